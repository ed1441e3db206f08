"""Entries of lists that rows count one by one: whether each names its evidence, and whether that is there."""

from collections.abc import Collection, Iterator, Mapping
from typing import Any

from jianjia_rules.diagnostics import Diagnostic, Words
from jianjia_rules.language.awards import Each
from jianjia_rules.language.measures import Aggregate, Count
from jianjia_rules.language.outcomes import Outcome
from jianjia_rules.language.paths import FieldPath
from jianjia_rules.language.walk import nodes
from jianjia_rules.records.faults import PlacedOrigin
from jianjia_rules.records.field_words import name_of
from jianjia_rules.records.reading_faults import one
from jianjia_rules.records.text_values import text_of, value_at
from jianjia_rules.scoring.assess import Scored
from jianjia_rules.units.record import TreePath

Field = tuple[FieldPath, FieldPath]
"""A list, and the field of its entries that names their evidence."""


def item_faults(scored: Scored, origin: PlacedOrigin, numbers: Collection[str]) -> Iterator[Diagnostic]:
    """Entries without a number, and numbers that are none of `numbers`, which are those of the evidence list."""
    record, schema = scored.record, scored.plan.rulebook.schema
    whose: dict[str, Any] = {"unit": record.unit.id, "period": record.period}
    unknown: dict[str, list[TreePath]] = {}
    for (path, field), rules in _asked(scored).items():
        info = schema.lookup(field, path)
        title = Words(field[-1], field[-1]) if info is None else Words(info.title.get("zh"), info.title.get("en"))
        entries = value_at(record.data, path)
        for index, entry in enumerate(entries if isinstance(entries, list) else ()):
            if not isinstance(entry, Mapping):
                continue
            found = text_of(value_at(entry, field))
            at: TreePath = (*path, index)
            if found is None:
                more: dict[str, Any] = {
                    "path": name_of(at, schema),
                    "field": title,
                    "rules": tuple(rules),
                    "count": len(rules),
                }
                yield one("JJ867", origin.place(at), **whose, **more)
            elif numbers and found not in numbers:
                unknown.setdefault(found, []).append((*at, *field))
    for found, paths in unknown.items():
        named = name_of(paths[0], schema)
        yield one("JJ896", origin.place(paths[0]), **whose, path=named, found=found, count=len(paths))


def _asked(scored: Scored) -> dict[Field, list[str]]:
    """The fields that rows of this unit's table ask for, with the rows."""
    asked: dict[Field, list[str]] = {}
    for row, verdict in zip(scored.plan.rows, scored.verdicts, strict=True):
        field = None if row.evidence is None else row.evidence.per_item
        if field is None or verdict.outcome is Outcome.NOT_APPLICABLE:
            continue
        lists = {node.items.path for node in nodes(row.award) if isinstance(node, Count | Aggregate | Each)}
        for path in sorted(lists):
            asked.setdefault((path, field), []).append(row.facts.rule)
    return asked
