"""How much of a table applies to a unit: too little, and no grade is given."""

from collections.abc import Sequence
from fractions import Fraction

from jianjia_rules.engine.plan import Plan
from jianjia_rules.findings.verdict import Verdict
from jianjia_rules.language.outcomes import Outcome
from jianjia_rules.language.scalars import Number
from jianjia_rules.scoring import exact
from jianjia_rules.scoring.parts import Node, Table


def applicable_share(table: Table, plan: Plan, verdicts: Sequence[Verdict]) -> Fraction:
    """The share of the base table, by points or weights, whose rows count; 1 for a table worth nothing.

    A row that does not apply is left out also where it counts in full (`rescale: none`).
    """
    shares: list[Fraction] = []
    for node in table.nodes:
        weighted = [
            *(
                (weight, Fraction(counts(verdicts[index], plan)))
                for index, weight in zip(node.rows, _row_weights(node, plan), strict=True)
            ),
            *(
                (weight, shares[child])
                for child, weight in zip(node.children, _child_weights(node, table), strict=True)
            ),
        ]
        whole = sum(weight for weight, _ in weighted)
        shares.append(Fraction(sum(weight * share for weight, share in weighted)) / whole if whole else Fraction(1))
    return shares[-1]


def counts(verdict: Verdict, plan: Plan) -> bool:
    """Whether a row applies and counts."""
    if verdict.left or verdict.outcome is Outcome.NOT_APPLICABLE:
        return False
    return verdict.outcome is not Outcome.WAIVED or plan.rulebook.waived_counts_full


def _row_weights(node: Node, plan: Plan) -> Sequence[Number]:
    return node.weights[: len(node.rows)] if node.average else [plan.rows[index].points for index in node.rows]


def _child_weights(node: Node, table: Table) -> Sequence[Number]:
    if node.average:
        return node.weights[len(node.rows) :]
    return [exact.number(table.nodes[child].full) if table.nodes[child].adds else 0 for child in node.children]
