"""The library in a few calls: a rulebook over files of records, and everything that comes of it."""

import sys
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from datetime import date
from os import PathLike, fspath
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

from jianjia_rules.diagnostics import LIMIT, Diagnostic, Diagnostics, Words, nearest
from jianjia_rules.documents.existing import is_there
from jianjia_rules.errors import CallError
from jianjia_rules.findings.assessment import Assessment
from jianjia_rules.language.rulebook import Rulebook
from jianjia_rules.language.text import Lang
from jianjia_rules.records.normalise import Normalise
from jianjia_rules.records.tally import Tally
from jianjia_rules.running.inputs import Inputs, inputs_of
from jianjia_rules.scoring.standing import Missing
from jianjia_rules.units.entries import Review, Waiver

if TYPE_CHECKING:
    from jianjia_rules.reports.conversion.convert import Conversion
    from jianjia_rules.reports.handbook.handbook import Handbook
    from jianjia_rules.reports.pipeline.comparing.comparison import Comparison
    from jianjia_rules.reports.pipeline.formats import Format
    from jianjia_rules.reports.template.template import Template
    from jianjia_rules.running.evidence import EvidenceReport
    from jianjia_rules.scoring.assess import Scored
    from jianjia_rules.scoring.standing import Standings

AnyPath = str | PathLike[str]
_Entry = TypeVar("_Entry", Review, Waiver)


class Results:
    """What came of a run. The records are read when somebody looks; nothing that is said changes afterwards.

    Iterating gives the assessments in the order of the input, with grades and ranks among all; `stream` gives each as
    soon as it is made, without them, and keeps none.
    """

    def __init__(self, inputs: Inputs) -> None:
        self._inputs = inputs
        self._begun = False
        self._records: tuple[Scored, ...] | None = None
        self._assessments: tuple[Assessment, ...] | None = None
        self._standings: Standings | None = None
        self._diagnostics: tuple[Diagnostic, ...] | None = None

    @property
    def inputs(self) -> Inputs:
        """The run behind the results, and what it is made of."""
        return self._inputs

    @property
    def assessments(self) -> tuple[Assessment, ...]:
        """Every assessed record's, with its place among all."""
        if self._assessments is None:
            records = self._kept()
            standings = self._settled()
            placed = (standings.placed(each.assessment(), order) for order, each in enumerate(records))
            self._assessments = tuple(placed)
        return self._assessments

    @property
    def rollups(self) -> tuple[Assessment, ...]:
        """The assessments of all groups, by period, roll-up and key."""
        return self._all().rollups

    @property
    def missing(self) -> tuple[Missing, ...]:
        """Units on a register that filed nothing, or nothing that was accepted."""
        return self._all().missing

    @property
    def diagnostics(self) -> tuple[Diagnostic, ...]:
        """Everything there is to tell of the input, by file and line; errors are why records were refused."""
        standings = self._all()
        if self._diagnostics is None:
            self._diagnostics = self._inputs.diagnostics(standings)
        return self._diagnostics

    @property
    def tally(self) -> Tally:
        """How many records were read, assessed and refused."""
        self._all()
        return self._inputs.run.tally

    def report(self, format: str, *, lang: Lang = "zh", detail: bool = False, baseline: AnyPath | None = None) -> bytes:
        """The whole in one of the forms of `jianjia check --format`, as a file holds it: `sarif`, `csv` or another.

        Any number of them come of one run. `baseline` is a file that holds what `baseline()` gave of an earlier one, to
        be compared with. Raises CallError for an unknown form or a baseline that cannot be used, MissingExtraError
        where a form needs an extra that is not installed.
        """
        from jianjia_rules.reports.pipeline.formats import BY_NAME

        if format not in BY_NAME:
            faults = Diagnostics()
            known = tuple(BY_NAME)
            wanted = Words("、".join(known), ", ".join(known))
            faults.add("JJ904", None, option="format", found=format, wanted=wanted, nearest=nearest(format, known))
            raise CallError(faults.sorted())
        return self._report(BY_NAME[format], lang, detail, baseline)

    def baseline(self) -> bytes:
        """What a later result can be compared with: `report(…, baseline=FILE)`, `jianjia check --baseline FILE`."""
        from jianjia_rules.reports.pipeline.formats import BASELINE

        return self._report(BASELINE, "zh", False, None)

    def _report(self, form: "Format", lang: Lang, detail: bool, baseline: AnyPath | None) -> bytes:
        from contextlib import closing, nullcontext

        from jianjia_rules.reports.page import Page
        from jianjia_rules.reports.pipeline.report import Ending, Setting

        inputs = self._inputs
        paths = tuple(str(path) for path in inputs.paths)
        records = self._kept()
        ending = Ending(self._settled(), self.diagnostics, self.tally)
        with nullcontext() if baseline is None else closing(_comparison(baseline, inputs.rulebook, lang)) as compared:
            page = Page(lang, detail=detail)
            run = inputs.run
            setting = Setting(inputs.rulebook, page, paths, run.lenient, inputs.as_of, compared, run.normalise)
            made = form.of(setting)
            pieces: list[str | bytes] = [made.begin()]
            for scored in records:
                if compared is not None:
                    compared.record(scored)
                pieces.append(made.record(scored))
            if compared is not None:
                ending = replace(ending, diagnostics=(*ending.diagnostics, *compared.remarks()))
                compared.end(ending)
            pieces += made.end(ending)
        return b"".join(each if isinstance(each, bytes) else each.encode("utf-8", "replace") for each in pieces)

    def stream(self) -> Iterator[Assessment]:
        """Each assessment as soon as it is made, in one pass; grades are those before share caps, ranks are not known.

        Once it has ended, the other attributes are there, without reading again; `assessments` are not.
        """
        for scored in self._stream():
            yield scored.assessment()
        self._settled()

    def __iter__(self) -> Iterator[Assessment]:
        return iter(self.assessments)

    def __len__(self) -> int:
        return len(self.assessments)

    def __repr__(self) -> str:
        return f"<Results of {self._inputs.rulebook.id}>"

    def _stream(self) -> "Iterator[Scored]":
        if self._begun:
            raise RuntimeError("these results were streamed before: call assess() again, or keep what it yields")
        self._begun = True
        yield from self._inputs.run

    def _kept(self) -> "tuple[Scored, ...]":
        if self._records is None:
            self._records = tuple(self._stream())
        return self._records

    def _all(self) -> "Standings":
        if self._standings is None:
            self._kept()
        return self._settled()

    def _settled(self) -> "Standings":
        if self._standings is None:
            self._standings = self._inputs.run.finish()
        return self._standings


