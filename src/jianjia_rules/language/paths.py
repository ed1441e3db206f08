"""Field paths: dotted names into a record, quoted where a name holds a dot, a blank or a bracket."""

import re

FieldPath = tuple[str, ...]

_SEGMENT = re.compile(r'"((?:[^"\\]|\\.)*)"|([^\s.\[\]{}"\'$,，。：:]+)')


class PathError(ValueError):
    """A text that is no field path; `offset` counts characters from its beginning."""

    def __init__(self, text: str, offset: int) -> None:
        super().__init__(text, offset)
        self.text = text
        self.offset = offset


def parse_path(text: str) -> FieldPath:
    """The segments of a dotted path: `venue.area` or `results."xccdf_org.x.1"`; raises PathError."""
    segments: list[str] = []
    at = 0
    while True:
        match = _SEGMENT.match(text, at)
        if match is None:
            raise PathError(text, at)
        quoted, plain = match.groups()
        segments.append(re.sub(r"\\(.)", r"\1", quoted) if quoted is not None else plain)
        at = match.end()
        if at == len(text):
            return tuple(segments)
        if text[at] != ".":
            raise PathError(text, at)
        at += 1


def format_path(path: FieldPath) -> str:
    """The text that `parse_path` reads back as `path`."""
    return ".".join(_quote(segment) for segment in path)


def _quote(segment: str) -> str:
    match = _SEGMENT.fullmatch(segment)
    if match is not None and match.group(2) is not None:
        return segment
    escaped = segment.replace("\\", "\\\\").replace('"', '\\"')
    return f'"{escaped}"'
