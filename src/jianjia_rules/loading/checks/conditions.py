"""Conditions that can never be true, that are always true, and `every` over a list that may be empty."""

from collections.abc import Iterable

from jianjia_rules.diagnostics.words import Words
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
from jianjia_rules.language.measures import Constant, Count, Operand
from jianjia_rules.language.paths import FieldPath, format_path
from jianjia_rules.language.problems import At
from jianjia_rules.language.scalars import DateSpan, Number, as_number, format_date, format_number
from jianjia_rules.language.types import Kind
from jianjia_rules.loading.checks.merged import Merged, Spot
from jianjia_rules.loading.checks.pieces import Asked
from jianjia_rules.loading.checks.regions import NOWHERE
from jianjia_rules.loading.checks.situations import Cell
from jianjia_rules.loading.checks.truths import Judge, Truths, all_of
from jianjia_rules.loading.checks.value_sets import NameSet, NumberSet, ValueSet


def check_condition(asked: Asked, cells: Iterable[Cell], merged: Merged) -> Truths:
    """Report what is wrong with a condition as a whole or inside; returns where it is true and false."""
    check = _Check(Judge(asked.universes), tuple(cells), merged, asked.is_last_tier)
    return check.condition(asked.written, asked.bound, asked.at)


class _Check:
    def __init__(self, judge: Judge, cells: tuple[Cell, ...], merged: Merged, may_always_hold: bool) -> None:
        self._judge = judge
        self._may_always_hold = may_always_hold
        self._cells = cells
        self._merged = merged
        self._said = False

    def condition(self, written: Condition, bound: Condition, at: At) -> Truths:
        match written, bound:
            case Test(), Test():
                return self._test(written, bound, at)
            case (All(), All()) | (AnyOf(), AnyOf()) | (NoneOf(), NoneOf()):
                return self._several(written, bound, at)  # type: ignore[arg-type]
            case Not(part), Not(inner):
                return self.condition(part, inner, (*at, "not")).turned()
        return self._judge.truths(written, bound)

    def _test(self, written: Test, bound: Test, at: At) -> Truths:
        if self._turned_round(bound, at):
            return self._judge.truths(written, bound)
        each = self._judge.comparisons(written, bound)
        together = all_of(each)
        if together.true == NOWHERE:
            self._never(written, bound, each, at)
        else:
            self._always(written, bound, each, at)
        return together

    def _never(self, written: Test, bound: Test, each: list[Truths], at: At) -> None:
        words = [comparison.word.value for comparison in written.comparisons]
        for word, truths in zip(words, each, strict=True):
            if truths.true == NOWHERE:
                self._add("JJ602", (*at, word), self._universe(written, bound))
                return
        index = next(i for i in range(len(each)) if all_of(each[: i + 1]).true == NOWHERE)
        clashing = next((i for i in range(index) if all_of([each[i], each[index]]).true == NOWHERE), 0)
        first, second = (_said(bound.comparisons[i]) for i in (clashing, index))
        reason = Words(f"没有哪个值既{first.zh}，又{second.zh}", f"no value is both {first.en} and {second.en}")
        self._add("JJ602", (*at, words[index]), reason)

    def _always(self, written: Test, bound: Test, each: list[Truths], at: At) -> None:
        if self._may_always_hold or bound.kind is Kind.SCALE:
            return  # 县级以上 names all levels of a scale that begins there, and says what is meant
        for comparison, truths in zip(written.comparisons, each, strict=True):
            if truths.false == NOWHERE:
                self._add("JJ603", (*at, comparison.word.value), self._universe(written, bound))

    def _several(self, written: All | AnyOf | NoneOf, bound: All | AnyOf | NoneOf, at: At) -> Truths:
        head = _HEADS[type(written)]
        said_before, self._said = self._said, False
        each = [
            self.condition(one, other, (*at, head, index))
            for index, (one, other) in enumerate(zip(written.conditions, bound.conditions, strict=True))
        ]
        together = all_of(each) if isinstance(written, All) else all_of([one.turned() for one in each])
        if isinstance(written, AnyOf):
            together = together.turned()
        if not self._said and len(each) > 1:
            if together.true == NOWHERE:
                self._add("JJ602", (*at, head), _APART if isinstance(written, All) else _ALL_CASES, on_key=True)
            elif together.false == NOWHERE:
                self._add("JJ603", (*at, head), _APART if isinstance(written, NoneOf) else _ALL_CASES, on_key=True)
        self._said = self._said or said_before
        return together

    def _turned_round(self, bound: Test, at: At) -> bool:
        """Report a `between` whose lower end lies above the upper one."""
        for comparison in bound.comparisons:
            if comparison.word is Word.BETWEEN and len(comparison.operands) == 2:
                low, high = (_place(operand, bound.levels) for operand in comparison.operands)
                if low is not None and high is not None and low > high:
                    shown = [_shown(operand) for operand in comparison.operands]
                    self._said = True
                    self._merged.add("JJ408", (*at, "between"), self._cells, low=shown[0], high=shown[1])
                    return True
        return False

    def _universe(self, written: Test, bound: Test) -> Words:
        variable = self._judge.variable(written, bound)
        universe = None if variable is None else variable.universe
        said = None if universe is None else _said_of(universe, bound.levels)
        subject = subject_of(written.measure)
        if said is None:
            return Words("没有这样的值", "there is no such value")
        return Words(f"“{subject}”{said.zh}", f'"{subject}" {said.en}')

    def _add(self, code: str, at: At, reason: Words, on_key: bool = False) -> None:
        self._said = True
        self._merged.add(code, Spot(at, on_key), self._cells, reason=reason)


