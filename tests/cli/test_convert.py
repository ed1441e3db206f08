"""`jianjia convert` as people call it."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from jianjia_rules import CallError, convert
from tests.cli.calling import Caller

EXAMPLES = "examples/enterprises/2014"
BY = ("--rulebook", "jianjia-2014")


def lines(path: Path) -> list[object]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


def test_a_folder_becomes_tables_and_comes_back(tmp_path: Path, jianjia: Caller) -> None:
    straight, table, back = tmp_path / "a.ndjson", tmp_path / "t" / "units.csv", tmp_path / "b.ndjson"
    table.parent.mkdir()
    assert jianjia("convert", EXAMPLES, "-o", straight).code == 0
    assert jianjia("convert", EXAMPLES, "-o", table, *BY).code == 0
    assert jianjia("convert", table.parent, "-o", back, *BY).code == 0
    assert lines(back) == [{**each, "period": "2014"} for each in lines(straight)]  # type: ignore[dict-item]
    assert (table.parent / "units.activities.csv").read_bytes().startswith(b"\xef\xbb\xbfunit.id,period,date,")
    assert [each.name for each in table.parent.iterdir() if each.name.startswith(".")] == []


def test_the_same_records_are_assessed_alike(tmp_path: Path, jianjia: Caller) -> None:
    jianjia("convert", EXAMPLES, "-o", tmp_path / "units.csv", *BY)
    found = [jianjia("check", path, *BY, "--format", "ndjson", "--lang", "en").out for path in (EXAMPLES, tmp_path)]
    assessed = [[line for line in out.splitlines() if '"kind":"assessment"' in line] for out in found]
    assert assessed[0] == assessed[1]
    assert len(assessed[0]) == 12


def test_standard_input_and_output(jianjia: Caller) -> None:
    record = '{"unit": {"id": "a"}, "period": 2014, "list": [{"n": 1.50}]}'
    done = jianjia("convert", "-", "--to", "json", stdin=record.encode())
    assert (done.code, done.out) == (0, f"[\n{record}\n]\n")
    indented = json.dumps([json.loads(record)], indent=2).encode()
    assert jianjia("convert", "-", "--to", "ndjson", stdin=indented).out == record.replace("1.50", "1.5") + "\n"
    assert jianjia("convert", "-", "--to", "yaml", stdin=b"").out == "[]\n"


def test_what_a_table_cannot_hold_is_told_and_the_rest_is_written(tmp_path: Path, jianjia: Caller) -> None:
    file = tmp_path / "a.yaml"
    file.write_text('unit: {id: a, nick: b, name: "x\\0y"}\nperiod: 2014\n', encoding="utf-8")
    for lang, words in (("en", "cannot hold"), ("zh", "放不下")):
        done = jianjia("convert", file, "-o", tmp_path / "a.csv", *BY, "--lang", lang)
        assert done.code == 2
        assert done.err.count("JJ879") == 2
        assert words in done.err
    assert "\na," in (tmp_path / "a.csv").read_text(encoding="utf-8")


def test_lists_of_an_earlier_time_are_not_read_with_a_new_table(tmp_path: Path, jianjia: Caller) -> None:
    jianjia("convert", EXAMPLES, "-o", tmp_path / "u.csv", *BY)
    file = tmp_path / "one.json"
    file.write_text('{"unit": {"id": "QY-01", "type": "enterprise_kx"}, "period": "2014"}', encoding="utf-8")
    assert jianjia("convert", file, "-o", tmp_path / "u.csv", *BY).code == 0
    file.unlink()
    done = jianjia("convert", tmp_path, "--to", "ndjson", *BY)
    assert json.loads(done.out) == {"unit": {"id": "QY-01", "type": "enterprise_kx"}, "period": "2014"}


@pytest.mark.parametrize(
    ("words", "code"),
    [
        (("convert", EXAMPLES, "-o", "x.pdf"), "JJ941"),
        (("convert", EXAMPLES), "JJ941"),
        (("convert", EXAMPLES, "-o", "x.csv"), "JJ942"),
        (("convert", "tests/records/goldens/table.csv", "--to", "json"), "JJ942"),
        (("convert", EXAMPLES, "-o", f"{EXAMPLES}/润禾纺织.yaml"), "JJ926"),
        (("convert", EXAMPLES, "-o", "no/such/folder/x.json"), "JJ908"),
    ],
)
def test_calls_that_are_wrong(words: tuple[str, ...], code: str, jianjia: Caller) -> None:
    done = jianjia(*words)
    assert done.code == 2
    assert code in done.err


def test_a_device_is_written_to_and_stays(tmp_path: Path, jianjia: Caller) -> None:
    if not Path("/dev/null").exists():
        pytest.skip("no such device here")
    assert jianjia("convert", EXAMPLES, "-o", "/dev/null", "--to", "json").code == 0
    assert not Path("/dev/null").is_file()
    assert jianjia("convert", EXAMPLES, "-o", tmp_path, "--to", "json").code == 2


def test_what_cannot_be_read_is_told_and_left_out(tmp_path: Path, jianjia: Caller) -> None:
    file = tmp_path / "a.ndjson"
    file.write_text('{"a": 1}\n{"a": 1, "a": 2}\n[1]\n{oops\n{"a": 3}\n', encoding="utf-8")
    done = jianjia("convert", file, "-o", tmp_path / "b.json", "--lang", "en")
    assert done.code == 2
    assert json.loads((tmp_path / "b.json").read_text(encoding="utf-8")) == [{"a": 1}, {"a": 3}]
    assert done.err.endswith("Records: 5 read, 2 written, 3 refused.\n")


def test_a_section_named_too_deep_is_no_section(tmp_path: Path, jianjia: Caller) -> None:
    table = tmp_path / "a.csv"
    deep = ".".join(["a"] * 20_000)
    table.write_text(f"unit.id,period,{{}}\nA,2014,venue;{deep}\n", encoding="utf-8")
    done = jianjia("convert", table, "--to", "json", *BY)
    assert (done.code, json.loads(done.out)[0]["venue"]) == (0, {})


def test_from_a_program(tmp_path: Path) -> None:
    done = convert(EXAMPLES, tmp_path / "a.yaml")
    assert (done.tally.assessed, done.diagnostics) == (12, ())
    with pytest.raises(CallError):
        convert(EXAMPLES, tmp_path / "a.csv")
    assert sorted(each.name for each in tmp_path.iterdir()) == ["a.yaml"]
