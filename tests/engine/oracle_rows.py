"""The rows of a table worked out naively: what each earns on a record in which nothing is missing."""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction
from math import ceil, floor
from typing import Any

from tests.engine.oracle import NoValueError, World, get, holds, literal, measure, selected, value_of

Result = tuple[str, Fraction]


def rows(main: Mapping[str, Any], unit_type: str, record: Mapping[str, Any], previous: Mapping[str, Any]) -> World:
    """The world after all rows: outcome and points by rule, None where they cannot be told."""
    world = World(main, unit_type, record, previous)
    for rule in main["rules"]:
        if rule.get("from", "") > "2014-12-31":
            continue
        try:
            world.results[rule["id"]] = row(rule, world)
        except NoValueError:
            world.results[rule["id"]] = None
    return world


def row(rule: Mapping[str, Any], world: World) -> Result:
    """One row's outcome and points."""
    if "when" in rule and not holds(rule["when"], world.record, world):
        return "not-applicable", Fraction(0)
    points = Fraction(1) if rule["part"] == "mean" else worth(rule["points"], world, Fraction(0))
    taking = rule["part"] == "faults"
    award = Award(world, points, taking)
    earned = award.earns(rule["award"], points)
    if award.leaves:
        return "not-applicable", Fraction(0)
    if taking:
        return ("met" if earned == 0 else "not-met" if earned == points else "partly-met"), -earned
    if earned > 0 and points > 0 and not evidenced(rule, world):
        return "not-met", Fraction(0)
    if points == 0 and award.outcome is not None:
        return award.outcome, earned
    return ("met" if earned == points else "not-met" if earned == 0 else "partly-met"), earned


def worth(points: Any, world: World, around: Fraction) -> Fraction:
    """Points, perhaps by unit type."""
    if isinstance(points, Mapping):
        return Fraction(points[world.unit_type])
    return around if points is None else Fraction(points)


def part_of(share: Any) -> Fraction:
    """A share as it is written: 1/2, 50%, 0.25."""
    if isinstance(share, str) and "/" in share:
        above, below = share.split("/")
        return Fraction(int(above), int(below))
    return Fraction(literal(share, share=True))


