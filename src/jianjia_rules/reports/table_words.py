"""The words of the report for people."""

from collections.abc import Sequence
from fractions import Fraction

from jianjia_rules.diagnostics.agreement import agreed
from jianjia_rules.diagnostics.width import printable
from jianjia_rules.findings.observation import score_text
from jianjia_rules.findings.verdict import Ground, Step
from jianjia_rules.language.scalars import Number
from jianjia_rules.language.text import Lang, Text
from jianjia_rules.wording.outcomes import OUTCOMES

FULL_STOP = Text("。", ".")
EDITION = Text("{about}，考核期 {periods}", "{about}, for {periods}")
COUNTED = Text(
    "读入 {read} 条记录：考核 {assessed} 条，退回 {refused} 条",
    "{read} {read|record|records} read: {assessed} assessed, {refused} refused",
)
BY_REASON = Text("（{reasons}）", " ({reasons})")
REPLACED = Text("，{count} 条由后来的记录补充或代替", ", {count} completed or replaced by later ones")
CHANGED = Text(
    "{count} 个值按通常写法读出（--show-changes 逐个列出）。",
    "{count} {count|value was|values were} read as people write; --show-changes lists {count|it|them}.",
)
WAIVED = Text("{count} 行豁免。", "{count} {count|row|rows} waived.")
WAIVED_ROWS = Text("豁免的行（{count}）", "Rows that are waived ({count})")
WAIVED_BY = Text("{reason}（{by}，至 {until}）", "{reason} ({by}, until {until})")
UNREADABLE = Text("{count} 个文件无法读取。", "{count} {count|file|files} could not be read.")
MISSING = Text("名册上有、没有提交的 {count} 个单位", "On a register and not submitted: {count}")
REFUSED = Text("名册上有、提交的被退回的 {count} 个单位", "On a register, and what was submitted was refused: {count}")
AND_MORE = Text("……另有 {count} 项", "… and {count} more")
SUBMISSIONS = Text("报送情况", "The submissions")
FAULTS = Text("记录中的问题", "What is wrong with the records")
NO_RECORDS = Text("没有可考核的记录。", "There are no records to assess.")

RANK = Text("名次", "rank")
UNIT = Text("单位", "unit")
NAME = Text("名称", "name")
TOTAL = Text("总分", "total")
OF = Text("满分", "of")
GRADE = Text("等次", "grade")
REMARKS = Text("说明", "remarks")
MARKS = {
    "provisional": Text("暂定", "provisional"),
    "not-admitted": Text("不列入评定", "not admitted"),
    "vetoed": Text("一票否决", "vetoed"),
    "ungraded": Text("可评内容太少，不评等次", "too little applies for a grade"),
}
SHARE_CAP = Text("名额已满，由{reached}落为{grade}", "share cap: {grade} instead of {reached}")
NOT_HELD = Text("未做到：{title}", "not: {title}")
NO_GRADE = Text("—", "-")

POINTS_LOST = Text("失 {points} 分", "{points} {points|point|points} lost")
NOTHING_LOST = Text("没有失分", "no points lost")
GROUNDS = {
    Ground.TEXT: Text("依文件原文", "on the document's own words"),
    Ground.BOTH: Text("原文有要求、尺度自定", "demand of the document, measure assumed"),
    Ground.ASSUMPTIONS: Text("原文没有要求、全属自定", "assumed alone"),
}
"""What points were lost on."""
GROUND_TITLES = {
    Ground.TEXT: Text("依文件原文", "own words"),
    Ground.BOTH: Text("原文有要求、尺度自定", "demand, measure assumed"),
    Ground.ASSUMPTIONS: Text("全属自定", "assumed alone"),
}
RESTING = Text("（{ground}）", " ({ground})")
LOST_ON = Text("{ground} {points} 分", "{points}: {ground}")
EXPECTED = Text("要求：{expected}", "asked: {expected}")
CITED = Text("依据：{citations}", "clauses: {citations}")
ADVICE = Text("建议：{advice}", "advice: {advice}")
ASSUMED_HERE = Text("假定：{reason}", "assumed: {reason}")
ASSUMED = Text("假定：{subject}：{reason}", "assumed: {subject}: {reason}")
STEP_BY = Text(
    "{step}：{outcome}，{points} 分（{by}）{reason}",
    "{step}: {outcome}, {points} {points|point|points} ({by}) {reason}",
)
STEP = Text("{step}：{outcome}，{points} 分 {reason}", "{step}: {outcome}, {points} {points|point|points} {reason}")
STEPS = {
    "award": Text("按规则", "by the rule"),
    "evidence": Text("佐证", "evidence"),
    "review": Text("评议", "review"),
    "waiver": Text("豁免", "waiver"),
}

