"""Text in Markdown that stays text, whatever it says."""

import re
from html import escape

_MARKUP = re.compile(r"([\\`*_{}\[\]#|~$@])|(://)|(\bwww\.)", re.IGNORECASE)


def escaped(text: str) -> str:
    """The text with everything that Markdown, or HTML inside it, would read as markup made literal."""
    return _MARKUP.sub(_literal, escape(text, quote=False))


def _literal(match: re.Match[str]) -> str:
    found = match.group()
    if match.group(2):
        return ":&#47;/"
    return f"{found[:3]}&#46;" if match.group(3) else f"\\{found}"
