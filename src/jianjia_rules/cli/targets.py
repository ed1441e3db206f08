"""Where the results of a check go: the main one, and any number of others, each in its form."""

import os
import re
from collections.abc import Sequence
from typing import NamedTuple

from jianjia_rules.cli.inputs import fault
from jianjia_rules.cli.options import Call
from jianjia_rules.diagnostics import Words, nearest
from jianjia_rules.records.stream import STANDARD_INPUT as STANDARD
from jianjia_rules.reports.pipeline.formats import BY_NAME, FORMATS, Format

_WORD = re.compile(r"[a-z]+")
_NAMES = tuple(each.name for each in FORMATS)
_WANTED = Words(
    f"文件，或 格式=文件；格式是下列之一：{'、'.join(_NAMES)}；名称里有等号的文件写作 ./名称",
    f"FILE, or FORMAT=FILE with one of: {', '.join(_NAMES)}; a file with = in its name is written ./NAME",
)


class Target(NamedTuple):
    """A form, and the file it goes to; None for standard output."""

    format: Format
    path: str | None


def targets_of(call: Call) -> tuple[Target, ...]:
    """The main result (`--format`, `-o FILE`), then the others (`--output FORMAT=FILE`) in the order of the call.

    Raises CallError for an unknown form, a second main file, and two results for one place.
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
    targets = (Target(main_format, None if main == STANDARD else main), *others)
    _check_places(targets)
    return targets


def files_of(targets: Sequence[Target]) -> list[str]:
    """The files that are written."""
    return [target.path for target in targets if target.path is not None]


def _check_places(targets: Sequence[Target]) -> None:
    seen: set[str | None] = set()
    for target in targets:
        place = None if target.path is None else os.path.normcase(os.path.realpath(target.path))
        if place in seen:
            raise fault("JJ950", path=target.path or STANDARD)
        seen.add(place)
