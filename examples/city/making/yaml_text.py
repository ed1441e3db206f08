"""Records as a person would type them: short mappings and list entries on one line, the rest in blocks."""

import re
from collections.abc import Mapping
from typing import Any

_PLAIN = re.compile(r"[\w《〈“（〔「][\w\-./·《》〈〉“”‘’（）〔〕「」、，。：；！？…—+&%—() ]*", re.UNICODE)
_LOOKS_ELSE = re.compile(r"[-+.\d]+(e\d+)?|true|false|null|yes|no|on|off|y|n|~|0[xo].*", re.IGNORECASE)
_MOST = 118


def scalar(value: bool | int | float | str) -> str:
    """One value; texts are quoted only where they would be read as something else."""
    if value is True or value is False:
        return "true" if value else "false"
    if isinstance(value, (int, float)):
        return str(value)
    plain = _PLAIN.fullmatch(value) and not value.endswith(" ") and ": " not in value and " #" not in value
    is_date = re.fullmatch(r"\d{4}-\d{2}(-\d{2})?", value)
    if plain and (is_date or not _LOOKS_ELSE.fullmatch(value)):
        return value
    return "'" + value.replace("'", "''") + "'"


def flow(value: Any) -> str:
    """A value on one line."""
    if isinstance(value, Mapping):
        return "{" + ", ".join(f"{key}: {flow(each)}" for key, each in value.items()) + "}"
    if isinstance(value, list):
        return "[" + ", ".join(map(flow, value)) + "]"
    return scalar(value)


def record_text(record: Mapping[str, Any], head: list[str], spread: bool) -> str:
    """A record; `spread` puts mappings in blocks even where they would fit one line."""
    lines = [f"# {line}" if line else "#" for line in head]
    for key, value in record.items():
        if key in {"documents", "office", "organization"}:
            lines.append("")
        if key == "office":
            lines.append("# 以下由考核办填写")
        lines += _member(key, value, spread)
    return "\n".join(lines) + "\n"


def _member(key: str, value: Any, spread: bool) -> list[str]:
    line = f"{key}: {flow(value)}"
    if isinstance(value, list) and value:
        return [f"{key}:", *(f"  - {flow(each)}" for each in value)]
    if (
        isinstance(value, Mapping)
        and value
        and (len(line) > _MOST or key == "office" or (spread and key not in {"unit", "funds"}))
    ):
        return [f"{key}:", *(f"  {name}: {flow(each)}" for name, each in value.items())]
    return [line]
