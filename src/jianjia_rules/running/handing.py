"""A fold's state on its way from one process to another: what many units share travels once.

Of units that nothing is read of but their score the same few objects are kept (`scoring.fold.are_alike`). A process
numbers them when it first hands them over, and from then on names them by their numbers. What a run writes down of
itself (`running.resuming`) has the same form.
"""

from itertools import repeat
from typing import NamedTuple

from jianjia_rules.language.periods import Period
from jianjia_rules.scoring.fold import FoldState, Kept, Placed, UnitKey

_MOST_NUMBERED = 1 << 16

Rows = tuple[list[str], list[int], list[int]]
"""Units, the place of each in the input behind the state's first, and the number of what is kept of it."""


class Handed(NamedTuple):
    """A state; `new` are the objects whose numbers begin at `start`, `rows` the units that have numbers, by period."""

    sender: tuple[int, int]
    start: int
    new: tuple[Kept, ...]
    first: int
    rows: dict[str, Rows]
    others: dict[UnitKey, Placed]
    earlier: dict[UnitKey, Placed]
    periods: dict[str, Period]


class Sender:
    """Hands over the states of one process."""

    def __init__(self, process: int) -> None:
        self._process = process
        self._generation = 0
        self._numbers: dict[int, tuple[int, Kept]] = {}

    def hand(self, state: FoldState, first: int) -> Handed:
        """A state, whose units' places are behind `first`."""
        if len(self._numbers) >= _MOST_NUMBERED:
            self._numbers.clear()
            self._generation += 1
        start, new = len(self._numbers), []
        rows: dict[str, Rows] = {period: ([], [], []) for period in state.periods}
        others: dict[UnitKey, Placed] = {}
        known = self._numbers
        for key, placed in state.units.items():
            place, kept = placed
            period, unit, order = key
            numbered = known.get(id(kept))
            if numbered is None or order:
                if kept.member or kept.groups or order:
                    others[key] = placed
                    continue
                # holding it keeps its id from being given to another
                numbered = known[id(kept)] = (len(known), kept)
                new.append(kept)
            units, places, numbers = rows[period]
            units.append(unit)
            places.append(place - first)
            numbers.append(numbered[0])
        sender = (self._process, self._generation)
        return Handed(sender, start, tuple(new), first, rows, others, state.earlier, state.periods)


class Receiver:
    """Takes the states of several processes, of each in the order in which it handed them over."""

    def __init__(self) -> None:
        self._known: dict[int, tuple[int, list[Kept]]] = {}
        self._same: dict[tuple[object, ...], Kept] = {}

    def take(self, handed: Handed) -> FoldState:
        """The state; what equals an object taken before is that object."""
        process, generation = handed.sender
        before, kept = self._known.get(process, (generation, []))
        if before != generation:
            kept = []
        self._known[process] = (generation, kept)
        kept += [self._one(each) for each in handed.new]
        units = dict(handed.others)
        for period, (names, places, numbers) in handed.rows.items():
            placed = zip(map(handed.first.__add__, places), map(kept.__getitem__, numbers), strict=True)
            units.update(zip(zip(repeat(period), names, repeat(0), strict=False), placed, strict=False))
        return FoldState(units, handed.earlier, handed.periods)

    def same(self, state: FoldState) -> FoldState:
        """A state of this process; what equals an object known by now is that object."""
        units = {
            key: placed if placed[1].member or placed[1].groups else (placed[0], self._one(placed[1]))
            for key, placed in state.units.items()
        }
        return FoldState(units, state.earlier, state.periods)

    def _one(self, kept: Kept) -> Kept:
        type, _, _, *others = kept  # groups and member are empty
        return self._same.setdefault((type, *others), kept)
