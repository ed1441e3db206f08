"""How words are put together in a language: templates, lists, brackets, points."""

from collections.abc import Sequence
from dataclasses import replace
from fractions import Fraction
from string import Formatter
from typing import Protocol

from jianjia_rules.dataclass import dataclass
from jianjia_rules.language.conditions import Condition
from jianjia_rules.language.inference import type_of
from jianjia_rules.language.measures import Field, Items, Operand
from jianjia_rules.language.scalars import Number, format_number
from jianjia_rules.language.text import Lang, Text
from jianjia_rules.language.types import Kind, ValueType
from jianjia_rules.wording.numbers import number_text
from jianjia_rules.wording.titles import Titles

_FORMATTER = Formatter()
_MOST_PARTS = 100
"""Finer fractions of a point are rounded all the same."""


class Teller(Protocol):
    """Says nodes that stand inside other nodes; measures and conditions hold each other."""

    def operand(self, operand: Operand, voice: "Voice", beside: Operand | None) -> str:
        """An operand; `beside` is what it is compared with."""

    def condition(self, condition: Condition, voice: "Voice", denied: bool) -> str:
        """A condition, or (`denied`) that it does not hold."""


@dataclass(frozen=True, slots=True)
class Voice:
    """A language, and what things are called in it."""

    lang: Lang
    titles: Titles
    teller: Teller

    def operand(self, operand: Operand, beside: Operand | None = None) -> str:
        """An operand inside another node."""
        return self.teller.operand(operand, self, beside)

    def condition(self, condition: Condition, denied: bool = False) -> str:
        """A condition inside another node."""
        return self.teller.condition(condition, self, denied)

    def inside(self, items: Items) -> "Voice":
        """The same voice speaking of one item of a list."""
        info = self.titles.info(Field(items.path))
        entry = info.type.entry if info is not None else None
        single = entry is not None and entry.kind not in {Kind.OBJECT, Kind.ANY, Kind.ITEMS}
        return replace(self, titles=self.titles.inside(items.path, entry if single else None))

    def say(self, phrase: Text, **words: object) -> str:
        """The phrase with its gaps filled; in Chinese a blank sets a gap's digits and letters off from the text."""
        template = phrase.get(self.lang)
        said = ""
        for literal, name, _, _ in _FORMATTER.parse(template):
            said = self.join(said, literal)
            if name:
                said = self.join(said, str(words[name]))
        return said

    def of(self, text: Text) -> str:
        """A title or word in the language."""
        return text.get(self.lang)

    def all_of(self, words: Sequence[str]) -> str:
        """`甲、乙和丙`, `a, b and c`."""
        return self._listed(words, AND)

    def one_of(self, words: Sequence[str]) -> str:
        """`甲、乙或丙`, `a, b or c`."""
        return self._listed(words, OR)

    def clauses(self, clauses: Sequence[str], joint: Text) -> str:
        """Several clauses: `甲，乙，且丙`, `a, b and c`."""
        if len(clauses) == 1:
            return clauses[0]
        if self.lang == "en":
            return ", ".join(clauses[:-1]) + joint.get("en") + clauses[-1]
        between = joint.get("zh") if len(clauses) == 2 else f"，{joint.get('zh')}"
        return self.join(self.join("，".join(clauses[:-1]), between), clauses[-1])

    def numbered(self, entries: Sequence[str]) -> str:
        """`（1）甲；（2）乙`, `(1) a; (2) b`."""
        number, between = ("（{}）{}", "；") if self.lang == "zh" else ("({}) {}", "; ")
        return between.join(number.format(index, entry) for index, entry in enumerate(entries, start=1))

    def semicolons(self, parts: Sequence[str]) -> str:
        """Parts of one sentence."""
        return ("；" if self.lang == "zh" else "; ").join(part for part in parts if part)

    def listed(self, words: Sequence[str]) -> str:
        """Words side by side: `甲、乙`, `a, b`."""
        return ("、" if self.lang == "zh" else ", ").join(words)

    def clauses_listed(self, parts: Sequence[str]) -> str:
        """Parts side by side: `甲，乙`, `a, b`."""
        return ("，" if self.lang == "zh" else ", ").join(parts)

    def bracketed(self, words: str) -> str:
        """The words in brackets."""
        return f"（{words}）" if self.lang == "zh" else f"({words})"

    def sentence(self, words: str) -> str:
        """The words as a sentence: its first letter large in English, a full stop at its end."""
        if self.lang == "zh":
            return words if words.endswith("。") else f"{words}。"
        large = words[:1].upper() + words[1:]
        return large if large.endswith(".") else f"{large}."

    def points(self, points: Number) -> str:
        """`3 分`, `1 point`, `2.5 points`."""
        return points_text(points, self.lang)

    def worth(self, points: Number) -> str:
        """Points as a rule states them: a third of a point is `1/3 分`, never 0.33, of which three are no whole one."""
        said, exact = format_number(points), Fraction(points)
        if "/" not in said or exact.denominator > _MOST_PARTS:
            return self.points(points)
        return f"{said} 分" if self.lang == "zh" else f"{said} {'point' if abs(exact) < 1 else 'points'}"

    def type_of(self, operand: Operand) -> ValueType:
        """The type of an operand here."""
        return type_of(operand, self.titles.scope)

    def _listed(self, words: Sequence[str], joint: Text) -> str:
        """Words in a row; quoted ones stand side by side in Chinese."""
        if len(words) < 2:
            return "".join(words)
        quoted = all(word.endswith("”") for word in words)
        between = ("" if quoted else "、") if self.lang == "zh" else ", "
        return self.join(self.join(between.join(words[:-1]), joint.get(self.lang)), words[-1])

    def join(self, said: str, more: str) -> str:
        """Two pieces of a sentence; in Chinese with a blank between a word and digits or letters."""
        if self.lang == "zh" and said and more and _apart(said[-1], more[0]):
            return f"{said} {more}"
        return said + more


def points_text(points: Number, lang: Lang) -> str:
    """`3 分`, `1 point`, `2.5 points`."""
    number = number_text(points)
    if lang == "zh":
        return f"{number} 分"
    return f"{number} point" if abs(Fraction(points)) == 1 else f"{number} points"


AND = Text("和", " and ")
OR = Text("或", " or ")
BOTH = Text("且", " and ")


def _apart(left: str, right: str) -> bool:
    return (_is_han(left) and _is_latin(right)) or ((_is_latin(left) or left == "%") and _is_han(right))


def _is_han(character: str) -> bool:
    return "\u4e00" <= character <= "\u9fff"


def _is_latin(character: str) -> bool:
    return character.isascii() and (character.isalnum() or character == "-")
