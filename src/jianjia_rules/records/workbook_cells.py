"""The cells of a small workbook of our own making, read back with bounds on what it may unpack to."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from jianjia_rules.dataclass import dataclass
from jianjia_rules.diagnostics import Place
from jianjia_rules.errors import MissingExtraError

MOST_BYTES = 16 * 1024 * 1024
MOST_UNPACKED = 64 * 1024 * 1024
MOST_SHEETS = 2_000
MOST_CELLS = 500_000

ENDINGS = (".xlsx", ".xlsm")


class CellsError(ValueError):
    """A file that is no workbook that can be read; its text says why."""


@dataclass(frozen=True, slots=True)
class SheetCells:
    """One sheet: what stands in its cells, by row and column from 1; of formulas the values that were saved."""

    file: str
    name: str
    number: int
    cells: Mapping[tuple[int, int], Any]

    def place(self, row: int, column: int) -> Place:
        """The place of a cell."""
        return Place(self.file, row, column, sheet=self.name, sheet_number=self.number)


def read_cells(path: Path, name: str) -> tuple[SheetCells, ...]:
    """The sheets of a workbook; raises CellsError, OSError, and MissingExtraError without openpyxl."""
    try:
        import openpyxl
    except ImportError:
        raise MissingExtraError("xlsx", "openpyxl") from None
    if path.stat().st_size > MOST_BYTES:
        raise CellsError(f"> {MOST_BYTES} bytes")
    import zipfile  # only workbooks need it

    try:
        with zipfile.ZipFile(path) as archive:
            unpacked = sum(entry.file_size for entry in archive.infolist())
        if unpacked > MOST_UNPACKED:
            raise CellsError(f"> {MOST_UNPACKED} bytes unpacked")
        book = openpyxl.load_workbook(path, read_only=True, data_only=True, keep_links=False)
        try:
            return tuple(_sheets(book, name))
        finally:
            book.close()
    except (CellsError, OSError, MemoryError):
        raise
    except Exception as error:  # whatever a damaged workbook makes the library raise
        raise CellsError(f"{type(error).__name__}: {error}") from error


def _sheets(book: Any, name: str) -> Any:
    left = MOST_CELLS
    if len(book.worksheets) > MOST_SHEETS:
        raise CellsError(f"> {MOST_SHEETS} sheets")
    for number, sheet in enumerate(book.worksheets):
        cells: dict[tuple[int, int], Any] = {}
        for row in sheet.iter_rows():
            for cell in row:
                left -= 1
                if left < 0:
                    raise CellsError(f"> {MOST_CELLS} cells")
                if cell.value is not None and cell.value != "":
                    cells[cell.row, cell.column] = cell.value
        yield SheetCells(name, sheet.title, number, cells)
