"""Bytes to text: UTF-8, else GB18030 as Chinese Windows writes it, else UTF-16 with its mark."""

import codecs
from typing import NamedTuple

from jianjia_rules.diagnostics import Diagnostics, Place

UTF8 = "utf-8"
UTF16 = "utf-16"
GB18030 = "gb18030"


class Decoded(NamedTuple):
    """The text without a byte order mark, and the encoding that was found."""

    text: str
    encoding: str


class UndecodableError(ValueError):
    """Bytes in no known encoding; `offset` is the first byte that is not UTF-8."""

    def __init__(self, offset: int) -> None:
        super().__init__(offset)
        self.offset = offset

    def __str__(self) -> str:
        return f"neither UTF-8 nor GB18030 from byte {self.offset} on"


def decode(data: bytes) -> Decoded:
    """The text of the bytes; raises `UndecodableError`."""
    if data.startswith(codecs.BOM_UTF32_LE):  # it begins like the mark of UTF-16
        raise UndecodableError(0)
    if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return _utf16(data)
    try:
        return Decoded(data.decode("utf-8-sig"), UTF8)
    except UnicodeDecodeError as error:
        if b"\0" in data:
            raise UndecodableError(error.start) from None
        try:
            return Decoded(data.decode(GB18030), GB18030)
        except UnicodeDecodeError:
            raise UndecodableError(error.start) from None


def decode_text(data: bytes, file: str, diagnostics: Diagnostics) -> str | None:
    """The text of a file that should be UTF-8: others are read with a warning, None where none fits."""
    try:
        text, encoding = decode(data)
    except UndecodableError as error:
        diagnostics.add("JJ101", Place(file, 1, 1), offset=error.offset + 1)
        return None
    if encoding == GB18030:
        diagnostics.add("JJ102", Place(file, 1, 1))
    elif encoding == UTF16:
        diagnostics.add("JJ103", Place(file, 1, 1))
    return text


def _utf16(data: bytes) -> Decoded:
    try:
        return Decoded(data.decode(UTF16), UTF16)
    except UnicodeDecodeError:
        raise UndecodableError(0) from None
