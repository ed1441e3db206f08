"""Text in columns for a terminal: Chinese characters count two, long texts are cut or wrapped."""

from collections.abc import Iterator, Sequence

from jianjia_rules.dataclass import dataclass
from jianjia_rules.diagnostics.width import printable, width, width_of

_GAP = 2
_NOT_FIRST = frozenset("，。；：、！？）】》”’％%…,.;:!?)]")
"""Characters that no line begins with."""
_NOT_LAST = frozenset("（《“‘【(")
"""Characters that no line ends with."""


@dataclass(frozen=True, slots=True)
class Column:
    """One column: its heading, whether it stands at the right, the most it takes; `wraps` takes what is left."""

    title: str
    right: bool = False
    most: int | None = None
    wraps: bool = False


def in_columns(columns: Sequence[Column], rows: Sequence[Sequence[str]], room: int) -> Iterator[str]:
    """A heading and the rows, each as one line, or more where the column that wraps needs them."""
    cells = [[printable(cell) for cell in row] for row in rows]
    shown = [at for at, column in enumerate(columns) if column.title or any(row[at] for row in cells)]
    widths = {at: _width(columns[at], [row[at] for row in cells]) for at in shown}
    wrapping = next((at for at in shown if columns[at].wraps), None)
    if wrapping is not None:
        others = sum(widths[at] + _GAP for at in shown if at != wrapping)
        widths[wrapping] = max(16, min(widths[wrapping], room - others))
    for row in [[printable(column.title) for column in columns], *cells]:
        parts = {at: wrapped(row[at], widths[at]) if at == wrapping else [cut(row[at], widths[at])] for at in shown}
        for line in range(max(len(part) for part in parts.values())):
            yield _line(parts, line, widths, columns)


def cut(text: str, room: int) -> str:
    """The text, ended by an ellipsis where it takes more columns than there are."""
    if width(text) <= room:
        return text
    kept, taken = "", 0
    for character in text:
        taken += width_of(character)
        if taken > room - 1:
            break
        kept += character
    return f"{kept}…"


def wrapped(text: str, room: int) -> list[str]:
    """The text in lines of at most `room` columns: broken at blanks, and between Chinese characters."""
    lines: list[str] = []
    line, taken = "", 0
    for piece in _pieces(text):
        wide = width(piece.rstrip())
        if taken + wide > room and line.strip():
            lines.append(line.rstrip())
            line, taken = "", 0
            piece = piece.lstrip()
        while width(piece) > room and not piece.isspace():
            head = _head(piece, room)
            lines.append(head)
            piece = piece[len(head) :]
        line += piece
        taken += width(piece)
    return [*lines, line.rstrip()] if line.strip() or not lines else lines


def _pieces(text: str) -> Iterator[str]:
    """What must stay together: a word with the blanks behind it, a wide character with what may not begin a line."""
    piece = ""
    for character in text:
        wide = width_of(character) > 1
        begins = piece and (wide or piece[-1] == " " or width_of(piece[-1]) > 1)
        if begins and character not in _NOT_FIRST and character != " " and piece[-1] not in _NOT_LAST:
            yield piece
            piece = ""
        piece += character
    if piece:
        yield piece


def _head(text: str, room: int) -> str:
    kept, taken = "", 0
    for character in text:
        taken += width_of(character)
        if taken > room and kept:
            break
        kept += character
    return kept


def _width(column: Column, cells: Sequence[str]) -> int:
    widest = max(map(width, [column.title, *cells]))
    return widest if column.most is None else min(widest, max(column.most, width(column.title)))


def _line(parts: dict[int, list[str]], line: int, widths: dict[int, int], columns: Sequence[Column]) -> str:
    filled = []
    for at, lines in parts.items():
        cell = lines[line] if line < len(lines) else ""
        blanks = " " * (widths[at] - width(cell))
        filled.append(blanks + cell if columns[at].right else cell + blanks)
    return (" " * _GAP).join(filled).rstrip()
