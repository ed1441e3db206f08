"""Where a condition is true and where it is false, as regions; elsewhere it is unknown (Kleene's logic).

A condition is read twice, as written and as bound: the bound form has the constants in the measure's unit, and the
written one tells apart what binding cannot yet (days that depend on the period).
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from typing import Any, NamedTuple

from jianjia_rules.dataclass import dataclass
from jianjia_rules.language.conditions import (
    All,
    AnyOf,
    Comparison,
    Condition,
    Every,
    NoneOf,
    Not,
    Some,
    Test,
    Word,
)
from jianjia_rules.language.fitting import subject_of
from jianjia_rules.language.measures import Constant, Field, Measure, Operand, Scope
from jianjia_rules.language.scalars import DateSpan, Number
from jianjia_rules.language.types import Kind
from jianjia_rules.loading.checks import regions
from jianjia_rules.loading.checks.regions import Region, Variable
from jianjia_rules.loading.checks.universes import Universes
from jianjia_rules.loading.checks.value_sets import (
    MISSING,
    NO_VALUE,
    TRUTHS,
    NameSet,
    NumberSet,
    ValueSet,
    names,
    points,
    span,
)


class Truths(NamedTuple):
    """Where a condition is true and where it is false; None where there are too many cases to follow."""

    true: Region
    false: Region

    def turned(self) -> "Truths":
        """Those of the opposite."""
        return Truths(self.false, self.true)


UNKNOWN = Truths(None, None)


@dataclass(frozen=True, slots=True)
class Judge:
    """Finds the truths of conditions as seen from the record or from the items of a list."""

    universes: Universes

    def truths(self, written: Condition, bound: Condition) -> Truths:
        """The truths of a condition."""
        match written, bound:
            case Test(), Test():
                return all_of(self.comparisons(written, bound))
            case All(parts), All(inner):
                return all_of(self.each(parts, inner))
            case AnyOf(parts), AnyOf(inner):
                return _any_of(self.each(parts, inner))
            case NoneOf(parts), NoneOf(inner):
                return _any_of(self.each(parts, inner)).turned()
            case Not(part), Not(inner):
                return self.truths(part, inner).turned()
            case (Some(), Some()) | (Every(), Every()):
                return _opaque(written)
        return UNKNOWN

    def each(self, written: Iterable[Condition], bound: Iterable[Condition]) -> list[Truths]:
        """The truths of several conditions."""
        return [self.truths(one, other) for one, other in zip(written, bound, strict=True)]

    def comparisons(self, written: Test, bound: Test) -> list[Truths]:
        """The truths of each comparison of a test."""
        variable = self.variable(written, bound)
        measure = self._here(written.measure)
        return [
            _compared(variable, bound, each, (measure, as_written))
            for as_written, each in zip(written.comparisons, bound.comparisons, strict=True)
        ]

    def variable(self, written: Test, bound: Test) -> Variable | None:
        """The measure of a test as a variable; None where its values have no order and no names."""
        universe = self.universes.of(bound)
        if universe is None:
            return None
        return Variable(self._here(written.measure), universe, bound.kind, subject_of(written.measure))

    def _here(self, measure: Measure) -> Measure:
        if isinstance(measure, Field) and measure.scope is Scope.RECORD and not self.universes.base:
            return replace(measure, scope=Scope.ITEM)
        return measure


def all_of(each: Sequence[Truths]) -> Truths:
    """The truths of several conditions that must all hold."""
    if len(each) == 1:
        return each[0]
    return Truths(regions.meet(one.true for one in each), regions.join(one.false for one in each))


def _any_of(each: Sequence[Truths]) -> Truths:
    return all_of([one.turned() for one in each]).turned()


def _compared(variable: Variable | None, test: Test, comparison: Comparison, key: object) -> Truths:
    word = comparison.word
    if word is Word.PRESENT:
        return _presence(variable, comparison, test.measure)
    if word in _CONTAINING:
        return _containing(comparison, key)
    listed = len(comparison.operands)
    values = None if variable is None or listed > _MOST_LISTED else _values(word, comparison.operands, test)
    if variable is None or values is None:
        return _opaque(key)
    universe: Any = variable.universe
    rest = universe.less(values.with_others(NO_VALUE))
    found = Truths(regions.where(variable, universe.meet(values)), regions.where(variable, rest))
    return found.turned() if word in _OPPOSITES else found


def _presence(variable: Variable | None, comparison: Comparison, measure: Measure) -> Truths:
    (operand,) = comparison.operands
    if variable is None:
        given = Variable(("present", measure), NameSet(frozenset((True, False))))
        found = Truths(regions.where(given, names([True])), regions.where(given, names([False])))
    else:
        named = isinstance(variable.universe, NameSet)
        universe: Any = variable.universe
        nothing = NameSet(frozenset(), others=MISSING) if named else NumberSet((), others=MISSING)
        missing = universe.meet(nothing)
        found = Truths(regions.where(variable, universe.less(missing)), regions.where(variable, missing))
    return found if isinstance(operand, Constant) and operand.value is True else found.turned()


def _containing(comparison: Comparison, key: tuple[Measure, Comparison] | object) -> Truths:
    """A list holds each of the wanted values or not, whatever else it holds."""
    if len(comparison.operands) > _MOST_LISTED or not all(_is_plain(each) for each in comparison.operands):
        return _opaque(key)
    measure = key[0] if isinstance(key, tuple) else key
    each = [_opaque((measure, Word.CONTAINS, operand)) for operand in comparison.operands]
    return all_of(each) if comparison.word is Word.CONTAINS_ALL else _any_of(each)


def _is_plain(operand: Operand) -> bool:
    return isinstance(operand, Constant) and not isinstance(operand.value, DateSpan)


def _opaque(key: object) -> Truths:
    """A comparison that holds or not, of which nothing else is known."""
    variable = Variable(("holds", key), TRUTHS)
    return Truths(regions.where(variable, names([True])), regions.where(variable, names([False])))


_MOST_LISTED = 200
"""Of longer lists of values nothing is followed, for the sake of time."""

_CONTAINING = frozenset((Word.CONTAINS, Word.CONTAINS_ANY, Word.CONTAINS_ALL))
_OPPOSITES = frozenset((Word.IS_NOT, Word.NOT_IN))
_NAMED = frozenset((Kind.TEXT, Kind.BOOLEAN))


def _values(word: Word, operands: Sequence[Operand], test: Test) -> ValueSet | None:
    """The values that a comparison asks for (of `is_not` and `not_in`: rules out); None where they are not fixed."""
    if test.kind in _NAMED:
        texts = [operand.value for operand in operands if isinstance(operand, Constant)]
        return names(texts) if len(texts) == len(operands) and word in _LISTING else None
    numbers = [_number(operand, test) for operand in operands]
    known = [number for number in numbers if number is not None]
    if len(known) < len(numbers):
        return None
    if word in _LISTING:
        return points(known)
    return _SPANS[word](*known) if word in _SPANS else None


def _number(operand: Operand, test: Test) -> Number | None:
    """A constant as a number: a day by its ordinal, a level by its place."""
    if not isinstance(operand, Constant):
        return None
    match operand.value:
        case bool():
            return None
        case DateSpan(first, last):
            return first if first == last else None
        case str(text):
            return test.levels.index(text) if text in test.levels else None
        case value:
            return value if isinstance(value, Number) else None


_LISTING = frozenset((Word.IS, Word.IS_NOT, Word.IN, Word.NOT_IN))
_SPANS: Mapping[Word, Callable[..., NumberSet]] = {
    Word.AT_LEAST: lambda low: span(low),
    Word.ON_OR_AFTER: lambda low: span(low),
    Word.ABOVE: lambda low: span(low, after_low=True),
    Word.AFTER: lambda low: span(low, after_low=True),
    Word.AT_MOST: lambda high: span(high=high),
    Word.ON_OR_BEFORE: lambda high: span(high=high),
    Word.BELOW: lambda high: span(high=high, before_high=True),
    Word.BEFORE: lambda high: span(high=high, before_high=True),
    Word.BETWEEN: lambda low, high: span(low, high),
}
