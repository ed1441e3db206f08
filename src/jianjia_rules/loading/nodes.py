"""Measures, conditions and operands out of plain values, driven by the operator table.

Every fault is reported at its place; what cannot be read becomes None, and its neighbours are read all the same.
"""

from collections.abc import Mapping, Sequence
from typing import Any, assert_never

from jianjia_rules.language.conditions import All, AnyOf, Comparison, Condition, Every, NoneOf, Not, Some, Test, Word
from jianjia_rules.language.measures import (
    Add,
    Aggregate,
    AggregateKind,
    Call,
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
    Items,
    LowerOf,
    Measure,
    Named,
    OncePer,
    Operand,
    OutcomeOf,
    ParameterRef,
    Previous,
    Ratio,
    Scope,
    Shortfall,
    Times,
)
from jianjia_rules.language.operators import WORD_BY_KEY, Family, Operator, Shape
from jianjia_rules.loading.faults import Faults, TreePath
from jianjia_rules.loading.node_heads import CONDITION, MEASURE, check_keys, find_head, said
from jianjia_rules.loading.node_scalars import (
    BOOLEAN,
    LIST,
    check_count,
    read_field_path,
    read_name,
    read_scalar,
    report_choice,
    wrong_kind,
)
from jianjia_rules.loading.reference_list import References, Referred

Arguments = dict[str, Any]
"""What stands behind a head key and its modifiers, read; keys that are absent are missing."""


class NodeReader:
    """Reads measures, conditions and operands."""

    def __init__(self, faults: Faults, references: References) -> None:
        self._faults = faults
        self._references = references

    def measure(self, value: object, path: TreePath) -> Measure | None:
        """A measure: a mapping with one measure key."""
        operator = find_head(value, path, MEASURE, self._faults)
        if operator is None or not isinstance(value, Mapping):
            return None
        fine = check_keys(value, operator, path, False, self._faults)
        arguments = self._arguments(operator, value, path)
        return _measure(operator, arguments) if fine and arguments is not None else None

    def condition(self, value: object, path: TreePath) -> Condition | None:
        """A condition: a logic key, or a measure with comparison words."""
        operator = find_head(value, path, CONDITION, self._faults)
        if operator is None or not isinstance(value, Mapping):
            return None
        is_test = operator.family is Family.MEASURE
        fine = check_keys(value, operator, path, is_test, self._faults)
        arguments = self._arguments(operator, value, path)
        if not is_test:
            return _logic(operator, arguments) if fine and arguments is not None else None
        comparisons = self._comparisons(value, operator, path, arguments is not None)
        if not fine or arguments is None or comparisons is None:
            return None
        return Test(_measure(operator, arguments), comparisons)

    def operand(self, value: object, path: TreePath) -> Operand | None:
        """A scalar, `$parameter` or a measure."""
        if isinstance(value, Mapping):
            return self.measure(value, path)
        return self.scalar(value, path)

    def scalar(self, value: object, path: TreePath) -> Constant | ParameterRef | None:
        """A scalar as it stands, or `$parameter`."""
        scalar = read_scalar(value, path, self._faults)
        if isinstance(scalar, ParameterRef):
            self._references.add(Referred.PARAMETER, scalar.name, path)
        return scalar

    def shaped(self, shape: Shape, value: object, path: TreePath) -> Any:
        """What stands behind a key of this shape; None where it cannot be read."""
        match shape:
            case Shape.PATH | Shape.LIST:
                return read_field_path(value, path, self._faults)
            case Shape.PATHS:
                return self._several(value, path, lambda entry, at: read_field_path(entry, at, self._faults))
            case Shape.OF:
                return self._of(value, path)
            case Shape.MEASURE:
                return self.measure(value, path)
            case Shape.OPERAND:
                return self.operand(value, path)
            case Shape.TWO_OPERANDS:
                return self._several(value, path, self.operand, exactly=2)
            case Shape.OPERANDS:
                return self._several(value, path, self.operand)
            case Shape.SCALARS:
                return self._scalars(value, path)
            case Shape.CONDITION:
                return self.condition(value, path)
            case Shape.CONDITIONS:
                return self._several(value, path, self.condition)
            case Shape.NAMED_MEASURE | Shape.RULE | Shape.RULE_OR_PART | Shape.FUNCTION:
                return self._name(_REFERRED[shape], value, path)
            case Shape.BOOLEAN:
                return self._boolean(value, path)
            case Shape.GROWTH_AS:
                return self.choice(value, path, ("difference", "share"))
            case (
                Shape.AWARDS | Shape.BANDS | Shape.AMOUNT | Shape.STEP | Shape.NUMBER | Shape.POINTS | Shape.SHARE
                | Shape.PART_STEP | Shape.TEXTS | Shape.TEXT | Shape.ANSWERS | Shape.JUDGED
            ):  # fmt: skip
                raise AssertionError(f"{shape} stands only in awards")
        assert_never(shape)

    def choice(self, value: object, path: TreePath, choices: Sequence[str]) -> str | None:
        """One of a few words."""
        if isinstance(value, str) and value in choices:
            return value
        report_choice(self._faults, path, value, choices)
        return None

    def _arguments(self, operator: Operator, value: Mapping[str, object], path: TreePath) -> Arguments | None:
        shapes = {operator.key: operator.shape} | {each.key: each.shape for each in operator.modifiers}
        arguments = {key: self.shaped(shape, value[key], (*path, key)) for key, shape in shapes.items() if key in value}
        if "highest" in arguments and "once_by" not in arguments:
            self._faults.add("JJ202", (*path, "highest"), on_key=True, where=said("highest"), key="once_by")
            return None
        return None if any(argument is None for argument in arguments.values()) else arguments

    def _comparisons(
        self, value: Mapping[str, object], operator: Operator, path: TreePath, is_read: bool
    ) -> tuple[Comparison, ...] | None:
        """The comparisons; where the measure could not be read, its words may stand in it and are not missed."""
        words = [key for key in value if key in WORD_BY_KEY]
        if not words and any(self._faults.nearest(str(key), WORD_BY_KEY) for key in value if key != operator.key):
            return None  # a misspelt comparison word, reported as such
        if not words and not is_read:
            return None
        if not words:
            self._faults.add("JJ210", (*path, operator.key), on_key=True, head=operator.key, known=list(WORD_BY_KEY))
            return None
        read = [self._comparison(word, value[word], (*path, word)) for word in words]
        comparisons = tuple(comparison for comparison in read if comparison is not None)
        return comparisons if len(comparisons) == len(words) else None

    def _comparison(self, word: str, value: object, path: TreePath) -> Comparison | None:
        operands = self.shaped(WORD_BY_KEY[word].shape, value, path)
        if operands is None:
            return None
        return Comparison(Word(word), operands if isinstance(operands, tuple) else (operands,))

    def _of(self, value: object, path: TreePath) -> Measure | None:
        if isinstance(value, Mapping):
            return self.measure(value, path)
        field_path = read_field_path(value, path, self._faults)
        return None if field_path is None else Field(field_path)

    def _scalars(self, value: object, path: TreePath) -> tuple[Constant | ParameterRef, ...] | None:
        if isinstance(value, str) and value.startswith("$") and not value.startswith("$$"):
            parameter = self.scalar(value, path)
            return None if parameter is None else (parameter,)
        return self._several(value, path, self.scalar)

    def _name(self, kind: Referred, value: object, path: TreePath) -> str | None:
        name = read_name(value, path, self._faults)
        if name is not None:
            self._references.add(kind, name, path)
        return name

    def _boolean(self, value: object, path: TreePath) -> Constant | None:
        if isinstance(value, bool):
            return Constant(value)
        wrong_kind(self._faults, path, BOOLEAN, value)
        return None

    def _several(self, value: object, path: TreePath, read: Any, exactly: int | None = None) -> tuple[Any, ...] | None:
        if not isinstance(value, list | tuple):
            wrong_kind(self._faults, path, LIST, value)
            return None
        if not check_count(self._faults, path, value, exactly):
            return None
        entries = tuple(read(entry, (*path, index)) for index, entry in enumerate(value))
        return None if any(entry is None for entry in entries) else entries


