"""Records from files, folders and standard input, one at a time."""

import os
import sys
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager, nullcontext
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO, cast

from jianjia_rules.diagnostics import Diagnostics
from jianjia_rules.language.rulebook import Repeated, Rulebook
from jianjia_rules.records.folders import Walk
from jianjia_rules.records.formats import Expected
from jianjia_rules.records.line_files import STANDARD_INPUT
from jianjia_rules.records.normalise import Normalise
from jianjia_rules.records.raw import Raw, RawRecord
from jianjia_rules.records.reader import RecordReader, Unfit
from jianjia_rules.records.repeats import Key, key_of
from jianjia_rules.records.source_files import SourceFile
from jianjia_rules.records.tally import Tally
from jianjia_rules.units.record import Record

if TYPE_CHECKING:
    # Most records have nothing above them.
    from jianjia_rules.records.amender import Above
    from jianjia_rules.records.office import Office
    from jianjia_rules.records.roll_call import RollCall

_IN_MEMORY = 1 << 20

AnyPath = str | os.PathLike[str]


def read_records(
    paths: Iterable[AnyPath],
    rulebook: Rulebook,
    diagnostics: Diagnostics,
    *,
    lenient: bool = False,
    tally: Tally | None = None,
    leave_out: Iterable[AnyPath] = (),
    stdin: BinaryIO | None = None,
    unfit: Unfit | None = None,
    office: "Office | None" = None,
    roll: "RollCall | None" = None,
    normalise: Normalise = Normalise.YES,
) -> Iterator[Record]:
    """The good records under the paths, in order; the others are refused with all their faults in `diagnostics`.

    Later submissions and what `office` gives stand above them; records that consist of later ones alone come last.

    `tally` counts them; `leave_out` are files in given folders that the call uses for something else; `stdin` is read
    for the path `-` (by default the process's own); `unfit` tells what cannot be assessed; `normalise` says what is
    done with values that do not fit as they are written. Nothing is raised on account of what files hold.
    """
    chosen = tuple(os.fspath(path) for path in paths)
    left_out = tuple(leave_out)
    expected = Expected(rulebook.schema, rulebook)
    # What stands above a record, or which one is the last, is only known when all were seen: everything is read twice.
    is_last = rulebook.record.repeated is Repeated.LAST
    twice = is_last or rulebook.record.version is not None
    with _read_twice(chosen, stdin) if twice else nullcontext(lambda: stdin) as rewound:
        above = above_of(chosen, rulebook, office, left_out, rewound, normalise)
        reader = RecordReader(
            rulebook,
            diagnostics,
            lenient=lenient,
            tally=tally,
            unfit=unfit,
            above=above,
            roll=roll,
            normalise=normalise,
        )

        def raws(tally: Tally) -> Iterator[Raw]:
            return read_raw(chosen, expected, tally, left_out, rewound())

        yield from reader.accept_all(_last_ones(raws, reader) if is_last else raws(reader.tally))
        yield from reader.accept_left()
        diagnostics.extend(reader.tally.about_untold())
        if office is not None and reader.amender is not None:
            office.met.update(reader.amender.met)


def above_of(
    paths: Iterable[AnyPath],
    rulebook: Rulebook,
    office: "Office | None" = None,
    leave_out: Iterable[AnyPath] = (),
    stdin: Callable[[], BinaryIO | None] = lambda: None,
    normalise: Normalise = Normalise.YES,
) -> "Above | None":
    """What stands above the records under the paths: later submissions among them, and an office's own data; or None.

    `stdin` gives standard input from its beginning, each time it is asked.
    """
    given = tuple(paths)
    files: list[SourceFile] = []
    if rulebook.record.version is not None:
        from jianjia_rules.records.version_scan import candidates, may_hold_of

        places = [Path(path) for path in given if path != STANDARD_INPUT]
        left_out = [Path(path) for path in leave_out]
        files += candidates(places, left_out, may_hold_of(rulebook.record.version))
    may_have = bool(files) or (rulebook.record.version is not None and STANDARD_INPUT in given)
    if office is None and not may_have:
        return None
    from jianjia_rules.records.amender import Above

    above = Above(office={} if office is None else office.layers)
    if may_have:
        from jianjia_rules.records.standard_input import read_input
        from jianjia_rules.records.version_search import versions_in

        source, path = stdin(), next((each for each in given if each == STANDARD_INPUT), None)
        expected = Expected(rulebook.schema, rulebook)
        raws = read_input(path, source, expected) if path is not None and source is not None else iter(())
        above.versions = versions_in(files, raws, rulebook, normalise)
    return above or None


def read_raw(
    paths: Iterable[AnyPath],
    expected: Expected,
    tally: Tally,
    leave_out: Iterable[AnyPath] = (),
    stdin: BinaryIO | None = None,
) -> Iterator[Raw]:
    """Everything that stands where a record should, in order; `tally.files` counts the files that are read."""
    walk = Walk()
    for path in leave_out:
        walk.pass_over(Path(path))
    for path in paths:
        if path == STANDARD_INPUT:
            from jianjia_rules.records.standard_input import read_input

            tally.files += 1
            yield from read_input(path, stdin or sys.stdin.buffer, expected)
            continue
        for found in walk.under(Path(path)):
            if isinstance(found, SourceFile):
                tally.files += 1
                yield from found.format.read(found.path, found.name, expected)
            else:
                yield found


def _last_ones(raws: Callable[[Tally], Iterator[Raw]], reader: RecordReader) -> Iterator[Raw]:
    """All but the records that a later one of the same unit and period stands for; those are counted."""
    last: dict[Key, int] = {}
    for at, raw in enumerate(raws(Tally())):
        key = _key(raw, reader)
        if key is not None:
            last[key] = at
    for at, raw in enumerate(raws(reader.tally)):
        key = _key(raw, reader)
        if key is None or last.get(key, at) == at:
            yield raw
        else:
            reader.tally.replace()


def _key(raw: Raw, reader: RecordReader) -> Key | None:
    """The unit and period of a record; None for a later submission, which stands above one."""
    if not isinstance(raw, RawRecord) or reader.is_version(raw):
        return None
    identity = reader.identifier.identify(raw.data)
    return key_of(identity.unit.id, identity.period) if identity is not None else None


@contextmanager
def _read_twice(paths: tuple[AnyPath, ...], stdin: BinaryIO | None) -> Iterator[Callable[[], BinaryIO | None]]:
    """Standard input, where it is among the paths, kept so that it can be read from its beginning again."""
    if STANDARD_INPUT not in paths:
        yield lambda: None
        return
    import shutil
    import tempfile

    with tempfile.SpooledTemporaryFile(_IN_MEMORY) as kept:
        shutil.copyfileobj(stdin or sys.stdin.buffer, kept)

        def rewound() -> BinaryIO:
            kept.seek(0)
            return cast(BinaryIO, kept)

        yield rewound
