"""The comparison words, and the kinds of values they take."""

from jianjia_rules.language.operators.model import Family, Operator, Shape
from jianjia_rules.language.text import Text
from jianjia_rules.language.types import Kind

_ORDERED = (Kind.NUMBER, Kind.SCALE)
_ALL_SCALARS = (Kind.NUMBER, Kind.TEXT, Kind.BOOLEAN, Kind.DATE, Kind.SCALE)


def _word(key: str, shape: Shape, label: Text, example: str, *takes: Kind) -> Operator:
    return Operator(key, Family.WORD, shape, label, label, example, takes=takes)


WORDS: tuple[Operator, ...] = (
    _word("is", Shape.OPERAND, Text("等于", "is"), "{field: venue.plaque, is: true}", *_ALL_SCALARS),
    _word("is_not", Shape.OPERAND, Text("不等于", "is not"), "{field: venue.tenure, is_not: none}", *_ALL_SCALARS),
    _word("at_least", Shape.OPERAND, Text("不少于", "at least"), "{field: venue.area_m2, at_least: 50}", *_ORDERED),
    _word("at_most", Shape.OPERAND, Text("不超过", "at most"), "{field: reply.days, at_most: 5}", *_ORDERED),
    _word("above", Shape.OPERAND, Text("高于", "above"), "{field: funds.budget, above: 0}", *_ORDERED),
    _word("below", Shape.OPERAND, Text("低于", "below"), "{field: complaints, below: 3}", *_ORDERED),
    _word(
        "between",
        Shape.TWO_OPERANDS,
        Text("介于（含两端）", "between (both included)"),
        "{field: age, between: [18, 60]}",
        Kind.NUMBER,
        Kind.SCALE,
        Kind.DATE,
    ),
    _word("in", Shape.SCALARS, Text("属于", "one of"), "{field: venue.tenure, in: [own, rented]}", *_ALL_SCALARS),
    _word("not_in", Shape.SCALARS, Text("不属于", "none of"), "{field: venue.tenure, not_in: [none]}", *_ALL_SCALARS),
    _word("before", Shape.OPERAND, Text("早于", "before"), "{field: on, before: 2014-12-01}", Kind.DATE),
    _word("after", Shape.OPERAND, Text("晚于", "after"), "{field: on, after: 2014-12-01}", Kind.DATE),
    _word(
        "on_or_before",
        Shape.OPERAND,
        Text("不晚于", "on or before"),
        "{field: on, on_or_before: $period_to}",
        Kind.DATE,
    ),
    _word(
        "on_or_after", Shape.OPERAND, Text("不早于", "on or after"), "{field: on, on_or_after: $period_from}", Kind.DATE
    ),
    _word(
        "matches",
        Shape.OPERAND,
        Text("符合格式", "matches"),
        "{field: document_number, matches: '.+〔[0-9]{4}〕[0-9]+号'}",
        Kind.TEXT,
    ),
    _word(
        "contains",
        Shape.OPERAND,
        Text("包含", "contains"),
        "{field: venue.facilities, contains: 阅览室}",
        Kind.TEXT,
        Kind.VALUES,
    ),
    _word(
        "contains_any",
        Shape.SCALARS,
        Text("包含其一", "contains any of"),
        "{field: venue.facilities, contains_any: [阅览室, 会议室]}",
        Kind.VALUES,
    ),
    _word(
        "contains_all",
        Shape.SCALARS,
        Text("全部包含", "contains all of"),
        "{field: venue.facilities, contains_all: [阅览室, 会议室]}",
        Kind.VALUES,
    ),
    _word(
        "present",
        Shape.BOOLEAN,
        Text("已填", "given"),
        "{field: organization.chair, present: true}",
        *_ALL_SCALARS,
        Kind.VALUES,
        Kind.ITEMS,
        Kind.OBJECT,
    ),
)
