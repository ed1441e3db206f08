"""Roll-ups: whom they take together, what they show, and what they score."""

from collections.abc import Iterator

from jianjia_rules.language.group_schema import group_rulebook
from jianjia_rules.language.measures import Field
from jianjia_rules.language.rules import Rule
from jianjia_rules.language.scheme import MemberList, Rollup
from jianjia_rules.language.text import Text, same
from jianjia_rules.reports.handbook.regulations import gate_table, grade_table, group_telling, ranking
from jianjia_rules.reports.handbook.telling import Telling
from jianjia_rules.reports.handbook.tree import Align, Block, Column, Row, Section, Table, cell, line_of, paragraphs
from jianjia_rules.wording.awards import describe_award
from jianjia_rules.wording.numbers import number_text, unit_words
from jianjia_rules.wording.scheme import describe_rounding
from jianjia_rules.wording.tree import describe_measure


def rollup_section(rollup: Rollup, telling: Telling) -> Section:
    """One roll-up."""
    own = group_telling(telling, group_rulebook(telling.rulebook, rollup), rollup.own or rollup.id)
    blocks: tuple[Block, ...] = paragraphs(_about(rollup, telling))
    if rollup.figures:
        blocks += (_figures(rollup, own),)
    if rollup.rules:
        blocks += (_rules(rollup, own), *paragraphs(iter([describe_rounding(rollup.rounding, telling.lang)])))
    blocks += (*gate_table(rollup.gates, own, (rollup.id,)), *grade_table(own))
    if rollup.rankings:
        blocks += ranking(own)
    return Section(line_of(telling.of(rollup.title)), blocks)


def _about(rollup: Rollup, telling: Telling) -> Iterator[str]:
    if rollup.by is None:
        grouped = telling.of(_ALL)
    else:
        grouped = telling.say(_BY, field=telling.of(telling.titles.field(Field(rollup.by))))
    wide = [each for each in rollup.members if not _is_inside_another(each, rollup)]
    members = telling.voice.semicolons([_members(each, telling) for each in wide])
    yield telling.voice.sentence(telling.say(_ABOUT, grouped=grouped, members=members))


def _is_inside_another(members: MemberList, rollup: Rollup) -> bool:
    """Whether all members stand in another list of the roll-up too."""
    own = set(members.types or ())
    return any(own < set(each.types or ()) for each in rollup.members if own and each.rollup is None)


def _members(members: MemberList, telling: Telling) -> str:
    titles = telling.titles.unit_types
    if members.rollup is not None:
        groups = {each.id: each.title for each in telling.rulebook.rollups}
        said = telling.say(_GROUPS, rollup=telling.of(groups.get(members.rollup, same(members.rollup))))
    elif members.types is not None:
        said = telling.voice.listed([telling.of(titles.get(id, same(id))) for id in members.types])
    else:
        said = telling.of(_EVERY_UNIT)
    if members.carry_forward:
        said += telling.voice.bracketed(telling.say(_CARRIED, periods=members.carry_forward))
    return said


def _figures(rollup: Rollup, telling: Telling) -> Table:
    of = telling.of
    columns = (Column(of(_FIGURE), 80), Column(of(_UNIT), 20, Align.CENTER), Column(of(_COMPUTED), 157))
    rows = tuple(
        Row(
            (
                cell(of(figure.title)),
                cell(unit_words(figure.unit or "", telling.lang) or "—"),
                cell(telling.voice.sentence(describe_measure(figure.measure, telling.lang, telling.titles))),
            )
        )
        for figure in rollup.figures
    )
    return Table(columns, rows)


def _rules(rollup: Rollup, telling: Telling) -> Table:
    of = telling.of
    columns = (
        Column(of(_NUMBER), 12, Align.CENTER),
        Column(of(_CONTENT), 70),
        Column(of(_STANDARD), 105),
        Column(of(_POINTS), 14, Align.CENTER),
        Column(of(_BASIS), 56),
    )
    return Table(columns, tuple(_rule(number, rule, telling) for number, rule in enumerate(rollup.rules, start=1)))


def _rule(number: int, rule: Rule, telling: Telling) -> Row:
    points = rule.points
    award = describe_award(rule.award, telling.lang, telling.titles, points)
    when = ""
    if rule.when is not None:
        when = telling.voice.sentence(telling.say(_WHEN, condition=telling.voice.condition(rule.when)))
    return Row(
        (
            cell(str(number)),
            cell(telling.of(rule.title)),
            cell(award, when),
            cell("" if points is None or hasattr(points, "points") else number_text(points)),
            cell(*telling.basis(rule.basis, rule.cites, rule.no_clause)),
        )
    )


_ALL = Text("全体为一组", "all units as one group")
_BY = Text("按“{field}”分组", "grouped by “{field}”")
_ABOUT = Text("{grouped}；汇总对象：{members}", "{grouped}; members: {members}")
_GROUPS = Text("“{rollup}”的各组", "the groups of “{rollup}”")
_EVERY_UNIT = Text("所有单位", "all units")
_CARRIED = Text(
    "本期没有报的，沿用此前 {periods} 期以内的结果", "who filed nothing stand with a result up to {periods} periods old"
)
_FIGURE, _UNIT, _COMPUTED = Text("汇总指标", "Figure"), Text("单位", "Unit"), Text("怎样得出", "How it is computed")
_NUMBER, _CONTENT, _STANDARD = (
    Text("序号", "No."),
    Text("考核内容", "Assessed"),
    Text("评分标准", "How points are earned"),
)
_POINTS, _BASIS = Text("分值", "Points"), Text("依据", "Basis")
_WHEN = Text("适用条件：{condition}", "applies where {condition}")
