"""Records in, one line of text out for each, over any number of processes: the same bytes however many there are."""

import os
from collections import deque
from collections.abc import Iterable, Iterator, Mapping, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from dataclasses import replace
from multiprocessing.context import BaseContext
from typing import TYPE_CHECKING, cast

from jianjia_rules.dataclass import dataclass
from jianjia_rules.diagnostics import LIMIT, Diagnostic, Diagnostics
from jianjia_rules.language.rulebook import Repeated
from jianjia_rules.records.formats import Expected
from jianjia_rules.records.normalise import Normalise
from jianjia_rules.records.reader import RecordReader
from jianjia_rules.records.repeats import Repeats
from jianjia_rules.records.roll_call import Called, RollCall
from jianjia_rules.records.tally import Tally
from jianjia_rules.running.assessor import Assessor
from jianjia_rules.running.children import Children, follow_parent
from jianjia_rules.running.handing import Handed, Receiver, Sender
from jianjia_rules.running.shared_text import SharedText
from jianjia_rules.running.straight import Straight
from jianjia_rules.running.tasks import LinesOfFile, Task
from jianjia_rules.running.writer import Writer
from jianjia_rules.scoring.fold import Fold, FoldState

if TYPE_CHECKING:
    # Most records have nothing above them.
    from jianjia_rules.records.amender import Above, Whose

Told = Mapping[str, int]
"""Of how many refused records of a file the faults were told."""

_UNITS_OF_ONE_TASK = 1 << 32
_AHEAD = 3
"""Tasks given to each process before its first result is taken."""


@dataclass(frozen=True, slots=True)
class Worker:
    """Everything a process needs to do tasks."""

    assessor: Assessor
    writer: Writer
    lenient: bool
    normalise: Normalise
    above: "Above | None" = None
    roll: RollCall | None = None
    most: int = LIMIT

    def do(self, place: int, task: Task, told: Told, repeats: Repeats | None = None) -> "Done":
        """Does the task at a place of the input; `repeats` are the identities seen before it.

        `told` says of how many refused records of a file the faults were told before.
        """
        rulebook = self.assessor.rulebook
        reader, fold = self._reader(repeats, told), Fold(self.assessor.rulebook, self.assessor.as_of)
        lines: list[bytes] = []
        first = place * _UNITS_OF_ONE_TASK
        expected = Expected(rulebook.schema, rulebook)
        if isinstance(task, LinesOfFile):
            if task.is_long:
                self.writer.expect_many()
            straight = Straight(reader, self.writer, fold, task.name, lines, first)
            raws = task.read(expected, straight.take)
        else:
            raws = task.read(expected)
        for record in reader.accept_all(raws):
            lines.append(self.writer.line(record, fold, reader.diagnostics, first + len(lines)))
        return self._done(reader, fold, lines)

    def do_left(self, place: int, met: "Iterable[Whose]", told: Told) -> "Done":
        """Does what is left when all tasks are done: later submissions whose record nobody has `met`."""
        reader, fold = self._reader(None, told), Fold(self.assessor.rulebook, self.assessor.as_of)
        records = enumerate(reader.accept_left(met), place * _UNITS_OF_ONE_TASK)
        lines = [self.writer.line(record, fold, reader.diagnostics, at) for at, record in records]
        return self._done(reader, fold, lines)

    def _reader(self, repeats: Repeats | None, told: Told) -> RecordReader:
        return RecordReader(
            self.assessor.rulebook,
            Diagnostics(self.most),
            lenient=self.lenient,
            tally=Tally(),
            repeats=repeats,
            unfit=self.assessor.unfit,
            normalise=self.normalise,
            above=self.above,
            roll=None if self.roll is None else self.roll.fresh(),
            told=told,
        )

    def _done(self, reader: RecordReader, fold: Fold, lines: Sequence[bytes]) -> "Done":
        return Done(
            b"".join(lines),
            reader.tally,
            tuple(reader.diagnostics.sorted()),
            fold.state,
            reader.repeats,
            self.writer.take(),
            frozenset() if reader.amender is None else frozenset(reader.amender.met),
            None if reader.roll is None else reader.roll.called,
        )


