"""The public finding: cheap to make, whole when looked at, and the same after a journey."""

from __future__ import annotations

import pickle
from dataclasses import dataclass, field, replace
from decimal import Decimal
from fractions import Fraction

import pytest

from jianjia_rules.diagnostics.place import Place
from jianjia_rules.findings.context import StoredContext, stored
from jianjia_rules.findings.finding import Finding, Findings, StoredFindings, fingerprint
from jianjia_rules.findings.observation import Observation, observed_text, score_text
from jianjia_rules.findings.verdict import Assumption, Ground, RowFacts, Step, Verdict
from jianjia_rules.language.outcomes import Cause, Outcome
from jianjia_rules.language.rules import Level
from jianjia_rules.language.scalars import DateSpan, Number
from jianjia_rules.language.text import Lang, Text, same

AREA = Observation(Text("面积", "area"), 45, "venue.area_m2", Place("a.yaml", 3, 5), "平方米")


@dataclass
class Looked:
    """A context that counts how often it is asked."""

    unit: str = "kx-001"
    rulebook: str = "jianjia-2014"
    unit_type: str = "enterprise_kx"
    period: str = "2014"
    asked: list[str] = field(default_factory=list)

    def observations(self, index: int) -> tuple[Observation, ...]:
        self.asked.append(f"observations {index}")
        return (AREA,)

    def reason(self, index: int, lang: Lang) -> str:
        self.asked.append(f"reason {index} {lang}")
        return {"zh": "面积不足", "en": "too small"}[lang]

    def expected(self, index: int, lang: Lang) -> str:
        self.asked.append(f"expected {index} {lang}")
        return {"zh": "不少于50平方米", "en": "at least 50 m2"}[lang]

    def self_score(self, rule: str) -> Number | None:
        return 3 if rule == "home-area" else None


def facts(index: int = 0, rule: str = "home-area") -> RowFacts:
    return RowFacts(
        index,
        rule,
        Text("场所", "venue"),
        "five",
        3,
        None,
        ("2.1-05",),
        ("《意见》第二部分第1条",),
        Text("扩建", "build"),
        (Assumption("venue_area", same("why")),),
        Level.WARNING,
        mandatory=True,
    )


VERDICT = Verdict(
    Outcome.PARTLY_MET,
    Fraction(3, 2),
    3,
    Fraction(3, 2),
    3,
    causes=(Cause.ANSWER,),
    steps=(Step("review", Outcome.PARTLY_MET, Fraction(3, 2)),),
    notes=("waiver-unused",),
)


def finding(context: Looked | None = None, verdict: Verdict = VERDICT, rule: str = "home-area") -> Finding:
    return Finding.of(context or Looked(), facts(rule=rule), verdict)


def test_a_finding_says_everything_about_its_row() -> None:
    found = finding()
    assert (found.rule, found.title.zh, found.part, found.level) == ("home-area", "场所", "five", Level.WARNING)
    assert (found.unit, found.unit_type, found.period) == ("kx-001", "enterprise_kx", "2014")
    assert (found.outcome, found.earned, found.possible, found.lost) == (Outcome.PARTLY_MET, 1.5, 3, 1.5)
    assert (found.clauses, found.citations) == (("2.1-05",), ("《意见》第二部分第1条",))
    assert (found.weight, found.mandatory, found.rests_on_assumptions) == (None, True, True)
    assert found.advice == Text("扩建", "build")
    assert found.assumptions[0].subject == "venue_area"
    assert (found.causes, found.notes) == ((Cause.ANSWER,), ("waiver-unused",))
    assert found.steps[0].name == "review"
    assert (found.self_score, found.difference) == (3, Fraction(3, 2))
    assert found.observed == (AREA,)
    assert (found.reason("zh"), found.expected("en")) == ("面积不足", "at least 50 m2")
    assert repr(found) == "Finding('home-area', unit='kx-001', period='2014', partly-met, earned=3/2, possible=3)"


def test_a_row_rests_on_the_document_on_assumptions_or_on_both() -> None:
    assumed = facts()
    assert assumed.ground is Ground.BOTH
    assert replace(assumed, stated=False).ground is Ground.ASSUMPTIONS
    assert replace(assumed, assumptions=()).ground is Ground.TEXT
    assert finding().ground is Ground.BOTH


def test_without_a_self_score_there_is_no_difference() -> None:
    assert finding(rule="other").difference is None


def test_nothing_is_asked_before_it_is_looked_at() -> None:
    context = Looked()
    found = list(StoredFindings(context, (facts(0), facts(1)), (VERDICT, VERDICT)))
    assert [each.outcome for each in found] == [Outcome.PARTLY_MET] * 2
    assert context.asked == []
    assert found[1].reason("zh") == "面积不足"
    assert context.asked == ["reason 1 zh"]


