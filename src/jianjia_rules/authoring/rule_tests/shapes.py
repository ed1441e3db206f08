"""The keys of a test file, checked by models as those of a rulebook are."""

import re
from collections.abc import Mapping
from fractions import Fraction
from typing import Annotated, Any

from jianjia_rules.authoring.rule_tests.model import NONE
from jianjia_rules.dataclass import dataclass
from jianjia_rules.diagnostics import Words
from jianjia_rules.language import scalars
from jianjia_rules.language.outcomes import Cause, Outcome
from jianjia_rules.language.scalars import Number
from jianjia_rules.loading.shape_values import Day, Id, Names, PlainText, TextValue, names
from jianjia_rules.loading.shapes import (
    Check,
    Checked,
    JsonSchema,
    OneOf,
    Shape,
    inside,
    list_of,
    needed,
    one_of,
    ref,
    said,
    wanted,
)

OUTCOMES = tuple(each.value for each in Outcome if each is not Outcome.WAIVED)
"""What a case can expect; nothing is waived in a test."""

_FRACTION = re.compile(r"-?[0-9]+/[0-9]+")


@dataclass(frozen=True, slots=True)
class ByType:
    """What is expected of each unit type."""

    values: tuple[tuple[str, Any], ...]


def _each_type(check: Check) -> Check:
    def checked(value: object) -> Any:
        if not isinstance(value, Mapping):
            return check(value)
        if not value:
            raise wanted(Words("各类单位的预期", "what is expected of each unit type"), value)
        return ByType(tuple((str(key), inside(key, check, each)) for key, each in value.items()))

    return checked


def _expected(check: Check, schema: JsonSchema) -> Checked:
    return Checked(_each_type(check), {"anyOf": [schema, {"type": "object", "additionalProperties": schema}]})


def _points(value: object) -> Number:
    number = scalars.as_number(value)
    if number is None and isinstance(value, str) and _FRACTION.fullmatch(value):
        above, _, below = value.partition("/")
        number = Fraction(int(above), int(below)) if int(below) else None
    if number is None:
        raise wanted(Words("一个数，或 1/3 这样的分数", "a number, or a fraction such as 1/3"), value)
    return number


def _total(value: object) -> Number | str:
    return NONE if value == NONE else _points(value)


def _branch(value: object) -> int:
    if isinstance(value, bool) or not isinstance(value, int) or value < 0:
        raise wanted(Words("第几档（从 1 数起），或 0", "which one, counted from 1, or 0"), value)
    return value


def _truth(value: object) -> bool:
    if not isinstance(value, bool):
        raise wanted(Words("true 或 false", "true or false"), value)
    return value


def _causes(value: object) -> tuple[Cause, ...]:
    given = names(value) if isinstance(value, (list, tuple)) else (value,)
    check = one_of(*Cause)
    if isinstance(value, (list, tuple)):
        return _in_order([inside(index, check, each) for index, each in enumerate(given)])
    return _in_order([check(value)])


def _in_order(found: list[str]) -> tuple[Cause, ...]:
    return tuple(cause for cause in Cause if cause.value in found)


def _text(value: object) -> str:
    if not isinstance(value, str) or not value:
        raise wanted(Words("等次的编号，或 none", "the id of a grade, or none"), value)
    return value


def _types(value: object) -> tuple[str, ...]:
    found = (value,) if isinstance(value, str) and value else names(value)
    if not found:
        raise wanted(Words("单位类别", "unit types"), value)
    return tuple(dict.fromkeys(found))


def _record(value: object) -> Any:
    if not isinstance(value, (str, Mapping)) or value == "":
        raise wanted(Words("记录的名称，或一条记录", "the name of a record, or a record"), value)
    return value


def _mapping(value: object) -> Any:
    if not isinstance(value, Mapping):
        raise wanted(Words("一组“键: 值”", "a mapping (key: value)"), value)
    return value


_CAUSES: JsonSchema = {"enum": [each.value for each in Cause]}
_NUMBER: JsonSchema = {"type": ["number", "string"], "pattern": "^-?[0-9]+/[0-9]+$|^none$"}
_BOOLEAN: JsonSchema = {"type": "boolean"}
_RECORD: JsonSchema = {"type": ["string", "object"], "minLength": 1}
_RECORDS: JsonSchema = {"type": "object", "additionalProperties": {"type": "object"}}
_TYPES: JsonSchema = {"type": ["string", "array"], "minLength": 1, "items": {"type": "string"}, "minItems": 1}

