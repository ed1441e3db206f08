"""Why a result could not be written, and what to do, in words for people."""

import errno

from jianjia_rules.cli.inputs import fault
from jianjia_rules.diagnostics import Words
from jianjia_rules.diagnostics.unreadable import is_held, is_too_long
from jianjia_rules.errors import CallError

_CORRECT = Words("请改正路径。", "Correct the path.")
_ELSEWHERE = Words("请写到别处。", "Write it elsewhere.")
_ROOM = Words("请腾出空间，或者用 -o 写到别处。", "Make room, or write it elsewhere with -o.")
_REASONS = {
    errno.ENOSPC: (Words("磁盘已满", "the disk is full"), _ROOM),
    errno.EDQUOT: (Words("磁盘配额已用完", "the disk quota is used up"), _ROOM),
    errno.EFBIG: (Words("文件太大", "the file grows too large"), _ROOM),
    errno.ENOENT: (
        Words("没有这个文件夹", "its folder is not there"),
        Words("请先建好文件夹，或者改正路径。", "Make the folder first, or correct the path."),
    ),
    errno.ENOTDIR: (Words("路径中有一段不是文件夹", "a part of its path is no folder"), _CORRECT),
    errno.EISDIR: (
        Words("这是一个文件夹", "it is a folder"),
        Words("请在后面写上文件名。", "Add the name of a file."),
    ),
    errno.EACCES: (Words("没有写入权限", "permission denied"), _ELSEWHERE),
    errno.EPERM: (Words("没有写入权限", "permission denied"), _ELSEWHERE),
    errno.EROFS: (Words("那里只能读", "only reading is possible there"), _ELSEWHERE),
    errno.ENAMETOOLONG: (Words("名称太长", "its name is too long"), _CORRECT),
    errno.EBADF: (Words("它是关闭的", "it is closed"), Words("请用 -o 写入文件。", "Write to a file with -o.")),
}

_HELD = (
    Words("另一个程序正开着它", "another program has it open"),
    Words("请先在那个程序里关闭它，再试一次。", "Close it there and try again."),
)


def unwritable(path: str | None, error: OSError | ValueError) -> CallError:
    """The fault of a file, or of standard output (None), that the system does not let us write."""
    number = errno.ENAMETOOLONG if is_too_long(error) else getattr(error, "errno", None)
    known = _HELD if is_held(error) else _REASONS.get(number or 0)
    if known is None:
        text = (error.strerror if isinstance(error, OSError) else None) or str(error) or type(error).__name__
        known = Words(text, text), _ELSEWHERE
    reason, advice = known
    if path is None:
        return fault("JJ924", reason=reason, advice=advice)
    return fault("JJ908", path=path, reason=reason, advice=advice)
