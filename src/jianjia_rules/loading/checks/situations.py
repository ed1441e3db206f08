"""For which unit types, and over which days, a fault holds: situations, and how messages name them."""

from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from datetime import date, timedelta

from jianjia_rules.dataclass import dataclass
from jianjia_rules.diagnostics.words import Words
from jianjia_rules.language.parameters import ParameterValue, value_at
from jianjia_rules.language.rulebook import Rulebook
from jianjia_rules.language.text import Text


@dataclass(frozen=True, slots=True, order=True)
class Days:
    """A run of days, both ends included."""

    first: date = date.min
    last: date = date.max


ALWAYS = Days()


@dataclass(frozen=True, slots=True, order=True)
class Cell:
    """One unit type over some days."""

    unit_type: str
    days: Days


@dataclass(frozen=True, slots=True)
class Situation:
    """Cells in which a piece's parameters and points are the same; `unit_type` and `as_of` stand for all of them."""

    unit_type: str
    as_of: date
    cells: tuple[Cell, ...]


@dataclass(frozen=True, slots=True)
class Used:
    """A parameter that a piece uses: its value, and the days on which that changes."""

    value: ParameterValue
    changes: frozenset[date]


def situations(
    used: Sequence[Used], types: Sequence[str], days: Days = ALWAYS, by_type: bool = False
) -> list[Situation]:
    """The unit types and days that give a piece's parameters different values; `by_type`, or its points.

    Days before a parameter has its first value are left out, unless the piece is in effect from a day of its own on.
    """
    changes: frozenset[date] = frozenset().union(*(each.changes for each in used))
    found: dict[object, list[Cell]] = {}
    for unit_type in types:
        for run in _runs(changes, days):
            key = tuple(value_at(each.value, unit_type, run.first) for each in used)
            found.setdefault((unit_type if by_type else None, key), []).append(Cell(unit_type, run))
    return [Situation(cells[0].unit_type, cells[0].days.first, tuple(cells)) for cells in found.values()]


def runs_between(starts: Iterable[date], days: Days = ALWAYS) -> Iterator[Days]:
    """The runs of days between the given starts, within `days`."""
    inside = sorted({days.first, *(start for start in starts if days.first < start <= days.last)})
    for start, following in zip(inside, [*inside[1:], None], strict=True):
        yield Days(start, days.last if following is None else following - timedelta(1))


def _runs(changes: Set[date], days: Days) -> Iterator[Days]:
    if days.first == date.min and changes:
        first = min(min(changes), days.last)
        days = Days(first, days.last)
    return runs_between(changes, days)


@dataclass(frozen=True, slots=True)
class Names:
    """The titles of the unit types, in their order."""

    titles: Mapping[str, Text]

    @staticmethod
    def of(rulebook: Rulebook) -> "Names":
        """Those of a rulebook."""
        return Names({each.id: each.title for each in rulebook.unit_types})

    def types(self, ids: Iterable[str]) -> Words:
        """Some unit types: 企业科协、学会."""
        listed = [self.titles.get(each, Text(each, each)) for each in ids]
        return Words("、".join(each.get("zh") for each in listed), ", ".join(each.get("en") for each in listed))

    def which(self, cells: Iterable[Cell], whole: Iterable[Cell]) -> Words | None:
        """How messages say that something holds for these cells only: 企业科协、学会；2014-06-23 起.

        None where they are all there are.
        """
        found, all_there_is = _by_type(cells), _by_type(whole)
        if found == all_there_is:
            return None
        partial = {each: None if found[each] == all_there_is.get(each) else found[each] for each in found}
        groups: dict[tuple[Days, ...] | None, list[str]] = {}
        order = {each: index for index, each in enumerate(self.titles)}
        for each in sorted(partial, key=lambda each: order.get(each, len(order))):
            groups.setdefault(partial[each], []).append(each)
        named = len(groups) > 1 or len(found) < len(all_there_is)
        said = [self._group(types if named else [], days) for days, types in groups.items()]
        return Words("；".join(each.zh for each in said), "; ".join(each.en for each in said))

    def _group(self, types: Sequence[str], days: tuple[Days, ...] | None) -> Words:
        names = self.types(types)
        dates = [_dates(each) for each in days or ()]
        zh, en = "、".join(each.zh for each in dates), ", ".join(each.en for each in dates)
        if names.zh and dates:
            return Words(f"{names.zh}（{zh}）", f"{names.en} ({en})")
        return Words(names.zh or zh, names.en or en)


def _by_type(cells: Iterable[Cell]) -> dict[str, tuple[Days, ...]]:
    """The days of each unit type, runs that touch put together."""
    found: dict[str, list[Days]] = {}
    for cell in sorted(set(cells)):
        runs = found.setdefault(cell.unit_type, [])
        if runs and (runs[-1].last == date.max or cell.days.first <= runs[-1].last + timedelta(1)):
            runs[-1] = Days(runs[-1].first, max(runs[-1].last, cell.days.last))
        else:
            runs.append(cell.days)
    return {each: tuple(runs) for each, runs in found.items()}


def _dates(days: Days) -> Words:
    first, last = days.first.isoformat(), days.last.isoformat()
    if days.last == date.max:
        return Words(f"{first} 起", f"from {first}")
    if days.first == date.min:
        return Words(f"至 {last} 止", f"until {last}")
    return Words(f"{first} 至 {last}", f"{first} to {last}")