def assess(
    rulebook: Rulebook | AnyPath,
    paths: AnyPath | Iterable[AnyPath],
    *,
    previous: AnyPath | Iterable[AnyPath] = (),
    as_of: date | None = None,
    registers: Mapping[str, AnyPath | Iterable[AnyPath]] | None = None,
    reviews: AnyPath | Review | Iterable[AnyPath | Review] = (),
    waivers: AnyPath | Waiver | Iterable[AnyPath | Waiver] = (),
    office: AnyPath | Mapping[str, Any] | Iterable[AnyPath | Mapping[str, Any]] = (),
    lenient: bool = False,
    normalise: bool = True,
    show_changes: bool = False,
    max_messages: int | None = LIMIT,
) -> Results:
    """Assess the records of files and folders (YAML, JSON, NDJSON, CSV) by a rulebook, its path or a shipped name.

    `previous` are records of the period before; `registers` are files by the register's id; `as_of` is the day whose
    rules and parameters hold, by default the last of each record's period; `office` is the office's own data, files or
    pieces of records, which stands above what the units submitted. With `lenient` a faulty value counts as
    missing; with `normalise` a value that does not fit as it is written (１，２００) is read before that, where it can
    be read in one way only, and `show_changes` adds a note to the diagnostics for each. `max_messages` (from 1; None
    for no bound) is how many messages of one kind, how many faulty records of a file, and how many faults of a record
    are told; all are counted. Raises RulebookError for a
    rulebook that cannot be used, CallError for files that are not there and for
    faults of registers, reviews and waivers. What is wrong with records stands in the results.
    """
    if not isinstance(rulebook, Rulebook):
        from jianjia_rules.loading.load import load_rulebook

        rulebook = load_rulebook(fspath(rulebook))
    given, before = _paths(paths), _paths(previous)
    listed = {id: _paths(files) for id, files in (registers or {}).items()}
    faults = Diagnostics()
    for path in (*given, *before):
        if not is_there(Path(path)):
            faults.add("JJ901", None, path=str(path))
    for id in sorted(listed.keys() - rulebook.registers.keys()):
        known = tuple(rulebook.registers)
        faults.add("JJ919", None, found=id, known=known, nearest=nearest(id, known))
    if faults.has_errors:
        raise CallError(faults.sorted())
    inputs = inputs_of(
        rulebook,
        given,
        as_of=as_of,
        lenient=lenient,
        normalise=Normalise.of(normalise, show_changes),
        most_told=sys.maxsize if max_messages is None else max_messages,
        previous=before,
        registers=listed,
        reviews=_entries(reviews),
        waivers=_entries(waivers),
        office=(office,) if isinstance(office, (str, PathLike, Mapping)) else tuple(office),
    )
    if inputs.found.has_errors:
        raise CallError(inputs.found.sorted())
    return Results(inputs)