def test_a_fingerprint_is_made_of_ids_alone() -> None:
    assert finding().fingerprint == fingerprint("jianjia-2014", "home-area", "kx-001", "2014")
    assert finding().fingerprint == finding(verdict=replace(VERDICT, earned=0)).fingerprint
    assert fingerprint("a", "b", "c", "d") == "bb037af03d977ec8"
    assert fingerprint("规则", "b", "c", "d") != fingerprint("规则", "b", "cd", "")


def test_findings_are_equal_when_they_say_the_same() -> None:
    assert finding() == finding()
    assert hash(finding()) == hash(finding())
    assert finding() != finding(verdict=replace(VERDICT, earned=1))
    assert finding() != finding(Looked(unit="other"))
    assert finding() != finding(rule="other")
    assert finding() != "a text"


@pytest.mark.parametrize("name", ["outcome", "verdict", "facts", "context", "rule", "another"])
def test_a_finding_cannot_be_changed(name: str) -> None:
    found = finding()
    with pytest.raises(AttributeError):
        setattr(found, name, None)
    with pytest.raises(AttributeError):
        delattr(found, name)
    assert found == finding()


def test_findings_are_the_same_one_by_one_and_in_turn() -> None:
    found = all_findings()
    assert [found[0], found[1]] == list(found)
    assert [each.outcome for each in found] == [each.verdict.outcome for each in found]
    assert {type(each) for each in (*found, found[0], found[:1][0])} == {Finding}


def test_a_pickled_finding_takes_all_its_words_along() -> None:
    again = pickle.loads(pickle.dumps(finding()))
    assert isinstance(again.context, StoredContext)
    assert again == finding()
    assert (again.reason("zh"), again.reason("en")) == ("面积不足", "too small")
    assert (again.expected("zh"), again.expected("en")) == ("不少于50平方米", "at least 50 m2")
    assert (again.observed, again.self_score, again.unit_type) == ((AREA,), 3, "enterprise_kx")
    assert pickle.loads(pickle.dumps(again)) == again


def test_a_stored_context_is_not_stored_again() -> None:
    context = stored(Looked(), {0: "home-area"})
    assert stored(context, {0: "home-area"}) is context


def all_findings() -> Findings:
    return StoredFindings(Looked(), (facts(0), facts(1, "other")), (VERDICT, replace(VERDICT, earned=0)))


def test_findings_are_a_sequence() -> None:
    found = all_findings()
    assert len(found) == 2
    assert [each.rule for each in found] == ["home-area", "other"]
    assert found[-1].earned == 0
    assert [each.rule for each in found[:1]] == ["home-area"]
    assert found[1] in found
    assert (found.facts[1].rule, found.verdicts[0], found.context.unit) == ("other", VERDICT, "kx-001")
    assert repr(found) == "<2 findings of kx-001 for 2014>"


def test_findings_are_equal_when_all_of_them_are() -> None:
    assert all_findings() == all_findings()
    assert hash(all_findings()) == hash(all_findings())
    assert all_findings() != StoredFindings(Looked(), (facts(0),), (VERDICT,))
    assert all_findings() != ()
    assert pickle.loads(pickle.dumps(all_findings())) == all_findings()


@pytest.mark.parametrize(
    ("value", "zh", "en"),
    [
        (None, "未填", "missing"),
        (True, "是", "yes"),
        (False, "否", "no"),
        (45, "45", "45"),
        (Decimal("2.50"), "2.5", "2.5"),
        (Fraction(1, 3), "1/3", "1/3"),
        ("乡镇", "乡镇", "乡镇"),
        (DateSpan(735402, 735402), "2014-06-18", "2014-06-18"),
        (("a", 1), "a、1", "a, 1"),
    ],
)
def test_values_in_words(value: object, zh: str, en: str) -> None:
    assert (observed_text(value, "zh"), observed_text(value, "en")) == (zh, en)  # type: ignore[arg-type]


def test_a_day_of_the_calendar_in_words() -> None:
    from datetime import date

    assert observed_text(date(2014, 6, 23), "zh") == "2014-06-23"


def test_observations_in_words() -> None:
    assert AREA.text("zh") == "45 平方米"
    assert replace(AREA, value=None).text("zh") == "未填"
    assert replace(AREA, most=50, unit=None).text("en") == "45–50"


@pytest.mark.parametrize(
    ("value", "places", "text"),
    [
        (90, 2, "90"),
        (Fraction(175, 2), 2, "87.5"),
        (Fraction(200, 3), 2, "66.67"),
        (Fraction(-200, 3), 2, "-66.67"),
        (Fraction(1, 1000), 2, "0"),
        (Fraction(-1, 1000), 2, "0"),
        (Fraction(5, 2), 0, "3"),
        (Fraction(1005, 1000), 2, "1.01"),
        (Fraction(2, 3), 4, "0.6667"),
        (Fraction(100, 3), 1, "33.3"),
    ],
)
def test_scores_for_print(value: Number, places: int, text: str) -> None:
    assert score_text(value, places) == text
