"""The shapes of parts, gates, grades, rankings, rounding and roll-ups."""

from typing import Annotated, Any

from jianjia_rules.language.scheme import Combine, PartKind, RoundingAt, RoundingMode
from jianjia_rules.loading.envelope_rules import BasisShape, LevelValue
from jianjia_rules.loading.shape_values import (
    Id,
    Names,
    NumberValue,
    PathValue,
    PathValues,
    Percent,
    PlainText,
    PointsValue,
    TextValue,
    Truth,
    WholeNumber,
)
from jianjia_rules.loading.shapes import (
    REF,
    ConditionSlot,
    JsonSchema,
    MeasureSlot,
    OneOf,
    Shape,
    Slot,
    list_of,
    mapping_of,
    needed,
    ref,
    said,
)

_MEMBERS_SCHEMA: JsonSchema = {
    "type": ["array", "boolean", "object"],
    "items": {"type": "string", "minLength": 1},
    "minItems": 1,
    "not": {"const": False},
    "properties": {
        "part": {"type": "string", "minLength": 1, "description": "这一部分的全部规则\nall rules of this part"}
    },
    "required": ["part"],
    "additionalProperties": False,
}
MembersSlot = Annotated[Any, Slot(_MEMBERS_SCHEMA)]


class PartShape(Shape):
    """A section of the score table."""

    id: Id = needed("部分编号", "the part's id")
    title: TextValue | None = said("标题", "the title")
    kind: Annotated[str, OneOf(PartKind)] = said("基本、加分或扣分", "base, bonus or deduction", default="base")
    combine: Annotated[str, OneOf(Combine)] | None = said("相加或加权平均", "add up or average")
    points: PointsValue | None = said("满分", "its points in full")
    weight: PointsValue | None = said("权重", "its weight")
    up_to: PointsValue | None = said("加分、扣分的上限", "the cap of a bonus or deduction")
    cites: Names = said("引用的条款号", "the clauses it rests on", ())
    basis: BasisShape | None = said("依据或假定", "what it rests on")
    level: LevelValue | None = said(
        "其中各行的级别，自己写明的和必达行除外", "the level of its rows that name none and are not mandatory"
    )
    parts: Annotated[Any, list_of("PartShape")] = said("下级部分", "the parts inside it")


class GateShape(Shape):
    """Something that holds a unit back whatever its points."""

    id: Id = needed("编号", "the gate's id")
    title: TextValue | None = said("标题", "the title")
    entry_bar: ConditionSlot = said("必须成立，否则不列入评定", "must hold, else the unit is not admitted")
    mandatory_set: MembersSlot = said("必须全部达到的规则", "rules that must all be met")
    blocks: Id | None = said("未达到时得不到的等次", "the grade that a failure blocks")
    grade_cap: Id | None = said("if 成立时最高的等次", "the best grade where `if` holds")
    condition: ConditionSlot = said("grade_cap 的条件", "the condition of grade_cap", key="if")
    ranked_after: Truth = said("排名列后", "ranked after the others", default=False)
    veto: ConditionSlot = said("成立即一票否决", "when true, the last grade")
    if_unknown: Annotated[str, OneOf(("hit", "open"))] = said(
        "无法判定时", "what an unknown condition does", default="open"
    )
    for_types: Names | None = said("适用的单位类别", "the unit types it is for", key="for")
    cites: Names = said("引用的条款号", "the clauses it rests on", ())
    no_clause: TextValue | None = said("没有条款可引时的理由", "why it rests on no clause")
    basis: BasisShape | None = said("依据或假定", "what it rests on")


class GradeShape(Shape):
    """A grade."""

    id: Id = needed("编号", "the grade's id")
    title: TextValue | None = said("名称", "the title")
    start: NumberValue | None = said("起点分（含）", "the least total", key="from")
    needs: Id | None = said("须先达到的等次", "the grade that must be reached as well")
    mandatory_set: MembersSlot = said("必须全部达到的规则", "rules that must all be met")
    share_cap: Percent | None = said("比例上限", "the largest share of units that may have it")
    share_within: PathValues | None = said("比例在哪一组内计算", "the group in which the share counts")


class RankByShape(Shape):
    """What a ranking compares, where it is not a measure alone."""

    order: Annotated[str, OneOf(("highest", "lowest"))] = said("高者在前或低者在前", "what comes first",
                                                               default="highest")  # fmt: skip


class RankingShape(Shape):
    """A ranking."""

    id: Id = needed("编号", "the ranking's id")
    title: TextValue | None = said("名称", "the title")
    within: PathValues | None = said("在哪一组内排名", "the group within which units are ranked")
    by: Annotated[Any, list_of("rank_key")] = said(
        "依次比较什么；省略为总分", "what is compared in turn; the total when absent"
    )


class RoundingShape(Shape):
    """The rounding of a score table."""

    mode: Annotated[str, OneOf(RoundingMode)] = said(
        "四舍五入 half-up、四舍六入五成双 half-even、舍去 down", "how", default="half-up"
    )
    places: WholeNumber = said("小数位数", "the decimal places", default=2)
    at: Annotated[str, OneOf(RoundingAt)] = said("逐行或总分", "each row, or the total", default="total")


class FigureShape(Shape):
    """A measure with a name."""

    title: TextValue | None = said("标题", "the title")
    unit: PlainText | None = said("单位", "the unit of measurement")
    measure: MeasureSlot = needed("度量", "the measure", key="is")


class GroupsShape(Shape):
    """How a roll-up groups units."""

    by: PathValue = needed("按此字段的值分组", "the field whose value names the group")
    of: Names | None = said("分组的单位类别", "the unit types that are grouped")
    register_name: Id | None = said("分组名册", "the register of groups", key="register")


class MemberShape(Shape):
    """Whose results a roll-up reads under a name."""

    types: Names | None = said("单位类别", "units of these types")
    rollup: Id | None = said("另一汇总的各组", "the groups of another roll-up")
    carry_forward: WholeNumber = said("本期未报时沿用几期以内的记录", "for how many periods an earlier record stands",
                                      default=0)  # fmt: skip


class RollupShape(Shape):
    """An assessment of groups of units."""

    id: Id = needed("编号", "the roll-up's id")
    title: TextValue | None = said("标题", "the title")
    groups: Annotated[Any, Slot({"anyOf": [{"const": "all"}, {REF: "GroupsShape"}]})] = needed(
        "怎样分组；all 为全体一组", "how units are grouped; all for one group"
    )
    own: Id | None = said("代表本组的单位的类别", "the type of the unit that stands for the group")
    members: Annotated[Any, mapping_of("MemberShape")] = needed("成员名单", "the lists of members")
    figures: Annotated[Any, mapping_of("FigureShape")] = said("只列示的量", "figures, without points")
    rules: Annotated[Any, list_of("rollup_rule")] = said("规则", "the rules")
    rounding: Annotated[Any, ref("RoundingShape")] = said("舍入", "the rounding")
    ranking: Annotated[Any, list_of("RankingShape")] = said("排名", "the rankings")
    grades: Annotated[Any, list_of("GradeShape")] = said("等次", "the grades")
    gates: Annotated[Any, list_of("GateShape")] = said("门槛与否决", "the gates")
