"""Records from files of every format: the same values, the right places, nothing raised, nothing kept."""

from __future__ import annotations

import io
import json
import tracemalloc
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from jianjia_rules.diagnostics import Diagnostics
from jianjia_rules.language.rulebook import Repeated
from jianjia_rules.records import Tally, read_records
from jianjia_rules.records.formats import FORMATS
from jianjia_rules.records.line_files import LONGEST_LINE
from jianjia_rules.units.record import Unit
from tests.records.rulebooks import Read, by_place_and_dataset, rulebook

RECORD = '{"unit": {"id": "QY-01", "type": "enterprise_kx"}, "period": 2014, "venue": {"area_m2": 120.50}}'
SAME = {
    "one.yaml": "unit: {id: QY-01, type: enterprise_kx}\nperiod: 2014\nvenue: {area_m2: 120.50}\n",
    "one.json": RECORD,
    "list.json": f"[{RECORD}]",
    "one.ndjson": RECORD + "\n",
    "one.csv": "unit.id,unit.type,period,venue.area_m2\nQY-01,enterprise_kx,2014,120.50\n",
    "semicolons.csv": "unit.id;unit.type;period;venue.area_m2\r\nQY-01;enterprise_kx;2014;120.50\r\n",
    "tabs.tsv": "unit.id\tunit.type\tperiod\tvenue.area_m2\nQY-01\tenterprise_kx\t2014\t120.50",
    "declared.csv": "sep=;\nunit.id;unit.type;period;venue.area_m2\nQY-01;enterprise_kx;2014;120.50",
}
AREA_AT = {
    "one.yaml": (3, 18), "one.json": (1, 89), "list.json": (1, 90), "one.ndjson": (1, 89), "one.csv": (2, 26),
    "semicolons.csv": (2, 26), "tabs.tsv": (2, 26), "declared.csv": (3, 26),
}  # fmt: skip


@pytest.mark.parametrize("name", SAME)
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig"])
def test_every_format_gives_the_same_record_and_knows_its_places(tmp_path: Path, name: str, encoding: str) -> None:
    file = tmp_path / name
    file.write_bytes(SAME[name].encode(encoding))
    found = Read(file)
    assert found.codes == []
    (record,) = found.records
    assert record.data["venue"] == {"area_m2": Decimal("120.50")}
    assert str(record.data["venue"]["area_m2"]) == "120.50"
    assert record.unit == Unit("QY-01", "enterprise_kx")
    assert record.period == "2014"
    assert record.valid
    assert record.origin is not None
    place = record.origin.place(("venue", "area_m2"))
    assert place is not None
    assert (place.file, place.line, place.column) == (str(file), *AREA_AT[name])
    assert record.origin.place(("venue", "missing")) is not None


def test_a_yaml_file_may_hold_several_records(tmp_path: Path) -> None:
    file = tmp_path / "several.yaml"
    one = "unit: {id: %s, type: township_kx}\nperiod: 2014\n"
    file.write_text(f"{one % 1}---\n{one % 2}---\n- {{unit: {{id: 3, type: township_kx}}, period: 2014}}\n", "utf-8")
    found = Read(file)
    assert [record.unit.id for record in found.records] == ["1", "2", "3"]
    assert [record.origin.place(()).line for record in found.records] == [1, 4, 7]  # type: ignore[union-attr]
    assert (found.tally.read, found.tally.assessed, found.tally.files) == (3, 3, 1)


def test_a_bad_record_never_stops_the_others(tmp_path: Path) -> None:
    (tmp_path / "a.yaml").write_text("unit: [\n---\n" + SAME["one.yaml"], "utf-8")
    (tmp_path / "b.ndjson").write_text(f"{RECORD[:-2]}\n{RECORD.replace('QY-01', 'QY-02')}\n", "utf-8")
    (tmp_path / "c.json").write_bytes(b"\xff\xfe\xff")
    found = Read(tmp_path)
    assert [record.unit.id for record in found.records] == ["QY-01", "QY-02"]
    assert (found.tally.read, found.tally.assessed, found.tally.refused) == (5, 2, 3)
    assert sum(found.tally.reasons.values()) == 3


def test_a_slip_of_typing_that_was_mended_refuses_its_record_and_hides_no_fault(tmp_path: Path) -> None:
    file = tmp_path / "slip.yaml"
    file.write_text(
        "unit: {id: QY-01, type: enterprise_kx}\nperiod： 2014\nmembers: x\n---\n" + SAME["one.yaml"], "utf-8"
    )
    found = Read(file)
    assert found.places == ["JJ111 2:7", "JJ801 3:10"]
    assert (found.tally.assessed, found.tally.refused, found.tally.reasons) == (1, 1, {"JJ111": 1})


def test_a_remark_about_a_file_is_told_beside_its_record(tmp_path: Path) -> None:
    file = tmp_path / "old.yaml"
    file.write_bytes(SAME["one.yaml"].replace("id:", "name: 泽滨宏川, id:").encode("gb18030"))
    found = Read(file)
    assert found.codes == ["JJ102"]
    assert [record.unit.name for record in found.records] == ["泽滨宏川"]


def test_standard_input_holds_lines_or_a_document() -> None:
    for text in (
        RECORD + "\n",
        f"\n\n{RECORD}",
        f"[{RECORD}]",
        json.dumps(json.loads(RECORD), indent=1),
        "\ufeff" + RECORD,
    ):
        found = Read("-", stdin=io.BytesIO(text.encode()))
        assert found.codes == []
        assert [record.unit.id for record in found.records] == ["QY-01"]
    broken = Read("-", stdin=io.BytesIO(f"{RECORD}\n\n{RECORD[:-1]}\n".encode()))
    assert broken.places == ["JJ153 3:97"] or broken.tally.refused == 1
    assert len(broken.records) == 1