SOURCES = {
    "supplement": Text("补报", "supplement"),
    "correction": Text("更正", "correction"),
    "replacement": Text("重报", "replacement"),
    "office": Text("考核办", "office"),
}
FROM = Text("{place}（{source}）", "{place} ({source})")

MOST_LOST = Text(
    "失分最多的行（{count} 个单位合计）", "Where most points are lost ({count} {count|unit|units} together)"
)
LOST = Text("失分", "lost")
UNITS = Text("单位数", "units")
RULE = Text("规则", "rule")
TITLE = Text("考核内容", "row")
OF_ALL = Text("占全部", "of all")
NO_DATA = Text("其中材料不足", "no data")
RESTS_ON = Text("依据", "rests on")
GROUND_LOSSES = Text(
    "失分的依据（只计列入评定的；自定的尺度和要求由规则集写明理由）",
    "What the lost points rest on (units admitted; the rulebook gives the reason of each assumption)",
)
TYPE = Text("类别", "type")
EACH = Text("平均失分", "lost by each")
ALL_TYPES = Text("合计", "together")
GRADES = Text("各等次单位数", "Units by grade")
ADMITTED = Text("列入评定", "admitted")
MEAN = Text("平均分", "mean")
UNGRADED = Text("无等次", "no grade")
BEST = Text("评为{grade}的单位", "Units graded {grade}")
BEST_OF_TYPE = Text("{type}（{count}）：{names}", "{type} ({count}): {names}")
SELF_SCORES = Text(
    "自评高于考评最多的单位（只比自评的行）", "Self scores furthest above what was earned (rows that were self-scored)"
)
SELF_SCORE = Text("自评", "self")
EARNED = Text("考评", "earned")
DIFFERENCE = Text("差额", "difference")
FIGURE = Text("指标", "figure")
LOST_IN = Text("{name}失分", "Lost by {name}")
SEE_NOTE = Text("注{notes}", "{count|note|notes} {notes}")
NOTE = Text("注{number}：{text}（{count} 个单位）", "note {number}: {text} ({count} {count|unit|units})")
SEE_ONE = Text(
    "看一个单位的每一处失分：只给出它的文件；看怎样得分：jianjia explain --unit 编号 规则 路径…",
    "Give one unit's file alone to see all that it lost; to see how it came to its points: "
    "jianjia explain --unit ID RULE PATHS…",
)
KEY = Text("编号", "key")


def say(phrase: Text, lang: Lang, **values: object) -> str:
    """A phrase with its gaps filled, and its words agreeing with its numbers (see `agreed`)."""
    return agreed(phrase.get(lang), values).format(**values)


def listed(parts: Sequence[str], lang: Lang) -> str:
    """Parts side by side: `甲、乙`, `a, b`."""
    return ("、" if lang == "zh" else ", ").join(parts)


def phrases(parts: Sequence[str], lang: Lang) -> str:
    """Phrases side by side: `甲；乙`, `a; b`."""
    return ("；" if lang == "zh" else "; ").join(part for part in parts if part)


def points(value: Number | None, places: int = 2) -> str:
    """Points for print: rounded half up to two places where more would follow."""
    return "-" if value is None else score_text(Fraction(value), places)


def percent(share: Fraction, everything: Fraction) -> str:
    """A share in percent, to one place; nothing of nothing."""
    return f"{score_text(share / everything * 100, 1)} %" if everything else ""


def lost_points(value: Number, lang: Lang) -> str:
    """How many points were lost."""
    if not value:
        return NOTHING_LOST.get(lang)
    return say(POINTS_LOST, lang, points=points(value))


def step(taken: Step, lang: Lang) -> str:
    """A step of the order of application."""
    phrase = STEP_BY if taken.by else STEP
    title, outcome = STEPS[taken.name].get(lang), OUTCOMES[taken.outcome].get(lang)
    said = {"step": title, "outcome": outcome, "points": points(taken.earned), "by": taken.by, "reason": taken.reason}
    return say(phrase, lang, **said).rstrip()


def clean(text: str) -> str:
    """Text of a record made harmless to print."""
    return printable(text)
