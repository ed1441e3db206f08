"""One fault, warning or note as data, and the collector that gathers them."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

from jianjia_rules.dataclass import dataclass
from jianjia_rules.diagnostics.place import Place
from jianjia_rules.diagnostics.severity import Severity
from jianjia_rules.diagnostics.words import Lang, frozen

if TYPE_CHECKING:
    from jianjia_rules.diagnostics.catalogue import Entry

LIMIT = 200
"""How many diagnostics of one kind (of one code) a collector keeps."""

LEFT_OUT = "JJ100"

_LONGEST_LINE = 1_000
_AROUND = 400
"""Characters kept of a longer line before and behind the place."""

_DOUBTS = frozenset(f"JJ{number}" for number in range(140, 150))
"""Texts that may have been meant otherwise."""

LineOf = Callable[[int], str | None]


@dataclass(frozen=True, slots=True)
class Diagnostic:
    """A coded message about a place; the text is composed from the catalogue when it is asked for.

    `related` is a second place the message speaks of (the first of two equal keys). Of a long line `source_line` is
    what stands around the place, `source_from` characters into it.
    """

    code: str
    place: Place | None
    arguments: tuple[tuple[str, object], ...] = ()
    source_line: str | None = None
    related: Place | None = None
    source_from: int = 0

    @property
    def severity(self) -> Severity:
        """The severity its code has in the catalogue."""
        return severity_of(self.code)

    def message(self, lang: Lang) -> str:
        """What is wrong, in one sentence or two."""
        return self._compose("message", lang)

    def expected(self, lang: Lang) -> str:
        """What was expected, or an empty text."""
        return self._compose("expected", lang)

    def hint(self, lang: Lang) -> str:
        """What to do, or an empty text."""
        return self._compose("hint", lang)

    def __str__(self) -> str:
        where = f"{self.place}: " if self.place else ""
        return f"{where}{self.severity} {self.code} {self.message('en')}"

    def _entry(self) -> "Entry":
        # Imported here: a run that finds no fault never pays for the catalogue.
        from jianjia_rules.diagnostics.catalogue import entry

        return entry(self.code)

    def _compose(self, part: str, lang: Lang) -> str:
        from jianjia_rules.diagnostics.compose import compose

        arguments = dict(self.arguments)
        arguments.setdefault("related", self.related)
        return compose(getattr(self._entry().get(lang), part), arguments, lang)


class Diagnostics:
    """Gathers diagnostics in a bounded number; `sorted` gives them in the order of files and lines.

    Of each kind the first ones are kept and the others counted, so that many of one kind hide none of another.
    """

    def __init__(self, limit: int = LIMIT) -> None:
        self.limit = limit
        self._found: dict[Diagnostic, None] = {}
        self._kept: Counter[str] = Counter()
        self._left_out: Counter[str] = Counter()
        self._lines: dict[str, LineOf] = {}
        self._has_errors = False

    @property
    def has_errors(self) -> bool:
        """Whether anything so far stops the work."""
        return self._has_errors

    def add_source(self, file: str, line: LineOf) -> None:
        """Say where the lines of a file come from, so that `add` finds the source line by itself."""
        self._lines[file] = line

    def add(
        self,
        code: str,
        place: Place | None,
        /,
        *,
        related: Place | None = None,
        source_line: str | None = None,
        **arguments: object,
    ) -> None:
        """Add one diagnostic; `arguments` are those its catalogue entry names."""
        if source_line is None and place is not None and place.file in self._lines:
            source_line = self._lines[place.file](place.line)
        kept = tuple((name, frozen(value)) for name, value in sorted(arguments.items()))
        self._keep(Diagnostic(code, place, kept, source_line, related))

    def extend(self, others: "Diagnostics | Iterable[Diagnostic]") -> None:
        """Add what others have found; the bound holds for the whole."""
        for diagnostic in others:
            self._keep(diagnostic)
        if isinstance(others, Diagnostics):
            for code, count in others._left_out.items():
                self.leave_out(code, count)

    def is_full(self, code: str) -> bool:
        """Whether no more of this kind are kept: it is enough to count them, by `leave_out`."""
        return self._kept[code] >= self.limit

    def leave_out(self, code: str, count: int = 1) -> None:
        """Count some that are not kept."""
        self._left_out[code] += count
        self._has_errors = self._has_errors or severity_of(code) is Severity.ERROR

    def sorted(self) -> tuple[Diagnostic, ...]:
        """All of them once each, by file, line, column, code and, last, the order they were found in.

        Behind them stand the counts of those that were not kept, a JJ100 for each kind. What may have been a slip of
        typing is left out where the same text is refused for what it says.
        """
        refused = {_spot(each) for each in self._found if each.severity is Severity.ERROR}
        found = sorted((each for each in self if not (_is_doubt(each) and _spot(each) in refused)), key=_order)
        left_out = sorted(self._left_out.items())
        return (*found, *(Diagnostic(LEFT_OUT, None, (("count", count), ("kind", code))) for code, count in left_out))

    def take(self) -> tuple[Diagnostic, ...]:
        """What was found since the last time, sorted; nothing of it is kept."""
        found = self.sorted()
        self._found.clear()
        self._kept.clear()
        self._left_out.clear()
        return found

    def __iter__(self) -> Iterator[Diagnostic]:
        """Those that were kept, errors first."""
        yield from (each for each in self._found if each.severity is Severity.ERROR)
        yield from (each for each in self._found if each.severity is not Severity.ERROR)

    def __len__(self) -> int:
        return len(self._found)

    def _keep(self, diagnostic: Diagnostic) -> None:
        code = diagnostic.code
        if code == LEFT_OUT:
            kind, count = left_out(diagnostic)
            self.leave_out(kind, count)
            return
        diagnostic = _clipped(diagnostic)
        if diagnostic in self._found:
            return
        if self.is_full(code):
            self.leave_out(code)
            return
        self._kept[code] += 1
        self._has_errors = self._has_errors or diagnostic.severity is Severity.ERROR
        self._found[diagnostic] = None


def left_out(diagnostic: Diagnostic) -> tuple[str, int]:
    """What a JJ100 counts: the code of the kind, and how many of it were not kept."""
    arguments = dict(diagnostic.arguments)
    kind, count = arguments["kind"], arguments["count"]
    assert isinstance(kind, str)
    assert isinstance(count, int)
    return kind, count


def severity_of(code: str) -> Severity:
    """The severity of a kind."""
    # Imported here: a run that finds no fault never pays for the catalogue.
    from jianjia_rules.diagnostics.catalogue import entry

    return entry(code).severity


def _clipped(diagnostic: Diagnostic) -> Diagnostic:
    line, place = diagnostic.source_line, diagnostic.place
    if line is None or place is None or len(line) <= _LONGEST_LINE or diagnostic.source_from:
        return diagnostic
    first = max(place.column - 1 - _AROUND, 0)
    return replace(diagnostic, source_line=line[first : place.column - 1 + _AROUND], source_from=first)


def _is_doubt(diagnostic: Diagnostic) -> bool:
    return diagnostic.code in _DOUBTS and diagnostic.severity is not Severity.ERROR


def _spot(diagnostic: Diagnostic) -> tuple[str, int, int, int] | None:
    place = diagnostic.place
    return None if place is None else place.order


def _order(diagnostic: Diagnostic) -> tuple[str, int, int, int, str]:
    place = diagnostic.place
    return (*(("", 0, 0, 0) if place is None else place.order), diagnostic.code)
