"""Forms of the rulebooks that are shipped: written with a record or filled in by hand, they give the record back."""

from __future__ import annotations

import io
from collections.abc import Mapping
from functools import cache
from itertools import pairwise
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from openpyxl import load_workbook
from openpyxl.worksheet.worksheet import Worksheet

from jianjia_rules import check_code, convert, load_rulebook, template
from jianjia_rules.forms.model import Answer, AnswersSheet, ListSheet, Question
from jianjia_rules.forms.words import (
    ROLE_HAVE,
    TICK,
    column_mark,
    sheet_mark,
    tick_mark,
)
from jianjia_rules.language.rulebook import Rulebook
from jianjia_rules.language.text import Lang
from jianjia_rules.records.check import check_of
from jianjia_rules.records.formats import Expected
from jianjia_rules.records.json_values import same
from jianjia_rules.records.raw import RawRecord
from jianjia_rules.records.stream import read_raw
from jianjia_rules.records.tally import Tally
from jianjia_rules.records.text_values import value_at
from jianjia_rules.records.writing.text_writers import json_text
from jianjia_rules.reports.template.style import say
from jianjia_rules.reports.template.values import put, slots_of
from tests.records.workbooks.forms import PHASES, column_of, row_of
from tests.records.workbooks.generated import records_of

TYPES = [
    ("jianjia-2014", "enterprise_kx"),
    ("jianjia-2014", "township_kx"),
    ("jianjia-2014", "society"),
    ("jianjia-2014", "municipal_kx"),
    ("jianjia-2014-pilot", "enterprise_kx"),
    ("jianjia-2014-pilot", "township_kx"),
    ("jianjia-2014-pilot", "society"),
    ("jianjia-2014-pilot", "municipal_kx"),
]
langs = st.sampled_from(["zh", "en"])
checked = settings(
    max_examples=3,
    deadline=None,
    phases=PHASES,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)


@cache
def shipped(name: str) -> Rulebook:
    return load_rulebook(name)


@cache
def blank(name: str, unit_type: str, lang: Lang) -> bytes:
    return template(shipped(name), unit_type=unit_type, lang=lang).xlsx()


def test_every_type_of_the_shipped_rulebooks_is_tried() -> None:
    for name in ("jianjia-2014", "jianjia-2014-pilot"):
        assert {each.id for each in shipped(name).unit_types} == {type for of, type in TYPES if of == name}


@pytest.mark.parametrize(("name", "unit_type"), TYPES)
@checked
@given(data=st.data(), lang=langs, to=st.sampled_from(["yaml", "json", "ndjson", "csv"]))
def test_a_record_becomes_a_workbook_and_comes_back(
    name: str, unit_type: str, data: st.DataObject, lang: Lang, to: str
) -> None:
    rulebook = shipped(name)
    record = data.draw(records_of(rulebook, unit_type))
    assert check_of(rulebook.schema).faults(record).faults == []
    with TemporaryDirectory() as place:
        folder = Path(place)
        (folder / "a.json").write_text(json_text([record]), encoding="utf-8")
        steps = [folder / "a.json", folder / "forms", folder / f"b.{to}", folder / "again.xlsx"]
        for before, after in pairwise(steps):
            done = convert(before, after, to=None if after.suffix else "xlsx", rulebook=rulebook, lang=lang)
            assert done.diagnostics == ()
        back = [raw_of(folder / f"b.{to}", rulebook), raw_of(steps[-1], rulebook)]
    for each in back:
        if to == "csv":
            record = {**record, "period": str(record["period"])}
        assert same(each.data, record)
        assert check_code(each.data, rulebook.schema) == check_code(record, rulebook.schema)


def raw_of(path: Path, rulebook: Rulebook) -> RawRecord:
    """The one record of a file, about which there is nothing to tell."""
    raws = list(read_raw([path], Expected(rulebook.schema, rulebook), Tally()))
    assert [each.diagnostics for each in raws] == [()]
    assert isinstance(raws[0], RawRecord)
    return raws[0]


@pytest.mark.parametrize(("name", "unit_type"), TYPES)
@checked
@given(data=st.data(), lang=langs)
def test_a_form_that_is_filled_in_gives_what_was_filled_in(
    tmp_path_factory: pytest.TempPathFactory, name: str, unit_type: str, data: st.DataObject, lang: Lang
) -> None:
    rulebook = shipped(name)
    record = data.draw(records_of(rulebook, unit_type, with_office=False))
    path = tmp_path_factory.mktemp("filled") / "a.xlsx"
    path.write_bytes(filled(name, unit_type, lang, record))
    assert same(_in_order(raw_of(path, rulebook).data), _in_order(_without_empty(record)))


def filled(name: str, unit_type: str, lang: Lang, record: Mapping[str, Any]) -> bytes:
    """The form as it is given out, with a record's answers typed into its cells."""
    book = load_workbook(io.BytesIO(blank(name, unit_type, lang)))
    form = template(shipped(name), unit_type=unit_type, lang=lang).form
    sheets = {str(sheet["A1"].value): sheet for sheet in book.worksheets}
    for of_form in form.sheets:
        sheet = sheets[sheet_mark(of_form)]
        match of_form:
            case AnswersSheet():
                for question in of_form.questions:
                    _answer(sheet, question, value_at(record, question.path), lang)
            case ListSheet():
                _list(sheet, of_form, value_at(record, of_form.path), lang)
            case _:
                scores = value_at(record, of_form.path) or {}
                known = {id for id, _ in of_form.rows}
                for id in [each for each in scores if each not in known]:
                    del scores[id]  # a form as given out has no row for it
                for id, score in scores.items():
                    put(sheet.cell(row_of(sheet, id), 4), score, Question((id,), Answer.NUMBER, of_form.title), lang)
    written = io.BytesIO()
    book.save(written)
    return written.getvalue()


def _answer(sheet: Worksheet, question: Question, value: Any, lang: Lang) -> None:
    if question.answer is not Answer.CHOICES:
        put(sheet.cell(row_of(sheet, column_mark(question)), 4), value, question, lang)
    elif value is not None:
        for choice in value or [""]:
            say(sheet.cell(row_of(sheet, tick_mark(question, choice)), 4), TICK)


def _list(sheet: Worksheet, of_form: ListSheet, entries: list[dict[str, Any]] | None, lang: Lang) -> None:
    if entries == []:
        say(sheet.cell(4, 6), TICK)
    for row, entry in enumerate(entries or [], 6):
        if of_form.printed_at is not None:
            say(sheet.cell(row, column_of(sheet, ROLE_HAVE)), TICK)
        for question in of_form.questions:
            value = value_at(entry, question.path)
            if question.slots > 1 and value is not None:
                for slot, text in enumerate(slots_of(value, question, lang)):
                    say(sheet.cell(row, column_of(sheet, column_mark(question, slot))), text)
            else:
                cell = sheet.cell(row, column_of(sheet, column_mark(question)))
                cell.value = None  # the kind that was printed in this row
                put(cell, value, question, lang)


def _without_empty(record: dict[str, Any]) -> dict[str, Any]:
    """Nobody can fill in a section with nothing in it."""
    inner = {key: _without_empty(value) if isinstance(value, dict) else value for key, value in record.items()}
    return {key: value for key, value in inner.items() if value != {}}


def _in_order(value: Any) -> Any:
    """Choices that are ticked off come in the order of the form."""
    match value:
        case dict():
            return {key: _in_order(inner) for key, inner in value.items()}
        case list() if all(isinstance(each, str) for each in value):
            return sorted(value)
        case list():
            return [_in_order(each) for each in value]
        case _:
            return value
