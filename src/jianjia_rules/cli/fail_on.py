"""`--fail-on`: what makes a check end with exit code 1."""

from collections.abc import Iterable, Sequence
from fractions import Fraction

from jianjia_rules.cli.inputs import fault
from jianjia_rules.dataclass import dataclass
from jianjia_rules.diagnostics import Diagnostic, Severity, Words, nearest, severity_of
from jianjia_rules.diagnostics.about_submissions import about_submissions, kind_of_finding
from jianjia_rules.language.outcomes import Outcome
from jianjia_rules.language.rulebook import Rulebook
from jianjia_rules.language.scalars import Number
from jianjia_rules.scoring.assess import Scored
from jianjia_rules.scoring.standing import Standings

_OUTCOMES = {"not-met": Outcome.NOT_MET, "undetermined": Outcome.UNDETERMINED}
_SUBMISSION, _GRADE, _SCORE = "submission", "grade-below", "score-below"
_WANTED = Words(
    "not-met、undetermined、submission、grade-below=等次、score-below=分数 之一",
    "one of not-met, undetermined, submission, grade-below=GRADE, score-below=POINTS",
)


@dataclass(frozen=True, slots=True)
class FailOn:
    """What fails: outcomes of findings, grades below a place (0 is the best), totals below a number, submissions."""

    outcomes: frozenset[Outcome] = frozenset()
    lowest_place: int | None = None
    least_score: Fraction | None = None
    submissions: bool = False

    def submissions_fail(self, found: Iterable[Diagnostic]) -> bool:
        """Whether there is anything wrong with the submissions as such; what was merely changed is not."""
        return self.submissions and any(
            severity_of(kind_of_finding(each)) is not Severity.NOTE for each in about_submissions(found)
        )

    def record_fails(self, scored: Scored) -> bool:
        """Whether a record fails by its findings or its published total; no total is below any."""
        if self.outcomes and any(verdict.outcome in self.outcomes for verdict in scored.verdicts):
            return True
        return self.least_score is not None and self.total_fails(scored.score.total)

    def total_fails(self, total: Number | None) -> bool:
        """Whether a published total fails; none is below any."""
        least = self.least_score
        return least is not None and (total is None or total < least)

    def grades_fail(self, standings: Standings) -> bool:
        """Whether any unit's final grade fails; no grade is below any."""
        lowest = self.lowest_place
        if lowest is None:
            return False
        grades = (standing.grade for standing in standings.by_unit.values())
        return any(grade is None or grade.place > lowest for grade in grades)


def fail_on(given: Sequence[str], rulebook: Rulebook) -> FailOn:
    """What the values of the option say; raises CallError for one that says nothing, with the nearest that would."""
    outcomes: set[Outcome] = set()
    places: list[int] = []
    scores: list[Fraction] = []
    submissions = False
    for value in given:
        what, equals, limit = value.partition("=")
        if what in _OUTCOMES and not equals:
            outcomes.add(_OUTCOMES[what])
        elif value == _SUBMISSION:
            submissions = True
        elif what == _GRADE:
            places.append(_place(limit, value, rulebook))
        elif what == _SCORE:
            scores.append(_score(limit, value))
        else:
            close = nearest(what, (*_OUTCOMES, _SUBMISSION, _GRADE, _SCORE))
            raise fault("JJ904", option="--fail-on", found=value, wanted=_WANTED, nearest=close)
    return FailOn(frozenset(outcomes), min(places, default=None), max(scores, default=None), submissions)


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
