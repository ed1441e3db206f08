"""The lines of a run's records, in the order of the input, made by one process or spread over several."""

from collections import deque
from collections.abc import Iterator
from typing import TYPE_CHECKING, NamedTuple

from jianjia_rules.language.rulebook import Repeated
from jianjia_rules.records.stream import STANDARD_INPUT, read_records
from jianjia_rules.running.run import Run
from jianjia_rules.running.writer import LineMaker, Writer

if TYPE_CHECKING:
    from jianjia_rules.running.tasks import Task


class Piece(NamedTuple):
    """Some lines, in UTF-8; what their maker noted; how many records, and bytes of the input, they are of."""

    text: bytes
    noted: object
    records: int
    size: int = 0


def lines(run: Run, maker: LineMaker, jobs: int = 1) -> Iterator[Piece]:
    """All records' lines; after the last one the run can be finished.

    Standard input, and rulebooks that keep the last of repeated records, are read by one process whatever `jobs` says.
    """
    alone = any(path == STANDARD_INPUT for path in run.paths)
    if alone or run.assessor.rulebook.record.repeated is Repeated.LAST:
        yield from _one_by_one(run, maker)
    else:
        yield from _by_tasks(run, maker, jobs)


def _by_tasks(run: Run, maker: LineMaker, jobs: int) -> Iterator[Piece]:
    from jianjia_rules.running.jobs import Worker, do_all
    from jianjia_rules.running.tasks import LinesOfFile, WholeFile, tasks_under

    sizes: deque[int] = deque()

    def begun() -> Iterator["Task"]:
        for task in tasks_under(run.paths, run.leave_out):
            run.tally.files += isinstance(task, WholeFile) or (isinstance(task, LinesOfFile) and task.start == 0)
            sizes.append(_size(task))
            yield task

    worker = Worker(run.assessor, Writer(run.assessor, run.earlier(), maker), run.lenient, run.normalise)
    for done in do_all(worker, begun(), jobs):
        run.tally.add(done.tally)
        run.diagnostics.extend(done.diagnostics)
        run.fold.merge(done.fold)
        yield Piece(done.text, done.noted, done.tally.read, sizes.popleft())


def _size(task: "Task") -> int:
    """Bytes of the input."""
    from jianjia_rules.running.tasks import LinesOfFile, NothingRead

    if isinstance(task, LinesOfFile):
        return task.end - task.start
    if isinstance(task, NothingRead):
        return 0
    try:
        return task.path.stat().st_size
    except (OSError, ValueError):
        return 0


def _one_by_one(run: Run, maker: LineMaker) -> Iterator[Piece]:
    assessor = run.assessor
    writer = Writer(assessor, run.earlier(), maker)
    records = read_records(
        run.paths,
        assessor.rulebook,
        run.diagnostics,
        lenient=run.lenient,
        tally=run.tally,
        leave_out=run.leave_out,
        stdin=run.stdin,
        unfit=assessor.unfit,
        normalise=run.normalise,
    )
    for record in records:
        yield Piece(writer.line(record, run.fold, run.diagnostics), writer.take(), 1)
