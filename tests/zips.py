"""Zip archives as tools write them, and as nobody should: made byte by byte, for the library refuses to write most."""

from __future__ import annotations

import stat
import struct
import zlib
from collections.abc import Iterable
from dataclasses import dataclass

IS_UTF8, IS_ENCRYPTED = 0x800, 1
LINK = (stat.S_IFLNK | 0o777) << 16
STORED, DEFLATED, DEFLATED64 = 0, 8, 9


@dataclass(frozen=True)
class Packed:
    """A file in an archive; `stated` is the size it says it has, `encoding` that of its name."""

    name: str
    data: bytes | str = b""
    encoding: str = "gbk"
    flags: int = 0
    method: int = DEFLATED
    attributes: int = 0
    extra: bytes = b""
    stated: int | None = None


def zipped(*files: Packed) -> bytes:
    """An archive of these files."""
    body, listing = bytearray(), bytearray()
    for each in files:
        name = each.name.encode(each.encoding)
        plain = each.data.encode("utf-8") if isinstance(each.data, str) else each.data
        packed = plain if each.method == STORED else _deflated(plain)
        size = len(plain) if each.stated is None else each.stated
        sizes = zlib.crc32(plain), len(packed), size, len(name), len(each.extra)
        common = struct.pack("<HHHHHLLLHH", 20, each.flags, each.method, 0, 33, *sizes)
        listing += struct.pack("<4sH", b"PK\1\2", 20) + common
        listing += struct.pack("<HHHLL", 0, 0, 0, each.attributes, len(body)) + name + each.extra
        body += b"PK\3\4" + common + name + each.extra + packed
    end = struct.pack("<4sHHHHLLH", b"PK\5\6", 0, 0, len(files), len(files), len(listing), len(body), 0)
    return bytes(body + listing + end)


def on_windows(files: Iterable[tuple[str, bytes | str]]) -> bytes:
    """An archive as Chinese tools on Windows write it: names in GBK and no word of that."""
    return zipped(*(Packed(name, data) for name, data in files))


def unicode_path(name: str, of: bytes) -> bytes:
    """The extra field that gives the name of a file in UTF-8; `of` is the name that stands beside it."""
    data = struct.pack("<BL", 1, zlib.crc32(of)) + name.encode("utf-8")
    return struct.pack("<HH", 0x7075, len(data)) + data


def _deflated(data: bytes) -> bytes:
    packer = zlib.compressobj(9, zlib.DEFLATED, -15)
    return packer.compress(data) + packer.flush()
