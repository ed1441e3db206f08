"""The words for tests of rules: what a case is called, what a value is, which branch is meant."""

from collections.abc import Sequence
from fractions import Fraction

from jianjia_rules.authoring.rule_tests.model import Branch, Case, CaseResult, Unmet, Value
from jianjia_rules.language.scalars import format_number
from jianjia_rules.language.text import Lang, Text
from jianjia_rules.reports.table_words import clean, say

_UNIT = Text("整个单位", "whole unit")
_NUMBERED = Text("用例 {number}", "case {number}")
_KEYS = {
    "outcome": Text("结果", "outcome"),
    "points": Text("得分", "points"),
    "cause": Text("原因", "cause"),
    "branch": Text("档次", "branch"),
    "hit": Text("触发", "hit"),
    "open": Text("未定", "open"),
    "total": Text("总分", "total"),
    "grade": Text("等次", "grade"),
}
_UNMET = Text("{what}：预期 {expected}，实际 {found}", "{what}: expected {expected}, found {found}")
_NOTHING = Text("无", "none")
_BRANCHES = {
    "met": "达到",
    "partly-met": "部分达到",
    "not-met": "未达到",
    "not-applicable": "不适用",
    "undetermined": "材料不足",
    "pending": "待人工评定",
    "no-band": "哪一档也不够",
    "hit": "触发",
    "clear": "未触发",
}
_STEPS = {"band": "第 {number} 档", "entry": "第 {number} 项", "alternative": "第 {number} 个选项"}


def case_title(case: Case, lang: Lang) -> str:
    """The rule or gate, the unit type, and what the case is called."""
    name = case.name.get(lang) if case.name is not None else say(_NUMBERED, lang, number=case.number)
    subject = case.subject or _UNIT.get(lang)
    return clean(f"{subject} [{case.unit_type}] {name}")


def unmet_text(unmet: Unmet, lang: Lang) -> str:
    """What was expected, and what was found instead."""
    wanted = unmet.expectation
    said = {"expected": value_text(wanted.value, lang), "found": value_text(unmet.found, lang)}
    return say(_UNMET, lang, what=_KEYS[wanted.what].get(lang), **said)


def value_text(value: Value, lang: Lang) -> str:
    """A value as test files write it."""
    match value:
        case bool():
            return "true" if value else "false"
        case int() | Fraction():
            return format_number(value)
        case tuple():
            return ("、" if lang == "zh" else ", ").join(value) or _NOTHING.get(lang)
        case _:
            return str(value)


def failure_lines(result: CaseResult, lang: Lang) -> Sequence[str]:
    """Every unmet expectation of a case with its place, and the reason of the finding."""
    lines = []
    for unmet in result.unmet:
        place = unmet.expectation.place
        lines.append(
            f"{unmet_text(unmet, lang)}  {clean(str(place))}" if place is not None else unmet_text(unmet, lang)
        )
    if result.reason is not None:
        lines.append(clean(result.reason.get(lang)))
    return lines


def branch_text(branch: Branch, lang: Lang) -> str:
    """A branch by its id, which is English; in Chinese with words: `第 2 档（band-2）`."""
    return f"{_branch_words(branch.id)}（{branch.id}）" if lang == "zh" else branch.id


def _branch_words(id: str) -> str:
    if id in _BRANCHES:
        return _BRANCHES[id]
    steps = (step.rpartition("-") for step in id.split("."))
    return "".join(_STEPS[kind].format(number=number) for kind, _, number in steps)
