"""A zip of submissions is a folder of them: order, names, companions, evidence, and what is not read."""

from __future__ import annotations

import hashlib
from pathlib import Path

from tests.records.rulebooks import Read
from tests.zips import IS_ENCRYPTED, LINK, Packed, on_windows, zipped

WHO = "unit: {{id: {}, type: enterprise_kx}}\nperiod: 2014\n"
HEAD = "unit.id,unit.type,period"


def read(folder: Path, *files: Packed, name: str = "申报.zip") -> Read:
    (folder / name).write_bytes(zipped(*files))
    return Read(folder / name)


def test_records_of_every_format_are_read_in_the_order_of_a_folder(tmp_path: Path) -> None:
    files = {
        "乙\\d.json": '{"unit": {"id": "d", "type": "enterprise_kx"}, "period": 2014}',
        "甲.ndjson": '{"unit": {"id": "n", "type": "enterprise_kx"}, "period": 2014}\n' * 2,
        "b.csv": f"{HEAD}\nc,enterprise_kx,2014\n",
        "a.yaml": WHO.format("a"),
        "说明.docx": "x",
        "__MACOSX\\._a.yaml": "x",
        "~$表.xlsx": "x",
    }
    (tmp_path / "申报.zip").write_bytes(on_windows(files.items()))
    found = Read(tmp_path / "申报.zip")
    assert [each.unit.id for each in found.records] == ["a", "c", "d", "n"]
    names = [Path(each.origin.file).name for each in found.records if each.origin]
    assert names == ["申报.zip!a.yaml", "申报.zip!b.csv", "d.json", "申报.zip!甲.ndjson"]
    assert found.codes == ["JJ821", "JJ806"]
    assert found.tally.files == 4
    again = next(each for each in found.diagnostics.sorted() if each.code == "JJ806")
    assert again.place is not None
    assert str(again.place).endswith("申报.zip!甲.ndjson:2:1")


def test_an_archive_in_a_folder_is_a_folder_in_it(tmp_path: Path) -> None:
    (tmp_path / "b.zip").write_bytes(zipped(Packed("b.yaml", WHO.format("b"))))
    for name in ("a", "c"):
        (tmp_path / f"{name}.yaml").write_text(WHO.format(name), encoding="utf-8")
    found = Read(tmp_path, tmp_path / "b.zip")
    assert [each.unit.id for each in found.records] == ["a", "b", "c"]
    assert found.codes == []


def test_lists_in_files_beside_a_table_are_found_in_the_archive(tmp_path: Path) -> None:
    table = f"{HEAD}\na,enterprise_kx,2014\n"
    entries = "unit.id,title\na,会\n"
    found = read(tmp_path, Packed("甲/units.csv", table), Packed("甲/units.activities.csv", entries))
    (tmp_path / "甲").mkdir()
    (tmp_path / "甲" / "units.csv").write_text(table, encoding="utf-8")
    (tmp_path / "甲" / "units.activities.csv").write_text(entries, encoding="utf-8")
    assert [each.data for each in found.records] == [each.data for each in Read(tmp_path / "甲").records]


def test_evidence_is_sought_in_the_archive_and_nowhere_else(tmp_path: Path) -> None:
    (tmp_path / "outside.pdf").write_bytes(b"seal")
    right, wrong = hashlib.sha256(b"seal").hexdigest(), "0" * 64
    files = ("证/a.pdf", right), ("证/a.pdf", wrong), ("none.pdf", right), ("../outside.pdf", right), ("证", right)
    entries = "".join(
        f"  - {{file: '{name}', sha256: '{digest}'}}\n" for name, digest in (*files, ("locked.pdf", right))
    )
    found = read(
        tmp_path,
        Packed("甲/a.yaml", f"{WHO.format('a')}evidence:\n{entries}"),
        Packed("甲/证/a.pdf", "seal"),
        Packed("outside.pdf", "seal"),
        Packed("甲/locked.pdf", "seal", flags=IS_ENCRYPTED),
    )
    (record,) = found.records
    problems = {1: "wrong-hash", 2: "missing", 3: "unreadable", 4: "unreadable", 5: "unreadable"}
    assert record.evidence_problems == problems
    told = {each.code: each.message("en") for each in found.diagnostics.sorted()}
    assert {"JJ851", "JJ852", "JJ853", "JJ854"} <= told.keys()


def test_what_is_not_read_is_told_and_the_rest_is_assessed(tmp_path: Path) -> None:
    good = Packed("good.yaml", WHO.format("good"))
    found = read(
        tmp_path,
        good,
        Packed("../out.txt", "x"),
        Packed("link.yaml", "good.yaml", attributes=LINK),
        Packed("locked.yaml", WHO.format("l"), flags=IS_ENCRYPTED),
        Packed("locked.pdf", "x", flags=IS_ENCRYPTED),
        Packed("nested.zip", zipped(good)),
        Packed("twice.yaml", WHO.format("t")),
        Packed("twice.yaml", WHO.format("t")),
    )
    assert [each.unit.id for each in found.records] == ["good"]
    assert sorted(found.codes) == ["JJ780", "JJ780", "JJ781", "JJ781", "JJ781"]
    assert found.tally.unreadable == 3
    files = {str(dict(each.arguments)["path"]).rpartition("!")[2] for each in found.diagnostics.sorted()}
    assert files == {"../out.txt", "link.yaml", "locked.yaml", "nested.zip", "twice.yaml"}


def test_what_is_no_archive_is_told(tmp_path: Path) -> None:
    (tmp_path / "a.zip").write_bytes(b"PK\3\4 and no more")
    (tmp_path / "b.yaml").write_text(WHO.format("b"), encoding="utf-8")
    found = Read(tmp_path)
    assert [each.unit.id for each in found.records] == ["b"]
    assert found.codes == ["JJ902"]


def test_damage_in_one_file_leaves_the_others(tmp_path: Path) -> None:
    data = zipped(Packed("a.yaml", WHO.format("a"), method=0), Packed("b.yaml", WHO.format("b")))
    (tmp_path / "a.zip").write_bytes(data.replace(b"{id: a,", b"{id: x,", 1))
    found = Read(tmp_path / "a.zip")
    assert [each.unit.id for each in found.records] == ["b"]
    assert found.codes == ["JJ902"]
