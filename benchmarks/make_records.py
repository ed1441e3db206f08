"""Seeded records for the benchmark's rulebook: nested, believable, a few percent of what may be missing missing.

A record has some 40 fields and three lists of 10 to 20 items each. Numbers are whole or have one or two places, dates
are ISO 8601 text, words come from the schema's choices. The same seed gives the same records.
"""

import json
from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from pathlib import Path
from random import Random
from typing import Any

MISSING_FIELD = 0.03
MISSING_ITEM_FIELD = 0.02
MISSING_SECTION = 0.003


def records(count: int, seed: int = 2014) -> Iterator[dict[str, Any]]:
    """`count` records as JSON objects (numbers with places are floats that print as written)."""
    random = Random(seed)
    for number in range(count):
        yield _with_gaps(_record(number, random), random)


def lines(count: int, seed: int = 2014, bodies: int = 2_000) -> Iterator[str]:
    """`count` NDJSON lines, each ending in a newline; at most `bodies` of them differ in more than the unit's id."""
    templates = [json.dumps(record, ensure_ascii=False) + "\n" for record in records(min(count, bodies), seed)]
    for number in range(count):
        body = number % len(templates)
        yield templates[body].replace(_unit_id(body), _unit_id(number), 1)


def write_ndjson(path: Path, records_lines: Iterable[str]) -> None:
    """The lines as a UTF-8 file."""
    with path.open("w", encoding="utf-8", newline="\n") as file:
        file.writelines(records_lines)


def _unit_id(number: int) -> str:
    return f"KX-{number:07d}"


def _record(number: int, random: Random) -> dict[str, Any]:
    township = random.random() < 0.25
    science_workers = random.randint(20, 400)
    budget = round(random.uniform(1, 12), 2)
    valid = random.randint(10, 60)
    tenure = random.choices(["自有", "单位提供", "租用", "无"], [4, 3, 3, 1])[0]
    record: dict[str, Any] = {
        "unit": {
            "id": _unit_id(number),
            "name": f"泽滨第{number}科学技术协会",
            "type": "township_kx" if township else "enterprise_kx",
            "parent": f"XZ-{random.randint(1, 24):02d}",
            "size": random.choice(["大型", "中型", "小型", "微型"]),
            "founded_on": _day(random, 2004, 2013),
        },
        "period": "2014",
        "organization": {
            "established": random.random() < 0.95,
            "approval_number": f"泽科协〔2013〕{random.randint(1, 99)}号",
            "chair": random.choice(["陈安国", "李文", "王淑兰", "赵启明"]),
            "secretary": random.choice(["周敏", "吴建平", "郑洁"]),
            "staff": random.randint(0, 4),
            "members": random.randint(10, science_workers),
            "science_workers": science_workers,
            "term_ends_on": _day(random, 2013, 2018),
        },
        "venue": {
            "tenure": tenure,
            "plaque": random.random() < 0.8,
            "area_m2": round(random.uniform(8, 160), 1),
            "website": "https://kx.example/home",
        },
        "funds": {
            "account": random.random() < 0.7,
            "budget": budget if random.random() < 0.98 else 0,
            "spent": round(budget * random.uniform(0.5, 1.1), 2),
            "granted": round(random.uniform(0, 4), 2),
        },
        "projects": {"planned": random.randint(1, 6), "done": random.randint(0, 7), "brand": "金桥工程"},
        "rules": {name: random.random() < 0.9 for name in ("meeting", "funds", "evaluation")},
        "survey": {"sent": 60, "valid": valid, "satisfied": round(valid * random.uniform(0.7, 1))},
        "reports": {
            "plan": random.random() < 0.9,
            "summary": random.random() < 0.9,
            "late": random.choice([0, 0, 0, 1, 2, 3]),
            "submitted_on": _day_in(random, date(2014, 12, 1), date(2014, 12, 31)),
        },
        "home": {
            "established": random.random() < 0.7,
            "level": random.choice(["未评定", "县级", "市级", "省级"]),
            "visits": random.randint(20, 600),
        },
        "activities": [_activity(random, index) for index in range(random.randint(10, 20))],
        "courses": [_course(random) for _ in range(random.randint(10, 20))],
        "awards": [_award(random, index) for index in range(random.randint(10, 20))],
    }
    if tenure == "租用":
        record["venue"]["lease_until"] = _day(random, 2014, 2017)
    if township:
        record["township"] = {name: random.randint(0, 14) for name in ("stations", "covered", "experts")}
    return record


def _activity(random: Random, index: int) -> dict[str, Any]:
    activity = {
        "kind": random.choice(["学术交流", "科普", "服务", "会议", "参观"]),
        "on": _day(random, 2014, 2014),
        "people": random.randint(5, 120),
        "open": random.random() < 0.7,
        "cost": round(random.uniform(0, 2), 2),
    }
    if random.random() < 0.8:
        activity["evidence_no"] = f"HD-{index:03d}"
    return activity


def _course(random: Random) -> dict[str, Any]:
    return {
        "kind": random.choice(["技能", "管理", "安全", "创新"]),
        "on": _day(random, 2014, 2014),
        "people": random.randint(5, 80),
        "hours": random.choice([2, 3, 3.5, 4, 4.5, 6, 8, 7.5]),
        "certificate": random.random() < 0.5,
    }


def _award(random: Random, index: int) -> dict[str, Any]:
    return {
        "honour": f"第{index}届创新成果奖",
        "level": random.choice(["单位级", "县级", "市级", "省级", "国家级"]),
        "on": _day(random, 2014, 2014),
        "team": random.randint(1, 9),
        "certified": random.random() < 0.6,
    }


def _day(random: Random, first_year: int, last_year: int) -> str:
    return _day_in(random, date(first_year, 1, 1), date(last_year, 12, 31))


def _day_in(random: Random, first: date, last: date) -> str:
    return (first + timedelta(days=random.randint(0, (last - first).days))).isoformat()


def _with_gaps(record: dict[str, Any], random: Random) -> dict[str, Any]:
    """The record with some fields left out, some texts left empty, and now and then a whole section or list gone."""
    kept: dict[str, Any] = {}
    for name, value in record.items():
        if name in {"unit", "period"}:
            kept[name] = value
        elif random.random() >= MISSING_SECTION:
            if isinstance(value, list):
                kept[name] = [_thinned(item, random, MISSING_ITEM_FIELD, _required_of(name)) for item in value]
            else:
                kept[name] = _thinned(value, random, MISSING_FIELD, frozenset())
    return kept


def _required_of(list_name: str) -> frozenset[str]:
    return frozenset({"honour", "level"} if list_name == "awards" else {"kind", "on"})


def _thinned(fields: dict[str, Any], random: Random, share: float, required: frozenset[str]) -> dict[str, Any]:
    kept = {}
    for name, value in fields.items():
        if name in required or random.random() >= share:
            kept[name] = value
        elif name in {"chair", "secretary", "brand", "evidence_no"} and random.random() < 0.3:
            kept[name] = ""
    return kept
