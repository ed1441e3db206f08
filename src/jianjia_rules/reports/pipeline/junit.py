"""JUnit XML: a suite for each unit, in it a case for each row of its table and each gate; a suite for faults.

What has the level of an error or a warning is a failure; notes are passed and said. Rows that do not apply, wait for an
assessor, are waived or cannot be told are skipped. The suites are written as units are assessed.
"""

from collections.abc import Iterable, Iterator, Sequence

from jianjia_rules.diagnostics import Diagnostic
from jianjia_rules.findings.assessment import Assessment
from jianjia_rules.language.outcomes import Outcome
from jianjia_rules.language.rules import Level
from jianjia_rules.language.text import Lang, Text
from jianjia_rules.reports import table_words as words
from jianjia_rules.reports.pipeline.issue import (
    Issue,
    Kind,
    ending_issues,
    fault_issues,
    group_issues,
    record_issues,
)
from jianjia_rules.reports.pipeline.levels import State
from jianjia_rules.reports.pipeline.paths import location_of
from jianjia_rules.reports.pipeline.report import Ending, Setting
from jianjia_rules.reports.pipeline.words import STATE_WORDS
from jianjia_rules.reports.xml_text import content, empty, opened
from jianjia_rules.scoring.assess import Scored
from jianjia_rules.wording.outcomes import OUTCOMES

_HEAD = '<?xml version="1.0" encoding="UTF-8"?>\n'
_END = "</testsuites>\n"
_INPUT = Text("提交的材料", "what was submitted")


class JunitReport:
    """Keeps nothing."""

    def __init__(self, setting: Setting) -> None:
        self._setting = setting

    def begin(self) -> str:
        """The beginning of the document."""
        return _HEAD + opened("testsuites", name=self._setting.rulebook.id) + "\n"

    def record(self, scored: Scored) -> str:
        """A unit's suite."""
        origin = scored.record.origin
        file = "" if origin is None else origin.file
        lang = self._setting.lang
        return _suite(_unit_lines(scored.assessment(), file, record_issues(scored, lang), lang))

    def end(self, ending: Ending) -> Iterator[str]:
        """The suites of groups and of faults."""
        lang, rulebook = self._setting.lang, self._setting.rulebook
        for group in ending.standings.rollups:
            yield _suite(_unit_lines(group, "", group_issues(group, lang), lang))
        others = ending_issues(rulebook, ending, lang)
        yield _suite(_fault_lines([each for each in others if each.kind in {Kind.FAULT, Kind.MISSING}], lang))
        yield _END


def faults_text(diagnostics: Iterable[Diagnostic], lang: Lang) -> str:
    """The whole where nothing could be assessed."""
    issues = list(fault_issues(diagnostics, lang))
    return _HEAD + opened("testsuites", name="jianjia") + "\n" + _suite(_fault_lines(issues, lang)) + _END


def _suite(lines: Iterator[str]) -> str:
    return "".join(f"  {line}\n" for line in lines)


def _unit_lines(assessment: Assessment, file: str, issues: Sequence[Issue], lang: Lang) -> Iterator[str]:
    rows = {issue.id: issue for issue in issues if issue.kind is Kind.ROW}
    gates = {issue.id: issue for issue in issues if issue.kind is Kind.GATE}
    findings = assessment.findings
    failures = sum(_fails(issue) for issue in issues)
    skipped = sum(_is_skipped(issue) for issue in issues)
    skipped += sum(each.outcome is Outcome.NOT_APPLICABLE for each in findings)
    name = " ".join(words.clean(part) for part in (assessment.unit, assessment.name, assessment.period) if part)
    tests = len(findings) + len(assessment.gates)
    counts = {"tests": tests, "failures": failures, "errors": 0, "skipped": skipped}
    path = {"file": words.clean(file)} if file else {}
    yield opened("testsuite", name=name, **counts, id=f"{assessment.unit_type}/{words.clean(assessment.unit)}", **path)
    for finding in findings:
        title = f"{finding.title.get(lang)} [{finding.rule}]"
        not_applicable = finding.outcome is Outcome.NOT_APPLICABLE
        said = f"{OUTCOMES[finding.outcome].get(lang)}: {finding.reason(lang)}" if not_applicable else ""
        yield from _case(title, finding.part, rows.get(finding.rule), words.clean(said), lang)
    for gate in assessment.gates:
        yield from _case(f"{gate.title.get(lang)} [{gate.id}]", gate.kind.value, gates.get(gate.id), "", lang)
    yield "</testsuite>"


def _fault_lines(issues: Sequence[Issue], lang: Lang) -> Iterator[str]:
    """A case for each fault, an error where its level is that; nothing where there is none."""
    if not issues:
        return
    errors = sum(issue.level is Level.ERROR for issue in issues)
    name = _INPUT.get(lang)
    yield opened("testsuite", name=name, tests=len(issues), failures=0, errors=errors, skipped=0)
    for issue in issues:
        title = f"{issue.id} {_where(issue) or issue.who}".rstrip()
        said = issue.said(lang)
        yield f"  {opened('testcase', name=title, classname=issue.id)}"
        element = "error" if issue.level is Level.ERROR else "system-out"
        beside = {"message": said, "type": issue.id} if issue.level is Level.ERROR else {}
        yield f"    {opened(element, **beside)}{content(_text(issue, lang))}</{element}>"
        yield "  </testcase>"
    yield "</testsuite>"


def _case(name: str, group: str, issue: Issue | None, not_applicable: str, lang: Lang) -> Iterator[str]:
    head = {"name": words.clean(name), "classname": group}
    if issue is None and not not_applicable:
        yield f"  {empty('testcase', **head)}"
        return
    yield f"  {opened('testcase', **head)}"
    if issue is None:
        yield f"    {empty('skipped', message=not_applicable)}"
    elif _is_skipped(issue):
        said = f"{STATE_WORDS[issue.state].get(lang)}: {issue.justification or issue.message}"
        yield f"    {empty('skipped', message=said)}"
    elif _fails(issue):
        failure = opened("failure", message=issue.message, type=issue.level.value)
        yield f"    {failure}{content(_text(issue, lang))}</failure>"
    else:
        yield f"    {opened('system-out')}{content(_text(issue, lang))}</system-out>"
    yield "  </testcase>"


def _text(issue: Issue, lang: Lang) -> str:
    return "\n".join(part for part in (issue.said(lang), issue.advice, _where(issue)) if part)


def _where(issue: Issue) -> str:
    location = location_of(issue.place)
    if location is None:
        return ""
    return words.clean(location.text)


def _fails(issue: Issue) -> bool:
    return issue.state is State.FAILED and issue.level is not Level.NOTE


def _is_skipped(issue: Issue) -> bool:
    return issue.state is not State.FAILED
