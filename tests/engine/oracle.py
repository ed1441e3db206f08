"""The language worked out once more, naively: plain rulebook data on a record in which nothing is missing.

Written from the language's description; it shares nothing with the engine. What has no value there (a base of zero, a
function that fails, an assessor's points) raises `NoValueError`.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import Any

LEVELS = ["县级", "市级", "省级", "国家级"]
LIST_HEADS = ("count", "distinct", "sum", "mean", "least", "greatest", "latest", "earliest")
TEN_THOUSAND = {"n.wan": 10_000}


class NoValueError(Exception):
    """Something that cannot be told even of a complete record."""


@dataclass(frozen=True)
class World:
    """What is assessed, by what, and what came of the rows before."""

    main: Mapping[str, Any]
    unit_type: str
    record: Mapping[str, Any]
    previous: Mapping[str, Any] | None
    year: int = 2014
    results: dict[str, tuple[str, Fraction] | None] = field(default_factory=dict)

    def before(self) -> World:
        """The world of the period before, which knows of no earlier one."""
        if self.previous is None:
            raise NoValueError("the period before")
        return replace(self, record=self.previous, previous=None, year=self.year - 1)


def get(data: Any, path: str) -> Any:
    """The value at a path."""
    for name in path.split("."):
        data = data[name]
    return data


def literal(value: Any, share: bool = False) -> Any:
    """A constant: a number as a fraction, a date as a day, a percentage as a share or as hundredths."""
    if isinstance(value, str):
        if re.fullmatch(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", value):
            return date.fromisoformat(value)
        if re.fullmatch(r"[0-9.]+%", value):
            return Fraction(value[:-1]) / (100 if share else 1)
        if re.fullmatch(r"[0-9]{4}-[0-9]{2}", value):
            raise NoValueError("a month")
    return Fraction(value) if isinstance(value, (int, Decimal)) and not isinstance(value, bool) else value


def parameter(name: str, world: World, share: bool) -> Any:
    """A parameter on the last day of 2014."""
    first, last = date(world.year, 1, 1), date(world.year, 12, 31)
    reserved = {"as_of": last, "period_from": first, "period_to": last, "materials_due": last}
    if name in reserved:
        return reserved[name]
    value = world.main["parameters"][name]["values"]
    while isinstance(value, Mapping):
        if "by" in value:
            cases = value["by"]
            decided = get(world.record, cases["field"])
            value = cases.get(str(decided), cases.get("otherwise"))
            if value is None:
                raise NoValueError(name)
        elif world.unit_type in value or "otherwise" in value:
            value = value.get(world.unit_type, value.get("otherwise"))
        else:
            value = value[max(day for day in value if day <= "2014-12-31")]
    if value == "12-15":
        return date(world.year, 12, 15)
    return [literal(each, share) for each in value] if isinstance(value, list) else literal(value, share)


def value_of(operand: Any, item: Any, world: World, share: bool = False) -> Any:
    """An operand: a constant, a parameter, a measure."""
    if isinstance(operand, Mapping):
        return measure(operand, item, world)
    if isinstance(operand, str) and operand.startswith("$"):
        return parameter(operand[1:], world, share)
    return literal(operand, share)


def scalar(raw: Any) -> Any:
    """A value of a record."""
    if isinstance(raw, list):
        return raw
    return literal(raw) if not isinstance(raw, str) or re.fullmatch(r"[0-9]{4}-[0-9]{2}(-[0-9]{2})?", raw) else raw


def measure(node: Mapping[str, Any], item: Any, world: World) -> Any:
    """A measure on an item (or the record itself)."""

    def of(operand: Any) -> Any:
        return value_of(operand, item, world)

    match node:
        case {"field": path}:
            if "mix" in path or "any" in path:
                raise NoValueError("of any type")
            return scalar(get(item, path))
        case {"record": path}:
            if path.startswith("u."):
                raise NoValueError("of any type")
            return scalar(get(world.record, path))
        case {"measure": name}:
            return measure(world.main["measures"][name]["is"], world.record, world)
        case {"previous": inner}:
            return measure(inner, world.before().record, world.before())
        case {"growth": inner}:
            now, then = measure(inner, item, world), measure(inner, world.before().record, world.before())
            return divided(now - then, then) if node.get("as") == "share" else now - then
        case {"add": terms}:
            return sum((of(each) for each in terms), Fraction(0))
        case {"times": factors}:
            product = Fraction(1)
            for each in factors:
                product *= of(each)
            return product
        case {"lower_of": operands}:
            return min(of(each) for each in operands)
        case {"higher_of": operands}:
            return max(of(each) for each in operands)
        case {"difference": [minuend, subtrahend]}:
            return of(minuend) - of(subtrahend)
        case {"ratio": above, "to": below}:
            return divided(in_yuan(above, of(above)), in_yuan(below, of(below)))
        case {"shortfall": value, "from": target}:
            return max(of(target) - of(value), Fraction(0))
        case {"excess": value, "over": limit}:
            return max(of(value) - of(limit), Fraction(0))
        case {"days_from": start, "to": end}:
            return Fraction((of(end) - of(start)).days)
        case {"how_many": conditions}:
            return Fraction(sum(holds(each, item, world) for each in conditions))
        case {"outcome": rule}:
            return result(rule, world)[0]
        case {"earned": id}:
            rules = [rule["id"] for rule in world.main["rules"] if rule["part"] == id] or [id]
            return sum((result(rule, world)[1] for rule in rules), Fraction(0))
        case {"call": "half", "with": [argument]}:
            return of(argument) / 2
        case {"call": _}:
            raise NoValueError("a function that fails")
    return of_list(node, item, world)


def result(rule: str, world: World) -> tuple[str, Fraction]:
    """What an earlier row came to; one that is not in the table is absent and earned nothing."""
    found = world.results.get(rule, ("absent", Fraction(0)))
    if found is None:
        raise NoValueError(rule)
    return found


def in_yuan(operand: Any, value: Any) -> Any:
    """Money in one unit."""
    path = operand.get("field") if isinstance(operand, Mapping) else None
    return value * TEN_THOUSAND.get(path, 1) if path in {"n.wan", "n.yuan"} else value


def divided(value: Fraction, to: Fraction) -> Fraction:
    if to == 0:
        raise NoValueError("a base of zero")
    return value / to


def of_list(node: Mapping[str, Any], item: Any, world: World) -> Any:
    """A count or another aggregate."""
    head = next(head for head in LIST_HEADS if head in node)
    groups = selected(node, node[head], item, world)
    if head == "count":
        return Fraction(len(groups))
    values = [[of_item(node.get("of"), each, world) for each in group] for group in groups]
    if head == "distinct":
        return Fraction(len({(type(one), one) for group in values for one in group}))
    terms = [max(group) for group in values]
    if head == "sum":
        return sum(terms, Fraction(0))
    if not terms:
        raise NoValueError(f"{head} of nothing")
    return sum(terms) / len(terms) if head == "mean" else (min if head in {"least", "earliest"} else max)(terms)


def of_item(of: Any, item: Any, world: World) -> Any:
    """What is taken of an item: a path, a measure, or the entry itself."""
    if of is None:
        return scalar(item["item"])
    return measure({"field": of} if isinstance(of, str) else of, item, world)


def selected(node: Mapping[str, Any], path: str, item: Any, world: World) -> list[list[Any]]:
    """The items that count, in groups of those that count once."""
    entries = [entry if isinstance(entry, Mapping) else {"item": entry} for entry in get(item, path)]
    groups: dict[Any, list[Any]] = {}
    for index, entry in enumerate(entries):
        key = tuple(scalar(get(entry, each)) for each in node["once_by"]) if "once_by" in node else index
        groups.setdefault(key, []).append(entry)
    found = []
    for group in groups.values():
        kept = top(group, node["highest"]) if "highest" in node else group
        fulfilling = [each for each in kept if "where" not in node or holds(node["where"], each, world)]
        if fulfilling:
            found.append(fulfilling)
    return found


def top(group: list[Any], path: str) -> list[Any]:
    """The items highest on a field."""
    ranks = [rank(get(each, path)) for each in group]
    return [each for each, its in zip(group, ranks, strict=True) if its == max(ranks)]


def rank(raw: Any) -> Any:
    if raw in LEVELS:
        return LEVELS.index(raw)
    if isinstance(raw, str) and not re.fullmatch(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", raw):
        raise NoValueError("no level")
    return scalar(raw)


def holds(node: Mapping[str, Any], item: Any, world: World) -> bool:
    """A condition."""
    match node:
        case {"all": conditions}:
            return all(holds(each, item, world) for each in conditions)
        case {"any": conditions}:
            return any(holds(each, item, world) for each in conditions)
        case {"none": conditions}:
            return not any(holds(each, item, world) for each in conditions)
        case {"not": condition}:
            return not holds(condition, item, world)
        case {"some": path, "where": where}:
            return any(holds(where, each, world) for each in get(item, path))
        case {"every": path, "where": where}:
            return all(holds(where, each, world) for each in get(item, path))
    words = {word: operand for word, operand in node.items() if word in WORDS or word == "present"}
    kept = {key: value for key, value in node.items() if key not in words}
    value = measure(kept, item, world)
    return all(compared(kept, value, word, operand, item, world) for word, operand in words.items())


def compared(node: Mapping[str, Any], value: Any, word: str, operand: Any, item: Any, world: World) -> bool:
    """One comparison word."""
    if word == "present":
        return operand is True
    share = "ratio" in node or "growth" in node
    path = str(next(iter(node.values())))
    levels = path in {"t.level", "level"} or "'t.level'" in path
    levels = levels or (path == "item" and any(str(each) in {"$level", *LEVELS} for each in as_list(operand)))
    if word in {"contains", "contains_any", "contains_all"}:
        return CONTAINS[word](value, as_list(operand))
    if levels and value not in LEVELS:
        raise NoValueError("no level")
    meant: list[Any] = []
    for one in as_list(operand):
        found = value_of(one, item, world, share)
        meant += found if isinstance(found, list) else [found]
    if levels:
        return WORDS[word](LEVELS.index(value), [LEVELS.index(each) for each in meant])
    return WORDS[word](value, meant)


def as_list(operand: Any) -> list[Any]:
    return operand if isinstance(operand, list) else [operand]


CONTAINS: dict[str, Callable[[Any, list[Any]], bool]] = {
    "contains": lambda value, parts: parts[0] in value,
    "contains_any": lambda value, parts: any(part in value for part in parts),
    "contains_all": lambda value, parts: all(part in value for part in parts),
}
WORDS: dict[str, Callable[[Any, list[Any]], bool]] = {
    "is": lambda value, operands: value == operands[0],
    "is_not": lambda value, operands: value != operands[0],
    "at_least": lambda value, operands: value >= operands[0],
    "at_most": lambda value, operands: value <= operands[0],
    "above": lambda value, operands: value > operands[0],
    "below": lambda value, operands: value < operands[0],
    "between": lambda value, operands: operands[0] <= value <= operands[1],
    "in": lambda value, operands: value in operands,
    "not_in": lambda value, operands: value not in operands,
    "before": lambda value, operands: value < operands[0],
    "after": lambda value, operands: value > operands[0],
    "on_or_before": lambda value, operands: value <= operands[0],
    "on_or_after": lambda value, operands: value >= operands[0],
    "matches": lambda value, operands: re.fullmatch(operands[0], value) is not None,
    **CONTAINS,
}
