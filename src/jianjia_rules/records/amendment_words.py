"""What later versions and an office changed in a record, as diagnostics with both places."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from jianjia_rules.diagnostics import Diagnostic, Words
from jianjia_rules.language.record_schema import RecordSchema
from jianjia_rules.records.field_words import name_of, shown
from jianjia_rules.records.layering import token
from jianjia_rules.records.reading_faults import one
from jianjia_rules.records.versions import WORDS
from jianjia_rules.units.record import Amendment, Source, TreePath

_MOST_VALUES = 6
_PRIVATE = Words("（不公开的值）", "(private)")
_NOTHING = Words("未填", "nothing")
_TRUTH = {True: Words("是", "yes"), False: Words("否", "no")}


def amendment_notes(
    amendments: Iterable[Amendment], schema: RecordSchema, unit: str, period: str
) -> Iterator[Diagnostic]:
    """A note for each value that changed; none for what the office confirms or only adds."""
    for each in amendments:
        code = _code(each)
        if code is not None:
            yield amendment_note(code, each, schema, unit, period)


def amendment_note(code: str, amendment: Amendment, schema: RecordSchema, unit: str, period: str) -> Diagnostic:
    """A diagnostic about a value that was given anew."""
    path, private = amendment.path, amendment.private
    return one(
        code,
        amendment.place,
        related=amendment.before_place,
        unit=unit,
        period=period,
        version=version_words(amendment.source, amendment.number),
        path=name_of(path, schema),
        before=_PRIVATE if private else value_words(amendment.before, schema, path),
        after=_PRIVATE if private else value_words(amendment.after, schema, path),
    )


def version_words(source: Source, number: str) -> Words:
    """A version as people call it: 更正第 2 号, correction no. 2."""
    words = WORDS.get(source)
    if words is None:
        return Words("考核办", "the office")
    if not number:
        return words
    if number.isdecimal():
        return Words(f"{words.zh}第 {number} 号", f"{words.en} no. {number}")
    return Words(f"{number} 的{words.zh}", f"{words.en} of {number}")


def value_words(value: Any, schema: RecordSchema, path: TreePath) -> Words:
    """A value in a few words; of an entry of a list its first values, but for private ones."""
    match value:
        case None:
            return _NOTHING
        case bool():
            return _TRUTH[value]
        case list():
            if len(value) > _MOST_VALUES or any(isinstance(entry, Mapping | list) for entry in value):
                return Words(f"{len(value)} 项", f"{len(value)} {'entry' if len(value) == 1 else 'entries'}")
            return _joined(value) if value else Words("没有（空列表）", "none (an empty list)")
        case Mapping():
            names = tuple(step for step in path if isinstance(step, str))
            open_values = (value[name] for name in value if not _is_private(schema, (*names, name)))
            return _joined([each for each in open_values if not isinstance(each, Mapping | list)][:3])
        case _:
            return _joined([value])


def _code(amendment: Amendment) -> str | None:
    before, after = amendment.before, amendment.after
    if amendment.source is Source.OFFICE:
        return None if before is None or token(before) == token(after) else "JJ862"
    if after is None:
        return "JJ861"
    return "JJ859" if before is None else "JJ860"


def _is_private(schema: RecordSchema, path: tuple[str, ...]) -> bool:
    info = schema.lookup(path)
    return info is not None and info.private


def _joined(values: list[Any]) -> Words:
    texts = [shown(value) for value in values]
    return Words("、".join(texts), ", ".join(texts))
