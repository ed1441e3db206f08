"""One unit's year: who it is, how well it does each kind of thing, its dice, its days and its way of writing."""

from collections.abc import Sequence
from datetime import date, timedelta
from functools import cached_property
from typing import Any

from making.dice import Dice
from making.plan import LEVELS, Plan, Unit

_UNEVEN = {"strong": 0.035, "good": 0.11, "middling": 0.2, "weak": 0.2, "idle": 0.12}
_HOLIDAYS = {"05-01", "05-02", *(f"10-0{day}" for day in range(1, 8))}
_TREND = {2013: -0.12, 2014: 0.0, 2015: 0.02}


class Desk:
    """Where the record of one unit and year is written."""

    def __init__(self, plan: Plan, unit: Unit, year: int, seed: int) -> None:
        self.plan = plan
        self.unit = unit
        self.year = year
        self.seed = seed
        self.bank: dict[str, Any] = plan.banks[unit.bank]
        self.binder = Binder(self.always("binder"))
        self.next_work = 0
        self._said: set[str] = set()

    def before(self) -> "Desk":
        """The same unit a year earlier."""
        return Desk(self.plan, self.unit, self.year - 1, self.seed)

    def dice(self, purpose: str) -> Dice:
        """Dice for a purpose in this year."""
        return Dice(self.seed, self.unit.id, self.year, purpose)

    def always(self, purpose: str) -> Dice:
        """Dice that fall the same way in every year."""
        return Dice(self.seed, self.unit.id, purpose)

    def quality(self, aspect: str) -> float:
        """How likely the unit does what is asked in this aspect: units are uneven, and change slowly."""
        level = self.unit.level
        uneven = self.always(f"uneven-{aspect}").near(0, _UNEVEN[level])
        change = self.always("trend").near(0, 0.1) * (self.year - 2014) if level != "strong" else 0
        found = LEVELS[level] + uneven + change + _TREND[self.year]
        return min(0.985, max(0.03, found))

    @cached_property
    def opens(self) -> date:
        """The first day of the year on which the unit exists."""
        first = date(self.year, 1, 5)
        founded = self.unit.founded
        if not founded:
            return first
        return max(first, date.fromisoformat(founded if len(founded) == 10 else f"{founded}-15"))

    def day(self, dice: Dice, begins: str, ends: str) -> str | None:
        """A working day of the year between two month-days, none where the unit did not exist yet."""
        first = max(date.fromisoformat(f"{self.year}-{begins}"), self.opens)
        last = date.fromisoformat(f"{self.year}-{ends}")
        if first > last:
            return None
        found = first + timedelta(days=dice.below((last - first).days + 1))
        while (found.weekday() > 4 or found.isoformat()[5:] in _HOLIDAYS) and found < last:
            found += timedelta(days=1)
        return found.isoformat()

    def fill(self, dice: Dice, template: str, **given: object) -> str:
        """A title with its gaps filled from the unit's trade."""
        words = {
            "short": self.unit.short,
            "year": self.year,
            "seat": self.unit.seat,
            "who": self.bank["who"],
            "of": self.bank["of"],
            "work": dice.pick(self.bank["work"]),
            "talk": dice.pick(self.bank["talk"]),
            "skill": dice.pick(self.bank["skill"]),
            "n": 1,
        }
        found = template.format(**(words | given))
        for said, spoken in self.plan.titles["spoken"].get(self.unit.type, {}).items():
            found = found.replace(said, spoken)
        return found

    def title(self, dice: Dice, templates: Sequence[str], **given: object) -> str:
        """A title that this record does not have yet."""
        found = ""
        for _ in range(12):
            found = self.fill(dice, dice.pick(templates), **given)
            if found not in self._said:
                break
        self._said.add(found)
        return found

    def person(self, dice: Dice) -> str:
        """An invented name."""
        words = self.plan.remarks["people"]
        return str(dice.pick(words["surnames"])) + str(dice.pick(words["given"]))

    def proof(self, dice: Dice, group: str) -> dict[str, str]:
        """The evidence number of an item, where the unit has filed it."""
        return {"evidence": self.binder.number(group)} if dice.chance(0.25 + 0.76 * self.quality("evidence")) else {}

    @cached_property
    def workers(self) -> int:
        """Science workers at the end of the year."""
        dice, now = self.always("workers"), self.unit.workers
        less, more = dice.between(0.93, 1.01), dice.between(0.97, 1.09)
        return round(now * {2013: less, 2014: 1.0, 2015: more}[self.year])


class Binder:
    """How a unit numbers its evidence: its own spelling, one number for each group of papers or for each paper."""

    def __init__(self, dice: Dice) -> None:
        self._spelling = dice.pick(("佐-{:02}", "佐-{:02}", "佐-{:02}", "佐{:02}", "附件{}", "Z{:03}", "证{:02}"))
        self._each = dice.chance(0.3)
        self._groups: dict[str, int] = {}
        self._last = 0
        self.used: list[tuple[str, str]] = []

    def number(self, group: str) -> str:
        """The number for one more paper of a group."""
        if self._each or group not in self._groups:
            self._last += 1
            self._groups[group] = self._last
            self.used.append((self._spelling.format(self._last), group))
        return self._spelling.format(self._groups[group])
