"""The rows of the forms that are opened as a table: findings, units, who is missing, faults; and their columns."""

from collections.abc import Iterator, Mapping, Sequence
from fractions import Fraction
from typing import NamedTuple

from jianjia_rules.diagnostics import Diagnostic, Place
from jianjia_rules.diagnostics.inert import inert
from jianjia_rules.diagnostics.render import on_one_line
from jianjia_rules.findings.assessment import Assessment
from jianjia_rules.findings.finding import Finding
from jianjia_rules.findings.observation import Observation
from jianjia_rules.findings.results import GradeResult, RankResult
from jianjia_rules.language.outcomes import Outcome
from jianjia_rules.language.rulebook import Rulebook
from jianjia_rules.language.scalars import Number
from jianjia_rules.language.scheme import PartKind
from jianjia_rules.language.text import Lang, Text
from jianjia_rules.reports import table_words as words
from jianjia_rules.reports.gathering import UnitLine, marks_of
from jianjia_rules.reports.pipeline.issue import NOT_SUBMITTED, SUBMISSION_REFUSED, waiver_step
from jianjia_rules.reports.pipeline.levels import LEVELS, row_weight
from jianjia_rules.reports.pipeline.paths import location_of
from jianjia_rules.reports.pipeline.words import LEVEL_WORDS
from jianjia_rules.scoring.assess import Scored
from jianjia_rules.scoring.standing import Missing, Standings
from jianjia_rules.wording.facts import PRIVATE
from jianjia_rules.wording.outcomes import OUTCOMES

Cell = str | int | Fraction
Row = Mapping[str, Cell]
"""Cells by column; texts are harmless to print. A column that is not there is empty."""

_LONGEST = 32_000
"""Characters of one cell; a spreadsheet takes 32,767."""


class Column(NamedTuple):
    """A column: its key, its heading, its width in characters."""

    key: str
    title: Text
    width: int


KIND = Column("kind", Text("类别", "kind"), 8)
PERIOD = Column("period", Text("考核期", "period"), 10)
TYPE = Column("type", Text("单位类别", "type"), 16)
UNIT = Column("unit", Text("单位编号", "unit"), 14)
NAME = Column("name", Text("单位名称", "name"), 24)
_PLACE = (
    Column("file", Text("文件", "file"), 28),
    Column("line", Text("行", "line"), 6),
    Column("column", Text("列", "column"), 6),
    Column("cell", Text("单元格", "cell"), 10),
)
MESSAGE = Column("message", Text("说明", "message"), 60)
LEVEL = Column("level", Text("级别", "level"), 8)
RULE = Column("rule", Text("规则", "rule"), 20)
TITLE = Column("title", Text("标题", "title"), 30)

FINDINGS: tuple[Column, ...] = (
    *(PERIOD, TYPE, UNIT, NAME, RULE),
    TITLE,
    Column("part", Text("部分", "part"), 16),
    Column("outcome", Text("结果", "outcome"), 12),
    LEVEL,
    Column("earned", Text("得分", "earned"), 8),
    Column("possible", Text("应得", "possible"), 8),
    MESSAGE,
    Column("observed", Text("依据的数据", "observed"), 40),
    *_PLACE,
    Column("fingerprint", Text("指纹", "fingerprint"), 18),
)
UNITS: tuple[Column, ...] = (
    *(PERIOD, TYPE, UNIT, NAME),
    Column("total", Text("总分", "total"), 8),
    Column("full", Text("满分", "full"), 8),
    Column("grade", Text("等次", "grade"), 10),
    Column("rank", Text("名次", "rank"), 8),
    Column("remarks", Text("备注", "remarks"), 40),
)
WAIVED: tuple[Column, ...] = (
    *(PERIOD, TYPE, UNIT, NAME, RULE, TITLE, LEVEL),
    Column("reason", Text("理由", "reason"), 40),
    Column("by", Text("由谁豁免", "by"), 16),
    Column("until", Text("截止", "until"), 12),
)
FAULTS: tuple[Column, ...] = (LEVEL, RULE, MESSAGE, *_PLACE)
MISSING: tuple[Column, ...] = (PERIOD, UNIT, NAME, MESSAGE)


