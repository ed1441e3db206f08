"""The parts of a zipped workbook, checked before anything is unpacked, and their XML, without entities."""

import io
import zipfile
import zlib
from collections.abc import Callable, Mapping
from typing import IO
from xml.parsers.expat import ExpatError, ParserCreate, XMLParserType

from jianjia_rules.documents.archives.listing import truly_flagged
from jianjia_rules.documents.archives.names import names_of
from jianjia_rules.documents.workbooks.book import MOST_PARTS, MOST_RATIO, MOST_UNPACKED, RATIO_FROM, BookError

_PIECE = 1 << 16
_ENCRYPTED = 1
_DAMAGE = (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, OSError, ValueError, RuntimeError)


class Parts:
    """What a zip file holds. Sizes are those it states, and no part unpacks to more than it states."""

    def __init__(self, data: bytes) -> None:
        """Raises BookError where it is damaged, encrypted, or unpacks to too much."""
        try:
            self._zip = zipfile.ZipFile(io.BytesIO(data))
        except UnicodeDecodeError:
            self._zip = _mended(data)
        except _DAMAGE:
            raise BookError("JJ751") from None
        infos = self._zip.infolist()
        if any(each.flag_bits & _ENCRYPTED for each in infos):
            raise BookError("JJ754")
        unpacked = sum(each.file_size for each in infos)
        is_bomb = unpacked > RATIO_FROM and unpacked > MOST_RATIO * len(data)
        if len(infos) > MOST_PARTS or unpacked > MOST_UNPACKED or is_bomb:
            raise BookError("JJ755", size=unpacked, most=MOST_UNPACKED, parts=len(infos), most_parts=MOST_PARTS)
        self._infos = {name.removeprefix("/"): info for info, name in names_of(infos).items()}
        self.names = frozenset(self._infos)

    def parse(self, name: str, watch: Callable[[XMLParserType], None], *, optional: bool = False) -> None:
        """Feed a part to the handlers that `watch` sets; an optional one may be absent."""
        if name not in self.names:
            if optional:
                return
            raise BookError("JJ751")
        parser = ParserCreate()
        parser.buffer_text = True
        parser.EntityDeclHandler = _refuse_entity
        watch(parser)
        try:
            with self._zip.open(self._infos[name]) as file:
                _feed(parser, file)
        except ExpatError:
            raise BookError("JJ751") from None
        except _DAMAGE:
            raise BookError("JJ751") from None


def _mended(data: bytes) -> zipfile.ZipFile:
    """A workbook with names that are not in UTF-8 as they say; its own parts have plain ones."""
    try:
        return zipfile.ZipFile(io.BytesIO(truly_flagged(data)))
    except _DAMAGE:
        raise BookError("JJ751") from None


def _feed(parser: XMLParserType, file: IO[bytes]) -> None:
    while piece := file.read(_PIECE):
        parser.Parse(piece, False)
    parser.Parse(b"", True)


def _refuse_entity(*_: object) -> None:
    """No workbook declares entities; one that does wants to grow, or to read other files."""
    raise BookError("JJ751")


def local(name: str) -> str:
    """The name of an element or attribute without its prefix."""
    return name[name.rfind(":") + 1 :]


def attribute(attributes: Mapping[str, str], name: str) -> str | None:
    """An attribute by its name without prefix."""
    found = attributes.get(name)
    if found is not None:
        return found
    return next((value for key, value in attributes.items() if local(key) == name), None)
