"""What goes beyond the unit: reports in the media, people put forward, needs and advice."""

from datetime import date, timedelta
from typing import Any

from making.desk import Desk
from making.dice import Dice

_TOLD = (("先进事迹", 1.0), ("会员日", 1.0), ("经验做法", 0.55))


def reports(desk: Desk, done: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Reports in the media, in the order of their days."""
    dice, likely = desk.dice("reports"), desk.quality("media")
    wanted = [
        kind for kind, more in (("先进事迹", 1.0), ("会员日", 1.0), ("经验做法", 0.55)) if dice.chance(likely * more)
    ]
    most = 2 if desk.unit.type == "enterprise_kx" else 4
    wanted += ["其他报道"] * dice.tries(most, likely * 0.95) + ["新方式"] * dice.tries(1, 0.15)
    found = []
    finished = [each["title"] for each in done if each.get("stage") == "已完成"] or desk.bank["work"]
    for kind in wanted:
        begins, ends = ("12-10", "12-22") if kind == "会员日" else ("02-20", "12-12")
        day = desk.day(dice, begins, ends)
        if day is None:
            continue
        title = desk.title(dice, desk.plan.titles["reports"][kind], work=dice.pick(finished))
        ended = next(
            (each["finished_on"] for each in done if title == f"{each['title']}通过验收" and "finished_on" in each), day
        )
        day = max(day, desk.day(dice, ended[5:], "12-20") or day)
        media = dict(dice.pick(desk.plan.titles["media"]))
        entry: dict[str, Any] = {"title": title, **media, "kind": kind, "date": day}
        if media["media"] in {"云汀科协网", "单位公众号"} and dice.chance(0.3):
            entry["link"] = f"https://kx.example.cn/{day[:7].replace('-', '')}/{dice.whole(1000, 9999)}.html"
        found.append(entry | desk.proof(dice, "报道"))
    return sorted(found, key=lambda each: str(each["date"])) if desk.always("order-reports").chance(0.6) else found


def people(desk: Desk) -> list[dict[str, Any]]:
    """People recommended, commended, promoted."""
    dice, likely = desk.dice("people"), desk.quality("care")
    wanted = [dice.pick(("举荐科技工作者", "举荐技能人才"))] if dice.chance(likely * 1.02) else []
    wanted += [dice.pick(("表扬奖励", "表扬奖励", "创新先锋"))] if dice.chance(likely * 1.02) else []
    wanted += [dice.pick(("表扬奖励", "创新先锋", "举荐技能人才", "晋升")) for _ in range(dice.tries(4, 0.3 * likely))]
    found = []
    for kind in wanted:
        begins, ends = ("03-10", "09-30") if kind.startswith("举荐") else ("10-10", "12-18")
        day = desk.day(dice, begins, ends)
        if day is None:
            continue
        entry = {"name": desk.person(dice), "kind": kind, "decided_on": day}
        found.append(entry | desk.proof(dice, "人才"))
    return found


def requests(desk: Desk) -> list[dict[str, Any]]:
    """Needs, rights, suggestions and advice, and what became of them."""
    dice, likely, texts = desk.dice("requests"), desk.quality("care"), desk.plan.titles["requests"]
    wanted = ["诉求"] * dice.tries(3, likely * 0.8) + ["维权"] * dice.tries(1, 0.35 * likely)
    wanted += ["决策咨询"] * (dice.tries(1, desk.quality("advice")) + dice.tries(1, 0.2 * likely))
    wanted += ["合理化建议"] * dice.tries(2, 0.25) if desk.unit.type == "enterprise_kx" else []
    found = []
    for kind in wanted:
        day = desk.day(dice, "02-24", "11-14")
        if day is None:
            continue
        entry: dict[str, Any] = {"received_on": day, "kind": kind, "summary": desk.title(dice, texts[kind])}
        entry |= _dealt_with(desk, dice, kind, day)
        found.append(entry | desk.proof(dice, "诉求"))
    return sorted(found, key=lambda each: str(each["received_on"]))


def _dealt_with(desk: Desk, dice: Dice, kind: str, day: str) -> dict[str, Any]:
    texts, found = desk.plan.titles["requests"], {}
    if kind == "决策咨询":
        found["reported_to"] = dice.pick((desk.unit.seat + "政府", "市政府办公室", "市科协")).replace(
            "街道政府", "街道办事处"
        )
        if dice.chance(0.22 * desk.quality("advice")):
            found["adopted_by"] = desk.fill(dice, dice.pick(texts["adopted"]))
        return found
    if dice.chance(0.5):
        found["reported_to"] = dice.pick(texts["to"])
    until = min(f"{desk.year}-12-19", (date.fromisoformat(day) + timedelta(days=70)).isoformat())
    answered = desk.day(dice, day[5:], until[5:])
    if kind in {"诉求", "维权"} and answered and dice.chance(0.15 + 0.85 * desk.quality("care")):
        found["answered_on"] = answered
    elif kind == "合理化建议" and dice.chance(0.4):
        found["adopted_by"] = dice.pick(("生产部", "设备科", "公司"))
    return found
