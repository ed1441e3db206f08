"""What the record schema marks private comes out in no form, no message and no log."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from jianjia_rules.errors import RulebookError
from jianjia_rules.language.text import Lang
from jianjia_rules.loading.load import load_rulebook
from tests.cli.calling import Caller
from tests.cli.conftest import jianjia as jianjia
from tests.reports.pipeline.example import HERE, NAMES, ROOT, results, written

SECRETS = (
    *("张秘密", "李秘密", "王秘密", "电话秘密", "13900001111", "13900002222"),
    *("424242", "3000000", "2000000", "5000000", "2500000", "424,242", "5,000,000", "2,500,000", "575758", "575,758"),
)
"""Private values of the records, what is computed of them alone, and how far they are from what is asked."""


def secrets_in(text: str) -> list[str]:
    return [secret for secret in SECRETS if secret in text]


@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize("name", NAMES)
def test_no_form_tells_a_private_value(name: str, lang: Lang) -> None:
    assert secrets_in(written(name, lang)) == []


@pytest.mark.parametrize("detail", [[], ["--detail"], ["--lenient"], ["--detail", "--lenient"]])
@pytest.mark.parametrize("name", NAMES)
def test_no_log_tells_a_private_value(name: str, detail: list[str], tmp_path: Path, jianjia: Caller) -> None:
    out = tmp_path / "out"
    done = jianjia("check", f"{HERE}/records", "-r", f"{HERE}/book", "--format", name, "-o", out, *detail)
    assert secrets_in(done.out + done.err) == []
    if name != "xlsx":
        assert secrets_in(out.read_text(encoding="utf-8")) == []


def test_an_explanation_does_not_tell_it_either(jianjia: Caller) -> None:
    for rule in ("age", "pay", "payroll"):
        for form in ("text", "json"):
            words = ("explain", "--unit", "a", rule, f"{HERE}/records", "-r", f"{HERE}/book", "--format", form)
            done = jianjia(*words, "--lang", "en")
            assert "private value" in done.out
            assert secrets_in(done.out + done.err) == []


RECORD = {
    "unit": {"id": "x"},
    "period": 2014,
    "contact": {"phone": "秘密一", "age": "秘密二"},
    "home": {"area_m2": "多"},
}
FAULTY = {
    "one.json": json.dumps(RECORD, ensure_ascii=False),
    "line.ndjson": json.dumps(RECORD, ensure_ascii=False) + "\n" + json.dumps(RECORD, ensure_ascii=False)[:-20] + "\n",
    "table.csv": 'unit.id,period,contact.phone,contact.age,home.area_m2\nx,2014,秘密一,秘密二,多\ny,2014,"秘密三,1\n',
    "flow.yaml": "{unit: {id: x}, period: 2014, contact: {phone: 秘密一, age: 秘密二}, home: {area_m2: 多}}\n",
    "block.yaml": (
        "unit: {id: x}\nperiod: 2014\ncontact:\n  phone: |\n    秘密一\n    秘密三\n  age: 秘密二\n"
        "home:\n  area_m2: 多\n"
    ),
    "broken.yaml": 'unit: {id: x}\nperiod: 2014\ncontact:\n  phone: "秘密一\n  age: 秘密二\n',
    "broken-in-value.yaml": "unit: {id: x}\nperiod: 2014\ncontact:\n  phone: 秘密一: 秘密三\n  age: '秘密二\n",
    "broken-below.yaml": "unit: {id: x}\nperiod: 2014\ncontact:\n  phone: >\n   秘密一\n   \t秘密三\n @秘密二\n",
    "habit.yaml": "unit: {id: x}\nperiod: 2014\ncontact: {name: “秘密一”, phone: １２３秘密, age: 秘密二}\n",
    "broken.json": '{"unit": {"id": "x"}, "period": 2014, "contact": {"phone": "秘密一" "age": 秘密二}}\n',
}


@pytest.mark.parametrize("lenient", [[], ["--lenient"]])
@pytest.mark.parametrize("name", FAULTY)
def test_no_quoted_line_shows_a_private_value(name: str, lenient: list[str], tmp_path: Path, jianjia: Caller) -> None:
    (tmp_path / name).write_text(FAULTY[name], encoding="utf-8")
    for form in ("table", "sarif", "github"):
        done = jianjia("check", tmp_path / name, "-r", f"{HERE}/book", "--format", form, *lenient)
        assert "秘密" not in done.out + done.err, form
        assert done.code == 2 or lenient


def test_what_is_not_private_is_still_quoted(tmp_path: Path, jianjia: Caller) -> None:
    (tmp_path / "r.yaml").write_text(FAULTY["flow.yaml"], encoding="utf-8")
    done = jianjia("check", tmp_path / "r.yaml", "-r", f"{HERE}/book", "--lang", "en")
    assert "home: {area_m2: 多}" in done.out


def test_a_private_figure_of_a_group_is_not_told(tmp_path: Path) -> None:
    book = tmp_path / "book"
    book.mkdir()
    (book / "record.schema.json").write_bytes((ROOT / HERE / "book" / "record.schema.json").read_bytes())
    (book / "rulebook.yaml").write_text(
        "rulebook: g\nlanguage: 1\nedition: 1.0.0\ntitle: {zh: 组, en: g}\n"
        "record: {schema: record.schema.json, unit: unit.id, period: period}\n"
        "parts: [{id: p, title: {zh: 部, en: p}, points: 1}]\n"
        "rules: [{id: r, part: p, title: {zh: 行, en: r}, points: 1, award: {if: {count: staff, at_least: 1}}}]\n"
        "rollups:\n- id: all\n  title: {zh: 全体, en: all}\n  groups: all\n  members: {units: {}}\n"
        "  figures: {ages: {title: {zh: 年龄, en: ages}, is: {sum: units, of: record.contact.age}}}\n"
        "  rules: [{id: old, title: {zh: 年龄, en: ages}, points: 1, award: {if: {measure: ages, at_least: 7000}}}]\n",
        encoding="utf-8",
    )
    record = tmp_path / "r.yaml"
    record.write_text("unit: {id: x}\nperiod: 2014\ncontact: {age: 6543}\n", encoding="utf-8")
    for name in NAMES:
        for lang in ("zh", "en"):
            text = written(name, "zh" if lang == "zh" else "en", results(record, book))
            assert not {"6543", "6,543", "457"} & set(text.replace(" ", ",").split(",")), name
            assert "6543" not in text.replace("fingerprint", ""), name


@pytest.mark.parametrize(
    ("before", "after", "line"),
    [
        ("unit: unit.id, name: unit.name", "unit: contact.phone, name: unit.name", 5),
        ("name: unit.name", "name: contact.name", 5),
        (
            "{id: rank, title: {zh: 名次, en: rank}}",
            "{id: rank, title: {zh: 名次, en: rank}, within: [record.contact.age]}",
            46,
        ),
    ],
)
def test_what_every_result_shows_cannot_be_private(before: str, after: str, line: int, tmp_path: Path) -> None:
    for file in ("rulebook.yaml", "record.schema.json", "source/clauses.yaml"):
        target = tmp_path / file
        target.parent.mkdir(exist_ok=True)
        text = (ROOT / HERE / "book" / file).read_text(encoding="utf-8")
        target.write_text(text.replace(before, after), encoding="utf-8")
    with pytest.raises(RulebookError) as raised:
        load_rulebook(tmp_path)
    (fault,) = [each for each in raised.value.diagnostics if each.code == "JJ340"]
    assert fault.place is not None
    assert abs(fault.place.line - line) <= 2
