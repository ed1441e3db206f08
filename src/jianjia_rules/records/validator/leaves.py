"""Scalars in generated code: an expression that is true when a value does not surely fit."""

from collections.abc import Callable, Mapping, Set
from decimal import Decimal
from typing import Any

from jianjia_rules.language import schema_patterns
from jianjia_rules.language.patterns import PatternError
from jianjia_rules.records.given import LARGEST
from jianjia_rules.records.json_values import is_multiple, same
from jianjia_rules.records.validator.writer import Names, constant
from jianjia_rules.records.value_formats import FORMATS, KNOWN_DATES, is_date

SCALARS = ("string", "integer", "number", "boolean", "null")
TYPES = (*SCALARS, "array", "object")

Node = Mapping[str, Any]

_LARGEST_SET = 200
_SHORT = 999_999_999


class Leaves:
    """Makes the expressions; `v` stands for the name of the variable that holds the value.

    Numbers of `unsigned` kinds (`decimal`, `integer`) are known to be within the limits and not below 0.
    """

    def __init__(self, names: Names, unsigned: Set[str] = frozenset()) -> None:
        self._names = names
        self._unsigned = unsigned
        self._decimal = names.object(Decimal, "Decimal")
        self._dates = names.object(KNOWN_DATES, "dates")
        self._is_date = names.object(is_date, "is_date")
        self._same = names.object(same, "same")
        self._is_multiple = names.object(is_multiple, "is_multiple")
        self._largest = names.object(LARGEST, "largest")
        self._decimals: dict[Decimal, str] = {}

    def fails(self, node: Node, v: str, *, of_property: bool) -> str | None:
        """The expression, where the node allows scalars only; None where it allows others, or says more."""
        types = allowed_types(node)
        if not set(types) <= set(SCALARS):
            return None
        texts = choices_of(node)
        if texts is not None:
            return self._fails_choice(node, v, texts, of_property)
        kinds = [each for each in types if not (of_property and each == "null")]
        return self._by_class(node, v, kinds)

    def is_text(self, node: Node, *, of_property: bool) -> bool:
        """Whether every value that fits is a text."""
        kinds = [each for each in allowed_types(node) if not (of_property and each == "null")]
        return kinds == ["string"] or (set(kinds) <= set(SCALARS) and choices_of(node) is not None)

    def refuses_empty(self, node: Node) -> bool:
        """Whether `fails` of a property is true of an empty text anyway."""
        return choices_of(node) is not None or self._is_plain_date(node) or node.get("minLength", 0) > 0

    def fails_scalar(self, node: Node, v: str, kind: str) -> str:
        """The expression for a value that is known to be of this class; `False` when all of them fit."""
        match kind:
            case "string":
                return _any(self._string(node, v))
            case "integer" | "number":
                return _any(self._number(node, v, "integer", constant))
            case "decimal":
                return _any(self._number(node, v, "decimal", self._as_decimal))
            case _:
                return _any(self._choices(node, v))

    def class_test(self, v: str, kind: str) -> str:
        """Whether the value is of a class."""
        if kind == "null":
            return f"{v} is None"
        classes = {"string": "str", "integer": "int", "number": "int", "boolean": "bool", "decimal": self._decimal}
        return f"{v}.__class__ is {classes[kind]}"

    def _fails_choice(self, node: Node, v: str, texts: frozenset[str], of_property: bool) -> str:
        # An empty text in a mapping is missing, whatever the choices are.
        known = texts - {""} if of_property else texts
        rest = _any(self._string({key: node[key] for key in node if key not in {"enum", "const"}}, v))
        among = f"{v} not in {self._set(known)}"
        return among if rest == "False" else f"{among} or {rest}"

    def _by_class(self, node: Node, v: str, kinds: list[str]) -> str:
        if kinds == ["string"] and self._is_plain_date(node):
            return f"{v} not in {self._dates} and not {self._is_date}({v})"
        if kinds == ["boolean"] and not {"enum", "const"} & set(node):
            return f"{v} is not True and {v} is not False"
        branches: list[tuple[str, str]] = []
        for kind in kinds:
            if kind == "number":
                branches.append((self.class_test(v, "decimal"), self.fails_scalar(node, v, "decimal")))
            branches.append((self.class_test(v, kind), self.fails_scalar(node, v, kind)))
        if len(branches) == 1:
            test, failing = branches[0]
            opposite = test.replace(" is ", " is not ", 1)
            return opposite if failing == "False" else f"{opposite} or {failing}"
        if all(failing == "False" for _, failing in branches):
            return " and ".join(test.replace(" is ", " is not ", 1) for test, _ in branches) or "True"
        chain = "True"
        for test, failing in reversed(branches):
            chain = f"({failing}) if {test} else {chain}"
        return chain

    def _is_plain_date(self, node: Node) -> bool:
        return node.get("format") == "date" and not set(node) & {"pattern", "minLength", "maxLength", "enum", "const"}

    def _string(self, node: Node, v: str) -> list[str]:
        tests = self._choices(node, v)
        if "minLength" in node:
            tests.append(f"len({v}) < {constant(int(node['minLength']))}")
        if "maxLength" in node:
            tests.append(f"len({v}) > {constant(int(node['maxLength']))}")
        if isinstance(node.get("pattern"), str):
            tests += self._pattern(node["pattern"], v)
        name = node.get("format")
        if isinstance(name, str) and name in FORMATS:
            known = f"{v} not in {self._dates} and " if name in {"date", "x-month"} else ""
            tests.append(f"{known}not {self._names.object(FORMATS[name], 'format')}({v})")
        return tests

    def _pattern(self, text: str, v: str) -> list[str]:
        try:
            pattern = schema_patterns.pattern(text)
        except PatternError:
            return []  # it says nothing, here as in `reference`
        known = self._names.object(pattern.known, "known")
        return [f"{v} not in {known} and not {self._names.object(pattern.fits, 'fits')}({v})"]

    def _number(self, node: Node, v: str, kind: str, literal: Callable[[Any], str]) -> list[str]:
        tests = self._choices(node, v)
        unsigned = kind in self._unsigned
        if kind == "integer" and not unsigned:
            # Decoders bound every Decimal, not every int; comparing with a short int is the quicker.
            tests.append(f"{v} > {_SHORT} and {v} > {self._largest}")
            if not isinstance(node.get("minimum"), int):
                tests.append(f"{v} < -{_SHORT} and {v} < -{self._largest}")
        for keyword, sign in _BOUNDS.items():
            if keyword in node and not (unsigned and _is_above(keyword, node[keyword])):
                bound = node[keyword]
                exact = literal if not isinstance(bound, Decimal) else self._as_decimal
                tests.append(f"{v} {sign} {exact(bound)}")
        if "multipleOf" in node:
            tests.append(f"not {self._is_multiple}({v}, {self._as_decimal(node['multipleOf'])})")
        return tests

    def _choices(self, node: Node, v: str) -> list[str]:
        tests: list[str] = []
        if "const" in node:
            tests.append(f"not {self._same}({v}, {self._names.object(node['const'], 'choice')})")
        if "enum" in node:
            choices = tuple(node["enum"])
            known = self._names.object(choices, "choices")
            is_among = self._names.object(_is_among, "is_among")
            tests.append(f"not {is_among}({v}, {known})")
        return tests

    def _set(self, texts: frozenset[str]) -> str:
        if 0 < len(texts) <= _LARGEST_SET:
            return "{" + ", ".join(constant(text) for text in sorted(texts)) + "}"
        return self._names.object(texts, "texts")

    def _as_decimal(self, value: Any) -> str:
        exact = Decimal(value)
        if exact not in self._decimals:
            self._decimals[exact] = self._names.object(exact, "d")
        return self._decimals[exact]


