"""Several results from one run: each as if it had been asked for alone, none half-written."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from tests.cli.calling import RULEBOOKS, Caller

CASES = RULEBOOKS / "townships" / "cases"
CALL = (
    *("check", CASES / "records.yaml", "--rulebook", RULEBOOKS / "townships"),
    *("--previous", CASES / "previous.yaml", "--register", f"townships={CASES / 'townships.csv'}", "--lang", "en"),
)


def test_each_result_is_as_if_it_were_alone(tmp_path: Path, jianjia: Caller) -> None:
    names = ("table", "json", "ndjson")
    alone = {name: jianjia(*CALL, "--format", name).out for name in names}
    done = jianjia(*CALL, "-o", tmp_path / "main.txt", *_others(tmp_path, names))
    assert done.code == 0
    assert done.out == ""
    assert (tmp_path / "main.txt").read_text(encoding="utf-8") == alone["table"]
    assert {name: (tmp_path / name).read_text(encoding="utf-8") for name in names} == alone


def test_the_main_result_still_goes_to_standard_output(tmp_path: Path, jianjia: Caller) -> None:
    done = jianjia(*CALL, "--output", f"json={tmp_path / 'out.json'}")
    assert done.out == jianjia(*CALL).out
    assert (tmp_path / "out.json").is_file()


def test_none_is_written_where_one_cannot_be(tmp_path: Path, jianjia: Caller) -> None:
    done = jianjia(*CALL, "--output", f"json={tmp_path / 'out.json'}", "--output", f"ndjson={tmp_path / 'no' / 'x'}")
    assert done.code == 2
    assert "JJ908" in done.err
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    ("values", "said"),
    [
        (["jsn=a.json"], 'Did you mean "json=a.json"?'),
        (["json="], "JJ904"),
        (["a.txt", "b.txt"], "JJ915"),
        (["json=a", "ndjson=./a"], "JJ950"),
        (["json=-"], "JJ950"),
        (["json=a", "json=a"], "JJ950"),
    ],
)
def test_places_that_cannot_be(values: list[str], said: str, jianjia: Caller) -> None:
    done = jianjia(*CALL, *(word for value in values for word in ("--output", value)))
    assert done.code == 2
    assert said in done.err


def test_a_file_with_an_equals_sign_in_its_name(tmp_path: Path, jianjia: Caller) -> None:
    target = tmp_path / "a=b.txt"
    assert jianjia(*CALL, "-o", target).code == 0
    assert target.is_file()


def test_no_result_goes_over_what_is_read(tmp_path: Path, jianjia: Caller) -> None:
    done = jianjia(*CALL, "--output", f"json={CASES / 'records.yaml'}")
    assert done.code == 2
    assert "JJ926" in done.err


def _others(folder: Path, names: tuple[str, ...]) -> list[str]:
    return [word for name in names for word in ("--output", f"{name}={folder / name}")]


@pytest.mark.parametrize("name", ["json", "ndjson", "csv", "gitlab", "sarif"])
def test_an_earlier_result_in_the_folder_of_the_records_is_written_anew(
    name: str, tmp_path: Path, jianjia: Caller
) -> None:
    shutil.copy(CASES / "records.yaml", tmp_path / "records.yaml")
    ending = "json" if name in {"gitlab", "sarif"} else name
    output = tmp_path / f"result.{ending}"
    for lang in ("zh", "en", "zh"):
        words = ("check", tmp_path, "-r", RULEBOOKS / "townships", "--output", f"{name}={output}", "--lang", lang)
        assert jianjia(*words).code == 0
