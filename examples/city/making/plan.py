"""What was written by hand: townships, societies, enterprises, titles, remarks, edits."""

from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

YEARS = (2013, 2014, 2015)
LEVELS = {"strong": 0.965, "good": 0.86, "middling": 0.68, "weak": 0.42, "idle": 0.15}
"""How likely a unit of a level does what the document asks for."""


class _Loader(yaml.SafeLoader):
    """Reads days as the text they are."""


_Loader.yaml_implicit_resolvers = {
    first: [each for each in kinds if each[0] != "tag:yaml.org,2002:timestamp"]
    for first, kinds in yaml.SafeLoader.yaml_implicit_resolvers.items()
}


@dataclass(frozen=True)
class Unit:
    """One unit of the city; `founded` is a day, a month or empty, `first` and `last` the years it files for."""

    id: str
    type: str
    name: str
    short: str
    seat: str
    bank: str
    workers: int
    founded: str
    level: str
    at: str
    number: str = ""
    parent: str = ""
    firm: str = ""
    size: str = ""
    group: str = ""
    discipline: str = ""
    members: int = 0
    first: int = 2013
    last: int = 2015

    @property
    def founded_year(self) -> int:
        """The year of the approval; of one that has none, a year that never comes."""
        return int(self.founded[:4]) if self.founded else 9999


@dataclass(frozen=True)
class Plan:
    """Everything written by hand."""

    units: tuple[Unit, ...]
    without: dict[str, dict[str, int]]
    banks: dict[str, Any]
    titles: dict[str, Any]
    remarks: dict[str, Any]
    edits: dict[str, Any]

    def of_type(self, kind: str) -> list[Unit]:
        """The units of a type, in the order of their ids."""
        return [unit for unit in self.units if unit.type == kind]


def read_plan(folder: Path) -> Plan:
    """The plan in a folder of YAML files."""

    def data(name: str) -> Any:
        return yaml.load((folder / f"{name}.yaml").read_text(encoding="utf-8"), _Loader)  # noqa: S506 - a SafeLoader

    townships = data("townships")
    names = {each["id"]: each["name"] for each in townships}
    units = [
        *(_enterprise(row, names) for row in data("enterprises")),
        *(_township(row) for row in townships),
        *(_society(row) for row in data("societies")),
    ]
    return Plan(tuple(units), data("without"), data("trades"), data("titles"), data("remarks"), data("edits"))


def _enterprise(row: dict[str, Any], names: dict[str, str]) -> Unit:
    founded = str(row["founded"])
    ending = ("科协", "科学技术协会", "科协", "科协")[int(row["id"][-1]) % 4] if founded else "（科协筹备组）"
    return Unit(
        id=row["id"],
        type="enterprise_kx",
        name=row["firm"] + ending,
        short=row["short"],
        seat=names[row["town"]],
        bank=row["bank"],
        workers=row["workers"],
        founded=founded,
        level=row["level"],
        at=names[row["town"]] + row["at"],
        number=approval(founded) if founded else "",
        parent=row["town"],
        firm=row["firm"],
        size=row["size"],
        first=max(2013, int(founded[:4]) if founded else 2014),
        last=row.get("until", 2015),
    )


def _township(row: dict[str, Any]) -> Unit:
    return Unit(
        id=row["id"],
        type="township_kx",
        name=f"{row['name']}科学技术协会" if row["id"] != "JD-02" else f"{row['name']}科协",
        short=row["name"],
        seat=row["name"],
        bank="乡镇",
        workers=row["workers"],
        founded=str(row["founded"]),
        level=row["level"],
        at=row["address"],
        number=row["number"],
    )


def _society(row: dict[str, Any]) -> Unit:
    return Unit(
        id=row["id"],
        type="society",
        name=row["name"],
        short=row["name"].removeprefix("云汀市"),
        seat="城南街道",
        bank=row["bank"],
        workers=row["workers"],
        founded=str(row["founded"]),
        level=row["level"],
        at=row["address"],
        number=row["number"],
        group=row["group"],
        discipline=row["discipline"],
        members=row["members"],
        first=max(2013, int(str(row["founded"])[:4])),
    )


def approval(day: str) -> str:
    """The number of an approval of the city association: later in the year is a higher number."""
    month, of_month = int(day[5:7]), int(day[8:10] or 15)
    return f"云科协〔{day[:4]}〕{1 + ((month - 1) * 31 + of_month) // 9}号"
