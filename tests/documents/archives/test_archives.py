"""Archives are folders: their names as they were meant, their files readable, what must not be read left out."""

from __future__ import annotations

import io
import pickle
import zipfile
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jianjia_rules.documents.archives import archive
from jianjia_rules.documents.archives.archive import Archive, ArchiveError
from jianjia_rules.documents.archives.member import Member, MemberError
from jianjia_rules.documents.archives.names import leads_outside, names_of
from jianjia_rules.documents.files import file_at
from tests.zips import DEFLATED64, IS_ENCRYPTED, IS_UTF8, LINK, STORED, Packed, on_windows, unicode_path, zipped


def opened(folder: Path, *files: Packed) -> Archive:
    path = folder / "a.zip"
    path.write_bytes(zipped(*files))
    return Archive(path)


@pytest.mark.parametrize(
    ("names", "encoding", "flags"),
    [
        (["企业A.xlsx", "乡镇/企业B.xlsx"], "gbk", 0),
        (["㐂𠮷.xlsx", "企业.xlsx"], "gb18030", 0),
        (["莫.xlsx"], "gbk", 0),  # its bytes are UTF-8 for another word, which nobody meant
        (["联通.xlsx"], "gbk", 0),
        (["企业A.xlsx", "乡镇/企业B.xlsx"], "utf-8", 0),  # as macOS writes them
        (["企业A.xlsx", "é.xlsx"], "utf-8", IS_UTF8),
        (["企业A.xlsx"], "gbk", IS_UTF8),  # a flag that is not true
        (["plain.xlsx", "a/b.csv"], "ascii", 0),
    ],
)
def test_names_are_those_that_were_meant(tmp_path: Path, names: list[str], encoding: str, flags: int) -> None:
    files = [Packed(name, name, encoding, flags) for name in names]
    found = opened(tmp_path, *files)
    assert sorted(found.files) == sorted(names)
    for name in names:
        with Member(found.path, name).open("rb") as file:
            assert file.read().decode("utf-8") == name


@given(st.text("企业科协乡镇学会申报材料数据表甲乙丙丁一二三四", min_size=2, max_size=12))
def test_names_of_office_words_come_back(name: str) -> None:
    for encoding in ("gbk", "utf-8"):
        with zipfile.ZipFile(io.BytesIO(zipped(Packed(f"{name}.yaml", encoding=encoding)))) as archived:
            assert list(names_of(archived.infolist()).values()) == [f"{name}.yaml"]


def test_backslashes_set_folders_apart_and_not_characters_of_gbk(tmp_path: Path) -> None:
    name = "乗\\昞.yaml"  # the second byte of each character is a backslash, or may be
    assert b"\\" in "昞".encode("gbk") + "乗".encode("gbk") + b"\\"
    assert list(opened(tmp_path, Packed(name)).files) == ["乗/昞.yaml"]


def test_the_field_made_for_names_stands_above_the_name(tmp_path: Path) -> None:
    plain = "qiye.yaml"
    found = opened(tmp_path, Packed(plain, extra=unicode_path("企業甲.yaml", plain.encode())))
    assert list(found.files) == ["企業甲.yaml"]
    stale = opened(tmp_path, Packed(plain, extra=unicode_path("企業甲.yaml", b"other.yaml")))
    assert list(stale.files) == [plain]


@pytest.mark.parametrize(
    ("file", "said"),
    [
        (Packed("../bad.yaml"), "leads out"),
        (Packed("a/../../bad.yaml"), "leads out"),
        (Packed("..\\bad.yaml"), "leads out"),
        (Packed("/etc/bad.yaml"), "leads out"),
        (Packed("C:\\bad.yaml"), "leads out"),
        (Packed("\\\\server\\share\\bad.yaml"), "leads out"),
        (Packed("bad.yaml\0.txt"), "leads out"),
        (Packed("bad.yaml", "good.yaml", attributes=LINK), "link"),
        (Packed("bad.yaml", flags=IS_ENCRYPTED), "encrypted"),
        (Packed("bad.zip"), "archive in an archive"),
        (Packed("bad.yaml", method=DEFLATED64), "unusual"),
        (Packed("bad.yaml", b"\0" * (8 << 20)), "200 times"),
    ],
)
def test_what_must_not_be_read_is_left_out_with_its_reason(tmp_path: Path, file: Packed, said: str) -> None:
    found = opened(tmp_path, Packed("good.yaml"), file)
    assert list(found.files) == ["good.yaml"]
    ((name, left),) = found.left.items()
    assert said in left.reason.en
    with pytest.raises(MemberError, match=said):
        Member(found.path, name).open("rb")


