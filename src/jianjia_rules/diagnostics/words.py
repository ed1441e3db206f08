"""What a message says about a value: bilingual words, and any value shown as text."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from decimal import Decimal
from fractions import Fraction
from typing import Literal

from jianjia_rules.dataclass import dataclass
from jianjia_rules.diagnostics.inert import shortened
from jianjia_rules.diagnostics.place import Place

Lang = Literal["zh", "en"]

_MOST_ITEMS = 12
_MOST_KEPT = 1_000
"""Characters of a text: more than any message shows of it."""


@dataclass(frozen=True, slots=True)
class Words:
    """An argument of a message that reads differently in the two languages."""

    zh: str
    en: str

    def get(self, lang: Lang) -> str:
        """The words in this language."""
        return self.zh if lang == "zh" else self.en


def shown(value: object, lang: Lang) -> str:
    """A value as a message prints it: inert, of bounded length, lists joined in the language's way."""
    match value:
        case Words():
            return shortened(value.get(lang), 400)
        case str():
            return shortened(value)
        case bool():
            return "true" if value else "false"
        case None:
            return "（空）" if lang == "zh" else "nothing"
        case int() | Decimal() | Fraction():
            return _shown_number(value)
        case Place():
            return str(
                replace(value, file=shortened(value.file, 400), sheet=value.sheet and shortened(value.sheet, 60))
            )
        case tuple() | list():
            return _shown_list(value, lang)
        case _:
            return shortened(str(value))


def kind_of(value: object) -> Words:
    """What kind of value a document holds at some place, in words: 文字 / text, 数 / a number …."""
    match value:
        case None:
            return Words("空值", "nothing")
        case bool():
            return Words(f"是非值 {str(value).lower()}", f"the truth value {str(value).lower()}")
        case int() | Decimal() | Fraction():
            return Words(f"数 {shown(value, 'zh')}", f"the number {shown(value, 'en')}")
        case str():
            return Words(f"文字“{shortened(value, 40)}”", f'the text "{shortened(value, 40)}"')
        case Mapping():
            return Words("一组“键: 值”", "a mapping (key: value)")
        case Sequence():
            return Words("一个列表", "a list")
        case _:
            return Words("别的东西", "something else")


def frozen(value: object) -> object:
    """An argument as a diagnostic keeps it: immutable, hashable, picklable."""
    match value:
        case str():
            return value[:_MOST_KEPT]
        case None | bool() | int() | Decimal() | Fraction() | Words() | Place():
            return value
        case tuple() | list():
            return tuple(frozen(item) for item in value)
        case set() | frozenset():
            return tuple(sorted(str(item) for item in value))
        case _:
            return shortened(str(value), 400)


def _shown_list(items: Sequence[object], lang: Lang) -> str:
    parts = [shown(item, lang) for item in items[:_MOST_ITEMS]]
    if len(items) > _MOST_ITEMS:
        parts.append("…")
    return ("、" if lang == "zh" else ", ").join(parts)


def _shown_number(value: int | Decimal | Fraction) -> str:
    # An int too long to be written in decimal raises ValueError; so may what a Fraction holds.
    try:
        return shortened(str(value), 40)
    except ValueError:
        return "…"
