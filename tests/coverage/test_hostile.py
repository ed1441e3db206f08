"""Words of a rulebook and its document come out inert in the coverage of that document, in every form."""

from __future__ import annotations

import json
import re

import pytest

from jianjia_rules.coverage.cover import coverage_of
from jianjia_rules.language.text import Lang
from jianjia_rules.reports import coverage_v1
from jianjia_rules.reports.coverage_html import coverage_html
from jianjia_rules.reports.coverage_markdown import coverage_markdown
from jianjia_rules.reports.coverage_table import coverage_table
from jianjia_rules.reports.coverage_view import coverage_view
from jianjia_rules.reports.page import Page
from tests.coverage.test_forms import Page as Parsed
from tests.reports.handbook.pieces import hostile

ACTIVE = re.compile(
    "[\x00-\x09\x0b-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069\ud800-\udfff\ufffe\uffff]|##\\["
)


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_pages_show_it_and_run_none_of_it(lang: Lang) -> None:
    rulebook = hostile()
    view = coverage_view(rulebook, coverage_of(rulebook), lang)
    page, markdown, table = coverage_html(view, lang), coverage_markdown(view, lang), coverage_table(view, Page(lang))
    for text in (page, markdown, table):
        found = ACTIVE.search(text)
        assert found is None, repr(text[max(0, found.start() - 60) : found.end() + 20])
        text.encode("utf-8")
    assert not {"script", "img", "a"} & set(Parsed(page).tags)
    assert re.search(r"(?<!\\)<(?!br>)", markdown) is None
    assert re.search(r"://|www\.|@\w|(?<!\\)\]\(", markdown) is None
    assert not any(line.lstrip().startswith("::") for line in table.splitlines())


def test_the_document_is_data() -> None:
    rulebook = hostile()
    assert json.loads(coverage_v1.coverage_text(rulebook, coverage_of(rulebook)))
