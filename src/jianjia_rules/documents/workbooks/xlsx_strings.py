"""The texts that cells of an .xlsx refer to by number."""

import re
from collections.abc import Mapping
from xml.parsers.expat import XMLParserType

from jianjia_rules.documents.workbooks.book import BookError
from jianjia_rules.documents.workbooks.parts import Parts, local

_MOST = 1_000_000
_ESCAPED = re.compile(r"_x([0-9A-Fa-f]{4})_")


def unescaped(text: str) -> str:
    """The text with `_x000D_` and its like as the characters they stand for."""
    return _ESCAPED.sub(lambda found: chr(int(found[1], 16)), text) if "_x" in text else text


def read_strings(parts: Parts, name: str) -> list[str]:
    """All of them, in their order; none where the file has no such part."""
    reader = _Strings()
    parts.parse(name, reader.watch, optional=True)
    return reader.found


class RichText:
    """Gathers a text from its runs; readings (phonetic runs) are no part of it."""

    def __init__(self) -> None:
        self.pieces: list[str] = []
        self._is_text = False
        self._in_reading = 0

    def start(self, name: str) -> None:
        """An element begins inside the text."""
        if name == "rPh":
            self._in_reading += 1
        self._is_text = name == "t" and not self._in_reading

    def end(self, name: str) -> None:
        """An element ends."""
        if name == "rPh":
            self._in_reading -= 1
        self._is_text = False

    def data(self, text: str) -> None:
        """What stands between."""
        if self._is_text:
            self.pieces.append(text)

    def text(self) -> str:
        """The whole."""
        return unescaped("".join(self.pieces))


class _Strings:
    def __init__(self) -> None:
        self.found: list[str] = []
        self._one: RichText | None = None

    def watch(self, parser: XMLParserType) -> None:
        parser.StartElementHandler = self._start
        parser.EndElementHandler = self._end
        parser.CharacterDataHandler = self._data

    def _start(self, name: str, _: Mapping[str, str]) -> None:
        plain = local(name)
        if plain == "si":
            if len(self.found) >= _MOST:
                raise BookError("JJ756", most=_MOST)
            self._one = RichText()
        elif self._one is not None:
            self._one.start(plain)

    def _end(self, name: str) -> None:
        plain = local(name)
        if self._one is None:
            return
        if plain == "si":
            self.found.append(self._one.text())
            self._one = None
        else:
            self._one.end(plain)

    def _data(self, text: str) -> None:
        if self._one is not None:
            self._one.data(text)
