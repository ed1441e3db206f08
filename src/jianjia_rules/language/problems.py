"""What the type check finds, as data: a message's code, where below the checked node, and the message's arguments."""

from collections.abc import Callable

from jianjia_rules.dataclass import dataclass
from jianjia_rules.diagnostics.words import Words
from jianjia_rules.language.types import Kind

At = tuple[str | int, ...]
"""Where a node stands below the checked one, in the keys that an author writes: `("bands", 0, "if", "at_least")`."""


@dataclass(frozen=True, slots=True)
class Problem:
    """One type problem; `data` are the arguments of the message, `on_key` says that the key is at fault."""

    at: At
    code: str
    data: tuple[tuple[str, object], ...] = ()
    on_key: bool = False


Report = Callable[[Problem], None]


def problem(at: At, code: str, **data: object) -> Problem:
    """A problem of the value at `at`, with its message's arguments by name."""
    return Problem(at, code, tuple(sorted(data.items())))


def key_problem(at: At, code: str, **data: object) -> Problem:
    """A problem of the key at `at`."""
    return Problem(at, code, tuple(sorted(data.items())), on_key=True)


def kind_words(kind: Kind) -> Words:
    """How messages call a kind."""
    return _KINDS[kind]


_KINDS = {
    Kind.NUMBER: Words("数", "a number"),
    Kind.TEXT: Words("文字", "text"),
    Kind.BOOLEAN: Words("是非值（true 或 false）", "true or false"),
    Kind.DATE: Words("日期", "a date"),
    Kind.SCALE: Words("有高低之分的级别", "a level of an ordered scale"),
    Kind.VALUES: Words("一组值", "a list of values"),
    Kind.ITEMS: Words("一组条目", "a list of items"),
    Kind.OBJECT: Words("一组字段", "a group of fields"),
    Kind.ANY: Words("类型未定的值", "a value of any kind"),
}
