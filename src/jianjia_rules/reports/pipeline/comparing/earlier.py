"""A baseline read back: one pass says that it is whole, then a unit's line is read when its record comes.

Only the places of lines are kept, so memory grows with the units and not with what there was to tell of them.
"""

from collections.abc import Iterator
from os import PathLike
from pathlib import Path
from typing import BinaryIO, NoReturn

from jianjia_rules.errors import CallError
from jianjia_rules.records.reading_faults import one, reason
from jianjia_rules.reports.baseline_models_v1 import BaselineHeader, BaselineLine, KnownInput, KnownUnit, line_reader
from jianjia_rules.reports.changes import Edition

_LONGEST_LINE = 1 << 24
_NOTHING = KnownInput(kind="input", issues=[])

Key = tuple[str, str, str, str]
"""Kind (unit or group), period, type, id."""


class Earlier:
    """An open baseline; a unit that has several records in it is handed out in their order."""

    def __init__(self, path: str | PathLike[str]) -> None:
        """Raises CallError for what cannot be read, or is no whole baseline."""
        self.path = str(path)
        self._places: dict[Key, list[int]] = {}
        self.input = _NOTHING
        try:
            self._file: BinaryIO = Path(path).open("rb")  # noqa: SIM115 - it is read until `close`
        except (OSError, ValueError) as error:
            self._unreadable(error)
        try:
            self.edition = self._scan()
        except BaseException:
            self._file.close()
            raise

    def close(self) -> None:
        """Close the file: another may take its place."""
        self._file.close()

    def take(self, key: Key) -> KnownUnit | None:
        """What was said of a unit or group; each is handed out once."""
        places = self._places.get(key)
        if not places:
            return None
        place = places.pop(0)
        if not places:
            del self._places[key]
        return self._unit(place)

    def left(self) -> Iterator[KnownUnit]:
        """Those that nobody took, in their order."""
        for place in sorted(place for places in self._places.values() for place in places):
            yield self._unit(place)

    def _unit(self, place: int) -> KnownUnit:
        try:
            self._file.seek(place)
            text = self._file.readline(_LONGEST_LINE)
        except (OSError, ValueError) as error:
            self._unreadable(error)
        known = self._line(text, 0)
        if not isinstance(known, KnownUnit):
            self._not_whole(0)  # somebody changed the file meanwhile
        return known

    def _scan(self) -> Edition:
        edition: Edition | None = None
        place = number = 0
        whole = False
        for number, text in enumerate(self._lines(), 1):
            line = self._line(text, number)
            if whole or isinstance(line, BaselineHeader) is not (number == 1):
                self._not_whole(number)
            if isinstance(line, BaselineHeader):
                edition = Edition(line.rulebook, line.edition, line.digest)
            elif isinstance(line, KnownUnit):
                self._places.setdefault((line.kind, line.period, line.type, line.unit), []).append(place)
            else:
                self.input, whole = line, True
            place += len(text)
        if edition is None or not whole:
            self._not_whole(number + 1)
        return edition

    def _lines(self) -> Iterator[bytes]:
        try:
            while text := self._file.readline(_LONGEST_LINE):
                yield text
        except (OSError, ValueError) as error:
            self._unreadable(error)

    def _line(self, text: bytes, number: int) -> BaselineLine:
        try:
            return line_reader().validate_json(text)
        except (ValueError, OverflowError):  # pydantic's errors are ValueErrors; an infinite number is no number
            self._not_whole(number)

    def _not_whole(self, number: int) -> NoReturn:
        raise CallError((one("JJ970", path=self.path, line=number),)) from None

    def _unreadable(self, error: OSError | ValueError) -> NoReturn:
        if isinstance(error, FileNotFoundError):
            raise CallError((one("JJ901", path=self.path, nearest=None),)) from error
        raise CallError((one("JJ902", path=self.path, reason=reason(error)),)) from error
