"""Settings, parameters, parts, gates, grades, rankings and roll-ups: from YAML to the rulebook."""

from datetime import date
from fractions import Fraction
from pathlib import Path

import pytest

from jianjia_rules.language.awards import PointsByType
from jianjia_rules.language.basis import Basis
from jianjia_rules.language.measures import Constant, EarnedOf
from jianjia_rules.language.outcomes import Cause, Outcome, Treatment
from jianjia_rules.language.parameters import ByField, ByType, Dated
from jianjia_rules.language.periods import PeriodKind
from jianjia_rules.language.rulebook import Repeated, UnitType
from jianjia_rules.language.rules import Dating, EvidenceRule, Level
from jianjia_rules.language.scalars import MonthDay
from jianjia_rules.language.scheme import (
    Combine,
    GateKind,
    MemberList,
    Members,
    PartKind,
    RankBy,
    Register,
    Rescale,
    Rounding,
    RoundingAt,
    RoundingMode,
)
from jianjia_rules.language.text import Text
from jianjia_rules.loading.load import load, load_rulebook
from tests.loading.reading import HEAD, condition, loaded, write

RULE = "{id: founded, part: table, points: 4, award: {if: {field: founded, is: true}}"
TABLE = f"parts: [{{id: table, points: 4}}]\nrules: [{RULE}}}]\n"


def test_a_rulebook_says_little_and_gets_the_usual(tmp_path: Path) -> None:
    rulebook = loaded(tmp_path, TABLE)
    assert rulebook.title == Text("small", "small")
    assert rulebook.unit_types == (UnitType("unit", Text("单位", "unit")),)
    assert rulebook.record.unit == (("unit", "id"),)
    assert (rulebook.record.repeated, rulebook.rescale, rulebook.combine) == (
        Repeated.REFUSE,
        Rescale.PART,
        Combine.ADD,
    )
    assert (rulebook.rounding, rulebook.rankings, rulebook.periods.kind) == (None, (), PeriodKind.YEAR)
    assert rulebook.rule("founded").level is Level.WARNING


def test_rules_stand_in_the_order_of_their_parts(tmp_path: Path) -> None:
    parts = "parts: [{id: second, points: 4}, {id: first, points: 8, parts: [{id: inner, points: 4}]}]\n"
    files = {
        name: f"part: {name}\nrules: [{{id: r-{name}, points: 4, award: {{if: {{field: a, is: 1}}}}}}]\n"
        for name in ("first", "inner", "second")
    }
    rulebook = loaded(tmp_path, parts, **files)
    assert [rule.id for rule in rulebook.rules] == ["r-second", "r-first", "r-inner"]
    parents = {part.id: part.parent for part in rulebook.parts}
    assert parents == {"second": None, "first": None, "inner": "first"}


def test_a_part_combines_as_the_one_around_it_unless_it_says(tmp_path: Path) -> None:
    text = """combine: average
scale: 100
parts:
  - {id: access, weight: 3, parts: [{id: accounts, weight: 1}, {id: sums, weight: 1, combine: add, points: 4}]}
rules:
  - {id: a, part: accounts, weight: 10, award: {answer: a.status}}
  - {id: b, part: sums, points: 4, award: {if: {field: b, is: 1}}}
answers: {pass: met}
"""
    rulebook = loaded(tmp_path, text)
    combines = {part.id: part.combine for part in rulebook.parts}
    assert combines == {"access": Combine.AVERAGE, "accounts": Combine.AVERAGE, "sums": Combine.ADD}
    assert (rulebook.scale, rulebook.answers) == (Fraction(100), {"pass": Outcome.MET})


def test_values_of_parameters(tmp_path: Path) -> None:
    text = """unit_types: {firm: {zh: 企业, en: firm}, town: {zh: 乡镇, en: town}}
parameters:
  plain: {values: 60%, unit: '%', title: 入会率, basis: {text: [], assumption: {zh: 选定, en: chosen}}}
  list: {values: [县级, 省级]}
  dated: {values: {2016-01-01: 80, 2014-06-23: 50}}
  typed: {values: {firm: 20, otherwise: {2014-01-01: 40}}}
  field: {values: {by: {field: unit.size, 大型: {2014-01-01: 10}, otherwise: 2}}}
"""
    rules = "\n".join(
        f"  - {{id: {name}, part: table, points: 1, award: {{if: {{field: a, in: ${name}}}}}}}"
        for name in ("plain", "list", "dated", "typed", "field")
    )
    loaded_values = loaded(tmp_path, f"{text}parts: [{{id: table, points: 5}}]\nrules:\n{rules}\n").parameters
    assert loaded_values["plain"].title == Text(zh="入会率")
    assert loaded_values["plain"].basis == Basis((), Text("选定", "chosen"))
    values = {name: parameter.value for name, parameter in loaded_values.items()}
    first, later = (date(2014, 6, 23), Constant(50)), (date(2016, 1, 1), Constant(80))
    assert values == {
        "plain": Constant("60%"),
        "list": Constant(("县级", "省级")),
        "dated": Dated((first, later)),
        "typed": ByType((("firm", Constant(20)),), Dated(((date(2014, 1, 1), Constant(40)),))),
        "field": ByField(("unit", "size"), (("大型", Dated(((date(2014, 1, 1), Constant(10)),))),), Constant(2)),
    }


