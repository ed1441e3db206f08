"""Office Open XML workbooks (.xlsx, .xlsm; ECMA-376, both namespaces)."""

import posixpath
import re
from collections.abc import Mapping
from xml.parsers.expat import XMLParserType

from jianjia_rules.documents.workbooks.book import Book, BookError, Counter, Most, Remark, Sheet
from jianjia_rules.documents.workbooks.parts import Parts, attribute, local
from jianjia_rules.documents.workbooks.xlsx_sheet import SheetReader
from jianjia_rules.documents.workbooks.xlsx_strings import read_strings
from jianjia_rules.documents.workbooks.xlsx_styles import read_day_styles

MAIN = "xl/workbook.xml"


def read_xlsx(parts: Parts, most: Most) -> Book:
    """The sheets of a workbook; raises BookError."""
    relations = _relations(parts, "_rels/.rels", "")
    main = next((target for kind, target in relations.values() if kind == "officeDocument"), MAIN)
    inner = _relations(parts, f"{posixpath.dirname(main)}/_rels/{posixpath.basename(main)}.rels", main)
    outline = _Outline()
    parts.parse(main, outline.watch)
    if len(outline.sheets) > most.sheets:
        raise BookError("JJ756", most=most.sheets)
    by_kind = dict(inner.values())
    counter = Counter(most)
    strings = read_strings(parts, by_kind.get("sharedStrings", "xl/sharedStrings.xml"))
    days = read_day_styles(parts, by_kind.get("styles", "xl/styles.xml"))
    sheets = []
    for name, relation in outline.sheets:
        kind, target = inner.get(relation, ("", ""))
        if kind == "worksheet":
            reader = SheetReader(strings, days, outline.from_1904, counter)
            parts.parse(target, reader.watch)
            sheets.append(Sheet(name, reader.cells, tuple(reader.merged), reader.empty_rows))
    return Book(tuple(sheets), tuple(_remarks(parts)), outline.from_1904)


def _remarks(parts: Parts) -> list[Remark]:
    found = []
    if any(re.search(r"vbaProject|/macrosheets/", name) for name in parts.names):
        found.append(Remark("JJ757", {}))
    if any("/externalLinks/" in name for name in parts.names):
        found.append(Remark("JJ758", {}))
    return found


class _Outline:
    """The names of the sheets with their relations, and which day count the workbook has."""

    def __init__(self) -> None:
        self.sheets: list[tuple[str, str]] = []
        self.from_1904 = False

    def watch(self, parser: XMLParserType) -> None:
        parser.StartElementHandler = self._start

    def _start(self, name: str, attributes: Mapping[str, str]) -> None:
        match local(name):
            case "sheet":
                relation = next((value for key, value in attributes.items() if local(key) == "id" and ":" in key), "")
                self.sheets.append((attributes.get("name", ""), relation))
            case "workbookPr":
                self.from_1904 = attributes.get("date1904") in {"1", "true"}


def _relations(parts: Parts, name: str, around: str) -> dict[str, tuple[str, str]]:
    """Kind and target by id; what lies outside the file is none."""
    found: dict[str, tuple[str, str]] = {}

    def start(element: str, attributes: Mapping[str, str]) -> None:
        target = attribute(attributes, "Target")
        if local(element) == "Relationship" and target and attribute(attributes, "TargetMode") != "External":
            kind = (attribute(attributes, "Type") or "").rpartition("/")[2]
            found[attribute(attributes, "Id") or ""] = (kind, _target(target, around))

    def watch(parser: XMLParserType) -> None:
        parser.StartElementHandler = start

    parts.parse(name, watch, optional=True)
    return found


def _target(target: str, around: str) -> str:
    target = target.replace("\\", "/")
    if target.startswith("/"):
        return target[1:]
    return posixpath.normpath(posixpath.join(posixpath.dirname(around), target))
