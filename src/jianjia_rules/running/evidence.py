"""The evidence of all units of a run: sums, what is missing by unit and row, dates, and what several units use."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from decimal import Decimal
from itertools import pairwise
from pathlib import Path
from typing import Any

from jianjia_rules.dataclass import dataclass
from jianjia_rules.diagnostics import Diagnostic, Diagnostics, Place, Severity, Words
from jianjia_rules.documents.files import file_at
from jianjia_rules.engine.evidence import is_dated, missing_evidence
from jianjia_rules.findings.observation import score_text
from jianjia_rules.language.outcomes import Outcome
from jianjia_rules.language.rules import Dating
from jianjia_rules.language.scalars import Number
from jianjia_rules.records.evidence_sums import FileSums
from jianjia_rules.records.evidence_writing import Addition, write_sums
from jianjia_rules.records.faults import PlacedOrigin
from jianjia_rules.records.line_files import INPUT_NAME
from jianjia_rules.records.origins import DocumentOrigin, LineOrigin, NoOrigin
from jianjia_rules.records.placed_origin import holder
from jianjia_rules.records.reading_faults import one
from jianjia_rules.records.text_values import text_of, value_at
from jianjia_rules.running.evidence_items import item_faults
from jianjia_rules.running.inputs import Inputs
from jianjia_rules.scoring.assess import Scored
from jianjia_rules.units.evidence import Piece, RowGap, Shared, UnitEvidence
from jianjia_rules.units.record import TreePath

_CODES = {"missing": "JJ851", "unreadable": "JJ852", "wrong-hash": "JJ853", "outside": "JJ854", "link": "JJ838"}
_OF_FILES = frozenset(_CODES.values())
_WANTED = {
    Dating.IN_PERIOD: Words("应当在考核期内", "it should be in the period"),
    Dating.IN_FORCE: Words("应当在期末有效", "it should be in force at the end of the period"),
}
_Whose = tuple[str, str, int]
"""Unit, period, and the entry of the evidence list."""

_OF_TABLE = Words("表格不改写，免得动了别的格", "tables are not rewritten, since other cells might change")
_OF_WORKBOOK = Words(
    "工作簿不改写，免得丢了图片、签章和公式的值",
    "workbooks are not rewritten, since pictures, seals and values of formulas might be lost",
)
_OF_INPUT = Words("记录来自标准输入", "the records came from standard input")
_OF_PROGRAM = Words("记录不是从文件读的", "the records are from no file")
_KEPT_FROM = {
    ".csv": _OF_TABLE,
    ".tsv": _OF_TABLE,
    ".xlsx": _OF_WORKBOOK,
    ".xlsm": _OF_WORKBOOK,
    ".xls": _OF_WORKBOOK,
    ".ods": _OF_WORKBOOK,
}
_FILE, _NUMBER = Words("文件", "file"), Words("文号", "document number")


@dataclass(frozen=True, slots=True)
class EvidenceReport:
    """What was found: unit by unit, what several use, and everything there is to tell, by file and line.

    `diagnostics` hold what is wrong with the input too; `findings` are those about evidence.
    """

    units: tuple[UnitEvidence, ...]
    shared: tuple[Shared, ...]
    findings: tuple[Diagnostic, ...]
    diagnostics: tuple[Diagnostic, ...]

    @property
    def is_complete(self) -> bool:
        """Whether nothing is missing, and every date is as it should be."""
        return all(each.severity is Severity.NOTE for each in self.findings)


def evidence_report(inputs: Inputs, write: bool = False) -> EvidenceReport:
    """Look through the evidence of a run's units; with `write` the sums that are missing go into the records."""
    looking = _Looking(inputs, write)
    units = tuple(looking.unit(scored) for scored in inputs.run)
    unwritten = looking.write_all()
    units = tuple(_with_states(each, unwritten) for each in units) if write else units
    shared = tuple(looking.shared())
    looking.found.extend(_shared_notes(shared, looking.first_used))
    standings = inputs.run.finish()
    others = (each for each in inputs.diagnostics(standings) if each.code not in _OF_FILES)
    findings = looking.found.sorted()
    told = Diagnostics()
    told.extend(others)
    return EvidenceReport(units, shared, findings, told.sorted())


