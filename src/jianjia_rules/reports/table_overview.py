"""All units together: how many have which grade, who has the best, what lost points rest on, who scored itself high."""

from collections.abc import Iterator, Mapping, Sequence
from fractions import Fraction

from jianjia_rules.findings.results import Standing
from jianjia_rules.findings.verdict import Ground
from jianjia_rules.language.rulebook import Rulebook
from jianjia_rules.language.text import Lang
from jianjia_rules.reports import table_words as words
from jianjia_rules.reports.columns import Column, in_columns, wrapped
from jianjia_rules.reports.gathering import Gathering, GroundLoss, UnitLine
from jianjia_rules.reports.page import Page
from jianjia_rules.reports.table_units import in_order
from jianjia_rules.scoring.standing import Standings

_MOST_ABOVE = 10
_MOST_BEST = 100

Placed = Sequence[tuple[UnitLine, Standing]]


def overview_blocks(rulebook: Rulebook, gathered: Gathering, standings: Standings, page: Page) -> Iterator[list[str]]:
    """Grades by type, the units of the best grade by name, what was lost on what, self scores above what was earned."""
    placed = in_order(rulebook, gathered.lines, standings)
    if rulebook.grades:
        yield [*_grades(rulebook, placed, page)]
        yield [*_best(rulebook, placed, page)]
    if rulebook.source is not None:
        yield [*_grounds(rulebook, gathered.grounds, page)]
    yield [*_self_scores(gathered.lines, page)]


def _types(rulebook: Rulebook, lang: Lang) -> dict[str, str]:
    return {unit.id: unit.title.get(lang) for unit in rulebook.unit_types}


def _admitted(placed: Placed, unit_type: str) -> list[tuple[UnitLine, Standing]]:
    return [
        (line, standing) for line, standing in placed if line.type == unit_type and "not-admitted" not in line.marks
    ]


def _grades(rulebook: Rulebook, placed: Placed, page: Page) -> Iterator[str]:
    """A line for each type: how many were admitted, their mean, how many have each grade."""
    lang = page.lang
    rows = []
    for unit_type, title in _types(rulebook, lang).items():
        of_type = _admitted(placed, unit_type)
        if not of_type:
            continue
        given = [standing.grade.id if standing.grade else None for _, standing in of_type]
        totals = [Fraction(line.total) for line, _ in of_type if line.total is not None]
        mean = sum(totals, Fraction(0)) / len(totals) if totals else None
        counts = [given.count(grade.id) for grade in rulebook.grades]
        shares = [_with_share(str(count), Fraction(count), Fraction(len(given))) for count in counts]
        rows.append([title, str(len(of_type)), words.points(mean), *shares, str(given.count(None) or "")])
    if rows:
        yield page.style.heading(words.GRADES.get(lang))
        columns = [
            Column(words.TYPE.get(lang), most=30),
            Column(words.ADMITTED.get(lang), right=True),
            Column(words.MEAN.get(lang), right=True),
            *(Column(grade.title.get(lang), right=True) for grade in rulebook.grades),
            Column(words.UNGRADED.get(lang) if any(row[-1] for row in rows) else "", right=True),
        ]
        yield from in_columns(columns, rows, page.width)


def _best(rulebook: Rulebook, placed: Placed, page: Page) -> Iterator[str]:
    """The units of the best grade by name, in the order of their ranks."""
    lang, best = page.lang, rulebook.grades[0]
    lines = []
    for unit_type, title in _types(rulebook, lang).items():
        of_type = _admitted(placed, unit_type)
        found = [line for line, standing in of_type if standing.grade and standing.grade.id == best.id]
        if not found:
            continue
        names = [words.clean(line.name or line.unit) for line in found[:_MOST_BEST]]
        if len(found) > _MOST_BEST:
            names.append(words.say(words.AND_MORE, lang, count=len(found) - _MOST_BEST))
        said = words.say(words.BEST_OF_TYPE, lang, type=title, count=len(found), names=words.listed(names, lang))
        lines += [f"  {line}" for line in wrapped(words.clean(said), page.width - 2)]
    if lines:
        yield page.style.heading(words.say(words.BEST, lang, grade=best.title.get(lang)))
        yield from lines


def _grounds(rulebook: Rulebook, grounds: Mapping[str, GroundLoss], page: Page) -> Iterator[str]:
    """What was lost on the document, on its demands as measured by assumptions, on assumptions alone; by type."""
    lang, titles = page.lang, _types(rulebook, page.lang)
    found = [(titles.get(unit_type, unit_type), grounds[unit_type]) for unit_type in titles if unit_type in grounds]
    if not any(sum(each.lost.values()) for _, each in found):
        return
    if len(found) > 1:
        lost = {ground: sum((each.lost[ground] for _, each in found), Fraction(0)) for ground in Ground}
        found.append((words.ALL_TYPES.get(lang), GroundLoss(sum(each.units for _, each in found), lost)))
    yield page.style.heading(words.GROUND_LOSSES.get(lang))
    columns = [
        Column(words.TYPE.get(lang), most=30),
        Column(words.UNITS.get(lang), right=True),
        Column(words.LOST.get(lang), right=True),
        Column(words.EACH.get(lang), right=True),
        *(Column(words.GROUND_TITLES[ground].get(lang), right=True) for ground in Ground),
    ]
    yield from in_columns(columns, [_ground_row(title, each) for title, each in found], page.width)


def _ground_row(title: str, loss: GroundLoss) -> list[str]:
    everything = sum(loss.lost.values(), Fraction(0))
    parts = [_with_share(words.points(points), points, everything) for points in loss.lost.values()]
    return [title, str(loss.units), words.points(everything), words.points(everything / loss.units), *parts]


def _with_share(text: str, part: Fraction, everything: Fraction) -> str:
    return f"{text} ({words.percent(part, everything)})" if part else "-"


def _self_scores(lines: Sequence[UnitLine], page: Page) -> Iterator[str]:
    """The units that gave themselves most beyond what they earned."""
    lang = page.lang
    above = [(Fraction(line.beyond), line) for line in lines if line.beyond is not None and line.beyond > 0]
    if not above:
        return
    above.sort(key=lambda each: (-each[0], each[1].unit, each[1].order))
    yield page.style.heading(words.SELF_SCORES.get(lang))
    columns = [
        Column(words.UNIT.get(lang), most=24),
        Column(words.NAME.get(lang), most=40),
        Column(words.SELF_SCORE.get(lang), right=True),
        Column(words.EARNED.get(lang), right=True),
        Column(words.DIFFERENCE.get(lang), right=True),
    ]
    rows = [
        [
            line.unit,
            line.name,
            words.points(line.own),
            words.points(Fraction(line.own or 0) - beyond),
            words.points(beyond),
        ]
        for beyond, line in above[:_MOST_ABOVE]
    ]
    yield from in_columns(columns, rows, page.width)
    if len(above) > _MOST_ABOVE:
        yield words.say(words.AND_MORE, lang, count=len(above) - _MOST_ABOVE)
