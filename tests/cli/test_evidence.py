"""`jianjia evidence`: sums, gaps by unit and row, dates, what is shared; and sums written without touching the rest."""

from __future__ import annotations

import hashlib
import json
import sys
from pathlib import Path
from typing import Any

import pytest

from jianjia_rules.records.evidence_writing import write_sums
from tests.cli.calling import Caller
from tests.pipes import make_pipe

SEAL = hashlib.sha256(b"seal").hexdigest()
BOOK = ("--rulebook", "jianjia-2014")
HEAD = "# 注释不动\nunit: {id: QY-1, type: enterprise_kx, parent: XZ-01}\nperiod: 2014   # 年度\n"


def listed(done: Any) -> Any:
    return json.loads(done.out)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "附件").mkdir()
    (tmp_path / "附件" / "佐-01.pdf").write_bytes(b"seal")
    return tmp_path


PDF = "附件/佐-01.pdf"
TEXTS = {
    "block.yaml": f"""{HEAD}evidence:
  - kind: 批复文件
    file: {PDF}   # 扫描件
    date: 2009-01-01
  - file: '{PDF}'
    kind: 会员名册
""",
    "flow.yaml": f"""{HEAD}evidence:
  - {{file: {PDF}, kind: 批复文件}}   # 一
  - {{kind: 会员名册, file: "{PDF}"}}
""",
    "end.yaml": f"{HEAD}evidence:\n- kind: 批复文件\n  file: {PDF}\n- kind: 会员名册\n  file: {PDF}",
    "crlf.yaml": f"""{HEAD}evidence:
  - kind: 批复文件
    file: {PDF}
  - {{kind: 会员名册, file: {PDF}}}
""".replace("\n", "\r\n"),
    "mark.yaml": f"\ufeff{HEAD}evidence: [{{kind: 批复文件, file: {PDF}}}, {{kind: 会员名册, file: {PDF}}}]\n",
    "two.json": f"""{{"unit": {{"id": "QY-1", "type": "enterprise_kx", "parent": "XZ-01"}}, "period": 2014,
  "evidence": [{{"file": "{PDF}", "kind": "批复文件"}},
\t{{"kind": "会员名册",  "file": "{PDF}" }} ]}}""",
}


@pytest.mark.parametrize("name", TEXTS)
def test_sums_are_written_and_nothing_else_is_touched(folder: Path, jianjia: Caller, name: str) -> None:
    file = folder / name
    file.write_bytes(TEXTS[name].encode())
    before = jianjia("evidence", file, *BOOK, "--format", "json")
    assert [each["state"] for each in listed(before)["units"][0]["pieces"]] == ["unwritten", "unwritten"]
    assert file.read_bytes() == TEXTS[name].encode()
    done = jianjia("evidence", file, *BOOK, "--format", "json", "--write")
    assert [(each["state"], each["sha256"]) for each in listed(done)["units"][0]["pieces"]] == [("added", SEAL)] * 2
    written = file.read_bytes().decode()
    assert written.count(SEAL) == 2
    lines = [line for line in written.splitlines(keepends=True) if line.strip() != f'sha256: "{SEAL}"']
    left = "".join(lines).replace(f', sha256: "{SEAL}"', "").replace(f', "sha256": "{SEAL}"', "")
    assert left.rstrip("\n") == TEXTS[name].rstrip("\n")
    again = jianjia("evidence", file, *BOOK, "--format", "json", "--write")
    assert [each["state"] for each in listed(again)["units"][0]["pieces"]] == ["ok", "ok"]
    assert file.read_bytes().decode() == written
    assert [path.name for path in folder.iterdir() if path.name.endswith(".part")] == []


def test_what_cannot_take_a_sum_is_left_and_said(folder: Path, jianjia: Caller) -> None:
    odd = folder / "odd.yaml"
    odd.write_text(HEAD + "evidence:\n  - kind: 批复文件\n    file: >-\n      附件/佐-01.pdf\n", "utf-8")
    gbk = folder / "gbk.yaml"
    gbk.write_text(HEAD.replace("QY-1", "QY-2") + "evidence: [{kind: 批复文件, file: 附件/佐-01.pdf}]\n", "gb18030")
    line = {"unit": {"id": "QY-3", "type": "enterprise_kx", "parent": "XZ-01"}, "period": 2014}
    lines = folder / "lines.ndjson"
    text = json.dumps({**line, "evidence": [{"kind": "批复文件", "file": "附件/佐-01.pdf"}]}, ensure_ascii=False)
    lines.write_bytes(f"{text}\n".encode("gb18030"))
    before = {file: file.read_bytes() for file in (odd, gbk, lines)}
    done = listed(jianjia("evidence", folder, *BOOK, "--format", "json", "--write"))
    assert [each["pieces"][0]["state"] for each in done["units"]] == ["unwritten"] * 3
    assert [each["code"] for each in done["diagnostics"]].count("JJ839") == 3
    assert before == {file: file.read_bytes() for file in before}


