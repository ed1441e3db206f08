"""`--resume`: a result that is written down while it is made, so that the same call can go on where it was cut off."""

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from hashlib import blake2b
from pathlib import Path
from types import TracebackType
from typing import Any

from jianjia_rules import __version__
from jianjia_rules.cli.console import Console, is_terminal
from jianjia_rules.cli.noting import Noted
from jianjia_rules.cli.options import Call
from jianjia_rules.cli.output import PART_NAME, UTF8, is_device, mode_of, target_of
from jianjia_rules.cli.targets import Target
from jianjia_rules.cli.unwritable import unwritable
from jianjia_rules.diagnostics import Diagnostic, Words
from jianjia_rules.errors import CallError
from jianjia_rules.language.text import Text
from jianjia_rules.records.line_files import STANDARD_INPUT
from jianjia_rules.records.reading_faults import one
from jianjia_rules.running.inputs import Inputs
from jianjia_rules.running.lines import Piece, is_read_in_pieces
from jianjia_rules.running.resuming.journal import Files, Journal
from jianjia_rules.running.resuming.marks import mark_of_path
from jianjia_rules.running.resuming.resuming import Resuming

_FORMAT = 1
"""The version of what a journal holds."""

_FREE = frozenset(
    ("--resume", "--jobs", "--no-progress", "--exit-zero", "--format", "--output", "--rulebook", "--lang")
)
"""Options that shape no line, or that are looked at by what they stand for."""

_NOT_ALONE = (
    Words("它只用于唯一的一份 NDJSON 结果", "it is for a result of NDJSON alone"),
    Words(
        "写作 --format ndjson -o 文件；其他形式、基线另用一条命令做。",
        "Say --format ndjson -o FILE, and make other results and baselines by another call.",
    ),
)
_NO_FILE = (
    Words("结果不是写入文件", "the result goes to no file"),
    Words("用 -o 写入文件。", "Write to a file with -o."),
)
_STDIN = (
    Words("标准输入只能读一次", "standard input can be read only once"),
    Words("先存成文件。", "Save it as a file first."),
)
_LAST = (
    Words(
        "规则集取重复记录的最后一份（repeated: last），要全部读完才知道是哪一份",
        "the rulebook keeps the last of repeated records (repeated: last), which is only known when all were read",
    ),
    Words("不带 --resume 再执行。", "Run it without --resume."),
)

_NOT_UNDERSTOOD = (TypeError, LookupError, ValueError, AttributeError, ArithmeticError, RecursionError, AssertionError)
"""What goes wrong where a journal holds something else than was written, whose check sums somebody made."""


def check_resumable(call: Call, targets: Sequence[Target]) -> None:
    """Raise CallError with everything in a call that `--resume` does not go with."""
    main = targets[0]
    found = []
    if len(targets) > 1 or main.format.name != "ndjson" or call.has("--baseline"):
        found.append(_NOT_ALONE)
    if main.path is None or is_device(target_of(main.path), main.path):
        found.append(_NO_FILE)
    if STANDARD_INPUT in call.all("paths"):
        found.append(_STDIN)
    if found:
        raise CallError([_refused(*each) for each in found])


def resumable(call: Call, console: Console, inputs: Inputs, written: Sequence[str], head: str) -> "Resumable":
    """The result of a call; raises CallError for a rulebook that it cannot be made by.

    The result goes to the first of the files that are `written`; `head` is its first line.
    """
    if not is_read_in_pieces(inputs.run):
        raise CallError([_refused(*_LAST)])
    files = [str(path) for path in inputs.run.leave_out if str(path) not in written]
    about = {
        "journal": _FORMAT,
        "program": __version__,
        "rulebook": [inputs.rulebook.id, inputs.rulebook.edition, inputs.rulebook.digest],
        "options": {
            "paths": list(call.all("paths")),
            "--lang": [console.lang],
            **{name: list(values) for name, values in sorted(call.options.items()) if name not in _FREE},
        },
        "files": {path: mark_of_path(path) for path in (*files, *map(str, inputs.run.previous))},
    }
    return Resumable(written[0], console, about, head)


