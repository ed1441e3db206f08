"""The report of tests of rules as one JSON document."""

from jianjia_rules.authoring.rule_tests.model import Branch, CaseResult, RuleTestResult, Unmet, Value
from jianjia_rules.diagnostics import Place
from jianjia_rules.language.text import Lang
from jianjia_rules.reports.copying import diagnostic_facts
from jianjia_rules.reports.json_text import Json, indented
from jianjia_rules.reports.static_facts import Facts, title_of


def json_report(result: RuleTestResult, lang: Lang) -> str:
    """The whole result; `lang` is that of reasons and messages."""
    failed = len(result.failures)
    branches = {"reached": result.reached, "unreached": result.unreached, "unreachable": result.unreachable}
    counts: Facts = {name: len(each) for name, each in branches.items()}
    files: Json = [
        {"file": file.file, "passed_over": file.passed_over, "cases": [_case(each, lang) for each in file.results]}
        for file in result.files
    ]
    document: Facts = {
        "format": "jianjia-rule-tests",
        "version": 1,
        "rulebook": result.rulebook,
        "edition": result.edition,
        "passed": result.passed,
        "summary": {
            "files": len(result.files),
            "cases": len(result.results),
            "passed": len(result.results) - failed,
            "failed": failed,
            "branches": sum(len(each) for each in branches.values()),
            **counts,
        },
        "files": files,
        "unreached": [_branch(each) for each in result.unreached],
        "unreachable": [_branch(each) for each in result.unreachable],
        "diagnostics": [diagnostic_facts(each, lang) for each in result.diagnostics],
    }
    return indented(document) + "\n"


def _case(result: CaseResult, lang: Lang) -> Facts:
    case = result.case
    return {
        "number": case.number,
        "rule": case.rule,
        "gate": case.gate,
        "name": None if case.name is None else title_of(case.name),
        "type": case.unit_type,
        **_place(case.place),
        "passed": result.passed,
        "unmet": [_unmet(each) for each in result.unmet],
        "reason": None if result.reason is None else result.reason.get(lang),
    }


def _unmet(unmet: Unmet) -> Facts:
    wanted = unmet.expectation
    facts: Facts = {"what": wanted.what, "expected": _value(wanted.value), "found": _value(unmet.found)}
    return {**facts, **_place(wanted.place)}


def _value(value: Value) -> Json:
    return [cause.value for cause in value] if isinstance(value, tuple) else value


def _branch(branch: Branch) -> Facts:
    kind = "gate" if branch.is_gate else "rule"
    return {kind: branch.subject, "type": branch.unit_type, "branch": branch.id, **_place(branch.place)}


def _place(place: Place | None) -> Facts:
    if place is None:
        return {"file": None, "line": None, "column": None}
    return {"file": place.file, "line": place.line, "column": place.column}