def test_a_key_that_stands_twice_on_a_line_is_refused(tmp_path: Path) -> None:
    file = tmp_path / "twice.ndjson"
    lines = [
        RECORD.replace('"period": 2014', '"period": 2014, "members": 1, "members": 2'),
        RECORD.replace("QY-01", 'a\\"b').replace('"period": 2014', '"period": 2014, "period": 2014'),
        RECORD.replace("QY-01", '\\"'),
        RECORD.replace("QY-01", "\\\\"),
        RECORD.replace("QY-01", '\\":'),
    ]
    file.write_text("\n".join(lines), "utf-8")
    found = Read(file)
    assert found.codes == ["JJ130", "JJ130"]
    assert [record.unit.id for record in found.records] == ['"', "\\", '":']


def test_a_line_that_is_too_long_is_refused_and_passed_over(tmp_path: Path) -> None:
    file = tmp_path / "long.ndjson"
    long = RECORD.replace("QY-01", "x" * (3 * LONGEST_LINE))
    file.write_text(f"{long}\n{RECORD}\n{long}", "utf-8")
    found = Read(file)
    assert found.places == ["JJ105 1:1", "JJ105 3:1"]
    assert [record.unit.id for record in found.records] == ["QY-01"]


@pytest.mark.parametrize(
    "value",
    ["NaN", "-Infinity", "1e999", "1" * 101, "[" * 60 + "]" * 60, '"\\ud800"', "01", '"\x00"', "[1,]", '{"a":1,"a":1}'],
)
def test_values_that_no_record_may_hold_are_explained(tmp_path: Path, value: str) -> None:
    file = tmp_path / "bad.ndjson"
    open_schema = {"type": "object"}
    file.write_text(RECORD.replace("120.50", value) + "\n", "utf-8")
    found = Read(file, by=rulebook(open_schema))
    assert len(found.codes) == 1
    assert (found.records, found.tally.refused) == ([], 1)


def test_memory_does_not_grow_with_the_lines(tmp_path: Path) -> None:
    file = tmp_path / "many.ndjson"
    with file.open("w", encoding="utf-8") as out:
        for number in range(20_000):
            out.write(RECORD.replace("QY-01", f"QY-{number}") + "\n")
    tally = Tally()
    reading = read_records([file], by_place_and_dataset(Repeated.KEEP), Diagnostics(), tally=tally)
    assert list(reading) == []  # of another rulebook: every line is refused and explained
    assert tally.refused == 20_000
    tracemalloc.start()
    count = sum(1 for _ in read_records([file], rulebook(repeated=Repeated.KEEP), Diagnostics()))
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert count == 20_000
    assert peak < 2_000_000


@pytest.mark.parametrize("format", FORMATS, ids=lambda format: format.name)
@given(data=st.binary(max_size=200) | st.text(max_size=100).map(lambda text: text.encode("utf-8", "surrogatepass")))
@settings(max_examples=150)
def test_no_bytes_raise(tmp_path_factory: pytest.TempPathFactory, format: Any, data: bytes) -> None:
    file = tmp_path_factory.mktemp("any") / f"any{format.endings[0]}"
    file.write_bytes(data)
    hold(Read(file))


PIECES = st.lists(
    st.sampled_from(
        ["unit", "period", "id", "type", '"', ",", ":", "{", "}", "[", "]", " ", "\n", "- ", "---\n", "QY", "2014", "é",
         "是", "\t", "enterprise_kx", "venue.area_m2", "unit.id", "unit.type", ";", "&a", "*a", "1e5", "\\u0041", "'"]
    ),
    max_size=60,
).map("".join)  # fmt: skip


@pytest.mark.parametrize("format", FORMATS, ids=lambda format: format.name)
@given(text=PIECES)
@settings(max_examples=200)
def test_no_text_raises(tmp_path_factory: pytest.TempPathFactory, format: Any, text: str) -> None:
    file = tmp_path_factory.mktemp("any") / f"any{format.endings[0]}"
    file.write_text(text, "utf-8", newline="")
    hold(Read(file))


def test_a_line_with_many_faults_is_scanned_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from jianjia_rules.documents import json_scan

    really, scans = json_scan.scan, []

    def counted(*arguments: Any) -> Any:
        scans.append(arguments)
        return really(*arguments)

    monkeypatch.setattr(json_scan, "scan", counted)
    file = tmp_path / "many.ndjson"
    file.write_text(json.dumps({f"k{number}": number for number in range(100)}) + "\n", "utf-8")
    assert len(Read(file).codes) > 1
    assert len(scans) == 1


@given(text=PIECES | st.binary(max_size=100).map(lambda data: data.decode("latin-1")))
def test_no_standard_input_raises(text: str) -> None:
    hold(Read("-", stdin=io.BytesIO(text.encode())))


def hold(found: Read) -> None:
    tally = found.tally
    assert tally.read == tally.assessed + tally.refused + tally.replaced
    assert tally.assessed == len(found.records)
    for diagnostic in found.diagnostics.sorted():
        assert diagnostic.message("zh")
        assert diagnostic.message("en")
    for record in found.records:
        assert record.origin is not None
        record.origin.place(("venue", "area_m2"))
