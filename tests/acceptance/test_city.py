"""The invented city: made by its script to the byte, valid as a whole, and showing what it is there to show."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from collections import Counter
from collections.abc import Iterator
from datetime import date
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest

from jianjia_rules import Assessment, Assessor, Results, assess, load_rulebook
from jianjia_rules.findings.verdict import Ground
from tests.acceptance.cases import ROOT
from tests.cli.calling import Caller

CITY = ROOT / "examples" / "city"
MOST_BYTES = 6_000_000
REGISTERS = {"townships": CITY / "registers" / "townships.csv"}
TYPES = {"enterprise_kx": 60, "township_kx": 6, "society": 12}


def records(year: int) -> list[dict[str, Any]]:
    return [json.loads(line) for line in (CITY / f"{year}.ndjson").read_text(encoding="utf-8").splitlines()]


def assessed(year: int, folder: bool) -> Results:
    results = assess(
        "jianjia-2014",
        CITY / str(year) if folder else CITY / f"{year}.ndjson",
        previous=CITY / f"{year - 1}.ndjson",
        reviews=CITY / f"review-{year}.yaml",
        waivers=CITY / f"waivers-{year}.yaml",
        registers={**REGISTERS, "units": CITY / "registers" / f"units-{year}.csv"},
    )
    list(results)
    return results


@pytest.fixture(scope="module")
def of_2014() -> Results:
    return assessed(2014, folder=True)


@pytest.fixture(scope="module")
def of_2015() -> Results:
    return assessed(2015, folder=False)


def by_unit(results: Results) -> dict[str, Assessment]:
    return {each.unit: each for each in results}


def codes(results: Results) -> Counter[str]:
    return Counter(each.code for each in results.diagnostics)


def written(folder: Path) -> dict[str, bytes]:
    """What the script makes: everything but what people wrote and the script itself."""
    made = [file for file in folder.rglob("*") if file.is_file() and "__pycache__" not in file.parts]
    by_hand = ("hand", "making", "make_city.py", "README.md", "README.zh-CN.md")
    relative = {file.relative_to(folder): file for file in made}
    return {name.as_posix(): file.read_bytes() for name, file in relative.items() if name.parts[0] not in by_hand}


def test_the_script_makes_the_city_to_the_byte(tmp_path: Path) -> None:
    subprocess.run([sys.executable, CITY / "make_city.py", "--out", tmp_path], check=True, timeout=300)
    assert written(tmp_path) == written(CITY)


def test_another_seed_makes_another_city(tmp_path: Path) -> None:
    subprocess.run([sys.executable, CITY / "make_city.py", "--out", tmp_path, "--seed", "7"], check=True, timeout=300)
    assert (tmp_path / "2014.ndjson").read_bytes() != (CITY / "2014.ndjson").read_bytes()


def test_it_is_of_reasonable_size() -> None:
    assert sum(map(len, written(CITY).values())) < MOST_BYTES


def test_every_record_is_valid_and_nothing_is_an_error(of_2014: Results, of_2015: Results) -> None:
    for results in (of_2014, of_2015):
        assert results.tally.refused == 0
        assert not [each for each in results.diagnostics if each.severity.value == "error"]
    assert list(assess("jianjia-2014", CITY / "2013.ndjson"))


@pytest.mark.parametrize("year", [2014, 2015])
def test_there_are_six_townships_twelve_societies_and_sixty_enterprises(year: int) -> None:
    counted = Counter(each["unit"]["type"] for each in records(year))
    assert all(counted[kind] >= least for kind, least in TYPES.items())
    assert len({each["unit"]["id"] for each in records(year)}) == sum(counted.values())


def test_yaml_and_ndjson_say_the_same(of_2014: Results) -> None:
    from_lines = by_unit(assessed(2014, folder=False))
    assert {unit: each.total for unit, each in from_lines.items()} == {
        unit: each.total for unit, each in by_unit(of_2014).items()
    }


def test_grades_are_spread(of_2014: Results, of_2015: Results) -> None:
    for results in (of_2014, of_2015):
        grades = Counter(each.grade.id for each in results if each.grade and each.unit_type == "enterprise_kx")
        assert all(grades[grade] >= 5 for grade in ("excellent", "good", "qualified", "unqualified"))
        assert grades["excellent"] <= 0.3 * sum(grades.values())
        totals = {each.total for each in results}
        assert len(totals) > 60  # hardly two units alike


def test_one_falsified_and_is_vetoed(of_2014: Results, of_2015: Results) -> None:
    falsified = by_unit(of_2014)["QY-060"]
    assert falsified.vetoed
    assert falsified.grade is not None
    assert (falsified.grade.id, falsified.rank("by-type")) == ("unqualified", None)
    assert not by_unit(of_2015)["QY-060"].vetoed


def test_a_renamed_unit_is_matched_with_its_year_before(of_2014: Results, of_2015: Results) -> None:
    names = {year: {each["unit"]["id"]: each["unit"]["name"] for each in records(year)} for year in (2013, 2014, 2015)}
    assert names[2013]["QY-042"] != names[2014]["QY-042"]
    assert names[2014]["QY-018"] != names[2015]["QY-018"]
    for results, unit in ((of_2014, "QY-042"), (of_2015, "QY-018")):
        kept_up = by_unit(results)[unit].finding("funds-kept-up")
        assert (kept_up.possible, kept_up.causes) == (1, ())


def test_new_units_have_no_year_before_and_some_are_younger_than_half_a_year(of_2014: Results) -> None:
    new = by_unit(of_2014)["QY-065"]
    assert new.finding("funds-kept-up").possible == 0
    young = [each.unit for each in of_2014 if any(gate.hit and gate.id == "new-unit" for gate in each.gates)]
    assert set(young) == {"QY-011", "QY-051", "QY-061", "QY-065"}


def test_waivers_serve_expire_and_are_not_needed(of_2014: Results) -> None:
    units = by_unit(of_2014)
    assert units["QY-053"].finding("venue-facilities").outcome.value == "waived"
    assert units["QY-038"].finding("venue-facilities").notes == ("waiver-expired",)
    assert units["QY-001"].finding("archives").notes == ("waiver-unused",)
    assert codes(of_2014)["JJ850"] == 2


def test_evidence_is_missing_or_has_another_hash(of_2014: Results) -> None:
    assert (codes(of_2014)["JJ853"], codes(of_2014)["JJ851"]) == (1, 1)
    spent = by_unit(of_2014)["QY-064"].finding("funds-spent")
    assert (spent.outcome.value, spent.earned) == ("not-met", 0)


def test_the_assessors_judge_correct_and_leave_two_waiting(of_2014: Results) -> None:
    units = by_unit(of_2014)
    assert units["QY-044"].finding("venue-in-place").earned == 1.5
    assert {each.unit for each in of_2014 if each.provisional and not each.not_admitted} == {"QY-058", "XH-04"}
    assert units["QY-060"].finding("rules-in-practice").earned == 0


def test_self_scores_differ_from_what_was_earned(of_2014: Results) -> None:
    differences = [each.difference for each in of_2014 if each.difference is not None]
    assert len(differences) > 30
    assert any(each > 0 for each in differences)
    assert any(each < 0 for each in differences)


def test_a_firm_without_an_association_is_seen_through_its_township(of_2014: Results) -> None:
    for each in records(2014):
        if each["unit"]["type"] == "township_kx":
            eligible = [firm for firm in each["enterprises"] if firm["science_workers"] >= 10]
            assert any("founded_on" not in firm for firm in eligible)
    rollup = {each.unit: each for each in of_2014.rollups if each.subject.rollup == "township"}
    assert len(rollup) == 6
    figures: dict[str, Any] = {figure.id: figure.value for figure in rollup["JD-01"].figures}
    assert (figures["not_listed"], figures["eligible"], figures["founded"]) == (1, 15, 11)


def test_who_stands_on_the_register_and_did_not_file_is_told(of_2014: Results, of_2015: Results) -> None:
    assert [each.unit for each in of_2014.missing] == ["QY-067", "QY-068"]
    assert [each.unit for each in of_2015.missing] == ["QY-068"]


@pytest.mark.parametrize("year", [2013, 2014, 2015])
def test_the_townships_lists_mostly_agree_with_the_enterprises(year: int) -> None:
    own = {each["unit"]["id"]: each for each in records(year) if each["unit"]["type"] == "enterprise_kx"}
    agree = differ = 0
    listed: list[str] = []
    for township in (each for each in records(year) if each["unit"]["type"] == "township_kx"):
        names = [firm["name"] for firm in township["enterprises"]]
        assert len(names) == len(set(names))
        for firm in township["enterprises"]:
            filed = own.get(firm.get("id", ""))
            if filed is None:
                continue
            listed.append(firm["id"])
            assert filed["unit"]["parent"] == township["unit"]["id"]
            assert firm["name"] in filed["unit"]["name"]
            same = firm["science_workers"] == filed["organization"]["science_workers"]
            agree, differ = agree + same, differ + (not same)
    assert len(listed) == len(set(listed))
    assert agree > 10 * differ


def counts(record: dict[str, Any]) -> Iterator[bool]:
    organization, office = record["organization"], record.get("office", {})
    workers = organization["science_workers"]
    yield organization.get("members", 0) <= workers
    yield organization.get("new_members", 0) <= organization.get("members", workers)
    yield record["funds"].get("spent", 0) <= record["funds"]["budget"]
    yield record.get("survey", {}).get("respondents", 0) <= workers
    yield record.get("innovation", {}).get("participants", 0) <= workers
    asked = office.get("satisfaction", {})
    yield asked.get("valid", 0) <= asked.get("issued", 0) <= workers
    yield asked.get("satisfied", 0) + asked.get("fairly_satisfied", 0) <= asked.get("valid", 0)
    yield office.get("attendance", {}).get("attended", 0) <= office.get("attendance", {}).get("called", 0)
    for project in record.get("projects", []):
        yield project.get("started_on", "") <= project.get("finished_on", "9")


@pytest.mark.parametrize("year", [2013, 2014, 2015])
def test_numbers_hang_together(year: int) -> None:
    for record in records(year):
        if record["unit"]["type"] != "municipal_kx":
            assert all(counts(record)), record["unit"]["id"]


@pytest.mark.parametrize("year", [2014, 2015])
def test_days_fit_the_year_the_founding_and_the_campaign(year: int) -> None:
    for record in records(year):
        founded = str(record.get("organization", {}).get("approved_on", ""))
        for meeting in [*record.get("meetings", []), *record.get("activities", [])]:
            assert f"{year}-01-01" <= meeting["date"] <= f"{year}-12-31"
            assert founded[:7] <= meeting["date"][:7]
        for activity in record.get("activities", []):
            if activity["kinds"][0] == "会员日":
                assert "12-08" <= activity["date"][5:] <= "12-22"
        for document in record.get("documents", []):
            if "建家交友" in document["title"] and year == 2014:
                assert date.fromisoformat(document["issued_on"]) > date(2014, 6, 23)


@pytest.mark.parametrize("year", [2014, 2015])
def test_no_two_units_list_the_same_activities(year: int) -> None:
    patterns = Counter(
        json.dumps([each["kinds"] for each in record["activities"]], ensure_ascii=False)
        for record in records(year)
        if len(record.get("activities", [])) > 2
    )
    assert patterns.most_common(1)[0][1] == 1


def test_members_go_on_from_the_year_before() -> None:
    before = {each["unit"]["id"]: each.get("organization", {}).get("members") for each in records(2014)}
    for record in records(2015):
        members, last = record.get("organization", {}).get("members"), before.get(record["unit"]["id"])
        if members is not None and last is not None:
            assert abs(members - last) <= 0.2 * last + 4


def test_every_loss_says_what_it_rests_on_and_the_sums_agree(of_2014: Results) -> None:
    demanded: set[str] = set()
    assumed: set[str] = set()
    for each in of_2014:
        lost = {ground: Fraction(0) for ground in Ground}
        whole = not each.not_admitted and each.part("home").possible == each.part("home").full
        for finding in each.findings:
            if finding.part != "bonus":
                lost[finding.ground] += Fraction(finding.lost)
            if finding.lost:
                (assumed if finding.ground is Ground.ASSUMPTIONS else demanded).add(finding.rule)
        alone, both = each.lost_on_assumptions_alone, each.lost_on_assumptions - each.lost_on_assumptions_alone
        assert each.lost_on_text == 0  # each row of the memorandum's rulebook assumes some measure
        if whole and all(part.possible == part.full for part in each.parts if part.parent is None):
            assert (both, alone) == (lost[Ground.BOTH], lost[Ground.ASSUMPTIONS])
    assert {"member-day", "projects-in-place", "satisfaction"} <= demanded
    assert {"venue-area", "new-ways", "funds-kept-up"} <= assumed
    assert not demanded & assumed


@pytest.fixture
def called(monkeypatch: pytest.MonkeyPatch) -> Caller:
    return Caller(monkeypatch)


def graded(assessment: Assessment) -> tuple[bool, Fraction]:
    """Whether anything holds the grade down, and the total."""
    held = any(gate.hit for gate in assessment.gates if gate.id in {"no-home", "five-mandatory"})
    return not held, Fraction(assessment.total or 0)


def test_nobody_in_the_city_gains_by_giving_up_the_home_or_withholding_last_year() -> None:
    assessor = Assessor(load_rulebook("jianjia-2014"))
    before = {each["unit"]["id"]: each for each in records(2013)}
    given_up = withheld = 0
    for record in records(2014):
        bare = {key: value for key, value in record.items() if key != "baseline"}
        unit = bare["unit"]["id"]
        whole = graded(assessor.assess(bare, before.get(unit)))
        if "accepted_on" in bare.get("office", {}).get("home", {}):
            given_up += 1
            assert (
                graded(assessor.assess({**bare, "office": {**bare["office"], "home": {}}}, before.get(unit))) <= whole
            )
        if unit in before:
            withheld += 1
            assert graded(assessor.assess(bare)) <= whole
    assert (given_up > 40, withheld > 60) == (True, True)


def table_of_2014(called: Caller, lang: str) -> str:
    inputs = ["--previous", CITY / "2013.ndjson", "--reviews", CITY / "review-2014.yaml"]
    inputs += ["--waivers", CITY / "waivers-2014.yaml", "--lang", lang, "--no-progress"]
    return called("check", CITY / "2014", "--rulebook", "jianjia-2014", *inputs).out


def test_the_table_adds_up_what_json_says(of_2014: Results, called: Caller) -> None:
    table = table_of_2014(called, "en")
    societies = [each for each in of_2014 if each.unit_type == "society" and not each.not_admitted]
    lost = sum((Fraction(each.lost_on_text + each.lost_on_assumptions) for each in societies), Fraction(0))
    alone = sum((Fraction(each.lost_on_assumptions_alone) for each in societies), Fraction(0))
    line = next(line for line in table.splitlines() if line.startswith("learned society") and " - " in line)
    assert f" {float(lost):.2f}".rstrip("0").rstrip(".") in line
    assert f"{float(alone):.2f}".rstrip("0").rstrip(".") in line


def test_the_units_to_commend_stand_by_name(of_2014: Results, called: Caller) -> None:
    (named,) = re.findall(r"评为优秀的单位\n(.*?)\n\n", table_of_2014(called, "zh"), flags=re.DOTALL)
    listed = named.replace("\n", "").replace(" ", "")
    excellent = {each.name for each in of_2014 if each.grade and each.grade.id == "excellent"}
    assert excellent
    assert all(name in listed for name in excellent)
    assert "云汀旭升光能有限公司科协" not in listed  # falsified
    (city,) = (each for each in of_2014.rollups if each.subject.rollup == "city")
    assert {figure.id: figure.value for figure in city.figures}["to_commend"] == len(excellent)
