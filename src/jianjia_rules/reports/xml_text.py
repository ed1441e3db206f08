"""XML written by hand: elements, and texts without the characters that no XML may hold."""

import re
from collections.abc import Mapping
from xml.sax.saxutils import escape, quoteattr

_NOT_IN_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def opened(element: str, **attributes: object) -> str:
    """The beginning of an element."""
    return f"<{element}{_written(attributes)}>"


def empty(element: str, **attributes: object) -> str:
    """An element without content."""
    return f"<{element}{_written(attributes)}/>"


def content(text: str) -> str:
    """A text between elements."""
    return escape(clean(text))


def clean(text: str) -> str:
    """Without the characters that no XML may hold."""
    return _NOT_IN_XML.sub("\ufffd", text)


def _written(attributes: Mapping[str, object]) -> str:
    return "".join(f" {name}={quoteattr(clean(str(value)))}" for name, value in attributes.items())
