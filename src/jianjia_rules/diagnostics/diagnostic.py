"""One fault, warning or note as data, and the collector that gathers them."""

from collections.abc import Callable, Iterable, Iterator
from typing import TYPE_CHECKING

from jianjia_rules.dataclass import dataclass
from jianjia_rules.diagnostics.place import Place
from jianjia_rules.diagnostics.severity import Severity
from jianjia_rules.diagnostics.words import Lang, frozen

if TYPE_CHECKING:
    from jianjia_rules.diagnostics.catalogue import Entry

LIMIT = 1000
"""How many errors, and how many warnings and notes, one collector keeps."""

LEFT_OUT = "JJ100"

_DOUBTS = frozenset(f"JJ{number}" for number in range(140, 150))
"""Texts that may have been meant otherwise."""

LineOf = Callable[[int], str | None]


@dataclass(frozen=True, slots=True)
class Diagnostic:
    """A coded message about a place; the text is composed from the catalogue when it is asked for.

    `related` is a second place the message speaks of (the first of two equal keys).
    """

    code: str
    place: Place | None
    arguments: tuple[tuple[str, object], ...] = ()
    source_line: str | None = None
    related: Place | None = None

    @property
    def severity(self) -> Severity:
        """The severity its code has in the catalogue."""
        return self._entry().severity

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
    """Gathers diagnostics in a bounded number; `sorted` gives them in the order of files and lines."""

    def __init__(self, limit: int = LIMIT) -> None:
        self._limit = limit
        self._errors: list[Diagnostic] = []
        self._others: list[Diagnostic] = []
        self._left_out = 0
        self._lines: dict[str, LineOf] = {}

    @property
    def has_errors(self) -> bool:
        """Whether anything so far stops the work."""
        return bool(self._errors)

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
            self._left_out += others._left_out

    def sorted(self) -> tuple[Diagnostic, ...]:
        """All of them once each, by file, line, column, code and, last, the order they were found in.

        What may have been a slip of typing is left out where the same text is refused for what it says.
        """
        refused = {_spot(diagnostic) for diagnostic in self._errors}
        others = (each for each in self._others if each.code not in _DOUBTS or _spot(each) not in refused)
        found = tuple(sorted(dict.fromkeys((*self._errors, *others)), key=_order))
        if not self._left_out:
            return found
        return (*found, Diagnostic(LEFT_OUT, None, (("count", self._left_out),)))

    def __iter__(self) -> Iterator[Diagnostic]:
        yield from self._errors
        yield from self._others

    def __len__(self) -> int:
        return len(self._errors) + len(self._others)

    def _keep(self, diagnostic: Diagnostic) -> None:
        kept = self._errors if diagnostic.severity is Severity.ERROR else self._others
        if len(kept) < self._limit:
            kept.append(diagnostic)
        else:
            self._left_out += 1


def _spot(diagnostic: Diagnostic) -> tuple[str, int, int] | None:
    place = diagnostic.place
    return None if place is None else (place.file, place.line, place.column)


def _order(diagnostic: Diagnostic) -> tuple[str, int, int, str]:
    place = diagnostic.place
    if place is None:
        return ("", 0, 0, diagnostic.code)
    return (place.file, place.line, place.column, diagnostic.code)
