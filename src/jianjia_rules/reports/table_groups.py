"""Roll-ups: each group with its total, rank and figures, and the rows it lost points in."""

from collections.abc import Iterator
from fractions import Fraction
from typing import Any

from jianjia_rules.diagnostics.width import width
from jianjia_rules.findings.assessment import Assessment
from jianjia_rules.findings.observation import Observation, score_text
from jianjia_rules.findings.results import FigureResult
from jianjia_rules.language.rulebook import Rulebook
from jianjia_rules.language.scheme import Rollup
from jianjia_rules.language.text import Lang
from jianjia_rules.reports import table_words as words
from jianjia_rules.reports.columns import Column, in_columns, wrapped
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
    shown = ordered[:_MOST_GROUPS]
    columns = [
        *(Column(words.RANK.get(lang) if len(ranked) == 1 else rank.title.get(lang), right=True) for rank in ranked),
        Column(words.KEY.get(lang), most=24),
        Column(words.NAME.get(lang), most=30),
        Column(words.TOTAL.get(lang), right=True),
        Column(words.OF.get(lang), right=True),
        Column(words.GRADE.get(lang) if rollup.grades else ""),
    ]
    figures = [Column(figure.title.get(lang), right=True) for figure in groups[0].figures]
    rows = [_row(group, lang) for group in shown]
    given = [[figure_text(figure, lang) for figure in group.figures] for group in shown]
    beside = [row + values for row, values in zip(rows, given, strict=True)]
    if _fits([*columns, *figures], beside, page):
        yield from in_columns([*columns, *figures], beside, page.width)
    else:
        yield from in_columns(columns, rows, page.width)
        yield from _figures_below(shown, given, page)
    if len(ordered) > _MOST_GROUPS:
        yield words.say(words.AND_MORE, lang, count=len(ordered) - _MOST_GROUPS)
    for group in shown:
        yield from _lost(group, page)


def _fits(columns: list[Column], rows: list[list[str]], page: Page) -> bool:
    return all(width(line) <= page.width for line in in_columns(columns, rows, page.width))


def _figures_below(groups: list[Assessment], given: list[list[str]], page: Page) -> Iterator[str]:
    """The figures one below the other, with the groups side by side, as many as the page is wide for."""
    lang = page.lang
    titles = [figure.title.get(lang) for figure in groups[0].figures]
    first = max(map(width, [words.FIGURE.get(lang), *titles]))
    room = max(
        1, (page.width - first) // (2 + max(width(text) for texts in given for text in [*texts, groups[0].unit]))
    )
    for begin in range(0, len(groups), room):
        some = groups[begin : begin + room]
        columns = [Column(words.FIGURE.get(lang)), *(Column(group.unit, right=True, most=24) for group in some)]
        rows = [[title, *(texts[at] for texts in given[begin : begin + room])] for at, title in enumerate(titles)]
        yield ""
        yield from in_columns(columns, rows, page.width)


def _lost(group: Assessment, page: Page) -> Iterator[str]:
    """The rows a group lost points in, each with its reason."""
    lang = page.lang
    lost = [finding for finding in group.findings if finding.lost > 0]
    if not lost:
        return
    name = words.clean(group.name or group.unit)
    yield ""
    yield page.style.heading(words.say(words.LOST_IN, lang, name=name))
    for finding in lost:
        yield f"{words.points(-finding.lost):>7}  {words.clean(finding.title.get(lang))} [{finding.rule}]"
        for line in wrapped(words.clean(finding.reason(lang)), page.width - 9):
            yield f"{'':9}{line}"


def _row(group: Assessment, lang: Lang) -> list[str]:
    return [
        *(rank_text(rank) for rank in group.ranks),
        group.unit,
        "" if group.name == group.unit else group.name,
        words.points(group.total),
        words.points(group.possible),
        grade_text(group.grade, lang) if group.grade else "",
    ]


def figure_text(figure: FigureResult, lang: Lang) -> str:
    """A figure as people read it, to two places: a mean is seldom a whole number."""
    value, most = _rounded(figure.value), _rounded(figure.most)
    return Observation(figure.title, value, unit=figure.unit, most=most).text(lang)


def _rounded(value: Any) -> Any:
    return Fraction(score_text(value, 2)) if isinstance(value, Fraction) else value  # half up, as totals are


def _order(group: Assessment) -> tuple[object, ...]:
    first = group.ranks[0] if group.ranks else None
    rank = None if first is None else first.rank
    return rank is None, rank or 0, group.unit
