"""The lines of a text, split when somebody asks."""

import re

YAML_BREAK = re.compile("\r\n|[\r\n\x85\u2028\u2029]")
"""The line breaks that the YAML parser counts."""

PLAIN_BREAK = re.compile("\r\n|[\r\n]")
"""The line breaks of every other text."""


class Lines:
    """Lines counted from `first` (1 for a whole file); the text is split when a line is first asked for."""

    __slots__ = ("_break", "_first", "_lines", "_text")

    def __init__(self, text: str, first: int = 1, line_break: re.Pattern[str] = PLAIN_BREAK) -> None:
        self._text = text
        self._first = first
        self._break = line_break
        self._lines: list[str] | None = None

    def get(self, number: int) -> str | None:
        """The line with this number, or None."""
        at = number - self._first
        lines = self.all()
        return lines[at] if 0 <= at < len(lines) else None

    def all(self) -> list[str]:
        """Every line, without its line break."""
        if self._lines is None:
            self._lines = self._break.split(self._text)
        return self._lines
