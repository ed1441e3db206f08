"""One form for each unit of a list, with what the list says of it filled in."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any, NamedTuple

from jianjia_rules.diagnostics import Diagnostic, Diagnostics, Place, nearest
from jianjia_rules.errors import CallError
from jianjia_rules.forms.build import build_form
from jianjia_rules.forms.model import AnswersSheet, Question
from jianjia_rules.forms.words import plain, readings
from jianjia_rules.language.paths import FieldPath, format_path
from jianjia_rules.language.record_schema import RecordSchema
from jianjia_rules.language.rulebook import Rulebook
from jianjia_rules.language.text import Lang
from jianjia_rules.records.identity import joined_id
from jianjia_rules.records.list_files import AnyPath, read_entries
from jianjia_rules.records.previous import PreviousRecords
from jianjia_rules.records.reading_faults import one
from jianjia_rules.records.table_cells import put
from jianjia_rules.records.text_values import plain_id, text_of
from jianjia_rules.records.workbooks.values import choice_of
from jianjia_rules.reports.template.file_names import FileNames
from jianjia_rules.reports.template.prepare import prepare
from jianjia_rules.reports.template.template import Template
from jianjia_rules.reports.template.values import value_at


class Registered(NamedTuple):
    """The form of one unit, and a name for its file, without its ending."""

    name: str
    template: Template


def registered(
    rulebook: Rulebook,
    register: Iterable[AnyPath],
    *,
    unit_type: str | None = None,
    period: str | None = None,
    lang: Lang = "zh",
    previous: PreviousRecords | None = None,
    told: Diagnostics | None = None,
) -> Iterator[Registered]:
    """The forms of a list's units, in its order; raises CallError with everything that is wrong with the list.

    `told` takes what is odd and no error: columns that were not read.

    `unit_type` leaves the units of other types out, and is the type where the list names none; else that is the type
    of the unit's record of the period before.
    """
    faults = Diagnostics()
    units = list(_units(rulebook, register, unit_type, _types_before(previous, period), faults))
    if not units and not faults.has_errors:
        faults.add("JJ962", None, paths=tuple(str(path) for path in register))
    if faults.has_errors:
        raise CallError(faults.sorted())
    if told is not None:
        told.extend(faults)
    names = FileNames()
    for id, type, data in units:
        before = previous.of(id, period) if previous is not None and period is not None else None
        template = prepare(rulebook, type, period, lang, data, before.data if before is not None else None)
        name = value_at(data, rulebook.record.name) if rulebook.record.name is not None else None
        yield Registered(names.of(" ".join(str(each) for each in (id, name) if each)), template)


def _types_before(previous: PreviousRecords | None, period: str | None) -> Callable[[str], str | None]:
    """What type a unit was of in the period before, as far as a record of it is known."""

    def type_of(id: str) -> str | None:
        before = previous.of(id, period) if previous is not None and period is not None else None
        return before.unit.type if before is not None else None

    return type_of


class _Unit(NamedTuple):
    id: str
    type: str
    data: dict[str, Any]


def _units(
    rulebook: Rulebook,
    register: Iterable[AnyPath],
    unit_type: str | None,
    type_before: Callable[[str], str | None],
    faults: Diagnostics,
) -> Iterator[_Unit]:
    settings = rulebook.record
    known = _columns(rulebook)
    ids = settings.unit if settings.parent is None else (*settings.unit, settings.parent)
    types = {each.id: each for each in rulebook.unit_types}
    seen: dict[str, Place | None] = {}
    told: set[str] = set()
    untyped: list[tuple[str, Place | None]] = []
    for raw in read_entries(register, RecordSchema({}, {}), faults):
        if not isinstance(raw.data, Mapping):
            continue
        data: dict[str, Any] = {}
        for path, value in _leaves(raw.data, ()):
            column = path[0] if len(path) == 1 else format_path(path)
            question = known.get(plain(column))
            if question is not None:
                text = text_of(value)
                meant = choice_of(text, question) if text is not None and question.choices else None
                put(data, question.path, meant if meant is not None else value)
            elif column not in told:
                told.add(column)
                near = nearest(column, [format_path(each.path) for each in known.values()])
                faults.extend([one("JJ809", raw.origin.place(path), column=column, nearest=near)])
        for each in ids:
            if (text := text_of(value_at(data, each))) is not None:
                put(data, each, plain_id(text))
        parts = [text_of(value_at(data, each)) for each in settings.unit]
        place = raw.origin.place(())
        if None in parts:
            faults.extend([_no_id(settings.unit, raw.data, place)])
            continue
        id = joined_id([part or "" for part in parts])
        type = text_of(value_at(data, settings.type)) if settings.type is not None else None
        type = type or unit_type or type_before(id) or (next(iter(types)) if len(types) == 1 else None)
        if type is None:
            untyped.append((id, place))
        elif type not in types:
            near = nearest(type, types)
            faults.extend([one("JJ963", place, unit=id, found=type, known=tuple(types), nearest=near)])
        elif id in seen:
            faults.extend([one("JJ832", place, related=seen[id], key=id, register="--register")])
        elif unit_type in {None, type}:
            yield _Unit(id, type, data)
        seen.setdefault(id, place)
    if untyped:
        id, place = untyped[0]
        faults.extend([one("JJ969", place, unit=id, count=len(untyped), known=tuple(types))])


def _no_id(paths: tuple[FieldPath, ...], row: Mapping[str, Any], place: Place | None) -> Diagnostic:
    column = format_path(paths[0])
    return one("JJ831", place, column=column, nearest=nearest(paths[0][-1], [str(key) for key in row]))


def _columns(rulebook: Rulebook) -> dict[str, Question]:
    """What a column may be called: a field's path or title; id, name, type, parent (编号 …) for short."""
    form = build_form(rulebook, whole=True)
    asked = [each for sheet in form.sheets if isinstance(sheet, AnswersSheet) for each in sheet.questions]
    known = {said: question for question in asked for said in readings(question)}
    settings = rulebook.record
    by_path = {question.path: question for question in asked}
    short = {"name": settings.name, "type": settings.type, "parent": settings.parent}
    short |= {"名称": settings.name, "类别": settings.type, "上级": settings.parent}
    if len(settings.unit) == 1:
        short |= {"id": settings.unit[0], "编号": settings.unit[0]}
    return known | {key: by_path[path] for key, path in short.items() if path is not None and path in by_path}


def _leaves(data: Mapping[str, Any], path: FieldPath) -> Iterator[tuple[FieldPath, Any]]:
    for key, value in data.items():
        if isinstance(value, Mapping):
            yield from _leaves(value, (*path, str(key)))
        elif value is not None and value != "":
            yield (*path, str(key)), value
