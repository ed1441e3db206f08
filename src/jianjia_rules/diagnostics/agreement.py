"""English words that agree with a number: `{count} {count|file|files}`."""

import re
from collections.abc import Mapping

_WORD = re.compile(r"\{([a-z_]+)\|([^|{}]*)\|([^|{}]*)\}")


def agreed(template: str, arguments: Mapping[str, object]) -> str:
    """The template with each `{number|one|several}` replaced by the word that the argument `number` asks for."""
    if "|" not in template:
        return template
    return _WORD.sub(lambda match: match[2] if is_one(arguments.get(match[1])) else match[3], template)


def counted(number: object, one: str, several: str) -> str:
    """A number with its word: `1 file`, `2 files`."""
    return f"{number} {one if is_one(number) else several}"


def is_one(number: object) -> bool:
    """Whether a number, or the text of one, takes the singular."""
    return str(number).strip() in {"1", "-1"}
