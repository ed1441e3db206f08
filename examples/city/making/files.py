"""Writes the city: YAML of one year in folders, NDJSON of every year, registers, reviews, waivers."""

import json
from pathlib import Path
from typing import Any

from making import office, yaml_text
from making.desk import Desk
from making.dice import Dice
from making.hand import Records, apply_edits, attach
from making.plan import YEARS, Plan, Unit
from making.record import record

_YAML_YEAR = 2014
_SOCIETIES = "学（协）会"


def write_city(plan: Plan, out: Path, seed: int) -> None:
    """Writes all files below `out`."""
    units = {unit.id: unit for unit in plan.units}
    records: Records = {}
    for year in YEARS:
        for unit in plan.units:
            if unit.first <= year <= unit.last:
                records[unit.id, year] = record(Desk(plan, unit, year, seed))
    for issuer in plan.edits["issuer"]:
        records[issuer["unit"]["id"], issuer["period"]] = issuer
    remarks = apply_edits(records, plan)
    attached = attach(records, plan)
    for year in YEARS:
        of_year = {unit: found for (unit, when), found in records.items() if when == year}
        _write_lines(out / f"{year}.ndjson", of_year, units, year)
    for (key, year), found in records.items():
        if year == _YAML_YEAR:
            _write_yaml(out, units.get(key), found, remarks.get((key, year), ""), plan, seed)
    for (key, year, name), content in attached.items():
        path = out / _folder(units[key], year) / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
    _write_beside(plan, out, records, seed)


def _folder(unit: Unit | None, year: int) -> str:
    if unit is None:
        return str(year)
    return f"{year}/{_SOCIETIES if unit.type == 'society' else unit.seat}"


def _write_lines(path: Path, records: dict[str, dict[str, Any]], units: dict[str, Unit], year: int) -> None:
    lines = []
    for unit, found in records.items():
        told = dict(found)
        if any("file" in each for each in found.get("evidence", [])):  # seen from where this file stands
            folder = _folder(units[unit], year)
            told["evidence"] = [
                each | {"file": f"{folder}/{each['file']}"} if "file" in each else each for each in found["evidence"]
            ]
        lines.append(json.dumps(told, ensure_ascii=False, separators=(",", ":")))
    _write(path, "\n".join(lines) + "\n")


def _write_yaml(out: Path, unit: Unit | None, found: dict[str, Any], remark: str, plan: Plan, seed: int) -> None:
    told = found["unit"]["name"]
    dice = Dice(seed, found["unit"]["id"], "yaml")
    head = [f"{told}  {found['period']} 年度填报" if dice.chance(0.7) else told]
    note = remark or dice.pick(plan.remarks["notes"])
    short = "市科协" if unit is None else f"{unit.short}科协" if unit.type == "township_kx" else unit.short
    text = yaml_text.record_text(found, [*head, *([note] if note else [])], dice.chance(0.5))
    _write(out / _folder(unit, found["period"]) / f"{short}.yaml", text)


def _write_beside(plan: Plan, out: Path, records: Records, seed: int) -> None:
    schemas = "../../schemas"
    for year in YEARS[1:]:
        entries = []
        waiting = set(plan.edits["waiting"].get(year, []))
        for unit in plan.units:
            if unit.first <= year <= unit.last and unit.founded and unit.id not in waiting:
                entries += office.reviews(Desk(plan, unit, year, seed))
        written = plan.edits["reviews"].get(year, [])
        taken = {(each["unit"], each["rule"]) for each in written}
        entries = [each for each in entries if (each["unit"], each["rule"]) not in taken] + written
        order = [unit.id for unit in plan.units]
        entries.sort(key=lambda each: order.index(each["unit"]))
        _write_list(
            out / f"review-{year}.yaml", f"{schemas}/review.schema.json", f"{year} 年度考核组评议和更正。", entries
        )
        waivers = [each for each in plan.edits["waivers"] if each["period"] == year]
        title = "豁免：谁、哪个考核期、哪一行、何因、谁批准、到何日为止。"
        _write_list(out / f"waivers-{year}.yaml", f"{schemas}/waivers.schema.json", title, waivers)
        named = [(found["unit"]["id"], found["unit"]["name"]) for (_, when), found in records.items() if when == year]
        named += [(each["id"], each["name"]) for each in plan.edits["not_filed"].get(year, [])]
        rows = [f"{unit},{name}" for unit, name in sorted(named) if unit != "SKX"]
        _write(out / "registers" / f"units-{year}.csv", "\n".join(["id,name", *rows]) + "\n")
    towns = [f"{unit.id},{unit.seat}" for unit in plan.of_type("township_kx")]
    _write(out / "registers" / "townships.csv", "\n".join(["id,name", *towns]) + "\n")


def _write_list(path: Path, schema: str, title: str, entries: list[dict[str, Any]]) -> None:
    lines = [
        f"# yaml-language-server: $schema={schema}",
        f"# {title}",
        *(f"- {yaml_text.flow(each)}" for each in entries),
    ]
    _write(path, "\n".join(lines) + "\n")


def _write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(text.encode("utf-8"))
