"""What the files in a zip archive are called, whichever tool wrote their names.

By the format's specification a name is UTF-8 where its flag says so, else in code page 437. No tool that writes Chinese
names means the latter: on Windows they write GBK without the flag, on macOS UTF-8 without it.
"""

import re
import zlib
from collections.abc import Iterable, Iterator
from struct import unpack
from zipfile import ZipInfo

_IS_UTF8 = 0x800
_UNICODE_PATH = 0x7075
_HAN = re.compile("[\u2e80-\u9fff\uff00-\uffef]")
_DRIVE = re.compile("[A-Za-z]:")


def names_of(entries: Iterable[ZipInfo]) -> dict[ZipInfo, str]:
    """The name of each, in the order given, with `/` between its steps."""
    listed = list(entries)
    raw = [each.orig_filename.encode("cp437") for each in listed if not _is_flagged(each)]
    encoding = _encoding(raw)
    return {each: _steps(_unicode_path(each) or _name(each, encoding)) for each in listed}


def leads_outside(name: str) -> bool:
    """Whether a name is none of a file below the archive's own folder."""
    return not name or name.startswith("/") or bool(_DRIVE.match(name)) or ".." in name.split("/") or "\0" in name


def _is_flagged(entry: ZipInfo) -> bool:
    return bool(entry.flag_bits & _IS_UTF8)


def _name(entry: ZipInfo, encoding: str) -> str:
    if _is_flagged(entry):
        return entry.orig_filename
    return entry.orig_filename.encode("cp437").decode(encoding, "replace")


def _encoding(names: list[bytes]) -> str:
    """One tool writes all names of an archive; few texts in GBK are UTF-8, and fewer are Chinese in both."""
    try:
        text = "".join(each.decode("utf-8") for each in names)
    except UnicodeDecodeError:
        return "gb18030"
    return "utf-8" if text.isascii() or _HAN.search(text) else "gb18030"


def _steps(name: str) -> str:
    """Old tools on Windows set steps apart as Windows does."""
    return name.replace("\\", "/").removeprefix("./")


def _unicode_path(entry: ZipInfo) -> str | None:
    """The name of the extra field made for it, where it still belongs to the name that stands beside it."""
    if _is_flagged(entry):
        return None
    for kind, data in _extra_fields(entry.extra):
        if kind == _UNICODE_PATH and len(data) > 5 and data[0] == 1:
            (checksum,) = unpack("<L", data[1:5])
            if checksum == zlib.crc32(entry.orig_filename.encode("cp437")):
                try:
                    return data[5:].decode("utf-8")
                except UnicodeDecodeError:
                    return None
    return None


def _extra_fields(extra: bytes) -> Iterator[tuple[int, bytes]]:
    while len(extra) >= 4:
        kind, size = unpack("<HH", extra[:4])
        yield kind, extra[4 : 4 + size]
        extra = extra[4 + size :]
