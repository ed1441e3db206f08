"""What bound rules mean: conditions that decide nothing, tiers out of reach, points that cannot be earned."""

from collections.abc import Iterable
from functools import partial

from jianjia_rules.language.awards import Award
from jianjia_rules.language.inference import Inference
from jianjia_rules.language.measures import Choice, Constant, Measure, ParameterRef
from jianjia_rules.language.problems import At
from jianjia_rules.language.rulebook import Rulebook
from jianjia_rules.language.rules import Rule
from jianjia_rules.language.scalars import format_number
from jianjia_rules.language.scheme import PartKind
from jianjia_rules.loading.checks.bands import Comparisons, check_tiers
from jianjia_rules.loading.checks.conditions import check_condition, check_every
from jianjia_rules.loading.checks.earnings import check_earnings, differs_by_type, points_written_out
from jianjia_rules.loading.checks.merged import Merged
from jianjia_rules.loading.checks.pieces import Asked, Case, Piece, Root, Tiers, found_in
from jianjia_rules.loading.checks.points import Table
from jianjia_rules.loading.checks.situations import Names
from jianjia_rules.loading.checks.truths import Truths
from jianjia_rules.loading.checks.universes import Universes
from jianjia_rules.loading.faults import Faults


def check_meaning(rulebook: Rulebook, pieces: Iterable[Piece], unsettled: frozenset[str], faults: Faults) -> None:
    """Report what the bound pieces of a rulebook cannot mean.

    `unsettled` are rules whose points are wrong in a way that was reported before.
    """
    names, table, comparisons = Names.of(rulebook), Table(rulebook), Comparisons()
    for piece in pieces:
        merged = Merged(names, piece.cells)
        rule = piece.rule
        earns = rule is not None and rule.id not in unsettled and not _absolute(piece, rule, merged)
        for case in piece.cases:
            _check_case(piece, case, earns, table, merged, comparisons)
        merged.report(faults)


def _check_case(piece: Piece, case: Case, earns: bool, table: Table, merged: Merged, comparisons: Comparisons) -> None:
    universes = Universes(piece.table.schema, partial(_named, case.inference))
    cells = case.situation.cells
    for root in case.roots:
        _check_root(root, universes, case, merged, comparisons)
        if earns and isinstance(root.bound, Award):
            deduction = piece.rule is not None and _is_deduction(piece.rule, table)
            check_earnings(root, case.points, universes, cells, merged, deduction=deduction)


def _check_root(root: Root, universes: Universes, case: Case, merged: Merged, comparisons: Comparisons) -> None:
    truths: dict[At, Truths] = {}
    ladders: list[Tiers] = []
    cells = case.situation.cells
    for found in found_in(root, universes):
        match found:
            case Asked():
                truths[found.at] = check_condition(found, cells, merged)
                check_every(found, cells, merged)
            case Tiers():
                ladders.append(found)
    for tiers in ladders:
        check_tiers(tiers, truths, cells, merged, comparisons)


def _absolute(piece: Piece, rule: Rule, merged: Merged) -> bool:
    """Whether a row whose points differ between unit types has points inside that do not; reports them."""
    types = tuple(dict.fromkeys(cell.unit_type for cell in piece.cells))
    if not differs_by_type(rule.points, types):
        return False
    found = list(points_written_out(rule.award, (*piece.at, "award")))
    for at, points in found:
        merged.add("JJ508", at, piece.cells, found=format_number(points))
    return bool(found)


def _is_deduction(rule: Rule, table: Table) -> bool:
    part = table.parts.get(rule.part)
    return part is not None and table.kind(part) is PartKind.DEDUCTION


def _named(inference: Inference, name: str) -> Measure | None:
    found = inference.named(name)
    if found is None or isinstance(found.node, (Constant, ParameterRef, Choice)):
        return None
    return found.node
