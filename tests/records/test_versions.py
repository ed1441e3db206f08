"""Supplements, corrections and replacements: what they change, in which order, and what is refused."""

from __future__ import annotations

import io
import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jianjia_rules.diagnostics import Severity
from jianjia_rules.language.rulebook import Repeated, Rulebook
from jianjia_rules.units.record import Source
from tests.records.rulebooks import SCHEMA, Read, rulebook

TEXT = {"type": "string"}
VERSIONED: Mapping[str, Any] = {
    **SCHEMA,
    "required": ["unit", "period", "members"],
    "properties": {
        **SCHEMA["properties"],
        "submission": {
            "type": "object",
            "properties": {"kind": TEXT, "number": {"type": ["integer", "string"]}, "date": TEXT},
        },
        "awards": {
            "title": "获奖",
            "type": "array",
            "x-key": ["title", "year"],
            "items": {"type": "object", "properties": {"title": TEXT, "year": {}, "level": TEXT, "name": TEXT}},
        },
    },
}


def book(repeated: Repeated = Repeated.REFUSE) -> Rulebook:
    return rulebook(VERSIONED, repeated, version=("submission",))


def record(kind: str | None = None, number: Any = None, day: str | None = None, id: str = "a", **data: Any) -> Any:
    """A submission of a unit; a version where it says of what kind."""
    block = {"kind": kind, "number": number, "date": day}
    version = {"submission": {key: value for key, value in block.items() if value is not None}} if kind else {}
    return {"unit": {"id": id, "type": "enterprise_kx"}, "period": 2014, **version, **data}


def read(folder: Path, *records: Any, repeated: Repeated = Repeated.REFUSE, lines: bool = False) -> Read:
    """The records, each in a file of its own, or each a line of one file."""
    folder.mkdir(parents=True, exist_ok=True)
    if lines:
        file = folder / "all.ndjson"
        file.write_text("".join(json.dumps(each, ensure_ascii=False) + "\n" for each in records), "utf-8")
        return Read(file, by=book(repeated))
    for at, each in enumerate(records):
        (folder / f"{at}.json").write_text(json.dumps(each, ensure_ascii=False), "utf-8")
    return Read(folder, by=book(repeated))


def data_of(found: Read) -> Any:
    (only,) = found.records
    return {name: value for name, value in only.data.items() if name not in {"unit", "period", "submission"}}


FIRST = record(members=5, venue={"area_m2": 40, "facilities": ["会议"]}, activities=[{"kind": "交流"}])


@pytest.mark.parametrize("lines", [False, True])
def test_a_supplement_fills_and_adds_and_changes_nothing(tmp_path: Path, lines: bool) -> None:
    more: dict[str, Any] = {"members": 9, "code": "0123", "venue": {"plaque": True, "facilities": ["会议", "图书"]}}
    more["activities"] = [{"kind": "交流"}, {"kind": "培训", "people": 3}]
    found = read(tmp_path, FIRST, record("补报", 2, **more), lines=lines)
    assert data_of(found) == {
        "members": 5,
        "code": "0123",
        "venue": {"area_m2": 40, "facilities": ["会议", "图书"], "plaque": True},
        "activities": [{"kind": "交流"}, {"kind": "培训", "people": 3}],
    }
    assert sorted(found.codes) == ["JJ858", *["JJ859"] * 4]
    (kept,) = [each for each in found.diagnostics if each.code == "JJ858"]
    assert (dict(kept.arguments)["unit"], kept.related is not None) == ("a", True)
    assert found.records[0].valid


@pytest.mark.parametrize("lines", [False, True])
def test_a_correction_replaces_and_says_what_stood_where(tmp_path: Path, lines: bool) -> None:
    change = record("correction", 2, members=6, venue={"area_m2": 40}, activities=[{"kind": "培训"}], code="0123")
    found = read(tmp_path, FIRST, change, lines=lines)
    assert data_of(found) == {
        "members": 6,
        "venue": {"area_m2": 40, "facilities": ["会议"]},
        "activities": [{"kind": "培训"}],
        "code": "0123",
    }
    amendments = found.records[0].amendments
    assert [(each.path, each.before, each.after, each.source) for each in amendments] == [
        (("members",), 5, 6, Source.CORRECTION),
        (("activities",), [{"kind": "交流"}], [{"kind": "培训"}], Source.CORRECTION),
        (("code",), None, "0123", Source.CORRECTION),
    ]
    first, second = ("all.ndjson", "all.ndjson") if lines else ("0.json", "1.json")
    for each in amendments[:2]:
        assert each.place is not None
        assert each.before_place is not None
        assert (Path(each.before_place.file).name, Path(each.place.file).name) == (first, second)
    assert found.records[0].source_of(("members",)) is Source.CORRECTION
    assert found.records[0].source_of(("venue", "area_m2")) is None


