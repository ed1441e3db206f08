"""What a run takes over from the one before, and what it writes down for the next: the states of its pieces."""

from collections import deque
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Any, NamedTuple

from jianjia_rules.diagnostics import Diagnostic, Place, Words
from jianjia_rules.errors import CallError
from jianjia_rules.findings.results import GradeResult
from jianjia_rules.language.periods import Period
from jianjia_rules.language.text import Text
from jianjia_rules.records.amender import Above
from jianjia_rules.records.reading_faults import one
from jianjia_rules.records.repeats import Repeats
from jianjia_rules.records.roll_call import Called, Named
from jianjia_rules.records.tally import Tally
from jianjia_rules.running.handing import Handed, Receiver, Sender
from jianjia_rules.running.jobs import Done
from jianjia_rules.running.resuming.journal import Journal
from jianjia_rules.running.resuming.marks import mark_of, mark_of_files, name_of, version_files
from jianjia_rules.running.resuming.packing import Packing
from jianjia_rules.running.tasks import Task
from jianjia_rules.scoring.fold import FoldState, Kept
from jianjia_rules.scoring.rank_keys import RankKeys


class _State(NamedTuple):
    """What the end of a run needs of a piece of its input; `done` without its lines, and the fold's state apart."""

    name: str
    mark: str
    versions: str
    done: Done
    handed: Handed


_CLASSES = (
    _State,
    Done,
    Tally,
    Diagnostic,
    Place,
    Words,
    FoldState,
    Handed,
    Kept,
    GradeResult,
    Text,
    RankKeys,
    Period,
    Repeats,
    Called,
    Named,
)


class Resuming:
    """The states of the pieces of one run; `noted` are the classes of what its maker of lines notes.

    Units that are alike share what is kept of them, as between processes.
    """

    def __init__(self, journal: Journal, noted: Sequence[type] = ()) -> None:
        self._journal = journal
        self._packing = Packing((*_CLASSES, *noted))
        self._receiver = Receiver()
        self._sender = Sender(0)
        self._begun: deque[tuple[str, str]] = deque()
        self._versions = ""

    def past(self, tasks: Iterator[Task], above: Above | None) -> Iterator[Done]:
        """What the pieces came to that an earlier run has done, which are taken from `tasks`; they have no lines.

        Raises CallError where these are not the pieces that it did, or what is written of them cannot be understood.
        """
        files = version_files(above)
        self._versions = mark_of_files(files)
        count = 0
        for packed in self._journal.past():
            state = self._state(packed)
            task = next(tasks, None)
            if task is None or state.mark != mark_of(task):
                raise self._changed(state.name if task is None else name_of(task))
            if state.versions != self._versions:
                raise self._changed(*(files or (state.name,)))
            count += 1
            yield replace(state.done, fold=self._receiver.take(state.handed))
        # What this run hands over, it numbers by itself.
        self._sender = Sender(count)

    def begin(self, task: Task) -> None:
        """A piece is going to be done; `state` is asked for each in the same order."""
        self._begun.append((name_of(task), mark_of(task)))

    def state(self, done: Done) -> Any:
        """What is written down (JSON) of a piece that is done; None of one that an earlier run did."""
        if not self._begun:
            return None
        name, mark = self._begun.popleft()
        rest = replace(done, text=b"", fold=FoldState())
        handed = self._sender.hand(self._receiver.same(done.fold), 0)
        return self._packing.pack(_State(name, mark, self._versions, rest, handed))

    def _state(self, packed: Any) -> _State:
        try:
            state = self._packing.unpack(packed)
        except ValueError as error:
            raise self._damaged() from error
        if not isinstance(state, _State):
            raise self._damaged()
        return state

    def _changed(self, *names: str) -> CallError:
        return CallError((one("JJ981", path=names, **self._journal.files.arguments),))

    def _damaged(self) -> CallError:
        return CallError((one("JJ985", **self._journal.files.arguments),))
