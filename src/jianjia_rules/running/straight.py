"""Lines of NDJSON taken straight from bytes to the line of their assessment: no record is made of them.

Only lines that need nothing out of the ordinary are: a valid record of a unit not seen before, that names no files, and
that generated code writes. All others are left to the reader and the writer of records, which say what there is to say.
"""

from collections.abc import Callable
from functools import cached_property, partial
from typing import Any, NamedTuple

from jianjia_rules.diagnostics import Place
from jianjia_rules.records.identity import Identifier, Whose
from jianjia_rules.records.line_files import texts_on
from jianjia_rules.records.reader import RecordReader
from jianjia_rules.records.repeats import Key, key_of
from jianjia_rules.records.roll_call import RollCall
from jianjia_rules.running.writer import Writer
from jianjia_rules.scoring.fold import Fold
from jianjia_rules.units.record import Unit

_PATIENCE = 32
"""Lines more than those it was good for that a way is tried on in vain before it is given up."""


class Straight:
    """Takes the lines of one file; `lines` gets what comes of them, the first of which has the place `first`."""

    def __init__(
        self, reader: RecordReader, writer: Writer, fold: Fold, file: str, lines: list[bytes], first: int
    ) -> None:
        self._evidence = reader.evidence
        self._seen = reader.repeats.keys if reader.refuses_repeats else frozenset[Key]()
        self._note = reader.repeats.noting(file) if reader.refuses_repeats else None
        self._above = None if reader.amender is None else reader.amender.above.keys()
        self._roll = reader.roll
        self._diagnostics = reader.diagnostics
        self._tally = reader.tally
        self._fold = fold
        self._file = file
        self._lines = lines
        self._first = first
        self._reader, self._writer = reader, writer
        self._typed = None if reader.evidence.are_sought else _typed(reader, writer)
        self._patience = _PATIENCE

    def take(self, line: bytes, number: int) -> bool:
        """Whether the line was dealt with."""
        typed = self._typed
        if typed is not None:
            if self._take(typed, line, number):
                self._patience += self._patience < _PATIENCE
                return True
            self._patience -= 1
            if self._patience < 0:
                self._typed = None
        return self._take(self._plain, line, number)

    @cached_property
    def _plain(self) -> "_Way":
        plain = self._reader.schema.plain
        return _Way(plain.decode, plain.texts, self._reader.identifier.read, partial(self._writer.quick, plain))

    def _take(self, way: "_Way", line: bytes, number: int) -> bool:
        try:
            record = way.decode(line)
        except (ValueError, ArithmeticError, RecursionError):
            return False
        texts, counted = way.texts(record), texts_on(line)
        if texts < 0 or counted is None:
            return False
        whose = way.whose(record)
        if whose is None or (way is not self._typed and self._evidence.is_asked(record)):
            return False
        note = self._note
        above = self._above
        key: Key = ""
        if note is not None or above is not None:
            key = key_of(whose[0], whose[4])
            if key in self._seen or (above is not None and key in above):
                return False
        lines = self._lines
        text = way.write(record, whose, counted - texts, self._fold, self._first + len(lines))
        if text is None:
            return False
        if note is not None:
            note(key, number)
        self._tally.accept()
        if self._roll is not None:
            self._call(self._roll, Unit(*whose[:4]), whose[4], number)
        lines.append(text)
        return True

    def _call(self, roll: RollCall, unit: Unit, period: str, number: int) -> None:
        if not roll.is_plain(unit):
            roll.note(unit, period, Place(self._file, number, 1), self._diagnostics)


class _Way(NamedTuple):
    """How a record is taken from a line: decoded, its texts counted if it is valid, identified, its line written.

    The items of lists are apart: whether they are valid, and have all the texts that are left, is looked at last.
    """

    decode: Callable[[bytes], Any]
    texts: Callable[[Any], int]
    whose: Callable[[Any], Whose | None]
    write: Callable[[Any, Whose, int, Fold, int], bytes | None]


def _typed(reader: RecordReader, writer: Writer) -> _Way | None:
    """The way by objects, where the schema has such a form."""
    form = reader.schema.typed
    if form is None:
        return None
    identifier = Identifier(reader.rulebook, form.reader)
    return _Way(form.decode, form.texts, identifier.read, partial(writer.quick, form))
