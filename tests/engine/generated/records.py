"""Records for a schema: good ones, ones with holes, and ones that hold whatever a program may hand over."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from copy import deepcopy
from datetime import date
from decimal import Decimal
from fractions import Fraction
from random import Random
from typing import Any

from tests.engine.generated import values
from tests.engine.generated.fields import LEVELS

Path = tuple[str | int, ...]

WRONG: list[Any] = [
    None, "", 0, -1, True, False, "x", "甲", [], {}, [None], [[]], {"a": 1}, [{}], ["", None, "a"], (1, 2), range(3),
    1.5, 10**60, 10**5000, 1e300, float("nan"), float("inf"), Fraction(1, 3), 1 + 2j, date(2014, 6, 23), b"bytes",
    Decimal("NaN"), Decimal("sNaN"), Decimal("Infinity"), Decimal("1e999999"), Decimal("-1e-50"), object(), {1, 2},
    "2014-02-30", "2014-06", "９", "1", "\ud800", {"": None}, {"n": {"n": {}}},
]  # fmt: skip
"""Values of every type, most of them not what a schema asks for."""


def record(random: Random, schema: Mapping[str, Any], given: float = 0.85, months: bool = True) -> dict[str, Any]:
    """A record that fits the schema; an optional field is given with some probability, a date perhaps as a month."""
    found: dict[str, Any] = _value(random, schema, given)
    if not months:
        found = completed(random, schema, found)
    found["unit"] |= {"id": "u", "type": "firm"}
    found["period"] = "2014"
    return found


def holed(random: Random, full: Mapping[str, Any], share: float = 0.15, months: bool = True) -> dict[str, Any]:
    """The record with something missing: keys, whole sections and lists, days of which only the month is left."""
    found = deepcopy(dict(full))
    for path in list(paths(found)):
        if random.random() < share:
            take(random, found, path, months)
    return found


def take(random: Random, data: Any, path: Path, months: bool = True) -> None:
    """Make what stands at a path missing, or of a day leave the month; list entries stay."""
    if _has(data, path) and isinstance(path[-1], str):
        _take(random, data, path, months)


def completed(random: Random, node: Mapping[str, Any], value: Any) -> Any:
    """The value with everything that is missing filled in as the schema allows; a month becomes one of its days."""
    if value is None or (isinstance(value, str) and value == ""):
        return _value(random, node, 1.0)
    if isinstance(value, dict) and "properties" in node:
        return {name: completed(random, inner, value.get(name)) for name, inner in node["properties"].items()}
    if isinstance(value, list) and "items" in node:
        return [completed(random, node["items"], each) for each in value] if _holds_objects(node) else value
    if isinstance(value, str) and len(value) == 7 and value[4] == "-" and value[:4].isdigit():
        return f"{value}-{random.choice(['01', '15', '28'])}"
    return value


def _holds_objects(node: Mapping[str, Any]) -> bool:
    return "properties" in node["items"]


def spoilt(random: Random, full: Mapping[str, Any], count: int = 3) -> dict[str, Any]:
    """The record with a few values replaced by others of any type."""
    found = deepcopy(dict(full))
    for _ in range(count):
        known = [path for path in paths(found) if _has(found, path)]
        if not known:
            break
        path = random.choice(known)
        holder = _at(found, path[:-1])
        if isinstance(holder, dict) and random.random() < 0.1:
            holder["extra"] = deepcopy_or_same(random.choice(WRONG))
        else:
            holder[path[-1]] = deepcopy_or_same(random.choice(WRONG))
    return found


def shuffled(random: Random, value: Any) -> Any:
    """The same value with keys and list entries in another order."""
    if isinstance(value, Mapping):
        keys = list(value)
        random.shuffle(keys)
        return {key: shuffled(random, value[key]) for key in keys}
    if isinstance(value, list):
        entries = [shuffled(random, each) for each in value]
        random.shuffle(entries)
        return entries
    return value


def deepcopy_or_same(value: Any) -> Any:
    """A copy where one can be made."""
    return deepcopy(value) if isinstance(value, (list, dict)) else value


def paths(value: Any, base: Path = ()) -> Iterator[Path]:
    """The paths of everything inside a value, outer ones first."""
    entries = value.items() if isinstance(value, Mapping) else enumerate(value) if isinstance(value, list) else ()
    for key, inner in entries:
        yield (*base, key)
        yield from paths(inner, (*base, key))


def _take(random: Random, data: Any, path: Path, months: bool) -> None:
    holder, key = _at(data, path[:-1]), path[-1]
    value = holder[key]
    if months and isinstance(value, str) and len(value) == 10 and value[4:5] == "-" and random.random() < 0.5:
        holder[key] = value[:7]
        return
    holder[key] = None
    way = random.random()
    if way < 0.6:
        del holder[key]
    elif way < 0.8 and isinstance(value, str):
        holder[key] = ""


def _at(value: Any, path: Path) -> Any:
    for key in path:
        value = value[key]
    return value


def _has(value: Any, path: Path) -> bool:
    try:
        _at(value, path)
    except (KeyError, IndexError, TypeError):
        return False
    return isinstance(_at(value, path[:-1]), (dict, list))


def _value(random: Random, node: Mapping[str, Any], given: float) -> Any:
    if "anyOf" in node:
        return _value(random, random.choice(node["anyOf"]), given)
    match node.get("type"):
        case "object":
            required = node["required"]
            properties = node["properties"]
            chosen = [name for name in properties if name in required or random.random() < given]
            return {name: _value(random, properties[name], given) for name in chosen}
        case "array":
            return [_value(random, node["items"], given) for _ in range(random.choice([0, 1, 2, 2, 3, 4]))]
        case "string":
            return _text(random, node)
        case "integer":
            return values.whole(random, node.get("minimum"))
        case "number":
            return values.number(random, node.get("minimum"))
        case "boolean":
            return random.random() < 0.6
        case list() as types:
            return _value(random, {**node, "type": random.choice([each for each in types if each != "null"])}, given)
    return random.choice(["a", "甲", 1, 2, Decimal("1.0"), True, False, ["a"], Decimal("2.5")])


def _text(random: Random, node: Mapping[str, Any]) -> str:
    if "enum" in node:
        return str(random.choice(node["enum"]))
    if "x-scale" in node:
        return random.choice([*LEVELS, "a"] if random.random() < 0.2 else LEVELS)
    match node.get("format"):
        case "date":
            return random.choice(values.DAYS)
        case "x-month":
            return random.choice([*values.DAYS, *values.MONTHS])
    return random.choice(["文件", "照片", "证明"] if random.random() < 0.3 else values.TEXTS)
