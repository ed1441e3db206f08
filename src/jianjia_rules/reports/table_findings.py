"""What lost points: row by row for a few units; for many, the rows where all of them together lost most."""

from collections.abc import Iterator
from fractions import Fraction

from jianjia_rules.findings.assessment import Assessment
from jianjia_rules.findings.finding import Finding
from jianjia_rules.findings.observation import Observation
from jianjia_rules.findings.verdict import Ground
from jianjia_rules.language.outcomes import Outcome
from jianjia_rules.language.rulebook import Rulebook
from jianjia_rules.language.scalars import Number
from jianjia_rules.language.scheme import PartKind
from jianjia_rules.language.text import Lang
from jianjia_rules.reports import table_words as words
from jianjia_rules.reports.columns import Column, in_columns, wrapped
from jianjia_rules.reports.gathering import Gathering, RowLoss
from jianjia_rules.reports.page import Page
from jianjia_rules.reports.table_units import in_order
from jianjia_rules.scoring.standing import Standings
from jianjia_rules.wording.outcomes import OUTCOMES

_MOST_ROWS = 15
_INDENT = "         "
_OPEN = frozenset({Outcome.UNDETERMINED, Outcome.PENDING})


def unit_blocks(rulebook: Rulebook, gathered: Gathering, standings: Standings, page: Page) -> Iterator[list[str]]:
    """A block for each unit, in the order of the ranking."""
    for line, _ in in_order(rulebook, gathered.lines, standings):
        assessment = gathered.assessments[line.order]
        findings = [each for each in assessment.findings if page.detail or _matters(each, assessment)]
        grounded = rulebook.source is not None  # without a document nothing rests on one
        texts = (text for each in findings for text in _finding(each, lost(each, assessment), grounded, page))
        yield [_heading(assessment, grounded, page), *texts]


def loss_lines(gathered: Gathering, page: Page) -> Iterator[str]:
    """The rows where most points are lost."""
    lang = page.lang
    order = {rule: at for at, rule in enumerate(gathered.losses)}
    losses = sorted(gathered.losses.values(), key=lambda loss: (-loss.lost, order[loss.facts.rule]))
    worst = [loss for loss in losses if loss.lost][:_MOST_ROWS]
    if worst:
        count = sum(each.units for each in gathered.grounds.values())
        yield page.style.heading(words.say(words.MOST_LOST, lang, count=count))
        columns = [
            Column(words.LOST.get(lang), right=True),
            Column(words.OF_ALL.get(lang), right=True),
            Column(words.UNITS.get(lang), right=True),
            Column(words.NO_DATA.get(lang), right=True),
            Column(words.RULE.get(lang), most=24),
            Column(words.TITLE.get(lang), wraps=True),
        ]
        everything = sum((loss.lost for loss in losses), Fraction(0))
        yield from in_columns(columns, [_loss_row(loss, everything, lang) for loss in worst], page.width)
    yield page.style.quiet(words.SEE_ONE.get(lang))


def _loss_row(loss: RowLoss, everything: Fraction, lang: Lang) -> list[str]:
    return [
        words.points(loss.lost),
        words.percent(loss.lost, everything),
        str(loss.units),
        str(loss.undetermined or ""),
        loss.facts.rule,
        loss.facts.title.get(lang),
    ]


def _matters(finding: Finding, assessment: Assessment) -> bool:
    return lost(finding, assessment) > 0 or finding.outcome in _OPEN or bool(finding.notes)


def lost(finding: Finding, assessment: Assessment) -> Number:
    """Points lost: a bonus that was not earned is none."""
    part = next((part for part in assessment.parts if part.id == finding.part), None)
    return 0 if part is not None and part.kind is PartKind.BONUS else finding.lost


def _heading(assessment: Assessment, grounded: bool, page: Page) -> str:
    lang = page.lang
    name = " ".join(words.clean(part) for part in (assessment.unit, assessment.name) if part)
    by_ground = {
        Ground.TEXT: assessment.lost_on_text,
        Ground.BOTH: assessment.lost_on_assumptions - assessment.lost_on_assumptions_alone,
        Ground.ASSUMPTIONS: assessment.lost_on_assumptions_alone,
    }
    parts = [words.lost_points(sum(by_ground.values()), lang)]
    for ground, points in by_ground.items():
        if points and grounded:
            said = words.GROUNDS[ground].get(lang)
            parts.append(words.say(words.LOST_ON, lang, ground=said, points=words.points(points)))
    return f"{page.style.heading(name)}  {words.phrases(parts, lang)}"


def _finding(finding: Finding, cost: Number, grounded: bool, page: Page) -> Iterator[str]:
    lang, style = page.lang, page.style
    outcome = style.outcome(finding.outcome, OUTCOMES[finding.outcome].get(lang))
    ground = words.say(words.RESTING, lang, ground=words.GROUNDS[finding.ground].get(lang))
    told = style.quiet(ground) if grounded and cost > 0 else ""
    yield f"{words.points(-cost):>7}  {words.clean(finding.title.get(lang))} [{finding.rule}] {outcome}{told}"
    for text in _about(finding, page):
        for line in wrapped(words.clean(text), page.width - len(_INDENT)):
            yield f"{_INDENT}{line}"
    seen = next((each for each in finding.observed if each.place is not None), None)
    if seen is not None:
        yield f"{_INDENT}{style.quiet(words.clean(_place(seen, lang)))}"


def _place(seen: Observation, lang: Lang) -> str:
    """Where it stands, and what it is from other than the unit's first submission."""
    if seen.source is None:
        return str(seen.place)
    return words.say(words.FROM, lang, place=str(seen.place), source=words.SOURCES[seen.source].get(lang))


def _about(finding: Finding, page: Page) -> Iterator[str]:
    lang = page.lang
    yield finding.reason(lang)
    if page.detail:
        yield words.say(words.EXPECTED, lang, expected=finding.expected(lang))
        for step in finding.steps:
            yield words.step(step, lang)
        if finding.citations:
            cited = words.listed(tuple(dict.fromkeys(finding.citations)), lang)
            yield words.say(words.CITED, lang, citations=cited)
        for assumption in finding.assumptions:
            reason = assumption.reason.get(lang)
            own = assumption.subject == finding.rule
            yield words.say(
                words.ASSUMED_HERE if own else words.ASSUMED, lang, subject=assumption.subject, reason=reason
            )
        if finding.advice is not None and finding.lost > 0:
            yield words.say(words.ADVICE, lang, advice=finding.advice.get(lang))
