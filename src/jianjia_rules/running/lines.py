"""The lines of a run's records, in the order of the input, made by one process or spread over several."""

from collections import deque
from collections.abc import Generator, Iterator
from typing import TYPE_CHECKING, Any, NamedTuple

from jianjia_rules.language.rulebook import Repeated
from jianjia_rules.records.line_files import STANDARD_INPUT
from jianjia_rules.records.stream import above_of, read_records
from jianjia_rules.running.run import Run
from jianjia_rules.running.writer import LineMaker, Writer

if TYPE_CHECKING:
    from jianjia_rules.running.jobs import Done
    from jianjia_rules.running.resuming.resuming import Resuming
    from jianjia_rules.running.tasks import Task


class Piece(NamedTuple):
    """Some lines, in UTF-8; what their maker noted; how many records, and bytes of the input, they are of.

    `state` is what another run needs to go on behind them; None where it would not, and for what an earlier run did:
    then there are no lines.
    """

    text: bytes
    noted: object
    records: int
    size: int = 0
    state: Any = None


def lines(
    run: Run, maker: LineMaker, jobs: int = 1, resuming: "Resuming | None" = None
) -> Generator[Piece, None, None]:
    """All records' lines; after the last one the run can be finished.

    Standard input, and rulebooks that keep the last of repeated records, are read by one process whatever `jobs` says,
    and cannot be taken up by another run (`resuming`).
    """
    if is_read_in_pieces(run):
        yield from _by_tasks(run, maker, jobs, resuming)
    else:
        yield from _one_by_one(run, maker)


def is_read_in_pieces(run: Run) -> bool:
    """Whether the input is cut into pieces that stand for themselves."""
    is_last = run.assessor.rulebook.record.repeated is Repeated.LAST
    return not is_last and all(path != STANDARD_INPUT for path in run.paths)


def _by_tasks(run: Run, maker: LineMaker, jobs: int, resuming: "Resuming | None") -> Iterator[Piece]:
    from jianjia_rules.running.jobs import Worker, do_all
    from jianjia_rules.running.tasks import LinesOfFile, WholeFile, tasks_under

    sizes: deque[int] = deque()

    def found() -> Iterator["Task"]:
        for task in tasks_under(run.paths, run.leave_out):
            run.tally.files += isinstance(task, WholeFile) or (isinstance(task, LinesOfFile) and task.start == 0)
            sizes.append(_size(task))
            yield task

    def begun() -> Iterator["Task"]:
        for task in tasks:
            if resuming is not None:
                resuming.begin(task)
            yield task

    above = above_of(run.paths, run.assessor.rulebook, run.office, run.leave_out, normalise=run.normalise)
    writer = Writer(run.assessor, run.earlier(), maker)
    worker = Worker(run.assessor, writer, run.lenient, run.normalise, above, run.roll, run.diagnostics.limit)
    met: set[tuple[str, str]] = set()

    def taken(done: "Done", size: int) -> Piece:
        run.tally.add(done.tally)
        run.diagnostics.extend(done.diagnostics)
        run.fold.merge(done.fold)
        run.merge_roll(done.called)
        met.update(done.met)
        return Piece(done.text, done.noted, done.tally.read, size)

    count = 0
    tasks = found()
    past = () if resuming is None else resuming.past(tasks, above)
    for done in do_all(worker, begun(), jobs, run.tally.told, past):
        count += 1
        piece = taken(done, sizes.popleft())
        yield piece if resuming is None else piece._replace(state=resuming.state(done))
    if above is not None:
        yield taken(worker.do_left(count, met, run.tally.told), 0)
    if run.office is not None:
        run.office.met.update(met)
    run.diagnostics.extend(run.tally.about_untold())


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
        office=run.office,
        roll=run.roll,
        normalise=run.normalise,
    )
    for record in records:
        yield Piece(writer.line(record, run.fold, run.diagnostics), writer.take(), 1)