def check_every(asked: Asked, cells: Iterable[Cell], merged: Merged) -> None:
    """Note each `every` that holds for an empty list while nothing beside it asks for an item."""
    for path, at in _lonely(asked.written, asked.at, frozenset()):
        schemas = asked.universes.schema.binding(path, asked.universes.base)
        if not any((as_number(each.get("minItems")) or 0) > 0 for each in schemas):
            merged.add("JJ225", Spot((*at, "every"), on_key=True), cells, path=format_path(path))


def _lonely(node: Condition, at: At, counted: frozenset[FieldPath]) -> Iterable[tuple[FieldPath, At]]:
    """The paths of `every` with their places, where the conditions beside them ask for no item of the list."""
    match node:
        case Every(items) if items.path not in counted:
            yield items.path, at
        case All(conditions):
            asked_for = counted | {path for each in conditions for path in _asks_for(each)}
            for index, each in enumerate(conditions):
                yield from _lonely(each, (*at, "all", index), asked_for)
        case AnyOf(conditions):
            for index, each in enumerate(conditions):
                yield from _lonely(each, (*at, "any", index), counted)


def _asks_for(node: Condition) -> Iterable[FieldPath]:
    match node:
        case Test(Count(items)) | Some(items):
            yield items.path


_HEADS: dict[type, str] = {All: "all", AnyOf: "any", NoneOf: "none"}
_APART = Words("这几个条件不能同时成立", "these conditions exclude each other")
_ALL_CASES = Words("这几个条件合起来包括了所有情形", "one or another of these conditions always holds")


def _said_of(universe: ValueSet, levels: tuple[str, ...]) -> Words | None:
    """What a measure can be, in words."""
    if isinstance(universe, NameSet):
        if universe.all_but:
            return None
        listed = sorted(_text(each) for each in universe.names)
        return Words(f"只会是{'、'.join(listed)}", f"is always one of {', '.join(listed)}")
    if levels:
        return Words(f"只会是{'、'.join(levels)}", f"is always one of {', '.join(levels)}")
    return _said_of_numbers(universe)


def _said_of_numbers(universe: NumberSet) -> Words | None:
    if len(universe.runs) != 1:
        return None
    (low, _), (high, _) = universe.runs[0]
    has_low, has_high = not isinstance(low, float), not isinstance(high, float)
    first, last = (_shown_number(low), _shown_number(high))
    whole = Words("整数", "a whole number") if universe.whole else Words("数", "a number")
    if has_low and has_high:
        return Words(f"只会是 {first} 到 {last} 的{whole.zh}", f"is always {whole.en} from {first} to {last}")
    if has_low:
        return Words(f"只会是不小于 {first} 的{whole.zh}", f"is always {whole.en} of at least {first}")
    if has_high:
        return Words(f"只会是不大于 {last} 的{whole.zh}", f"is always {whole.en} of at most {last}")
    return Words("只会是整数", "is always a whole number") if universe.whole else None


def _shown_number(value: Number | float) -> str:
    return "" if isinstance(value, float) else format_number(value)


def _said(comparison: Comparison) -> Words:
    """A comparison in words: 不少于 5, at least 5."""
    from jianjia_rules.language.operators import WORD_BY_KEY

    label = WORD_BY_KEY[comparison.word.value].label
    shown = [_shown(operand) for operand in comparison.operands]
    return Words(f"{label.get('zh')} {'、'.join(shown)}", f"{label.get('en')} {', '.join(shown)}")


def _shown(operand: Operand) -> str:
    return _text(operand.value) if isinstance(operand, Constant) else "…"


def _text(value: object) -> str:
    match value:
        case bool():
            return "true" if value else "false"
        case DateSpan():
            return format_date(value)
        case str():
            return value
    number = as_number(value)
    return str(value) if number is None else format_number(number)


def _place(operand: Operand, levels: tuple[str, ...]) -> Number | None:
    """A constant as a number that can be compared with another of its kind."""
    match operand:
        case Constant(DateSpan(first, last)) if first == last:
            return first
        case Constant(str(text)) if text in levels:
            return levels.index(text)
        case Constant(value):
            return as_number(value)
    return None
