"""What named measures mean, and the cited clauses word for word."""

from collections.abc import Iterable

from jianjia_rules.language.measures import HowMany, Measure
from jianjia_rules.language.text import Text
from jianjia_rules.reports.handbook.telling import Telling
from jianjia_rules.reports.handbook.tree import Align, Block, Column, Row, Table, cell
from jianjia_rules.wording.numbers import unit_words
from jianjia_rules.wording.tree import describe_measure


def definitions(names: Iterable[str], telling: Telling) -> tuple[Block, ...]:
    """The named measures that rules use, in the rulebook's order."""
    wanted = frozenset(names)
    found = [each for id, each in telling.rulebook.measures.items() if id in wanted]
    if not found:
        return ()
    of, voice = telling.of, telling.voice
    columns = (Column(of(_TERM), 80), Column(of(_UNIT), 20, Align.CENTER), Column(of(_MEANS), 157))
    rows = tuple(
        Row(
            (
                cell(of(each.title)),
                cell(unit_words(each.unit or "", telling.lang) or "—"),
                cell(voice.sentence(_meaning(each.measure, telling))),
            )
        )
        for each in found
    )
    return (Table(columns, rows),)


def _meaning(measure: Measure, telling: Telling) -> str:
    voice = telling.voice
    if isinstance(measure, HowMany):
        entries = voice.numbered([voice.condition(each) for each in measure.conditions])
        return telling.say(_HOLDING, n=len(measure.conditions), entries=entries)
    return describe_measure(measure, telling.lang, telling.titles)


def clauses(ids: Iterable[str], telling: Telling) -> tuple[Block, ...]:
    """The clauses, in the order of the document, as they stand there."""
    source = telling.rulebook.source
    wanted = frozenset(ids)
    found = [] if source is None else [clause for clause in source.clauses if clause.id in wanted]
    if not found:
        return ()
    of = telling.of
    columns = (Column(of(_PLACE), 44), Column(of(_ID), 22, Align.CENTER), Column(of(_WORDING), 191))
    rows = tuple(Row((cell(each.cited_as), cell(each.id), cell(each.text))) for each in found)
    return (Table(columns, rows),)


_HOLDING = Text("下列 {n} 项中成立的项数：{entries}", "how many of these {n} hold: {entries}")
_TERM, _UNIT, _MEANS = Text("用语", "Term"), Text("单位", "Unit"), Text("含义", "Means")
_PLACE, _ID, _WORDING = Text("位置", "Place"), Text("编号", "Id"), Text("原文", "Wording")
