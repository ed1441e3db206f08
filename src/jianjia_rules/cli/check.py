"""`jianjia check`: assesses the records under the paths and reports, in the format asked for."""

from collections.abc import Iterator, Sequence
from contextlib import ExitStack, closing
from typing import TYPE_CHECKING

from jianjia_rules.cli.console import Console
from jianjia_rules.cli.fail_on import FailOn, fail_on
from jianjia_rules.cli.help import LANG
from jianjia_rules.cli.inputs import INPUT_OPTIONS, fault, most_asked, read_inputs
from jianjia_rules.cli.options import Argument, Call, Option
from jianjia_rules.cli.output import UTF8, Output, output_to
from jianjia_rules.cli.output_place import check_output_place
from jianjia_rules.cli.progress import Progress
from jianjia_rules.cli.targets import Target, appended, files_of, summary_of, targets_of, tell_faults
from jianjia_rules.diagnostics import Diagnostic, Severity, Words
from jianjia_rules.errors import CallError, RulebookError
from jianjia_rules.language.rulebook import Repeated
from jianjia_rules.language.text import Text
from jianjia_rules.records.line_files import STANDARD_INPUT
from jianjia_rules.reports.changes import Fate
from jianjia_rules.reports.page import Page
from jianjia_rules.reports.pipeline.formats import BASELINE, FORMATS
from jianjia_rules.reports.pipeline.report import Ending, Setting
from jianjia_rules.running.inputs import Inputs
from jianjia_rules.scoring.assess import Scored
from jianjia_rules.scoring.standing import Standings

if TYPE_CHECKING:
    from jianjia_rules.cli.resuming import Resumable
    from jianjia_rules.reports.pipeline.comparing.comparison import Comparison
    from jianjia_rules.running.lines import Piece

_TABLE, _NDJSON = "table", "ndjson"
_MOST_JOBS = 64
_MOST_TOLD = 20
_DONE, _MATCHED, _WRONG = 0, 1, 2

PATHS = Argument(
    "paths",
    Text("路径", "PATHS"),
    Text(
        "记录文件、文件夹或 zip（YAML、JSON、NDJSON、CSV、工作簿）；- 为标准输入",
        "files, folders or zips of records (YAML, JSON, NDJSON, CSV, workbooks); - for standard input",
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
        Text("结果的形式，见下；默认 table", "the form of the result, see below; table by default"),
        Text("形式", "FORMAT"),
        tuple(each.name for each in FORMATS),
    ),
    Option(
        "--detail",
        Text("写出全部语句：要求、理由、建议、假定", "with all sentences: demands, reasons, advice, assumptions"),
    ),
    Option(
        "--output",
        Text(
            "写入文件，默认为标准输出；形式=文件：另写一份，可重复",
            "write to a file, by default to standard output; FORMAT=FILE: one more result, repeatable",
        ),
        Text("[形式=]文件", "[FORMAT=]FILE"),
        short="-o",
        repeat=True,
    ),
    Option(
        "--fail-on",
        Text("符合时退出码为 1，可重复；见下", "exit code 1 where it matches; repeatable; see below"),
        Text("条件", "WHAT"),
        repeat=True,
    ),
    Option(
        "--baseline",
        Text("与 --write-baseline 写的基线比较", "compare with what --write-baseline wrote"),
        Text("文件", "FILE"),
    ),
    Option(
        "--write-baseline",
        Text("写下基线，供以后比较", "write what a later result is compared with"),
        Text("文件", "FILE"),
    ),
    Option(
        "--exit-zero",
        Text("有符合 --fail-on 的也以 0 退出；2 不变", "exit code 0 where --fail-on matches; 2 stays"),
    ),
    Option("--jobs", Text("进程数；默认 1", "the number of processes; 1 by default"), Text("个数", "N"), short="-j"),
    Option(
        "--resume",
        Text("边做边记，中断后从断处接着做", "write down what is done, and go on there after the run was cut off"),
    ),
    Option("--no-progress", Text("不显示进度", "show no progress")),
    LANG,
)
_LISTED = Text(
    "\n".join(f"  {each.name:<10}{each.title.get('zh')}" for each in FORMATS),
    "\n".join(f"  {each.name:<10}{each.title.get('en')}" for each in FORMATS),
)
NOTES = Text(
    f"结果的形式：\n{_LISTED.zh}\n\n"
    "--fail-on 的条件：error、warning（有这一级或更重的问题）、not-met（有未达到的行）、\n"
    "  undetermined（有材料不足的行）、submission（报送本身有问题）、grade-below=等次（最终等次低于它，或没有等次）、\n"
    "  score-below=分数（总分低于它，或没有总分）、new（有 --baseline 里没有的错误或警告）。\n"
    "退出码：0 没有符合的；1 有；2 规则集、记录或者命令有错（2 优先于 1）。",
    f"Forms of the result:\n{_LISTED.en}\n\n"
    "What --fail-on takes: error, warning (there is something of this level or worse), not-met, undetermined (a unit\n"
    "  has such a row), submission (something is wrong with a submission as such), grade-below=GRADE (a unit's final\n"
    "  grade is below it, or there is none), score-below=POINTS (its total is below, or there is none), new (there is\n"
    "  an error or a warning that --baseline does not have).\n"
    "Exit codes: 0 nothing matches; 1 something does; 2 the rulebook, a record or the call is wrong (2 beats 1).",
)


