"""Documents that a unit issued, and the list of its evidence."""

from typing import Any

from making import basics
from making.desk import Desk
from making.dice import Dice
from making.plan import YEARS

_LASTING = (
    "章程",
    "会议制度",
    "经费管理制度",
    "活动制度",
    "联系沟通制度",
    "档案管理制度",
    "维权受理制度",
    "创新激励制度",
)
_LASTING_LATER = {"联系沟通制度": 0.75, "维权受理制度": 0.7, "档案管理制度": 0.6, "创新激励制度": 0.85}

# kind: from, to, weight of the likelihood
_YEARLY: dict[str, tuple[str, str, float]] = {
    "年度计划": ("01-08", "02-28", 1.0),
    "年度总结": ("12-08", "12-22", 1.0),
    "实施方案": ("07-01", "08-29", 1.03),
    "议事日程文件": ("07-04", "09-12", 0.95),
    "职责分工文件": ("07-04", "09-19", 0.95),
    "争取支持文件": ("02-20", "10-31", 0.92),
    "服务清单": ("03-03", "09-30", 0.96),
    "人才平台文件": ("03-10", "11-14", 0.95),
    "试点命名文件": ("07-21", "07-21", 0.5),
    "讲比主题方案": ("02-10", "04-25", 0.94),
    "创新基金办法": ("04-01", "10-30", 0.2),
}
_ENTERPRISE_ONLY = {"讲比主题方案", "创新基金办法"}


def documents(desk: Desk) -> list[dict[str, Any]]:
    """The documents in force or issued in the year."""
    found = [each for kind in _LASTING if (each := _lasting(desk, kind))]
    for kind, (begins, ends, weight) in _YEARLY.items():
        if kind in _ENTERPRISE_ONLY and desk.unit.type != "enterprise_kx":
            continue
        if kind == "试点命名文件" and desk.unit.type == "township_kx":
            continue
        if desk.year > 2014 and kind in {"实施方案", "议事日程文件", "职责分工文件"}:
            begins, ends = "02-10", "05-29"
        each = _yearly(desk, kind, begins, ends, weight)
        if each:
            found.append(each)
    report = survey(desk)
    if report and report[1]:
        title = desk.title(desk.dice("doc-report"), desk.plan.titles["documents"]["调查分析报告"])
        found.append(
            {"kind": "调查分析报告", "title": title, "issued_on": report[1], **desk.proof(desk.dice("p-r"), "调查")}
        )
    order = desk.always("order-papers")
    if order.chance(0.25):
        found.sort(key=lambda each: (each.get("issued_on") or "", each["kind"]))
    return found


def survey(desk: Desk) -> tuple[dict[str, Any], str | None] | None:
    """The unit's own survey of its science workers, and the day of the report on it."""
    dice = desk.dice("survey")
    if not dice.chance(desk.quality("care") * 1.02):
        return None
    done = desk.day(dice, "08-18", "10-31")
    if done is None:
        return None
    asked = min(desk.workers, max(round(desk.workers * dice.between(0.28, 0.7)), dice.whole(22, 40)))
    report = desk.day(dice, f"{done[5:7]}-{done[8:]}", "11-28") if dice.chance(desk.quality("papers") * 1.02) else None
    return {"done_on": done, "respondents": min(asked, 260 + dice.below(90))}, report


