"""What each row's lost points are worth in the total, after weights and rescaling."""

from collections.abc import Sequence
from fractions import Fraction

from jianjia_rules.findings.verdict import Verdict
from jianjia_rules.language.scalars import Number
from jianjia_rules.language.scheme import PartKind
from jianjia_rules.scoring.parts import Node, NodeScore, Table


def losses(table: Table, nodes: Sequence[NodeScore], verdicts: Sequence[Verdict]) -> dict[int, Fraction]:
    """Points of the total lost by row, for rows that lost any; bonus that was not earned is no loss.

    Where no cap was reached and nothing was rounded, the losses of the base rows and the base score add up to what the
    table is worth.
    """
    lost: dict[int, Fraction] = {}
    factors = {len(table.nodes) - 1: Fraction(1), **dict.fromkeys(table.outside, Fraction(1))}
    for place in reversed(range(len(table.nodes))):
        node = table.nodes[place]
        if place not in factors or nodes[place].leaves or node.kind is PartKind.BONUS:
            continue
        unit = factors[place] * _spread(node, nodes, place, verdicts)
        row_weights, child_weights = _weights(node)
        for index, weight in zip(node.rows, row_weights, strict=True):
            amount = _lost(verdicts[index], node)
            if amount and weight:
                lost[index] = unit * weight * amount
        for child, weight in zip(node.children, child_weights, strict=True):
            if node.average and not nodes[child].leaves:
                factors[child] = unit * weight / Fraction(*nodes[child].worth)
            elif not node.average and table.nodes[child].adds:
                factors[child] = unit
    return lost


def _spread(node: Node, nodes: Sequence[NodeScore], place: int, verdicts: Sequence[Verdict]) -> Fraction:
    """What one point, or one unit of weight, inside the part is worth outside it."""
    score = nodes[place]
    if not node.average:
        return Fraction(*score.worth) / Fraction(*score.possible)
    row_weights, child_weights = _weights(node)
    applying = sum(weight for index, weight in zip(node.rows, row_weights, strict=True) if not verdicts[index].left)
    applying += sum(
        weight for child, weight in zip(node.children, child_weights, strict=True) if not nodes[child].leaves
    )
    return Fraction(*score.worth) / applying


def _weights(node: Node) -> tuple[Sequence[int], Sequence[int]]:
    if node.average:
        return node.weights[: len(node.rows)], node.weights[len(node.rows) :]
    return (1,) * len(node.rows), (1,) * len(node.children)


def _lost(verdict: Verdict, node: Node) -> Number:
    if verdict.left:
        return 0
    return -verdict.earned if node.kind is PartKind.DEDUCTION else verdict.possible - verdict.earned
