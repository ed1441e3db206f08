"""What the pages call by its dotted name is there."""

from __future__ import annotations

import re
from importlib import import_module
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent.parent
PAGES = [*sorted((ROOT / "docs").glob("*.md")), *sorted(ROOT.glob("README*.md"))]
_NAME = re.compile(r"\bjianjia_rules(?:\.\w+)+")


def named_in(page: Path) -> list[str]:
    return sorted(set(_NAME.findall(page.read_text(encoding="utf-8"))))


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_the_names_of_a_page_can_be_reached(page: Path) -> None:
    for name in named_in(page):
        reach(name)


def test_some_page_names_code() -> None:
    assert any(named_in(page) for page in PAGES)


def test_a_name_that_is_nowhere_is_found_out() -> None:
    with pytest.raises(AttributeError):
        reach("jianjia_rules.reports.json_v1.Results")


def reach(name: str) -> object:
    """The module or what it holds; raises AttributeError where there is nothing of the name."""
    module, _, last = name.rpartition(".")
    try:
        return import_module(name)
    except ModuleNotFoundError:
        return getattr(import_module(module), last)
