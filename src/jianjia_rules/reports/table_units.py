"""The units in the order of the ranking: total, full total, grade, rank, and what else there is to know."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping

from jianjia_rules.findings.results import GradeResult, RankResult, Standing
from jianjia_rules.language.rulebook import Rulebook
from jianjia_rules.language.scalars import Number
from jianjia_rules.language.scheme import Gate, GateKind
from jianjia_rules.language.text import Lang
from jianjia_rules.reports import table_words as words
from jianjia_rules.reports.columns import Column, in_columns, wrapped
from jianjia_rules.reports.gathering import Gathering, UnitLine
from jianjia_rules.reports.page import Page
from jianjia_rules.scoring.standing import Standings

_MOST_UNITS = 200
_MOST_NAME = 30


def unit_lines(rulebook: Rulebook, gathered: Gathering, standings: Standings, page: Page) -> Iterator[str]:
    """A table for each group of the first ranking; in the order of the input where there is no ranking."""
    if not gathered.lines:
        yield words.NO_RECORDS.get(page.lang)
        return
    ordered = in_order(rulebook, gathered.lines, standings)
    shown = ordered[:_MOST_UNITS]
    groups: dict[tuple[str, ...], list[tuple[UnitLine, Standing]]] = {}
    for line, standing in shown:
        groups.setdefault(_group(standing), []).append((line, standing))
    titles = {grade.id: grade.title.get(page.lang) for grade in rulebook.grades}
    notes = {} if gathered.in_full else _notes(rulebook, gathered)
    for at, (group, lines) in enumerate(groups.items()):
        if at:
            yield ""
        if len(groups) > 1:
            yield page.style.heading(_group_title(group, rulebook, page.lang))
        rows = [_row(line, standing, titles, notes, page.lang) for line, standing in lines]
        yield from in_columns(_columns(lines[0][1], page.lang), rows, page.width)
    if len(ordered) > len(shown):
        yield words.say(words.AND_MORE, page.lang, count=len(ordered) - len(shown))
    hit = Counter(gate.id for line in gathered.lines for gate in line.gates)
    for gate in rulebook.gates:
        if gate.id in notes:
            text = _gate(gate, page.lang)
            said = words.say(words.NOTE, page.lang, number=notes[gate.id], text=text, count=hit[gate.id])
            yield from wrapped(words.clean(said), page.width)


def _notes(rulebook: Rulebook, gathered: Gathering) -> dict[str, int]:
    """Numbers of the gates that were hit: for many units their sentences stand once, below the tables."""
    hit = {gate.id for line in gathered.lines for gate in line.gates}
    return {gate.id: at for at, gate in enumerate((each for each in rulebook.gates if each.id in hit), start=1)}


def in_order(rulebook: Rulebook, lines: Iterable[UnitLine], standings: Standings) -> list[tuple[UnitLine, Standing]]:
    """The units by the first ranking, group by group; in the order of the input where there is none."""
    placed = [(line, standings.of(line.unit, line.period, line.order)) for line in lines]
    types = {unit.id: at for at, unit in enumerate(rulebook.unit_types)}
    return sorted(placed, key=lambda each: _order(each[0], each[1], types))


def total_text(total: Number | None, line_marks: tuple[str, ...]) -> str:
    """A total for print; a provisional one is marked."""
    mark = "*" if "provisional" in line_marks else ""
    return f"{words.points(total)}{mark}"


def grade_text(grade: GradeResult | None, lang: Lang) -> str:
    """The grade's title."""
    return words.NO_GRADE.get(lang) if grade is None else grade.title.get(lang)


def rank_text(rank: RankResult | None) -> str:
    """The rank; in brackets while it is provisional."""
    if rank is None or rank.rank is None:
        return "-"
    return f"({rank.rank})" if rank.provisional else str(rank.rank)


def _columns(standing: Standing, lang: Lang) -> list[Column]:
    ranks = [rank.title.get(lang) for rank in standing.ranks]
    single = [words.RANK.get(lang)] if len(ranks) == 1 else ranks
    return [
        *(Column(title, right=True) for title in single),
        Column(words.UNIT.get(lang), most=24),
        Column(words.NAME.get(lang), most=_MOST_NAME),
        Column(words.TOTAL.get(lang), right=True),
        Column(words.OF.get(lang), right=True),
        Column(words.GRADE.get(lang)),
        Column(words.REMARKS.get(lang), wraps=True),
    ]


def _row(line: UnitLine, standing: Standing, titles: dict[str, str], notes: dict[str, int], lang: Lang) -> list[str]:
    grade = standing.grade
    said_by_gates = {"vetoed", "not-admitted"}
    remarks = [words.MARKS[mark].get(lang) for mark in line.marks if mark not in said_by_gates]
    if notes and line.gates:
        numbers = words.listed([str(notes[gate.id]) for gate in line.gates], lang)
        remarks.append(words.say(words.SEE_NOTE, lang, notes=numbers, count=len(line.gates)))
    elif not notes:
        remarks += [_gate(gate, lang) for gate in line.gates]
    if grade is not None and grade.share_cap:
        reached = titles.get(grade.reached, grade.reached)
        remarks.append(words.say(words.SHARE_CAP, lang, reached=reached, grade=grade.title.get(lang)))
    return [
        *(rank_text(rank) for rank in standing.ranks),
        line.unit,
        line.name,
        total_text(line.total, line.marks),
        words.points(line.possible),
        grade_text(grade, lang) if titles else "",
        words.phrases(remarks, lang),
    ]


def _gate(gate: Gate, lang: Lang) -> str:
    """What a gate says; a set that blocks nothing says by its title only what should hold."""
    title = gate.title.get(lang)
    plain = gate.kind is GateKind.MANDATORY_SET and gate.blocks is None
    return words.say(words.NOT_HELD, lang, title=title) if plain else title


def _order(line: UnitLine, standing: Standing, types: Mapping[str, int]) -> tuple[object, ...]:
    if not standing.ranks:
        return (), False, 0, "", line.order
    first = standing.ranks[0]
    group = tuple((types.get(part, len(types)), part) for part in first.group)  # types in the rulebook's order
    return group, first.rank is None, first.rank or 0, line.unit, line.order


def _group(standing: Standing) -> tuple[str, ...]:
    return standing.ranks[0].group if standing.ranks else ()


def _group_title(group: tuple[str, ...], rulebook: Rulebook, lang: Lang) -> str:
    types = {unit.id: unit.title.get(lang) for unit in rulebook.unit_types}
    return " · ".join(words.clean(types.get(part, part)) for part in group)
