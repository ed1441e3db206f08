"""Where the results of a check go: the main one, and any number of others, each in its form."""

import io
import os
import re
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import NamedTuple

from jianjia_rules.cli.console import Console, is_terminal
from jianjia_rules.cli.inputs import fault
from jianjia_rules.cli.options import Call
from jianjia_rules.cli.output import UTF8, Output, output_to
from jianjia_rules.diagnostics import Diagnostic, Words, nearest
from jianjia_rules.errors import CallError
from jianjia_rules.records.line_files import STANDARD_INPUT as STANDARD
from jianjia_rules.reports.pipeline.formats import BASELINE, BY_NAME, FORMATS, Format

_SUMMARY = "GITHUB_STEP_SUMMARY"
"""The variable by which GitHub names the file of a step's summary."""

_WORD = re.compile(r"[a-z]+")
_NAMES = tuple(each.name for each in FORMATS)
_WANTED = Words(
    f"文件，或 形式=文件；形式是下列之一：{'、'.join(_NAMES)}；名称里有等号的文件写作 ./名称",
    f"FILE, or FORMAT=FILE with one of: {', '.join(_NAMES)}; a file with = in its name is written ./NAME",
)


class Target(NamedTuple):
    """A form, and the file it goes to; None for standard output."""

    format: Format
    path: str | None


def targets_of(call: Call, console: Console) -> tuple[Target, ...]:
    """The main result (`--format`, `-o FILE`), then the others (`--output FORMAT=FILE`) in the order of the call.

    The last is the baseline to write (`--write-baseline FILE`).

    Raises CallError for an unknown form, a second main file, two results for one place, and a workbook for a terminal.
    """
    main: str | None = None
    others: list[Target] = []
    for value in call.all("--output"):
        name, equals, path = value.partition("=")
        if not equals or not _WORD.fullmatch(name):
            if main is not None:
                raise fault("JJ915", option="--output")
            main = value
        elif name in BY_NAME and path:
            others.append(Target(BY_NAME[name], None if path == STANDARD else path))
        else:
            close = nearest(name, _NAMES)
            near = f"{close}={path}" if close and path else None
            raise fault("JJ904", option="--output", found=value, wanted=_WANTED, nearest=near)
    main_format = BY_NAME[call.one("--format") or FORMATS[0].name]
    written = call.one("--write-baseline")
    if written is not None:
        others.append(Target(BASELINE, None if written == STANDARD else written))
    targets = (Target(main_format, None if main == STANDARD else main), *others)
    _check_places(targets)
    for target in targets:
        if target.format.binary and target.path is None and is_terminal(console.out):
            raise fault("JJ936", format=target.format.name, file=f"results.{target.format.name}")
    return targets


def files_of(targets: Sequence[Target]) -> list[str]:
    """The files that are written."""
    return [target.path for target in targets if target.path is not None]


def summary_of(targets: Sequence[Target]) -> Target | None:
    """The file that GitHub shows as a step's summary; None where no result is for GitHub, or it names none."""
    path = os.environ.get(_SUMMARY)
    if not path or all(target.format.name != "github" for target in targets):
        return None
    return Target(BY_NAME["markdown"], path)


@contextmanager
def appended(target: Target) -> Iterator[Output]:
    """The end of a file that other steps write to as well; it only grows when the block ends well."""
    pieces = io.BytesIO()
    yield Output(pieces, UTF8, target.path)
    try:
        with Path(target.path or os.devnull).open("ab") as file:
            file.write(pieces.getvalue())
    except (OSError, ValueError) as error:
        from jianjia_rules.cli.unwritable import unwritable

        raise unwritable(target.path, error) from error


def tell_faults(targets: Sequence[Target], diagnostics: Sequence[Diagnostic], console: Console) -> None:
    """Write those results that tell of faults where nothing can be assessed; what cannot be written is left."""
    summary = summary_of(targets)
    for target in (*targets, *([] if summary is None else [summary])):
        text = target.format.of_faults(diagnostics, console.lang)
        if text is None:
            continue
        opened = appended(target) if target is summary else output_to(target.path, console.out)
        with suppress(CallError), opened as output:
            output.write(text)


def _check_places(targets: Sequence[Target]) -> None:
    seen: set[str | None] = set()
    for target in targets:
        place = None if target.path is None else os.path.normcase(os.path.realpath(target.path))
        if place in seen:
            raise fault("JJ950", path=target.path or STANDARD)
        seen.add(place)
