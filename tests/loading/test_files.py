"""Which files belong to a rulebook, that no other is read, and the digest of those that are."""

import os
import shutil
from pathlib import Path

import pytest

from jianjia_rules.errors import RulebookError
from jianjia_rules.loading.load import load, load_rulebook
from jianjia_rules.shipped import shipped_rulebooks
from tests.loading.reading import HEAD, write
from tests.pipes import make_pipe

MAIN = f"{HEAD}parts: [{{id: table, points: 4}}]\n"
TABLE = "part: table\nrules: [{id: founded, points: 4, award: {if: {field: founded, is: true}}}]\n"
SECRET = "part: table\nrules: [{id: secret-7c1e, points: ten}]\n"


def codes(target: Path) -> list[str]:
    return [diagnostic.code for diagnostic in load(target).diagnostics.sorted()]


@pytest.mark.parametrize("name", shipped_rulebooks())
def test_a_shipped_rulebook_is_found_by_name_and_sound(name: str) -> None:
    assert load_rulebook(name).id == name


def test_a_folder_or_its_main_file_names_the_rulebook(tmp_path: Path) -> None:
    folder = write(tmp_path / "small", MAIN, table=TABLE)
    assert load_rulebook(folder) == load_rulebook(folder / "rulebook.yaml") == load_rulebook(str(folder))


def test_nothing_there_is_a_diagnostic(tmp_path: Path) -> None:
    assert codes(tmp_path) == ["JJ223"]
    for target in (tmp_path / "nowhere", Path("jianjia-2104"), Path("a\x00b")):
        assert codes(target) == ["JJ903"]
    with pytest.raises(RulebookError):
        load_rulebook(tmp_path)


def test_tests_and_other_yaml_are_left_alone(tmp_path: Path) -> None:
    folder = write(tmp_path, MAIN, table=TABLE, reviews="reviews: []\n", **{"table.test": "rules: 3\n"})
    (folder / "tests").mkdir()
    (folder / "tests" / "more.yaml").write_text(SECRET, encoding="utf-8")
    before = load_rulebook(folder)
    assert [rule.id for rule in before.rules] == ["founded"]
    (folder / "table.test.yaml").unlink()
    (folder / "reviews.yaml").unlink()
    assert load_rulebook(folder).digest == before.digest


@pytest.mark.parametrize("name", ["../other.json", "/etc/passwd", "sub/../../other.json", "a\x00b", "C:\\other.json"])
def test_no_schema_outside_the_folder_is_read(tmp_path: Path, name: str) -> None:
    (tmp_path / "other.json").write_text('{"title": "secret-7c1e"}', encoding="utf-8")
    main = MAIN.replace("record.schema.json", f'"{name}"'.replace("\\", "\\\\").replace("\x00", "\\0"))
    loaded = load(write(tmp_path / "small", main, table=TABLE))
    assert {"JJ322", "JJ321"} & {diagnostic.code for diagnostic in loaded.diagnostics}
    assert "secret" not in repr(loaded.rulebook)


@pytest.mark.skipif(os.name == "nt", reason="making links needs a privilege there")
def test_links_lead_nowhere_else(tmp_path: Path) -> None:
    outside = tmp_path / "outside"
    outside.mkdir()
    (outside / "clauses.yaml").write_text("secret-7c1e: [", encoding="utf-8")
    (outside / "more.yaml").write_text(SECRET, encoding="utf-8")
    folder = write(tmp_path / "small", MAIN + "source: source/\n", table=TABLE)
    (folder / "source").symlink_to(outside)
    (folder / "more.yaml").symlink_to(outside / "more.yaml")
    loaded = load(folder)
    assert [diagnostic.code for diagnostic in loaded.diagnostics.sorted()] == ["JJ322", "JJ322"]
    assert "secret" not in "".join(f"{diagnostic}{diagnostic.source_line}" for diagnostic in loaded.diagnostics)


def test_a_pipe_is_not_waited_for(tmp_path: Path) -> None:
    folder = write(tmp_path, MAIN, table=TABLE)
    make_pipe(folder / "pipe.yaml")
    assert load_rulebook(folder).rules
    (folder / "record.schema.json").unlink()
    make_pipe(folder / "record.schema.json")
    assert codes(folder) == ["JJ321"]


def test_the_digest_is_that_of_the_contents(tmp_path: Path) -> None:
    folder = write(tmp_path / "one", MAIN, table=TABLE)
    digest = load_rulebook(folder).digest
    other = tmp_path / "other"
    shutil.copytree(folder, other)
    for file in other.iterdir():
        file.write_bytes(file.read_bytes().replace(b"\n", b"\r\n"))
    assert load_rulebook(other).digest == digest
    (other / "table.yaml").write_text(TABLE + "# a remark\n", encoding="utf-8")
    assert load_rulebook(other).digest != digest
    shutil.copy(folder / "table.yaml", folder / "more.yaml")
    (folder / "table.yaml").unlink()
    assert load_rulebook(folder).digest != digest


@pytest.mark.skipif(os.name == "nt", reason="making links needs a privilege there")
@pytest.mark.parametrize("name", ["rulebook.yaml", "table.yaml", "record.schema.json", "x.test.yaml", "source"])
def test_a_link_to_itself_is_told(tmp_path: Path, name: str) -> None:
    folder = write(tmp_path, MAIN + "source: source/\n", table=TABLE)
    (folder / name).unlink(missing_ok=True)
    (folder / name).symlink_to(folder / name)
    assert codes(folder)


def test_a_name_that_is_too_long_is_no_rulebook() -> None:
    assert codes(Path("长" * 5000)) == ["JJ903"]


def test_a_file_that_cannot_be_opened_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = write(tmp_path, MAIN, table=TABLE)
    really = Path.open

    def open_or_refuse(path: Path, *arguments: object, **options: object) -> object:
        if path.name == "table.yaml":
            raise PermissionError(13, "Permission denied")
        return really(path, *arguments, **options)  # type: ignore[call-overload]

    monkeypatch.setattr(Path, "open", open_or_refuse)
    assert "JJ902" in codes(folder)
