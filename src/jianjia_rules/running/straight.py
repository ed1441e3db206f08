"""Lines of NDJSON taken straight from bytes to the line of their assessment: no record is made of them.

Only lines that need nothing out of the ordinary are: a valid record of a unit not seen before, that names no files, and
that generated code writes. All others are left to the reader and the writer of records, which say what there is to say.
"""

from jianjia_rules.records.decoding import UndecodedError, best_decoder
from jianjia_rules.records.line_files import every_key_once
from jianjia_rules.records.reader import RecordReader
from jianjia_rules.records.repeats import key_of
from jianjia_rules.running.writer import Writer
from jianjia_rules.scoring.fold import Fold


class Straight:
    """Takes the lines of one file; `lines` gets what comes of them, the first of which has the place `first`."""

    def __init__(
        self, reader: RecordReader, writer: Writer, fold: Fold, file: str, lines: list[str], first: int
    ) -> None:
        self._decode = best_decoder()
        self._texts = reader.schema.texts
        self._identify = reader.identifier.identify
        self._evidence = reader.evidence
        self._repeats = reader.repeats if reader.refuses_repeats else None
        self._tally = reader.tally
        self._writer = writer
        self._fold = fold
        self._file = file
        self._lines = lines
        self._first = first

    def take(self, line: bytes, number: int) -> bool:
        """Whether the line was dealt with."""
        try:
            data = self._decode(line)
        except UndecodedError:
            return False
        texts = self._texts(data)
        if texts < 0 or not every_key_once(line, texts):
            return False
        identity = self._identify(data)
        if identity is None or self._evidence.is_asked(data):
            return False
        unit, period = identity
        repeats = self._repeats
        key = "" if repeats is None else key_of(unit.id, period)
        if repeats is not None and key in repeats:
            return False
        text = self._writer.quick(data, unit, period, self._fold, self._first + len(self._lines))
        if text is None:
            return False
        if repeats is not None:
            repeats.note(key, self._file, number)
        self._tally.accept()
        self._lines.append(text)
        return True
