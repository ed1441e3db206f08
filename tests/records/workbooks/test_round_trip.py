"""Template, filled in, read back: the same record, whatever the answers are."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from jianjia_rules import check_code, load_rulebook, template
from jianjia_rules.diagnostics import Diagnostics
from jianjia_rules.language.text import Lang
from jianjia_rules.records.check import check_of
from jianjia_rules.records.stream import read_records
from tests.records.workbooks.forms import FULL, PHASES, ROOT, made, read, small

FILES = Path(__file__).parent / "files"
KINDS = ["培训", "交流", "科普"]
PLACES = ["会议", "图书", "网络", "培训", "办公"]

# Blanks around a text fall away; a text holds neither half characters nor a line break of Windows.
texts = (
    st.text(st.characters(codec="utf-8", exclude_characters="\r"), min_size=1, max_size=40)
    .map(str.strip)
    .filter(bool)
    .filter(lambda text: not text.startswith("jianjia:"))
)
odd = st.sampled_from(
    ["=1+1", "@x", "_x0041_", "无", '"a";b', "；", "true", "2014-06-23", "007", "1e5", "√", "<b>&", "\x07"]
)
names = texts | odd
days = st.dates(date(1600, 1, 1), date(2300, 1, 1)).map(date.isoformat)
months = days.map(lambda day: day[:7])
numbers = st.decimals(0, 10**20, allow_nan=False, allow_infinity=False, places=4) | st.integers(0, 10**25)


def subsets(values: list[str], most: int) -> st.SearchStrategy[list[str]]:
    return st.lists(st.sampled_from(values), unique=True, max_size=most)


def optional(**fields: st.SearchStrategy[Any]) -> st.SearchStrategy[dict[str, Any]]:
    return st.fixed_dictionaries({}, optional=fields)


venues = optional(
    area=numbers,
    staff=st.integers(0, 10**25),
    plaque=st.booleans(),
    tenure=st.sampled_from(["自有", "租用", "无"]),
    opened_on=days,
    founded=days | months,
    facilities=subsets(PLACES, 5).map(lambda chosen: [each for each in PLACES if each in chosen]),
    tags=st.lists(names | st.just(" a "), max_size=4),
    phone=names,
).filter(bool)
activities = st.lists(
    st.fixed_dictionaries(
        {"title": names},
        optional={"date": days, "kinds": subsets(KINDS, 2), "people": st.integers(0, 10**6), "evidence": names},
    ),
    max_size=4,
)
papers = st.lists(
    st.fixed_dictionaries({"kind": st.sampled_from(["章程", "计划", "总结"])}, optional={"number": names}), max_size=4
)
evidence = st.lists(st.fixed_dictionaries({"kind": names}, optional={"number": names}), max_size=3)
records = st.fixed_dictionaries(
    {
        "unit": st.fixed_dictionaries({"id": texts, "type": st.just("firm")}, optional={"name": names}),
        "period": st.sampled_from([2014, "2014", "2015"]),
    },
    optional={
        "venue": venues,
        "activities": activities,
        "papers": papers,
        "evidence": evidence,
        "self_scores": st.dictionaries(st.sampled_from(["area", "acts", "plaque", "older-row"]), numbers, min_size=1),
    },
)  # fmt: skip


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("forms")


@settings(max_examples=40, deadline=None, phases=PHASES, suppress_health_check=[HealthCheck.too_slow])
@given(record=records, lang=st.sampled_from(["zh", "en"]))
def test_a_record_is_read_back_the_same(folder: Path, record: dict[str, Any], lang: Lang) -> None:
    assert check_of(small().schema).faults(record).faults == []
    found, told = read(folder, made(record, lang))
    assert told == ()
    assert found[0].data == record
    assert check_code(found[0].data) == check_code(record)


@pytest.mark.parametrize("name", ["filled.xlsx", "filled.xls", "filled.ods"])
def test_files_that_libreoffice_saved(name: str) -> None:
    told = Diagnostics()
    found = list(read_records([FILES / name], small(), told))
    assert told.sorted() == ()
    assert found[0].data == FULL


def test_the_example_enterprises(tmp_path: Path) -> None:
    rulebook = load_rulebook("jianjia-2014")
    path = tmp_path / "a.xlsx"
    for record in read_records([ROOT / "examples" / "enterprises" / "2014"], rulebook, Diagnostics()):
        form = template(rulebook, data=record.data)
        assert {each.split(".")[0] for each in form.left_out} == {"office"}
        path.write_bytes(form.xlsx())
        told = Diagnostics()
        back = next(iter(read_records([path], rulebook, told))).data
        assert told.sorted() == ()
        for data in (back, record.data):
            small_kinds = data.get("innovation", {}).get("small_kinds", [])
            small_kinds.sort()  # ticked off in a form to be filled in, they have no order
        assert back == {name: value for name, value in record.data.items() if name != "office"}
        assert check_code(back) == check_code(record.data, rulebook.schema)


def test_numbers_that_spreadsheets_cannot_hold_are_kept_as_text(tmp_path: Path) -> None:
    exact = Decimal("12345678901234567890.12")
    record = {"unit": {"id": "x", "type": "firm"}, "period": "2014", "venue": {"area": exact}}
    assert read(tmp_path, made(record))[0][0].data == record