def test_everything_a_rule_can_say(tmp_path: Path) -> None:
    text = f"""unit_types: {{firm: {{zh: 企业, en: firm}}}}
evidence_kinds: {{批复: {{title: 批复, dated: in_period}}}}
parts: [{{id: table}}]
rules:
  - id: founded
    part: table
    title: {{zh: 成立, en: founded}}
    no_clause: procedure
    for: [firm]
    from: 2014-01-01
    until: 2015-12-31
    when: {{field: asked, is: true}}
    points: {{firm: 4}}
    mandatory: {{field: founded, present: true}}
    waivable: true
    enough: partly
    award: {{if: {{field: founded, is: true}}}}
    evidence: {{any: [批复]}}
    advice: 申请
    undetermined: leave-out
    base: {{field: base}}
    level: note
  - {RULE[1:].replace("founded, part", "other, part", 1)}, undetermined: {{zero_base: not-applicable, answer: zero}}}}
""".replace("  - id: other", "  - {id: other")
    rulebook = loaded(tmp_path, text)
    rule, other = rulebook.rules
    assert rule.points == PointsByType((("firm", 4),))
    assert (rule.for_types, rule.from_day, rule.until) == (("firm",), date(2014, 1, 1), date(2015, 12, 31))
    assert rule.when == condition("{field: asked, is: true}")
    assert rule.mandatory == condition("{field: founded, present: true}")
    assert (rule.waivable, rule.enough_partly, rule.level) == (True, True, Level.NOTE)
    assert rule.evidence == EvidenceRule(("批复",), any_of=True)
    assert (rule.advice, rule.no_clause) == (Text(zh="申请"), Text(en="procedure"))
    out = Treatment.LEAVE_OUT
    causes = (Cause.ANSWER, Cause.UNSURE, Cause.PREVIOUS, Cause.REASON, Cause.FUNCTION)
    assert rule.undetermined.treatments == tuple((cause, out) for cause in causes)
    assert other.undetermined.treatments == (
        (Cause.ANSWER, Treatment.ZERO),
        (Cause.ZERO_BASE, Treatment.NOT_APPLICABLE),
    )
    assert rulebook.evidence_kinds["批复"].dating is Dating.IN_PERIOD


@pytest.mark.parametrize(
    ("text", "rule"),
    [
        ("[批复]", EvidenceRule(("批复",))),
        ("{all: [批复]}", EvidenceRule(("批复",))),
        ("{per_item: evidence.no}", EvidenceRule(per_item=("evidence", "no"))),
        ("office", EvidenceRule(office=True)),
    ],
)
def test_evidence(tmp_path: Path, text: str, rule: EvidenceRule) -> None:
    award = "award: {per: {count: a}, earns: 1}"
    table = "evidence_kinds: {批复: {title: 批复}}\nparts: [{id: table, points: 4}]\n"
    main = f"{HEAD}{table}rules: [{{id: a, part: table, points: 4, {award}, evidence: {text}}}]\n"
    rulebook = load(write(tmp_path, main)).rulebook
    assert rulebook is not None
    assert rulebook.rule("a").evidence == rule


def test_gates_and_grades(tmp_path: Path) -> None:
    text = (
        TABLE
        + """
gates:
  - {id: entry, entry_bar: {field: founded, present: true}, if_unknown: hit}
  - {id: members, mandatory_set: [founded], blocks: best}
  - {id: marked, mandatory_set: true, blocks: best}
  - {id: cap, grade_cap: good, if: {field: late, is: true}, ranked_after: true}
  - {id: veto, veto: {field: lied, is: true}}
grades:
  - {id: best, from: 3.5, share_cap: 30%, needs: good}
  - {id: good, from: 2, mandatory_set: {part: table}, share_cap: 1/2, share_within: [period, record.town]}
  - {id: rest}
"""
    )
    rulebook = loaded(tmp_path, text)
    entry, members, marked, cap, veto = rulebook.gates
    assert [gate.kind for gate in rulebook.gates] == [
        GateKind.ENTRY_BAR,
        GateKind.MANDATORY_SET,
        GateKind.MANDATORY_SET,
        GateKind.GRADE_CAP,
        GateKind.VETO,
    ]
    assert entry.condition == condition("{field: founded, present: true}")
    assert entry.hit_if_unknown
    assert (members.members, members.blocks) == (Members(rules=("founded",)), "best")
    assert marked.members == Members(marked=True)
    assert (cap.grade, cap.ranked_after, cap.condition) == ("good", True, condition("{field: late, is: true}"))
    assert veto.condition == condition("{field: lied, is: true}")
    best, good, rest = rulebook.grades
    assert (best.start, best.share_cap, best.needs) == (Fraction(7, 2), Fraction(3, 10), "good")
    assert best.share_within == (("period",), ("type",))
    assert (good.members, good.share_within) == (Members(part="table"), (("period",), ("record", "town")))
    assert (rest.start, rest.share_within) == (None, ())
    # grades alone bring a ranking by total
    (ranking,) = rulebook.rankings
    assert (ranking.within, ranking.by) == ((("period",), ("type",)), (RankBy(),))


