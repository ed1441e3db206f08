"""What stands beside the score table: gates, grades, how the total is made, rounded and ranked."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from jianjia_rules.engine.bind import is_for_type
from jianjia_rules.language.rulebook import Rulebook
from jianjia_rules.language.scheme import Gate, GateKind, PartKind, Rescale
from jianjia_rules.language.text import Text, same
from jianjia_rules.reports.handbook.telling import Telling
from jianjia_rules.reports.handbook.tree import Align, Block, Column, Row, Table, cell, paragraphs
from jianjia_rules.wording.gates import GATE_KINDS, describe_gate
from jianjia_rules.wording.numbers import number_text, quantity
from jianjia_rules.wording.rules import describe_undetermined
from jianjia_rules.wording.scheme import describe_grade, describe_ranking, describe_rounding, describe_share


def gates_of(rulebook: Rulebook, unit_types: Sequence[str]) -> tuple[Gate, ...]:
    """The gates that hold for at least one of the types."""
    return tuple(gate for gate in rulebook.gates if any(is_for_type(gate.for_types, each) for each in unit_types))


def gate_table(gates: Sequence[Gate], telling: Telling, unit_types: Sequence[str]) -> tuple[Block, ...]:
    """The gates, each with what follows from it; for whom it is said where it is not for all of the types."""
    if not gates:
        return ()
    of = telling.of
    columns = (
        Column(of(_NUMBER), 12, Align.CENTER),
        Column(of(_KIND), 22, Align.CENTER),
        Column(of(_WHAT), 70),
        Column(of(_EFFECT), 95),
        Column(of(_BASIS), 58),
    )
    rows = []
    for number, gate in enumerate(gates, start=1):
        said = describe_gate(gate, telling.rulebook.grades, telling.lang, telling.titles)
        only = "" if set(unit_types) <= set(gate.for_types or unit_types) else _types(gate, telling)
        basis = telling.basis(gate.basis, gate.cites, gate.no_clause)
        kind = of(GATE_KINDS[gate.kind])
        rows.append(Row((cell(str(number)), cell(kind), cell(of(gate.title), only), cell(said), cell(*basis))))
    left_open = any(gate.kind is not GateKind.MANDATORY_SET and not gate.hit_if_unknown for gate in gates)
    return (Table(columns, tuple(rows)), *paragraphs(iter([of(_LEFT_OPEN)] if left_open else [])))


def grade_table(telling: Telling) -> tuple[Block, ...]:
    """The grades, best first, with what each demands and how many may have it."""
    grades = telling.rulebook.grades
    if not grades:
        return ()
    of, lang, titles = telling.of, telling.lang, telling.titles
    columns = (Column(of(_GRADE), 30, Align.CENTER), Column(of(_DEMANDS), 110), Column(of(_SHARE), 117))
    rows = [
        Row(
            (
                cell(of(grade.title)),
                cell(describe_grade(grade, grades, lang, titles)),
                cell(describe_share(grade, lang, titles) or of(_NO_LIMIT)),
            )
        )
        for grade in grades
    ]
    return (Table(columns, tuple(rows)),)


def scoring(telling: Telling) -> tuple[Block, ...]:
    """How the total comes about, in numbered sentences."""
    return _numbered(_scoring(telling), telling)


def ranking(telling: Telling) -> tuple[Block, ...]:
    """Who is ranked with whom."""
    rulebook = telling.rulebook
    said = [describe_ranking(each, telling.lang, telling.titles) for each in rulebook.rankings]
    if not said and rulebook.grades:
        said = [telling.of(_USUAL_RANKING)]
    return _numbered(iter(said), telling)


def _scoring(telling: Telling) -> Iterator[str]:
    rulebook, voice = telling.rulebook, telling.voice
    kinds = {part.kind for part in rulebook.parts}
    if kinds & {PartKind.BONUS, PartKind.DEDUCTION}:
        yield telling.of(_TOTAL)
    if rulebook.ceiling is not None:
        yield telling.say(_CEILING, points=voice.points(rulebook.ceiling))
    yield telling.of(_RESCALED[rulebook.rescale])
    if rulebook.least_share is not None:
        yield telling.say(_LEAST, share=quantity(rulebook.least_share, "1", telling.lang))
    if treated := describe_undetermined(rulebook.undetermined, telling.lang, telling.titles):
        yield voice.sentence(telling.say(_UNDETERMINED, treated=treated))
    if rulebook.newcomer is not None:
        yield voice.sentence(telling.say(_NEWCOMER, condition=voice.condition(rulebook.newcomer)))
    if any(rule.waivable for rule in rulebook.rules):
        yield telling.of(_WAIVED[rulebook.waived_counts_full])
    yield describe_rounding(rulebook.rounding, telling.lang)


def _numbered(said: Iterator[str], telling: Telling) -> tuple[Block, ...]:
    found = list(said)
    if len(found) == 1:
        return paragraphs(iter(found))
    number = _ITEM.get(telling.lang)
    return paragraphs(number.format(n=number_text(n)) + text for n, text in enumerate(found, start=1))


def _types(gate: Gate, telling: Telling) -> str:
    titles = telling.titles.unit_types
    types = telling.voice.listed([telling.of(titles.get(id, same(id))) for id in gate.for_types or ()])
    return telling.voice.bracketed(telling.say(_ONLY, types=types))


def group_telling(telling: Telling, rulebook: Rulebook, unit_type: str) -> Telling:
    """The same telling of a roll-up's own rulebook."""
    return replace(telling, rulebook=rulebook, unit_type=unit_type)


