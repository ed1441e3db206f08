"""Which kind of workbook the bytes of a file are, whatever it is called; and what they are where they are none."""

from dataclasses import replace

from jianjia_rules.diagnostics import Words
from jianjia_rules.documents.workbooks.book import MOST, MOST_BYTES, Book, BookError, Most, Remark
from jianjia_rules.documents.workbooks.ods import CONTENT, read_ods
from jianjia_rules.documents.workbooks.parts import Parts
from jianjia_rules.documents.workbooks.xlsx import read_xlsx

ENDINGS = (".xlsx", ".xls", ".ods", ".xlsm")

_ZIP = b"PK\x03\x04"
_COMPOUND = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ENCRYPTED = "EncryptedPackage"
_STREAMS = ("Workbook", "Book")
_ENTRY = 128
"""Bytes of an entry in the directory of a compound file, which begins at a multiple of it (MS-CFB 2.6.1)."""


def read_book(data: bytes, ending: str, most: Most = MOST) -> Book:
    """The workbook in the bytes of a file with this ending (`.xlsx`); raises BookError.

    `data` may hold one byte more than `MOST_BYTES`: enough to refuse it.
    """
    if len(data) > MOST_BYTES:
        raise BookError("JJ105", size=len(data), most=MOST_BYTES)
    if data.startswith(_ZIP):
        return _zipped(Parts(data), ending, most)
    if data.startswith(_COMPOUND):
        return _compound(data, ending, most)
    raise BookError("JJ751") if not data.strip(b"\0") else BookError("JJ752", ending=ending, found=_found(data))


def _zipped(parts: Parts, ending: str, most: Most) -> Book:
    if CONTENT in parts.names:
        return _as_called(read_ods(parts, most), ending, ".ods")
    if any(name.endswith("workbook.bin") for name in parts.names):
        raise BookError("JJ752", ending=ending, found=Words("二进制工作簿（.xlsb）", "a binary workbook (.xlsb)"))
    if "[Content_Types].xml" not in parts.names or any(name.startswith(("word/", "ppt/")) for name in parts.names):
        raise BookError("JJ752", ending=ending, found=Words("压缩包或别的文档", "an archive, or another document"))
    return _as_called(read_xlsx(parts, most), ending, ".xlsx", ".xlsm")


def _compound(data: bytes, ending: str, most: Most) -> Book:
    if _has_stream(data, _ENCRYPTED):
        raise BookError("JJ754")
    if not any(_has_stream(data, name) for name in _STREAMS):
        raise BookError("JJ752", ending=ending, found=Words("别的文档", "another document"))
    from jianjia_rules.documents.workbooks.xls import read_xls

    return _as_called(read_xls(data, most), ending, ".xls")


def _has_stream(data: bytes, name: str) -> bool:
    """Whether a compound file has a stream of this name; a text that says the same is none."""
    stored = f"{name}\0".encode("utf-16-le")
    entry = stored.ljust(64, b"\0") + len(stored).to_bytes(2, "little")
    at = data.find(entry)
    while at >= 0:
        if at % _ENTRY == 0:
            return True
        at = data.find(entry, at + 1)
    return False


def _as_called(book: Book, ending: str, *kinds: str) -> Book:
    if ending in kinds:
        return book
    return replace(book, remarks=(*book.remarks, Remark("JJ753", {"ending": ending, "kind": kinds[0]})))


def _found(data: bytes) -> Words:
    start = data[:2_000].lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    if start.startswith(b"<") and (b"<html" in start or b"<table" in start or b"<!doctype html" in start):
        return Words("网页（HTML）", "a web page (HTML)")
    if b"mso-application" in start:
        return Words("XML 表格（Excel 2003）", "an XML spreadsheet (Excel 2003)")
    if b"\0" not in start:
        return Words("文本文件", "a text file")
    return Words("别的文件", "another kind of file")
