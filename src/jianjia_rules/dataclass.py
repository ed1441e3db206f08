"""`dataclass` as in the standard library, but a class's methods are written when they are first used.

The standard decorator compiles five to eight functions for every class when its module is imported, at 0.4 ms a class;
this package has some 250 classes of plain data, of which one short check makes a few dozen. Here a class costs a tenth
of that. Fields, `replace`, `fields`, matching, pickling, orders and frozenness are the standard ones. Setting frozen
slots is also faster, for it goes through the slot itself.
"""

import dataclasses
from collections.abc import Callable, Iterator
from functools import cache, partial
from reprlib import recursive_repr
from types import CodeType
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from dataclasses import dataclass as dataclass
else:

    def dataclass(*, frozen: bool = False, slots: bool = False, eq: bool = True, order: bool = False) -> Any:
        """The standard decorator, always called with its options; what has an order has `eq` too."""
        return lambda cls: _with_methods(_with_fields(cls, slots), frozen, slots, eq, order)


def _with_fields(cls: type, slots: bool) -> type:
    # Python 3.14.1 reads the annotations of `__init__` also where it is told to write none; ours comes later.
    cls.__init__ = _no_init  # type: ignore[misc]
    return dataclasses.dataclass(init=False, repr=False, eq=False, slots=slots)(cls)


def _no_init(self: Any) -> None:
    """Stands where the method is about to be."""


def _with_methods(cls: type, frozen: bool, slots: bool, eq: bool, order: bool) -> type:
    own = cls.__dict__
    methods: dict[str, Any] = {"__init__": _when_used(cls, "__init__", lambda: _init_lines(cls, frozen, slots))}
    if "__repr__" not in own:
        methods["__repr__"] = _repr
    if eq and "__eq__" not in own:
        methods["__eq__"] = _when_used(cls, "__eq__", lambda: _eq_lines(cls))
        if own.get("__hash__") is None:
            methods["__hash__"] = _when_used(cls, "__hash__", lambda: _hash_lines(cls)) if frozen else None
    if order:
        methods |= {name: _when_used(cls, name, partial(_order_lines, cls, name)) for name in _ORDERS}
    if frozen:
        methods |= {"__setattr__": _refuse_set, "__delattr__": _refuse_delete}
        if slots and "__getstate__" not in own:
            methods |= {"__getstate__": _getstate, "__setstate__": _setstate}
    for name, method in methods.items():
        setattr(cls, name, method)
    return cls


def _when_used(cls: type, name: str, lines: Callable[[], Iterator[tuple[str, dict[str, Any]]]]) -> Callable[..., Any]:
    """A method that writes itself when it is first called."""

    def method(self: Any, *args: Any, **kwargs: Any) -> Any:
        written = _written(cls, name, lines())
        setattr(cls, name, written)
        return written(self, *args, **kwargs)

    method.__name__ = name
    method.__qualname__ = f"{cls.__qualname__}.{name}"
    return method


def _written(cls: type, name: str, lines: Iterator[tuple[str, dict[str, Any]]]) -> Callable[..., Any]:
    """The function of these lines, each with the names that it uses; names are those of fields, never of data.

    In the lines a field has the name of its place: so the same lines serve all classes of the same pattern, and are
    compiled once. The function then gets the names that the fields have.
    """
    names: dict[str, Any] = {"_unset": _UNSET}
    text = []
    for line, used in lines:
        text.append(line)
        names |= used
    exec(_compiled("\n".join(text)), names)  # noqa: S102
    written: Any = names[name]
    real = {_place(at): field.name for at, field in enumerate(_fields(cls))}
    code = written.__code__
    written.__code__ = code.replace(
        co_varnames=tuple([real.get(each, each) for each in code.co_varnames]),
        co_names=tuple([real.get(each, each) for each in code.co_names]),
    )
    if written.__kwdefaults__:
        written.__kwdefaults__ = {real[each]: value for each, value in written.__kwdefaults__.items()}
    written.__qualname__ = f"{cls.__qualname__}.{name}"
    return written  # type: ignore[no-any-return]


@cache
def _compiled(text: str) -> CodeType:
    return compile(text, "<jianjia_rules.dataclass>", "exec")


def _place(at: int) -> str:
    """What a field is called in lines."""
    return f"f{at}"


