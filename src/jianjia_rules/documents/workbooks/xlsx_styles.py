"""Which cell styles of an .xlsx show a number as a day."""

import re
from collections.abc import Mapping
from xml.parsers.expat import XMLParserType

from jianjia_rules.documents.workbooks.parts import Parts, local

_BUILT_IN = frozenset((14, 15, 16, 17, 22, *range(27, 32), 36, *range(50, 55), 57, 58))
"""Numbers of built-in formats of days (ECMA-376 part 1, 18.8.30, with those of Chinese); times of day are none."""

_SAID = re.compile(r'"[^"]*"|\\.|_.|\*.|\[[^\]]*\]')


def read_day_styles(parts: Parts, name: str) -> frozenset[int]:
    """The numbers of the styles (`s` of a cell) that are days."""
    reader = _Styles()
    parts.parse(name, reader.watch, optional=True)
    own = {id for id, code in reader.codes.items() if shows_day(code)}
    known = (_BUILT_IN - reader.codes.keys()) | own
    return frozenset(number for number, id in enumerate(reader.formats) if id in known)


def shows_day(code: str) -> bool:
    """Whether a number format has a year or a day in it."""
    plain = _SAID.sub("", code.split(";")[0]).lower()
    return "general" not in plain and any(letter in plain for letter in "yd")


class _Styles:
    def __init__(self) -> None:
        self.codes: dict[int, str] = {}
        self.formats: list[int] = []
        self._in_cells = False

    def watch(self, parser: XMLParserType) -> None:
        parser.StartElementHandler = self._start
        parser.EndElementHandler = self._end

    def _start(self, name: str, attributes: Mapping[str, str]) -> None:
        match local(name):
            case "numFmt":
                self.codes[_number(attributes.get("numFmtId"))] = attributes.get("formatCode", "")
            case "cellXfs":
                self._in_cells = True
            case "xf" if self._in_cells:
                self.formats.append(_number(attributes.get("numFmtId")))

    def _end(self, name: str) -> None:
        if local(name) == "cellXfs":
            self._in_cells = False


def _number(text: str | None) -> int:
    return int(text) if text and text.isdecimal() and len(text) < 9 else -1