_REFERRED = {
    Shape.NAMED_MEASURE: Referred.MEASURE,
    Shape.RULE: Referred.RULE,
    Shape.RULE_OR_PART: Referred.RULE_OR_PART,
    Shape.FUNCTION: Referred.FUNCTION,
}


def _logic(operator: Operator, arguments: Arguments) -> Condition:
    given = arguments[operator.key]
    match operator.key:
        case "all":
            return All(given)
        case "any":
            return AnyOf(given)
        case "none":
            return NoneOf(given)
        case "not":
            return Not(given)
        case "some":
            return Some(_items(operator, arguments))
        case "every":
            return Every(_items(operator, arguments))
    raise AssertionError(operator.key)


def _items(operator: Operator, arguments: Arguments) -> Items:
    once = None
    if "once_by" in arguments:
        highest = arguments.get("highest")
        once = OncePer(arguments["once_by"], None if highest is None else Field(highest))
    return Items(arguments[operator.key], arguments.get("where"), once)


def _measure(operator: Operator, arguments: Arguments) -> Measure:
    given = arguments[operator.key]
    match operator.key:
        case "field" | "record":
            return Field(given, Scope(operator.key))
        case "measure":
            return Named(given)
        case "previous":
            return Previous(given)
        case "count":
            return Count(_items(operator, arguments))
        case "distinct" | "sum" | "mean" | "least" | "greatest" | "latest" | "earliest":
            return Aggregate(AggregateKind(operator.key), _items(operator, arguments), arguments.get("of"))
        case "add":
            return Add(given)
        case "times":
            return Times(given)
        case "lower_of":
            return LowerOf(given)
        case "higher_of":
            return HigherOf(given)
        case "difference":
            return Difference(*given)
        case "ratio":
            return Ratio(given, arguments["to"])
        case "growth":
            return Growth(given, arguments.get("as") == "share")
        case "shortfall":
            return Shortfall(given, arguments["from"])
        case "excess":
            return Excess(given, arguments["over"])
        case "days_from":
            return DaysFrom(given, arguments["to"])
        case "how_many":
            return HowMany(given)
        case "outcome":
            return OutcomeOf(given)
        case "earned":
            return EarnedOf(given)
        case "call":
            return Call(given, arguments.get("with", ()))
    raise AssertionError(operator.key)
