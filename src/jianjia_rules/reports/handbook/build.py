"""A rulebook made into a handbook's document."""

from collections.abc import Iterator, Sequence
from dataclasses import fields, is_dataclass, replace
from datetime import date

from jianjia_rules.dataclass import dataclass
from jianjia_rules.diagnostics import Diagnostics
from jianjia_rules.errors import RulebookError
from jianjia_rules.language.basis import Basis
from jianjia_rules.language.parameters import value_at
from jianjia_rules.language.rulebook import Rulebook, UnitType
from jianjia_rules.language.text import Lang, Text
from jianjia_rules.language.uses import Uses, uses_of
from jianjia_rules.reports.handbook import appendix, regulations
from jianjia_rules.reports.handbook.numerals import section_number
from jianjia_rules.reports.handbook.outline import Outline, outline
from jianjia_rules.reports.handbook.parameters import parameter_table
from jianjia_rules.reports.handbook.rollups import rollup_section
from jianjia_rules.reports.handbook.score_table import score_tables
from jianjia_rules.reports.handbook.sources import office_fields
from jianjia_rules.reports.handbook.telling import Telling
from jianjia_rules.reports.handbook.tree import Document, Section, line_of, paragraphs
from jianjia_rules.wording.numbers import date_text, month_day_text

_SHORT_DIGEST = 12


def build(
    rulebook: Rulebook, lang: Lang, unit_type: str | None = None, as_of: date | None = None, blank_scores: bool = False
) -> Document:
    """The handbook of one unit type, by default of all, with the values of a day, by default of every day.

    `blank_scores` adds empty columns for scores. Nothing in the document depends on the clock.
    """
    return _Builder(rulebook, lang, unit_type, as_of, blank_scores).document()


@dataclass(frozen=True, slots=True)
class _Printed:
    """What is printed of the rulebook for the types asked for."""

    types: tuple[UnitType, ...]
    outlines: tuple[Outline, ...]


class _Builder:
    def __init__(
        self, rulebook: Rulebook, lang: Lang, unit_type: str | None, as_of: date | None, blank_scores: bool
    ) -> None:
        self._blank = blank_scores
        self._rulebook = rulebook
        asked = tuple(each for each in rulebook.unit_types if unit_type in {None, each.id})
        outlines = [outline(rulebook, each.id, as_of) for each in asked]
        kept = [(each, found) for each, found in zip(asked, outlines, strict=True) if found.rules or unit_type]
        self._printed = _Printed(tuple(each for each, _ in kept), tuple(found for _, found in kept))
        only = self._printed.types[0].id if len(self._printed.types) == 1 else None
        _refuse_without_value(self._printed, rulebook, as_of)
        self._telling = Telling(rulebook, lang, only, as_of, office_fields(rulebook))
        self._types = tuple(each.id for each in self._printed.types)
        self._gates = regulations.gates_of(rulebook, self._types)
        self._rollups = rulebook.rollups if unit_type is None else ()

    def document(self) -> Document:
        telling, rulebook = self._telling, self._rulebook
        sections = _numbered([each for each in self._sections() if each.blocks or each.sections], telling.lang)
        clauses = appendix.clauses(self._cited(), telling)
        if clauses:
            sections = (*sections, Section(telling.of(_CLAUSES), clauses))
        return Document(
            telling.lang,
            line_of(telling.of(rulebook.title)),
            line_of(self._subtitle()),
            tuple(line_of(each) for each in self._edition()),
            sections,
        )

    def _subtitle(self) -> str:
        telling = self._telling
        if self._is_single():
            return telling.of(_SUBTITLE)
        types = telling.voice.listed([telling.of(each.title) for each in self._printed.types])
        return telling.of(_SUBTITLE) + _spaced(telling.voice.bracketed(types), telling.lang)

    def _edition(self) -> Iterator[str]:
        rulebook, telling = self._rulebook, self._telling
        digest = rulebook.digest.removeprefix("sha256:")[:_SHORT_DIGEST]
        yield telling.of(_EDITION).format(edition=rulebook.edition, id=rulebook.id, digest=digest)

    def _is_single(self) -> bool:
        """Whether the rulebook knows one kind of unit only, whose name then says nothing."""
        return len(self._rulebook.unit_types) == 1

    def _sections(self) -> Iterator[Section]:
        telling = self._telling
        several = len(self._types) > 1
        yield Section(telling.of(_NOTES), paragraphs(self._notes()))
        for unit, found in zip(self._printed.types, self._printed.outlines, strict=True):
            own = replace(telling, unit_type=unit.id)
            title = telling.of(_TABLE) if self._is_single() else telling.say(_TABLE_OF, type=telling.of(unit.title))
            tables = score_tables(found, own, self._blank)
            if len(tables) == 1:
                yield Section(line_of(title), tables[0].blocks, new_page=several)
            else:
                yield Section(line_of(title), (), tables, new_page=several)
        yield Section(telling.of(_GATES), regulations.gate_table(self._gates, telling, self._types), new_page=several)
        yield Section(telling.of(_GRADES), regulations.grade_table(telling))
        yield Section(telling.of(_SCORING), regulations.scoring(telling))
        yield Section(telling.of(_RANKING), regulations.ranking(telling))
        yield Section(telling.of(_PARAMETERS), parameter_table(self._uses().parameters, telling))
        yield Section(telling.of(_ROLLUPS), (), tuple(rollup_section(each, telling) for each in self._rollups))
        yield Section(telling.of(_DEFINITIONS), appendix.definitions(self._uses().measures, telling))

    def _notes(self) -> Iterator[str]:
        rulebook, telling = self._rulebook, self._telling
        if (source := rulebook.source) is not None:
            dated = telling.voice.bracketed(_day(source.date, telling.lang)) if source.date else ""
            title = source.title if source.title.startswith("《") else f"《{source.title}》"
            dated = _spaced(dated, telling.lang) if dated else ""
            yield telling.of(_SOURCE).format(title=title, dated=dated, cite_as=source.cite_as)
        if any(parameter.basis.assumption for parameter in rulebook.parameters.values()):
            yield telling.of(_MARKS)
        if any(rule.mandatory is not False for found in self._printed.outlines for rule in found.rules):
            yield telling.of(_STAR)
        if rulebook.periods.due is not None:
            yield telling.of(_DUE).format(day=month_day_text(rulebook.periods.due, telling.lang))
        if telling.as_of is not None:
            yield telling.of(_AS_OF).format(day=date_text(telling.as_of, telling.lang))
        yield telling.of(_DIGEST).format(digest=rulebook.digest)

    def _roots(self) -> tuple[object, ...]:
        """Every tree that is printed."""
        rules = tuple(rule for found in self._printed.outlines for rule in found.rules)
        return (rules, self._gates, self._rulebook.rankings, self._rulebook.newcomer, self._rollups)

    def _uses(self) -> Uses:
        return uses_of(self._roots(), self._rulebook.measures)

    def _cited(self) -> frozenset[str]:
        """The clauses that anything printed cites."""
        shown = [
            self._rulebook.parameters[name] for name in self._uses().parameters if name in self._rulebook.parameters
        ]
        return frozenset(_clauses((*self._roots(), tuple(shown))))


