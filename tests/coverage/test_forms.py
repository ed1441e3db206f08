"""The forms in which coverage is printed: exact texts by golden, what a file says made harmless, the wire format."""

from __future__ import annotations

import json
import re
from decimal import Decimal
from html.parser import HTMLParser
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator

from jianjia_rules.coverage.cover import coverage_of
from jianjia_rules.language.text import Lang
from jianjia_rules.loading.load import load_rulebook
from jianjia_rules.reports import coverage_v1
from jianjia_rules.reports.coverage_html import coverage_html
from jianjia_rules.reports.coverage_view import coverage_view
from jianjia_rules.reports.schemas import published_schemas
from tests.coverage.changed import BOOK

ROOT = Path(__file__).parents[2]


class Page(HTMLParser):
    """The tags of a page, and its text."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.links: list[str] = []
        self.texts: list[str] = []
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self.links += [value or "" for name, value in attrs if name in {"src", "href"}]

    def handle_data(self, data: str) -> None:
        self.texts.append(data)


@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize("missing", [False, True])
def test_the_page_shows_what_files_say_and_runs_none_of_it(lang: Lang, missing: bool) -> None:
    rulebook = load_rulebook(BOOK)
    text = coverage_html(coverage_view(rulebook, coverage_of(rulebook), lang, missing), lang)
    page = Page(text)
    assert not {"script", "link", "img", "i", "b", "iframe"}.intersection(page.tags)
    assert page.links == []
    assert "url(" not in text
    assert text.startswith("<!DOCTYPE html>")
    assert ("有“家”<i>可归</i>；" in page.texts) is not missing
    assert re.search(r"@media print|@page", text)


def test_the_document_is_what_the_models_say() -> None:
    rulebook = load_rulebook("jianjia-2014")
    for book in (rulebook, load_rulebook(BOOK)):
        text = coverage_v1.coverage_text(book, coverage_of(book))
        schema = json.loads(published_schemas()["coverage.schema.json"])
        Draft202012Validator(schema).validate(json.loads(text))
        document = coverage_v1.read(text)
        assert document.model_dump(exclude_unset=True) == json.loads(text, parse_float=Decimal)
        assert sum(len(chapter.clauses) for chapter in document.chapters) == len(
            book.source.clauses if book.source else ()
        )


def test_the_schema_is_published_as_it_is() -> None:
    published = (ROOT / "schemas" / "coverage.schema.json").read_text(encoding="utf-8")
    assert published == published_schemas()["coverage.schema.json"], (
        "run: python -m jianjia_rules.reports.schemas schemas"
    )
