"""A place in a file: where a message points."""

from jianjia_rules.dataclass import dataclass


@dataclass(frozen=True, slots=True, order=True)
class Place:
    """File, line and column, counted from 1; columns count characters, `end_column` is the first one after.

    In a workbook `sheet` is the name of the sheet, and line and column are those of the cell; `sheet_number` orders
    the sheets of a file.
    """

    file: str
    line: int
    column: int
    end_column: int | None = None
    sheet: str | None = None
    sheet_number: int = 0

    @property
    def cell(self) -> str | None:
        """The cell of a workbook (`C7`); None for a text file."""
        if self.sheet is None:
            return None
        letters, column = "", self.column
        while column:
            column, rest = divmod(column - 1, 26)
            letters = chr(65 + rest) + letters
        return f"{letters}{self.line}"

    @property
    def spot(self) -> str:
        """Where in the file: `12:5`, or `活动!C7`."""
        return f"{self.line}:{self.column}" if self.sheet is None else f"{self.sheet}!{self.cell}"

    @property
    def order(self) -> tuple[str, int, int, int]:
        """What places are sorted by: file, sheet, line, column."""
        return self.file, self.sheet_number, self.line, self.column

    def __str__(self) -> str:
        return f"{self.file}:{self.spot}" if self.sheet is None else f"{self.file} {self.spot}"
