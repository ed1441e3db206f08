"""Making a typed node fit the place it stands in: the kind that is wanted there, the unit that is compared."""

from dataclasses import replace

from jianjia_rules.dataclass import dataclass
from jianjia_rules.diagnostics.words import Words
from jianjia_rules.language.measures import (
    Add,
    Aggregate,
    Call,
    Choice,
    Constant,
    Count,
    DaysFrom,
    Difference,
    EarnedOf,
    Excess,
    Field,
    Growth,
    HigherOf,
    HowMany,
    LowerOf,
    Named,
    Operand,
    OutcomeOf,
    ParameterRef,
    Previous,
    Ratio,
    Shortfall,
    Times,
)
from jianjia_rules.language.paths import format_path
from jianjia_rules.language.problems import At, Report, kind_words, problem
from jianjia_rules.language.scalars import format_number
from jianjia_rules.language.types import Kind, ValueType
from jianjia_rules.language.units import factor, is_compound, is_plain, plain_unit

_LISTS = frozenset((Kind.ITEMS, Kind.VALUES))
_TEXTS = frozenset((Kind.TEXT, Kind.SCALE))


@dataclass(frozen=True, slots=True)
class Typed:
    """A bound node and its type."""

    node: Operand
    type: ValueType


def fit(found: Typed, wanted: ValueType | None, subject: str, at: At, report: Report) -> Typed:
    """The node where a value of type `wanted` is expected; numbers are converted into its unit.

    `subject` is what it is compared with; empty inside arithmetic. What does not fit is reported and taken for fitting,
    so that one fault is reported once.
    """
    if wanted is None or wanted.kind is Kind.ANY:
        return found
    if found.type.kind is Kind.ANY:
        return Typed(_as_kind(found.node, wanted), wanted)
    if found.type.kind is wanted.kind:
        return _alike(found, wanted, subject, at, report)
    if {found.type.kind, wanted.kind} <= _TEXTS:
        return found
    _report_kind(found, wanted, subject, at, report)
    return Typed(found.node, wanted)


def in_unit(found: Typed, unit: str | None) -> Typed | None:
    """The node in another unit; None where the units do not convert. An unknown unit is taken for the other."""
    own = found.type.unit
    if unit is None or own == unit or is_compound(own) or is_compound(unit):
        return found
    typed = replace(found.type, unit=unit)
    if own is None:
        return Typed(found.node, typed)
    scale = factor(own, unit)
    return None if scale is None else Typed(Times((Constant(scale, Kind.NUMBER), found.node)), typed)


def with_unit(found: Typed, declared: str | None, at: At, report: Report) -> Typed:
    """A named measure in the unit that its author declares for it; what is counted may be renamed (人 into 人次)."""
    unit = plain_unit(declared)
    if found.type.kind is not Kind.NUMBER or unit is None:
        return found
    converted = in_unit(found, unit)
    if converted is None:
        own = found.type.unit or ""
        if is_plain(own) and is_plain(unit):
            return Typed(found.node, replace(found.type, unit=unit))
        data = {"subject": subject_of(found.node), "unit": own, "other": "unit", "other_unit": unit}
        report(problem((*at, "unit"), "JJ403", **data))
        return found
    return converted


def subject_of(node: Operand) -> str:
    """How messages call a measure: its path or name, else its head key."""
    match node:
        case Field(path):
            return format_path(path)
        case Named(name):
            return name
        case ParameterRef(name):
            return f"${name}"
        case Constant(value):
            return format_number(value) if isinstance(value, int) else str(value)
        case Aggregate(how, items):
            return f"{how.value}: {format_path(items.path)}"
        case Count(items):
            return f"count: {format_path(items.path)}"
        case Ratio(value, to):
            return f"{subject_of(value)} / {subject_of(to)}"
        case Growth(measure) | Previous(measure):
            return f"{_HEADS[type(node)]}: {subject_of(measure)}"
        case OutcomeOf(name) | EarnedOf(name):
            return f"{_HEADS[type(node)]}: {name}"
        case _:
            return _HEADS[type(node)]


def head_of(node: Operand) -> str:
    """The head key of a measure as an author writes it."""
    match node:
        case Field(_, scope):
            return scope.value
        case Aggregate(how):
            return how.value
        case _:
            return _HEADS[type(node)]


_HEADS: dict[type, str] = {
    Named: "measure",
    Previous: "previous",
    Count: "count",
    Add: "add",
    Times: "times",
    LowerOf: "lower_of",
    HigherOf: "higher_of",
    Difference: "difference",
    Ratio: "ratio",
    Growth: "growth",
    Shortfall: "shortfall",
    Excess: "excess",
    DaysFrom: "days_from",
    HowMany: "how_many",
    OutcomeOf: "outcome",
    EarnedOf: "earned",
    Call: "call",
    Choice: "by",
    Constant: "",
    ParameterRef: "",
}


def _as_kind(node: Operand, wanted: ValueType) -> Operand:
    return replace(node, kind=wanted.kind, levels=wanted.levels) if isinstance(node, Field) else node


def _alike(found: Typed, wanted: ValueType, subject: str, at: At, report: Report) -> Typed:
    if wanted.kind is Kind.SCALE and found.type.levels != wanted.levels:
        report(problem(at, "JJ420", subject=subject, other=subject_of(found.node)))
    if wanted.kind is not Kind.NUMBER:
        return found
    converted = in_unit(found, wanted.unit)
    if converted is not None:
        return converted
    data = {"unit": wanted.unit, "other": _quoted(subject_of(found.node)), "other_unit": found.type.unit}
    report(problem(at, "JJ403", subject=subject, **data))
    return Typed(found.node, wanted)


def _quoted(name: str) -> Words:
    return Words(f"“{name}”", f'"{name}"')


def _report_kind(found: Typed, wanted: ValueType, subject: str, at: At, report: Report) -> None:
    own = subject_of(found.node)
    kind = kind_words(found.type.kind)
    if found.type.kind in _LISTS:
        advice = Words("要数条目，写 count。", "To count its entries, write count.")
        known = ("count", "distinct", "sum", "some", "every")
        report(problem(at, "JJ405", subject=own, known=known, advice=advice))
    elif not subject:
        report(problem(at, "JJ407", subject=own, kind=kind, wanted=kind_words(wanted.kind), advice=None))
    else:
        other = Words(f"“{own}”（{kind.zh}）", f'"{own}" ({kind.en})')
        named = kind_words(wanted.kind)
        report(problem(at, "JJ401", subject=subject, kind=named, found=other, wanted=named, advice=None))