def test_scores_periods_and_rankings(tmp_path: Path) -> None:
    text = (
        TABLE
        + """
rescale: none
least_share: 60%
ceiling: 100
waived: full
rounding: {mode: half-even, places: 1, at: row}
periods: {kind: quarter, due: 12-25}
newcomer: {field: founded_on, on_or_after: $period_from}
ranking:
  - {id: rank, within: [period, record.town], by: [{earned: table}, {field: size, order: lowest}, total]}
"""
    )
    rulebook = loaded(tmp_path, text)
    assert (rulebook.rescale, rulebook.least_share, rulebook.ceiling) == (Rescale.NONE, Fraction(3, 5), Fraction(100))
    assert rulebook.waived_counts_full
    assert rulebook.rounding == Rounding(RoundingMode.HALF_EVEN, 1, RoundingAt.ROW)
    assert (rulebook.periods.kind, rulebook.periods.due) == (PeriodKind.QUARTER, MonthDay(12, 25))
    assert rulebook.newcomer == condition("{field: founded_on, on_or_after: $period_from}")
    by = rulebook.rankings[0].by
    assert (by[0], by[1].lowest_first, by[2]) == (RankBy(EarnedOf("table")), True, RankBy())


def test_custom_periods(tmp_path: Path) -> None:
    text = """periods:
  kind: custom
  list: [{id: first, from: 2014-01-01, to: 2014-06-15, due: 2014-06-30}, {id: then, from: 2014-06-16, to: 2014-12-31}]
"""
    first, then = loaded(tmp_path, TABLE + text).periods.listed
    assert (first.id, first.first, first.due) == ("first", date(2014, 1, 1), date(2014, 6, 30))
    assert then.due == date(2014, 12, 31)


def test_parts_beside_the_hundred(tmp_path: Path) -> None:
    text = "parts: [{id: bonus, kind: bonus, up_to: 10}, {id: faults, kind: deduction, up_to: {unit: 5}}]\n"
    bonus, faults = loaded(tmp_path, text).parts
    assert (bonus.kind, bonus.up_to, bonus.points) == (PartKind.BONUS, 10, None)
    assert (faults.kind, faults.up_to) == (PartKind.DEDUCTION, PointsByType((("unit", 5),)))


def test_rollups(tmp_path: Path) -> None:
    text = (
        TABLE
        + """
registers: {towns: {key: id, title: name}, firms: {key: id, of: units}}
rollups:
  - id: town
    groups: {by: unit.parent, of: [unit], register: towns}
    own: unit
    members: {firms: {types: [unit], carry_forward: 1}}
    figures: {covered: {title: 已建, unit: 家, is: {count: firms}}}
    rules: [{id: coverage, points: 10, award: {if: {measure: covered, above: 0}}}]
    rounding: {places: 0}
    grades: [{id: good, from: 8}, {id: rest}]
  - {id: city, groups: all, members: {towns: {rollup: town}}}
"""
    )
    rulebook = loaded(tmp_path, text)
    assert rulebook.registers["firms"] == Register("firms", "id", None, units=True)
    town, city = rulebook.rollups
    assert (town.by, town.of, town.register, town.own) == (("unit", "parent"), ("unit",), "towns", "unit")
    assert town.members == (MemberList("firms", ("unit",), None, 1),)
    assert [(figure.id, figure.unit) for figure in town.figures] == [("covered", "家")]
    assert [(rule.id, rule.part) for rule in town.rules] == [("coverage", "")]
    assert [grade.id for grade in town.grades] == ["good", "rest"]
    assert len(town.rankings) == 1
    assert (city.by, city.members) == (None, (MemberList("towns", None, "town"),))


def test_the_source_and_its_clauses(tmp_path: Path) -> None:
    main = f"{HEAD}source: source/\nparts: [{{id: table, points: 4}}]\nrules: [{RULE}, cites: [1-01]}}]\n"
    folder = write(tmp_path, main)
    (folder / "source").mkdir()
    clauses = """document: {title: 意见, cite_as: 《意见》, date: 2014-06-23}
clauses: [{id: 1-01, section: '1', text: 成立组织。, cited_as: 第一条, kind: duty, normative: true, addressees: [unit]}]
"""
    (folder / "source" / "clauses.yaml").write_text(clauses, encoding="utf-8")
    source = load_rulebook(folder).source
    assert source is not None
    assert source.citation("1-01") == "《意见》第一条"
    assert (source.date, source.clauses[0].text) == ("2014-06-23", "成立组织。")
