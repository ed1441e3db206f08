"""What the record schema marks as private is quoted by no message, in whatever shape it stands in a record."""

from pathlib import Path

import pytest

from tests.cli.calling import Caller

BOOK = Path(__file__).parents[1] / "reports" / "pipeline" / "book"
UNIT = '"unit": {"id": "a", "name": "甲"}, "period": 2014'

SHAPES = (
    ("mapping for a text.json", '{UNIT, "contact": {"name": {"SECRET": "SECRET"}}}'),
    ("list for a text.json", '{UNIT, "contact": {"name": ["SECRET"], "age": ["SECRET"]}}'),
    ("text for a mapping.json", '{UNIT, "contact": "SECRET"}'),
    ("text for a list that holds some.json", '{UNIT, "staff": "SECRET"}'),
    ("unknown field inside.json", '{UNIT, "contact": {"nmae": "SECRET", "age": "SECRET"}}'),
    ("no JSON in the cell of a list.csv", 'unit.id,unit.name,period,staff\na,甲,2014,"[{""pay"": SECRET}"\n'),
    ("tag.yaml", "unit: {id: a, name: 甲}\nperiod: 2014\ncontact: {name: !SECRET x}\n"),
    ("alias.yaml", "unit: {id: a, name: 甲}\nperiod: 2014\ncontact: {name: *SECRET}\n"),
    ("flow mapping.yaml", "unit: {id: a, name: 甲}\nperiod: 2014\ncontact: {name: {SECRET}}\n"),
)


@pytest.mark.parametrize(("name", "text"), SHAPES, ids=[name for name, _ in SHAPES])
@pytest.mark.parametrize("form", ["table", "ndjson", "github"])
def test_no_shape_of_a_private_value_is_told(jianjia: Caller, tmp_path: Path, name: str, text: str, form: str) -> None:
    (tmp_path / name).write_text(text.replace("UNIT", UNIT), encoding="utf-8")
    done = jianjia("check", tmp_path / name, "-r", BOOK, "--format", form, "--show-changes", "--lang", "en")
    assert "JJ" in done.out + done.err
    assert "SECRET" not in done.out + done.err