def _init_lines(cls: type, frozen: bool, slots: bool) -> Iterator[tuple[str, dict[str, Any]]]:
    fields = [(_place(at), field) for at, field in enumerate(_fields(cls))]
    given = [(place, field) for place, field in fields if field.init]
    parameters = ["self", *(_parameter(*each) for each in given if not each[1].kw_only)]
    named = [_parameter(*each) for each in given if each[1].kw_only]
    yield f"def __init__({', '.join([*parameters, *(['*', *named] if named else [])])}):", {}
    for place, field in fields:
        used: dict[str, Any] = {f"_default_{place}": field.default, f"_make_{place}": field.default_factory}
        value = _value(place, field)
        if value is None:
            continue
        if frozen:
            setter = getattr(cls, field.name).__set__ if slots else _setter(field.name)
            yield f" _set_{place}(self, {value})", {**used, f"_set_{place}": setter}
        else:
            yield f" self.{place} = {value}", used
    yield " self.__post_init__()" if hasattr(cls, "__post_init__") else " pass", {}


def _parameter(place: str, field: "dataclasses.Field[Any]") -> str:
    if field.default is not dataclasses.MISSING:
        return f"{place}=_default_{place}"
    return f"{place}=_unset" if field.default_factory is not dataclasses.MISSING else place


def _value(place: str, field: "dataclasses.Field[Any]") -> str | None:
    """What a field is set to; None where it is left to `__post_init__`."""
    if field.default_factory is not dataclasses.MISSING:
        made = f"_make_{place}()"
        return f"{made} if {place} is _unset else {place}" if field.init else made
    if field.init:
        return place
    return f"_default_{place}" if field.default is not dataclasses.MISSING else None


def _eq_lines(cls: type) -> Iterator[tuple[str, dict[str, Any]]]:
    places = [_place(at) for at, field in enumerate(_fields(cls)) if field.compare]
    yield "def __eq__(self, other):", {}
    yield " if other.__class__ is not self.__class__: return NotImplemented", {}
    yield f" return {_tuple('self', places)} == {_tuple('other', places)}", {}


def _order_lines(cls: type, name: str) -> Iterator[tuple[str, dict[str, Any]]]:
    places = [_place(at) for at, field in enumerate(_fields(cls)) if field.compare]
    yield f"def {name}(self, other):", {}
    yield " if other.__class__ is not self.__class__: return NotImplemented", {}
    yield f" return {_tuple('self', places)} {_ORDERS[name]} {_tuple('other', places)}", {}


def _hash_lines(cls: type) -> Iterator[tuple[str, dict[str, Any]]]:
    fields = enumerate(_fields(cls))
    places = [_place(at) for at, field in fields if (field.compare if field.hash is None else field.hash)]
    yield f"def __hash__(self): return hash({_tuple('self', places)})", {}


def _tuple(of: str, places: list[str]) -> str:
    return "(" + "".join(f"{of}.{place}, " for place in places) + ")"


def _setter(name: str) -> Callable[[Any, Any], None]:
    return lambda self, value: object.__setattr__(self, name, value)


def _fields(cls: type) -> "tuple[dataclasses.Field[Any], ...]":
    return dataclasses.fields(cls)


@recursive_repr()
def _repr(self: Any) -> str:
    shown = ", ".join(f"{field.name}={getattr(self, field.name)!r}" for field in _fields(type(self)) if field.repr)
    return f"{type(self).__qualname__}({shown})"


def _refuse_set(self: Any, name: str, value: object) -> None:  # noqa: ARG001
    raise dataclasses.FrozenInstanceError(f"cannot assign to field {name!r}")


def _refuse_delete(self: Any, name: str) -> None:  # noqa: ARG001
    raise dataclasses.FrozenInstanceError(f"cannot delete field {name!r}")


def _getstate(self: Any) -> list[Any]:
    return [getattr(self, field.name) for field in _fields(type(self))]


def _setstate(self: Any, state: list[Any]) -> None:
    for field, value in zip(_fields(type(self)), state, strict=True):
        object.__setattr__(self, field.name, value)


_ORDERS = {"__lt__": "<", "__le__": "<=", "__gt__": ">", "__ge__": ">="}
_UNSET = object()
