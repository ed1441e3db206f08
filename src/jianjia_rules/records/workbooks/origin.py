"""Where the values of a workbook's record stand: sheet and cell."""

from collections.abc import Mapping

from jianjia_rules.dataclass import dataclass
from jianjia_rules.diagnostics import Place
from jianjia_rules.units.record import TreePath

Spot = tuple[int, int, int]
"""Number of the sheet from 0, row and column from 1."""


@dataclass(frozen=True, slots=True)
class WorkbookOrigin:
    """A record in a workbook; `spots` knows the cell of every question, answered or not."""

    file: str
    sheets: tuple[str, ...]
    spots: Mapping[TreePath, Spot]
    begin: Spot
    is_row: bool = False

    def place(self, path: TreePath) -> Place:
        """The place of the value at a path, of its nearest ancestor, or of what stands first below it.

        A field that a form does not ask has no cell there: its place is the file; that of a row is the row.
        """
        for length in range(len(path), 0, -1):
            spot = self.spots.get(path[:length])
            if spot is not None:
                return self.place_of(spot)
        below = min((spot for known, spot in self.spots.items() if path and known[: len(path)] == path), default=None)
        if below is None and path and not self.is_row:
            return Place(self.file, 1, 1)
        return self.place_of(below or self.begin)

    def key_place(self, path: TreePath) -> Place:
        """The place of the value: a cell has no key of its own."""
        return self.place(path)

    def place_of(self, spot: Spot) -> Place:
        """A cell as a place."""
        sheet, row, column = spot
        return Place(self.file, row, column, sheet=self.sheets[sheet], sheet_number=sheet)

    def line(self, number: int) -> str | None:  # noqa: ARG002 - the contract of an origin
        """None: a workbook has no lines of text."""
        return None
