"""The score table of one unit type: rows by part with subtotals, then what is added and taken away."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import count

from jianjia_rules.language.rules import Rule
from jianjia_rules.language.scalars import Number
from jianjia_rules.language.text import Text
from jianjia_rules.reports.handbook.outline import Group, Outline
from jianjia_rules.reports.handbook.sources import data_sources, evidence_words
from jianjia_rules.reports.handbook.telling import Telling
from jianjia_rules.reports.handbook.tree import Align, Cell, Column, Row, RowKind, Section, Table, cell, line_of
from jianjia_rules.wording.awards import describe_award
from jianjia_rules.wording.numbers import number_text
from jianjia_rules.wording.rules import describe_effect


def score_tables(outline: Outline, telling: Telling, blank_scores: bool) -> tuple[Section, ...]:
    """The base table, the bonus and the deductions, each a section; their rows are numbered in one go."""
    writer = _Writer(telling, blank_scores)
    found = []
    if outline.base.rules or outline.base.inner:
        found.append(writer.base(outline.base))
    found += [writer.outside(group, taken=False) for group in outline.bonus]
    found += [writer.outside(group, taken=True) for group in outline.deductions]
    return tuple(found)


class _Writer:
    def __init__(self, telling: Telling, blank_scores: bool) -> None:
        self._telling = telling
        self._blank = len(_BLANK) if blank_scores else 0
        self._numbers = count(1)

    def base(self, group: Group) -> Section:
        averaged = _averages(group)
        worth = _POINTS_OR_WEIGHT if averaged else _POINTS
        rows = [*self._inside(group, depth=0, taken=False), self._sum(_TOTAL, group)]
        title = _BASE_OF if group.full else _BASE
        return self._section(self._telling.say(title, points=self._points(group.full)), worth, rows)

    def outside(self, group: Group, taken: bool) -> Section:
        part = "" if group.part is None else self._telling.of(group.part.title)
        phrase = (_AT_MOST if group.full else _WITHOUT_CAP)[taken]
        title = self._telling.say(phrase, part=part, points=self._points(group.full))
        return self._section(title, _MOST[taken], list(self._inside(group, depth=0, taken=taken)))

    def _section(self, title: str, worth: Text, rows: Sequence[Row]) -> Section:
        return Section(line_of(title), (Table(self._columns(worth), tuple(rows)),))

    def _columns(self, worth: Text) -> tuple[Column, ...]:
        of = self._telling.of
        number, content, standard, points, grounds, evidence, source = _NARROW if self._blank else _WIDE
        columns = [
            Column(of(_NUMBER), number, Align.CENTER),
            Column(of(_CONTENT), content),
            Column(of(_STANDARD), standard),
            Column(of(worth), points, Align.CENTER),
            Column(of(_GROUNDS), grounds),
            Column(of(_EVIDENCE), evidence),
            Column(of(_SOURCE), source),
        ]
        return (*columns, *(Column(of(each), 17, Align.CENTER) for each in _BLANK[: self._blank]))

    def _inside(self, group: Group, depth: int, taken: bool) -> Iterator[Row]:
        for rule in group.rules:
            yield self._rule(rule, group.average, taken)
        for inner in group.inner:
            yield self._heading(inner, depth)
            yield from self._inside(inner, depth + 1, taken)
            if group.rules or len(group.inner) > 1:
                yield self._sum(_SUBTOTAL, inner)

    def _heading(self, group: Group, depth: int) -> Row:
        assert group.part is not None
        telling = self._telling
        said = [telling.of(group.part.title)]
        if group.weight is not None:
            said.append(telling.say(_WEIGHT, weight=number_text(group.weight)))
        if group.average and group.full is not None:
            said.append(telling.of(_BY_WEIGHT))
        return Row((cell("　" * depth + _together(said, telling), span=7 + self._blank),), RowKind.PART)

    def _sum(self, title: Text, group: Group) -> Row:
        said = self._telling.of(title)
        if group.part is not None:
            said = self._telling.say(_SUM_OF, sum=said, part=self._telling.of(group.part.title))
        worth = self._telling.of(_BY_WEIGHT) if group.full is None else _number(group.full)
        return Row((cell(said, span=3), cell(worth), cell(span=3), *self._blanks()), RowKind.SUM)

    def _rule(self, rule: Rule, averaged: bool, taken: bool) -> Row:
        telling = self._telling
        worth = (1 if rule.weight is None else rule.weight) if averaged else rule.points
        number = _number(worth if not hasattr(worth, "points") else None)  # of one type by now
        return Row(
            (
                cell(str(next(self._numbers))),
                cell(*self._content(rule)),
                cell(*self._standard(rule, averaged, taken)),
                cell(number),
                cell(*telling.basis(rule.basis, rule.cites, rule.no_clause)),
                cell(evidence_words(rule, telling) or "—"),
                cell(*data_sources(rule, telling) or ("—",)),
                *self._blanks(),
            )
        )

    def _content(self, rule: Rule) -> Iterator[str]:
        mark = "★" if rule.mandatory is not False else ""
        yield mark + self._telling.of(rule.title)

    def _standard(self, rule: Rule, averaged: bool, taken: bool) -> Iterator[str]:
        telling, voice = self._telling, self._telling.voice
        titles = telling.titles
        if rule.evidence is not None and rule.evidence.per_item is not None:
            titles = replace(titles, item_evidence=rule.evidence.per_item)
        yield describe_award(rule.award, telling.lang, titles, None if averaged else rule.points, taken)
        if rule.when is not None:
            yield voice.sentence(telling.say(_WHEN, condition=voice.condition(rule.when)))
        if rule.mandatory is True:
            yield voice.sentence(telling.of(_MUST_PARTLY if rule.enough_partly else _MUST))
        elif rule.mandatory is not False:
            yield voice.sentence(telling.say(_MUST_AT_LEAST, condition=voice.condition(rule.mandatory)))
        if rule.waivable:
            yield voice.sentence(telling.of(_WAIVABLE))
        if effect := describe_effect(rule, telling.lang, titles):
            yield voice.sentence(telling.say(_IN_EFFECT, effect=effect))

    def _points(self, full: Number | None) -> str:
        return "" if full is None else self._telling.voice.points(full)

    def _blanks(self) -> tuple[Cell, ...]:
        return (Cell(),) * self._blank


def _averages(group: Group) -> bool:
    return group.average or any(_averages(each) for each in group.inner)


def _together(words: list[str], telling: Telling) -> str:
    head, *rest = words
    if not rest:
        return head
    between = "" if telling.lang == "zh" else " "
    return head + between + telling.voice.bracketed(telling.voice.clauses_listed(rest))


def _number(value: Number | None) -> str:
    return "" if value is None else number_text(value)


_WIDE, _NARROW = (12, 44, 92, 14, 38, 30, 28), (11, 36, 66, 13, 34, 26, 24)
"""How wide the columns are, in millimetres; narrower where blank ones follow."""
_BASE, _BASE_OF = Text("评分项目", "Rows"), Text("评分项目（满分{points}）", "Rows ({points} in full)")
_AT_MOST = {
    False: Text("{part}（最高加{points}）", "{part} (at most {points})"),
    True: Text("{part}（最多扣{points}）", "{part} (at most {points} off)"),
}
_WITHOUT_CAP = {
    False: Text("{part}（不设上限）", "{part} (no cap)"),
    True: Text("{part}（不设上限）", "{part} (no cap)"),
}
_NUMBER, _CONTENT, _STANDARD = (
    Text("序号", "No."),
    Text("考核内容", "Assessed"),
    Text("评分标准", "How points are earned"),
)
_POINTS, _POINTS_OR_WEIGHT = Text("分值", "Points"), Text("分值或权重", "Points or weight")
_MOST = {False: Text("上限", "At most"), True: Text("上限", "At most off")}
_GROUNDS, _EVIDENCE, _SOURCE = Text("依据", "Basis"), Text("佐证材料", "Evidence"), Text("数据来源", "Source of data")
_BLANK = (Text("自评分", "Self score"), Text("考评分", "Office score"), Text("备注", "Remarks"))
_SUBTOTAL, _TOTAL = Text("小计", "Subtotal"), Text("合计", "Total")
_SUM_OF = Text("{part}{sum}", "{sum}, {part}")
_WEIGHT, _BY_WEIGHT = Text("权重 {weight}", "weight {weight}"), Text("按权重平均", "weighted mean")
_WHEN = Text("适用条件：{condition}；不符合的，本行不适用", "applies where {condition}; otherwise the row is left out")
_MUST = Text("必达：本行须达到", "mandatory: the row must be met")
_MUST_PARTLY = Text("必达：本行至少须部分达到", "mandatory: the row must be met, in part at least")
_MUST_AT_LEAST = Text("必达：{condition}", "mandatory: {condition}")
_WAIVABLE = Text("可以申请豁免", "a waiver may be asked for")
_IN_EFFECT = Text("施行时间：{effect}", "in effect {effect}")
