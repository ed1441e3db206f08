"""YAML and JSON files read whole: one record, a list of records, or several YAML documents."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from jianjia_rules.diagnostics import Diagnostic, Diagnostics, Place
from jianjia_rules.documents.document import Document
from jianjia_rules.documents.json_text import read_json
from jianjia_rules.documents.limits import DEFAULT_LIMITS
from jianjia_rules.documents.yaml_text import read_yaml_stream
from jianjia_rules.records.origins import DocumentOrigin
from jianjia_rules.records.raw import Raw, RawRecord, Unread
from jianjia_rules.records.reading_faults import unread, unreadable

if TYPE_CHECKING:
    from jianjia_rules.documents.archives.member import AnyFile

EMPTY_FILE = "JJ829"


def read_yaml_file(path: "AnyFile", name: str) -> Iterator[Raw]:
    """The records of a YAML file."""
    data = _bytes(path, name)
    if isinstance(data, Unread):
        yield data
        return
    found = Diagnostics()
    is_empty = True
    for document in read_yaml_stream(data, name, found):
        is_empty = False
        yield from records_of(document, name, found.take())
    left = found.take()
    if left:  # what was found without any document to say it with
        yield Unread(name, left, is_record=False)
    if is_empty:
        yield unread(name, EMPTY_FILE, Place(name, 1, 1))


def read_json_file(path: "AnyFile", name: str) -> Iterator[Raw]:
    """The records of a JSON file."""
    data = _bytes(path, name)
    if isinstance(data, Unread):
        yield data
    else:
        yield from read_json_bytes(data, name)


def read_json_bytes(data: bytes, name: str) -> Iterator[Raw]:
    """The records in the bytes of a JSON file."""
    found = Diagnostics()
    document = read_json(data, name, found)
    yield from records_of(document, name, found.take())


def records_of(document: Document | None, name: str, diagnostics: tuple[Diagnostic, ...]) -> Iterator[Raw]:
    """The records in a document: each entry of a list, or the whole; `diagnostics` go with the first of them."""
    if document is None:
        yield Unread(name, diagnostics)
        return
    if not isinstance(document.value, list):
        yield RawRecord(document.value, DocumentOrigin(document), diagnostics)
        return
    # A fault somewhere in the text of a list may have changed any of its entries.
    for index, data in enumerate(document.value):
        yield RawRecord(data, DocumentOrigin(document, (index,)), diagnostics)


def _bytes(path: "AnyFile", name: str) -> bytes | Unread:
    # One byte more than the limit is enough for the parser to refuse the file, however large it is.
    try:
        with path.open("rb") as file:
            return file.read(DEFAULT_LIMITS.bytes + 1)
    except (OSError, ValueError) as error:
        return unreadable(name, error)
