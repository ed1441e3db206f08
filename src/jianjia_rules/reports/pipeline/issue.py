"""Issues: everything a pipeline is told of one by one, whatever its form. All texts are made harmless to print."""

from collections import Counter
from collections.abc import Iterable, Iterator
from enum import StrEnum
from functools import lru_cache

from jianjia_rules.dataclass import dataclass
from jianjia_rules.diagnostics import Diagnostic, Place, about_submissions, severity_of
from jianjia_rules.diagnostics.inert import inert
from jianjia_rules.diagnostics.render import on_one_line
from jianjia_rules.findings.assessment import Assessment
from jianjia_rules.findings.finding import Finding, fingerprint
from jianjia_rules.findings.results import GateResult
from jianjia_rules.findings.verdict import Step
from jianjia_rules.language.rulebook import Rulebook
from jianjia_rules.language.rules import Level
from jianjia_rules.language.scalars import Number
from jianjia_rules.language.scheme import PartKind
from jianjia_rules.language.text import Lang, Text
from jianjia_rules.reports import table_words as words
from jianjia_rules.reports.pipeline.levels import LEVELS, State, Weight, gate_weight, row_weight
from jianjia_rules.reports.pipeline.report import Ending
from jianjia_rules.scoring.assess import Scored
from jianjia_rules.scoring.standing import Missing
from jianjia_rules.wording.gates import GATE_KINDS

MISSING, REFUSED = "not-submitted", "submission-refused"
"""The ids of what is said of a unit on a register of which there is no record: none came, or it was refused."""

_GATE = Text("{kind}：{title}", "{kind}: {title}")
_OPEN = Text("看不出是否{kind}：{title}", "it cannot be told: {kind}: {title}")
_FAILING = Text("；未做到：{rows}", "; not met: {rows}")
_NOT_SUBMITTED = Text("名册上有，没有提交", "on the register, and submitted nothing")
_SUBMISSION_REFUSED = Text("名册上有，提交的被退回", "on the register, and what it submitted was refused")
NOT_SUBMITTED = Text("没有提交", "Nothing submitted")
SUBMISSION_REFUSED = Text("提交的被退回", "What was submitted was refused")
MISSING_LEVEL = LEVELS[severity_of(about_submissions.MISSING)]
"""That of either, as of the diagnostics that say the same."""


class Kind(StrEnum):
    """What an issue is about."""

    ROW = "row"
    GATE = "gate"
    FAULT = "fault"
    """Of a record, a rulebook or a call: the id is the code of a diagnostic."""
    MISSING = "missing"


@dataclass(frozen=True, slots=True)
class Issue:
    """One thing to be told: `id` is a rule's, a gate's or a code; `message` says in a sentence why.

    `key` tells it from others of the same name: `venue`, `gate/falsified`, `township/coverage`, `JJ802`. `place` is
    where the value that decided stands, else the record; None for what stands nowhere. `unit`, `name`, `type` and
    `period` are empty where it is nobody's. `lost` are points that it cost. Of a waived row `justification` says why.
    """

    kind: Kind
    id: str
    key: str
    title: str
    level: Level
    state: State
    message: str
    fingerprint: str
    place: Place | None = None
    unit: str = ""
    name: str = ""
    type: str = ""
    period: str = ""
    lost: Number = 0
    justification: str = ""
    advice: str = ""

    @property
    def who(self) -> str:
        """The unit by id and name; empty where it is nobody's."""
        return " ".join(dict.fromkeys(part for part in (self.unit, self.name) if part))

    def said(self, lang: Lang) -> str:
        """Whose it is, why, and what it cost."""
        cost = words.lost_points(self.lost, lang) if self.lost > 0 else ""
        message = self.message
        if cost:
            message += f"（{cost}）" if lang == "zh" else f" ({cost})"
        return f"{self.who}{'：' if lang == 'zh' else ': '}{message}" if self.who else message


def waiver_step(finding: Finding) -> Step | None:
    """By which waiver, where there is one."""
    return next((step for step in finding.steps if step.name == "waiver"), None)


def row_key(rule: str, rollup: str | None) -> str:
    """The key of a row, of the table or of a roll-up."""
    return rule if rollup is None else f"{rollup}/{rule}"


def gate_key(gate: str, rollup: str | None) -> str:
    """The key of a gate, of the table or of a roll-up."""
    return f"gate/{gate}" if rollup is None else f"{rollup}/gate/{gate}"


@lru_cache(maxsize=1)  # several reports ask for those of one record, one after the other
def record_issues(scored: Scored, lang: Lang) -> tuple[Issue, ...]:
    """The issues of one record: its rows in the order of the table, then its gates."""
    origin = scored.record.origin
    place = None if origin is None or not origin.file else origin.place(())
    return tuple(_assessment_issues(scored.assessment(), place, lang))


