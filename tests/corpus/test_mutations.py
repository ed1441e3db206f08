"""Good files with bytes flipped, cut out and doubled: whatever that makes of them is said in words."""

from __future__ import annotations

import tempfile
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.cli.calling import Caller
from tests.corpus.case import BOOK, GOOD_RECORD, put_good
from tests.corpus.test_corpus import in_words

GOOD = {
    "a.yaml": (GOOD_RECORD.replace("good", "a") + "evidence: [{kind: x, file: a.pdf}]\n---\n" + GOOD_RECORD).encode(),
    "b.json": '[{"unit": {"id": "b", "name": "乙"}, "period": 2014, "area": 60.5, "note": "\\ud83d\\ude00"}]'.encode(),
    "c.ndjson": b'{"unit": {"id": "c"}, "period": 2014, "area": 1e3}\n' * 3,
    "d.csv": 'unit.id,period,area,note\nd,2014,"1,200",㎡\ne,2014,60,"x ""y""\nz"\n'.encode(),
    "e.csv": "编号;年度;面积;成立日期\r\n己;2014;６０;2014年6月23日\r\n".encode("gb18030"),
    "f.tsv": "unit.id\tperiod\tarea\nf\t2014\t60\n".encode("utf-16"),
    "rulebook.yaml": (BOOK / "rulebook.yaml").read_bytes(),
    "record.schema.json": (BOOK / "record.schema.json").read_bytes(),
}
ODD = [
    b"\0",
    b"\xff",
    b'"',
    b"'",
    b"{",
    b"}",
    b"[",
    b"&a ",
    b"*a ",
    b": ",
    b"\n",
    b"\r",
    b"\t",
    b"\xed\xa0\x80",
    b"1e9999",
    b"---\n",
]


@st.composite
def damaged(draw: st.DrawFn, data: bytes) -> bytes:
    """The bytes after a few accidents."""
    for _ in range(draw(st.integers(1, 4))):
        start = draw(st.integers(0, len(data)))
        end = draw(st.integers(start, min(len(data), start + 40)))
        match draw(st.sampled_from(["cut", "flip", "double", "put", "end"])):
            case "cut":
                data = data[:start] + data[end:]
            case "flip":
                data = (
                    data[:start]
                    + bytes(each ^ draw(st.integers(1, 255)) for each in data[start : start + 1])
                    + data[start + 1 :]
                )
            case "double":
                data = data[:end] + data[start:end] * draw(st.integers(1, 5)) + data[end:]
            case "put":
                data = data[:start] + draw(st.sampled_from(ODD)) + data[start:]
            case _:
                data = data[:start]
    return data


@pytest.mark.parametrize("name", GOOD)
@settings(max_examples=15, suppress_health_check=[HealthCheck.too_slow, HealthCheck.function_scoped_fixture])
@given(st.data())
def test_damage_is_told(name: str, monkeypatch: pytest.MonkeyPatch, data: st.DataObject) -> None:
    content = data.draw(damaged(GOOD[name]))
    jianjia = Caller(monkeypatch)
    with tempfile.TemporaryDirectory() as made:
        folder = Path(made)
        if name in {"rulebook.yaml", "record.schema.json"}:
            for other in ("rulebook.yaml", "record.schema.json"):
                (folder / other).write_bytes(content if other == name else GOOD[other])
            for command in ("lint", "test", "coverage"):
                in_words(jianjia(command, folder))
            return
        (folder / name).write_bytes(content)
        put_good(folder)
        done = jianjia(
            "check", folder, "--rulebook", BOOK, "--lenient", "--format", data.draw(st.sampled_from(["csv", "json"]))
        )
        in_words(done)
        assert "good" in done.out + done.err
        in_words(jianjia("convert", folder, "--to", "csv", "--rulebook", BOOK))
