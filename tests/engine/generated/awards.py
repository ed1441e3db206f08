"""Awards of every head, and the rules around them."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from tests.engine.generated.conditions import Maker
from tests.engine.generated.measures import AT_RECORD, IN_ITEM, Node

POINTS = [0, 1, 2, 3, 4, 5, 10, Decimal("2.5"), Decimal("0.3")]
LEVELS_OF_POINTS = [0, 1, Decimal("0.5"), 2, 3, 5, 10, Decimal("1.5")]
ANSWERS = {"甲": "met", "乙": "not-met", "丙": "undetermined", "a": "partly-met", "ab": "not-applicable"}
ANSWERS |= {"true": "met", "false": "not-met"}


class AwardMaker(Maker):
    """Makes awards and rules."""

    def award(self, points: Any, depth: int = 2, groups: int = 2) -> Node:
        """An award in a row that is worth `points`; None where these differ by unit type."""
        heads = ["if", "if", "bands", "bands", "per", "per", "proportion", "inverse", "each", "value", "answer"]
        heads += ["judged", "call"] if self.chance(0.3) else []
        heads += ["checklist", "best_of"] * (groups > 0)
        head = self.random.choice(heads)
        match head:
            case "checklist" | "best_of":
                entries = [
                    self.worth(self.award(points, depth - 1, groups - 1), points)
                    for _ in range(self.random.randint(1, 3))
                ]
                return {head: entries}
            case "if":
                return {head: self.condition(AT_RECORD, depth)}
            case "bands":
                return {head: self.bands(points, AT_RECORD, depth)}
            case "per":
                return self.per(points, depth)
            case "proportion":
                node = {head: self.number(AT_RECORD, depth), "of": self.operand(AT_RECORD, 1)}
                return node | ({"from": self.operand(AT_RECORD, 1)} if self.chance(0.3) else {})
            case "inverse":
                return {head: self.number(AT_RECORD, depth), "of": self.operand(AT_RECORD, 1)}
            case "each":
                return self.each(points, depth)
            case "value":
                return {head: self.number(AT_RECORD, depth)}
            case "answer":
                return self.answer()
            case "judged":
                return {head: {"by": "考核组"}}
        return {head: self.random.choice(["share", "wrong"]), "with": [self.operand(AT_RECORD, 1)]}

    def worth(self, node: Node, points: Any) -> Node:
        """An award with, perhaps, points or a share of its own; not one that says what its pieces are worth."""
        if self.chance(0.5) or set(node) & {"bands", "checklist", "best_of"}:
            return node
        node.pop("up_to", None)
        if points is None or not points or self.chance(0.3):
            return node | {"share": self.random.choice(["1/2", "1/3", "50%", Decimal("0.25"), 1])}
        return node | {"points": self.part_of(points)}

    def part_of(self, points: Any) -> Any:
        """Points, at most those of the row."""
        return self.random.choice([each for each in LEVELS_OF_POINTS if each <= points])

    def bands(self, points: Any, spot: Any, depth: int) -> list[Node]:
        """Tiers."""
        tiers = [self.worth({"if": self.condition(spot, depth - 1)}, points) for _ in range(self.random.randint(1, 3))]
        return tiers + ([self.worth({"otherwise": True}, points)] if self.chance(0.2) else [])

    def per(self, points: Any, depth: int) -> Node:
        """So much for each step."""
        way = self.random.choice(["earns", "earns", "loses"])
        share = points is None or self.chance(0.2)
        node: Node = {"per": self.ratio(AT_RECORD, depth) if self.chance(0.2) else self.number(AT_RECORD, depth)}
        is_ratio = next(iter(node["per"])) in {"ratio", "growth"}
        node[way] = {"share": "1/4"} if share else self.random.choice([1, Decimal("0.5"), Decimal("0.3"), "$earn", 2])
        if self.chance(0.4):
            node["step"] = "2%" if is_ratio else self.random.choice([2, 5, Decimal("0.5"), "$step"])
        if self.chance(0.4):
            node["part_step"] = self.random.choice(["ignore", "started", "share"])
        if self.chance(0.3):
            node["up_to"] = {"share": "1/2"} if share or not points else self.part_of(points)
        return node

    def each(self, points: Any, depth: int) -> Node:
        """Items by tiers of their own."""
        inside = IN_ITEM
        node: Node = {"each": self.random.choice(AT_RECORD.lists)}
        node["bands"] = self.bands(points, inside, min(depth, 2))
        if self.chance(0.4):
            node["where"] = self.condition(inside, 1)
        if self.chance(0.5):
            node["once_by"] = self.keys(inside)
        if self.chance(0.3) and points:
            node["up_to"] = self.part_of(points)
        return node

    def answer(self) -> Node:
        """An answer, mapped."""
        path = self.random.choice(["t.kind", "t.name", "b.p", "u.any"])
        node: Node = {"answer": path}
        if path == "t.name" and self.chance(0.5):
            node["answers"] = {"b1": "met", "甲": "partly-met"}
        if path in {"t.kind", "t.name"} and self.chance(0.5):
            node |= {"reason": "t.no", "needs_reason": [self.random.choice(["甲", "乙"])]}
        return node

    def rule(self, id: str, part: str, averaging: bool) -> Node:
        """A whole rule."""
        points = self.points()
        fixed = 1 if averaging else None if isinstance(points, dict) else points
        rule: Node = {"id": id, "part": part, "title": id}
        rule["award"] = self.award(fixed)
        if averaging:
            rule["weight"] = self.random.choice([1, 2, Decimal("0.5"), 0])
        else:
            rule["points"] = points
        return rule | self.settings()

    def points(self) -> Any:
        """What a row is worth."""
        if self.chance(0.1):
            return {"firm": self.random.choice(POINTS), "club": self.random.choice(POINTS)}
        return self.random.choice(POINTS)

    def settings(self) -> Node:
        """What may stand beside a rule's award."""
        found: Node = {}
        if self.chance(0.2):
            found["when"] = self.condition(AT_RECORD, 1)
        if self.chance(0.3):
            found["mandatory"] = True if self.chance(0.5) else self.condition(AT_RECORD, 1)
            found["waivable"] = self.chance(0.5)
        if self.chance(0.2):
            found["enough"] = "partly"
        if self.chance(0.2):
            kinds = self.random.sample(["文件", "照片", "证明"], self.random.randint(1, 2))
            options: list[Any] = [kinds, {"any": kinds}, {"all": kinds}, {"per_item": "no"}, "office"]
            found["evidence"] = self.random.choice(options)
        if self.chance(0.2):
            found["base"] = {"field": "base.n"} if self.chance(0.7) else self.without_results(self._base)
        if self.chance(0.3):
            found["undetermined"] = self.treatments()
        return found

    def treatments(self) -> Any:
        """How what cannot be told counts."""
        each = ["zero", "leave-out", "not-applicable"]
        if self.chance(0.3):
            return self.random.choice(each)
        causes = self.random.sample(["answer", "unsure", "previous", "zero_base", "reason", "function"], 3)
        return {cause: self.random.choice(each) for cause in causes}

    def _base(self) -> Node:
        return self.number(AT_RECORD, 1)
