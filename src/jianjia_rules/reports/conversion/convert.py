"""Records of files and folders written in another format, at the place asked for."""

import os
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import BinaryIO

from jianjia_rules.dataclass import dataclass
from jianjia_rules.diagnostics import Diagnostic, Diagnostics, Words, nearest
from jianjia_rules.errors import CallError
from jianjia_rules.language.record_schema import RecordSchema
from jianjia_rules.language.rulebook import Rulebook
from jianjia_rules.language.text import Lang
from jianjia_rules.records.folders import Walk
from jianjia_rules.records.formats import Expected, format_of
from jianjia_rules.records.line_files import STANDARD_INPUT
from jianjia_rules.records.reading_faults import one
from jianjia_rules.records.source_files import SourceFile
from jianjia_rules.records.stream import AnyPath
from jianjia_rules.records.tally import Tally
from jianjia_rules.records.writing.convert import OPEN_SCHEMA, convert_records
from jianjia_rules.records.writing.files import OutputFiles, Write
from jianjia_rules.records.writing.formats import OUTPUT_FORMATS, OutputFormat, output_format
from jianjia_rules.reports.conversion.book_files import BOOK_ENDING, BookFiles

_WORKBOOK = "xlsx"
_BOOK = Words("工作簿", "workbook")
FORMAT_NAMES = (*(each.name for each in OUTPUT_FORMATS), _WORKBOOK)
"""What records are written as."""


@dataclass(frozen=True, slots=True)
class Conversion:
    """What came of it: how many records were read, written (`tally.assessed`) and refused; what there is to tell."""

    tally: Tally
    diagnostics: tuple[Diagnostic, ...]


def convert_files(
    paths: Sequence[AnyPath],
    output: AnyPath | None,
    rulebook: Rulebook | None,
    to: str | None = None,
    *,
    write: Write | None = None,
    stdin: BinaryIO | None = None,
    lang: Lang = "zh",
) -> Conversion:
    """Write the records under the paths to the file `output`, or by `write` where there is none.

    `to` is the format, by default that of the file's ending. Tables and workbooks are read and written by a rulebook
    only; workbooks, in the language `lang`, go into the folder `output`. Raises CallError where the call is wrong,
    OSError where a file cannot be written; then none comes to be.
    """
    target = None if output is None else Path(os.path.realpath(output))
    if to == _WORKBOOK or (to is None and target is not None and target.suffix.lower() == BOOK_ENDING):
        return _as_workbooks(paths, target, rulebook, lang, stdin)
    format = _format(to, target, rulebook)
    expected = Expected(_schema(paths, rulebook), rulebook)
    told = Diagnostics()
    if target is None:
        assert write is not None
        put = write
        writer = format.make(lambda _: put, rulebook, None)
        return Conversion(convert_records(paths, expected, writer, told, stdin=stdin), told.sorted())
    _check_place(paths, target)
    with OutputFiles(target) as files:
        writer = format.make(files.open, rulebook, files.is_there)
        tally = convert_records(paths, expected, writer, told, leave_out=files.targets, stdin=stdin)
    return Conversion(tally, told.sorted())


def _as_workbooks(
    paths: Sequence[AnyPath], target: Path | None, rulebook: Rulebook | None, lang: Lang, stdin: BinaryIO | None
) -> Conversion:
    if rulebook is None:
        raise CallError((one("JJ942", format=_WORKBOOK),))
    if target is None:
        raise CallError((one("JJ783"),))
    from jianjia_rules.reports.conversion.forms import FormWriter

    _check_place(paths, target)
    told = Diagnostics()
    with BookFiles(target) as files:
        writer = FormWriter(rulebook, lang, files.put)
        left_out = [target] if files.is_single else []
        tally = convert_records(
            paths, Expected(rulebook.schema, rulebook), writer, told, leave_out=left_out, stdin=stdin
        )
    return Conversion(tally, told.sorted())


def _format(to: str | None, target: Path | None, rulebook: Rulebook | None) -> OutputFormat:
    format = output_format(to, target)
    if format is None:
        found = to if to is not None else "" if target is None else target.name
        raise CallError((one("JJ941", found=found, known=FORMAT_NAMES, nearest=nearest(found, FORMAT_NAMES)),))
    if format.by_rulebook and rulebook is None:
        raise CallError((one("JJ942", format=format.name),))
    return format


def _schema(paths: Sequence[AnyPath], rulebook: Rulebook | None) -> RecordSchema:
    """What the records are read by; without a rulebook there may be no tables among them."""
    if rulebook is not None:
        return rulebook.schema
    needing = next((source.format for source in _sources(paths) if source.format.by_schema), None)
    if needing is not None:
        raise CallError((one("JJ942", format=_BOOK if needing.name.lower() == _BOOK.en else needing.name.lower()),))
    return OPEN_SCHEMA


def _check_place(paths: Sequence[AnyPath], target: Path) -> None:
    """Nothing is written over what is read, nor into a file beside it."""
    files = (source.path if isinstance(source.path, Path) else source.path.archive for source in _sources(paths))
    read = {Path(os.path.realpath(each)) for each in files}
    beside = {each for each in read if each.parent == target.parent and each.name.startswith(f"{target.stem}.")}
    over = target if target in read else next(iter(sorted(beside)), None) if format_of(target) is not None else None
    if over is not None and (over == target or over.suffix.lower() == target.suffix.lower() == ".csv"):
        raise CallError((one("JJ926", path=str(over)),))


def _sources(paths: Sequence[AnyPath]) -> Iterator[SourceFile]:
    walk = Walk()
    for path in paths:
        if path != STANDARD_INPUT:
            yield from (found for found in walk.under(Path(path)) if isinstance(found, SourceFile))
