"""A test file's document made into cases; every fault of it at its place."""

from collections.abc import Mapping
from typing import Any

from jianjia_rules.authoring.rule_tests.expected import Expected
from jianjia_rules.authoring.rule_tests.model import Case, CaseFile, Unreachable
from jianjia_rules.authoring.rule_tests.records import CaseRecords
from jianjia_rules.authoring.rule_tests.shapes import CaseFileShape, CaseShape, UnreachableShape
from jianjia_rules.authoring.rule_tests.subjects import Subjects
from jianjia_rules.diagnostics import Diagnostics, Words
from jianjia_rules.documents.document import Document
from jianjia_rules.documents.places import TreePath
from jianjia_rules.language.rulebook import Rulebook
from jianjia_rules.language.text import Text
from jianjia_rules.loading.envelope_check import read_shape
from jianjia_rules.loading.faults import Faults, Locator
from jianjia_rules.loading.node_scalars import LIST, wrong_kind

_FILE = Words("测试文件", "a test file")
_CASE = Words("用例", "a case")
_UNREACHABLE = Words("unreachable 的一项", "an entry of unreachable")


def read_cases(document: Document, rulebook: Rulebook, diagnostics: Diagnostics) -> CaseFile:
    """The good cases of a file; what is wrong with the others is reported."""
    return _Reader(document, rulebook, diagnostics).read()


class _Reader:
    def __init__(self, document: Document, rulebook: Rulebook, diagnostics: Diagnostics) -> None:
        locator = Locator()
        locator.mount((), document, ())
        self._document = document
        self._faults = Faults(diagnostics, locator)
        self._subjects = Subjects(rulebook, self._faults)
        self._expected = Expected(rulebook, self._faults)
        self._records = CaseRecords(document, rulebook, self._faults)
        self._names: dict[tuple[str | None, Text], TreePath] = {}

    def read(self) -> CaseFile:
        file = read_shape(CaseFileShape, self._document.value, (), _FILE, self._faults)
        if file is None:
            return CaseFile(self._document.file, ())
        self._records.declare(file.records)
        part = self._subjects.part(file.tests)
        cases: list[Case] = []
        for index, entry in self._entries(file.cases, "cases"):
            cases += self._case(entry, index, part)
        self._records.report_unused()
        said = [
            read
            for index, entry in self._entries(file.unreachable, "unreachable")
            if (read := self._unreachable(entry, ("unreachable", index))) is not None
        ]
        return CaseFile(self._document.file, tuple(cases), tuple(said))

    def _entries(self, value: Any, key: str) -> list[tuple[int, Any]]:
        if value is not None and not isinstance(value, list):
            wrong_kind(self._faults, (key,), LIST, value)
            return []
        return list(enumerate(value or ()))

    def _case(self, entry: Any, index: int, part: str | None) -> list[Case]:
        at: TreePath = ("cases", index)
        shape = read_shape(CaseShape, entry, at, _CASE, self._faults)
        if shape is None:
            if isinstance(entry, Mapping) and isinstance(entry.get("record"), str):
                self._records.note(entry["record"])
            return []
        known = self._subjects.known(shape.rule, shape.gate, at, part)
        self._name(shape, at)
        expectations = self._expected.read(shape, (*at, "expect"))
        types = self._subjects.types(shape.for_types, (*at, "for")) if shape.for_types is not None else (None,)
        found: list[Case] = []
        for unit_type in types:
            records = self._records.of(shape, at, unit_type)
            if records is None or not known or expectations is None:
                continue
            record, previous = records
            if not self._subjects.applies(shape, at, record):
                continue
            wanted = self._expected.of_type(expectations, record.unit.type, (*at, "expect"))
            place = self._faults.locator.value(at)
            given = shape.evidence == "given"
            found.append(
                Case(
                    index + 1,
                    shape.rule,
                    shape.gate,
                    shape.name,
                    place,
                    record.unit.type,
                    record,
                    previous,
                    shape.as_of,
                    given,
                    wanted,
                )
            )
        return found

    def _name(self, shape: CaseShape, at: TreePath) -> None:
        if shape.name is None:
            return
        key = (shape.rule or shape.gate, shape.name)
        first = self._names.setdefault(key, (*at, "name"))
        if first != (*at, "name"):
            name = Words(shape.name.get("zh"), shape.name.get("en"))
            self._faults.add("JJ884", (*at, "name"), related=first, name=name)

    def _unreachable(self, entry: Any, at: TreePath) -> Unreachable | None:
        shape = read_shape(UnreachableShape, entry, at, _UNREACHABLE, self._faults)
        if shape is None:
            return None
        subject = shape.rule or shape.gate
        if subject is None:
            what = Words("说的是哪条规则、哪道门槛", "which rule or gate it speaks of")
            self._faults.add("JJ204", at, what=what, known=("rule", "gate"), nearest=None)
            return None
        if not self._subjects.known(shape.rule, shape.gate, at, None):
            return None
        types = None if shape.for_types is None else self._subjects.types(shape.for_types, (*at, "for"))
        return Unreachable(subject, shape.branch, types, self._faults.locator.value((*at, "branch")))
