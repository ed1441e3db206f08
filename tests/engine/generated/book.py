"""Whole rulebooks as plain data."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from random import Random
from typing import Any

from jianjia_rules.language.rulebook import Rulebook
from tests.engine.books import FaultyError, loaded
from tests.engine.generated import fields
from tests.engine.generated.awards import ANSWERS, AwardMaker
from tests.engine.generated.measures import AT_RECORD

PARAMETERS: dict[str, Any] = {
    "number": {"values": 3},
    "by_day": {"values": {"2010-01-01": 1, "2014-06-01": Decimal("2.5"), "2020-01-01": 9}},
    "by_type": {"values": {"firm": 2, "otherwise": 4}},
    "by_size": {"values": {"by": {"field": "unit.size", "大": {"2014-01-01": 5, "2016-01-01": 7}, "otherwise": 1}}},
    "by_order": {"values": {"by": {"field": "unit.order", "1": 5, "2": 3}}},
    "share": {"unit": "%", "values": "60%"},
    "percent": {"unit": "%", "values": "60%"},
    "day": {"values": {"firm": "2014-06-23", "club": "2014-06"}},
    "monthday": {"values": "12-15"},
    "text": {"values": "ab"},
    "kinds": {"values": ["甲", "a"]},
    "level": {"values": "市级"},
    "step": {"values": {"2010-01-01": 2, "2015-01-01": 3}},
    "earn": {"values": Decimal("0.7")},
}

PARTS: list[dict[str, Any]] = [
    {"id": "base", "title": "base"},
    {"id": "extra", "title": "extra", "kind": "bonus", "up_to": 3},
    {"id": "faults", "title": "faults", "kind": "deduction", "up_to": 5},
    {"id": "mean", "title": "mean", "combine": "average", "points": 10},
]


@dataclass(frozen=True)
class Book:
    """A rulebook as plain data and as it was loaded."""

    main: Mapping[str, Any]
    schema: Mapping[str, Any]
    rulebook: Rulebook


def book(random: Random, rules: int = 5, without: tuple[str, ...] = (), **settings: Any) -> Book:
    """A rulebook; rules that the loader refuses are left out of it.

    `settings` are keys of rulebook.yaml; `without` are keys that no rule has.
    """
    schema = fields.schema(random)
    main = _main(random, rules) | settings
    for rule in main["rules"]:
        for key in without:
            rule.pop(key, None)
    while True:
        try:
            return Book(main, schema, loaded(main, schema))
        except FaultyError as error:
            main = _without_faulty(main, error)


def _without_faulty(main: Mapping[str, Any], error: FaultyError) -> dict[str, Any]:
    """The rulebook without the pieces that messages name; all that could be wrong is a generated measure or rule."""
    faulty = _with_those_that_speak_of(_names(error), main)
    kept: dict[str, Any] = {
        "measures": {name: each for name, each in main["measures"].items() if name not in faulty},
        "rules": [rule for rule in main["rules"] if rule["id"] not in faulty],
    }
    for key in ("newcomer", "gates"):
        if key in main and (_is_of(error, key) or _speaks_of(main[key], faulty)):
            kept[key] = None
    if all(value == main[key] for key, value in kept.items()):
        raise error
    return {key: value for key, value in {**main, **kept}.items() if value is not None}


def _with_those_that_speak_of(names: set[str], main: Mapping[str, Any]) -> set[str]:
    """The names, and those of all measures and rules that go with them because they speak of one that goes."""
    nodes = {**main["measures"], **{rule["id"]: rule for rule in main["rules"]}}
    found = names
    while more := {name for name, node in nodes.items() if name not in found and _speaks_of(node, found)}:
        found = found | more
    return found


def _is_of(error: FaultyError, key: str) -> bool:
    return any(path[:1] == (key,) for _, path in error.faults)


def _names(error: FaultyError) -> set[str]:
    return {str(path[1]) for _, path in error.faults if len(path) > 1 and path[0] in {"rules", "measures"}}


def _speaks_of(node: Any, names: set[str]) -> bool:
    if isinstance(node, Mapping):
        return any(
            (key in {"measure", "earned", "outcome"} and value in names) or _speaks_of(value, names)
            for key, value in node.items()
        )
    return isinstance(node, list) and any(_speaks_of(each, names) for each in node)


def _main(random: Random, rules: int) -> dict[str, Any]:
    make = AwardMaker(random)
    measures: dict[str, Any] = {}
    for name in ("first", "second"):
        if make.chance(0.7):
            measures[name] = {"title": name, "is": make.number(AT_RECORD, 2)}
            make.named.append(name)
    main: dict[str, Any] = {
        "rulebook": "book",
        "language": 1,
        "record": {"schema": "record.schema.json", "unit": "unit.id", "type": "unit.type", "period": "period"},
        "unit_types": {"firm": "firm", "club": "club"},
        "scales": {"level": fields.LEVELS},
        "parameters": PARAMETERS,
        "answers": ANSWERS,
        "functions": _functions(),
        "evidence_kinds": {"文件": {"dated": "in_period"}, "照片": {}, "证明": {"dated": "in_force"}},
        "parts": PARTS,
        "measures": measures,
    }
    main["record"]["evidence"] = "evidence"
    if make.chance(0.3):
        main["undetermined"] = make.treatments()
    if make.chance(0.5):
        main["newcomer"] = make.without_results(lambda: make.condition(AT_RECORD, 1))
    if make.chance(0.2):
        main["waived"] = "full"
    if make.chance(0.5):
        main["gates"] = [_gate(make, f"g{index}") for index in range(2)]
    main["rules"] = _rules(make, rules)
    return main


def _gate(make: AwardMaker, id: str) -> dict[str, Any]:
    head = make.random.choice(["entry_bar", "veto", "mandatory_set"])
    return {"id": id, "title": id, head: True if head == "mandatory_set" else make.condition(AT_RECORD, 2)}


def _rules(make: AwardMaker, count: int) -> list[dict[str, Any]]:
    rules = []
    for index in range(count):
        if index == count - 1:
            make.parts = [part["id"] for part in PARTS if part["id"] != "mean"]
        part = make.random.choice(["base", "base", "base", "extra", "faults", "mean"])
        make.parts = [each for each in make.parts if each != part]
        rules.append(make.rule(f"r{index}", part, averaging=part == "mean"))
        make.rules.append(f"r{index}")
    if make.chance(0.1):
        rules[0]["from"] = make.random.choice(["2014-12-31", "2015-01-01"])
    return rules


def _functions() -> dict[str, Any]:
    def declared(name: str) -> dict[str, Any]:
        return {"python": f"tests.engine.functions:{name}", "takes": ["number"], "gives": "number"}

    return {name: declared(name) for name in ("half", "share", "wrong")}
