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


def reason(error: OSError | ValueError) -> Words:
    """What kept a file from being opened."""
    if isinstance(error, OSError) and error.errno in _REASONS:
        return _REASONS[error.errno]
    text = (error.strerror if isinstance(error, OSError) else None) or str(error) or type(error).__name__
    return Words(text, text)
