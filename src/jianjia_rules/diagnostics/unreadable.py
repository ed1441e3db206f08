"""Why a file or folder could not be opened, in words for people."""

import errno

from jianjia_rules.diagnostics.words import Words

_REASONS = {
    errno.EACCES: Words("没有读取权限", "permission denied"),
    errno.EPERM: Words("没有读取权限", "permission denied"),
    errno.ENOENT: Words("文件已经不在了", "it is no longer there"),
    errno.EISDIR: Words("这是一个文件夹", "it is a folder"),
    errno.ENAMETOOLONG: Words("名称太长", "its name is too long"),
    errno.ELOOP: Words("链接绕成了圈", "its links go in a circle"),
}

_HELD = Words("另一个程序正开着它", "another program has it open")
_HELD_ON_WINDOWS = (32, 33)
"""What Windows calls a sharing violation and a lock violation; both come as a lack of permission."""
_ABSENT_ON_WINDOWS, _TOO_LONG_ON_WINDOWS, _LONGEST_ON_WINDOWS = (2, 3), 206, 259
"""What it says of what is not there, and of paths that are too long, where it knows that they are."""
_DENIED_ON_WINDOWS = 5
"""What it calls the attempt to replace a file that is open."""


def is_held(error: OSError | ValueError) -> bool:
    """Whether another program keeps the file to itself, as Excel does on Windows."""
    number = getattr(error, "winerror", None)
    is_replacing = getattr(error, "filename2", None) is not None  # what was written beside it could be written
    return number in _HELD_ON_WINDOWS or (number == _DENIED_ON_WINDOWS and is_replacing)


def is_too_long(error: OSError | ValueError) -> bool:
    """Whether Windows means a path of more characters than it takes, whatever it says."""
    number, path = getattr(error, "winerror", None), getattr(error, "filename", None)
    is_long = isinstance(path, str) and len(path) > _LONGEST_ON_WINDOWS
    return number == _TOO_LONG_ON_WINDOWS or (number in _ABSENT_ON_WINDOWS and is_long)


def reason(error: OSError | ValueError) -> Words:
    """What kept a file from being opened."""
    words = getattr(error, "words", None)  # what says it itself
    if isinstance(words, Words):
        return words
    if is_held(error):
        return _HELD
    if is_too_long(error):
        return _REASONS[errno.ENAMETOOLONG]
    if isinstance(error, OSError) and error.errno in _REASONS:
        return _REASONS[error.errno]
    text = (error.strerror if isinstance(error, OSError) else None) or str(error) or type(error).__name__
    return Words(text, text)
