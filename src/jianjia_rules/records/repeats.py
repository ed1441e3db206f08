"""Two records of one unit and period: found while records stream, in little memory.

A record's identity is kept as a short text, or where it is long as a digest of 16 bytes (BLAKE2b), its place as one
number: some 200 bytes a record. Two long identities that share a digest are not to be expected in 2**60 records.
"""

from collections.abc import Callable, Iterator, KeysView
from dataclasses import field
from itertools import islice, takewhile

from jianjia_rules.dataclass import dataclass
from jianjia_rules.diagnostics import Place

Key = str | bytes
"""What tells one unit and period from all others: both in one text, or its digest where that is shorter."""

Within = str | tuple[str, str, int]
"""What a place is in: a file, or of a workbook the file, its sheet and the sheet's number."""

_SHORT = 48
_MOST = 0xFFFFFFFF
_IN_FILE = (1 << 64) - 1


@dataclass(slots=True)
class Repeats:
    """The identities seen so far, with the place each was first seen at."""

    _seen: dict[Key, int] = field(default_factory=dict)
    _files: dict[Within, int] = field(default_factory=lambda: {"": 0})

    def first(self, unit: str, period: str, within: Within, line: int = 0, column: int = 1) -> "Seen | None":
        """Note an identity; where it was seen before, if it was. Without a file it has no place."""
        key = key_of(unit, period)
        if key in self._seen:
            return Seen(self._place(self._seen[key]))
        self.note(key, within, line, column)
        return None

    def __contains__(self, key: Key) -> bool:
        """Whether an identity was seen, by its key."""
        return key in self._seen

    @property
    def keys(self) -> KeysView[Key]:
        """The identities seen, by their keys, now and later."""
        return self._seen.keys()

    def noting(self, within: Within) -> Callable[[Key, int], None]:
        """What notes identities not seen before by their keys and lines: quicker than `note` for many of one file."""
        number = self._number(within) << 64
        seen = self._seen

        def note(key: Key, line: int) -> None:
            seen[key] = number and number | (min(_MOST, line)) << 32 | 1

        return note

    def note(self, key: Key, within: Within, line: int, column: int = 1) -> None:
        """Note an identity that was not seen before, by its key."""
        self._seen[key] = self._spot(within, line, column)

    def overlaps(self, later: "Repeats") -> bool:
        """Whether an identity was seen in both."""
        return not self._seen.keys().isdisjoint(later._seen)

    def merge(self, later: "Repeats") -> Iterator[tuple[Place | None, Place | None]]:
        """Add what was seen behind this; for each identity in both, the place seen first and the place seen again."""
        numbers = [self._number(file) for file in later._files]
        if not self.overlaps(later) and all(number == own for own, number in enumerate(numbers)):
            self._seen.update(later._seen)
            return
        for key, spot in later._seen.items():
            if key in self._seen:
                yield self._place(self._seen[key]), later._place(spot)
            else:
                self._seen[key] = numbers[spot >> 64] << 64 | spot & _IN_FILE

    def since(self, count: int) -> "Repeats":
        """The identities that were noted behind the first `count`."""
        found = list(islice(reversed(self._seen.items()), len(self._seen) - count))
        first = min((spot >> 64 for _, spot in found if spot), default=0)
        files = takewhile(lambda each: each[1] >= first, reversed(self._files.items()))
        names = {number: file for file, number in files} if first else {}
        new = Repeats()
        for key, spot in reversed(found):
            new.note(key, names.get(spot >> 64, ""), spot >> 32 & _MOST, spot & _MOST)
        return new

    def __len__(self) -> int:
        return len(self._seen)

    def _spot(self, within: Within, line: int, column: int) -> int:
        """File, line and column in one number; 0 for no place."""
        number = self._files.get(within) or self._number(within)
        if line > _MOST or column > _MOST:
            line, column = min(line, _MOST), min(column, _MOST)
        return number and (number << 64) | (line << 32) | column

    def _number(self, within: Within) -> int:
        number = self._files.get(within)
        if number is None:
            number = self._files[within] = len(self._files)
        return number

    def _place(self, spot: int) -> Place | None:
        number, line, column = spot >> 64, spot >> 32 & _MOST, spot & _MOST
        if not number:
            return None
        within = next(within for within, each in self._files.items() if each == number)
        file, sheet, sheet_number = (within, None, 0) if isinstance(within, str) else within
        return Place(file, line, column, sheet=sheet, sheet_number=sheet_number)


@dataclass(frozen=True, slots=True)
class Seen:
    """That an identity was there before, and where."""

    place: Place | None


def key_of(unit: str, period: str) -> Key:
    """The key of one unit and period."""
    key = f"{len(unit)}:{unit}{period}"
    if len(key) <= _SHORT:
        return key
    from hashlib import blake2b  # only long identities need it

    return blake2b(key.encode("utf-8", "surrogatepass"), digest_size=16).digest()
