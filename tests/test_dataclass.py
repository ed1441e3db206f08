"""Our dataclass is the standard one, whatever is asked of it."""

from __future__ import annotations

import copy
import dataclasses
import inspect
import operator
import pickle
from dataclasses import field
from typing import Any, ClassVar

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jianjia_rules.dataclass import dataclass

OPTIONS: tuple[dict[str, bool], ...] = (
    {},
    {"slots": True},
    {"frozen": True},
    {"frozen": True, "slots": True},
    {"frozen": True, "slots": True, "eq": False},
    {"frozen": True, "slots": True, "order": True},
)


def made(decorate: Any) -> Any:
    class Point:
        """A point."""

        plane: ClassVar[str] = "xy"
        x: int
        y: int = 2
        tags: list[str] = field(default_factory=list, hash=False, repr=False)
        note: str = field(default="", compare=False)
        norm: int = field(init=False, default=7)
        sum: int = field(init=False)

        def __post_init__(self) -> None:
            object.__setattr__(self, "sum", self.x + self.y)

    return decorate(Point)


@pytest.mark.parametrize("options", OPTIONS, ids=str)
def test_it_does_what_the_standard_one_does(options: dict[str, bool]) -> None:
    ours, standard = made(dataclass(**options)), made(dataclasses.dataclass(**options))
    assert [each.name for each in dataclasses.fields(ours)] == [each.name for each in dataclasses.fields(standard)]
    assert ours.__match_args__ == standard.__match_args__
    for arguments in ((1,), (1, 3), (1, 3, ["a"], "n")):
        mine, theirs = ours(*arguments), standard(*arguments)
        assert repr(mine) == repr(theirs)
        assert (mine == ours(*arguments)) is (theirs == standard(*arguments))
        assert mine != theirs
        assert dataclasses.replace(mine, y=9).sum == dataclasses.replace(theirs, y=9).sum
        assert mine.tags is not ours(*arguments).tags or len(arguments) > 2
        assert outcome(hash, mine) == outcome(hash, theirs) or not options.get("eq", True)
        assert outcome(setattr, mine, "x", 5) == outcome(setattr, theirs, "x", 5)
        assert outcome(delattr, mine, "x") == outcome(delattr, theirs, "x")
    assert outcome(ours) == outcome(standard)
    assert outcome(ours, 1, z=2) == outcome(standard, 1, z=2)


@given(st.tuples(st.integers(0, 2), st.integers(0, 2)), st.tuples(st.integers(0, 2), st.integers(0, 2)))
def test_it_orders_as_the_standard_one_does(one: tuple[int, int], other: tuple[int, int]) -> None:
    ours, standard = made(dataclass(order=True)), made(dataclasses.dataclass(order=True))
    for compare in (operator.lt, operator.le, operator.gt, operator.ge):
        assert compare(ours(*one, [], "a"), ours(*other)) is compare(standard(*one, [], "a"), standard(*other))
        assert outcome(compare, ours(*one), 1) == outcome(compare, standard(*one), 1)


@pytest.mark.parametrize("options", OPTIONS, ids=str)
def test_the_standard_one_always_sees_an_init_with_annotations(
    options: dict[str, bool], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Python 3.14.1 reads the annotations of `__init__` even if it is not to write one."""
    standard = dataclasses.dataclass

    def strict(**given: Any) -> Any:
        def decorated(cls: Any) -> Any:
            found = standard(**given)(cls)
            assert inspect.isfunction(found.__init__)
            return found

        return decorated

    monkeypatch.setattr(dataclasses, "dataclass", strict)
    assert made(dataclass(**options))(1).sum == 3


def outcome(action: Any, *arguments: Any, **named: Any) -> Any:
    """What comes of it: a value, or the kind of error and its words."""
    try:
        return action(*arguments, **named)
    except Exception as error:  # any error is compared
        return type(error), str(error)


@dataclass(frozen=True, slots=True)
class Base:
    """A class to inherit from, that pickle finds by its name."""

    a: int
    b: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Derived(Base):
    """One field more."""

    c: str = "c"


@dataclass(frozen=True, slots=True)
class Own:
    """A class that has methods of its own."""

    a: int

    def __eq__(self, other: object) -> bool:
        return True

    def __hash__(self) -> int:
        return 1

    def __repr__(self) -> str:
        return "own"


@given(st.integers(), st.lists(st.integers()).map(tuple), st.text())
def test_instances_travel(a: int, b: tuple[int, ...], c: str) -> None:
    value = Derived(a, b, c)
    assert pickle.loads(pickle.dumps(value)) == value
    assert copy.copy(value) == copy.deepcopy(value) == value
    assert hash(value) == hash(Derived(a, b=b, c=c))
    match value:
        case Derived(first, second, third):
            assert (first, second, third) == (a, b, c)


def test_what_a_class_says_itself_stays() -> None:
    assert Own(1) == Own(2)
    assert hash(Own(1)) == 1
    assert repr(Own(1)) == "own"


def test_a_class_that_holds_itself_can_be_shown() -> None:
    @dataclass(slots=True)
    class Node:
        """A node."""

        next: Node | None = None

    node = Node()
    node.next = node
    assert repr(node).endswith("Node(next=...)")
    with pytest.raises(TypeError):
        hash(node)