def run(call: Call, console: Console) -> int:
    """Run the check; returns the exit code."""
    jobs = _jobs(call)
    targets = targets_of(call, console)
    paths, baseline = call.all("paths"), call.all("--baseline")[-1:]
    check_output_place(call, (*paths, *baseline), files_of([each for each in targets if each.format is not BASELINE]))
    check_output_place(call, paths, files_of([each for each in targets if each.format is BASELINE]))
    if call.has("--resume"):
        from jianjia_rules.cli.resuming import check_resumable

        check_resumable(call, targets)
    try:
        inputs = read_inputs(call, paths, console, [*files_of(targets), *baseline])
        comparison = _comparison(baseline, inputs, console)
    except (CallError, RulebookError) as error:
        tell_faults(targets, error.diagnostics, console)
        raise
    failing = fail_on(call.all("--fail-on"), inputs.rulebook, comparison is not None)
    check = _Check(call, console, inputs, failing, targets, comparison)
    if comparison is None and [each.format.name for each in targets] == [_NDJSON]:
        check.as_ndjson(jobs)
    else:
        check.as_reports()
    return check.exit_code()


class _Check:
    def __init__(
        self,
        call: Call,
        console: Console,
        inputs: Inputs,
        failing: FailOn,
        targets: Sequence[Target],
        comparison: "Comparison | None",
    ) -> None:
        self._call = call
        self._console = console
        self._inputs = inputs
        self._failing = failing
        self._targets = targets
        self._comparison = comparison
        self._failed = False
        self._wrong = False

    def as_reports(self) -> None:
        """All results, from one run."""
        comparison = self._comparison
        with ExitStack() as opened:
            summary = summary_of(self._targets)
            # Where there are other results, these are written though nobody reads standard output any more.
            alone = len(self._targets) == 1 and summary is None
            outputs = [(each.format.of(self._setting(each)), self._open(each, opened, alone)) for each in self._targets]
            if summary is not None:
                outputs.append((summary.format.of(self._setting(summary)), opened.enter_context(appended(summary))))
            if comparison is not None:
                opened.callback(comparison.close)  # before files are renamed: one may take its place
            for report, output in outputs:
                output.write(report.begin())
            for scored in self._scored():
                if comparison is not None:
                    comparison.record(scored)
                for report, output in outputs:
                    output.write(report.record(scored))
            standings = self._inputs.run.finish()
            found = self._found(standings)
            ending = Ending(standings, found, self._inputs.run.tally)
            if comparison is not None:
                comparison.end(ending)
                self._failed = self._failed or (self._failing.new and comparison.count(Fate.NEW) > 0)
            for report, output in outputs:
                for piece in report.end(ending):
                    output.write_piece(piece)
        if not any(each.format.name == _TABLE and each.path is None for each in self._targets):
            self._tell(found)
        if any(output.reader_gone for _, output in outputs):
            raise BrokenPipeError

    def _open(self, target: Target, opened: ExitStack, alone: bool) -> Output:
        is_table = target.format.name == _TABLE
        encoding = None if is_table else UTF8
        return opened.enter_context(output_to(target.path, self._console.out, encoding, not alone))

    def _setting(self, target: Target) -> Setting:
        call, console, inputs = self._call, self._console, self._inputs
        detail = call.has("--detail")
        colours = console.colours and target.path is None
        page = Page(console.lang, console.width, colours, detail, most_asked(call))
        paths = tuple(path for path in call.all("paths") if path != STANDARD_INPUT)
        run = inputs.run
        return Setting(inputs.rulebook, page, paths, run.lenient, inputs.as_of, self._comparison, run.normalise)

    def as_ndjson(self, jobs: int) -> None:
        """The result lines alone, at speed and by several processes."""
        from jianjia_rules.cli.line_maker import Lines
        from jianjia_rules.cli.long_lived import long_lived
        from jianjia_rules.cli.noting import NotingLines
        from jianjia_rules.reports.ndjson_v1 import closing_lines, header_line
        from jianjia_rules.running.entry_use import EntryUse
        from jianjia_rules.running.lines import lines

        inputs, asked = self._inputs, self._setting(self._targets[0]).asked
        rulebook, run = inputs.rulebook, inputs.run
        repeated = rulebook.record.repeated is Repeated.KEEP
        made = Lines(asked, self._failing)
        maker = NotingLines(made, EntryUse(inputs.entries)) if inputs.entries else made
        head = header_line(rulebook, asked)
        resumable = self._resumable(head)
        # Closed whatever happens, for it holds the other processes.
        with (
            resumable or output_to(self._targets[0].path, self._console.out) as output,
            closing(lines(run, maker, jobs, None if resumable is None else resumable.resuming)) as pieces,
            self._progress() as progress,
            long_lived() as kept,
        ):
            if resumable is None:
                output.write(head)
            for piece in _whole(pieces):
                self._note(piece.noted)
                output.write_bytes(piece.text)
                if resumable is not None:
                    resumable.keep(piece)
                progress.count(piece.records, piece.size)
                kept.add(piece.records)
            standings = self._inputs.run.finish()
            found = self._found(standings)
            for text in closing_lines(standings, found, run.tally, asked, repeated):
                output.write(text)
        self._tell(found)

    def _resumable(self, head: str) -> "Resumable | None":
        if not self._call.has("--resume"):
            return None
        from jianjia_rules.cli.resuming import resumable

        return resumable(self._call, self._console, self._inputs, files_of(self._targets), head)

    def _note(self, noted: object) -> None:
        from jianjia_rules.cli.noting import Noted

        if isinstance(noted, Noted):
            self._inputs.run.use.found.update(noted.uses)
            noted = noted.failed
        self._failed = self._failed or noted is True

    def _found(self, standings: Standings) -> tuple[Diagnostic, ...]:
        """Everything there is to tell of the input."""
        found = self._inputs.diagnostics(standings)
        self._failed = self._failed or self._failing.ending_fails(standings, found)
        self._wrong = self._inputs.run.diagnostics.has_errors or any(each.severity is Severity.ERROR for each in found)
        return found

    def _tell(self, found: Sequence[Diagnostic]) -> None:
        """Errors to people beside a result that programs read."""
        if not self._wrong:
            return
        from jianjia_rules.diagnostics.selection import more, selected

        chosen = selected(found, most_asked(self._call) or _MOST_TOLD, errors_only=True)
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

    def exit_code(self) -> int:
        """2 beats 1, and stays with `--exit-zero`: then the result itself cannot be relied on."""
        if self._wrong:
            return _WRONG
        return _MATCHED if self._failed and not self._call.has("--exit-zero") else _DONE


def _comparison(path: Sequence[str], inputs: Inputs, console: Console) -> "Comparison | None":
    """With the baseline that the call names; raises CallError where it cannot be used."""
    if not path:
        return None
    from jianjia_rules.reports.pipeline.comparing.comparison import Comparison

    comparison = Comparison(path[0], inputs.rulebook, console.lang)
    inputs.found.extend(comparison.remarks())
    return comparison


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
