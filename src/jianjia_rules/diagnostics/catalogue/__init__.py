"""Every coded message, one module per area; the first digit of a code names the area."""

from functools import cache

from jianjia_rules.diagnostics.catalogue import (
    bands,
    baselines,
    calls,
    forms,
    habits,
    json_text,
    overlays,
    points,
    records,
    references,
    resuming,
    rule_tests,
    structure,
    submissions,
    types_and_units,
    values,
    workbooks,
    yaml_text,
)
from jianjia_rules.diagnostics.catalogue.entry import Entry, Template, Text

AREAS: tuple[tuple[Entry, ...], ...] = (
    yaml_text.ENTRIES,
    habits.ENTRIES,
    json_text.ENTRIES,
    structure.ENTRIES,
    references.ENTRIES,
    types_and_units.ENTRIES,
    points.ENTRIES,
    bands.ENTRIES,
    overlays.ENTRIES,
    workbooks.ENTRIES,
    records.ENTRIES,
    submissions.ENTRIES,
    values.ENTRIES,
    rule_tests.ENTRIES,
    calls.ENTRIES,
    forms.ENTRIES,
    baselines.ENTRIES,
    resuming.ENTRIES,
)

__all__ = ["AREAS", "Entry", "Template", "Text", "entry"]


def entry(code: str) -> Entry:
    """The entry of a code; KeyError for a code that is in no area."""
    return _by_code()[code]


@cache
def _by_code() -> dict[str, Entry]:
    return {each.code: each for area in AREAS for each in area}
