"""The numbers of the evidence that a row of a unit rests on, for the assessors' workbook."""

from collections.abc import Iterator, Mapping

from jianjia_rules.engine.plan import Row
from jianjia_rules.language.awards import Each
from jianjia_rules.language.measures import Aggregate, Count
from jianjia_rules.language.walk import nodes
from jianjia_rules.records.text_values import text_of, value_at
from jianjia_rules.scoring.assess import Scored

_MOST = 20


def evidence_numbers(row: Row, scored: Scored) -> tuple[str, ...]:
    """Numbers of pieces of the kinds that the row asks for, or of the entries it counts; else their titles."""
    found = tuple(dict.fromkeys(_numbers(row, scored)))
    return found if len(found) <= _MOST else (*found[:_MOST], "…")


def _numbers(row: Row, scored: Scored) -> Iterator[str]:
    evidence, data = row.evidence, scored.record.data
    if evidence is None:
        return
    path = scored.plan.rulebook.record.evidence
    listed = value_at(data, path) if path is not None else None
    for entry in listed if isinstance(listed, list) else ():
        if isinstance(entry, Mapping) and entry.get("kind") in evidence.kinds:
            rules = entry.get("rules")
            number = text_of(entry.get("number")) or text_of(entry.get("title")) or text_of(entry.get("kind"))
            if number and (not rules or row.facts.rule in rules):
                yield number
    if evidence.per_item is None:
        return
    lists = sorted({node.items.path for node in nodes(row.award) if isinstance(node, Count | Aggregate | Each)})
    for items in (value_at(data, each) for each in lists):
        for item in items if isinstance(items, list) else ():
            number = text_of(value_at(item, evidence.per_item))
            if number:
                yield number