def _lasting(desk: Desk, kind: str) -> dict[str, Any] | None:
    dice = desk.always(f"lasting-{kind}")
    luck = dice.share()
    years = [year for year in YEARS if year <= desk.year and year >= min(desk.unit.founded_year, desk.year)]
    likely = [Desk(desk.plan, desk.unit, year, desk.seed).quality("papers") for year in years]
    weight = _LASTING_LATER.get(kind, 1.0) if desk.year == 2013 else 1.02
    begun = next((year for year, one in zip(years, likely, strict=True) if luck < one * weight), None)
    if begun is None:
        return None
    if begun == 2013:
        begun = max(min(desk.unit.founded_year, 2013), 2013 - dice.below(5))
    then = Desk(desk.plan, desk.unit, begun, desk.seed) if begun in YEARS else None
    month, of_month = 1 + dice.below(12), 1 + dice.below(27)
    issued = f"{begun}-{month:02}-{of_month:02}"
    if then is not None and issued < then.opens.isoformat():
        issued = then.opens.isoformat()
    if issued > f"{desk.year}-12-20":
        issued = f"{desk.year}-11-{10 + dice.below(15)}"
    found: dict[str, Any] = {"kind": kind, "title": desk.fill(dice, dice.pick(desk.plan.titles["documents"][kind]))}
    if dice.chance(0.7):
        found["number"] = _number(desk, issued)
    return (
        found | {"issued_on": issued} | desk.proof(desk.dice(f"proof-{kind}"), "章程制度" if kind == "章程" else "制度")
    )


def _yearly(desk: Desk, kind: str, begins: str, ends: str, weight: float) -> dict[str, Any] | None:
    dice = desk.dice(f"yearly-{kind}")
    if kind == "试点命名文件" and (desk.year != 2014 or desk.unit.level not in {"strong", "good"}):
        return None
    if not dice.chance(desk.quality("papers") * weight):
        return None
    issued = desk.day(dice, begins, ends)
    if issued is None:
        return None
    title = desk.title(dice, desk.plan.titles["documents"][kind])
    if "建家交友" in title and issued < "2014-06-30":  # the campaign was announced on 23 June 2014
        issued = desk.day(dice, "06-30", "10-31") or issued
    if desk.year == 2015 and kind == "实施方案":
        title += "（2015年）"
    found: dict[str, Any] = {"kind": kind, "title": title}
    if kind == "试点命名文件":
        found["number"] = "云科协〔2014〕22号"
    elif dice.chance(0.55):
        found["number"] = _number(desk, issued)
    found["issued_on"] = issued
    if kind in {"实施方案", "创新基金办法"} and dice.chance(0.3):
        found["joint_with"] = dice.pick(("公司工会", "团委", "人力资源部", "党委办公室"))
    return found | desk.proof(dice, {"年度计划": "计划总结", "年度总结": "计划总结"}.get(kind, "文件"))


def _number(desk: Desk, issued: str) -> str:
    """A number as this unit writes it: later in the year is a higher number."""
    dice = desk.always("number")
    brackets = dice.pick(("〔{}〕", "〔{}〕", "〔{}〕", "[{}]", "（{}）", "({})"))
    count = 1 + ((int(issued[5:7]) - 1) * 31 + int(issued[8:10])) * dice.whole(28, 90) // 372
    head = {"enterprise_kx": desk.unit.short[:2], "township_kx": desk.unit.short[:-1][:2] + "科协", "society": "学会"}
    ending = dice.pick(("", "", "办", "技")) if desk.unit.type == "enterprise_kx" else ""
    return f"{head[desk.unit.type]}{ending}{brackets.format(issued[:4])}{count}号"


_KNOWN_WELL = {"任职文件", "场所照片", "经费安排文件"}
_COPIES = ("扫描件", "复印件", "汇编", "原件备查")

# kind of evidence: title, from, to, types that need it (none: all)
_KINDS: dict[str, tuple[str, str, str, tuple[str, ...]]] = {
    "任职文件": ("{}选举结果的批复", "", "", ()),
    "会员名册": ("{year}年会员名册", "11-20", "12-15", ("enterprise_kx", "society")),
    "科技工作者名册": ("科技人员花名册", "11-20", "12-15", ("enterprise_kx", "society")),
    "场所照片": ("活动场所和牌匾照片", "10-10", "12-12", ()),
    "设施台账": ("设施台账", "09-01", "12-10", ()),
    "经费安排文件": ("{year}年科协经费安排", "01-10", "03-25", ()),
    "支出明细": ("科协经费支出明细", "12-03", "12-19", ()),
    "项目台账": ("{year}年项目台账", "12-01", "12-18", ()),
    "企业名录": ("{seat}企业名录", "11-25", "12-16", ("township_kx",)),
    "成立批复汇总": ("企业科协成立批复汇编", "11-25", "12-16", ("township_kx",)),
    "开展情况汇总": ("企业科协活动情况汇总表", "12-02", "12-18", ("township_kx",)),
    "创新活动台账": ("创新活动台账", "12-01", "12-18", ("enterprise_kx", "society")),
    "问卷汇总表": ("问卷汇总表", "10-20", "11-28", ()),
    "调查分析报告": ("科技人员状况调查报告", "10-25", "11-30", ()),
    "诉求办理台账": ("诉求登记和办理台账", "12-01", "12-19", ()),
}