def of_unit(number: int, *names: str) -> str:
    evidence = [{"kind": "批复文件", "file": name} for name in names]
    unit = {"id": f"QY-{number}", "type": "enterprise_kx", "parent": "XZ-01"}
    return json.dumps({"unit": unit, "period": 2014, "evidence": evidence}, ensure_ascii=False)


def test_lines_of_ndjson_get_their_sums_and_the_others_stay(folder: Path, jianjia: Caller) -> None:
    full = of_unit(2, PDF).replace("２", "2").replace('"file"', '"title" :"x" ,\t"file"')
    given = ["\ufeff" + of_unit(1, PDF, "附件/无.pdf", PDF), "", full + "\r", of_unit(3), of_unit(4, PDF)]
    file = folder / "lines.ndjson"
    file.write_bytes("\n".join(given).encode())  # the last line has no end
    done = listed(jianjia("evidence", file, *BOOK, "--format", "json", "--write"))
    states = [[each["state"] for each in unit["pieces"]] for unit in done["units"]]
    assert states == [["added", "missing", "added"], ["added"], [], ["added"]]
    written = file.read_bytes().decode()
    assert written.count(f', "sha256": "{SEAL}"') == 4
    assert written.replace(f', "sha256": "{SEAL}"', "") == "\n".join(given)
    assert [each.name for each in folder.iterdir() if each.name.endswith(".part")] == []
    again = listed(jianjia("evidence", file, *BOOK, "--format", "json", "--write"))
    assert [each["state"] for each in again["units"][0]["pieces"]] == ["ok", "missing", "ok"]
    assert file.read_bytes().decode() == written


@pytest.mark.parametrize("name", ["forms/a.xlsx", "t.csv", "-"])
def test_workbooks_tables_and_standard_input_are_left_and_said_once_a_file(
    folder: Path, jianjia: Caller, name: str
) -> None:
    start = folder / "附件" / "start.ndjson"
    start.write_text(f"{of_unit(1, PDF, PDF)}\n", "utf-8")
    path = folder / name if name == "t.csv" else folder / "a.xlsx"
    assert jianjia("convert", start, *BOOK, "-o", path).code == 0
    before = {each: each.read_bytes() for each in folder.glob("*.*")}
    call = ("evidence", "-" if name == "-" else path, *BOOK, "--write")
    stdin = start.read_bytes() if name == "-" else b""
    done = jianjia(*call, "--format", "json", stdin=stdin)
    states = {"unwritten"} if name != "-" else {"missing"}  # standard input stands in no folder
    assert {each["state"] for each in listed(done)["units"][0]["pieces"]} == states
    told = {"t.csv": ("表格不改写", "t.evidence.csv"), "forms/a.xlsx": ("工作簿不改写", "a.xlsx")}.get(name)
    shown = jianjia(*call, "--lang", "zh", stdin=stdin)
    assert shown.out.count("JJ785") == bool(told)
    assert all(words in shown.out for words in told or ())
    assert before == {each: each.read_bytes() for each in before}


def test_a_sum_that_differs_stays_and_a_file_that_changed_meanwhile_is_left(folder: Path, jianjia: Caller) -> None:
    file = folder / "a.yaml"
    wrong = HEAD + f"evidence: [{{kind: 批复文件, file: 附件/佐-01.pdf, sha256: '{'0' * 64}'}}]\n"
    file.write_text(wrong, "utf-8")
    done = jianjia("evidence", file, *BOOK, "--format", "json", "--write")
    assert (done.code, listed(done)["units"][0]["pieces"][0]["state"]) == (1, "wrong-hash")
    assert file.read_text("utf-8") == wrong
    from jianjia_rules.diagnostics import Diagnostics
    from jianjia_rules.documents.yaml_text import read_yaml
    from jianjia_rules.records.evidence_writing import Addition

    document = read_yaml(TEXTS["flow.yaml"], str(file), Diagnostics())
    assert document is not None
    assert write_sums(str(file), [Addition(document, ("evidence", 0), SEAL)]) is not None
    assert file.read_text("utf-8") == wrong


