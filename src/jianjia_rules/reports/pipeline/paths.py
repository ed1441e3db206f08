"""Where an issue stands, as pipelines name it: files relative to where the command runs, with forward slashes."""

import os
import posixpath
import re
from pathlib import Path
from typing import NamedTuple
from urllib.parse import quote

from jianjia_rules.diagnostics import Place
from jianjia_rules.diagnostics.inert import inert
from jianjia_rules.records.line_files import INPUT_NAME

_SAFE = "/!$&'()*+,;=@-._~"
"""What a segment of a URI's path may hold as it is (RFC 3986); a colon would make a scheme of a first segment."""


_DRIVE = re.compile(r"[A-Za-z]:/")


class Location(NamedTuple):
    """A file, and in it a line and columns from 1, or a sheet and cell of a workbook; `path` is not encoded."""

    path: str
    line: int | None = None
    column: int | None = None
    end_column: int | None = None
    sheet: str | None = None
    cell: str | None = None

    @property
    def uri(self) -> str:
        """The path as a URI reference; an absolute one as `file:` URI. Halves of surrogate pairs become U+FFFD."""
        encoded = quote(self.path.encode("utf-8", "surrogatepass").decode("utf-8", "replace"), safe=_SAFE)
        if not self.is_absolute:
            return encoded
        return f"file://{'' if encoded.startswith('/') else '/'}{encoded.replace('%3A', ':', 1)}"

    @property
    def text(self) -> str:
        """As people read it: `file:line:column`, or `file sheet!cell`."""
        return f"{self.path} {self.spot}" if self.spot else f"{self.path}:{self.line}:{self.column}"

    @property
    def is_absolute(self) -> bool:
        """Whether the file stands outside of the folder that the command runs in."""
        return self.path.startswith("/") or _DRIVE.match(self.path) is not None

    @property
    def spot(self) -> str:
        """The cell: `活动!C7`; empty where it is no workbook."""
        if self.sheet is None:
            return ""
        return inert(f"{self.sheet}!{self.cell}" if self.cell else self.sheet)


def location_of(place: Place | None) -> Location | None:
    """Where a place is; None for none, and for standard input."""
    if place is None or not place.file or place.file == INPUT_NAME:
        return None
    path = relative(place.file)
    # A place in a workbook has a sheet and a cell, and no line to speak of.
    sheet, cell = getattr(place, "sheet", None), getattr(place, "cell", None)
    if sheet is not None:
        return Location(path, sheet=sheet, cell=cell)
    return Location(path, place.line, place.column, place.end_column)


def relative(file: str, here: str | None = None, windows: bool = os.name == "nt") -> str:
    """A file's path from `here` (by default where the process runs) where it stands below, else as it was given."""
    folder = str(Path.cwd()) if here is None else here
    if windows:
        file, folder = file.replace("\\", "/"), folder.replace("\\", "/")
    folder = folder.rstrip("/") + "/"
    absolute = file.startswith("/") or (windows and _DRIVE.match(file) is not None)
    same = file.lower().startswith(folder.lower()) if windows else file.startswith(folder)
    return posixpath.normpath(file[len(folder) :] if absolute and same else file)
