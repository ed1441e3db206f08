"""The formats that records are written in; a file's ending tells which, or the format's name."""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, Protocol

from jianjia_rules.dataclass import dataclass
from jianjia_rules.language.rulebook import Rulebook
from jianjia_rules.records.faults import Fault
from jianjia_rules.records.writing.files import IsThere, Open
from jianjia_rules.records.writing.text_writers import JsonWriter, LineWriter, YamlWriter


class RecordWriter(Protocol):
    """Writes records one after the other."""

    def record(self, data: dict[str, Any]) -> Iterator[Fault]:
        """Write a record; a fault for all that cannot be carried, of `identity` where nothing was written."""
        ...

    def end(self) -> None:
        """Write what stands behind the last one."""
        ...


Make = Callable[[Open, Rulebook | None, IsThere | None], RecordWriter]
"""make(opens, rulebook, is_there): a writer; without `is_there` it may open no file beside the one for the records."""


@dataclass(frozen=True, slots=True)
class OutputFormat:
    """One format: its name, the endings of its files, its writer, and whether that needs a rulebook."""

    name: str
    endings: tuple[str, ...]
    make: Make
    by_rulebook: bool = False


def _tables(opens: Open, rulebook: Rulebook | None, is_there: IsThere | None) -> RecordWriter:
    from jianjia_rules.records.writing.table_writer import TableWriter

    assert rulebook is not None
    return TableWriter(opens, rulebook, is_there)


OUTPUT_FORMATS: tuple[OutputFormat, ...] = (
    OutputFormat("yaml", (".yaml", ".yml"), lambda opens, *_: YamlWriter(opens)),
    OutputFormat("json", (".json",), lambda opens, *_: JsonWriter(opens)),
    OutputFormat("ndjson", (".ndjson", ".jsonl"), lambda opens, *_: LineWriter(opens)),
    OutputFormat("csv", (".csv",), _tables, by_rulebook=True),
)


def output_format(name: str | None, path: Path | None) -> OutputFormat | None:
    """The format with a name; without one that of the file's ending."""
    for format in OUTPUT_FORMATS:
        if format.name == name or (name is None and path is not None and path.suffix.lower() in format.endings):
            return format
    return None