PointsWanted = Annotated[Any, _expected(_points, {"type": ["number", "string"], "pattern": "^-?[0-9]+/[0-9]+$"})]
TotalWanted = Annotated[Any, _expected(_total, _NUMBER)]
TruthWanted = Annotated[Any, _expected(_truth, _BOOLEAN)]
RecordValue = Annotated[Any, Checked(_record, _RECORD)]
TypesValue = Annotated[tuple[str, ...], Checked(_types, _TYPES)]


class CaseFileShape(Shape):
    """A test file."""

    tests: Id | None = said("测试哪个部分的规则", "the part whose rules are tested")
    records: Annotated[Any, Checked(_mapping, _RECORDS)] = said("供用例取用的记录", "records that cases build on")
    cases: Annotated[Any, list_of("case")] = needed("用例", "the cases")
    unreachable: Annotated[Any, list_of("unreachable")] = said(
        "不可能出现、因此不要求测到的情形", "branches that cannot come about, and are not asked for"
    )


class CaseShape(Shape):
    """One case."""

    rule: PlainText | None = said("测试哪一行；不写 rule 和 gate 即测试整个单位", "the row that is tested")
    gate: PlainText | None = said("测试哪道门槛", "the gate that is tested")
    name: TextValue | None = said("说明什么", "what the case shows")
    record: RecordValue = needed("记录的名称，或一条记录", "the name of a record, or a record")
    over: Annotated[Any, Checked(_mapping, {"type": "object"})] = said(
        "盖在记录上面：逐键合并，null 去掉", "laid over the record: mappings merge, null takes away", key="with"
    )
    previous: RecordValue | None = said("上一考核期的记录", "the record of the period before")
    for_types: TypesValue | None = said("作为哪类单位；可列几类", "the unit type, or several", key="for")
    as_of: Day | None = said("按哪一天的规则和参数", "the day whose rules and parameters hold")
    evidence: Annotated[str, OneOf(("given", "as-recorded"))] = said(
        "佐证：given 视为已有，as-recorded 以记录为准",
        "given: all evidence counts as given; as-recorded: what the record lists",
        default="given",
    )
    expect: Annotated[Any, ref("expect")] = needed("预期的结果", "what must come of it")


class RuleExpectShape(Shape):
    """What is expected of a rule."""

    outcome: Annotated[Any, _expected(one_of(*OUTCOMES), {"enum": list(OUTCOMES)})] = said("结果", "the outcome")
    points: PointsWanted = said("得分", "the points earned")
    cause: Annotated[
        Any, _expected(_causes, {"anyOf": [_CAUSES, {"type": "array", "items": _CAUSES, "minItems": 1}]})
    ] = said("无法判定的原因", "why it is undetermined")
    branch: Annotated[Any, _expected(_branch, {"type": "integer", "minimum": 0})] = said(
        "第几档或第几个选项，从 1 数起；0 为没有", "which band or alternative, counted from 1; 0: none"
    )


class GateExpectShape(Shape):
    """What is expected of a gate."""

    hit: TruthWanted = said("是否触发", "whether the gate is hit")
    open: TruthWanted = said("是否因材料不足而未定", "whether that is open")


class UnitExpectShape(Shape):
    """What is expected of a whole unit."""

    total: TotalWanted = said("公布的总分；没有写 none", "the published total, or none")
    grade: Annotated[Any, _expected(_text, {"type": "string", "minLength": 1})] = said(
        "等次的编号；没有写 none", "the id of the grade, or none"
    )


class UnreachableShape(Shape):
    """A branch that cannot come about."""

    rule: PlainText | None = said("规则", "the rule")
    gate: PlainText | None = said("门槛", "the gate")
    branch: PlainText = needed("情形，如 undetermined、band-2", "the branch, such as undetermined, band-2")
    for_types: Names | None = said("只对这几类单位；省略为全部", "only for these unit types", key="for")
    reason: TextValue = needed("为什么不可能出现", "why it cannot come about")


EXPECTED_OF: tuple[type[Shape], ...] = (RuleExpectShape, GateExpectShape, UnitExpectShape)
"""What may stand under `expect`, by what is tested."""
