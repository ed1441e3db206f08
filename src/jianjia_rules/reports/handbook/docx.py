"""The handbook as a Word document: A4 landscape, heads repeated on every page, page numbers, the same bytes every time.

Tables are made element by element: python-docx's own cells are slow where there are thousands, and know neither
repeated heads nor rows that stay whole.
"""

from __future__ import annotations

from io import BytesIO
from typing import TYPE_CHECKING, Any

from jianjia_rules.errors import MissingExtraError
from jianjia_rules.reports.handbook.tree import Block, Cell, Document, Paragraph, Row, RowKind, Section, Table, centered

if TYPE_CHECKING:
    from jianjia_rules.reports.handbook.word_text import WordText

_HEAD_SHADE, _PART_SHADE = "E7E7E7", "F4F4F4"


def docx(document: Document) -> bytes:
    """The document as a .docx file; raises MissingExtraError where python-docx is not installed."""
    try:
        import docx as _  # noqa: F401
    except ImportError:
        raise MissingExtraError("docx", "python-docx") from None
    return _Writer(document).written()


class _Writer:
    def __init__(self, document: Document) -> None:
        from jianjia_rules.reports.handbook.word_page import WIDTH, empty_document
        from jianjia_rules.reports.handbook.word_text import WordText

        self._document = document
        self._word: Any = empty_document(document)
        self._text: WordText = WordText(document.lang)
        self._body: Any = self._word.element.body
        self._width = WIDTH

    def written(self) -> bytes:
        from jianjia_rules.reports.same_bytes import same_bytes

        document = self._document
        self._paragraph(document.title, "Title")
        self._paragraph(document.subtitle, "Subtitle")
        for line in document.edition:
            self._paragraph(line, "Edition")
        for section in document.sections:
            self._section(section, 1)
        file = BytesIO()
        self._word.save(file)
        return same_bytes(file.getvalue())

    def _section(self, section: Section, level: int) -> None:
        style = f"Heading{min(level, 3)}"
        self._append(self._text.paragraph(section.title, style, new_page=section.new_page))
        for block in section.blocks:
            self._block(block)
        for inner in section.sections:
            self._section(inner, level + 1)

    def _block(self, block: Block) -> None:
        if isinstance(block, Paragraph):
            self._paragraph(block.text, "BodyText")
        else:
            self._append(self._table(block))
            self._paragraph("", "Gap")  # two tables in a row would grow together

    def _paragraph(self, text: str, style: str) -> None:
        self._append(self._text.paragraph(text, style))

    def _append(self, element: Any) -> None:
        """Before the section's properties, which stand last."""
        self._body.insert(len(self._body) - 1, element)

    def _table(self, table: Table) -> Any:
        make = self._text.element
        widths = _shared(self._width, [column.width for column in table.columns])
        made = make("w:tbl")
        made.append(_properties(self._text, sum(widths)))
        grid = make("w:tblGrid")
        for width in widths:
            grid.append(make("w:gridCol", w=width))
        made.append(grid)
        head = Row(tuple(Cell((column.title,)) for column in table.columns))
        made.append(self._row(head, widths, (True,) * len(widths), head=True))
        for row in table.rows:
            made.append(self._row(row, widths, centered(table, row)))
        return made

    def _row(self, row: Row, widths: list[int], centred: tuple[bool, ...], head: bool = False) -> Any:
        make = self._text.element
        made = make("w:tr")
        properties = make("w:trPr")
        properties.append(make("w:cantSplit"))
        if head:
            properties.append(make("w:tblHeader"))
        made.append(properties)
        at = 0
        for cell, center in zip(row.cells, centred, strict=True):
            width = sum(widths[at : at + cell.span])
            at += cell.span
            made.append(self._cell(cell, width, row.kind, center, head))
        return made

    def _cell(self, cell: Cell, width: int, kind: RowKind, center: bool, head: bool) -> Any:
        make = self._text.element
        made, properties = make("w:tc"), make("w:tcPr")
        properties.append(make("w:tcW", w=width, type="dxa"))
        if cell.span > 1:
            properties.append(make("w:gridSpan", val=cell.span))
        shade = _HEAD_SHADE if head else _PART_SHADE if kind is RowKind.PART else None
        if shade is not None:
            properties.append(make("w:shd", val="clear", color="auto", fill=shade))
        properties.append(make("w:vAlign", val="center"))
        made.append(properties)
        style = "TableHead" if head else "TableText" if kind is RowKind.ENTRY else "TableStrong"
        for line in cell.lines or ("",):
            with_next = head or kind is RowKind.PART
            made.append(self._text.paragraph(line, style, center=center, keep_next=with_next))
        return made


def _properties(text: WordText, width: int) -> Any:
    make = text.element
    made = make("w:tblPr")
    made.append(make("w:tblStyle", val="TableGrid"))
    made.append(make("w:tblW", w=width, type="dxa"))
    made.append(make("w:jc", val="center"))
    made.append(make("w:tblLayout", type="fixed"))
    margins = make("w:tblCellMar")
    for side, size in (("top", 34), ("left", 68), ("bottom", 34), ("right", 68)):
        margins.append(make(f"w:{side}", w=size, type="dxa"))
    made.append(margins)
    return made


def _shared(width: int, shares: list[int]) -> list[int]:
    """The width shared out in whole twentieths of a point; the last takes what is left."""
    whole = sum(shares)
    found = [width * share // whole for share in shares]
    found[-1] += width - sum(found)
    return found
