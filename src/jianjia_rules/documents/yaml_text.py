"""YAML text to values with places; every fault that can be told with confidence, not only the first.

YAML 1.2 scalars with exact numbers (`scalars`), no tags, no merge keys, keys always text, aliases within bounds.
A slip of typing that is certain (full-width punctuation, a missing blank, tabs) is reported and reading goes on as
if it had been typed right, so that the faults behind it come to light too.
"""

import re
from collections.abc import Iterator, Sequence

from yaml import YAMLError

from jianjia_rules.diagnostics import Diagnostics, Place
from jianjia_rules.documents.document import Document
from jianjia_rules.documents.encoding import decode_text
from jianjia_rules.documents.found import Edit, Findings, Found, Habit, StopError
from jianjia_rules.documents.limits import DEFAULT_LIMITS, Limits
from jianjia_rules.documents.lines import YAML_BREAK, Lines
from jianjia_rules.documents.places import Places, Shifts, Spot
from jianjia_rules.documents.yaml_build import build, first_error

_DOCUMENT = re.compile(r"^---(?=\s|$)", re.MULTILINE)
_NOTHING = re.compile(r"(?:---)?\s*(?:[#%].*\s*|\.\.\.\s*)*")

_END = (float("inf"), 0.0)
"""Where the parser gives up on a text it can read."""

# Bounds on the work spent on a faulty file: readings, and characters read in all of them.
_MOST_READINGS = 200
_MOST_CHARACTERS = 20_000_000
_MOST_READINGS_OF_A_STREAM = 2_000
_MOST_UNREAD = 1_000
"""Documents that cannot be read, after which a file is given up: it is none of records."""


def read_yaml(
    data: bytes | str, file: str, diagnostics: Diagnostics, limits: Limits = DEFAULT_LIMITS
) -> Document | None:
    """The one document of a file; None where it cannot be read, the reasons being in `diagnostics`.

    A document is also returned when faults were found in it; `diagnostics.has_errors` says so.
    """
    text = _text(data, file, diagnostics, limits)
    if text is None:
        return None
    lines = Lines(text, line_break=YAML_BREAK)
    diagnostics.add_source(file, lines.get)
    return _Reading(text, 0, lines, file, diagnostics, limits, _Work()).document()


def read_yaml_stream(
    data: bytes | str, file: str, diagnostics: Diagnostics, limits: Limits = DEFAULT_LIMITS
) -> Iterator[Document | None]:
    """The documents of a file, one after the other; None for each that cannot be read.

    A line of three dashes always starts a document, so a bad one never stops those behind it.
    """
    text = _text(data, file, diagnostics, limits)
    if text is None:
        yield None
        return
    lines = Lines(text, line_break=YAML_BREAK)
    diagnostics.add_source(file, lines.get)
    starts = [0, *(match.start() for match in _DOCUMENT.finditer(text) if match.start())]
    line = 0
    work = _Work()
    for start, end in zip(starts, [*starts[1:], len(text)], strict=True):
        part = text[start:end]
        if not _NOTHING.fullmatch(part):
            document = _Reading(part, line, lines, file, diagnostics, limits, work).document()
            yield document
            work.unread += document is None
            if work.unread >= _MOST_UNREAD and end < len(text):
                diagnostics.add("JJ147", Place(file, line + 1, 1), most=_MOST_UNREAD)
                return
        line += len(Lines(part, line_break=YAML_BREAK).all()) - 1


def _text(data: bytes | str, file: str, diagnostics: Diagnostics, limits: Limits) -> str | None:
    if len(data) > limits.bytes:
        diagnostics.add("JJ105", Place(file, 1, 1), size=len(data), most=limits.bytes)
        return None
    if isinstance(data, str):
        return data.removeprefix("\ufeff")
    return decode_text(data, file, diagnostics)


class _Work:
    """What was spent on the faults of a file, over all of its documents."""

    def __init__(self) -> None:
        self.readings = 0
        self.characters = 0
        self.unread = 0


