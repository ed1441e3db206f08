"""What a township fills in of its territory: all enterprises with science workers, pilots and model points."""

from typing import Any

from making.desk import Desk
from making.plan import LEVELS, Unit


def enterprises(desk: Desk) -> list[dict[str, Any]]:
    """The enterprises of the territory, those with an association first."""
    mine = [unit for unit in desk.plan.of_type("enterprise_kx") if unit.parent == desk.unit.id]
    found = [_listed(desk, unit) for unit in mine]
    found.sort(key=lambda each: "founded_on" not in each)
    for name, workers in desk.plan.without[desk.unit.id].items():
        grown = desk.always(name)
        found.append(
            {
                "name": name,
                "science_workers": max(1, round(workers * (1 + (desk.year - 2014) * grown.near(0.03, 0.06)))),
            }
        )
    return found


def _listed(desk: Desk, unit: Unit) -> dict[str, Any]:
    own = Desk(desk.plan, unit, desk.year, desk.seed)
    entry: dict[str, Any] = {"name": unit.firm, "science_workers": own.workers}
    if unit.founded_year > desk.year:
        return entry
    dice = desk.dice(f"listed-{unit.id}")
    runs = dice.chance(min(1.0, 0.3 + LEVELS[unit.level])) and unit.last >= desk.year
    joined = runs and dice.chance(0.35 + 0.5 * desk.quality("activities"))
    entry = {"id": unit.id, **entry, "founded_on": unit.founded, "approval_number": unit.number}
    if dice.chance(0.96):
        entry |= {"runs_campaign": runs, "innovation_activity": joined}
    return entry | desk.proof(dice, "企业名录")


def points(desk: Desk) -> list[dict[str, Any]]:
    """Pilots, contact points and model points."""
    dice, likely = desk.dice("points"), desk.quality("pilots")
    good = [
        each
        for each in desk.plan.of_type("enterprise_kx")
        if each.parent == desk.unit.id and each.level in {"strong", "good"}
    ]
    good = [each for each in good if each.founded_year <= desk.year]
    found = []
    for kind in ("试点", "联系点", "示范点", "联系点"):
        day = desk.day(dice, "07-02", "12-05")
        if good and day and dice.chance(likely):
            entry: dict[str, Any] = {"name": dice.pick(good).short, "kind": kind, "named_on": day}
            found.append(entry | desk.proof(dice, "命名文件"))
    return found
