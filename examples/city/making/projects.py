"""Projects and the awards they won."""

from typing import Any

from making.desk import Desk
from making.dice import Dice

_PAIRS = {"enterprise_kx": 0, "township_kx": 1, "society": 2}
# kind: how many a unit that does all has, by type
_SINGLE: dict[str, tuple[int, int, int]] = {
    "上级立项申报": (2, 2, 2),
    "技术攻关": (2, 2, 2),
    "成果转化": (1, 1, 1),
    "讲比活动": (1, 0, 0),
    "金桥工程": (1, 1, 1),
    "厂会协作": (1, 0, 1),
    "产学研合作": (1, 0, 1),
    "技术革新": (1, 0, 0),
    "发明创造": (1, 0, 0),
}
_THEMES = (["节能"], ["降耗"], ["减排"], ["增效"], ["节能", "降耗"], ["降耗", "增效"], ["减排", "增效"])
_LATER = ("{}", "{}（后续）", "{}试验", "{}推广应用")
_FIRST_WORK = {2013: 0, 2014: 2, 2015: 9}


def projects(desk: Desk) -> list[dict[str, Any]]:
    """Home projects, then technical ones: what was approved the year before is finished first."""
    if desk.year < desk.unit.first:
        return []
    dice = desk.dice("projects")
    carried = _carried(desk, dice)
    mixed = [*carried, *_technical(desk, dice, carried), *_home(desk, dice)]
    return mixed if desk.always("order-projects").chance(0.4) else [*mixed[len(carried) :], *carried]


def innovation_count(desk: Desk) -> int:
    """How many innovation projects a unit has: good ones have one more each year."""
    return _grown(desk, "innovation", 1)


def _grown(desk: Desk, what: str, most_at_first: int) -> int:
    """A number that grows by one in a year that goes well."""
    likely = desk.quality(what)
    if desk.year <= max(desk.unit.first, 2013):
        return desk.always(f"first-{what}").tries(most_at_first, likely)
    count = _grown(desk.before(), what, most_at_first)
    dice = desk.dice(f"grown-{what}")
    return count + 1 if dice.chance(likely) else max(0, count - dice.below(2))


def _technical(desk: Desk, dice: Dice, carried: list[dict[str, Any]]) -> list[dict[str, Any]]:
    column, likely = _PAIRS[desk.unit.type], desk.quality("technology")
    wanted = [kind for kind, often in _SINGLE.items() for _ in range(dice.tries(often[column], likely * 1.01))]
    innovative = innovation_count(desk) - sum("创新项目" in each["kinds"] for each in carried)
    wanted += ["创新项目"] * max(0, innovative)
    packs: list[list[str]] = []
    for kind in dice.mixed(wanted):
        room = next((pack for pack in packs if len(pack) < 3 and kind not in pack and _go(pack, kind)), None)
        if room is None or dice.chance(0.25):
            packs.append([kind])
        else:
            room.append(kind)
    return [_project(desk, dice, pack) for pack in packs]


def _go(pack: list[str], kind: str) -> bool:
    """Whether a kind goes with the others: what is only applied for is not yet transferred."""
    return {"上级立项申报", "成果转化"} != {kind, *pack} & {"上级立项申报", "成果转化"}


def _project(desk: Desk, dice: Dice, kinds: list[str]) -> dict[str, Any]:
    title = _work(desk)
    done = "成果转化" in kinds or dice.chance(0.66)
    if "上级立项申报" in kinds:
        done = dice.chance(0.25)
    stage = "已完成" if done else "已立项"
    if "上级立项申报" in kinds and not done and dice.chance(0.25) and "创新项目" not in kinds:
        stage = "已申报"
    above = {"上级立项申报": ("县级", "设区市级", "省级"), "金桥工程": ("县级", "设区市级")}
    levels = next((above[kind] for kind in kinds if kind in above), ("单位级", "单位级", "县级"))
    if "厂会协作" in kinds or ("产学研合作" in kinds and dice.chance(0.3)):
        templates = desk.plan.titles["projects"]["厂会协作" if "厂会协作" in kinds else "产学研合作"]
        title = desk.title(dice, templates, work=title)
    entry: dict[str, Any] = {"title": title, "kinds": kinds, "stage": stage}
    if dice.chance(0.9):
        entry["level"] = dice.pick(levels)
    begins = desk.day(dice, "01-20", "05-30")
    if begins and dice.chance(0.8):
        entry["started_on"] = begins
    ends = desk.day(dice, "06-10", "12-12")
    if stage == "已完成" and ends:
        entry["finished_on"] = ends
    if desk.unit.type == "enterprise_kx" and dice.chance(0.45 * (0.4 + desk.quality("technology"))):
        entry["themes"] = list(dice.pick(_THEMES))
    if {"厂会协作", "产学研合作", "金桥工程"} & set(kinds):
        entry["partner"] = desk.bank["who"] if "厂会协作" in kinds else dice.pick((desk.bank["of"], desk.bank["who"]))
    if stage == "已完成" and dice.chance(0.7 * desk.quality("evidence")):
        entry["solved_evidence"] = desk.binder.number("用户证明")
    if desk.unit.type == "enterprise_kx" and stage == "已完成" and dice.chance(0.6 * desk.quality("technology") + 0.1):
        entry["benefit"] = _money(dice.between(3, 60) * (1 + desk.workers / 60))
        if dice.chance(desk.quality("evidence")):
            entry["benefit_evidence"] = desk.binder.number("财务证明")
    return entry | desk.proof(dice, "项目")


