"""How a result stands to an earlier one, told while records are assessed.

Compared is what fails with the level of an error or a warning. What is said of one fingerprint in both is unchanged or
updated, whatever its level: SARIF asks for it.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from os import PathLike

from jianjia_rules.diagnostics import Diagnostic
from jianjia_rules.errors import CallError
from jianjia_rules.language.rulebook import Rulebook
from jianjia_rules.language.rules import Level
from jianjia_rules.language.scalars import Number, as_number
from jianjia_rules.language.text import Lang
from jianjia_rules.records.reading_faults import one
from jianjia_rules.reports.baseline_models_v1 import KnownIssue, KnownUnit
from jianjia_rules.reports.changes import Change, Changes, Fate, Movement
from jianjia_rules.reports.numbers import wire_number
from jianjia_rules.reports.pipeline.comparing.earlier import Earlier
from jianjia_rules.reports.pipeline.issue import (
    Issue,
    Kind,
    ending_issues,
    gate_key,
    group_issues,
    record_issues,
    row_key,
)
from jianjia_rules.reports.pipeline.levels import State
from jianjia_rules.reports.pipeline.report import Ending
from jianjia_rules.scoring.assess import Scored

_NEW, _UNCHANGED, _UPDATED = "new", "unchanged", "updated"


class Comparison:
    """A run compared with a baseline. Hand in each record once it is assessed, then the ending."""

    def __init__(self, path: str | PathLike[str], rulebook: Rulebook, lang: Lang) -> None:
        """Raises CallError where the baseline cannot be read, or is of another rulebook."""
        self._earlier = Earlier(path)
        self.edition = self._earlier.edition
        self._rulebook = rulebook
        self._lang: Lang = lang
        self._titles = dict(_titles(rulebook, lang))
        self._counts: Counter[Fate] = Counter()
        self._last: tuple[Scored, Changes] | None = None
        self._states: dict[str, str] = {}
        self._fates: dict[str, Fate] = {}
        self._ended: tuple[Changes, ...] | None = None
        self.moved = 0
        if self.edition.rulebook != rulebook.id:
            self._earlier.close()
            was = self.edition.rulebook
            raise CallError((one("JJ971", path=self._earlier.path, found=was, rulebook=rulebook.id),))

    def close(self) -> None:
        """Nothing is asked any more, and another file may take the baseline's place."""
        self._earlier.close()

    def remarks(self) -> Iterator[Diagnostic]:
        """What there is to know of the baseline."""
        was, now = self.edition, self._rulebook
        if was.digest != now.digest:
            names = (was.edition, now.edition)
            if was.edition == now.edition:
                names = (f"{was.edition} {was.digest[:8]}", f"{now.edition} {now.digest[:8]}")
            yield one("JJ972", path=self._earlier.path, found=names[0], edition=names[1])

    def record(self, scored: Scored) -> Changes:
        """What changed in a record; asked of the last one again it says the same."""
        if self._last is not None and self._last[0] is scored:
            return self._last[1]
        record, unit = scored.record, scored.record.unit
        self._forget()
        was = self._earlier.take(("unit", record.period, unit.type, unit.id))
        issues = record_issues(scored, self._lang)
        movement = Movement(unit.id, unit.type, record.period, unit.name, _total(was), _wire(scored.score.total))
        changes = self._changes(issues, was, movement)
        self._last = scored, changes
        return changes

    def end(self, ending: Ending) -> None:
        """All records were handed in."""
        if self._ended is not None:
            return
        self._forget()
        made = []
        for group in ending.standings.rollups:
            was = self._earlier.take(("group", group.period, group.unit_type, group.unit))
            total = _wire(group.result.total)
            movement = Movement(group.unit, group.unit_type, group.period, group.name, _total(was), total)
            made.append(self._changes(group_issues(group, self._lang), was, movement))
        kinds = {Kind.FAULT, Kind.MISSING}
        others = [each for each in ending_issues(self._rulebook, ending, self._lang) if each.kind in kinds]
        made.append(Changes(tuple(self._findings(others, self._earlier.input.issues, None))))
        for known in self._earlier.left():
            self._counts[Fate.GONE] += len(_gone(known, self._titles).findings)
            self.moved += known.total is not None
        self._ended = tuple(made)

    def endings(self) -> Iterator[Changes]:
        """What is only known at the end; units that are gone are read from the file."""
        yield from self._ended or ()
        for known in self._earlier.left():
            yield _gone(known, self._titles)

    def count(self, fate: Fate) -> int:
        """How many failures there are of this fate."""
        return self._counts[fate]

    def state(self, fingerprint: str) -> str:
        """`new`, `unchanged` or `updated`: of something that was told of the last record, or of the ending."""
        return self._states.get(fingerprint, _NEW)

    def fate(self, fingerprint: str) -> Fate | None:
        """What became of a failure of the last record, or of the ending; None for what is and was none."""
        return self._fates.get(fingerprint)

    def _forget(self) -> None:
        self._states.clear()
        self._fates.clear()

    def _changes(self, issues: Sequence[Issue], was: KnownUnit | None, movement: Movement) -> Changes:
        known = [] if was is None else was.issues
        moved = movement.before != movement.after
        self.moved += moved
        return Changes(tuple(self._findings(issues, known, movement)), movement if moved else None)

    def _findings(
        self, issues: Sequence[Issue], known: Iterable[KnownIssue], whose: Movement | None
    ) -> Iterator[Change]:
        before = {each.fingerprint: each for each in known}
        now = {each.fingerprint: each for each in issues}
        for issue in issues:
            was = before.get(issue.fingerprint)
            self._states[issue.fingerprint] = _state(issue, was)
            if issue.state is State.FAILED and issue.level is not Level.NOTE:
                fate = Fate.UNCHANGED if was is not None and _failed(was) else Fate.NEW
                self._counts[fate] += 1
                self._fates[issue.fingerprint] = fate
                if fate is Fate.NEW:
                    yield _new(issue, whose, self._lang)
        for was in before.values():
            if _failed(was):
                still = now.get(was.fingerprint)
                if still is None or still.state is not State.FAILED or still.level is Level.NOTE:
                    self._counts[Fate.FIXED] += 1
                    self._fates[was.fingerprint] = Fate.FIXED
                    yield _change(Fate.FIXED, was, whose, self._titles, still is not None)


