"""What a literal or a parameter stands for at its place."""

from dataclasses import replace
from datetime import date

from jianjia_rules.diagnostics.nearest import nearest
from jianjia_rules.language.fields import field_type
from jianjia_rules.language.fitting import Typed, fit
from jianjia_rules.language.literals import Place, constant_as, literal_kind
from jianjia_rules.language.measures import Choice, Constant, Field
from jianjia_rules.language.measures import Scope as From
from jianjia_rules.language.operators import RESERVED_PARAMETERS
from jianjia_rules.language.parameters import ByField, Parameter, value_at
from jianjia_rules.language.problems import Problem, Report, problem
from jianjia_rules.language.scalars import DateSpan, parse_percent
from jianjia_rules.language.scope import Scope
from jianjia_rules.language.types import ANY, DATE, Kind, ValueType
from jianjia_rules.language.units import ONE, plain_unit

_ANY_DAY = DateSpan(date.min.toordinal(), date.max.toordinal())


def literal(value: object, wanted: ValueType | None, place: Place, report: Report) -> Typed:
    """The bound constant of a scalar (or of a list, where `place` takes one), and its type."""
    if isinstance(value, tuple):
        return _list(value, wanted, place, report)
    constant = constant_as(value, wanted or ANY, place, report)
    return Typed(constant, _type(value, constant, wanted, place))


def parameter_value(name: str, scope: Scope, wanted: ValueType | None, place: Place, report: Report) -> Typed:
    """The bound value of a parameter for the scope's unit type and day: a constant, or a choice by a field."""
    if name in RESERVED_PARAMETERS:
        day = _ANY_DAY if place.days is None else place.days.reserved(name)
        return fit(Typed(Constant(day, Kind.DATE), DATE), wanted, place.subject, place.at, report)
    parameter = scope.parameters.get(name)
    if parameter is None:
        known = (*scope.parameters, *RESERVED_PARAMETERS)
        report(problem(place.at, "JJ301", name=name, known=known, nearest=nearest(name, known)))
        return Typed(Constant(0, Kind.ANY), wanted or ANY)
    value = value_at(parameter.value, scope.unit_type, scope.as_of)
    here = replace(place, unit=parameter.unit, parameter=name)
    match value:
        case Constant(given):
            return literal(given, wanted, here, report)
        case ByField():
            return _choice(value, scope, wanted, here, report)
        case None:
            report(_without_value(parameter, scope, place))
            return Typed(Constant(0, Kind.ANY), wanted or ANY)


def _choice(value: ByField, scope: Scope, wanted: ValueType | None, place: Place, report: Report) -> Typed:
    node = Field(value.path, From.RECORD)
    # What is wrong with the field is said once, where the parameter is defined.
    kind = field_type(node, scope, place.at, lambda _: None)
    cases: list[tuple[str, Constant]] = []
    type = wanted or ANY
    for key, case in value.values:
        found = _case(case, wanted, place, report)
        if found is not None:
            cases.append((key, found[0]))
            type = found[1]
    otherwise = None if value.otherwise is None else _case(value.otherwise, wanted, place, report)
    bound = replace(node, kind=kind.kind, levels=kind.levels)
    return Typed(Choice(bound, tuple(cases), otherwise[0] if otherwise is not None else None), type)


def _case(case: object, wanted: ValueType | None, place: Place, report: Report) -> tuple[Constant, ValueType] | None:
    """One case as a constant; a choice inside a choice has none."""
    if not isinstance(case, Constant):
        return None
    found = literal(case.value, wanted, place, report)
    return (found.node, found.type) if isinstance(found.node, Constant) else None


def _list(values: tuple[object, ...], wanted: ValueType | None, place: Place, report: Report) -> Typed:
    entry = wanted or ANY
    if entry.kind is Kind.VALUES:
        entry = entry.entry or ANY
    elif not place.many and entry.kind is not Kind.ANY:
        report(problem(place.at, "JJ419", name=place.parameter))
    entries = [constant_as(each, entry, place, report) for each in values]
    kind = entries[0].kind if entries else None
    bound = Constant(tuple(each.value for each in entries), Kind.VALUES)  # type: ignore[misc]
    return Typed(bound, ValueType(Kind.VALUES, entry=ValueType(kind or Kind.ANY)))


def _type(value: object, constant: Constant, wanted: ValueType | None, place: Place) -> ValueType:
    if wanted is not None and wanted.kind is not Kind.ANY and (wanted.kind is not Kind.NUMBER or wanted.unit):
        return wanted
    if constant.kind is not Kind.NUMBER:
        return ValueType(constant.kind or literal_kind(value))
    if isinstance(value, str) and parse_percent(value) is not None:
        return ValueType(Kind.NUMBER, ONE)
    return ValueType(Kind.NUMBER, plain_unit(place.unit))


def _without_value(parameter: Parameter, scope: Scope, place: Place) -> Problem:
    if value_at(parameter.value, scope.unit_type, date.max) is None:
        return problem(place.at, "JJ320", name=parameter.id, type=scope.unit_type)
    return problem(place.at, "JJ319", name=parameter.id, date=scope.as_of.isoformat())
