"""A form from a record schema and its rulebook."""

from collections import deque
from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from typing import Any

from jianjia_rules.forms.model import (
    Answer,
    AnswersSheet,
    Choice,
    Form,
    ListSheet,
    Question,
    ScoresSheet,
    Section,
    Sheet,
)
from jianjia_rules.forms.refused import for_type
from jianjia_rules.forms.words import ANSWERS, ANSWERS_ID, COVER, COVER_ID, SCORES
from jianjia_rules.language.citations import types_of
from jianjia_rules.language.paths import FieldPath
from jianjia_rules.language.record_schema import FieldInfo
from jianjia_rules.language.rulebook import Rulebook
from jianjia_rules.language.text import Text
from jianjia_rules.language.types import Kind

MOST_SLOTS = 4
"""Columns that a list of choices takes at most in the rows of a list."""
_DEEPEST = 6


def build_form(
    rulebook: Rulebook,
    unit_type: str | None = None,
    *,
    whole: bool = False,
    also: frozenset[FieldPath] = frozenset(),
) -> Form:
    """The form for units of a type; without one, with the questions of all types.

    `whole` takes in what no unit is asked for (`readOnly`): the office's data, what tools compute. `also` are fields,
    or what they stand in, that are taken in though units of the type are not asked for them.
    """
    wanted = (unit_type, whole, also)
    for made_of, made_for, form in _MADE:
        if made_of is rulebook and made_for == wanted:
            return form
    builder = _Builder(rulebook, unit_type, whole, also)
    sheets = tuple(builder.sheets())
    form = Form(rulebook.id, rulebook.edition, rulebook.digest, rulebook.title, unit_type, sheets)
    _MADE.append((rulebook, wanted, form))
    return form


_MADE: deque[tuple[Rulebook, tuple[str | None, bool, frozenset[FieldPath]], Form]] = deque(maxlen=8)
"""The forms made last: hundreds of workbooks are read by the same few."""


