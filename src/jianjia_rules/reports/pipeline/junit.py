"""JUnit XML: a suite for each unit with a case for each row of its table and each gate; one for the input, at the end.

What has the level of an error or a warning is a failure; notes are passed and said. Rows that do not apply, wait for an
assessor, are waived or cannot be told are skipped. The suites are written as units are assessed. Numbers are properties
of suites; what became of an earlier result is said of every failure, and in the suites' output.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence

from jianjia_rules.diagnostics import Diagnostic
from jianjia_rules.findings.assessment import Assessment
from jianjia_rules.language.outcomes import Outcome
from jianjia_rules.language.rules import Level
from jianjia_rules.language.text import Lang, Text
from jianjia_rules.reports import table_words as words
from jianjia_rules.reports.pipeline.fates import Fates, changed_lines, marked
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
from jianjia_rules.reports.pipeline.summary import summary_facts, summary_lines
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
        setting = self._setting
        compared = None if setting.baseline is None else Fates(setting.baseline, setting.baseline.record(scored))
        issues = record_issues(scored, setting.lang)
        return _suite(_unit_lines(scored.assessment(), file, issues, setting.lang, compared))

    def end(self, ending: Ending) -> Iterator[str]:
        """The suites of groups, and the one of the input with what the run comes to."""
        lang, rulebook, baseline = self._setting.lang, self._setting.rulebook, self._setting.baseline
        endings = iter(() if baseline is None else baseline.endings())
        for group in ending.standings.rollups:
            compared = None if baseline is None else Fates(baseline, next(endings))
            yield _suite(_unit_lines(group, "", group_issues(group, lang), lang, compared))
        issues = [each for each in ending_issues(rulebook, ending, lang) if each.kind in {Kind.FAULT, Kind.MISSING}]
        facts = summary_facts(ending, baseline)
        said = [*summary_lines(ending, baseline, lang)]
        if baseline is not None:
            issues = [marked(each, baseline, lang) for each in issues]
            said += (line for changes in endings for line in changed_lines(changes, lang))
        yield _suite(_fault_lines(issues, lang, facts, "\n".join(said)))
        yield _END


def faults_text(diagnostics: Iterable[Diagnostic], lang: Lang) -> str:
    """The whole where nothing could be assessed."""
    issues = list(fault_issues(diagnostics, lang))
    return _HEAD + opened("testsuites", name="jianjia") + "\n" + _suite(_fault_lines(issues, lang, {}, "")) + _END


def _suite(lines: Iterator[str]) -> str:
    return "".join(f"  {line}\n" for line in lines)


def _unit_lines(
    assessment: Assessment, file: str, issues: Sequence[Issue], lang: Lang, compared: Fates | None
) -> Iterator[str]:
    if compared is not None:
        issues = [marked(each, compared.baseline, lang) for each in issues]
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
    waived = sum(issue.state is State.WAIVED for issue in issues)
    yield from _properties({"waived": waived} if waived else {}, {} if compared is None else compared.facts(issues))
    for finding in findings:
        title = f"{finding.title.get(lang)} [{finding.rule}]"
        not_applicable = finding.outcome is Outcome.NOT_APPLICABLE
        said = f"{OUTCOMES[finding.outcome].get(lang)}: {finding.reason(lang)}" if not_applicable else ""
        yield from _case(title, finding.part, rows.get(finding.rule), words.clean(said), lang)
    for gate in assessment.gates:
        yield from _case(f"{gate.title.get(lang)} [{gate.id}]", gate.kind.value, gates.get(gate.id), "", lang)
    if compared is not None:
        yield from _out("  ", "\n".join(compared.lines(lang)))
    yield "</testsuite>"


def _properties(*facts: Mapping[str, object]) -> Iterator[str]:
    """Facts of a suite by names that never change; nothing where there are none."""
    every = {name: value for some in facts for name, value in some.items()}
    if every:
        yield "  <properties>"
        for name, value in every.items():
            yield f"    {empty('property', name=name, value=value)}"
        yield "  </properties>"


def _out(indent: str, said: str) -> Iterator[str]:
    if said:
        yield f"{indent}{opened('system-out')}{content(said)}</system-out>"


def _fault_lines(issues: Sequence[Issue], lang: Lang, facts: Mapping[str, object], said: str) -> Iterator[str]:
    """A case for each fault and each unit that is missing; `facts` and `said` are what the run comes to."""
    elements = [_element(issue) for issue in issues]
    counts = {"failures": elements.count("failure"), "errors": elements.count("error"), "skipped": 0}
    yield opened("testsuite", name=_INPUT.get(lang), tests=len(issues), **counts)
    yield from _properties(facts)
    for issue, element in zip(issues, elements, strict=True):
        title = f"{issue.id} {_where(issue) or issue.who}".rstrip()
        yield f"  {opened('testcase', name=title, classname=issue.id)}"
        beside = {} if element == "system-out" else {"message": issue.said(lang), "type": issue.id}
        yield f"    {opened(element, **beside)}{content(_text(issue, lang))}</{element}>"
        yield "  </testcase>"
    yield from _out("  ", said)
    yield "</testsuite>"


def _element(issue: Issue) -> str:
    """What a case of the input holds: a unit of which there is no record fails, a fault fails where it is an error."""
    if issue.kind is Kind.MISSING:
        return "failure" if _fails(issue) else "system-out"
    return "error" if issue.level is Level.ERROR else "system-out"


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
        yield from _out("    ", _text(issue, lang))
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