def _refuse_without_value(printed: _Printed, rulebook: Rulebook, as_of: date | None) -> None:
    """A table whose rows read a parameter that has no value on the day cannot be issued for that day."""
    if as_of is None:
        return
    faults = Diagnostics()
    for unit, found in zip(printed.types, printed.outlines, strict=True):
        for name in uses_of(found.rules, rulebook.measures).parameters:
            parameter = rulebook.parameters.get(name)
            if parameter is not None and value_at(parameter.value, unit.id, as_of) is None:
                faults.add("JJ319", None, name=name, date=as_of.isoformat())
    if faults.has_errors:
        raise RulebookError(faults.sorted())


def _clauses(root: object) -> Iterator[str]:
    """What rules, gates and bases cite, anywhere in the trees."""
    if isinstance(root, tuple):
        for each in root:
            yield from _clauses(each)
    elif isinstance(root, Basis):
        yield from root.clauses
    elif is_dataclass(root):
        yield from getattr(root, "cites", ())
        for each in fields(root):
            yield from _clauses(getattr(root, each.name))


def _numbered(sections: Sequence[Section], lang: Lang, around: tuple[int, ...] = ()) -> tuple[Section, ...]:
    """The sections with their numbers before their titles."""
    return tuple(
        replace(
            section,
            title=section_number((*around, number), lang) + section.title,
            sections=_numbered(section.sections, lang, (*around, number)),
        )
        for number, section in enumerate(sections, start=1)
    )


def _day(day: str, lang: Lang) -> str:
    try:
        return date_text(date.fromisoformat(day), lang)
    except ValueError:
        return day


def _spaced(words: str, lang: Lang) -> str:
    return words if lang == "zh" else f" {words}"


_SUBTITLE = Text("考核细则", "Assessment handbook")
_EDITION = Text("版本 {edition}　规则集 {id}　摘要 {digest}", "Edition {edition} · rulebook {id} · digest {digest}")
_NOTES, _TABLE, _TABLE_OF = (
    Text("说明", "Notes"),
    Text("评分表", "Score table"),
    Text("{type}评分表", "Score table: {type}"),
)
_GATES, _GRADES = Text("准入、必达与否决", "Gates"), Text("等次", "Grades")
_SCORING, _RANKING = Text("计分办法", "How the total is made"), Text("排名", "Ranking")
_PARAMETERS, _ROLLUPS = Text("参数", "Parameters"), Text("汇总", "Roll-ups")
_DEFINITIONS, _CLAUSES = Text("用语", "Terms"), Text("附录　所引条款原文", "Appendix: the cited clauses word for word")
_SOURCE = Text("本细则依据{title}{dated}制定；以下称{cite_as}。", "Made from {title}{dated}, cited as {cite_as}.")
_MARKS = Text(
    "数值后注“据文件”的，文件有明文；注“暂定”的，文件没有写明，由制定单位暂定，理由见“参数”。",
    "A value marked “as the document states” stands in the document; one marked “provisional” does not: it was chosen, for the reason given under “Parameters”.",  # noqa: E501
)
_STAR = Text("标★的为必达项。", "Rows marked ★ are mandatory.")
_DUE = Text("材料报送截止日为{day}。", "Materials are due on {day}.")
_AS_OF = Text("取值日期：{day}。", "Values as of {day}.")
_DIGEST = Text("规则集文件摘要（SHA-256）：{digest}。", "Digest of the rulebook's files (SHA-256): {digest}.")
