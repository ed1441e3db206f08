"""The list of files at the end of a zip archive, as far as it has to be looked at before the library reads it.

Numbers are little-endian and stand where APPNOTE.TXT, the format's specification, has them.
"""

import os
from typing import BinaryIO

_IS_UTF8 = 0x800
_ENTRY, _ENTRY_SIZE = b"PK\x01\x02", 46
_END, _END_SIZE, _LONGEST_REMARK = b"PK\x05\x06", 22, 0xFFFF
_END64, _END64_SIZE, _LOCATOR, _LOCATOR_SIZE = b"PK\x06\x06", 56, b"PK\x06\x07", 20


def list_size(file: BinaryIO) -> int:
    """Bytes of the list, as the end of an archive states them; 0 where it has no such end.

    The list is read as a whole when an archive is opened, and takes ten times its room in memory.
    """
    size = file.seek(0, os.SEEK_END)
    file.seek(max(size - _END_SIZE - _LONGEST_REMARK - _LOCATOR_SIZE - _END64_SIZE, 0))
    tail = file.read()
    end = tail.rfind(_END)
    if end < 0:
        return 0
    end64 = end - _LOCATOR_SIZE - _END64_SIZE
    if end64 >= 0 and tail[end64:].startswith(_END64) and tail[end - _LOCATOR_SIZE :].startswith(_LOCATOR):
        return _number(tail, end64 + 40, 8)
    return _number(tail, end + 12, 4)


def truly_flagged(data: bytes) -> bytes:
    """An archive in which no name is said to be in UTF-8 that is not; such have been seen from old tools."""
    mended = bytearray(data)
    end = data.rfind(_END)
    at = _number(data, end + 16, 4) if end >= 0 else len(data)
    while data[at : at + 4] == _ENTRY:
        name_size, extra_size, remark_size = (_number(data, at + each, 2) for each in (28, 30, 32))
        name = data[at + _ENTRY_SIZE : at + _ENTRY_SIZE + name_size]
        if _number(data, at + 8, 2) & _IS_UTF8 and not _is_utf8(name):
            local = _number(data, at + 42, 4)
            mended[at + 9] &= ~(_IS_UTF8 >> 8)
            if local + 8 <= len(mended):
                mended[local + 7] &= ~(_IS_UTF8 >> 8)
        at += _ENTRY_SIZE + name_size + extra_size + remark_size
    return bytes(mended)


def _is_utf8(name: bytes) -> bool:
    try:
        name.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return True


def _number(data: bytes, at: int, size: int) -> int:
    return int.from_bytes(data[at : at + size], "little")