class Award:
    """The awards of one row."""

    def __init__(self, world: World, row_points: Fraction, taking: bool) -> None:
        self.world = world
        self.row_points = row_points
        self.taking = taking
        self.outcome: str | None = None
        self.leaves = False

    def points(self, node: Mapping[str, Any], around: Fraction) -> Fraction:
        """What an award or tier is worth."""
        if "share" in node:
            return part_of(node["share"]) * self.row_points
        return worth(node.get("points"), self.world, around)

    def amount(self, value: Any) -> Fraction:
        """A step's points, or a cap."""
        if isinstance(value, Mapping):
            return part_of(value["share"]) * self.row_points
        return Fraction(value_of(value, self.world.record, self.world))

    def measured(self, operand: Any) -> Fraction:
        """A number."""
        return Fraction(value_of(operand, self.world.record, self.world))

    def earns(self, node: Mapping[str, Any], around: Fraction, nested: bool = False) -> Fraction:
        """What an award gives (or takes away)."""
        points = self.points(node, around)
        outcome: str | None = None
        match node:
            case {"if": condition}:
                truth = holds(condition, self.world.record, self.world)
                outcome, earned = ("met", points) if truth else ("not-met", Fraction(0))
            case {"each": path}:
                earned = self.each(node, path, points)
            case {"bands": bands}:
                outcome, earned = self.tier(bands, self.world.record, points)
            case {"checklist": entries}:
                earned = min(sum((self.earns(each, points, True) for each in entries), Fraction(0)), points)
            case {"best_of": entries}:
                earned = max(self.earns(each, points, True) for each in entries)
            case {"per": counted}:
                earned = self.per(node, counted, points)
            case {"proportion": value, "of": target}:
                start = self.measured(node.get("from", 0))
                whole = self.measured(target) - start
                if whole == 0:
                    raise NoValueError("a base of zero")
                earned = within((self.measured(value) - start) / whole) * points
            case {"inverse": value, "of": target}:
                actual, wanted = self.measured(value), self.measured(target)
                earned = points if actual <= 0 else within(wanted / actual) * points
            case {"value": measured}:
                outcome, earned = "met", min(max(self.measured(measured), Fraction(0)), points)
            case {"answer": path}:
                outcome, earned = self.answer(node, path, points)
                self.leaves = self.leaves or (outcome == "not-applicable" and not nested)
            case {"call": "share", "with": [argument]}:
                number = self.measured(argument)
                if number == -1:
                    raise NoValueError("a function that fails")
                earned = within(number / (number + 1)) * points
            case _:
                raise NoValueError("an assessor's, or a failing function's")
        if not nested:
            self.outcome = outcome
        return earned

    def tier(self, bands: list[Any], item: Any, points: Fraction) -> Result:
        """The first tier that holds."""
        for index, band in enumerate(bands):
            if band.get("otherwise") or holds(band["if"], item, self.world):
                return "met" if index == 0 else "partly-met", self.points(band, points)
        return "not-met", Fraction(0)

    def each(self, node: Mapping[str, Any], path: str, points: Fraction) -> Fraction:
        """Items by tiers of their own; of those alike the one that earns most."""
        cap = self.amount(node["up_to"]) if "up_to" in node else points
        groups = selected(node, path, self.world.record, self.world)
        total = sum((max(self.tier(node["bands"], item, points)[1] for item in group) for group in groups), Fraction(0))
        return min(total, cap)

    def per(self, node: Mapping[str, Any], counted: Any, points: Fraction) -> Fraction:
        """So much for each step."""
        share = "ratio" in counted or "growth" in counted
        step = Fraction(value_of(node.get("step", 1), self.world.record, self.world, share))
        steps = max(Fraction(measure(counted, self.world.record, self.world)), Fraction(0)) / step
        match node.get("part_step", "ignore"):
            case "ignore":
                steps = Fraction(floor(steps))
            case "started":
                steps = Fraction(ceil(steps))
        cap = self.amount(node["up_to"]) if "up_to" in node else points
        taken = min(self.amount(node.get("earns", node.get("loses"))) * steps, cap)
        return points - taken if "loses" in node and not self.taking else taken

    def answer(self, node: Mapping[str, Any], path: str, points: Fraction) -> Result:
        """An answer, mapped to what it means."""
        said = get(self.world.record, path)
        outcomes = {**self.world.main["answers"], **node.get("answers", {})}
        known = {True: "true", False: "false"}.get(said, said) if isinstance(said, bool) else said
        if not isinstance(known, str) or outcomes.get(known, "undetermined") == "undetermined":
            raise NoValueError("not sure")
        share = {"met": Fraction(1), "partly-met": Fraction(1, 2)}.get(outcomes[known], Fraction(0))
        return outcomes[known], share * points


def within(share: Fraction) -> Fraction:
    return min(max(share, Fraction(0)), Fraction(1))


def evidenced(rule: Mapping[str, Any], world: World) -> bool:
    """Whether the record has what the row asks for."""
    asked = rule.get("evidence", "office")
    if asked == "office" or "per_item" in asked:
        return True
    kinds = asked if isinstance(asked, list) else asked.get("any") or asked["all"]
    held = [kind in set(held_kinds(rule["id"], world)) for kind in kinds]
    return any(held) if isinstance(asked, Mapping) and "any" in asked else all(held)


def held_kinds(rule: str, world: World) -> list[str]:
    """The kinds of evidence that serve a rule, their dates considered."""
    found = []
    for entry in world.record["evidence"]:
        dated = world.main["evidence_kinds"].get(entry["kind"], {}).get("dated", "any")
        day, expires = str(entry.get("date", "")), str(entry.get("valid_until", ""))
        in_period = is_day(day) and "2014-01-01" <= day <= "2014-12-31"
        in_force = is_day(day) and day <= "2014-12-31" and (not is_day(expires) or expires >= "2014-12-31")
        serves = not entry.get("rules") or rule in entry["rules"]
        if serves and {"any": True, "in_period": in_period, "in_force": in_force}[dated]:
            found.append(entry["kind"])
    return found


def is_day(text: str) -> bool:
    return len(text) == 10 and text[4] == text[7] == "-"
