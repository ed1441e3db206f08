"""The shape of rulebook.yaml, of a part's file and of what they list: one model for each kind of entry.

Lists and mappings of entries are checked entry by entry, so that a fault in one never hides the faults of another.
"""

from typing import Annotated, Any

from jianjia_rules.language.periods import PeriodKind
from jianjia_rules.language.rulebook import Repeated, Several
from jianjia_rules.language.rules import Dating
from jianjia_rules.language.scheme import Combine, Rescale
from jianjia_rules.language.types import Kind
from jianjia_rules.loading.envelope_rules import UNDETERMINED, BasisShape, LevelValue, RuleShape, UndeterminedShape
from jianjia_rules.loading.envelope_scheme import (
    FigureShape,
    GateShape,
    GradeShape,
    GroupsShape,
    MemberShape,
    PartShape,
    RankByShape,
    RankingShape,
    RollupShape,
    RoundingShape,
)
from jianjia_rules.loading.envelope_source import (
    AddresseeShape,
    ClauseShape,
    NotAssessedShape,
    SourceDocumentShape,
    SourceShape,
)
from jianjia_rules.loading.shape_values import (
    Day,
    Id,
    MonthDayValue,
    Names,
    NamesByKey,
    PathValue,
    PathValues,
    Percent,
    PlainText,
    PositiveNumber,
    TextValue,
    names,
)
from jianjia_rules.loading.shapes import (
    Checked,
    ConditionSlot,
    OneOf,
    ParameterValueSlot,
    Shape,
    Slot,
    inside,
    list_of,
    mapping_of,
    needed,
    one_of,
    ref,
    said,
)

_FUNCTION_KINDS = (Kind.NUMBER, Kind.TEXT, Kind.BOOLEAN, Kind.DATE)


def _kinds(value: object) -> tuple[str, ...]:
    return tuple(inside(index, one_of(*_FUNCTION_KINDS), kind) for index, kind in enumerate(names(value)))


class RecordShape(Shape):
    """Where a record says whose it is."""

    schema_file: PlainText = needed("记录的 JSON Schema 文件", "the record's JSON Schema, a file", key="schema")
    unit: PathValues = needed("单位编号的字段；可列几个", "the field of the unit's id; several make one id")
    type: PathValue | None = said("单位类别的字段", "the field of the unit type")
    parent: PathValue | None = said("上级单位编号的字段", "the field of the parent unit's id")
    name: PathValue | None = said("单位名称的字段", "the field of the unit's name")
    period: PathValue = needed("考核期的字段", "the field of the period")
    repeated: Annotated[str, OneOf(Repeated)] = said("同一单位同期重复报送时", "two records of one unit and period",
                                                     default="refuse")  # fmt: skip
    evidence: PathValue | None = said("佐证清单的字段", "the field of the list of evidence")
    self_scores: PathValue | None = said("自评分的字段", "the field of the self scores, by rule")
    version: PathValue | None = said("写明补报、更正的字段", "the field that makes a record a supplement or correction")


class ParameterShape(Shape):
    """A named value."""

    title: TextValue | None = said("标题", "the title")
    unit: PlainText | None = said("单位，如 平方米、%、万元", "the unit of measurement")
    basis: BasisShape | None = said("依据或假定", "what it rests on")
    values: ParameterValueSlot = needed(
        "一个值，或按施行日期、单位类别、字段分列", "a value, or values by date, by unit type or by a field"
    )


class EvidenceKindShape(Shape):
    """A kind of evidence."""

    title: TextValue | None = said("名称", "the title")
    dated: Annotated[str, OneOf(Dating)] = said("日期要求", "what its date must be", default="any")


class PeriodShape(Shape):
    """One custom period."""

    id: Id = needed("记录中的写法", "the id as records write it")
    from_day: Day = needed("起（含）", "the first day", key="from")
    to: Day = needed("止（含）", "the last day")
    due: Day | None = said("材料截止日", "the day materials are due")


class PeriodsShape(Shape):
    """The periods of assessment."""

    kind: Annotated[str, OneOf(PeriodKind)] = said("年、半年、季、月或自定", "how long a period is", default="year")
    due: MonthDayValue | None = said("材料截止的月日", "the month and day materials are due")
    listed: Annotated[Any, list_of("PeriodShape")] = said(
        "自定的考核期，按先后", "the custom periods in order", key="list"
    )


class RegisterShape(Shape):
    """A register of groups or units."""

    key: PlainText = needed("编号所在的列", "the column of the key")
    title: PlainText | None = said("名称所在的列", "the column of the title")
    of: Annotated[str, OneOf(("units", "groups"))] = said("登记的是单位还是分组", "what it lists", default="groups")
    types: Names | None = said("登记的单位类别；默认全部", "the unit types it lists; by default all")


class FunctionShape(Shape):
    """A Python function that rules may call."""

    python: PlainText = needed("模块:函数", "module:function")
    takes: Annotated[tuple[str, ...], Checked(_kinds, {"type": "array", "items": {"enum": list(_FUNCTION_KINDS)}})] = (
        said("参数的类型", "the kinds of its arguments", ())
    )
    gives: Annotated[str, OneOf(_FUNCTION_KINDS)] = needed("结果的类型", "the kind of its result")
    title: TextValue | None = said("名称", "the title")


