"""`--fail-on`: what makes a check end with exit code 1."""

from collections.abc import Iterable, Sequence
from fractions import Fraction

from jianjia_rules.cli.inputs import fault
from jianjia_rules.dataclass import dataclass
from jianjia_rules.diagnostics import Diagnostic, Severity, Words, nearest, severity_of
from jianjia_rules.diagnostics.about_submissions import about_submissions, kind_of_finding
from jianjia_rules.findings.verdict import Verdict
from jianjia_rules.language.outcomes import Outcome
from jianjia_rules.language.rulebook import Rulebook
from jianjia_rules.language.rules import Level
from jianjia_rules.language.scalars import Number
from jianjia_rules.reports.gathering import bonus_rows
from jianjia_rules.reports.pipeline.levels import (
    LEVELS,
    ORDER,
    at_least,
    fails,
    group_weights,
    row_weight,
    score_weights,
    scored_weights,
)
from jianjia_rules.scoring.assess import Scored
from jianjia_rules.scoring.scorer import Score, Scorer
from jianjia_rules.scoring.standing import Standings

_OUTCOMES = {"not-met": Outcome.NOT_MET, "undetermined": Outcome.UNDETERMINED}
_LEVELS = {"error": Level.ERROR, "warning": Level.WARNING}
_SUBMISSION, _GRADE, _SCORE, _NEW = "submission", "grade-below", "score-below", "new"
_KNOWN = (*_LEVELS, *_OUTCOMES, _SUBMISSION, _GRADE, _SCORE, _NEW)
_WANTED = Words(
    "error、warning、not-met、undetermined、submission、grade-below=等次、score-below=分数、new 之一",
    "one of error, warning, not-met, undetermined, submission, grade-below=GRADE, score-below=POINTS, new",
)


@dataclass(frozen=True, slots=True)
class FailOn:
    """What fails: outcomes of findings, grades below a place (0 is the best), totals below a number, a least level.

    `submissions`: whether anything that is wrong with a submission as such does.
    `new` says that failures fail which an earlier result does not have; who compares looks at it.
    """

    outcomes: frozenset[Outcome] = frozenset()
    lowest_place: int | None = None
    least_score: Fraction | None = None
    level: Level | None = None
    submissions: bool = False
    new: bool = False

    def record_fails(self, scored: Scored) -> bool:
        """Whether a record fails by its findings, its gates or its published total; no total is below any."""
        if self.outcomes and any(verdict.outcome in self.outcomes for verdict in scored.verdicts):
            return True
        if self.level is not None and any(fails(weight, self.level) for weight in scored_weights(scored)):
            return True
        return self.least_score is not None and self.total_fails(scored.score.total)

    def total_fails(self, total: Number | None) -> bool:
        """Whether a published total fails; none is below any."""
        least = self.least_score
        return least is not None and (total is None or total < least)

    def watch(self, ready: Scorer) -> "Watch":
        """What to look at in the records of one plan."""
        return Watch(ready, self)

    def ending_fails(self, standings: Standings, found: Sequence[Diagnostic]) -> bool:
        """Whether anything fails that is only known at the end: grades, groups, who submitted nothing, faults.

        No grade is below any.
        """
        lowest, level = self.lowest_place, self.level
        if lowest is not None:
            grades = (standing.grade for standing in standings.by_unit.values())
            if any(grade is None or grade.place > lowest for grade in grades):
                return True
        if self.submissions and any(
            severity_of(kind_of_finding(each)) is not Severity.NOTE for each in about_submissions(found)
        ):
            return True
        if level is None:
            return False
        if any(at_least(LEVELS[each.severity], level) for each in found):
            return True
        return any(fails(weight, level) for group in standings.rollups for weight in group_weights(group))


class Watch:
    """What makes records of one plan fail, as fast code asks for it."""

    def __init__(self, ready: Scorer, failing: FailOn) -> None:
        self._failing = failing
        self._ready = ready
        self._bonus = bonus_rows(ready)

    @property
    def by_rows(self) -> bool:
        """Whether rows matter."""
        return bool(self._failing.outcomes) or self._failing.level is not None

    def total(self, total: Number | None) -> bool:
        """Whether a published total fails."""
        return self._failing.total_fails(total)

    def score(self, score: Score) -> bool:
        """Whether the gates of a score fail."""
        level = self._failing.level
        return level is not None and any(fails(weight, level) for weight in score_weights(self._ready, score))

    def rows(self, verdicts: Iterable[Verdict]) -> bool:
        """Whether any row fails."""
        outcomes, level = self._failing.outcomes, self._failing.level
        for facts, verdict in zip(self._ready.facts, verdicts, strict=True):
            if verdict.outcome in outcomes:
                return True
            if level is not None and fails(row_weight(facts, verdict, facts.index in self._bonus), level):
                return True
        return False


def fail_on(given: Sequence[str], rulebook: Rulebook, compared: bool = False) -> FailOn:
    """What the values of the option say; `compared` says that there is an earlier result.

    Raises CallError for one that says nothing, with the nearest that would.
    """
    outcomes: set[Outcome] = set()
    places: list[int] = []
    scores: list[Fraction] = []
    levels: list[Level] = []
    submissions = False
    for value in given:
        what, equals, limit = value.partition("=")
        if what in _OUTCOMES and not equals:
            outcomes.add(_OUTCOMES[what])
        elif value == _SUBMISSION:
            submissions = True
        elif what in _LEVELS and not equals:
            levels.append(_LEVELS[what])
        elif value == _NEW:
            if not compared:
                raise fault("JJ973")
        elif what == _GRADE:
            places.append(_place(limit, value, rulebook))
        elif what == _SCORE:
            scores.append(_score(limit, value))
        else:
            close = nearest(what, _KNOWN)
            raise fault("JJ904", option="--fail-on", found=value, wanted=_WANTED, nearest=close)
    level = max(levels, key=ORDER.index, default=None)
    lowest, least = min(places, default=None), max(scores, default=None)
    return FailOn(frozenset(outcomes), lowest, least, level, submissions, _NEW in given)


def _place(grade: str, value: str, rulebook: Rulebook) -> int:
    ids = tuple(each.id for each in rulebook.grades)
    if grade in ids:
        return ids.index(grade)
    by_title = {title: each.id for each in rulebook.grades for title in (each.title.zh, each.title.en) if title}
    if grade in by_title:
        return ids.index(by_title[grade])
    close = nearest(grade, ids)
    wanted = Words(
        f"规则集里的等次：{'、'.join(ids)}" if ids else "规则集里没有等次",
        f"a grade of the rulebook: {', '.join(ids)}" if ids else "the rulebook has no grades",
    )
    nearest_value = None if close is None else f"{_GRADE}={close}"
    raise fault("JJ904", option="--fail-on", found=value, wanted=wanted, nearest=nearest_value)


def _score(limit: str, value: str) -> Fraction:
    from decimal import Decimal, InvalidOperation

    try:
        number = Decimal(limit)
        if "_" not in limit and number.is_finite() and abs(number.adjusted()) < 20:
            return Fraction(number)
    except InvalidOperation:
        pass
    raise fault("JJ904", option="--fail-on", found=value, wanted=Words("score-below=一个数", "score-below=a number"))
