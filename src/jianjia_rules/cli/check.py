"""`jianjia check`: assesses the records under the paths and reports, in the format asked for."""

from collections.abc import Generator, Iterator, Sequence
from contextlib import closing
from typing import TYPE_CHECKING, cast

from jianjia_rules.cli.console import Console
from jianjia_rules.cli.fail_on import FailOn, fail_on
from jianjia_rules.cli.help import LANG
from jianjia_rules.cli.inputs import INPUT_OPTIONS, fault, read_inputs
from jianjia_rules.cli.options import Argument, Call, Option
from jianjia_rules.cli.output import output_to
from jianjia_rules.cli.output_place import check_output_place
from jianjia_rules.cli.progress import Progress
from jianjia_rules.diagnostics import Diagnostic, Severity, Words
from jianjia_rules.language.rulebook import Repeated
from jianjia_rules.language.text import Text
from jianjia_rules.running.inputs import Inputs
from jianjia_rules.scoring.assess import Scored
from jianjia_rules.scoring.standing import Standings

if TYPE_CHECKING:
    from jianjia_rules.reports.json_v1 import Asked
    from jianjia_rules.running.lines import Piece

_TABLE, _JSON, _NDJSON = "table", "json", "ndjson"
_MOST_JOBS = 64
_MOST_TOLD = 20
_DONE, _MATCHED, _WRONG = 0, 1, 2

PATHS = Argument(
    "paths",
    Text("路径", "PATHS"),
    Text(
        "记录文件或文件夹（YAML、JSON、NDJSON、CSV）；- 为标准输入",
        "files or folders of records (YAML, JSON, NDJSON, CSV); - for standard input",
    ),
    many=True,
)
OUTPUT = Option(
    "--output",
    Text("写入文件；默认为标准输出", "write to a file; by default to standard output"),
    Text("文件", "FILE"),
    short="-o",
)
ARGUMENTS = (PATHS,)
OPTIONS = (
    *INPUT_OPTIONS,
    Option(
        "--format",
        Text("结果的形式；默认 table", "the form of the result; table by default"),
        Text("table|json|ndjson", "table|json|ndjson"),
        (_TABLE, _JSON, _NDJSON),
    ),
    Option(
        "--detail",
        Text("写出全部语句：要求、理由、建议、假定", "with all sentences: demands, reasons, advice, assumptions"),
    ),
    OUTPUT,
    Option(
        "--fail-on",
        Text("符合时退出码为 1，可重复；见下", "exit code 1 where it matches; repeatable; see below"),
        Text("条件", "WHAT"),
        repeat=True,
    ),
    Option("--jobs", Text("进程数；默认 1", "the number of processes; 1 by default"), Text("个数", "N"), short="-j"),
    Option("--no-progress", Text("不显示进度", "show no progress")),
    LANG,
)
NOTES = Text(
    "--fail-on 的条件：not-met（有未达到的行）、undetermined（有材料不足的行）、submission（报送本身有问题）、\n"
    "  grade-below=等次（最终等次低于它，或没有等次）、score-below=分数（总分低于它，或没有总分）。\n"
    "退出码：0 没有符合的；1 有；2 规则集、记录或者命令有错（2 优先于 1）。",
    "What --fail-on takes: not-met, undetermined (a unit has such a row), submission (something is wrong with a\n"
    "  submission as such), grade-below=GRADE (a unit's final grade is below it, or there is none),\n"
    "  score-below=POINTS (its total is below, or there is none).\n"
    "Exit codes: 0 nothing matches; 1 something does; 2 the rulebook, a record or the call is wrong (2 beats 1).",
)


def run(call: Call, console: Console) -> int:
    """Run the check; returns the exit code."""
    jobs = _jobs(call)
    check_output_place(call, call.all("paths"))
    inputs = read_inputs(call, call.all("paths"), console)
    check = _Check(call, console, inputs, fail_on(call.all("--fail-on"), inputs.rulebook), jobs)
    match call.one("--format"):
        case "json":
            check.as_json()
        case "ndjson":
            check.as_ndjson()
        case _:
            check.as_table()
    return check.exit_code()