def test_lists_with_a_key_go_entry_by_entry(tmp_path: Path) -> None:
    given = [{"title": "一", "year": 2014, "level": "县级"}, {"title": "一", "year": 2013}]
    first = record(members=1, awards=given)
    change = record("更正", 2, awards=[{"title": "一", "year": 2014, "level": "省级"}, {"title": "二", "year": 2014}])
    filled = record("补报", 3, awards=[{"title": "一", "year": 2013, "level": "市级"}, {"title": "二"}])
    found = read(tmp_path, filled, change, first)
    assert data_of(found)["awards"] == [
        {"title": "一", "year": 2014, "level": "省级"},
        {"title": "一", "year": 2013, "level": "市级"},
        {"title": "二", "year": 2014},
        {"title": "二"},
    ]
    paths = [each.path for each in found.records[0].amendments]
    assert paths == [("awards", 0, "level"), ("awards", 2), ("awards", 1, "level"), ("awards", 3)]
    origin = found.records[0].origin
    assert origin is not None
    place = origin.place(("awards", 2, "title"))
    assert place is not None
    assert Path(place.file).name == "1.json"


def test_a_replacement_stands_for_all_that_was_before(tmp_path: Path) -> None:
    last = record("重报", 3, members=7, venue={"area_m2": 40})
    found = read(tmp_path, last, record("补报", 2, code="0123"), FIRST)
    assert data_of(found) == {"members": 7, "venue": {"area_m2": 40}}
    assert sorted(found.codes) == ["JJ859", "JJ860", "JJ861", "JJ861", "JJ861"]
    assert (found.tally.read, found.tally.assessed, found.tally.replaced, found.tally.refused) == (3, 1, 2, 0)


def test_a_replacement_may_stand_alone_and_others_may_not(tmp_path: Path) -> None:
    alone = [record("replacement", members=7), record("补报", 2, id="b", members=1), record("更正", id="b", members=2)]
    found = read(tmp_path, *alone)
    assert [each.unit.id for each in found.records] == ["a"]
    assert found.codes == ["JJ856", "JJ856"]
    found = read(tmp_path / "more", record("补报", 2, id="b", members=1), record("更正", 3, id="b", members=2))
    assert found.records == []
    assert found.codes == ["JJ857", "JJ857"]
    assert (found.tally.read, found.tally.refused) == (2, 2)


@pytest.mark.parametrize(
    ("second", "third", "codes"),
    [
        (record("更正", 2, members=6), record("更正", 2, members=7), ["JJ856", "JJ856"]),
        (record("更正", 2, members=6), record("更正", None, "2015-01-01", members=7), ["JJ856", "JJ856"]),
        (record("更正", None, members=6), record("更正", None, "2015-01-01", members=7), ["JJ856", "JJ856"]),
        (record("改正", 2, members=6), record("更正", 0, members=7), ["JJ855", "JJ855"]),
        (record("更正", None, "2015年", members=6), record("更正", 3, members=7), ["JJ855", "JJ860"]),
        (record("更正", 2, members=6), record("更正", 2, members=6), ["JJ860"]),
    ],
)
def test_what_cannot_be_put_in_order_is_refused_and_the_rest_stands(
    tmp_path: Path, second: Any, third: Any, codes: list[str]
) -> None:
    found = read(tmp_path, second, FIRST, third)
    assert len(found.records) == 1
    assert found.codes == codes
    refused = sum(each.severity is Severity.ERROR for each in found.diagnostics)
    assert (found.tally.read, found.tally.assessed, found.tally.refused) == (3, 1, refused)
    assert found.tally.read == found.tally.assessed + found.tally.refused + found.tally.replaced


def test_dates_tell_where_there_are_no_numbers(tmp_path: Path) -> None:
    later, earlier = record("更正", None, "2015-02-01", members=7), record("更正", None, "2015-01-01", members=6)
    assert data_of(read(tmp_path, later, earlier, FIRST))["members"] == 7
    assert data_of(read(tmp_path / "numbered", record("更正", 3, "2014-01-01", members=7),
                        record("更正", 2, "2015-01-01", members=6), FIRST))["members"] == 7  # fmt: skip


def test_the_whole_is_checked_and_faults_stand_where_the_values_stand(tmp_path: Path) -> None:
    incomplete = {name: value for name, value in FIRST.items() if name != "members"}
    assert read(tmp_path / "whole", incomplete, record("补报", members=3)).codes == ["JJ859"]
    found = read(tmp_path / "faulty", FIRST, record("更正", members="many"))
    assert found.records == []
    (fault,) = [each for each in found.diagnostics if each.severity is Severity.ERROR]
    assert fault.place is not None
    assert Path(fault.place.file).name == "1.json"
    assert (found.tally.refused, found.tally.replaced) == (1, 1)


