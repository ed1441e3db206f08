"""What a review entry and a waiver may say, as schemas: they are checked as records are."""

from collections.abc import Mapping
from typing import Any

from jianjia_rules.language.outcomes import Outcome
from jianjia_rules.language.record_schema import RecordSchema
from jianjia_rules.wording.outcomes import OUTCOMES

REVIEW_OUTCOMES = (Outcome.MET, Outcome.PARTLY_MET, Outcome.NOT_MET, Outcome.NOT_APPLICABLE, Outcome.UNDETERMINED)
"""What an assessor may find; waived and pending are found by other means."""

_CHOICES: Mapping[str, Any] = {
    "enum": [str(each) for each in REVIEW_OUTCOMES],
    "x-synonyms": {str(each): [OUTCOMES[each].get("zh"), OUTCOMES[each].get("en")] for each in REVIEW_OUTCOMES},
}
_ID = ["string", "integer"]


def _field(zh: str, en: str, **schema: Any) -> Mapping[str, Any]:
    return {"title": zh, "x-title-en": en, **schema}


_SHARED: Mapping[str, Any] = {
    "unit": _field("单位编号", "unit", type=[*_ID, "array"], items={"type": _ID}),
    "rule": _field("行", "row", type="string", minLength=1),
    "period": _field("考核期", "period", type=_ID),
    "by": _field("由谁", "by whom", type="string", minLength=1),
    "reason": _field("理由", "reason", type="string", minLength=1),
    "note": _field("备注", "remark", type="string"),
}

REVIEW = RecordSchema(
    {
        "type": "object",
        "additionalProperties": False,
        "required": ["unit", "period", "rule", "by", "reason"],
        "properties": {
            **_SHARED,
            "outcome": _field("结论", "outcome", type="string", **_CHOICES),
            "earned": _field("得分", "points earned", type="number"),
            "judged": _field("评议分", "points of the judged entry", type="number"),
            "date": _field("日期", "date", type="string", format="date"),
            "applicable": _field("适用", "applicable", type="boolean"),
        },
    },
    {},
)

WAIVER = RecordSchema(
    {
        "type": "object",
        "additionalProperties": False,
        "required": ["unit", "rule", "reason", "by", "until"],
        "properties": {**_SHARED, "until": _field("有效至", "until", type="string", format="date")},
    },
    {},
)
