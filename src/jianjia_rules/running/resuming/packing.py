"""Values of known classes as plain JSON and back. Unlike a pickle it runs nothing when it is read, whoever wrote it.

A text, a truth value, null and a whole number stand as they are, a mapping by texts as an object. Everything else is an
array that begins with what it is: a letter, or the number of its class in the list that both sides know.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import fields
from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import Any

_LARGEST = 1 << 1_000
"""Larger numbers are written in hexadecimal: Python reads only so many decimal digits."""


class Packing:
    """Packs values; `classes` are data classes and named tuples, whose order is part of the format."""

    def __init__(self, classes: Sequence[type]) -> None:
        self._classes = [(each, _names(each)) for each in classes]
        self._numbers = {each: number for number, each in enumerate(classes)}

    def pack(self, value: Any) -> Any:
        """A value as JSON has it; raises TypeError for one of no known class."""
        kind = type(value)
        if value is None or kind is str or kind is bool:
            return value
        number = self._numbers.get(kind)
        if number is not None:
            return [number, *(self.pack(getattr(value, name)) for name in self._classes[number][1])]
        match value:
            case int():
                return int(value) if -_LARGEST < value < _LARGEST else ["i", hex(value)]
            case str():
                return str(value)
            case tuple():
                return ["t", *map(self.pack, value)]
            case list():
                return ["l", *map(self.pack, value)]
            case frozenset():
                return ["s", *map(self.pack, sorted(value))]
            case Mapping() if all(type(key) is str for key in value):
                return {key: self.pack(each) for key, each in value.items()}
            case Mapping():
                return ["d", *(self.pack(part) for entry in value.items() for part in entry)]
            case Fraction():
                return ["f", self.pack(value.numerator), self.pack(value.denominator)]
            case Decimal():
                return ["n", str(value)]
            case bytes():
                return ["b", value.hex()]
            case date():
                return ["y", value.toordinal()]
        raise TypeError(f"not to be packed: {kind.__qualname__}")

    def unpack(self, packed: Any) -> Any:
        """The value again; raises ValueError for what `pack` does not make."""
        try:
            return self._value(packed)
        except (TypeError, LookupError, ArithmeticError, RecursionError) as error:
            raise ValueError("nothing that was packed") from error

    def _value(self, packed: Any) -> Any:
        kind = type(packed)
        if kind is dict:
            return {key: self._value(each) for key, each in packed.items()}
        if kind is float:
            raise ValueError("a number that is not whole")
        if kind is not list:
            return packed
        what, *parts = packed
        if type(what) is str:
            return _MADE[what]([self._value(part) for part in parts])
        if type(what) is not int or what < 0:
            raise ValueError("of no class")
        known, names = self._classes[what]
        if len(parts) != len(names):
            raise ValueError("of another class")
        return known(*map(self._value, parts))


def _names(known: type) -> tuple[str, ...]:
    if issubclass(known, tuple):
        return tuple(known._fields)  # type: ignore[attr-defined]
    return tuple(field.name for field in fields(known))  # type: ignore[arg-type]


def _only(parts: list[Any]) -> Any:
    (part,) = parts
    return part


def _fraction(parts: list[Any]) -> Fraction:
    numerator, denominator = parts
    return Fraction(numerator, denominator)


_MADE: Mapping[str, Callable[[list[Any]], Any]] = {
    "t": tuple,
    "l": list,
    "s": frozenset,
    "d": lambda parts: dict(zip(parts[::2], parts[1::2], strict=True)),
    "f": _fraction,
    "n": lambda parts: Decimal(_only(parts)),
    "b": lambda parts: bytes.fromhex(_only(parts)),
    "y": lambda parts: date.fromordinal(_only(parts)),
    "i": lambda parts: int(_only(parts), 16),
}
