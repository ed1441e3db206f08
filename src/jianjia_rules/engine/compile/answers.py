"""What generated code asks of the interpreter, and what stands in generated code for a verdict."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from typing import Any

from jianjia_rules.dataclass import dataclass
from jianjia_rules.engine.interpret.evaluate import interpret_row, is_newcomer
from jianjia_rules.engine.interpret.reading import read_record
from jianjia_rules.engine.plan import Plan
from jianjia_rules.findings.verdict import Verdict

Data = Mapping[str, Any]
_MOST_KEPT = 4_096


def itself(index: int, verdict: Verdict) -> Verdict:  # noqa: ARG001 - what may stand for a verdict
    """A verdict stands for itself."""
    return verdict


@dataclass(frozen=True, slots=True)
class Answers:
    """The interpreter's answers for the rows of a plan, as what `stand_in(row, verdict)` makes of them.

    `verdict` is the expression of the verdict, given the expression of what stands for it.
    """

    plan: Plan
    stand_in: Callable[[int, Verdict], Any] = itself
    verdict: str = "{}"

    def missed(self, memo: dict[object, Any], index: int, key: object, record: Data, previous: Data | None) -> Any:
        """A row that was not met before, kept for the next record that is alike in all that the row reads."""
        row = self.plan.rows[index]
        if row.evidence is not None and row.evidence.kinds:
            row = replace(row, evidence=None)
        reading = read_record(self.plan, record, previous)
        found = self.stand_in(index, interpret_row(row, reading, newcomer=is_newcomer(self.plan, reading)))
        if len(memo) >= _MOST_KEPT:
            memo.clear()
        memo[key] = found
        return found

    def alone(self, index: int, record: Data, previous: Data | None) -> Any:
        """A row by itself."""
        reading = read_record(self.plan, record, previous)
        return self.stand_in(
            index, interpret_row(self.plan.rows[index], reading, newcomer=is_newcomer(self.plan, reading))
        )

    def left(
        self, rows: Sequence[int], verdicts: Sequence[Verdict | None], record: Data, previous: Data | None
    ) -> list[Verdict]:
        """The verdicts of the rows that generated code leaves out, in the order given; of the others they are given."""
        named = self.plan.rows
        out = set(rows)
        by_rule = {
            named[index].facts.rule: verdict
            for index, verdict in enumerate(verdicts)
            if index not in out and verdict is not None
        }
        reading = replace(read_record(self.plan, record, previous), verdicts=by_rule)
        newcomer = is_newcomer(self.plan, reading)
        found: list[Verdict] = []
        for index in rows:
            found.append(interpret_row(named[index], reading, newcomer=newcomer))
            by_rule[named[index].facts.rule] = found[-1]
        return found
