"""Roll-ups: each group with its total, rank and figures, and the rows it lost points in."""

from collections.abc import Iterator
from fractions import Fraction
from typing import Any

from jianjia_rules.findings.assessment import Assessment
from jianjia_rules.findings.observation import Observation
from jianjia_rules.findings.results import FigureResult
from jianjia_rules.language.rulebook import Rulebook
from jianjia_rules.language.scheme import Rollup
from jianjia_rules.language.text import Lang
from jianjia_rules.reports import table_words as words
from jianjia_rules.reports.columns import Column, in_columns
from jianjia_rules.reports.page import Page
from jianjia_rules.reports.table_units import grade_text, rank_text
from jianjia_rules.scoring.standing import Standings

_MOST_GROUPS = 40


def rollup_lines(rulebook: Rulebook, standings: Standings, page: Page) -> Iterator[list[str]]:
    """A block for each roll-up and period."""
    for period in standings.periods:
        for rollup in rulebook.rollups:
            groups = [each for each in standings.rollups if each.subject.rollup == rollup.id and each.period == period]
            if groups:
                yield [*_block(rollup, period, groups, len(standings.periods) > 1, page)]


def _block(rollup: Rollup, period: str, groups: list[Assessment], dated: bool, page: Page) -> Iterator[str]:
    lang = page.lang
    title = rollup.title.get(lang)
    yield page.style.heading(f"{title}  {period}" if dated else title)
    ranked = [*groups[0].ranks]
    ordered = sorted(groups, key=_order)
    columns = [
        *(Column(words.RANK.get(lang) if len(ranked) == 1 else rank.title.get(lang), right=True) for rank in ranked),
        Column(words.KEY.get(lang), most=24),
        Column(words.NAME.get(lang), most=30),
        Column(words.TOTAL.get(lang), right=True),
        Column(words.OF.get(lang), right=True),
        Column(words.GRADE.get(lang) if rollup.grades else ""),
        *(Column(figure.title.get(lang), right=True) for figure in groups[0].figures),
    ]
    rows = [_row(group, lang) for group in ordered[:_MOST_GROUPS]]
    yield from in_columns(columns, rows, page.width)
    if len(ordered) > _MOST_GROUPS:
        yield words.say(words.AND_MORE, lang, count=len(ordered) - _MOST_GROUPS)


def _row(group: Assessment, lang: Lang) -> list[str]:
    return [
        *(rank_text(rank) for rank in group.ranks),
        group.unit,
        "" if group.name == group.unit else group.name,
        words.points(group.total),
        words.points(group.possible),
        grade_text(group.grade, lang) if group.grade else "",
        *(figure_text(figure, lang) for figure in group.figures),
    ]


def figure_text(figure: FigureResult, lang: Lang) -> str:
    """A figure as people read it, to two places: a mean is seldom a whole number."""
    value, most = _rounded(figure.value), _rounded(figure.most)
    return Observation(figure.title, value, unit=figure.unit, most=most).text(lang)


def _rounded(value: Any) -> Any:
    return round(value, 2) if isinstance(value, Fraction) else value


def _order(group: Assessment) -> tuple[object, ...]:
    first = group.ranks[0] if group.ranks else None
    rank = None if first is None else first.rank
    return rank is None, rank or 0, group.unit
