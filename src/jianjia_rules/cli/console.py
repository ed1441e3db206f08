"""The console: its language, its width, whether it shows colours, and where messages to people go."""

import os
import sys
from collections.abc import Iterable, Sequence
from contextlib import suppress
from typing import TextIO

from jianjia_rules.diagnostics import Diagnostic, Lang
from jianjia_rules.language.text import Text

_NARROWEST, _WIDEST, _USUAL = 60, 120, 100


class Console:
    """Where a command's words go. What the console's encoding cannot show is replaced, never an error.

    Of a process that was begun with one of the two closed, `out` or `err` is None.
    """

    def __init__(self, lang: Lang, out: TextIO | None = None, err: TextIO | None = None) -> None:
        self.lang = lang
        self.out = _tolerant(sys.stdout if out is None else out)
        self.err = _tolerant(sys.stderr if err is None else err)

    @property
    def width(self) -> int:
        """Columns of the terminal, or what is usual where there is none."""
        given = os.environ.get("COLUMNS", "")
        if given.isdecimal() and 0 < len(given) < 6:
            return max(_NARROWEST, min(int(given), _WIDEST))
        try:
            columns = 0 if self.out is None else os.get_terminal_size(self.out.fileno()).columns
        except (OSError, ValueError, AttributeError):
            return _USUAL
        return max(_NARROWEST, min(columns or _USUAL, _WIDEST))

    @property
    def colours(self) -> bool:
        """Whether what goes out may be coloured: on a terminal, and NO_COLOR is not set."""
        return is_terminal(self.out) and not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"

    def say(self, words: Text | str) -> None:
        """A line to people, beside the result."""
        text = words if isinstance(words, str) else words.get(self.lang)
        self.tell(f"{text}\n")

    def tell(self, text: str) -> None:
        """Text to people as it is; where nobody can get it, the result still goes its way."""
        if self.err is not None:
            with suppress(OSError, ValueError):
                self.err.write(text)
                self.err.flush()

    def show(self, diagnostics: Iterable[Diagnostic]) -> None:
        """Faults with their places and carets, beside the result."""
        from jianjia_rules.diagnostics.render import render_all  # only where something is wrong

        self.tell(render_all(diagnostics, self.lang))


def is_terminal(stream: TextIO | None) -> bool:
    """Whether somebody looks at what is written there."""
    try:
        return stream is not None and stream.isatty()
    except (ValueError, AttributeError):
        return False


def language_of(words: Sequence[str]) -> Lang:
    """The language that a call asks for with `--lang`, else that of the environment."""
    for word, following in zip(words, [*words[1:], ""], strict=False):
        asked = following if word == "--lang" else word.removeprefix("--lang=") if word.startswith("--lang=") else ""
        if asked in {"zh", "en"}:
            return "zh" if asked == "zh" else "en"
    return _usual_language()


def _usual_language() -> Lang:
    for name in ("LC_ALL", "LC_MESSAGES", "LANG"):
        value = os.environ.get(name)
        if value:
            return "zh" if value.lower().startswith("zh") else "en"
    if os.name == "nt":
        import locale  # there the environment says nothing

        return "zh" if (locale.getlocale()[0] or "").startswith(("zh", "Chinese")) else "en"
    return "en"


def _tolerant(stream: TextIO | None) -> TextIO | None:
    reconfigure = getattr(stream, "reconfigure", None)
    if reconfigure is not None:
        reconfigure(errors="replace")
    return stream