class Rows:
    """Makes rows in one language, with the titles that a rulebook has for types of units and parts."""

    def __init__(self, rulebook: Rulebook, lang: Lang) -> None:
        self._lang: Lang = lang
        titles = {each.id: each.title for each in rulebook.unit_types}
        titles |= {rollup.id: rollup.title for rollup in rulebook.rollups}
        self._types = {id: cell_text(title.get(lang)) for id, title in titles.items()}
        self._parts = {part.id: cell_text(part.title.get(lang)) for part in rulebook.parts}

    def of_record(self, scored: Scored) -> Iterator[Row]:
        """A row for each finding of a record."""
        origin = scored.record.origin
        return self.of_findings(scored.assessment(), None if origin is None or not origin.file else origin.place(()))

    def of_findings(self, assessment: Assessment, place: Place | None = None) -> Iterator[Row]:
        """A row for each finding; `place` is that of the record."""
        lang = self._lang
        bonus = {part.id for part in assessment.parts if part.kind is PartKind.BONUS}
        who = self.who(assessment.period, assessment.unit_type, assessment.unit, assessment.name)
        for finding in assessment.findings:
            weight = row_weight(finding.facts, finding.verdict, finding.part in bonus)
            found = (seen.place for seen in finding.observed if seen.place is not None and not seen.previous)
            yield {
                **who,
                "rule": finding.rule,
                "title": cell_text(finding.title.get(lang)),
                "part": self._parts.get(finding.part, ""),
                "outcome": OUTCOMES[finding.outcome].get(lang),
                "level": "" if weight is None else LEVEL_WORDS[weight.level].get(lang),
                "earned": finding.earned,
                "possible": finding.possible,
                "message": cell_text(finding.reason(lang)),
                "observed": cell_text(observed_words(finding, lang)),
                **_place(next(found, place)),
                "fingerprint": finding.fingerprint,
            }

    def of_waived(self, assessment: Assessment) -> Iterator[Row]:
        """A row for each finding that is waived: why, by whom, until when."""
        lang = self._lang
        who = self.who(assessment.period, assessment.unit_type, assessment.unit, assessment.name)
        for finding in assessment.findings:
            step = waiver_step(finding) if finding.outcome is Outcome.WAIVED else None
            if step is not None:
                yield {
                    **who,
                    "rule": finding.rule,
                    "title": cell_text(finding.title.get(lang)),
                    "level": LEVEL_WORDS[finding.facts.level].get(lang),
                    "reason": cell_text(step.reason),
                    "by": cell_text(step.by),
                    "until": cell_text(step.until),
                }

    def of_units(self, lines: Sequence[UnitLine], standings: Standings) -> Iterator[Row]:
        """A row for each unit, in the order of the input."""
        for line in lines:
            standing = standings.of(line.unit, line.period, line.order)
            remarks = [words.MARKS[mark].get(self._lang) for mark in line.marks]
            remarks += [gate.title.get(self._lang) for gate in line.gates]
            head = self.who(line.period, line.type, line.unit, line.name)
            yield {**head, **self._standing(line.total, line.possible, standing.grade, standing.ranks, remarks)}

    def of_group(self, assessment: Assessment) -> Row:
        """The row of a roll-up's group."""
        result = assessment.result
        marks = marks_of(result.provisional, result.not_admitted, result.vetoed, result.cannot_be_graded)
        remarks = [words.MARKS[mark].get(self._lang) for mark in marks]
        remarks += [gate.title.get(self._lang) for gate in result.gates if gate.hit]
        head = self.who(assessment.period, assessment.unit_type, assessment.unit, assessment.name)
        return {**head, **self._standing(result.total, result.possible, assessment.grade, assessment.ranks, remarks)}

    def of_missing(self, missing: Missing) -> Row:
        """The row of a unit of which there is no record."""
        head = self.who(missing.period, "", missing.unit, missing.title)
        said = SUBMISSION_REFUSED if missing.refused else NOT_SUBMITTED
        return {**head, "message": said.get(self._lang)}

    def of_fault(self, diagnostic: Diagnostic) -> Row:
        """The row of a fault."""
        return {
            "level": LEVEL_WORDS[LEVELS[diagnostic.severity]].get(self._lang),
            "rule": diagnostic.code,
            "message": cell_text(on_one_line(diagnostic, self._lang)),
            **_place(diagnostic.place),
        }

    def who(self, period: str, type: str, unit: str, name: str) -> dict[str, Cell]:
        """The cells that say whose a row is."""
        title = self._types.get(type) or cell_text(type)
        return {"period": cell_text(period), "type": title, "unit": cell_text(unit), "name": cell_text(name)}

    def _standing(
        self,
        total: Number | None,
        possible: Number,
        grade: GradeResult | None,
        ranks: Sequence[RankResult],
        remarks: Sequence[str],
    ) -> dict[str, Cell]:
        cells: dict[str, Cell] = {} if total is None else {"total": total}
        cells |= {"full": possible, "grade": "" if grade is None else cell_text(grade.title.get(self._lang))}
        if ranks and ranks[0].rank is not None:
            cells["rank"] = ranks[0].rank
        return {**cells, "remarks": cell_text(words.phrases(remarks, self._lang))}


def observed_words(finding: Finding, lang: Lang) -> str:
    """What was looked at, with its values; a private value is not told."""
    return words.phrases([_observation(seen, lang) for seen in finding.observed], lang)


def cell_text(text: str) -> str:
    """A text on one line, without anything a program would act upon, and not too long for a cell."""
    harmless = inert(" ".join(text.split("\n")))
    return harmless if len(harmless) <= _LONGEST else f"{harmless[: _LONGEST - 1]}…"


def _observation(seen: Observation, lang: Lang) -> str:
    value = PRIVATE.get(lang) if seen.private and seen.value is not None else seen.text(lang)
    return f"{seen.label.get(lang)}{'：' if lang == 'zh' else ': '}{value}"


def _place(place: Place | None) -> dict[str, Cell]:
    location = location_of(place)
    if location is None:
        return {}
    cells: dict[str, Cell] = {"file": cell_text(location.path)}
    if location.line is not None and location.column is not None:
        cells |= {"line": location.line, "column": location.column}
    return {**cells, "cell": location.spot} if location.spot else cells
