"""What is told of a record with holes holds however the holes are filled in."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from copy import deepcopy
from dataclasses import replace
from random import Random
from typing import Any

from jianjia_rules.engine.interpret.evaluate import interpret, judge_gates
from jianjia_rules.engine.interpret.reading import read_record
from jianjia_rules.engine.plan import Plan, Row
from jianjia_rules.findings.verdict import Verdict
from jianjia_rules.language.outcomes import Outcome
from tests.engine.agreement import by_rule, known_truth
from tests.engine.books import planned
from tests.engine.generated import records
from tests.engine.generated.book import Book, book
from tests.engine.hardship import check_sane

DECIDING = {"$by_size": "unit.size", "$by_order": "unit.order"}
"""The fields that parameters depend on."""

ALWAYS_GIVEN = {"unit.id", "unit.type", "period", "evidence", "kind", "date", "valid_until", "rules"}


def open_book(random: Random) -> Book:
    """A rulebook in which what is missing never makes a row leave the table."""
    return book(random, without=("undetermined", "base"), undetermined={"zero_base": "zero"})


def check_sound(random: Random, rulebook: Book, count: int = 3) -> None:
    """The verdicts of a record with holes bound those of its completions."""
    plan = planned(rulebook.rulebook, random.choice(["firm", "club"]))
    kept = telling(rulebook.main)
    for _ in range(count):
        full, before = (records.record(random, rulebook.schema, given=1.0, months=False) for _ in range(2))
        holed, holed_before = without(random, full, kept), without(random, before, kept)
        if random.random() < 0.5 and not asks_for_the_period_before(rulebook.main):
            holed_before = None
        check_bounds(plan, (holed, holed_before), (full, before))
        other, other_before = filled(random, rulebook, holed), filled(random, rulebook, holed_before or {})
        check_bounds(plan, (holed, holed_before), (other, other_before))
        check_bounds(plan, (holed, holed_before), (filled(random, rulebook, holed), holed_before))


def check_bounds(plan: Plan, holed: tuple[Any, Any], filled: tuple[Any, Any]) -> None:
    """One record with holes, and the same without."""
    open_verdicts, closed_verdicts = interpret(plan, *holed), interpret(plan, *filled)
    for row, open_one, closed in zip(plan.rows, open_verdicts, closed_verdicts, strict=True):
        if closed.outcome is Outcome.NOT_APPLICABLE:
            continue
        about = (row.facts.rule, row.when, row.award, row.mandatory, open_one, closed)
        check_sane(row, open_one)
        low, high = span(row, open_one)
        least, most = span(row, closed)
        assert low <= least <= most <= high, about
        if row.evidence is None:
            assert open_one.mandatory_holds in {None, closed.mandatory_holds}, about
    truths = [
        judge_gates(plan, reading_of(plan, data, verdicts))
        for data, verdicts in ((holed, open_verdicts), (filled, closed_verdicts))
    ]
    for gate, before, after in zip(plan.gates, *truths, strict=True):
        assert known_truth(before) in {"unknown", None, known_truth(after)}, gate


def span(row: Row, verdict: Verdict) -> tuple[Any, Any]:
    """From the least to the most that a row may come to, what an assessor has to give included."""
    if row.deduction:
        return verdict.least - verdict.pending, verdict.most
    return verdict.least, verdict.most + verdict.pending


def reading_of(plan: Plan, data: tuple[Any, Any], verdicts: tuple[Verdict, ...]) -> Any:
    """A reading of a record whose rows are decided."""
    return replace(read_record(plan, *data), verdicts=by_rule(plan, verdicts))


def filled(random: Random, rulebook: Book, holed: Any) -> Any:
    """The record with every hole filled."""
    return records.completed(random, rulebook.schema, holed)


def without(random: Random, full: Mapping[str, Any], kept: set[str]) -> Any:
    """The record without some of what a rule does not ask to be there."""
    found = deepcopy(dict(full))
    share = random.choice([0.05, 0.2, 0.5])
    for path in list(records.paths(full)):
        name = plain(path)
        if random.random() < share and not any(name == one or one.startswith(f"{name}.") for one in kept):
            records.take(random, found, path)
    return found


def plain(path: records.Path) -> str:
    """A path as rules write it: from the innermost item."""
    last = max((index for index, step in enumerate(path) if isinstance(step, int)), default=-1)
    return ".".join(str(step) for step in path[last + 1 :])


def telling(main: Mapping[str, Any]) -> set[str]:
    """The fields whose very absence says something: asked for by `present`, or a key of items."""
    found = ALWAYS_GIVEN | set(_telling(main, main)) | {"no"}
    return found | {field for name, field in DECIDING.items() if name in found}


def asks_for_the_period_before(main: Mapping[str, Any]) -> bool:
    """Whether a rule asks that something of the period before be given."""
    return any("'present'" in text for text in _mappings(main) if "'previous'" in text or "'growth'" in text)


def _mappings(node: Any) -> Iterator[str]:
    if isinstance(node, Mapping) and "present" in node:
        yield str(node)
    for each in node.values() if isinstance(node, Mapping) else node if isinstance(node, list) else ():
        yield from _mappings(each)


def _telling(node: Any, main: Mapping[str, Any]) -> Iterator[str]:
    if isinstance(node, list):
        for each in node:
            yield from _telling(each, main)
    if not isinstance(node, Mapping):
        return
    yield from node.get("once_by", ())
    if "distinct" in node and isinstance(node.get("of"), str):
        yield node["of"]
    if "present" in node:
        yield from _texts(main["measures"] if "measure" in str(node) else node)
        yield from _texts(node)
    for each in node.values():
        yield from _telling(each, main)


def _texts(node: Any) -> Iterator[str]:
    if isinstance(node, str):
        yield node
    for each in node.values() if isinstance(node, Mapping) else node if isinstance(node, list) else ():
        yield from _texts(each)
