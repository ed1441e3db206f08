"""What values a measure can have at all, in a valid record: a count is a whole number from 0 on.

Only what is sure narrows a universe; a measure of which nothing is known may be anything.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import field, replace
from functools import reduce
from math import inf
from typing import Any, TypeVar

from jianjia_rules.dataclass import dataclass
from jianjia_rules.language.conditions import Test
from jianjia_rules.language.measures import (
    Add,
    Aggregate,
    AggregateKind,
    Choice,
    Constant,
    Count,
    DaysFrom,
    Excess,
    Field,
    HigherOf,
    HowMany,
    Items,
    LowerOf,
    Measure,
    Named,
    Operand,
    OutcomeOf,
    Ratio,
    Shortfall,
    Times,
)
from jianjia_rules.language.measures import Scope as From
from jianjia_rules.language.outcomes import Outcome
from jianjia_rules.language.paths import FieldPath
from jianjia_rules.language.record_schema import RecordSchema
from jianjia_rules.language.scalars import Number, as_number
from jianjia_rules.language.types import Kind
from jianjia_rules.loading.checks.value_sets import (
    MISSING,
    NO_VALUE,
    NUMBERS,
    TEXTS,
    TRUTHS,
    WHOLE_NUMBERS,
    NameSet,
    NumberSet,
    ValueSet,
    span,
)

End = Number | float
S = TypeVar("S", NumberSet, NameSet)

_TYPED = frozenset(("type", "enum", "const"))


@dataclass(frozen=True, slots=True)
class Range:
    """From where to where the numbers of a measure lie, both ends included; `whole` when they are whole numbers."""

    low: End = -inf
    high: End = inf
    whole: bool = False

    def numbers(self) -> NumberSet:
        """The range as a universe."""
        if self == _ANY:
            return NUMBERS
        return (WHOLE_NUMBERS if self.whole else NUMBERS).meet(span(self.low, self.high).with_others(NO_VALUE))


_ANY = Range()


@dataclass(frozen=True, slots=True)
class Universes:
    """The universes of measures as seen from the record, or from the items of the list at `base`.

    `named` gives the bound form of a named measure. `entries` says that the items are single values.
    """

    schema: RecordSchema
    named: Callable[[str], Measure | None]
    base: FieldPath = ()
    entries: bool = False
    ranges: dict[str, "Range"] = field(default_factory=dict)
    """Those of named measures, found once: measures may speak of each other many times."""

    def inside(self, items: Items) -> "Universes":
        """Those of the items of a list."""
        return replace(self, base=(*self.base, *items.path), entries=items.scalars)

    def of(self, test: Test) -> ValueSet | None:
        """The universe of a bound test's measure; None where its kind has no order and no names."""
        measure = test.measure
        match test.kind:
            case Kind.NUMBER:
                return self._narrowed(self._numbers(measure), measure)
            case Kind.DATE:
                return WHOLE_NUMBERS
            case Kind.SCALE:
                return Range(0, len(test.levels) - 1, whole=True).numbers()
            case Kind.BOOLEAN:
                return self._narrowed(TRUTHS, measure)
            case Kind.TEXT:
                return self._narrowed(self._texts(measure), measure)
        return None

    def _narrowed(self, universe: S, measure: Measure) -> S:
        """Without values of another type, where the schema refuses those."""
        if isinstance(measure, Field) and any(
            not schema.keys().isdisjoint(_TYPED) for schema in self._binding(measure)
        ):
            return universe.with_others(MISSING)
        return universe

    def range(self, node: Operand) -> Range:
        """The range of a number."""
        match node:
            case Constant(value):
                number = as_number(value)
                return _ANY if number is None else Range(number, number)
            case Choice(_, cases, otherwise):
                found = [self.range(each) for each in (*(case for _, case in cases), otherwise) if each is not None]
                return Range(min(each.low for each in found), max(each.high for each in found)) if found else _ANY
            case Field():
                return self._field(node)
            case Named(name):
                return self._of_named(name)
            case Count(items):
                return Range(0, self._most_items(items), whole=True)
            case Aggregate():
                return self._aggregate(node)
            case HowMany(conditions):
                return Range(0, len(conditions), whole=True)
            case LowerOf(operands) | HigherOf(operands):
                choose = min if isinstance(node, LowerOf) else max
                found = [self.range(each) for each in operands]
                return Range(choose(each.low for each in found), choose(each.high for each in found))
            case Add(terms):
                found = [self.range(each) for each in terms]
                return Range(reduce(_plus, (each.low for each in found)), reduce(_plus, (each.high for each in found)))
            case Times(factors):
                return _product([self.range(each) for each in factors])
            case Ratio(value, to):
                return Range(0) if self.range(value).low >= 0 and self.range(to).low >= 0 else _ANY
            case Shortfall() | Excess():
                return Range(0)
            case DaysFrom():
                return Range(whole=True)
        return _ANY

    def _of_named(self, name: str) -> Range:
        if name not in self.ranges:
            self.ranges[name] = _ANY  # what a measure in a circle of names is taken for
            inner = self.named(name)
            if inner is not None:
                self.ranges[name] = replace(self, base=(), entries=False).range(inner)
        return self.ranges[name]

    def _numbers(self, measure: Measure) -> NumberSet:
        numbers = self.range(measure).numbers()
        if isinstance(measure, HowMany):
            return numbers.with_others(0)  # from so many to so many, whatever is not known
        if isinstance(measure, Field):
            for schema in self._binding(measure):
                low, high = (as_number(schema.get(key)) for key in ("exclusiveMinimum", "exclusiveMaximum"))
                inside = span(
                    -inf if low is None else low,
                    inf if high is None else high,
                    after_low=low is not None,
                    before_high=high is not None,
                )
                numbers = numbers.meet(inside.with_others(NO_VALUE))
        return numbers

    def _field(self, node: Field) -> Range:
        schemas = self._binding(node)
        lows = [as_number(schema.get(key)) for schema in schemas for key in ("minimum", "exclusiveMinimum")]
        highs = [as_number(schema.get(key)) for schema in schemas for key in ("maximum", "exclusiveMaximum")]
        low: End = max((each for each in lows if each is not None), default=-inf)
        high: End = min((each for each in highs if each is not None), default=inf)
        return Range(low, high, any(_asks_for_whole_numbers(schema.get("type")) for schema in schemas))

    def _texts(self, measure: Measure) -> NameSet:
        if isinstance(measure, OutcomeOf):
            return NameSet(_OUTCOMES, others=NO_VALUE)
        if not isinstance(measure, Field):
            return TEXTS
        universe = TEXTS
        for schema in self._binding(measure):
            listed = schema.get("enum")
            if isinstance(listed, (list, tuple)):
                texts = frozenset(each for each in listed if isinstance(each, str))
                universe = universe.meet(NameSet(texts, others=NO_VALUE))
        return universe

    def _binding(self, field: Field) -> Sequence[Mapping[str, Any]]:
        if field.scope is From.RECORD:
            return self.schema.binding(field.path)
        return () if self.entries else self.schema.binding(field.path, self.base)

    def _most_items(self, items: Items) -> End:
        most = [as_number(each.get("maxItems")) for each in self.schema.binding(items.path, self.base)]
        return min((each for each in most if each is not None), default=inf)

    def _aggregate(self, node: Aggregate) -> Range:
        if node.how is AggregateKind.DISTINCT:
            return Range(0, self._most_items(node.items), whole=True)
        of = _ANY if node.of is None else self.inside(node.items).range(node.of)
        if node.how is AggregateKind.SUM:
            return Range(0 if of.low >= 0 else -inf, 0 if of.high <= 0 else inf, of.whole)
        return Range(of.low, of.high, of.whole and node.how is not AggregateKind.MEAN)


_OUTCOMES = frozenset((*(outcome.value for outcome in Outcome), "absent"))


def _asks_for_whole_numbers(kinds: object) -> bool:
    named = (kinds,) if isinstance(kinds, str) else kinds
    return isinstance(named, (list, tuple)) and "integer" in named and "number" not in named


def _product(factors: Iterable[Range]) -> Range:
    """The range of a product, where no factor is below 0."""
    found = list(factors)
    if any(each.low < 0 for each in found):
        return _ANY
    return Range(reduce(_times, (each.low for each in found)), reduce(_times, (each.high for each in found)))


def _plus(one: End, other: End) -> End:
    # An infinity and a number too large for a float do not add up.
    if isinstance(one, float):
        return one
    return other if isinstance(other, float) else one + other


def _times(one: End, other: End) -> End:
    if 0 in {one, other}:
        return 0
    return inf if isinstance(one, float) or isinstance(other, float) else one * other
