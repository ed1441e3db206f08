"""What outcomes and causes are called."""

from jianjia_rules.language.outcomes import Cause, Outcome
from jianjia_rules.language.text import Lang, Text

OUTCOMES: dict[Outcome, Text] = {
    Outcome.MET: Text("达到", "met"),
    Outcome.PARTLY_MET: Text("部分达到", "partly met"),
    Outcome.NOT_MET: Text("未达到", "not met"),
    Outcome.NOT_APPLICABLE: Text("不适用", "not applicable"),
    Outcome.UNDETERMINED: Text("材料不足，暂不计分", "undetermined"),
    Outcome.PENDING: Text("待人工评定", "pending"),
    Outcome.WAIVED: Text("豁免", "waived"),
}
ABSENT = Text("表中没有", "not in the table")
"""The outcome of a row that a unit's table does not have."""

CAUSES: dict[Cause, Text] = {
    Cause.ANSWER: Text("有未填的项目", "something is not given"),
    Cause.UNSURE: Text("回答为“不清楚”", "the answer says that it is not known"),
    Cause.PREVIOUS: Text("没有上期数据", "there are no figures of the period before"),
    Cause.ZERO_BASE: Text("计算的基数为零", "the base of the calculation is zero"),
    Cause.REASON: Text("应写的理由未写", "the reason that the answer needs is missing"),
    Cause.FUNCTION: Text("函数未能算出结果", "the function gave no result"),
    Cause.PENDING: Text("所依据的另一行尚待人工评定", "another row that this one reads waits for an assessor"),
    Cause.TYPE: Text("所填的值不合要求的类型", "a value is not of the type that is asked for"),
}


def outcome_text(outcome: str, lang: Lang) -> str:
    """The words for an outcome as rules spell it."""
    known = next((each for each in Outcome if each.value == outcome), None)
    if known is not None:
        return OUTCOMES[known].get(lang)
    return ABSENT.get(lang) if outcome == "absent" else outcome
