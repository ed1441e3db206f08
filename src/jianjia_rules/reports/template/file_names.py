"""Names for the workbooks of units, which every system and every archive takes."""

import re

_NOT_IN_FILES = re.compile(r'[\x00-\x1f\x7f<>:"/\\|?*]')
_LONGEST_NAME = 80
_PORTS = (f"{port}{number}" for port in ("com", "lpt") for number in "123456789")
_RESERVED = frozenset(("con", "prn", "aux", "nul", *_PORTS))


class FileNames:
    """Makes names without an ending, each once, upper and lower case alike.

    They consist of what Windows allows and GBK has: archives that are made there keep names in GBK.
    """

    def __init__(self) -> None:
        self._taken: set[str] = set()

    def of(self, text: str) -> str:
        """The name that is closest to a text."""
        safe = "".join(letter if _is_in_gbk(letter) else "_" for letter in _NOT_IN_FILES.sub("_", text))
        base = safe.strip(" .")[:_LONGEST_NAME].rstrip(" .") or "_"
        if base.split(".")[0].casefold() in _RESERVED or base[0] == "~":
            base = f"_{base}"
        name, number = base, 2
        while name.casefold() in self._taken:
            name, number = f"{base} ({number})", number + 1
        self._taken.add(name.casefold())
        return name


def _is_in_gbk(letter: str) -> bool:
    try:
        letter.encode("gbk")
    except UnicodeEncodeError:
        return False
    return True