def directory(desk: Desk, chaired: str) -> list[dict[str, Any]]:
    """The first papers of the list of evidence: those that the table asks for by their kind."""
    unit = desk.unit
    found: list[dict[str, Any]] = []
    luck, likely = desk.dice("evidence"), _likely(desk)
    asked, homeless = survey(desk), basics.venue(desk)["tenure"] == "无"
    if unit.founded and luck.chance(likely * 1.12):
        title = "社会团体法人登记证书" if unit.type == "society" else f"关于同意成立{unit.short}科协的批复"
        found.append({"kind": "批复文件", "title": title, "document_number": unit.number, "date": unit.founded})
    for kind, (title, begins, ends, types) in _KINDS.items():
        if (types and unit.type not in types) or not luck.chance(likely * (1.1 if kind in _KNOWN_WELL else 1)):
            continue
        if kind in {"场所照片", "设施台账"} and homeless:
            continue
        if (kind == "问卷汇总表" and not asked) or (kind == "调查分析报告" and not (asked and asked[1])):
            continue
        told = title.format(f"{unit.short}科协", year=desk.year, seat=unit.seat)
        if title.startswith("{}"):
            told = title.format(unit.short + ("" if unit.type == "society" else "科协"))
        day: str | None = chaired if kind == "任职文件" else desk.day(luck, begins, ends)
        if kind == "经费安排文件" and unit.level in {"weak", "idle"} and luck.chance(0.3):
            day = f"{desk.year - 1}-02-{luck.whole(10, 25)}"
            told = title.format(year=desk.year - 1)
        if day is None and kind == "经费安排文件":
            day = desk.day(luck, "01-10", "12-20")
        if day is not None:
            found.append({"kind": kind, "title": told, "date": day})
    if luck.chance(likely * 0.8) and not homeless:
        lasts = {"valid_until": f"{desk.year + luck.whole(1, 3)}-12-31"} if luck.chance(0.5) else {}
        found.append(
            {
                "kind": "场所证明",
                "title": "场所使用证明",
                "date": f"{desk.year - luck.whole(1, 3)}-03-{luck.whole(10, 28)}",
            }
            | lasts
        )
    return [_bound(desk, luck, {"number": desk.binder.number(f"目录{at}")} | each) for at, each in enumerate(found)]


def pointed(desk: Desk) -> list[dict[str, Any]]:
    """The papers that items point to, as far as the unit has listed them."""
    luck, likely = desk.dice("pointed"), _likely(desk)
    return [
        _bound(desk, luck, {"number": number, "kind": "条目佐证", "title": f"{group}（{luck.pick(_COPIES)}）"})
        for number, group in desk.binder.used
        if not group.startswith("目录") and luck.chance(0.6 * likely)
    ]


def _likely(desk: Desk) -> float:
    return 0.26 + 0.73 * desk.quality("evidence")


def _bound(desk: Desk, luck: Dice, entry: dict[str, Any]) -> dict[str, Any]:
    """An entry with pages and form, for units that note them."""
    if not desk.always("pages").chance(0.4):
        return entry
    form = {"form": luck.pick(("电子件", "纸质件", "现场查看"))} if luck.chance(0.3) else {}
    return entry | {"pages": luck.whole(1, 24)} | form
