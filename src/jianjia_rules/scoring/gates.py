"""Gates: what holds a unit back whatever its points. All are judged and listed; the worst grade wins."""

from collections.abc import Iterable, Sequence
from typing import assert_never

from jianjia_rules.dataclass import dataclass
from jianjia_rules.engine.plan import BoundGate, Plan
from jianjia_rules.engine.values import Truth
from jianjia_rules.findings.verdict import Verdict
from jianjia_rules.language.scheme import Gate, GateKind, Members


@dataclass(frozen=True, slots=True, eq=False)
class GateState:
    """Whether a gate is hit, and whether that is open because something is not known: one of the four below."""

    hit: bool
    open: bool = False


CLEAR = GateState(False)
HIT = GateState(True)
OPEN = GateState(False, open=True)
HIT_OPEN = GateState(True, open=True)


@dataclass(frozen=True, slots=True)
class ReadyGate:
    """A gate made ready for one plan.

    `rows` are the indexes of a mandatory set's members in the table; `best` is the place of the best grade it leaves
    when hit, None where it leaves all.
    """

    gate: Gate
    rows: tuple[int, ...]
    best: int | None

    def state(self, truth: Truth | None, verdicts: Sequence[Verdict]) -> GateState:
        """What the gate comes to; `truth` is its condition's, None for a mandatory set."""
        if self.gate.kind is GateKind.MANDATORY_SET:
            return members_state(self.rows, verdicts)
        if truth is True or truth is False:
            return HIT if truth is not (self.gate.kind is GateKind.ENTRY_BAR) else CLEAR
        return HIT_OPEN if self.gate.hit_if_unknown else OPEN


def ready_gates(plan: Plan) -> tuple[ReadyGate, ...]:
    """The plan's gates, made ready once."""
    return tuple(
        ReadyGate(each.gate, _rows(each, plan), _best(each.gate, [grade.id for grade in plan.rulebook.grades]))
        for each in plan.gates
    )


def members_state(rows: Iterable[int], verdicts: Sequence[Verdict]) -> GateState:
    """Whether a mandatory set fails: clear when every member holds; open when the only ones in the way are open."""
    open_only = False
    for index in rows:
        holds = verdicts[index].mandatory_holds
        if holds is False:
            return HIT
        if holds is None:
            open_only = True
    return HIT_OPEN if open_only else CLEAR


def member_rows(members: Members | None, plan: Plan) -> tuple[int, ...]:
    """The indexes of a set's rows; what the unit's table does not have is no member."""
    if members is None:
        return ()
    named = set(members.rules)
    part = set(plan.part_rows.get(members.part, ())) if members.part is not None else set()
    return tuple(
        row.facts.index
        for row in plan.rows
        if row.facts.rule in named or row.facts.index in part or (members.marked and row.facts.mandatory)
    )


def _rows(bound: BoundGate, plan: Plan) -> tuple[int, ...]:
    return member_rows(bound.gate.members, plan)


def _best(gate: Gate, grades: Sequence[str]) -> int | None:
    """The place of the best grade left: by a cap its own, by a mandatory set the one below, by a veto the last."""
    if not grades:
        return None
    match gate.kind:
        case GateKind.ENTRY_BAR:
            return None
        case GateKind.MANDATORY_SET:
            return min(grades.index(gate.blocks) + 1, len(grades) - 1) if gate.blocks in grades else None
        case GateKind.GRADE_CAP:
            return grades.index(gate.grade) if gate.grade in grades else None
        case GateKind.VETO:
            return len(grades) - 1
        case _ as never:
            assert_never(never)
