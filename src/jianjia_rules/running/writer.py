"""One record, one line: by generated code where that covers the record, by the reference writer where it does not."""

from collections import Counter
from collections.abc import Callable, Mapping
from typing import Any, NamedTuple, Protocol

from jianjia_rules.diagnostics import Diagnostics
from jianjia_rules.engine.compile.access import Form
from jianjia_rules.language.periods import Period
from jianjia_rules.records.identity import Whose
from jianjia_rules.records.previous import PreviousRecords
from jianjia_rules.running.assessor import Assessor
from jianjia_rules.running.slips import Slips
from jianjia_rules.scoring.assess import Scored
from jianjia_rules.scoring.fold import Fold, Kept
from jianjia_rules.scoring.scorer import Scorer
from jianjia_rules.units.entries import NO_ENTRIES
from jianjia_rules.units.record import Record

Data = Mapping[str, Any]

_QUICK_FROM = 3
"""Records of one plan after which generating a writer pays: it takes as long as writing about as many without."""
_QUICK_FROM_OF_MANY = 1
"""The same where it is known that many records follow."""


QuickLine = tuple[bytes, bool, Kept | None, Scored | None]
"""A line made by generated code, with its end, in UTF-8; whether the record fails; what is kept of its unit where units
are alike (`scoring.fold.are_alike`), else the record scored."""


MakeLine = Callable[[Any, Data | None, str, str, str | None], QuickLine | None]
"""The line of a record that has been found valid, its unit's record of the period before, the unit's id, name and
parent; None where it is not covered."""


MakeLineOfForm = Callable[[Any, Data | None, str, str, str | None, int], QuickLine | None]
"""The same of a record that has been found valid but for the items of some lists, and the texts left for these."""


class QuickMaker(Protocol):
    """Makes the lines of one plan's records that need nothing but themselves and the record before."""

    @property
    def line(self) -> MakeLine:
        """For records that are mappings."""

    def of_form(self, form: Form) -> "MakeLineOfForm | None":
        """For records of a form; None where they have to be valid mappings."""


class LineMaker(Protocol):
    """Makes the lines of assessed records, and notes whether any of them fails. It pickles."""

    def line(self, scored: Scored) -> str:
        """The line, with its end."""
        ...

    def quick(self, ready: Scorer) -> QuickMaker | None:
        """What makes the same lines of one plan's records at speed; None where nothing does."""
        ...

    def note_failure(self) -> None:
        """A record failed."""
        ...

    def take(self) -> object:
        """What was noted since the last time; it pickles."""
        ...


class Writer:
    """Writes the lines of records, and folds them. One process has one for as long as it lives."""

    def __init__(self, assessor: Assessor, previous: PreviousRecords, maker: LineMaker) -> None:
        self._assessor = assessor
        self._entries = assessor.entries
        self._previous = previous
        self._has_entries = bool(assessor.entries)
        self._has_previous = len(previous) > 0
        self._slips = Slips(assessor.rulebook.schema)
        self._maker = maker
        self._seen: Counter[tuple[str, str]] = Counter()
        self._quick: dict[tuple[str, str], _Quick | None] = {}
        self._of_form: dict[tuple[str, str, bool], _QuickOfForm | None] = {}
        self._quick_from = _QUICK_FROM

    def expect_many(self) -> None:
        """Many records follow, of the plans that come first most likely."""
        self._quick_from = _QUICK_FROM_OF_MANY

    def __reduce__(self) -> tuple[type["Writer"], tuple[Assessor, PreviousRecords, LineMaker]]:
        # What is generated is made again on arrival.
        return Writer, (self._assessor, self._previous, self._maker)

    def line(self, record: Record, fold: Fold, diagnostics: Diagnostics, place: int | None = None) -> bytes:
        """The line of a record in UTF-8, which is added to the fold at its place in the input."""
        unit, period = record.unit, record.period
        before = self._previous.of(unit.id, period) if self._has_previous else None
        if before is not None:
            self._slips.tell(record, before, diagnostics)
        entries = self._entries.of(unit.id, period)
        if record.valid and not record.evidence_problems and entries is NO_ENTRIES:
            quick = self._quick.get((unit.type, period)) or self._made((unit.type, period))
            then = None if before is None else before.data
            made = None if quick is None else quick.line(record.data, then, unit.id, unit.name, unit.parent)
            if quick is not None and made is not None:
                return self._written(made, unit.id, quick.period, fold, place)
        data = None if before is None else before.data
        scored = self._assessor.prepared(unit.type, period).score(record, data, entries)
        self._seen[unit.type, period] += 1
        fold.add(scored, place)
        return self._maker.line(scored).encode("utf-8", "replace")

    def quick(self, form: Form, record: Any, whose: Whose, left: int, fold: Fold, place: int | None) -> bytes | None:
        """The line of a record of a form by generated code; the files it names are what they should be.

        It is valid but for what the form's checks look at, for which so many texts are `left`. None where generated
        code does not cover the record, where it is not valid, where something is to be told of it, and until there
        were enough records of its kind; then nothing is done. All records of one writer are of two forms at most, one
        of mappings and one of objects.
        """
        unit, type, name, parent, period = whose
        before = None
        if self._has_previous and (earlier := self._previous.of(unit, period)) is not None:
            before = earlier.data
            if self._slips.found(record, before, form.attributes):
                return None
        key = (type, period, form.attributes is None)
        quick = self._of_form.get(key) or self._made_of_form(key, form)
        if quick is None or (self._has_entries and self._entries.of(unit, period) is not NO_ENTRIES):
            return None
        made = quick.line(record, before, unit, name, parent, left)
        return None if made is None else self._written(made, unit, quick.period, fold, place)

    def _written(self, made: QuickLine, unit: str, period: Period, fold: Fold, place: int | None) -> bytes:
        text, fails, kept, scored = made
        if fails:
            self._maker.note_failure()
        if kept is not None:
            fold.add_alike(kept, unit, period, place)
        elif scored is not None:
            fold.add(scored, place)
        return text

    def take(self) -> object:
        """What the maker noted since the last time."""
        return self._maker.take()

    def _made(self, key: tuple[str, str]) -> "_Quick | None":
        """What writes lines at speed, made once enough records of its plan were seen for that to pay."""
        if key in self._quick:
            return self._quick[key]
        if self._seen[key] < self._quick_from:
            return None
        prepared = self._assessor.prepared(*key)
        maker = self._maker.quick(prepared.scorer)
        self._quick[key] = None if maker is None else _Quick(maker.line, prepared.plan.period, maker)
        return self._quick[key]

    def _made_of_form(self, key: tuple[str, str, bool], form: Form) -> "_QuickOfForm | None":
        """The same for records of a form."""
        if key in self._of_form:
            return self._of_form[key]
        plan = key[0], key[1]
        quick = self._quick.get(plan) or self._made(plan)
        if quick is None:
            return None
        line = quick.maker.of_form(form)
        self._of_form[key] = None if line is None else _QuickOfForm(line, quick.period)
        return self._of_form[key]


class _Quick(NamedTuple):
    """What writes one plan's lines at speed, and the plan's period."""

    line: MakeLine
    period: Period
    maker: QuickMaker


class _QuickOfForm(NamedTuple):
    """The same for the records of a form."""

    line: MakeLineOfForm
    period: Period
