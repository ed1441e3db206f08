"""Which branches of its row one case reached, read from the trace of its evaluation."""

from collections.abc import Iterator, Sequence

from jianjia_rules.authoring.rule_tests.branches import NO_BAND
from jianjia_rules.engine.interpret.awards import worth
from jianjia_rules.engine.interpret.rows import settled
from jianjia_rules.engine.interpret.trace import Trace
from jianjia_rules.engine.plan import Row
from jianjia_rules.engine.values import Earned
from jianjia_rules.findings.verdict import Verdict
from jianjia_rules.language.awards import Award, Bands, BestOf, Checklist, Each
from jianjia_rules.language.outcomes import Outcome
from jianjia_rules.units.record import TreePath


def reached_branches(row: Row, verdict: Verdict, traces: Sequence[Trace]) -> frozenset[str]:
    """The ids of the branches; papers play no part in them, only what the award came to."""
    trace = next((each for each in traces if each.node is row.award), None)
    if trace is None or not isinstance(trace.result, Earned):
        return frozenset([Outcome.UNDETERMINED.value if verdict.causes else Outcome.NOT_APPLICABLE.value])
    by_award = settled(row, trace.result)
    if by_award.causes and by_award.outcome in {Outcome.UNDETERMINED, Outcome.NOT_APPLICABLE}:
        return frozenset([Outcome.UNDETERMINED.value])
    found = {by_award.outcome.value, *_inner(trace, "")}
    if isinstance(row.award, Bands) and trace.result.branch is None and not trace.result.causes:
        found.add(NO_BAND)
    return frozenset(found)


def _inner(trace: Trace, lead: str) -> Iterator[str]:
    award, earned = trace.node, trace.result
    if not isinstance(earned, Earned):
        return
    match award:
        case Bands() if earned.branch is not None:
            yield f"{lead}band-{earned.branch + 1}"
        case Each():
            yield from (f"{lead}band-{index + 1}" for index in _bands_of_items(award, trace))
        case Checklist():
            for index, inner in enumerate(_awards(trace)):
                yield from _entry(inner, f"{lead}entry-{index + 1}")
        case BestOf() if earned.branch is not None and earned.least > 0:
            yield from _entry(_awards(trace)[earned.branch], f"{lead}alternative-{earned.branch + 1}")


def _entry(trace: Trace, id: str) -> Iterator[str]:
    earned = trace.result
    if not isinstance(trace.node, Award) or not worth(trace.node.points):
        return
    if isinstance(trace.node, (Bands, BestOf, Checklist, Each)):
        yield from _inner(trace, f"{id}.")
    elif isinstance(earned, Earned) and earned.least > 0:
        yield id


def _awards(trace: Trace) -> list[Trace]:
    """The traces of the entries, one for each and in their order."""
    return [child for child in trace.children if isinstance(child.node, Award)]


def _bands_of_items(award: Each, trace: Trace) -> Iterator[int]:
    """The band that each item fell into: the first that holds, or the last where it needs nothing."""
    places = {id(band.condition): index for index, band in enumerate(award.bands) if band.condition is not None}
    truths: dict[TreePath, dict[int, object]] = {}
    for child in trace.children:
        if id(child.node) in places:
            truths.setdefault(child.path, {})[places[id(child.node)]] = child.result
    for by_band in truths.values():
        taken = next((index for index, truth in by_band.items() if truth is True), None)
        if taken is not None:
            yield taken
        elif award.bands[-1].condition is None and all(truth is False for truth in by_band.values()):
            yield len(award.bands) - 1