def _home(desk: Desk, dice: Dice) -> list[dict[str, Any]]:
    found = []
    likely = desk.quality("home")
    for _ in range(dice.tries(5, 0.12 + 0.88 * likely)):
        entry: dict[str, Any] = {
            "title": desk.title(dice, desk.plan.titles["projects"]["建家项目"]),
            "kinds": ["建家项目"],
            "stage": "已完成" if dice.chance(0.35 + 0.64 * likely) else dice.pick(("列入计划", "已立项")),
        }
        if dice.chance(0.3):
            entry["level"] = "单位级"
        begins = desk.day(dice, "02-10", "07-20")
        if begins and dice.chance(0.6):
            entry["started_on"] = begins
        ends = desk.day(dice, "08-01", "12-15")
        if entry["stage"] == "已完成" and ends and dice.chance(0.92):
            entry["finished_on"] = ends
        found.append(entry | desk.proof(dice, "建家项目"))
    return found


def _carried(desk: Desk, dice: Dice) -> list[dict[str, Any]]:
    """Last year's projects that go on, most of them finished now."""
    if desk.year <= desk.unit.first or desk.year < 2015:
        return []
    found = []
    open_ones = [
        each for each in projects(desk.before()) if each["stage"] == "已立项" and "建家项目" not in each["kinds"]
    ]
    for old in open_ones[:2]:
        keys = ("title", "kinds", "level", "started_on", "themes", "partner")
        entry = {key: old[key] for key in keys if key in old}
        entry["kinds"] = [kind for kind in old["kinds"] if kind != "上级立项申报"] or ["创新项目"]
        ends = desk.day(dice, "03-10", "11-20")
        entry["stage"] = "已完成" if dice.chance(0.8) and ends else "已立项"
        if entry["stage"] == "已完成":
            entry["finished_on"] = ends
        found.append(entry | desk.proof(dice, "项目"))
    return found


def _work(desk: Desk) -> str:
    """The next technical title of this unit: none comes back in another year."""
    order = desk.always("works").mixed(desk.bank["work"])
    at = desk.next_work
    desk.next_work = at + 1
    at += _FIRST_WORK[desk.year]
    return _LATER[(at // len(order)) % len(_LATER)].format(order[at % len(order)])


def _money(amount: float) -> float | int:
    """An amount as offices write it: seldom to the last digit."""
    return round(amount) if amount >= 40 else round(amount, 1)


def awards(desk: Desk, done: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Contest awards for projects, and honours."""
    dice, titles = desk.dice("awards"), desk.plan.titles["awards"]
    matters = [each["title"] for each in done if "建家项目" not in each["kinds"]] or [desk.bank["work"][0]]
    found = []
    for at in range(_grown(desk, "contest", 1)):
        contest = dice.pick(titles["竞赛项目"])
        entry: dict[str, Any] = {
            "title": contest + ("" if contest.endswith("项目") else dice.pick(titles["places"])),
            "matter": matters[at % len(matters)] + ("" if at < len(matters) else "（续）"),
            "category": "竞赛项目",
            "level": _level(contest),
        }
        found.append(entry | _awarded(desk, dice) | desk.proof(dice, "获奖证书"))
    if found and dice.chance(0.16):  # the same matter once more, at another level
        found.append(found[0] | {"title": "沿江市科技创新竞赛优胜奖", "level": "设区市级"})
    for category, likely in (("集体荣誉", 0.22), ("个人荣誉", 0.14)):
        if dice.chance(likely * desk.quality("contest")):
            title = dice.pick(titles[category][: 4 if desk.unit.level == "strong" else 2])
            entry = {"title": title, "matter": title, "category": category, "level": _level(title)}
            found.append(entry | _awarded(desk, dice) | desk.proof(dice, "荣誉"))
    return found


def _awarded(desk: Desk, dice: Dice) -> dict[str, str]:
    day = desk.day(dice, "09-20", "12-15")
    return {"awarded_on": day} if day else {}


def _level(title: str) -> str:
    heads = {"全国": "国家级", "省": "省级", "沿江市": "设区市级"}
    return next((level for head, level in heads.items() if title.startswith(head)), "县级")
