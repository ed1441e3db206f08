"""The logic heads: how conditions join."""

from jianjia_rules.language.operators.model import Family, Modifier, Operator, Shape
from jianjia_rules.language.operators.modifiers import WHERE
from jianjia_rules.language.text import Text
from jianjia_rules.language.types import Kind


def _logic(key: str, shape: Shape, label: Text, help: Text, example: str, *modifiers: Modifier) -> Operator:
    return Operator(key, Family.LOGIC, shape, label, help, example, modifiers, gives=Kind.BOOLEAN)


LOGIC: tuple[Operator, ...] = (
    _logic(
        "all",
        Shape.CONDITIONS,
        Text("同时满足", "all of"),
        Text("各条件都成立", "every condition is true"),
        "{all: [{field: venue.plaque, is: true}, {field: venue.area_m2, at_least: 20}]}",
    ),
    _logic(
        "any",
        Shape.CONDITIONS,
        Text("满足其一", "any of"),
        Text("至少一个条件成立", "at least one condition is true"),
        "{any: [{field: venue.own, is: true}, {field: venue.lease_until, after: 2014-12-31}]}",
    ),
    _logic(
        "none",
        Shape.CONDITIONS,
        Text("均不满足", "none of"),
        Text("没有一个条件成立", "no condition is true"),
        "{none: [{field: reports.late, above: 0}, {field: review.falsified, is: true}]}",
    ),
    _logic(
        "not",
        Shape.CONDITION,
        Text("不满足", "not"),
        Text("条件不成立", "the condition is false"),
        "{not: {field: review.falsified, is: true}}",
    ),
    _logic(
        "some",
        Shape.LIST,
        Text("至少一条", "some item"),
        Text("列表中至少一条符合 where", "at least one item fulfils where"),
        "{some: activities, where: {field: kind, is: exchange}}",
        Modifier("where", Shape.CONDITION, WHERE.help, required=True),
    ),
    _logic(
        "every",
        Shape.LIST,
        Text("每一条", "every item"),
        Text("列表中每条都符合 where；空列表也算", "all items fulfil where; so does an empty list"),
        "{every: activities, where: {field: evidence_no, present: true}}",
        Modifier("where", Shape.CONDITION, WHERE.help, required=True),
    ),
)
