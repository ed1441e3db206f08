"""The formats records are read from; a file's ending tells which."""

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING, NamedTuple

from jianjia_rules.dataclass import dataclass
from jianjia_rules.documents.archives import ENDING as ARCHIVE
from jianjia_rules.language.record_schema import RecordSchema
from jianjia_rules.language.rulebook import Rulebook
from jianjia_rules.records.line_files import read_line_file
from jianjia_rules.records.raw import Raw
from jianjia_rules.records.whole_files import read_json_file, read_yaml_file

if TYPE_CHECKING:
    from jianjia_rules.documents.archives.member import AnyFile


class Expected(NamedTuple):
    """What a file is read for: the schema of what it holds and, of records, the rulebook."""

    schema: RecordSchema
    rulebook: Rulebook | None = None


Read = Callable[["AnyFile", str, Expected], Iterator[Raw]]
"""read(path, name, expected): the records of one file, which messages call `name`."""


@dataclass(frozen=True, slots=True)
class Format:
    """One format: its name, the endings of its files (lower case, with the dot), its reader.

    `by_schema` says that what its files hold can only be told by a record schema.
    """

    name: str
    endings: tuple[str, ...]
    read: Read
    by_schema: bool = False


def _read_table_file(path: "AnyFile", name: str, expected: Expected) -> Iterator[Raw]:
    from jianjia_rules.records.table_files import read_table_file  # only tables need what it imports

    return read_table_file(path, name, expected.schema)


def _read_workbook(path: "AnyFile", name: str, expected: Expected) -> Iterator[Raw]:
    from jianjia_rules.records.workbooks.read import read_workbook  # only workbooks need what it imports

    return read_workbook(path, name, expected.schema, expected.rulebook)


FORMATS: tuple[Format, ...] = (
    Format("YAML", (".yaml", ".yml"), lambda path, name, _: read_yaml_file(path, name)),
    Format("JSON", (".json",), lambda path, name, _: read_json_file(path, name)),
    Format("NDJSON", (".ndjson", ".jsonl"), lambda path, name, _: read_line_file(path, name)),
    Format("CSV", (".csv", ".tsv"), _read_table_file, by_schema=True),
    Format("workbook", (".xlsx", ".xls", ".ods", ".xlsm"), _read_workbook, by_schema=True),
)


def format_of(path: "AnyFile") -> Format | None:
    """The format a file's ending stands for."""
    ending = path.suffix.lower()
    return next((format for format in FORMATS if ending in format.endings), None)


def endings() -> str:
    """All endings, for messages: `.yaml .yml …`."""
    return " ".join((*(ending for format in FORMATS for ending in format.endings), ARCHIVE))