@pytest.mark.skipif(sys.platform == "win32", reason="links and pipes need rights there")
def test_no_link_is_followed_and_nothing_outside_is_read(folder: Path, jianjia: Caller) -> None:
    inside = folder / "in"
    inside.mkdir()
    (inside / "link.pdf").symlink_to(folder / "附件" / "佐-01.pdf")
    (inside / "near.pdf").symlink_to(inside / "real.pdf")
    (inside / "real.pdf").write_bytes(b"seal")
    (inside / "linked").symlink_to(folder / "附件")
    make_pipe(inside / "pipe.pdf")
    names = ["link.pdf", "near.pdf", "linked/佐-01.pdf", "../附件/佐-01.pdf", str(folder / "附件" / "佐-01.pdf"),
             "pipe.pdf", ".", "none.pdf", "real.pdf"]  # fmt: skip
    entries = "".join(f"  - {{kind: 批复文件, file: '{name}'}}\n" for name in names)
    (inside / "a.yaml").write_text(f"{HEAD}evidence:\n{entries}", "utf-8")
    done = jianjia("evidence", inside / "a.yaml", *BOOK, "--format", "json", "--write")
    states = [each["state"] for each in listed(done)["units"][0]["pieces"]]
    assert states == ["link", "link", "link", "outside", "outside", "unreadable", "outside", "missing", "added"]
    assert done.code == 1
    assert (inside / "a.yaml").read_text("utf-8").count("sha256") == 1


def test_a_file_that_two_units_use_is_told_by_its_name_and_place(tmp_path: Path, jianjia: Caller) -> None:
    (tmp_path / "a.pdf").write_bytes(b"%PDF")
    for id in ("QY-1", "QY-2"):
        text = (
            HEAD.replace("QY-1", id) + "evidence:\n- {number: 佐-01, kind: 会员名册, date: 2014-03-01, file: a.pdf}\n"
        )
        (tmp_path / f"{id}.yaml").write_text(text, "utf-8")
    done = jianjia("evidence", tmp_path, *BOOK, "--format", "json", "--lang", "zh")
    (note,) = (each for each in listed(done)["diagnostics"] if each["code"] == "JJ897")
    assert "QY-1、QY-2 用了同一文件“a.pdf”" in note["message"]
    assert (Path(note["file"]).name, note["line"]) == ("QY-1.yaml", HEAD.count("\n") + 2)


def test_gaps_dates_and_what_is_shared(tmp_path: Path, jianjia: Caller) -> None:
    shared = "{number: 佐-01, kind: 经费安排文件, document_number: 〔2014〕7号, date: %s}"
    for id, day in (("QY-1", "2013-06-20"), ("QY-2", "2014-03-01")):
        text = HEAD.replace("QY-1", id) + f"funds: {{budget: 20}}\nevidence: [{shared % day}]\n"
        (tmp_path / f"{id}.yaml").write_text(
            f"{text}projects: [{{title: 甲, kinds: [建家项目], stage: 已完成}}]\n", "utf-8"
        )
    done = jianjia("evidence", tmp_path, *BOOK, "--format", "json", "--lang", "en")
    found = listed(done)
    rows = {each["unit"]: {row["rule"]: row for row in each["rows"]} for each in found["units"]}
    assert rows["QY-1"]["funds-in-place"]["missing"] == ["经费安排文件"]
    assert "funds-in-place" not in rows["QY-2"]
    assert [each["pieces"][0]["dated"] for each in found["units"]] == [False, True]
    assert found["shared"] == [{"what": "number", "value": "〔2014〕7号", "units": ["QY-1", "QY-2"]}]
    codes = [each["code"] for each in found["diagnostics"]]
    assert {"JJ840", "JJ866", "JJ867", "JJ897"} <= set(codes)
    assert done.code == 1
    told = jianjia("evidence", tmp_path / "QY-2.yaml", *BOOK, "--lang", "zh").out
    assert "没有填“佐证编号”" in told
    assert "1 个单位，1 件材料" in told


def test_exit_codes(tmp_path: Path, jianjia: Caller) -> None:
    (tmp_path / "a.yaml").write_text(HEAD, "utf-8")
    assert jianjia("evidence", tmp_path, *BOOK).code == 0
    (tmp_path / "b.yaml").write_text("unit: {}\n", "utf-8")
    assert jianjia("evidence", tmp_path, *BOOK).code == 2
    assert jianjia("evidence", *BOOK).code == 2
