"""Where records come from; places are looked for only when somebody asks."""

from functools import lru_cache
from typing import NamedTuple

from jianjia_rules.dataclass import dataclass
from jianjia_rules.diagnostics import Diagnostics, Place
from jianjia_rules.documents.document import Document
from jianjia_rules.documents.json_text import read_json
from jianjia_rules.units.record import TreePath


@dataclass(frozen=True, slots=True)
class DocumentOrigin:
    """A record in a YAML or JSON document, at `base` of it."""

    document: Document
    base: TreePath = ()

    @property
    def file(self) -> str:
        """The file's name as the user gave it."""
        return self.document.file

    def place(self, path: TreePath) -> Place:
        """The place of the value at a path of the record, or of its nearest ancestor."""
        return self.document.places.value((*self.base, *path))

    def key_place(self, path: TreePath) -> Place:
        """The place of the key at a path of the record, or of its nearest ancestor."""
        return self.document.places.key((*self.base, *path))

    def line(self, number: int) -> str | None:
        """A line of the file, counted from 1."""
        return self.document.line(number)


class LineOrigin(NamedTuple):
    """A record on a line of NDJSON; the line is read once more when a place is asked for."""

    file: str
    number: int
    text: bytes

    def place(self, path: TreePath) -> Place:
        """The place of the value at a path of the record, or of its nearest ancestor."""
        if not path:
            return Place(self.file, self.number, 1)  # asked for every record, to find repeats
        document = self.document()
        return document.places.value(path) if document is not None else Place(self.file, self.number, 1)

    def key_place(self, path: TreePath) -> Place:
        """The place of the key at a path of the record, or of its nearest ancestor."""
        document = self.document()
        return document.places.key(path) if document is not None else Place(self.file, self.number, 1)

    def line(self, number: int) -> str | None:
        """The line itself; None for any other number."""
        if number != self.number:
            return None
        return _text_of(self.text)

    def document(self) -> Document | None:
        """The line as a document of its own; None where it is none."""
        return _document_of(self.text, self.file, self.number)


@lru_cache(maxsize=1)  # all faults of one record show the same line
def _text_of(line: bytes) -> str:
    return line.decode("utf-8", "replace").rstrip("\r\n")


@lru_cache(maxsize=1)  # all places of one record are asked for one after the other
def _document_of(line: bytes, file: str, number: int) -> Document | None:
    return read_json(line, file, Diagnostics(), first_line=number)


@dataclass(frozen=True, slots=True)
class NoOrigin:
    """The origin of a record that a program made: it has no places."""

    file: str = ""

    def place(self, path: TreePath) -> Place | None:  # noqa: ARG002 - the contract of an origin
        """None."""
        return None

    def key_place(self, path: TreePath) -> Place | None:  # noqa: ARG002
        """None."""
        return None

    def line(self, number: int) -> str | None:  # noqa: ARG002
        """None."""
        return None