class _Check:
    def __init__(self, call: Call, console: Console, inputs: Inputs, failing: FailOn, jobs: int) -> None:
        self._call = call
        self._console = console
        self._inputs = inputs
        self._failing = failing
        self._jobs = jobs
        self._failed = False
        self._wrong = False

    def as_table(self) -> None:
        """The report for people."""
        from jianjia_rules.reports.gathering import Gathering
        from jianjia_rules.reports.page import Page
        from jianjia_rules.reports.table import table_report

        console, inputs, target = self._console, self._inputs, self._call.one("--output")
        gathered = Gathering()
        page = Page(console.lang, console.width, console.colours and target is None, self._call.has("--detail"))
        with output_to(target, console.out, encoding=None) as output:
            for scored in self._scored():
                gathered.add(scored)
            standings = self._finish()
            found = self._found(standings)
            output.write(table_report(inputs.rulebook, gathered, standings, found, inputs.run.tally, page))

    def as_json(self) -> None:
        """The result document."""
        from jianjia_rules.reports.json_v1 import results_text

        inputs = self._inputs
        with output_to(self._call.one("--output"), self._console.out) as output:
            records = list(self._scored())
            standings = self._finish()
            found = self._found(standings)
            output.write(results_text(inputs.rulebook, records, standings, found, inputs.run.tally, self._asked()))
        self._tell(found)

    def as_ndjson(self) -> None:
        """The result lines."""
        from jianjia_rules.cli.line_maker import Lines
        from jianjia_rules.cli.noting import NotingLines
        from jianjia_rules.reports.ndjson_v1 import closing_lines, header_line
        from jianjia_rules.running.entry_use import EntryUse
        from jianjia_rules.running.lines import Piece, lines

        inputs, asked = self._inputs, self._asked()
        rulebook, run = inputs.rulebook, inputs.run
        repeated = rulebook.record.repeated is Repeated.KEEP
        made = Lines(asked, self._failing)
        maker = NotingLines(made, EntryUse(inputs.entries)) if inputs.entries else made
        pieces = cast(Generator[Piece, None, None], lines(run, maker, self._jobs))
        # Closed whatever happens, for it holds the other processes.
        with (
            output_to(self._call.one("--output"), self._console.out) as output,
            closing(pieces),
            self._progress() as progress,
        ):
            output.write(header_line(rulebook, asked))
            for piece in _whole(pieces):
                self._note(piece.noted)
                output.write_bytes(piece.text)
                progress.count(piece.records, piece.size)
            standings = self._finish()
            found = self._found(standings)
            for text in closing_lines(standings, found, run.tally, asked, repeated):
                output.write(text)
        self._tell(found)

    def _note(self, noted: object) -> None:
        from jianjia_rules.cli.noting import Noted

        if isinstance(noted, Noted):
            self._inputs.run.use.found.update(noted.uses)
            noted = noted.failed
        self._failed = self._failed or noted is True

    def _found(self, standings: Standings) -> tuple[Diagnostic, ...]:
        """Everything there is to tell of the input."""
        found = self._inputs.diagnostics(standings)
        self._failed = self._failed or self._failing.submissions_fail(found)
        self._wrong = self._inputs.run.diagnostics.has_errors or any(each.severity is Severity.ERROR for each in found)
        return found

    def _asked(self) -> "Asked":
        from jianjia_rules.reports.json_v1 import Asked

        return Asked(self._console.lang, self._call.has("--detail"), self._call.has("--lenient"), self._inputs.as_of)

    def _tell(self, found: Sequence[Diagnostic]) -> None:
        """Errors to people beside a result that programs read."""
        if not self._wrong:
            return
        from jianjia_rules.diagnostics.selection import more, selected

        chosen = selected(found, _MOST_TOLD, errors_only=True)
        self._console.show(chosen.shown)
        if chosen.others:
            self._console.say(more(chosen.others, self._console.lang))

    def _scored(self) -> Iterator[Scored]:
        """The records scored, while progress is shown and failures are noted."""
        failing = self._failing
        with self._progress() as progress:
            for scored in self._inputs.run:
                self._failed = self._failed or failing.record_fails(scored)
                progress.note(scored.record)
                yield scored

    def _progress(self) -> Progress:
        return Progress(self._console, () if self._call.has("--no-progress") else self._inputs.paths)

    def _finish(self) -> Standings:
        standings = self._inputs.run.finish()
        self._failed = self._failed or self._failing.grades_fail(standings)
        return standings

    def exit_code(self) -> int:
        """2 beats 1."""
        if self._wrong:
            return _WRONG
        return _MATCHED if self._failed else _DONE


def _whole(pieces: Iterator["Piece"]) -> Iterator["Piece"]:
    """The pieces; raises CallError where a process that makes them is gone."""
    try:
        yield from pieces
    except RuntimeError as error:
        from concurrent.futures import BrokenExecutor  # costs time that most calls need not spend

        if isinstance(error, BrokenExecutor):
            raise fault("JJ928") from error
        raise


def _jobs(call: Call) -> int:
    given = call.one("--jobs")
    if given is None:
        return 1
    if not (given.isascii() and given.isdecimal() and 0 < int(given[:4]) <= _MOST_JOBS and len(given) < 4):
        wanted = Words(f"1 到 {_MOST_JOBS} 的整数", f"a whole number from 1 to {_MOST_JOBS}")
        raise fault("JJ904", option="--jobs", found=given, wanted=wanted)
    return int(given)
