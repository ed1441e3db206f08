"""Zip archives with the same bytes every time."""

import zipfile
from io import BytesIO

_EARLIEST = (1980, 1, 1, 0, 0, 0)
_UNIX = 3


def same_bytes(file: bytes) -> bytes:
    """The archive written anew, without clock and without compression, which differs between versions of zlib."""
    written = BytesIO()
    with zipfile.ZipFile(BytesIO(file)) as given, zipfile.ZipFile(written, "w", zipfile.ZIP_STORED) as made:
        for name in given.namelist():
            entry = zipfile.ZipInfo(name, _EARLIEST)
            entry.create_system = _UNIX
            entry.external_attr = 0o600 << 16
            made.writestr(entry, given.read(name))
    return written.getvalue()
