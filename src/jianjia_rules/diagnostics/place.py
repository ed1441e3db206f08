"""A place in a text file: where a message points."""

from jianjia_rules.dataclass import dataclass


@dataclass(frozen=True, slots=True, order=True)
class Place:
    """File, line and column, counted from 1; columns count characters, `end_column` is the first one after."""

    file: str
    line: int
    column: int
    end_column: int | None = None

    def __str__(self) -> str:
        return f"{self.file}:{self.line}:{self.column}"