_BOUNDS = {"minimum": "<", "maximum": ">", "exclusiveMinimum": "<=", "exclusiveMaximum": ">="}


def _is_above(keyword: str, bound: Any) -> bool:
    """Whether every number from 0 on is above the bound, which is one from below."""
    return bool(bound <= 0 if keyword == "minimum" else keyword == "exclusiveMinimum" and bound < 0)


def allowed_types(node: Node) -> tuple[str, ...]:
    """The types a node allows, in the order of TYPES; `number` stands for `integer` too."""
    named = node.get("type")
    if named is None:
        return tuple(kind for kind in TYPES if kind != "integer")
    listed = {named} if isinstance(named, str) else {name for name in named if isinstance(name, str)}
    if "number" in listed:
        listed.discard("integer")
    return tuple(kind for kind in TYPES if kind in listed)


def choices_of(node: Node) -> frozenset[str] | None:
    """The texts to choose from, where there are no other choices and text is allowed."""
    choices = node.get("enum") if "const" not in node else [node["const"]] if "enum" not in node else None
    if not isinstance(choices, (list, tuple)) or not all(isinstance(choice, str) for choice in choices):
        return None
    return frozenset(choices) if "string" in allowed_types(node) else None


def _is_among(value: object, choices: tuple[object, ...]) -> bool:
    return any(same(choice, value) for choice in choices)


def _any(tests: list[str]) -> str:
    return " or ".join(f"({test})" if " and " in test else test for test in tests) or "False"
