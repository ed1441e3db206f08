"""What a unit is and has: organisation, members, home, funds, base figures."""

from typing import Any

from making import projects
from making.desk import Desk

_SMALL = (24, 30, 36, 40, 45, 48)
_LARGE = (55, 60, 68, 72, 80, 96, 110, 120, 135, 150, 180, 240)
_LEAST_FUNDS = {"大型": 10.0, "中型": 5.0}


def chosen(desk: Desk) -> str:
    """The day of the last election: a month or two after the founding, then every five years."""
    year = desk.unit.founded_year if desk.unit.founded else desk.year
    while year + 5 <= desk.year:
        year += 5
    dice = desk.always("elected")
    month = min(11, int(desk.unit.founded[5:7] or 1) + 1) if desk.unit.founded else 6
    return f"{year}-{month:02}-{dice.whole(3, 27):02}"


def organization(desk: Desk) -> dict[str, Any]:
    """The association itself at the end of the year."""
    unit, dice = desk.unit, desk.always("organization")
    found: dict[str, Any] = {}
    if unit.founded:
        found |= {"approval_number": unit.number, "approved_on": unit.founded, "chair": desk.person(dice)}
        found["secretary"] = desk.person(dice)
        found["staff"] = dice.whole(1, 3)
        elected = chosen(desk)
        overdue = dice.chance(0.5 * (1 - desk.quality("organization")))
        found["term_ends_on"] = f"{int(elected[:4]) + (5 if not overdue else 1)}-{elected[5:7]}-28"
    found["science_workers"] = desk.workers
    if unit.type != "township_kx" and unit.founded:
        members, joined = _members(desk)
        found |= {"members": members, "new_members": joined}
        if unit.type == "enterprise_kx" and dice.chance(0.7):
            found["charter_article"] = dice.pick(("第二条", "第一条", "第三条", "总则第二条"))
    return found


def _members(desk: Desk) -> tuple[int, int]:
    """Members at the end of the year and those who joined in it; each year goes on from the one before."""
    dice, unit = desk.dice("members"), desk.unit
    if desk.year <= max(2013, unit.first):
        share = min(0.97, desk.always("share").near(0.3 + 0.5 * desk.quality("members"), 0.12))
        start = round(unit.members * 0.95) if unit.members else max(3, round(desk.workers * share))
        return min(start, desk.workers), start if unit.founded_year == desk.year else dice.below(4)
    before, _ = _members(desk.before())
    joined = round(before * dice.between(0.03, 0.16)) if dice.chance(desk.quality("members")) else 0
    left = dice.below(3)
    members = min(before + joined - left, desk.workers)
    return members, max(0, min(joined, members))


def venue(desk: Desk) -> dict[str, Any]:
    """The place of the home; some have none."""
    unit, dice = desk.unit, desk.always("venue")
    luck, likely = dice.share(), desk.quality("home")
    if not unit.at or luck > 0.25 + 0.8 * likely:
        return {"tenure": "无", "plaque": False, "facilities": []}
    found: dict[str, Any] = {"address": unit.at}
    found["tenure"] = dice.pick(
        ("自有", "单位提供", "单位提供", "共用", "租用") if unit.type != "society" else ("共用", "单位提供")
    )
    area = dice.pick(_SMALL if dice.share() > likely else _LARGE)
    if unit.type == "township_kx" and dice.share() < likely:
        area = max(area, 64)
    if unit.type != "society":
        found["area_m2"] = area
    found["plaque"] = dice.share() < likely * 1.02
    kinds = ("会议洽谈", "图书资料", "网络查询", "成果展示", "培训", "文体", "办公")
    had = dice.some(kinds, round(1.2 + 4.6 * likely * dice.between(0.75, 1.1)))
    found["facilities"] = [kind for kind in kinds if kind in had]
    return found


def funds(desk: Desk) -> dict[str, Any]:
    """What was set aside and spent."""
    dice = desk.dice("funds")
    budget = _budget(desk)
    if not budget:
        return {"budget": 0, "spent": 0}
    share = dice.between(0.81, 1.0) if dice.chance(desk.quality("funds")) else dice.between(0.35, 0.8)
    return {"budget": budget, "spent": plain(round(budget * share, dice.pick((1, 1, 2))))}


def _budget(desk: Desk) -> float | int:
    least = _LEAST_FUNDS.get(desk.unit.size, 2.0)
    dice, likely = desk.dice("budget"), desk.quality("funds")
    if desk.year <= max(2013, desk.unit.first):
        start = desk.always("budget")
        if start.share() > 0.25 + 0.9 * likely:
            return 0
        start_share = start.between(0.95, 1.9) if start.chance(likely * 1.02) else start.between(0.3, 0.85)
        return plain(round(least * start_share * 2) / 2 or 0.5)
    before = _budget(desk.before())
    if not before and dice.chance(likely):
        return plain(least)
    step = dice.pick((1.0, 1.0, 1.05, 1.1, 1.2, 1.25)) if dice.chance(likely * 1.02) else dice.between(0.6, 0.95)
    return plain(round(before * step, 1))


def plain(amount: float) -> float | int:
    """A whole number as one."""
    return int(amount) if amount == int(amount) else amount


def innovation(desk: Desk) -> dict[str, Any]:
    """Who took part in innovation activities."""
    dice, likely = desk.dice("innovation"), desk.quality("innovation")
    enterprise = desk.unit.type == "enterprise_kx"
    share = dice.between(0.3, 0.5) + 0.35 * likely if enterprise else dice.between(0.08, 0.14) + 0.14 * likely
    found: dict[str, Any] = {
        "participants": min(desk.workers, max(2, round(desk.workers * share * (1 if dice.chance(likely) else 0.5))))
    }
    if enterprise:
        kinds = ("小革新", "小改进", "小建议", "小节约", "小核算", "小经验")
        had = dice.some(kinds, dice.tries(6, 0.2 + 0.6 * likely))
        found["small_kinds"] = [kind for kind in kinds if kind in had]
    return found


def baseline(desk: Desk) -> dict[str, Any]:
    """The figures of the year before, as the unit has them in its books."""
    before = desk.before()
    done = projects.projects(before)
    kinds = [each for each in done if "创新项目" in each["kinds"] and each["stage"] in {"已立项", "已完成"}]
    awards = {each["matter"] for each in projects.awards(before, done) if each["category"] == "竞赛项目"}
    return {"funds_budget": _budget(before), "city_awards": len(awards), "innovation_projects": len(kinds)}