class _Builder:
    def __init__(self, rulebook: Rulebook, unit_type: str | None, whole: bool, also: frozenset[FieldPath]) -> None:
        self._whole = whole
        self._also = also
        self._rulebook = rulebook
        self._schema = rulebook.schema
        self._settings = rulebook.record
        self._unit_type = unit_type
        self._for_type = for_type(self._schema, self._settings.type, unit_type)
        self._lists: list[ListSheet] = []
        self._cover: dict[FieldPath, list[Question]] = {}
        self._answers: dict[FieldPath, list[Question]] = {}

    def sheets(self) -> Iterator[Sheet]:
        identity = (*self._settings.unit, self._settings.name, self._settings.type, self._settings.period)
        self._walk((), identity=frozenset(path for path in identity if path is not None), on_cover=False, depth=0)
        yield AnswersSheet(COVER_ID, COVER, tuple(self._sections(self._cover)))
        yield AnswersSheet(ANSWERS_ID, ANSWERS, tuple(self._sections(self._answers)))
        yield from self._lists
        path = self._settings.self_scores
        if path is not None and not self._is_left_out(path):
            rules = (
                rule
                for rule in self._rulebook.rules
                if self._unit_type is None or self._unit_type in types_of(self._rulebook, rule)
            )
            yield ScoresSheet(path, tuple((rule.id, rule.title) for rule in rules), SCORES)

    def _walk(self, base: FieldPath, identity: frozenset[FieldPath], on_cover: bool, depth: int) -> None:
        for name in self._schema.names(base):
            path = (*base, name)
            info = self._schema.lookup(path)
            if info is None or self._is_left_out(path) or path == self._settings.self_scores:
                continue
            if info.type.kind is Kind.OBJECT:
                cover = on_cover or self._keyword(path, (), "x-form") == "cover"
                if depth < _DEEPEST:
                    self._walk(path, identity, cover, depth + 1)
            elif info.type.kind is Kind.ITEMS:
                self._lists.append(self._list(path, info))
            elif (question := self._question(path, (), info)) is not None:
                chosen = self._cover if on_cover or path in identity else self._answers
                # Whose record it is and for when stands together, wherever the record keeps it.
                section = self._settings.unit[0][:-1] if path in identity else base
                chosen.setdefault(section, []).append(question)

    def _sections(self, found: Mapping[FieldPath, list[Question]]) -> Iterator[Section]:
        for base, questions in found.items():
            info = self._schema.lookup(base) if base else None
            yield Section(self._rulebook.title if info is None else info.title, tuple(questions))

    def _list(self, path: FieldPath, info: FieldInfo) -> ListSheet:
        questions = tuple(self._columns(path, (), 0))
        help = self._help(path, ())
        printed_at = next((each.path for each in questions if self._is_checklist(path, each)), None)
        printed: tuple[str, ...] = ()
        if printed_at is not None:
            printed = self._printed(path, next(each for each in questions if each.path == printed_at))
        return ListSheet(path, info.title, help, questions, printed_at, printed)

    def _columns(self, base: FieldPath, inside: FieldPath, depth: int) -> Iterator[Question]:
        for name in self._schema.names((*base, *inside)):
            path = (*inside, name)
            info = self._schema.lookup(path, base)
            if info is None or self._is_left_out((*base, *path), base):
                continue
            if info.type.kind is Kind.OBJECT and depth < _DEEPEST:
                yield from self._columns(base, path, depth + 1)
            elif (question := self._question(path, base, info)) is not None:
                yield question

    def _is_checklist(self, path: FieldPath, question: Question) -> bool:
        if self._keyword(question.path, path, "x-form") == "checklist":
            return True
        return path == self._settings.evidence and question.path == ("kind",) and question.answer is Answer.TEXT

    def _printed(self, path: FieldPath, question: Question) -> tuple[str, ...]:
        if question.choices:
            return tuple(choice.value for choice in question.choices)
        if self._unit_type is None or path != self._settings.evidence:
            return ()
        named = (
            kind
            for rule in self._rulebook.rules
            if rule.evidence is not None and self._unit_type in types_of(self._rulebook, rule)
            for kind in rule.evidence.kinds
        )
        return tuple(dict.fromkeys(named))

    def _question(self, path: FieldPath, base: FieldPath, info: FieldInfo) -> Question | None:
        answer = self._answer(path, base, info)
        if answer is None:
            return None
        choices = self._choices(path, base, info)
        types = self._types(path, base)
        return Question(
            path,
            answer,
            info.title,
            self._help(path, base),
            self._unit(path, base, info),
            choices,
            self._example(path, base, answer),
            self._number(path, base, "minimum"),
            self._number(path, base, "maximum"),
            self._is_required(path, base),
            info.private,
            answer is Answer.TEXT and "integer" in types,
            self._slots(path, base, answer, choices),
        )

    def _answer(self, path: FieldPath, base: FieldPath, info: FieldInfo) -> Answer | None:
        match info.type.kind:
            case Kind.BOOLEAN:
                return Answer.TRUTH
            case Kind.NUMBER:
                return Answer.WHOLE if self._types(path, base) <= {"integer", "null"} else Answer.NUMBER
            case Kind.DATE:
                return Answer.DAY if self._keyword(path, base, "format") == "date" else Answer.MONTH
            case Kind.TEXT | Kind.SCALE:
                return Answer.CHOICE if self._choices(path, base, info) else Answer.TEXT
            case Kind.VALUES:
                entry = None if info.type.entry is None else info.type.entry.kind
                if self._choices(path, base, info):
                    return Answer.CHOICES
                return Answer.NUMBERS if entry is Kind.NUMBER else Answer.TEXTS if entry in _TEXTS else None
            case _:
                return None

    def _choices(self, path: FieldPath, base: FieldPath, info: FieldInfo) -> tuple[Choice, ...]:
        type = info.type.entry if info.type.kind is Kind.VALUES and info.type.entry is not None else info.type
        values = type.levels if type.kind is Kind.SCALE else type.choices
        if not base and path == self._settings.type:
            titles = {each.id: each.title for each in self._rulebook.unit_types}
            chosen = [value for value in values or titles if self._unit_type in {None, value}]
            return tuple(Choice(value, titles.get(value, Text(value, value))) for value in chosen)
        zh = self._schema.choice_words(path, base, "zh")
        en = self._schema.choice_words(path, base, "en")
        return tuple(Choice(value, Text(zh.get(value, value), en.get(value, value))) for value in values)

    def _slots(self, path: FieldPath, base: FieldPath, answer: Answer, choices: tuple[Choice, ...]) -> int:
        if answer is not Answer.CHOICES or not base:
            return 1
        most = self._keyword(path, base, "maxItems")
        limit = min(most, len(choices)) if isinstance(most, int) else len(choices)
        return max(1, min(limit, MOST_SLOTS)) if limit <= MOST_SLOTS else 1

    def _is_required(self, path: FieldPath, base: FieldPath) -> bool:
        whole = (*base, *path)
        if whole in self._for_type.required:
            return True
        around = self._schema.binding(path[:-1], base) if path[:-1] or base else self._schema.binding(())
        if base and not path[:-1]:
            around = tuple(self._items(base))
        return any(path[-1] in _listed(node.get("required")) for node in around)

    def _items(self, base: FieldPath) -> Iterator[Mapping[str, Any]]:
        for node in self._schema.binding(base):
            if isinstance(node.get("items"), Mapping):
                yield node["items"]

    def _is_left_out(self, path: FieldPath, base: FieldPath = ()) -> bool:
        inside = path[len(base) :]
        if any(path[: len(each)] == each or each[: len(path)] == path for each in self._also):
            return False
        is_read_only = not self._whole and self._keyword(inside, base, "readOnly") is True
        return is_read_only or path in self._for_type.refused

    def _help(self, path: FieldPath, base: FieldPath) -> Text:
        zh = self._keyword(path, base, "description")
        en = self._keyword(path, base, "x-description-en")
        return Text(zh if isinstance(zh, str) else "", en if isinstance(en, str) else "")

    def _example(self, path: FieldPath, base: FieldPath, answer: Answer) -> str:
        examples = _listed(self._keyword(path, base, "examples"))
        if not examples or answer in {Answer.CHOICE, Answer.CHOICES, Answer.TRUTH}:
            return ""
        first = examples[0]
        return "；".join(str(each) for each in first) if isinstance(first, list) else str(first)

    def _unit(self, path: FieldPath, base: FieldPath, info: FieldInfo) -> str | None:
        unit = self._keyword(path, base, "x-unit") if info.type.kind is Kind.NUMBER else None
        return unit if isinstance(unit, str) and unit != "1" else None

    def _number(self, path: FieldPath, base: FieldPath, keyword: str) -> Decimal | int | None:
        value = self._keyword(path, base, keyword)
        return value if isinstance(value, int | Decimal) and not isinstance(value, bool) else None

    def _types(self, path: FieldPath, base: FieldPath) -> set[str]:
        value = self._keyword(path, base, "type")
        return {value} if isinstance(value, str) else set(_listed(value))

    def _keyword(self, path: FieldPath, base: FieldPath, keyword: str) -> Any:
        nodes = self._schema.binding(path, base)
        return next((node[keyword] for node in nodes if keyword in node), None)


def _listed(value: object) -> Sequence[Any]:
    return value if isinstance(value, list | tuple) else ()


_TEXTS = frozenset((Kind.TEXT, Kind.DATE, Kind.SCALE))
