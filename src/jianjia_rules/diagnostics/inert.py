"""Text from a file made harmless to print: no control character, no hidden direction mark, no endless line."""

import re

# Controls, direction and zero-width marks, line separators, halves of surrogate pairs, what is no character, tags.
_ACTIVE = re.compile(
    "[\x00-\x1f\x7f-\x9f\xad\u061c\u180e\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb\ufffe\uffff"
    "\ud800-\udfff\U000e0000-\U000e007f]"
    # Wherever it stands in a line, GitHub's runner reads `##[…]` as a command.
    r"|(?<=##)\["
)
_LONGEST = 120


def inert(text: str) -> str:
    """The text with everything that a terminal or a pipeline's runner would act upon written out: <U+202E>."""
    return _ACTIVE.sub(_written_out, text)


def shortened(text: str, longest: int = _LONGEST) -> str:
    """The text made inert, and cut to `longest` characters with an ellipsis where it is longer."""
    if len(text) <= longest:
        return inert(text)
    return f"{inert(text[: longest - 1])}…"


def is_command(line: str) -> bool:
    """Whether a pipeline's runner would take a line of output for a command: `::error::…`, `##[group]…`."""
    return line.lstrip().startswith(("::", "##["))


def without_commands(text: str) -> str:
    """A printed text in which no line is a command: a dot stands before one that would be."""
    if "::" not in text and "##[" not in text:
        return text
    return "\n".join(f"·{line}" if is_command(line) else line for line in text.split("\n"))


def is_active(character: str) -> bool:
    """Whether this one character must not be printed as it is."""
    return _ACTIVE.match(character) is not None


def _written_out(match: re.Match[str]) -> str:
    return f"<U+{ord(match.group()):04X}>"
