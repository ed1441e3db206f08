"""Shipped rulebooks and schemas are found in a wheel's package and in a checkout alike."""

from __future__ import annotations

from pathlib import Path

import pytest

from jianjia_rules import shipped

NAMES = ("town", "city", "village", "school", "district", "factory", "academy")


def make_data(root: Path) -> None:
    for name in NAMES:
        (root / "rules" / name).mkdir(parents=True)
        (root / "rules" / name / "rulebook.yaml").write_text("rulebook: x\n", encoding="utf-8")
    (root / "rules" / "no-rulebook-here").mkdir()
    (root / "schemas").mkdir()
    (root / "schemas" / "rulebook.schema.json").write_text("{}", encoding="utf-8")
    (root / "secret").mkdir()
    (root / "secret" / "rulebook.yaml").write_text("", encoding="utf-8")


@pytest.fixture(params=["wheel", "checkout"])
def data(request: pytest.FixtureRequest, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    if request.param == "wheel":
        package = tmp_path / "site-packages" / "jianjia_rules"
        root = package / "_data"
    else:
        package = tmp_path / "src" / "jianjia_rules"
        root = tmp_path
    package.mkdir(parents=True)
    make_data(root)
    monkeypatch.setattr(shipped, "_PACKAGE", package)
    return root


def test_rulebooks_are_listed_sorted_and_only_where_a_rulebook_file_is(data: Path) -> None:
    assert shipped.shipped_rulebooks() == tuple(sorted(NAMES))


def test_a_rulebook_is_found_by_name(data: Path) -> None:
    assert shipped.rulebook_folder("town") == data / "rules" / "town"


@pytest.mark.parametrize("name", ["nowhere", "", ".", "..", "../secret", "no-rulebook-here", "town/../town"])
def test_any_other_name_finds_nothing(data: Path, name: str) -> None:
    assert shipped.rulebook_folder(name) is None


def test_a_schema_is_found_by_its_file_name(data: Path) -> None:
    assert shipped.schema_path("rulebook.schema.json") == data / "schemas" / "rulebook.schema.json"


@pytest.mark.parametrize("name", ["other.schema.json", "", "..", "../secret/rulebook.yaml"])
def test_any_other_schema_name_finds_nothing(data: Path, name: str) -> None:
    assert shipped.schema_path(name) is None


def test_a_package_without_data_ships_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(shipped, "_PACKAGE", tmp_path / "lib" / "jianjia_rules")
    assert shipped.shipped_rulebooks() == ()
    assert shipped.rulebook_folder("town") is None
    assert shipped.schema_path("rulebook.schema.json") is None


def test_the_installed_package_ships_what_the_checkout_holds() -> None:
    checkout = Path(__file__).parent.parent
    rulebooks = sorted(file.parent.name for file in checkout.glob("rules/*/rulebook.yaml"))
    assert list(shipped.shipped_rulebooks()) == rulebooks
    for name in rulebooks:
        folder = shipped.rulebook_folder(name)
        assert folder is not None
        assert _files(folder) == _files(checkout / "rules" / name)
    for file in checkout.glob("schemas/*.json"):
        path = shipped.schema_path(file.name)
        assert path is not None
        assert path.read_bytes() == file.read_bytes()


def _files(folder: Path) -> dict[str, bytes]:
    return {file.relative_to(folder).as_posix(): file.read_bytes() for file in folder.rglob("*") if file.is_file()}
