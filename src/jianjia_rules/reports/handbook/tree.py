"""The handbook as a tree of plain data, which every format is written from."""

from collections.abc import Iterator
from enum import StrEnum

from jianjia_rules.dataclass import dataclass
from jianjia_rules.diagnostics.inert import inert
from jianjia_rules.language.text import Lang


class RowKind(StrEnum):
    """What a row of a table is."""

    ENTRY = "entry"
    PART = "part"
    SUM = "sum"


class Align(StrEnum):
    """How a column is set."""

    LEFT = "left"
    CENTER = "center"


@dataclass(frozen=True, slots=True)
class Column:
    """A column: its title, and how wide it is beside the others."""

    title: str
    width: int
    align: Align = Align.LEFT


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell: lines without line breaks, over `span` columns."""

    lines: tuple[str, ...] = ()
    span: int = 1


@dataclass(frozen=True, slots=True)
class Row:
    """A row; the spans of its cells add up to the table's columns."""

    cells: tuple[Cell, ...]
    kind: RowKind = RowKind.ENTRY


@dataclass(frozen=True, slots=True)
class Table:
    """A table whose head is repeated on every page."""

    columns: tuple[Column, ...]
    rows: tuple[Row, ...]


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph, one line."""

    text: str


Block = Paragraph | Table


@dataclass(frozen=True, slots=True)
class Section:
    """A section: its title with its number, what it says, and the sections inside it.

    One that starts on a `new_page` can be handed out by itself.
    """

    title: str
    blocks: tuple[Block, ...] = ()
    sections: tuple["Section", ...] = ()
    new_page: bool = False


@dataclass(frozen=True, slots=True)
class Document:
    """The whole: title, subtitle, the lines below it, sections. Every text in it is inert."""

    lang: Lang
    title: str
    subtitle: str
    edition: tuple[str, ...]
    sections: tuple[Section, ...]


def lines_of(*texts: str) -> tuple[str, ...]:
    """Texts as the lines of a cell: broken where they break, harmless to print, empty ones left out."""
    return tuple(inert(line.strip()) for text in texts for line in text.splitlines() if line.strip())


def line_of(text: str) -> str:
    """A text as one harmless line."""
    return " ".join(lines_of(text))


def cell(*texts: str, span: int = 1) -> Cell:
    """A cell of texts."""
    return Cell(lines_of(*texts), span)


def paragraphs(texts: Iterator[str]) -> tuple[Block, ...]:
    """A paragraph for each text."""
    return tuple(Paragraph(line_of(text)) for text in texts)


def centered(table: Table, row: Row) -> tuple[bool, ...]:
    """Which of the row's cells are centred: those over one column that is, and what sums up."""
    found: list[bool] = []
    at = 0
    for each in row.cells:
        found.append(row.kind is RowKind.SUM or (each.span == 1 and table.columns[at].align is Align.CENTER))
        at += each.span
    return tuple(found)