class _Looking:
    def __init__(self, inputs: Inputs, write: bool) -> None:
        self.found = Diagnostics()
        self._rulebook = inputs.rulebook
        self._path = inputs.rulebook.record.evidence
        self._sums = FileSums()
        self._write = write
        self._additions: dict[str, list[tuple[Addition, Place | None, object, _Whose]]] = {}
        self._left: dict[str, list[tuple[Place | None, _Whose]]] = {}
        self._users: dict[tuple[str, str], dict[str, None]] = {}
        self.first_used: dict[tuple[str, str], tuple[Place | None, str]] = {}
        schema = inputs.rulebook.schema
        named = schema.names(self._path) if self._path is not None else ()
        self._number = "document_number" if "document_number" in named else "number"

    def unit(self, scored: Scored) -> UnitEvidence:
        """One unit's evidence."""
        record, origin = scored.record, scored.record.origin
        placed: Any = NoOrigin() if origin is None else origin
        listed = value_at(record.data, self._path) if self._path is not None else None
        entries = listed if isinstance(listed, list) else []
        mappings = [(index, entry) for index, entry in enumerate(entries) if isinstance(entry, Mapping)]
        pieces = tuple(self._piece(index, entry, scored, placed) for index, entry in mappings)
        rows = tuple(self._gaps(scored, placed))
        self.found.extend(item_faults(scored, placed, {each.number for each in pieces if each.number}))
        return UnitEvidence(record.unit.id, record.period, record.unit.name, pieces, rows)

    def _piece(self, index: int, entry: Mapping[str, Any], scored: Scored, origin: PlacedOrigin) -> Piece:
        record = scored.record
        at: TreePath = (*(self._path or ()), index)
        held_by, path = holder(origin, at)
        name, given = entry.get("file"), text_of(entry.get("sha256"))
        sha256, state = None, "none"
        if name:
            result = self._sums.of(file_at(held_by.file).parent, name) if held_by.file else None
            sha256 = None if result is None else result.sha256
            state = "none" if result is None else result.problem or _state(given, result.sha256)
            if state in _CODES:
                place = origin.place((*at, "sha256" if state == "wrong-hash" else "file"))
                more: dict[str, Any] = {"reason": result.reason} if result is not None and result.reason else {}
                if state == "wrong-hash":
                    more["found"] = sha256
                self.found.extend([one(_CODES[state], place, file=name, **more)])
            elif state == "unwritten" and self._write and sha256 is not None:
                place = origin.place((*at, "file"))
                self._add(held_by, path, sha256, place, name, (record.unit.id, record.period, index + 1))
        dated = is_dated(entry, scored.plan)
        if not dated:
            self._tell_date(entry, index, scored, origin)
        for what, value in (("file", sha256), ("number", text_of(entry.get(self._number)))):
            if value is not None:
                self._users.setdefault((what, value), {})[record.unit.id] = None
                if (what, value) not in self.first_used:
                    said = str(name) if what == "file" else value
                    self.first_used[what, value] = (origin.place((*at, what if what == "file" else self._number)), said)
        texts = {key: text_of(entry.get(key)) for key in ("number", "kind", "title", "date")}
        return Piece(index + 1, **texts, file=name if isinstance(name, str) else None, sha256=sha256, given=given,
                     state=state, dated=dated)  # fmt: skip

    def _add(
        self, origin: PlacedOrigin, path: TreePath, sha256: str, place: Place | None, name: object, whose: _Whose
    ) -> None:
        document = origin.document if isinstance(origin, DocumentOrigin) else None
        if isinstance(origin, LineOrigin):
            document = origin.document()
        if document is None or origin.file == INPUT_NAME:
            self._left.setdefault(origin.file if place is None else place.file, []).append((place, whose))
            return
        base = origin.base if isinstance(origin, DocumentOrigin) else ()
        addition = Addition(document, (*base, *path), sha256)
        self._additions.setdefault(origin.file, []).append((addition, place, name, whose))

    def write_all(self) -> set[_Whose]:
        """Write what is to be added, file by file; whose sums could not be."""
        unwritten: set[_Whose] = set()
        for file, additions in self._additions.items():
            kept_from = write_sums(file, [each[0] for each in additions])
            if kept_from is not None:
                unwritten.update(whose for *_, whose in additions)
                self.found.extend(one("JJ839", place, file=name, reason=kept_from) for _, place, name, _ in additions)
        for file, left in self._left.items():
            unwritten.update(whose for _, whose in left)
            why = _OF_INPUT if file == INPUT_NAME else _KEPT_FROM.get(Path(file).suffix.lower(), _OF_PROGRAM)
            self.found.extend([one("JJ785", left[0][0], file=file, count=len(left), reason=why)])
        return unwritten

    def _tell_date(self, entry: Mapping[str, Any], index: int, scored: Scored, origin: PlacedOrigin) -> None:
        kind = self._rulebook.evidence_kinds[entry["kind"]]
        said = text_of(entry.get("date"))
        until = text_of(entry.get("valid_until"))
        found = Words("没有填", "has no date") if said is None else Words(f"是 {said}", f"is dated {said}")
        if said is not None and until is not None:
            found = Words(f"是 {said}、有效期至 {until}", f"is dated {said} and valid until {until}")
        titles = [text_of(entry.get(key)) for key in ("number", "title")]
        piece = " ".join(each for each in (*titles, kind.id if not any(titles) else None) if each)
        place = origin.place((*(self._path or ()), index, "kind" if said is None else "date"))
        whose: dict[str, Any] = {"unit": scored.record.unit.id, "period": scored.record.period}
        self.found.extend([one("JJ866", place, **whose, piece=piece, found=found, wanted=_WANTED[kind.dating])])

    def _gaps(self, scored: Scored, origin: PlacedOrigin) -> Iterator[RowGap]:
        record, plan = scored.record, scored.plan
        for row, verdict in zip(plan.rows, scored.verdicts, strict=True):
            stake = _at_stake(verdict.steps)
            if stake is None or row.evidence is None or verdict.outcome is Outcome.NOT_APPLICABLE:
                continue
            missing = missing_evidence(row, plan, record.data, record.evidence_problems)
            gap = RowGap(row.facts.rule, row.evidence.kinds, row.evidence.any_of, missing, stake)
            yield gap
            titles = [self._kind(each) for each in missing]
            joined = ("或", " or ") if row.evidence.any_of else ("、", " and ")
            kinds = Words(joined[0].join(each.zh for each in titles), joined[1].join(each.en for each in titles))
            title = Words(row.facts.title.get("zh"), row.facts.title.get("en"))
            place = origin.place(self._path or ())
            whose: dict[str, Any] = {"unit": record.unit.id, "period": record.period, "rule": gap.rule}
            points = Decimal(score_text(stake))
            self.found.extend([one("JJ840", place, **whose, title=title, kinds=kinds, points=points)])

    def _kind(self, id: str) -> Words:
        kind = self._rulebook.evidence_kinds.get(id)
        return Words(id, id) if kind is None else Words(kind.title.get("zh"), kind.title.get("en"))

    def shared(self) -> Iterator[Shared]:
        """What more than one unit uses, in the order in which it was met."""
        for (what, value), units in self._users.items():
            if len(units) > 1:
                yield Shared(what, value, tuple(units))


def _state(given: str | None, sha256: str | None) -> str:
    if given is None:
        return "unwritten"
    return "ok" if given.strip().lower() == sha256 else "wrong-hash"


def _at_stake(steps: tuple[Any, ...]) -> Number | None:
    """The points of the award that evidence was missing for; None where none was."""
    for before, step in pairwise(steps):
        if step.name == "evidence":
            earned: Number = before.earned
            return earned
    return None


def _with_states(unit: UnitEvidence, unwritten: set[_Whose]) -> UnitEvidence:
    whose = (unit.unit, unit.period)
    pieces = tuple(
        replace(each, state="added") if each.state == "unwritten" and (*whose, each.entry) not in unwritten else each
        for each in unit.pieces
    )
    return replace(unit, pieces=pieces)


def _shared_notes(
    shared: tuple[Shared, ...], first_used: Mapping[tuple[str, str], tuple[Place | None, str]]
) -> Iterator[Diagnostic]:
    """A note for each; of a file its name where it was first used, since nobody knows a sum."""
    for each in shared:
        what = _FILE if each.what == "file" else _NUMBER
        place, said = first_used[each.what, each.value]
        yield one("JJ897", place, units=each.units, what=what, value=said)
