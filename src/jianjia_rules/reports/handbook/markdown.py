"""The handbook in Markdown (GitHub's tables): whatever a rulebook says stays text."""

import re
from collections.abc import Iterator

from jianjia_rules.reports.handbook.tree import Align, Block, Cell, Document, Paragraph, Row, RowKind, Section, Table
from jianjia_rules.reports.markdown_text import escaped

_LEADING = re.compile(r"^([-+=:]|\d+(?=[.)]))")


def markdown(document: Document) -> str:
    """The document as Markdown text."""
    return "\n".join(_lines(document)).rstrip("\n") + "\n"


def _lines(document: Document) -> Iterator[str]:
    yield from (f"# {escaped(document.title)}", "", f"**{escaped(document.subtitle)}**", "")
    for line in document.edition:
        yield from (_paragraph(line), "")
    for section in document.sections:
        yield from _section(section, 2)


def _section(section: Section, level: int) -> Iterator[str]:
    yield from (f"{'#' * level} {escaped(section.title)}", "")
    for block in section.blocks:
        yield from (*_block(block), "")
    for inner in section.sections:
        yield from _section(inner, level + 1)


def _block(block: Block) -> Iterator[str]:
    if isinstance(block, Paragraph):
        yield _paragraph(block.text)
    else:
        yield from _table(block)


def _paragraph(text: str) -> str:
    """A paragraph that does not start a list, a heading or a rule."""
    return _LEADING.sub(_not_leading, escaped(text))


def _not_leading(match: re.Match[str]) -> str:
    found = match.group()
    return f"{found}\\" if found[0].isdecimal() else f"\\{found}"


def _table(table: Table) -> Iterator[str]:
    yield _joined(escaped(column.title) for column in table.columns)
    yield _joined(":---:" if column.align is Align.CENTER else "---" for column in table.columns)
    for row in table.rows:
        yield _joined(_cells(row))


def _cells(row: Row) -> Iterator[str]:
    for cell in row.cells:
        yield _cell(cell, strong=row.kind is not RowKind.ENTRY)
        yield from [""] * (cell.span - 1)


def _cell(cell: Cell, strong: bool) -> str:
    text = "<br>".join(escaped(line) for line in cell.lines)
    return f"**{text}**" if strong and text else text


def _joined(cells: Iterator[str]) -> str:
    return "| " + " | ".join(cells) + " |"