class _Reading:
    """One document being read, as often as there are habits to mend."""

    def __init__(
        self,
        text: str,
        first_line: int,
        lines: Lines,
        file: str,
        diagnostics: Diagnostics,
        limits: Limits,
        work: _Work,
    ) -> None:
        self._text = text
        self._first_line = first_line
        self._lines = lines
        self._file = file
        self._diagnostics = diagnostics
        self._limits = limits
        self._shifts: dict[int, tuple[tuple[int, int], ...]] = {}
        self._readings = 0
        self._work = work

    def document(self) -> Document | None:
        """Read, mend, read again, until nothing is left to mend."""
        while True:
            findings = Findings()
            try:
                value, root = build(self._text, findings, self._limits)
            except StopError:
                self._tell(findings.faults)
                return None
            except YAMLError as error:
                if not self._mend_reason(error):
                    self._tell([_explained(error, self._split()), *findings.faults])
                    return None
                continue
            if self._mend([*findings.habits, *self._meant(findings)]):
                continue
            doubts = [otherwise for _, otherwise in findings.doubts if otherwise]
            self._tell([*(habit.found for habit in findings.habits), *findings.faults, *doubts])
            return Document(value, self._file, self._lines, self._places(root))

    def _mend_reason(self, error: YAMLError) -> bool:
        """Mend the habits without which the parser comes further; whether there are such."""
        # Imported here: a text without faults never pays for it.
        from jianjia_rules.documents.yaml_faults import problem_spot
        from jianjia_rules.documents.yaml_mend import candidates

        lines = self._split()
        gave_up = problem_spot(error, lines)
        for ways in candidates(error, lines):
            best: tuple[tuple[float, float], Sequence[Habit], list[str]] | None = None
            for habits in ways:
                if not self._may_read_again():
                    break
                edits = [edit for habit in habits for edit in habit.edits]
                mended = _edited(lines, edits)
                later = first_error("\n".join(mended))
                reached = _END if later is None else problem_spot(later, mended)
                if reached > _moved(gave_up, edits) and (best is None or reached > best[0]):
                    best = reached, habits, mended
            if best is not None:
                self._apply(*best[1:])
                return True
        return False

    def _mend(self, habits: Sequence[Habit]) -> bool:
        """Mend habits in a text the parser can read; not where that would make it unreadable."""
        if not habits or not self._may_read_again():
            return False
        mended = _edited(self._split(), [edit for habit in habits for edit in habit.edits])
        if first_error("\n".join(mended)) is not None:
            return False
        self._apply(habits, mended)
        return True

    def _meant(self, findings: Findings) -> list[Habit]:
        if not findings.doubts:
            return []
        from jianjia_rules.documents.yaml_mend import meant_in

        lines = self._split()
        return [habit for span, _ in findings.doubts for habit in meant_in(lines, span)]

    def _may_read_again(self) -> bool:
        self._readings += 1
        work = self._work
        work.readings += 1
        work.characters += len(self._text)
        return (
            self._readings <= _MOST_READINGS
            and work.readings <= _MOST_READINGS_OF_A_STREAM
            and work.characters <= _MOST_CHARACTERS
        )

    def _apply(self, habits: Sequence[Habit], mended: Sequence[str]) -> None:
        self._tell([habit.found for habit in habits])
        self._text = "\n".join(mended)
        edits = [edit for habit in habits for edit in habit.edits]
        for edit in sorted(edits, key=lambda each: -each.column):
            self._shift(edit)

    def _shift(self, edit: Edit) -> None:
        more = len(edit.put) - edit.removed
        if more:
            before = self._shifts.get(edit.line, ())
            moved = tuple((at + more if at > edit.column else at, count) for at, count in before)
            self._shifts[edit.line] = (*moved, (edit.column + edit.removed, more))

    def _split(self) -> list[str]:
        return Lines(self._text, line_break=YAML_BREAK).all()

    def _places(self, root: Spot) -> Places:
        shifts: Shifts | None = self._shifts or None
        return Places(self._file, root, self._first_line, dict(shifts) if shifts else None)

    def _tell(self, faults: Sequence[Found]) -> None:
        for code, span, related, arguments in faults:
            place = self._places((None, span, None)).value(())
            first = self._places((None, related, None)).value(()) if related else None
            self._diagnostics.add(code, place, related=first, **arguments)


def _explained(error: YAMLError, lines: Sequence[str]) -> Found:
    from jianjia_rules.documents.yaml_faults import explain

    return explain(error, lines)


def _edited(lines: list[str], edits: list[Edit]) -> list[str]:
    mended = list(lines)
    for line, column, removed, put in sorted(edits, key=lambda edit: -edit.column):
        mended[line] = f"{mended[line][:column]}{put}{mended[line][column + removed :]}"
    return mended


def _moved(spot: tuple[int, int], edits: list[Edit]) -> tuple[int, int]:
    line, column = spot
    more = sum(len(edit.put) - edit.removed for edit in edits if edit.line == line and edit.column <= column)
    return line, column + more
