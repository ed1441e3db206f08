"""Grades: the first whose demands hold, no better than the gates leave."""

from collections.abc import Sequence

from jianjia_rules.dataclass import dataclass
from jianjia_rules.engine.plan import Plan
from jianjia_rules.findings.results import GradeResult
from jianjia_rules.findings.verdict import Verdict
from jianjia_rules.language.scheme import Grade
from jianjia_rules.scoring import exact
from jianjia_rules.scoring.exact import Pair
from jianjia_rules.scoring.gates import CLEAR, member_rows, members_state


@dataclass(frozen=True, slots=True)
class ReadyGrade:
    """A grade made ready for one plan; `needs` is the place of the grade whose demands must hold too."""

    grade: Grade
    start: Pair | None
    rows: tuple[int, ...]
    needs: int | None
    unlowered: GradeResult
    """How an assessment shows it when nothing lowered the grade."""

    def own_demands(self, published: Pair | None, verdicts: Sequence[Verdict]) -> bool:
        """Whether the published total and the mandatory set are good enough."""
        start = self.start
        if start is not None and (published is None or published[0] * start[1] < start[0] * published[1]):
            return False
        return not self.rows or members_state(self.rows, verdicts) is CLEAR


def ready_grades(plan: Plan) -> tuple[ReadyGrade, ...]:
    """The grades, best first, made ready once."""
    ids = [grade.id for grade in plan.rulebook.grades]
    return tuple(
        ReadyGrade(
            grade,
            None if grade.start is None else exact.pair(grade.start),
            member_rows(grade.members, plan),
            ids.index(grade.needs) if grade.needs in ids else None,
            GradeResult(grade.id, grade.title, place, grade.id),
        )
        for place, grade in enumerate(plan.rulebook.grades)
    )


def held(grades: Sequence[ReadyGrade], published: Pair | None, verdicts: Sequence[Verdict]) -> tuple[bool, ...]:
    """For every grade, whether all it demands holds; the last grade always does."""
    own = [grade.own_demands(published, verdicts) for grade in grades]
    for place, grade in enumerate(grades):
        if grade.needs is not None:
            own[place] = own[place] and _chain_holds(grade, grades, own)
    own[-1] = True
    return tuple(own)


def first_from(holds: Sequence[bool], best: int) -> int:
    """The place of the first grade, from `best` on, whose demands hold."""
    return next(place for place in range(best, len(holds)) if holds[place])


def _chain_holds(grade: ReadyGrade, grades: Sequence[ReadyGrade], own: Sequence[bool]) -> bool:
    """Whether the grades that this one needs, and those that they need, hold; a circle ends where it closes."""
    seen: set[int] = set()
    needs = grade.needs
    while needs is not None and needs not in seen:
        if not own[needs]:
            return False
        seen.add(needs)
        needs = grades[needs].needs
    return True
