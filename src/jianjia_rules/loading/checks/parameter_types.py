"""Parameters where they are defined: their values fit their unit, the field that decides between them exists."""

from collections.abc import Iterator
from typing import Any

from jianjia_rules.diagnostics.nearest import nearest
from jianjia_rules.diagnostics.words import Words, kind_of
from jianjia_rules.language.fields import field_type
from jianjia_rules.language.measures import Constant, Field
from jianjia_rules.language.parameters import ByField, ByType, Dated, Parameter, ParameterValue
from jianjia_rules.language.paths import format_path
from jianjia_rules.language.problems import At, Problem
from jianjia_rules.language.rulebook import Rulebook
from jianjia_rules.language.scalars import as_number, format_number, parse_percent
from jianjia_rules.language.scope import scope_of
from jianjia_rules.language.types import Kind
from jianjia_rules.language.units import ONE, PERCENT, plain_unit
from jianjia_rules.loading.faults import Faults
from jianjia_rules.loading.node_scalars import number_in

_NUMBER = Words("数", "a number")
_PERCENTAGE = Words("百分数", "a percentage")
_NOT_BY_TEXT = frozenset((Kind.ITEMS, Kind.VALUES, Kind.OBJECT))


def check_parameters(rulebook: Rulebook, faults: Faults) -> None:
    """Report the values that do not fit their parameter."""
    for name, parameter in rulebook.parameters.items():
        at: At = ("parameters", name, "values")
        for path, value in _values(parameter.value, at):
            match value:
                case ByField():
                    _check_choice(value, rulebook, path, faults)
                case _:
                    _check_unit(parameter, value, path, faults)


def _values(value: ParameterValue, at: At) -> Iterator[tuple[At, Constant | ByField]]:
    """The constants of a parameter and the choices by field, with where they stand."""
    match value:
        case Constant():
            yield at, value
        case Dated(values):
            for day, inner in values:
                yield from _values(inner, (*at, day.isoformat()))
        case ByType(values, otherwise):
            for key, inner in (*values, *(() if otherwise is None else (("otherwise", otherwise),))):
                yield from _values(inner, (*at, key))
        case ByField(_, values, otherwise):
            yield at, value
            for key, inner in (*values, *(() if otherwise is None else (("otherwise", otherwise),))):
                yield from _values(inner, (*at, "by", key))


def _check_choice(choice: ByField, rulebook: Rulebook, at: At, faults: Faults) -> None:
    def report(found: Problem) -> None:
        arguments: dict[str, Any] = dict(found.data)
        faults.add(found.code, found.at, on_key=found.on_key, **arguments)

    path = (*at, "by", "field")
    found = field_type(Field(choice.path), scope_of(rulebook, ""), path, report)
    subject = format_path(choice.path)
    if found.kind in _NOT_BY_TEXT:
        faults.add("JJ405", path, subject=subject, known=(), advice=None)
    known = found.choices or found.levels
    for key, _ in choice.values:
        if known and key not in known:
            meant = nearest(key, known)
            faults.add("JJ411", (*at, "by", key), on_key=True, subject=subject, found=key, known=known, nearest=meant)
    given = {key for key, _ in choice.values}
    left = tuple(each for each in known if each not in given)
    if choice.otherwise is None and found.kind is not Kind.ANY and (left or not known):
        faults.add("JJ430", (*at, "by"), on_key=True, subject=subject, left=left)


def _check_unit(parameter: Parameter, value: Constant | ByField, at: At, faults: Faults) -> None:
    unit = plain_unit(parameter.unit)
    if unit is None or not isinstance(value, Constant):
        return
    entries = value.value if isinstance(value.value, tuple) else (value.value,)
    for index, entry in enumerate(entries):
        place = (*at, index) if isinstance(value.value, tuple) else at
        percent = isinstance(entry, str) and parse_percent(entry) is not None
        if percent and unit in {PERCENT, ONE}:
            continue
        number = as_number(entry)
        if unit == PERCENT and number is not None and 0 < number < 1:
            meant = f"{format_number(100 * number)}%"
            faults.add("JJ429", place, name=parameter.id, found=format_number(number), meant=meant)
        if percent or number is None:
            written = number_in(entry)
            wanted, example = (_PERCENTAGE, f"{written or 60}%") if unit == PERCENT else (_NUMBER, written or "50")
            faults.add("JJ412", place, name=parameter.id, wanted=wanted, found=kind_of(entry), example=example)