def _state(issue: Issue, was: KnownIssue | None) -> str:
    if was is None:
        return _NEW
    return _UNCHANGED if (was.state, was.level) == (issue.state.value, issue.level.value) else _UPDATED


def _failed(known: KnownIssue) -> bool:
    return known.state == State.FAILED.value and known.level != Level.NOTE.value


def _new(issue: Issue, whose: Movement | None, lang: Lang) -> Change:
    unit, type, period = (issue.unit, issue.type, issue.period) if whose is None else _names(whose)
    file = None if issue.place is None or whose is not None else issue.place.file
    said = (
        issue.message if issue.kind is Kind.FAULT else f"{issue.title}{'：' if lang == 'zh' else ': '}{issue.message}"
    )
    return Change(Fate.NEW, issue.key, issue.title, issue.level, unit, type, period, issue.fingerprint, said, file=file)


def _change(
    fate: Fate, known: KnownIssue, whose: Movement | None, titles: dict[str, str], still_told: bool = False
) -> Change:
    unit, type, period = (known.unit, "", known.period) if whose is None else _names(whose)
    title = titles.get(known.key, known.key)
    level = Level(known.level)
    return Change(
        fate, known.key, title, level, unit, type, period, known.fingerprint, file=known.file, still_told=still_told
    )


def _names(whose: Movement) -> tuple[str, str, str]:
    return whose.unit, whose.type, whose.period


def _gone(known: KnownUnit, titles: dict[str, str]) -> Changes:
    movement = Movement(known.unit, known.type, known.period, known.name, _total(known), None)
    failed = (each for each in known.issues if _failed(each))
    return Changes(
        tuple(_change(Fate.GONE, each, movement, titles) for each in failed),
        None if known.total is None else movement,
    )


def _total(known: KnownUnit | None) -> Number | None:
    return None if known is None else as_number(known.total)


def _wire(total: Number | None) -> Number | None:
    """As a baseline has it: to 6 places."""
    return None if total is None else as_number(wire_number(total))


def _titles(rulebook: Rulebook, lang: Lang) -> Iterator[tuple[str, str]]:
    for rule in rulebook.rules:
        yield row_key(rule.id, None), rule.title.get(lang)
    for gate in rulebook.gates:
        yield gate_key(gate.id, None), gate.title.get(lang)
    for rollup in rulebook.rollups:
        for rule in rollup.rules:
            yield row_key(rule.id, rollup.id), rule.title.get(lang)
        for gate in rollup.gates:
            yield gate_key(gate.id, rollup.id), gate.title.get(lang)
