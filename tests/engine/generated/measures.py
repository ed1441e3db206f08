"""Measures of every head, by what they give."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from random import Random
from typing import Any

from tests.engine.generated import values
from tests.engine.generated.fields import INNER, ITEM, LISTS, RECORD, SCALAR_LISTS

Node = dict[str, Any]


@dataclass
class Spot:
    """Where a node stands: at the record, in an item, in an item of an item, or at an entry of a list of scalars."""

    fields: dict[str, list[str]]
    lists: list[str] = field(default_factory=list)
    scalar_lists: dict[str, str] = field(default_factory=dict)
    outside: bool = False


AT_RECORD = Spot(RECORD, LISTS, SCALAR_LISTS, outside=True)
IN_ITEM = Spot(ITEM, ["subs"], {"labels": "text"})
IN_INNER = Spot(INNER)


class Measures:
    """Makes measures; `conditions` are its other half (see `Maker`)."""

    condition: Callable[..., Node]

    def __init__(self, random: Random) -> None:
        self.random = random
        self.rules: list[str] = []
        self.parts: list[str] = []
        self.named: list[str] = []
        self.earlier = True
        self.functions = True

    def chance(self, share: float) -> bool:
        return self.random.random() < share

    def measure(self, kind: str, spot: Spot, depth: int) -> Node:
        """A measure that gives a number, date, text, scale, truth, or anything."""
        if kind == "number":
            return self.number(spot, depth)
        if kind == "date":
            return self.date(spot, depth)
        if kind == "text" and spot.outside and self.rules and self.chance(0.1):
            return {"outcome": self.random.choice(self.rules)}
        return self.field(kind, spot, depth)

    def field(self, kind: str, spot: Spot, depth: int) -> Node:
        """A field of a kind, from the item or, sometimes, from the record."""
        paths = spot.fields.get(kind) or []
        if not paths or (not spot.outside and self.chance(0.2)):
            return {"record": self.random.choice(RECORD[kind])}
        node = {"field": self.random.choice(paths)}
        if spot.outside and self.earlier and depth > 0 and self.chance(0.08):
            return {"previous": node}
        return node

    def number(self, spot: Spot, depth: int) -> Node:
        """A measure that gives a plain number."""
        if depth <= 0 or self.chance(0.35):
            return self.field("number", spot, depth)
        kinds = ["count", "count", "aggregate", "add", "times", "lower_of", "higher_of", "difference", "shortfall"]
        kinds += ["excess", "days_from", "how_many", "distinct"]
        if spot.outside:
            kinds += ["previous", "growth", "measure", "earned", "call", "convert"]
        return self._number(self.random.choice(kinds), spot, depth - 1)

    def _number(self, head: str, spot: Spot, depth: int) -> Node:
        match head:
            case "count":
                return self.selected("count", spot, depth)
            case "distinct":
                return self.distinct(spot, depth)
            case "aggregate":
                return self.aggregate(self.random.choice(["sum", "sum", "mean", "least", "greatest"]), spot, depth)
            case "add" | "times" | "lower_of" | "higher_of":
                return {head: self.operands(spot, depth, self.random.randint(1, 3))}
            case "difference":
                return {head: self.operands(spot, depth, 2)}
            case "shortfall":
                return {head: self.operand(spot, depth), "from": self.operand(spot, depth)}
            case "excess":
                return {head: self.operand(spot, depth), "over": self.operand(spot, depth)}
            case "days_from":
                return {head: self.day(spot, depth), "to": self.day(spot, depth)}
            case "how_many":
                return {head: [self.condition(spot, depth) for _ in range(self.random.randint(1, 3))]}
            case "previous" if self.earlier:
                return {head: self.without_results(lambda: self.number(spot, depth))}
            case "growth" if self.earlier:
                return {head: self.without_results(lambda: self.number(spot, depth))}
            case "measure" if self.named:
                return {head: self.random.choice(self.named)}
            case "earned" if self.rules:
                return {head: self.random.choice(self.rules + self.parts)}
            case "call" if self.functions:
                return {head: self.random.choice(["half", "wrong"]), "with": [self.operand(spot, depth)]}
            case "convert":
                return {"ratio": {"field": "n.yuan"}, "to": {"field": "n.wan"}}
        return self.field("number", spot, depth)

    def without_results(self, make: Callable[[], Node]) -> Node:
        """Something to read in the period before: no other row's result, and nothing earlier still."""
        kept = self.rules, self.earlier, self.functions
        self.rules, self.earlier = [], False
        node = make()
        self.rules, self.earlier, self.functions = kept
        return node

    def operands(self, spot: Spot, depth: int, count: int) -> list[Any]:
        """Values for arithmetic, at least one of them measured."""
        found = [self.operand(spot, depth) for _ in range(count)]
        found[self.random.randrange(count)] = self.number(spot, depth)
        return found

    def operand(self, spot: Spot, depth: int) -> Any:
        """A number as a constant, a parameter or a measure."""
        if self.chance(0.25):
            return values.scalar(self.random, "number")
        if self.chance(0.1):
            return self.random.choice(["$number", "$by_day", "$by_type", "$by_size", "$by_order"])
        return self.number(spot, depth)

    def day(self, spot: Spot, depth: int) -> Any:
        """A date as a constant, a parameter or a measure."""
        if self.chance(0.25):
            return values.scalar(self.random, "date")
        if self.chance(0.2):
            return self.random.choice(["$as_of", "$period_from", "$period_to", "$materials_due", "$day", "$monthday"])
        return self.date(spot, depth)

    def date(self, spot: Spot, depth: int) -> Node:
        """A measure that gives a date."""
        if depth > 0 and spot.lists and self.chance(0.4):
            return self.aggregate(self.random.choice(["latest", "earliest"]), spot, depth - 1)
        if depth > 0 and spot.outside and self.chance(0.05):
            return {self.random.choice(["latest", "earliest"]): "days", "of": {"field": "item"}}
        return self.field("date", spot, depth)

    def ratio(self, spot: Spot, depth: int) -> Node:
        """A ratio or a growth: what is compared with percentages."""
        if spot.outside and self.earlier and self.chance(0.25):
            return {"growth": self.without_results(lambda: self.number(spot, depth)), "as": "share"}
        if spot.outside and self.chance(0.25):
            return {"ratio": {"field": "n.yuan"}, "to": {"field": self.random.choice(["n.wan", "n.yuan"])}}
        return {"ratio": self.number(spot, depth), "to": self.operand(spot, depth)}

    def aggregate(self, how: str, spot: Spot, depth: int) -> Node:
        """One value of a list's items."""
        path, inside = self.list_of_objects(spot)
        if path is None:
            return self.field("number" if how not in {"latest", "earliest"} else "date", spot, depth)
        node = self.selected(how, spot, depth, path, inside)
        if how in {"latest", "earliest"}:
            node["of"] = self.random.choice(inside.fields["date"] or [{"record": "d.on"}])
        elif self.chance(0.75):
            node["of"] = self.random.choice(inside.fields["number"])
        else:
            node["of"] = self.number(inside, min(depth, 1))
        return node

    def distinct(self, spot: Spot, depth: int) -> Node:
        """How many different values."""
        if spot.scalar_lists and self.chance(0.3):
            return self.selected("distinct", spot, depth, self.random.choice(list(spot.scalar_lists)), None)
        path, inside = self.list_of_objects(spot)
        if path is None:
            return self.field("number", spot, depth)
        kind = self.random.choice(["text", "number", "truth", "date", "scale"])
        of = self.random.choice(inside.fields[kind] or inside.fields["number"])
        return self.selected("distinct", spot, depth, path, inside) | {"of": of}

    def list_of_objects(self, spot: Spot) -> tuple[str | None, Spot]:
        """A list of objects that can be read from here, and what its items are."""
        if not spot.lists:
            return None, spot
        return self.random.choice(spot.lists), IN_ITEM if spot.outside else IN_INNER

    def selected(self, head: str, spot: Spot, depth: int, path: str | None = None, inside: Spot | None = None) -> Node:
        """A head on a list, with what selects its items."""
        if path is None:
            options = [*spot.lists, *spot.scalar_lists]
            if not options:
                return {"how_many": [self.condition(spot, 0)]}
            path = self.random.choice(options)
            inside = None if path in spot.scalar_lists else IN_ITEM if spot.outside else IN_INNER
        node: Node = {head: path}
        if inside is None:
            entry = Spot({kind: [] for kind in ITEM} | {spot.scalar_lists[path]: ["item"]})
            if self.chance(0.6):
                node["where"] = self.condition(entry, 0, kinds=[spot.scalar_lists[path]])
            return node
        if self.chance(0.65):
            node["where"] = self.condition(replace(inside), depth)
        if self.chance(0.25):
            node["once_by"] = self.keys(inside)
            if self.chance(0.5):
                kind = self.random.choice([each for each in ("number", "scale", "date") if inside.fields[each]])
                node["highest"] = self.random.choice(inside.fields[kind])
        return node

    def keys(self, inside: Spot) -> list[str]:
        """What items are alike in."""
        options = [path for kind in ("text", "number", "truth") for path in inside.fields[kind]]
        return self.random.sample(options, min(len(options), self.random.randint(1, 2)))