class Resumable:
    """A result in a file that comes to be when it is whole, and until then is kept so that it can be gone on with.

    What cannot be written raises CallError, and so does what an earlier run left and is not to be gone on with.
    """

    def __init__(self, path: str, console: Console, about: Mapping[str, Any], head: str) -> None:
        self._path = path
        self._target = target_of(path)
        self._console = console
        self._about = about
        self._head = head.encode(UTF8, "replace")
        self._journal: Journal
        self._is_new = True
        self._is_told = False
        self._done = 0
        self.resuming: Resuming

    def __enter__(self) -> "Resumable":
        with self._writing():
            mode = mode_of(self._target)
            self._journal = Journal(_files_of(self._target))
            try:
                if mode is not None:
                    self._journal.files.part.chmod(mode)
                self._is_new = self._journal.about is None
                if self._is_new:
                    self._journal.begin(self._about, self._head)
                else:
                    self._compare(self._journal.about)
            except BaseException:
                self._journal.close()
                raise
        self.resuming = Resuming(self._journal, (Noted,))
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        try:
            if error is None:
                self._tell_where()
                with self._writing():
                    self._journal.put(self._target)
        except BaseException:
            self._leave()
            raise
        if error is not None:
            self._leave()
        if isinstance(error, _NOT_UNDERSTOOD) and not self._is_new:
            raise CallError([one("JJ985", **self._journal.files.arguments)]) from error

    def write(self, text: str) -> None:
        """Write some more of the result."""
        self.write_bytes(text.encode(UTF8, "replace"))

    def write_bytes(self, piece: bytes) -> None:
        """Write some more of the result as it is."""
        with self._writing():
            self._journal.write(piece)

    def keep(self, piece: Piece) -> None:
        """The lines of a piece were written: from here another run can go on."""
        if piece.state is None:
            self._done += 0 if piece.text else piece.records  # with lines it is what comes last of all
            return
        self._tell_where()
        with self._writing():
            self._journal.keep(piece.state)

    def _leave(self) -> None:
        self._journal.close()
        if self._is_told:
            self._say(
                Text(
                    "做完的已经记下；同一条命令再执行一次，就接着做。",
                    "What is done is written down; the same call goes on from there.",
                )
            )

    def _tell_where(self) -> None:
        """Say, once, at which record this run begins."""
        if self._is_told:
            return
        self._is_told = True
        if self._done:
            done, at = f"{self._done:,}", f"{self._done + 1:,}"
            self._say(
                Text(
                    f"接着上次做：已经做完 {done} 条，从第 {at} 条记录开始。",
                    f"Going on where the last run stopped: {done} done before, this one begins at record {at}.",
                )
            )

    def _say(self, words: Text) -> None:
        if is_terminal(self._console.err):
            self._console.tell("\r\x1b[K")  # the progress may stand there
        self._console.say(words)

    @contextmanager
    def _writing(self) -> Iterator[None]:
        try:
            yield
        except OSError as error:
            raise unwritable(self._path, error) from error

    def _compare(self, before: Any) -> None:
        found = list(_differences(before if isinstance(before, dict) else {}, self._about, self._journal.files))
        if found:
            raise CallError(found)


def _differences(before: Mapping[str, Any], now: Mapping[str, Any], files: Files) -> Iterator[Diagnostic]:
    """What is not as it was when the run began."""
    if (before.get("journal"), before.get("program")) != (now["journal"], now["program"]):
        yield one("JJ984", found=before.get("program"), now=now["program"], **files.arguments)
    if before.get("rulebook") != now["rulebook"]:
        yield one("JJ982", rulebook=now["rulebook"][0], **files.arguments)
    options = _different(before.get("options"), now["options"])
    if options:
        names = tuple(Words("路径", "PATHS") if name == "paths" else name for name in options)
        yield one("JJ983", options=names, **files.arguments)
    paths = _different(before.get("files"), now["files"])
    if paths and not options:
        yield one("JJ981", path=tuple(paths), **files.arguments)


def _different(before: Any, now: Mapping[str, Any]) -> list[str]:
    """The names that stand for something else, or only on one side."""
    was = before if isinstance(before, dict) else {}
    return sorted(name for name in {*was, *now} if was.get(name) != now.get(name))


def _files_of(target: Path) -> Files:
    """Beside the target, hidden as all that is half-done; a long name is cut, and told from others by its sum."""
    name = target.name
    if len(name) > PART_NAME:
        name = f"{name[:PART_NAME]}.{blake2b(name.encode(UTF8, 'surrogateescape'), digest_size=4).hexdigest()}"
    return Files(target.with_name(f".{name}.part"), target.with_name(f".{name}.resume"))


def _refused(reason: Words, advice: Words) -> Diagnostic:
    return one("JJ980", reason=reason, advice=advice)
