"""The shape of a rule, as its file holds it."""

from collections.abc import Mapping
from typing import Annotated, Any

from jianjia_rules.diagnostics.words import Words
from jianjia_rules.language.outcomes import Treatment
from jianjia_rules.language.paths import FieldPath
from jianjia_rules.language.rules import EvidenceRule, Level
from jianjia_rules.loading.shape_values import Day, Id, Names, PointsValue, TextValue, Truth, names, one_path
from jianjia_rules.loading.shapes import (
    REF,
    AwardSlot,
    Checked,
    ConditionSlot,
    JsonSchema,
    MandatorySlot,
    MeasureSlot,
    OneOf,
    Shape,
    Slot,
    inside,
    needed,
    said,
    wanted,
)

_EVIDENCE_KEYS = ("any", "all", "per_item")


def _evidence(value: object) -> EvidenceRule:
    if value == "office":
        return EvidenceRule(office=True)
    if isinstance(value, list | tuple):
        return EvidenceRule(kinds=names(value))
    if not isinstance(value, Mapping) or len(value) != 1 or not set(value) <= set(_EVIDENCE_KEYS):
        expected = Words(
            "一个列表、{any: […]}、{all: […]}、{per_item: 字段} 或 office",
            "a list, {any: […]}, {all: […]}, {per_item: field} or office",
        )
        raise wanted(expected, value, example=f"[{value}]" if isinstance(value, str) else None)
    key, content = next(iter(value.items()))
    if key == "per_item":
        path: FieldPath = inside(key, one_path, content)
        return EvidenceRule(per_item=path)
    return EvidenceRule(kinds=inside(key, names, content), any_of=key == "any")


TREATMENTS = tuple(treatment.value for treatment in Treatment)
_KINDS: JsonSchema = {"type": "array", "items": {"type": "string", "minLength": 1}}
_EVIDENCE_SCHEMA: JsonSchema = {
    **_KINDS,
    "type": ["array", "string", "object"],
    "pattern": "^office$",
    "patternErrorMessage": "一个列表，或 office / a list, or office",
    "properties": {
        "any": {**_KINDS, "description": "其中任一种\nany of these"},
        "all": {**_KINDS, "description": "每一种都要\nall of these"},
        "per_item": {REF: "path", "description": "条目中写佐证的字段\nthe field of each item that holds its evidence"},
    },
    "additionalProperties": False,
    "minProperties": 1,
    "maxProperties": 1,
}

EvidenceValue = Annotated[EvidenceRule, Checked(_evidence, _EVIDENCE_SCHEMA)]


LevelValue = Annotated[str, OneOf(Level)]


class BasisShape(Shape):
    """What a choice rests on: the document's text, or an assumption."""

    plain = "assumption"
    text: Names = said("依据的条款号", "the clauses of the document that state it", ())
    assumption: TextValue | None = said("文件未定而由编写者选定的理由", "the reason, where the author chose it")
    note: TextValue | None = said("说明", "a remark")


class UndeterminedShape(Shape):
    """How an undetermined row counts, by its cause."""

    answer: Annotated[str, OneOf(Treatment)] | None = said("记录未填", "the record does not say")
    unsure: Annotated[str, OneOf(Treatment)] | None = said("记录答“不清楚”", "the record says that it is not known")
    previous: Annotated[str, OneOf(Treatment)] | None = said("没有上一考核期的记录", "no record of the period before")
    zero_base: Annotated[str, OneOf(Treatment)] | None = said("除以零、基数为零", "a ratio to 0, growth on 0")
    reason: Annotated[str, OneOf(Treatment)] | None = said("应写理由而未写", "the answer's reason is missing")
    function: Annotated[str, OneOf(Treatment)] | None = said("函数出错", "a declared function failed")


UNDETERMINED = Slot({"anyOf": [{"enum": list(TREATMENTS)}, {REF: "UndeterminedShape"}]})
"""One treatment for all causes, or treatments by cause."""


class RuleShape(Shape):
    """One row of the score table."""

    id: Id = needed("规则编号，不随标题改变", "the rule's id; it stays when the title changes")
    title: TextValue | None = said("标题", "the title")
    part: Id | None = said("所属部分；部分文件里可省", "the part it belongs to; not needed in the part's own file")
    cites: Names = said("引用的条款号", "the clauses it rests on", ())
    no_clause: TextValue | None = said("没有条款可引时的理由", "why it rests on no clause")
    for_types: Names | None = said("适用的单位类别；省略为全部", "the unit types it is for; all when absent", key="for")
    from_day: Day | None = said("自此日起施行（含）", "in effect from this day on", key="from")
    until: Day | None = said("至此日止（含）", "in effect until this day, included")
    when: ConditionSlot = said("不成立时本行不适用", "when false, the row is not applicable")
    points: PointsValue | None = said("分值；可按单位类别分列", "its points, one number or one for each unit type")
    weight: PointsValue | None = said("权重（加权平均的部分）", "its weight, in an averaging part")
    mandatory: MandatorySlot = said("是否必达；也可写底线条件", "whether it must be met; or a condition of its own")
    waivable: Truth = said("必达行可否豁免", "whether a mandatory row may be waived", default=False)
    enough: Annotated[str, OneOf(("partly",))] | None = said(
        "partly：部分得分即视为达到", "partly: part of the points is enough"
    )
    award: AwardSlot = needed("得分方式", "how points are earned")
    evidence: EvidenceValue | None = said("所需佐证；没有则不得分", "the evidence it earns nothing without")
    advice: TextValue | None = said("未得满分时的建议", "advice where points were lost")
    undetermined: Annotated[Any, UNDETERMINED] = said("无法判定时如何计", "how it counts when it cannot be told")
    base: MeasureSlot = said("无上期记录时代替它的基数", "the base figure where no earlier record is on file")
    basis: BasisShape | None = said("依据或假定", "what it rests on")
    level: LevelValue | None = said(
        "失分的级别，供流水线用；省略时必达行为 error，其余随所属部分或规则集，都没写为 warning",
        "how much a pipeline makes of lost points; when absent error for a mandatory row, else its part's or the "
        "rulebook's, else warning",
    )