def evidence_of(
    rulebook: Rulebook | AnyPath,
    paths: AnyPath | Iterable[AnyPath],
    *,
    write: bool = False,
    previous: AnyPath | Iterable[AnyPath] = (),
    as_of: date | None = None,
    office: AnyPath | Mapping[str, Any] | Iterable[AnyPath | Mapping[str, Any]] = (),
    lenient: bool = False,
) -> "EvidenceReport":
    """The evidence of all units: sums of files, what is missing by unit and row, dates, what several units use.

    With `write` the sums that records do not have yet are put into their text. Arguments and errors are those of
    `assess`.
    """
    from jianjia_rules.running.evidence import evidence_report

    made = assess(rulebook, paths, previous=previous, as_of=as_of, office=office, lenient=lenient)
    return evidence_report(made.inputs, write)


def convert(
    paths: AnyPath | Iterable[AnyPath],
    output: AnyPath,
    *,
    to: str | None = None,
    rulebook: Rulebook | AnyPath | None = None,
    lang: Lang = "zh",
) -> "Conversion":
    """Write the records of files and folders to a file in another format, as they stand.

    `to` is `yaml`, `json`, `ndjson`, `csv` or `xlsx`, by default what the file's ending says; CSV and workbooks need a
    rulebook, its path or a shipped name. With `xlsx` the output is a folder: each record becomes the form of its type,
    in the language `lang`; or a file whose name ends in `.xlsx`, for one record. What cannot be read or carried
    stands in the result's `diagnostics`. Raises CallError for a call that is wrong, RulebookError for the rulebook,
    OSError where a file cannot be written; then none comes to be.
    """
    if rulebook is not None and not isinstance(rulebook, Rulebook):
        from jianjia_rules.loading.load import load_rulebook

        rulebook = load_rulebook(fspath(rulebook))
    from jianjia_rules.reports.conversion.convert import convert_files

    return convert_files(_paths(paths), output, rulebook, to, lang=lang)


def handbook(
    rulebook: Rulebook | AnyPath,
    *,
    unit_type: str | None = None,
    lang: Lang = "zh",
    as_of: date | None = None,
    blank_scores: bool = False,
) -> "Handbook":
    """The score table that an office issues, made from a rulebook, its path or a shipped name.

    `unit_type` is the one kind of unit it is for, by default all; `as_of` the day whose rules and values it prints, by
    default all values with their days. `blank_scores` adds empty columns for scores. Raises RulebookError for a
    rulebook that cannot be used or leaves a parameter without a value on that day, CallError for an unknown type.
    """
    if not isinstance(rulebook, Rulebook):
        from jianjia_rules.loading.load import load_rulebook

        rulebook = load_rulebook(fspath(rulebook))
    known = tuple(each.id for each in rulebook.unit_types)
    if unit_type is not None and unit_type not in known:
        faults = Diagnostics()
        faults.add("JJ932", None, rulebook=rulebook.id, found=unit_type, known=known, nearest=nearest(unit_type, known))
        raise CallError(faults.sorted())
    from jianjia_rules.reports.handbook.build import build
    from jianjia_rules.reports.handbook.handbook import Handbook

    return Handbook(build(rulebook, lang, unit_type, as_of, blank_scores))


def template(
    rulebook: Rulebook | AnyPath,
    *,
    unit_type: str | None = None,
    period: str | None = None,
    lang: Lang = "zh",
    data: Mapping[str, Any] | None = None,
    previous: Mapping[str, Any] | None = None,
) -> "Template":
    """The form that a unit of a type fills in, made from a rulebook, its path or a shipped name; `.xlsx()` gives bytes.

    `data` is a record whose answers are filled in, `previous` the one of the period before, shown beside the questions.
    `unit_type` may be left out where the rulebook has one, or `data` says it. Raises RulebookError for a rulebook that
    cannot be used, CallError for an unknown type or period.
    """
    if not isinstance(rulebook, Rulebook):
        from jianjia_rules.loading.load import load_rulebook

        rulebook = load_rulebook(fspath(rulebook))
    from jianjia_rules.reports.template.prepare import prepare

    return prepare(rulebook, unit_type, period, lang, data or {}, previous)


def _comparison(path: AnyPath, rulebook: Rulebook, lang: Lang) -> "Comparison":
    from jianjia_rules.reports.pipeline.comparing.comparison import Comparison

    return Comparison(path, rulebook, lang)


def _paths(given: AnyPath | Iterable[AnyPath]) -> tuple[AnyPath, ...]:
    """One or several paths."""
    return (given,) if isinstance(given, (str, PathLike)) else tuple(given)


def _entries(given: AnyPath | _Entry | Iterable[AnyPath | _Entry]) -> tuple[AnyPath | _Entry, ...]:
    """One or several entries, or files of them."""
    return (given,) if isinstance(given, (str, PathLike, Review, Waiver)) else tuple(given)
