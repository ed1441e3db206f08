"""Every count in English agrees with its word."""

from __future__ import annotations

import ast
import re
from decimal import Decimal
from fractions import Fraction
from pathlib import Path

import pytest

import jianjia_rules
from jianjia_rules.diagnostics import Diagnostics
from jianjia_rules.diagnostics.agreement import agreed, counted
from jianjia_rules.records.tally import Tally
from jianjia_rules.reports.table import end_lines

SOURCE = Path(jianjia_rules.__file__).parent
# A gap, and behind it a word in the plural that does not depend on it.
_FIXED = re.compile(r"\{(count|read|n|errors|warnings|notes|points|found|sum|possible|wanted)\} [a-z]+s\b")
_NO_PLURALS = {"{found} is", "{points} is", "{found} follows", "{points} times"}
_OF_SEVERAL = {"{n} entries"}
"""Said of two and more only; one has a text of its own."""


@pytest.mark.parametrize(
    ("number", "said"),
    [
        (0, "0 files are"), (1, "1 file is"), (2, "2 files are"), (-1, "-1 file is"), ("1", "1 file is"),
        (Decimal("1.5"), "1.5 files are"), (Fraction(1), "1 file is"), ("1,000", "1,000 files are"),
    ],
)  # fmt: skip
def test_words_agree_with_their_number(number: object, said: str) -> None:
    assert agreed("{n} {n|file is|files are}", {"n": number}).replace("{n}", str(number)) == said
    assert counted(number, "file is", "files are") == said


def test_arguments_are_never_read_as_templates() -> None:
    found = Diagnostics()
    found.add("JJ810", None, count=1, wanted="{count|a|b}")
    (diagnostic,) = found
    assert diagnostic.message("en") == "This row has 1 cell, the header {count|a|b}."


def test_the_last_line_of_a_report() -> None:
    one, none = Tally(unreadable=1), Tally(unreadable=2)
    one.accept()
    assert [*end_lines(one, "en")] == ["1 record read: 1 assessed, 0 refused.", "1 file could not be read."]
    assert [*end_lines(none, "en")] == ["0 records read: 0 assessed, 0 refused.", "2 files could not be read."]


def test_no_text_has_a_plural_that_does_not_follow_its_number() -> None:
    found = [
        f"{path.relative_to(SOURCE)}:{node.lineno}: {match.group()}"
        for path in sorted(SOURCE.rglob("*.py"))
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Constant) and isinstance(node.value, str)
        for match in _FIXED.finditer(node.value)
        if match.group() not in _NO_PLURALS | _OF_SEVERAL
    ]
    assert found == []