def test_of_two_files_of_one_name_neither_is_read(tmp_path: Path) -> None:
    found = opened(tmp_path, Packed("a.yaml", "1"), Packed("b.yaml"), Packed("a.yaml", "2"))
    assert list(found.files) == ["b.yaml"]
    assert "two files" in found.left["a.yaml"].reason.en


@pytest.mark.parametrize("data", [b"", b"PK\3\4", b"no archive", zipped(Packed("a"))[:-1]])
def test_what_is_damaged_is_refused(tmp_path: Path, data: bytes) -> None:
    (tmp_path / "a.zip").write_bytes(data)
    with pytest.raises(ArchiveError):
        Archive(tmp_path / "a.zip")


def test_files_that_overlap_are_a_bomb(tmp_path: Path) -> None:
    data = zipped(Packed("a", bytes(range(256)) * 200, method=STORED))
    at = data.index(b"PK\1\2")
    listing = data[at:-22]
    end = data[-22:-14] + (3).to_bytes(2, "little") * 2 + (3 * len(listing)).to_bytes(4, "little") + data[-6:]
    (tmp_path / "a.zip").write_bytes(data[:at] + listing * 3 + end)
    with pytest.raises(ArchiveError, match="overlap"):
        Archive(tmp_path / "a.zip")


def test_a_long_list_of_files_is_refused_before_it_is_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(archive, "MOST_LIST", 1_000)
    monkeypatch.setattr(zipfile, "ZipFile", None)
    path = tmp_path / "a.zip"
    path.write_bytes(zipped(*(Packed(f"{number}.yaml") for number in range(100))))
    with pytest.raises(ArchiveError, match="more than"):
        Archive(path)


def test_a_file_gives_no_more_than_it_states(tmp_path: Path) -> None:
    found = opened(tmp_path, Packed("a.yaml", b"x" * 100_000, stated=10))
    with Member(found.path, "a.yaml").open("rb") as file, pytest.raises(MemberError, match="damaged"):
        file.read()


def test_damage_inside_is_an_error_of_that_file(tmp_path: Path) -> None:
    data = zipped(Packed("a.yaml", "good: 1\n", method=STORED), Packed("b.yaml", "good: 2\n"))
    (tmp_path / "a.zip").write_bytes(data.replace(b"good: 1", b"evil: 1"))
    with Member(tmp_path / "a.zip", "a.yaml").open("rb") as file, pytest.raises(MemberError, match="damaged"):
        file.read()
    with Member(tmp_path / "a.zip", "b.yaml").open("r", encoding="utf-8", newline="") as text:
        assert text.read() == "good: 2\n"


def test_a_member_is_used_as_a_path_is(tmp_path: Path) -> None:
    path = tmp_path / "申报.zip"
    path.write_bytes(on_windows([("甲/a.csv", "1"), ("甲/a.list.csv", "22"), ("b.yaml", "")]))
    member = file_at(f"{path}!甲/a.csv")
    assert isinstance(member, Member)
    assert (member.name, member.stem, member.suffix) == ("a.csv", "a", ".csv")
    assert sorted(each.name for each in member.parent.iterdir()) == ["a.csv", "a.list.csv"]
    assert member.with_name("a.list.csv").is_file()
    assert not member.with_name("none").is_file()
    assert member.stat().st_size == 1
    with pytest.raises(FileNotFoundError):
        member.with_name("none").stat()
    with pytest.raises(FileNotFoundError):
        member.with_name("none").open("rb")
    assert pickle.loads(pickle.dumps(member)) == member


def test_a_name_with_the_mark_of_an_archive_that_is_none_is_a_path(tmp_path: Path) -> None:
    (tmp_path / "a.zip!b").mkdir()
    (tmp_path / "a.zip").mkdir()
    assert file_at(f"{tmp_path}/a.zip!b/c.yaml") == tmp_path / "a.zip!b" / "c.yaml"


@pytest.mark.parametrize("name", ["a/b", "a", "...", "a..b", "甲/乙"])
def test_plain_names_stay_inside(name: str) -> None:
    assert not leads_outside(name)
