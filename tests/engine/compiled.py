"""Plans out of plain data, and generated code held to the interpreter on them."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from jianjia_rules.engine.compile.table import Table
from jianjia_rules.engine.plan import Plan
from tests.engine.agreement import check_one
from tests.engine.books import loaded, planned

NUMBER, TEXT, TRUTH = {"type": "number"}, {"type": "string"}, {"type": "boolean"}


def plan(*awards: Any, fields: Mapping[str, Any] | None = None, **settings: Any) -> Plan:
    """A plan of rows with these awards over a schema with these fields."""
    properties = {"unit": TEXT, "period": TEXT, **(fields or {})}
    schema = {"type": "object", "properties": properties, "additionalProperties": False}
    rules = [
        {"id": f"r{index}", "part": "p", "points": 10, **(award if "award" in award else {"award": award})}
        for index, award in enumerate(awards)
    ]
    main = {
        "rulebook": "b", "language": 1, "record": {"schema": "s.json", "unit": "unit", "period": "period"},
        "parts": [{"id": "p"}], "rules": rules, **settings,
    }  # fmt: skip
    return planned(loaded(main, schema))


def listed(**fields: Any) -> dict[str, Any]:
    """The schema of a list of objects."""
    return {"type": "array", "items": {"type": "object", "properties": fields}}


def agreed(one: Plan, *records: dict[str, Any], previous: Mapping[str, Any] | None = None) -> list[str]:
    """The outcomes of the first row, after the table and the interpreter agreed on everything, twice."""
    table = Table(one)
    for record in records * 2:
        check_one(one, table, record, previous)
    return [str(table.evaluate(record, previous)[0][0].outcome) for record in records]


def interpreted_rows(one: Plan) -> tuple[int, ...]:
    return Table(one)._generated.left_rows
