"""The branches of a bound row or gate: every way it can go, by an id, with where it stands in the rule."""

from collections.abc import Iterator, Mapping

from jianjia_rules.authoring.rule_tests.missing import may_be_unknown, waits_for_assessor
from jianjia_rules.authoring.rule_tests.range import range_of
from jianjia_rules.documents.places import TreePath
from jianjia_rules.engine.interpret.awards import worth
from jianjia_rules.engine.interpret.rows import outcome_of
from jianjia_rules.engine.plan import Plan, Row
from jianjia_rules.language.awards import Answer, Award, Bands, BestOf, Checklist, Each, If, Judged
from jianjia_rules.language.outcomes import Outcome
from jianjia_rules.scoring.gates import ReadyGate

NO_BAND = "no-band"
HIT, CLEAR = "hit", "clear"


def branches_of_row(row: Row, plan: Plan) -> Mapping[str, TreePath]:
    """The ids of a row's branches, and the path of each below the rule."""
    award: TreePath = ("award",)
    found = dict(inner_branches(row.award, "", award))
    found |= dict.fromkeys(_ends(row), award)
    if not waits_for_assessor(row.award) and may_be_unknown((row.award, row.when), plan):
        found[Outcome.UNDETERMINED.value] = award
    if row.when is not None:
        found[Outcome.NOT_APPLICABLE.value] = ("when",)
    return found


def branches_of_gate(gate: ReadyGate) -> tuple[str, ...]:
    """Hit, unless it is a set without members in this table; and not hit."""
    return (HIT, CLEAR) if gate.gate.members is None or gate.rows else (CLEAR,)


def inner_branches(award: Award, lead: str, at: TreePath) -> Iterator[tuple[str, TreePath]]:
    """The bands, entries and alternatives inside an award; `lead` is the id of what it stands in."""
    match award:
        case Bands(bands) | Each(_, bands):
            for index, _ in enumerate(bands):
                yield f"{lead}band-{index + 1}", (*at, "bands", index)
        case Checklist(entries):
            yield from _entries(entries, f"{lead}entry-", (*at, "checklist"))
        case BestOf(entries):
            yield from _entries(entries, f"{lead}alternative-", (*at, "best_of"))


def _entries(entries: tuple[Award, ...], lead: str, at: TreePath) -> Iterator[tuple[str, TreePath]]:
    for index, entry in enumerate(entries):
        if isinstance(entry, Judged) or not worth(entry.points):
            continue
        id, path = f"{lead}{index + 1}", (*at, index)
        yield from list(inner_branches(entry, f"{id}.", path)) or [(id, path)]


def _ends(row: Row) -> list[str]:
    """What the row as a whole can come to where everything is known."""
    award = row.award
    if waits_for_assessor(award):
        return [Outcome.PENDING.value]
    match award:
        case Answer(answers=answers):
            known = dict.fromkeys(outcome.value for _, outcome in answers)
            return [id for id in known if id != Outcome.UNDETERMINED.value]
        case Bands(bands):
            return [NO_BAND] if bands[-1].condition is not None else []
        case If() if row.points == 0:
            return [Outcome.MET.value, Outcome.NOT_MET.value]
        case _ if row.points == 0:
            return [Outcome.MET.value]
        case _:
            reach = range_of(award, row.deduction)
            ends = (-reach.least, -reach.most) if row.deduction else (reach.most, reach.least)
            return list(dict.fromkeys(outcome_of(end, row).value for end in ends))
