"""Evidence: what a row earns nothing without."""

from __future__ import annotations

from typing import Any

import pytest

from jianjia_rules.language.conditions import Condition
from jianjia_rules.language.outcomes import Outcome
from jianjia_rules.language.rulebook import RecordSettings
from jianjia_rules.language.rules import Dating, EvidenceKind, EvidenceRule
from jianjia_rules.language.scheme import Part, PartKind
from jianjia_rules.language.text import same
from jianjia_rules.units.entries import Entries, Review
from tests import pieces
from tests.engine.examples import told, verdict

IF = "{if: {field: plaque, is: true}}"
FAULTS: dict[str, Any] = {"parts": (Part("table", same("t"), kind=PartKind.DEDUCTION),)}
BIG: Condition = pieces.condition("{field: people, at_least: 10}")

KINDS: dict[str, Any] = {
    "evidence_kinds": {
        "文件": EvidenceKind("文件", same("f"), Dating.IN_PERIOD),
        "照片": EvidenceKind("照片", same("p")),
        "证明": EvidenceKind("证明", same("c"), Dating.IN_FORCE),
    },
    "record": RecordSettings((("unit", "id"),), ("period",), evidence=("open", "evidence")),
}


def evidenced(entries: str, award: str = IF, **more: Any) -> str:
    asked = more.pop("evidence", EvidenceRule(kinds=("文件",)))
    return told(verdict(award, f"{{plaque: true, open: {{evidence: [{entries}]}}}}", evidence=asked, **KINDS, **more))


@pytest.mark.parametrize(
    ("entries", "result"),
    [
        ("{kind: 文件, date: '2014-05-01'}", "met 10"),
        ("{kind: 文件, date: '2014-12'}", "met 10"),
        ("{kind: 文件, date: '2013-05-01'}", "not-met 0"),
        ("{kind: 文件, date: '2015-01-01'}", "not-met 0"),
        ("{kind: 文件}", "not-met 0"),
        ("{kind: 文件, date: soon}", "not-met 0"),
        ("{kind: 照片}", "not-met 0"),
        ("", "not-met 0"),
        ("null, 5, {kind: 5}, {kind: 文件, date: '2014-05-01'}", "met 10"),
        ("{kind: 文件, date: '2014-05-01', rules: [row]}", "met 10"),
        ("{kind: 文件, date: '2014-05-01', rules: [other]}", "not-met 0"),
        ("{kind: 文件, date: '2014-05-01', rules: []}", "met 10"),
    ],
)
def test_a_claim_earns_nothing_without_its_evidence(entries: str, result: str) -> None:
    assert evidenced(entries) == result


@pytest.mark.parametrize(
    ("entry", "result"),
    [
        ("{kind: 证明, date: '2009-05-01'}", "met 10"),
        ("{kind: 证明, date: '2009-05-01', valid_until: '2014-12-31'}", "met 10"),
        ("{kind: 证明, date: '2009-05-01', valid_until: '2014-12-30'}", "not-met 0"),
        ("{kind: 证明, date: '2015-01-01'}", "not-met 0"),
    ],
)
def test_some_evidence_has_to_be_in_force(entry: str, result: str) -> None:
    assert evidenced(entry, evidence=EvidenceRule(kinds=("证明",))) == result


@pytest.mark.parametrize(
    ("asked", "one", "both"),
    [
        (EvidenceRule(kinds=("照片", "实地")), "not-met 0", "met 10"),
        (EvidenceRule(kinds=("照片", "实地"), any_of=True), "met 10", "met 10"),
        (EvidenceRule(office=True), "met 10", "met 10"),
    ],
)
def test_all_kinds_or_any_of_them(asked: EvidenceRule, one: str, both: str) -> None:
    assert evidenced("{kind: 照片}", evidence=asked) == one
    assert evidenced("{kind: 照片}, {kind: 实地}", evidence=asked) == both


def test_what_lacks_evidence_is_said_and_nothing_else_counts() -> None:
    asked = EvidenceRule(kinds=("照片", "实地"))
    row = verdict(IF, "plaque: true", evidence=asked, **KINDS)
    assert [(step.name, step.outcome, step.earned, step.reason) for step in row.steps] == [
        ("award", Outcome.MET, 10, ""),
        ("evidence", Outcome.NOT_MET, 0, "照片、实地"),
    ]
    assert row.mandatory_holds is False


def test_a_file_that_cannot_be_used_is_missing() -> None:
    entry = "{kind: 文件, date: '2014-05-01'}"
    assert evidenced(entry, problems={0: "wrong-hash"}) == "not-met 0"
    assert evidenced(f"{entry}, {entry}", problems={0: "missing"}) == "met 10"


@pytest.mark.parametrize(
    ("record", "more", "result"),
    [
        ("plaque: false", {}, "not-met 0"),
        ("{}", {}, "undetermined 0..10"),
        ("plaque: true", {"points": 0}, "met 0"),
        ("{plaque: true, people: 1}", {"when": BIG}, "not-applicable"),
        ("plaque: true", FAULTS, "not-met -10"),
    ],
)
def test_evidence_is_asked_for_points_only(record: str, more: dict[str, Any], result: str) -> None:
    assert told(verdict(IF, record, evidence=EvidenceRule(kinds=("照片",)), **KINDS, **more)) == result


def test_an_item_without_its_evidence_is_not_counted() -> None:
    award = "{per: {count: activities}, earns: 2}"
    record = "activities: [{number: a}, {}, {number: ''}, {number: b}]"
    assert told(verdict(award, record, evidence=EvidenceRule(per_item=("number",)))) == "partly-met 4"


def test_a_review_comes_after_evidence() -> None:
    asked = EvidenceRule(kinds=("照片",))
    entries = Entries({"row": Review("u", "2014", "row", "某人", "看过现场", Outcome.MET)})
    row = verdict(IF, "plaque: true", evidence=asked, entries=entries, **KINDS)
    assert told(row) == "met 10"
    assert [step.name for step in row.steps] == ["award", "evidence", "review"]