def test_a_second_first_submission_is_one_too_many_still(tmp_path: Path) -> None:
    found = read(tmp_path, FIRST, record("更正", members=6), record(members=8))
    assert data_of(found)["members"] == 6
    assert "JJ806" in found.codes
    found = read(tmp_path / "last", FIRST, record("更正", members=6), record(members=8), repeated=Repeated.LAST)
    assert data_of(found) == {"members": 6}
    assert (found.tally.read, found.tally.assessed, found.tally.replaced) == (3, 1, 2)


def test_standard_input_is_looked_through_as_well() -> None:
    text = "".join(json.dumps(each) + "\n" for each in (record("更正", members=6), FIRST))
    found = Read("-", by=book(), stdin=io.BytesIO(text.encode()))
    assert data_of(found)["members"] == 6


def test_a_version_is_somebodys_as_people_write_it(tmp_path: Path) -> None:
    change = {**record("更正", members="６"), "period": "２０１４年"}
    found = read(tmp_path, change, FIRST)
    assert data_of(found)["members"] == 6
    assert (found.tally.assessed, found.tally.replaced, found.tally.refused) == (1, 1, 0)


@pytest.mark.parametrize("name", ["submission", "报送"])
def test_the_field_is_found_however_it_is_written(tmp_path: Path, name: str) -> None:
    schema = {**VERSIONED, "properties": {**VERSIONED["properties"], name: VERSIONED["properties"]["submission"]}}
    by = rulebook(schema, version=(name,))
    unit = '"unit": {"id": "a", "type": "enterprise_kx"}, "period": 2014'
    escaped = "".join(f"\\u{ord(each):04X}" for each in name)
    change = f'{{{unit}, "{escaped}": {{"kind": "correction"}}, "members": 6}}\n'
    yaml = f"unit: {{id: a, type: enterprise_kx}}\nperiod: 2014\n{name}: {{kind: correction}}\nmembers: 6\n"
    row = f"unit.id,unit.type,period,{name}.kind,members\na,enterprise_kx,2014,更正,6\n"
    written = {"a.ndjson": change.encode(), "b.json": change.encode(), "c.yaml": yaml.encode("gb18030"),
               "d.yaml": yaml.encode("utf-16"), "e.yaml": yaml.replace(name, f'"{escaped}"').encode(),
               "f.csv": row.encode()}  # fmt: skip
    for file, text in written.items():
        folder = tmp_path / file
        folder.mkdir()
        (folder / file).write_bytes(text)
        (folder / "z.json").write_text(f'{{{unit}, "members": 5}}', "utf-8")
        found = Read(folder, by=by)
        assert [each.data["members"] for each in found.records] == [6], file


values = st.fixed_dictionaries(
    {},
    optional={
        "members": st.integers(0, 3),
        "code": st.sampled_from(["0001", "0002"]),
        "venue": st.fixed_dictionaries({}, optional={"area_m2": st.integers(0, 2), "plaque": st.booleans()}),
        "awards": st.lists(
            st.fixed_dictionaries(
                {"title": st.sampled_from("xy"), "year": st.integers(1, 2)}, optional={"level": st.sampled_from("pq")}
            ),
            max_size=3,
        ),
        "activities": st.lists(st.fixed_dictionaries({"kind": st.sampled_from(["aa", "bb"])}), max_size=2),
    },
)
kinds = st.sampled_from(["补报", "更正", "重报", "supplement", "改"])
versions = st.builds(
    lambda kind, number, data: record(kind, number, **data), kinds, st.none() | st.integers(1, 4), values
)
submissions = st.lists(versions, max_size=4)


@given(first=values, later=submissions, data=st.data())
def test_the_order_of_files_decides_nothing(
    tmp_path_factory: pytest.TempPathFactory, first: Any, later: list[Any], data: st.DataObject
) -> None:
    """What is assessed, and what is told beside places, is the same for every order in which submissions are read."""
    given_all = [record(**{"members": 1, **first}), *later]
    shuffled = data.draw(st.permutations(given_all))
    outcomes = []
    for records in (given_all, shuffled):
        found = read(tmp_path_factory.mktemp("order"), *records, lines=data.draw(st.booleans()))
        told = sorted(f"{each.code} {dict(each.arguments)}" for each in found.diagnostics)
        changes = [
            [(each.path, each.before, each.after, each.source) for each in one.amendments] for one in found.records
        ]
        outcomes.append(
            ([each.data for each in found.records], changes, told, found.tally.assessed, found.tally.refused)
        )
        assert found.tally.read == found.tally.assessed + found.tally.refused + found.tally.replaced == len(records)
    assert outcomes[0] == outcomes[1]
