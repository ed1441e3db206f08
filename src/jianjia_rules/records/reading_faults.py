"""Why a file or folder could not be opened, in words for people."""

import errno
from typing import Any

from jianjia_rules.diagnostics import Diagnostic, Diagnostics, Place, Words
from jianjia_rules.records.raw import Unread

_REASONS = {
    errno.EACCES: Words("没有读取权限", "permission denied"),
    errno.EPERM: Words("没有读取权限", "permission denied"),
    errno.ENOENT: Words("文件已经不在了", "it is no longer there"),
    errno.EISDIR: Words("这是一个文件夹", "it is a folder"),
    errno.ENAMETOOLONG: Words("名称太长", "its name is too long"),
    errno.ELOOP: Words("链接绕成了圈", "its links go in a circle"),
}


def reason(error: OSError | ValueError) -> Words:
    """What kept a file from being opened."""
    if isinstance(error, OSError) and error.errno in _REASONS:
        return _REASONS[error.errno]
    text = (error.strerror if isinstance(error, OSError) else None) or str(error) or type(error).__name__
    return Words(text, text)


def unreadable(name: str, error: OSError | ValueError) -> Unread:
    """A file or folder that the system does not let us read."""
    return unread(name, "JJ902", path=name, reason=reason(error))


def unread(name: str, code: str, place: Place | None = None, *, is_record: bool = False, **arguments: Any) -> Unread:
    """One diagnostic about a file as a whole, or about a record in it."""
    return Unread(name, (one(code, place, **arguments),), is_record)


def one(
    code: str,
    place: Place | None = None,
    /,
    *,
    related: Place | None = None,
    source_line: str | None = None,
    **arguments: Any,
) -> Diagnostic:
    """A single diagnostic."""
    diagnostics = Diagnostics()
    diagnostics.add(code, place, related=related, source_line=source_line, **arguments)
    return next(iter(diagnostics))