class ParameterSettingsShape(Shape):
    """What an overlay sets."""

    parameters: Annotated[Any, mapping_of("parameter_value")] = said("参数的新值", "new values of parameters")


class PartFileShape(Shape):
    """A part's file."""

    part: Id = needed("本文件的规则所属的部分", "the part its rules belong to")
    rules: Annotated[Any, list_of("RuleShape")] = needed("规则，按表中次序", "the rules in their order")


class RulebookShape(Shape):
    """rulebook.yaml."""

    rulebook: Id = needed("规则集编号", "the rulebook's id")
    language: Annotated[Any, Slot({"const": 1})] = said("规则语言的版本：1", "the language's version: 1")
    edition: PlainText = said("版本，如 1.0.0", "the edition", default="")
    title: TextValue | None = said("标题", "the title")
    source: PlainText | None = said("原文与条款所在的文件夹", "the folder of the document and its clauses")
    extends: PlainText | None = said("所补充的规则集", "the rulebook that this one extends")
    record: Annotated[Any, ref("RecordShape")] = said("记录的格式与身份字段", "where a record says whose it is")
    unit_types: Annotated[Any, mapping_of("text")] = said("单位类别", "the unit types")
    scales: NamesByKey | None = said("有次序的等级，由低到高", "ordered scales, lowest first")
    parameters: Annotated[Any, mapping_of("ParameterShape")] = said("参数", "the parameters")
    measures: Annotated[Any, mapping_of("FigureShape")] = said("命名的量", "named measures")
    answers: Annotated[Any, ref("answers")] = said("答案与结果的对照", "what answers mean")
    undetermined: Annotated[Any, UNDETERMINED] = said("无法判定时如何计", "how an undetermined row counts")
    newcomer: ConditionSlot = said("新单位的条件", "what makes a unit a newcomer")
    evidence_kinds: Annotated[Any, mapping_of("EvidenceKindShape")] = said("佐证种类", "the kinds of evidence")
    parts: Annotated[Any, list_of("PartShape")] = said("评分表的部分", "the parts of the table")
    combine: Annotated[str, OneOf(Combine)] = said("各部分相加或加权平均", "add up or average", default="add")
    scale: PositiveNumber | None = said("加权平均时的满分", "the full score of an averaging table")
    rescale: Annotated[str, OneOf(Rescale)] = said(
        "不适用的分如何折算", "over what inapplicable points are spread", default="part"
    )
    least_share: Percent | None = said("评等所需的最低适用分占比", "the least share of points that must apply")
    ceiling: Annotated[Any, Slot({"anyOf": [{"type": "number"}, {"const": "none"}]})] = said(
        "总分上限", "the highest total"
    )
    gates: Annotated[Any, list_of("GateShape")] = said("门槛与否决", "the gates")
    grades: Annotated[Any, list_of("GradeShape")] = said("等次，由高到低", "the grades, best first")
    ranking: Annotated[Any, list_of("RankingShape")] = said("排名", "the rankings")
    rounding: Annotated[Any, ref("RoundingShape")] = said("舍入", "the rounding")
    registers: Annotated[Any, mapping_of("RegisterShape")] = said("名册", "the registers")
    rollups: Annotated[Any, list_of("RollupShape")] = said("汇总", "the roll-ups")
    not_assessed: Annotated[Any, list_of("NotAssessedShape")] = said(
        "没有规则引用的条款及其缘由", "clauses that no rule cites, and why"
    )
    functions: Annotated[Any, mapping_of("FunctionShape")] = said("Python 函数", "Python functions")
    periods: Annotated[Any, ref("PeriodsShape")] = said("考核期", "the periods")
    waived: Annotated[str, OneOf(("leave-out", "full"))] = said(
        "豁免的行：不计，或计满分", "what a waived row counts", default="leave-out"
    )
    assessors: Annotated[str, OneOf(Several)] = said(
        "几位考核人的评议分如何合成", "how the points of several assessors combine", default="last"
    )
    level: LevelValue | None = said(
        "各行的级别，自己或所属部分写明的和必达行除外；默认 warning",
        "the level of rows that name none, by themselves or their part, and are not mandatory; warning by default",
    )
    rules: Annotated[Any, list_of("placed_rule")] = said("规则", "rules, each naming its part")
    settings: Annotated[Any, ref("ParameterSettingsShape")] = said(
        "补充规则集：参数的新值", "overlay: new values of parameters", key="set"
    )
    change: Annotated[Any, mapping_of("change")] = said(
        "补充规则集：改动的规则和部分", "overlay: changed rules and parts, by id"
    )
    disable: Names | None = said("补充规则集：停用的规则", "overlay: rules that no longer count")


MODELS: tuple[type[Shape], ...] = (
    RulebookShape,
    PartFileShape,
    RecordShape,
    ParameterShape,
    BasisShape,
    RuleShape,
    UndeterminedShape,
    EvidenceKindShape,
    PartShape,
    GateShape,
    GradeShape,
    RankingShape,
    RankByShape,
    RoundingShape,
    FigureShape,
    RegisterShape,
    RollupShape,
    GroupsShape,
    MemberShape,
    FunctionShape,
    PeriodsShape,
    PeriodShape,
    ParameterSettingsShape,
    SourceShape,
    SourceDocumentShape,
    AddresseeShape,
    ClauseShape,
    NotAssessedShape,
)
"""Every model; their slots refer to each other by class name."""
