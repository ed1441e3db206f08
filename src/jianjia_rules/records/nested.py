"""Values put where their path leads in nested mappings."""

from typing import Any

from jianjia_rules.language.paths import FieldPath


def put(data: dict[str, Any], path: FieldPath, value: object) -> None:
    """Put a value at a path; mappings on the way are made."""
    for segment in path[:-1]:
        data = data.setdefault(segment, {})
    data[path[-1]] = value
