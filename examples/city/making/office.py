"""What the office knows of a unit: acceptance, survey, attendance, inspection; and what the assessors judged."""

from datetime import date, timedelta
from typing import Any

from making import basics
from making.desk import Desk
from making.dice import Dice

# days on which the city association accepted homes, with the numbers of its decisions
_BATCHES = (
    ("2014-07-10", "云科协〔2014〕20号"),
    ("2014-08-28", "云科协〔2014〕27号"),
    ("2014-10-22", "云科协〔2014〕33号"),
    ("2014-12-04", "云科协〔2014〕38号"),
    ("2015-04-23", "云科协〔2015〕12号"),
    ("2015-09-17", "云科协〔2015〕29号"),
)
_TEAMS = {
    "XZ-01": "考核一组",
    "XZ-02": "考核一组",
    "XZ-03": "考核二组",
    "XZ-04": "考核二组",
    "JD-01": "考核三组",
    "JD-02": "考核三组",
}
_WHY = ("档案随办公楼搬迁封存，已贴封条清单", "档案已移交集团档案馆")


def office(desk: Desk) -> dict[str, Any]:
    """The facts that stand above what the unit reports."""
    dice = desk.dice("office")
    found: dict[str, Any] = {"home": _home(desk)}
    satisfaction = _satisfaction(desk, desk.dice("satisfaction"))
    if satisfaction:
        found["satisfaction"] = satisfaction
    called = (4 if desk.year == 2014 else 5) if desk.opens.month < 4 else 2 if desk.opens.month < 9 else 1
    found["attendance"] = {"called": called, "attended": dice.tries(called, 0.4 + 0.6 * desk.quality("meetings"))}
    found["inspection"] = _inspection(desk, dice)
    late = 0 if dice.chance(0.55 + 0.45 * desk.quality("papers")) else dice.whole(1, 5)
    found["review"] = {"falsified": False, "late_days": late}
    return found


def _home(desk: Desk) -> dict[str, Any]:
    """The first batch after which the home was good enough."""
    dice = desk.always("accepted")
    if basics.venue(desk)["tenure"] == "无":
        return {}
    for day, number in _BATCHES:
        ready = desk.quality("home") * (0.8 if day < "2014-08" else 1.0)
        if day <= f"{desk.year}-12-31" and day > desk.unit.founded and dice.share() < ready * 0.62:
            return {"accepted_on": day, "acceptance_number": number}
    return {}


def _satisfaction(desk: Desk, dice: Dice) -> dict[str, Any] | None:
    if not desk.unit.founded or not dice.chance(0.5 + 0.52 * desk.quality("care")):
        return None
    organizer = "市科协" if dice.chance(0.7) else "第三方"
    if desk.unit.level in {"weak", "idle"} and dice.chance(0.3):
        organizer = "本单位"
    asked = min(desk.workers, dice.whole(38, 70) if desk.unit.type == "enterprise_kx" else dice.whole(70, 130))
    valid = round(asked * dice.between(0.84, 1.0)) if asked > 32 else asked - (0 if dice.chance(0.7) else 1)
    if not dice.chance(0.45 + 0.55 * desk.quality("care")):
        valid = round(asked * dice.between(0.35, 0.6))
    pleased = min(0.99, dice.near(0.56 + 0.4 * desk.quality("satisfaction"), 0.05))
    happy = round(valid * pleased)
    fairly = min(happy, round(valid * dice.between(0.08, 0.26)))
    day = desk.day(dice, "11-10", "12-11")
    return {
        "organizer": organizer,
        **({"surveyed_on": day} if day else {}),
        "issued": asked,
        "valid": valid,
        "satisfied": happy - fairly,
        "fairly_satisfied": fairly,
    }


def _inspection(desk: Desk, dice: Dice) -> dict[str, Any]:
    likely = desk.quality("papers")
    found: dict[str, Any] = {"inspected_on": inspected(desk).isoformat()}
    if dice.chance(0.025):
        return found | {"archives": "不适用", "archives_note": dice.pick(_WHY)}
    if dice.chance(0.1 * (1 - likely)):
        return found | {"archives": "不清楚"}
    return found | {"archives": "是" if dice.chance(likely) else "否"}


def inspected(desk: Desk) -> date:
    """The working day in January on which the assessors came."""
    day = date(desk.year + 1, 1, 6) + timedelta(days=desk.dice("inspected").below(11))
    return day + timedelta(days=(7 - day.weekday()) % 7 if day.weekday() > 4 else 0)


def reviews(desk: Desk) -> list[dict[str, Any]]:
    """What the assessors judged, each with its reason."""
    dice = desk.dice("reviews")
    by = _TEAMS.get(desk.unit.parent or desk.unit.id, "考核四组")
    found = []
    for rule, aspect, step in (("rules-in-practice", "papers", 0.25), ("new-ways", "advice", 0.5)):
        steps = round(1 / step)
        judged = step * dice.tries(steps, min(0.98, desk.quality(aspect) * 1.02))
        told = int(judged) if judged == int(judged) else judged
        reason = dice.pick(desk.plan.remarks[rule][str(told)])
        found.append({
            "unit": desk.unit.id, "period": desk.year, "rule": rule, "judged": told, "by": by, "reason": reason,
            "date": inspected(desk).isoformat(),
        })  # fmt: skip
    return found
