"""Conditions: every comparison word on every kind it takes, every logic head."""

from __future__ import annotations

from typing import Any

from tests.engine.generated import values
from tests.engine.generated.fields import KINDS
from tests.engine.generated.measures import IN_INNER, IN_ITEM, Measures, Node, Spot

ORDER = ["at_least", "at_most", "above", "below"]
LISTED = {"in", "not_in"}
DATES = ["before", "after", "on_or_before", "on_or_after"]


class Maker(Measures):
    """Makes measures and conditions."""

    def condition(self, spot: Spot, depth: int, kinds: list[str] | None = None) -> Node:
        """A condition seen from a spot."""
        if depth > 0 and self.chance(0.35):
            return self.logic(spot, depth - 1, kinds)
        return self.test(spot, depth, kinds)

    def logic(self, spot: Spot, depth: int, kinds: list[str] | None = None) -> Node:
        """Conditions joined, or asked of a list."""
        heads = ["all", "all", "any", "none", "not"] + (["some", "every"] if spot.lists else [])
        head = self.random.choice(heads)
        match head:
            case "not":
                return {head: self.condition(spot, depth, kinds)}
            case "some" | "every":
                return {
                    head: self.random.choice(spot.lists),
                    "where": self.condition(IN_ITEM if spot.outside else IN_INNER, depth),
                }
            case _:
                return {head: [self.condition(spot, depth, kinds) for _ in range(self.random.randint(1, 3))]}

    def test(self, spot: Spot, depth: int, kinds: list[str] | None = None) -> Node:
        """A measure with its comparison words."""
        if kinds is None:
            kinds = ["number", "number", "number", "date", "text", "text", "scale", "truth", "truth", "percent", "any"]
            kinds += ["ratio"] if spot.outside else []
            kinds += ["values", "unit"] if spot.scalar_lists and spot.outside else []
        kind = self.random.choice(kinds)
        match kind:
            case "ratio":
                return self.ratio(spot, depth) | self.words("number", lambda: self.constant_or("share"))
            case "percent":
                return self.field("percent", spot, 0) | self.words("number", lambda: self.constant_or("percent"))
            case "unit":
                node = self.field("unit", spot, depth)
                return node | self.words("number", lambda: values.scalar(self.random, "number"))
            case "values":
                return self.on_values(spot)
            case "any":
                return self.on_any(spot)
            case "number":
                return self.with_presence(self.number(spot, depth), kind, lambda: self.operand(spot, min(depth, 1)))
            case "date":
                return self.with_presence(self.date(spot, depth), kind, lambda: self.day(spot, 0))
            case "text":
                return self.on_text(spot, depth)
            case "scale":
                return self.with_presence(self.field(kind, spot, depth), kind, lambda: self.constant_or(kind))
        node = self.field("truth", spot, depth)
        return self.with_presence(node, kind, lambda: values.scalar(self.random, "truth"))

    def with_presence(self, node: Node, kind: str, operand: Any) -> Node:
        """A test, now and then just for being given."""
        if self.chance(0.08):
            return node | {"present": self.chance(0.7)}
        return node | self.words(kind, operand)

    def words(self, kind: str, operand: Any) -> Node:
        """Comparison words for a kind, with operands."""
        words = {
            "number": [*ORDER, *ORDER, "is", "is_not", "between", "in", "not_in"],
            "date": [*DATES, *DATES, "is", "is_not", "between", "in", "not_in"],
            "scale": [*ORDER, "is", "is_not", "between", "in", "not_in"],
            "truth": ["is", "is", "is_not", "in", "not_in"],
        }[kind]
        chosen = self.random.sample(words, 2 if self.chance(0.15) else 1)
        return {
            word: self.operands_of(word, operand if word not in LISTED else lambda: values.scalar(self.random, kind))
            for word in chosen
        }

    def operands_of(self, word: str, operand: Any) -> Any:
        """What stands behind a word."""
        match word:
            case "between":
                return [operand(), operand()]
            case "in" | "not_in" | "contains_any" | "contains_all":
                return [operand() for _ in range(self.random.randint(1, 3))]
            case _:
                return operand()

    def constant_or(self, kind: str) -> Any:
        """A constant, or a parameter of its kind."""
        named = {"share": "$share", "percent": "$percent", "text": "$text", "scale": "$level"}
        if kind in named and self.chance(0.1):
            return named[kind]
        return values.scalar(self.random, kind)

    def on_text(self, spot: Spot, depth: int) -> Node:
        """A test of a text: a choice's against choices, a free one's against anything."""
        node = self.measure("text", spot, depth)
        if "outcome" in node:
            return node | {"is": self.random.choice(["met", "not-met", "partly-met", "undetermined", "not-applicable"])}
        path = next(iter(node.values()))
        chosen = isinstance(path, str) and path in {"t.kind", "k"}
        kind = "kind" if chosen else "text"
        if self.chance(0.08):
            return node | {"present": self.chance(0.7)}
        word = self.random.choice(["is", "is_not", "in", "not_in", "matches", "contains", "is"])
        if word == "matches":
            return node | {word: self.random.choice(values.PATTERNS)}
        if word in {"in", "not_in"} and self.chance(0.15):
            return node | {word: "$kinds"}
        if word in {"is", "is_not"} and not chosen and self.chance(0.2):
            return node | {word: {"record": self.random.choice(["t.name", "t.no"])}}
        if word == "contains":
            return node | {word: self.random.choice(["a", "1", *KINDS])}
        return node | {word: self.operands_of(word, lambda: self.constant_or(kind))}

    def on_values(self, spot: Spot) -> Node:
        """A test of a list of scalars."""
        path, kind = self.random.choice(list(spot.scalar_lists.items()))
        word = self.random.choice(["contains", "contains_any", "contains_all", "present"])
        if word == "present":
            return {"field": path, word: self.chance(0.7)}
        return {"field": path, word: self.operands_of(word, lambda: values.scalar(self.random, kind))}

    def on_any(self, spot: Spot) -> Node:
        """A test of a field whose type the schema does not say, or says several of."""
        node = self.field("any", spot, 0)
        kind = self.random.choice(["text", "number", "truth"])
        if next(iter(node.values())) == "u.mix":
            kind = "text"
        if kind == "text":
            word = self.random.choice(["is", "in", "contains", "matches", "is_not", "present"])
            if word == "present":
                return node | {word: True}
            return node | {word: self.operands_of(word, lambda: self.random.choice(["a", "ab", "甲"]))}
        return node | self.words(kind, lambda: values.scalar(self.random, kind))
