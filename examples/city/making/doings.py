"""Meetings and activities of the year."""

from typing import Any

from making.desk import Desk
from making.dice import Dice

# kind: how often a unit that does all holds it, by type: enterprise, township, society
_OFTEN: dict[str, tuple[int, int, int]] = {
    "学术交流": (3, 3, 6),
    "科技信息": (4, 4, 4),
    "技术咨询": (3, 5, 5),
    "培训": (4, 4, 5),
    "创新教育": (1, 1, 1),
    "科学普及": (1, 2, 2),
    "成果展示": (1, 1, 1),
    "政策学习": (1, 1, 1),
    "访谈": (2, 3, 3),
    "问需": (1, 1, 1),
    "邀请": (1, 1, 1),
    "慰问": (3, 3, 3),
    "维权": (1, 1, 1),
    "文化": (1, 1, 1),
    "党建": (1, 1, 1),
    "会员日": (1, 1, 1),
}
_NOW_AND_THEN = {"主题攻关月": 0.2, "考察休养": 0.25, "其他": 0.15, "文化": 0.3, "科学普及": 0.2}
_COLUMN = {"enterprise_kx": 0, "township_kx": 1, "society": 2}
_SECOND = {
    "学术交流": ("成果展示", "邀请", "科技信息", "党建"),
    "技术咨询": ("邀请", "问需", "学术交流"),
    "培训": ("创新教育", "政策学习", "维权"),
    "科学普及": ("成果展示", "创新教育"),
    "慰问": ("访谈", "文化"),
    "访谈": ("问需", "慰问"),
    "文化": ("党建", "访谈"),
    "党建": ("政策学习", "慰问"),
    "会员日": ("学术交流", "慰问", "邀请", "文化", "成果展示"),
    "政策学习": ("党建", "培训"),
    "邀请": ("学术交流", "问需"),
}
# kind: where in the year it falls; others fall anywhere
_SEASON = {
    "会员日": (("12-08", "12-19"),),
    "慰问": (("01-13", "01-28"), ("07-21", "08-08"), ("09-02", "09-05")),
    "科技信息": (("03-10", "03-31"), ("06-10", "06-30"), ("09-10", "09-30"), ("12-01", "12-16")),
    "科学普及": (("05-12", "05-30"), ("09-15", "09-26")),
}
_ATTENDED = {
    "慰问": (0.12, 0.3),
    "访谈": (0.14, 0.26),
    "培训": (0.2, 0.42),
    "科学普及": (0.3, 1.3),
    "文化": (0.15, 0.5),
}


def meetings(desk: Desk) -> list[dict[str, Any]]:
    """The meetings held or attended."""
    dice, likely = desk.dice("meetings"), desk.quality("meetings")
    wanted = ["委员会会议"] * dice.tries(4 if dice.chance(0.3) else 3, likely)
    township = desk.unit.type == "township_kx"
    wanted += ["联席会议"] * dice.tries(3 if township else 1 + dice.below(2), likely)
    wanted += [kind for kind in ("问题研究会", "领导座谈") if dice.chance(likely * 1.01)]
    wanted += ["其他"] * dice.tries(1, 0.15)
    found = []
    for kind in wanted:
        day = desk.day(dice, "01-15", "12-18")
        if day is None:
            continue
        subject = desk.title(dice, desk.plan.titles["meetings"][kind])
        if "建家交友" in subject:  # the campaign was announced on 23 June
            day = desk.day(dice, "06-30", "08-22") or day
        people = {"联席会议": (2, 3) if not township else (9, 18), "领导座谈": (8, 32)}.get(kind, (5, 15))
        entry: dict[str, Any] = {"date": day, "kind": kind, "subject": subject}
        if dice.chance(0.86):
            entry["attendees"] = min(dice.whole(*people), max(3, desk.workers))
        found.append(entry | desk.proof(dice, "会议记录"))
    if desk.always("order-meetings").chance(0.75):
        found.sort(key=lambda each: each["date"])
    return found


def activities(desk: Desk) -> list[dict[str, Any]]:
    """The activities held, each of one kind or two."""
    column = _COLUMN[desk.unit.type]
    found: list[dict[str, Any]] = []
    for kind, often in _OFTEN.items():
        dice = desk.dice(f"activity-{kind}")
        count = dice.tries(often[column], desk.quality(f"activity-{kind}") * 0.55 + desk.quality("activities") * 0.46)
        found += _of_kind(desk, dice, kind, count)
    for kind, likely in _NOW_AND_THEN.items():
        dice = desk.dice(f"sometimes-{kind}")
        if desk.unit.level != "idle" and dice.chance(likely) and (kind != "主题攻关月" or column == 0):
            found += _of_kind(desk, dice, kind, 1)
    order = desk.always("order-activities")
    if order.chance(0.8):
        found.sort(key=lambda each: (each["date"], each["title"]))
    elif order.chance(0.5):
        found.sort(key=lambda each: (each["kinds"] != ["科技信息"], each["date"]), reverse=False)
    return found


def _of_kind(desk: Desk, dice: Dice, kind: str, count: int) -> list[dict[str, Any]]:
    templates = desk.plan.titles["activities"].get(kind, ())
    if kind == "科技信息":  # one bulletin, number by number
        templates = [desk.always("bulletin").pick(templates)]
    found = []
    for at in range(count):
        seasons = _SEASON.get(kind)
        season = at % len(seasons) if seasons else 0
        begins, ends = seasons[season] if seasons else ("02-17", "12-05")
        if kind == "慰问":
            templates = desk.plan.titles["care"][season]
        day = desk.day(dice, begins, ends)
        if day is None:
            continue
        entry: dict[str, Any] = {"date": day, "title": desk.title(dice, templates, n=at + 1), "kinds": [kind]}
        if dice.chance(0.28):
            second = dice.pick(_SECOND.get(kind, (kind,)))
            entry["kinds"] += [second] if second != kind else []
        attended = _attended(desk, dice, kind)
        if attended and dice.chance(0.8 + 0.2 * desk.quality("papers")):
            entry["participants"] = attended
        if kind in {"学术交流", "技术咨询"} and dice.chance(0.35):
            entry["partner"] = dice.pick((desk.bank["who"], desk.bank["of"]))
        found.append(entry | desk.proof(dice, kind))
    return found


def _attended(desk: Desk, dice: Dice, kind: str) -> int:
    """How many came: a share of the firm's people; of a discipline or a township only a part can come."""
    if kind == "科技信息":
        return 0
    least, most = _ATTENDED.get(kind, (0.1, 0.45))
    share = dice.between(least, most)
    if desk.unit.type == "enterprise_kx":
        came = round(desk.workers * share)
        return max(came, 3) if kind in {"科学普及", "成果展示"} else min(max(came, 3), desk.workers)
    if kind == "培训":
        return round(desk.workers * share * (0.42 if desk.unit.type == "society" else 0.2))
    if kind == "访谈":
        return round(desk.workers * share * (0.3 if desk.unit.type == "society" else 0.16))
    return round(18 + dice.between(0.2, 1) * min(desk.workers, 420) * share)