@dataclass(frozen=True, slots=True)
class Done:
    """What a task came to."""

    text: bytes
    tally: Tally
    diagnostics: tuple[Diagnostic, ...]
    fold: FoldState
    repeats: Repeats
    noted: object
    met: "frozenset[Whose]" = frozenset()
    called: Called | None = None


def do_all(worker: Worker, tasks: Iterable[Task], jobs: int, told: Told, past: Iterable["Done"] = ()) -> Iterator[Done]:
    """The results of all tasks in the order of the input, by `jobs` processes; `past` are those of tasks before.

    `told` says of how many refused records of a file the faults are told in the results that were taken.
    """
    refuses = worker.assessor.rulebook.record.repeated is Repeated.REFUSE
    repeats = Repeats()
    first = 0
    for done in past:
        first += 1
        deque(repeats.merge(done.repeats), maxlen=0)
        yield done
    numbered = enumerate(tasks, first)
    for place, task, done in _here(worker, numbered, told) if jobs <= 1 else _spread(worker, numbered, jobs, told):
        if refuses and repeats.overlaps(done.repeats):
            # a unit that an earlier task has seen: once more, knowing it
            seen = len(repeats)
            done = worker.do(place, task, told, repeats)
            done = replace(done, repeats=repeats.since(seen))
        else:
            if any(told.get(file, 0) + count > worker.most for file, count in done.tally.told.items()):
                # it told more than was left to tell, for it ran ahead of others
                done = worker.do(place, task, told)
            if refuses:
                deque(repeats.merge(done.repeats), maxlen=0)
        yield done


Numbered = Iterable[tuple[int, Task]]
Sent = tuple[Done, Handed, bytes | int]
"""What a task came to, the fold's state and the text apart."""
Waiting = deque[tuple[int, Task, "Future[Sent]"]]


def _here(worker: Worker, tasks: Numbered, told: Told) -> Iterator[tuple[int, Task, Done]]:
    for place, task in tasks:
        yield place, task, worker.do(place, task, told)


def _spread(worker: Worker, tasks: Numbered, jobs: int, told: Told) -> Iterator[tuple[int, Task, Done]]:
    waiting: Waiting = deque()
    receiver = Receiver()
    children = Children()
    context = cast(BaseContext, children)
    shared = SharedText.where_forked(context.get_start_method(), jobs * _AHEAD)
    with ProcessPoolExecutor(jobs, context, initializer=_begin, initargs=(worker, shared)) as pool:
        try:
            for place, task in tasks:
                waiting.append((place, task, pool.submit(_do, place, task, _of(task, told))))
                if len(waiting) >= jobs * _AHEAD:
                    yield _taken(waiting, receiver, children, shared)
            while waiting:
                yield _taken(waiting, receiver, children, shared)
        finally:
            pool.shutdown(wait=False, cancel_futures=True)


def _of(task: Task, told: Told) -> Told:
    """What of it a task has to know, which is of the lines of one file."""
    return {task.name: told[task.name]} if isinstance(task, LinesOfFile) and task.name in told else {}


def _taken(
    waiting: Waiting, receiver: Receiver, children: Children, shared: SharedText | None
) -> tuple[int, Task, Done]:
    """The first result; a process does its tasks in their order, so its states come in the order they were sent."""
    place, task, future = waiting.popleft()
    done, handed, sent = children.result(future)
    text = sent if shared is None else shared.take(place, sent)
    assert isinstance(text, bytes)
    return place, task, replace(done, text=text, fold=receiver.take(handed))


_worker: Worker | None = None
"""The worker of this process, where it is one of several."""
_sender: Sender | None = None
_shared: SharedText | None = None


def _begin(worker: Worker, shared: SharedText | None) -> None:
    global _worker, _sender, _shared
    _worker, _sender, _shared = worker, Sender(os.getpid()), shared
    follow_parent()


def _do(place: int, task: Task, told: Told) -> Sent:
    assert _worker is not None
    assert _sender is not None
    done = _worker.do(place, task, told)
    text = done.text if _shared is None else _shared.put(place, done.text)
    return replace(done, text=b"", fold=FoldState()), _sender.hand(done.fold, place * _UNITS_OF_ONE_TASK), text