_NUMBER, _KIND, _WHAT = Text("序号", "No."), Text("类别", "Kind"), Text("情形", "What")
_EFFECT, _BASIS = Text("认定与处理", "When, and what follows"), Text("依据", "Basis")
_GRADE, _DEMANDS, _SHARE = Text("等次", "Grade"), Text("条件", "What it asks"), Text("名额", "How many")
_LEFT_OPEN = Text(
    "因材料不足无法判定是否属于所列情形的，除另有注明外暂不处理，注明待定。",
    "Where the record does not tell whether one of these holds, nothing follows yet unless said otherwise, and that is noted.",  # noqa: E501
)
_NO_LIMIT = Text("不限", "no limit")
_ONLY = Text("适用：{types}", "for: {types}")
_ITEM = Text("{n}．", "{n}. ")
_USUAL_RANKING = Text(
    "在同一考核期、同一类型的单位之间，按公布的总分排名，高者在前；总分相同的，名次相同。",
    "Among units of the same period and type by the published total, highest first; who are level share a rank.",
)
_TOTAL = Text(
    "总分为评分项目得分加上加分、减去扣分，不低于 0 分；加分、扣分各以本表所列上限为限。",
    "The total is the points of the rows, plus bonus, less deductions, each up to its cap; it is never below 0.",
)
_CEILING = Text("总分最高{points}。", "The total is at most {points}.")
_RESCALED = {
    Rescale.PART: Text(
        "不适用的行不计分值，其所在部分的得分按适用各行的得分率折算为该部分满分；整个部分都不适用的，在上一级折算。",
        "Rows that do not apply leave; the rest of their part is scaled up to the part's points. A part of which nothing applies leaves the part around it.",  # noqa: E501
    ),
    Rescale.TOTAL: Text(
        "不适用的行不计分值，全表得分按适用各行的得分率折算为满分。",
        "Rows that do not apply leave; the rest of the table is scaled up to its full points.",
    ),
    Rescale.NONE: Text("不适用的行按满分计。", "Rows that do not apply count in full."),
}
_LEAST = Text(
    "适用各行的分值不足全表 {share} 的，只公布总分，不评等次。",
    "Where less than {share} of the table's points apply, there is a total and no grade.",
)
_UNDETERMINED = Text("无法判定的行：{treated}", "rows that cannot be told: {treated}")
_NEWCOMER = Text(
    "没有上期数据而本行不计入的，只限新成立的单位（{condition}的）；其他单位没有上期数据的，按已能确定的分计",
    "only new units (those where {condition}) have rows left out for want of earlier figures; for all others what is certain counts",  # noqa: E501
)
_WAIVED = {
    True: Text("经批准豁免的行按满分计。", "Rows that are waived count in full."),
    False: Text("经批准豁免的行不计分值，视为做到。", "Rows that are waived leave and are taken as met."),
}
