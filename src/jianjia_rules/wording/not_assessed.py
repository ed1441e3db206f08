"""Why a clause is not assessed, in words."""

from jianjia_rules.language.not_assessed import Because, NotAssessed
from jianjia_rules.language.text import Lang, Text

BECAUSE: dict[Because, Text] = {
    Because.COMPOSITE: Text("分条考核", "its parts are assessed"),
    Because.DUPLICATE: Text("与前文重复", "demanded before"),
    Because.EFFORT: Text("努力性表述，无从衡量", "effort wording, nothing to measure"),
    Because.REPORTED: Text("只统计，不计分", "reported, worth no points"),
    Because.ISSUER: Text("发文机关自身职责", "the issuer's own duty"),
    Because.BACKGROUND: Text("背景", "background"),
}
_NOT_ASSESSED = Text("不考核：{because}", "not assessed: {because}")
_SEE = Text("（见 {clauses}）", " (see {clauses})")
_REASON = Text("；{reason}", "; {reason}")


def why_not_assessed(entry: NotAssessed, lang: Lang) -> str:
    """`不考核：分条考核（见 2.1-04、2.1-05）；由下列各条体现`."""
    said = _NOT_ASSESSED.get(lang).format(because=BECAUSE[entry.because].get(lang))
    if entry.see:
        said += _SEE.get(lang).format(clauses=("、" if lang == "zh" else ", ").join(entry.see))
    if entry.reason is not None:
        said += _REASON.get(lang).format(reason=entry.reason.get(lang))
    return said