def ending_issues(rulebook: Rulebook, ending: Ending, lang: Lang) -> Iterator[Issue]:
    """Those of groups, of who submitted nothing, and of faults.

    Who submitted nothing stands among the diagnostics as well, and is told once.
    """
    for assessment in ending.standings.rollups:
        yield from group_issues(assessment, lang)
    for missing in ending.standings.missing:
        yield missing_issue(missing, rulebook, lang)
    yield from fault_issues(faults(ending), lang)


def faults(ending: Ending) -> tuple[Diagnostic, ...]:
    """What is wrong with the input, but for units of which there is no record."""
    missing = {about_submissions.MISSING, about_submissions.REFUSED}
    return tuple(each for each in ending.diagnostics if about_submissions.kind_of_finding(each) not in missing)


def group_issues(assessment: Assessment, lang: Lang) -> tuple[Issue, ...]:
    """Those of a roll-up's group."""
    return tuple(_assessment_issues(assessment, None, lang))


def fault_issues(diagnostics: Iterable[Diagnostic], lang: Lang) -> Iterator[Issue]:
    """Those of faults."""
    seen: Counter[tuple[str, str, str]] = Counter()
    for diagnostic in diagnostics:
        file = "" if diagnostic.place is None else diagnostic.place.file
        message = diagnostic.message("en")
        key = (diagnostic.code, file, message)
        seen[key] += 1
        yield Issue(
            Kind.FAULT,
            diagnostic.code,
            diagnostic.code,
            diagnostic.code,
            LEVELS[diagnostic.severity],
            State.FAILED,
            _clean(on_one_line(diagnostic, lang)),
            fingerprint(*key, str(seen[key])),
            diagnostic.place,
        )


def _assessment_issues(assessment: Assessment, place: Place | None, lang: Lang) -> Iterator[Issue]:
    bonus = {part.id for part in assessment.parts if part.kind is PartKind.BONUS}
    for finding in assessment.findings:
        weight = row_weight(finding.facts, finding.verdict, finding.part in bonus)
        if weight is not None:
            yield _row(assessment, finding, weight, place, lang)
    for result in assessment.gates:
        weight = gate_weight(result.kind, result.best, result.hit, result.open)
        if weight is not None:
            yield _gate(assessment, result, weight, place, lang)


def _row(assessment: Assessment, finding: Finding, weight: Weight, place: Place | None, lang: Lang) -> Issue:
    found = (seen.place for seen in finding.observed if seen.place is not None and not seen.previous)
    waiver = waiver_step(finding)
    return Issue(
        Kind.ROW,
        finding.rule,
        row_key(finding.rule, assessment.subject.rollup),
        _clean(finding.title.get(lang)),
        weight.level,
        weight.state,
        _clean(finding.reason(lang)),
        finding.fingerprint,
        next(found, place),
        _clean(assessment.unit),
        _clean(assessment.name),
        assessment.unit_type,
        assessment.period,
        finding.lost if weight.state is State.FAILED else 0,
        "" if waiver is None else _clean(_justification(waiver, lang)),
        "" if finding.advice is None else _clean(finding.advice.get(lang)),
    )


def _justification(waiver: Step, lang: Lang) -> str:
    return words.say(words.WAIVED_BY, lang, reason=waiver.reason, by=waiver.by, until=waiver.until)


def _gate(assessment: Assessment, result: GateResult, weight: Weight, place: Place | None, lang: Lang) -> Issue:
    titles = {facts.rule: facts.title.get(lang) for facts in assessment.findings.facts}
    phrase = _OPEN if weight.state is State.OPEN else _GATE
    message = words.say(phrase, lang, kind=GATE_KINDS[result.kind].get(lang), title=result.title.get(lang))
    if result.failing:
        message += words.say(_FAILING, lang, rows=words.listed([titles[rule] for rule in result.failing], lang))
    subject = assessment.subject
    return Issue(
        Kind.GATE,
        result.id,
        gate_key(result.id, subject.rollup),
        _clean(result.title.get(lang)),
        weight.level,
        weight.state,
        _clean(message),
        fingerprint(subject.rulebook, f"gate:{result.id}", assessment.unit, assessment.period),
        place,
        _clean(assessment.unit),
        _clean(assessment.name),
        assessment.unit_type,
        assessment.period,
    )


def missing_issue(missing: Missing, rulebook: Rulebook, lang: Lang) -> Issue:
    """That of a unit of which there is no record."""
    id, title, said = MISSING, NOT_SUBMITTED, _NOT_SUBMITTED
    if missing.refused:
        id, title, said = REFUSED, SUBMISSION_REFUSED, _SUBMISSION_REFUSED
    of = "refused" if missing.refused else "missing"
    return Issue(
        Kind.MISSING,
        id,
        id,
        title.get(lang),
        MISSING_LEVEL,
        State.FAILED,
        said.get(lang),
        fingerprint(rulebook.id, f"{of}:{missing.register}", missing.unit, missing.period),
        None,
        _clean(missing.unit),
        _clean(missing.title) if missing.title != missing.unit else "",
        "",
        missing.period,
    )


def _clean(text: str) -> str:
    """On one line, without anything that a terminal or a page would act upon."""
    return inert(" ".join(text.split("\n")))
