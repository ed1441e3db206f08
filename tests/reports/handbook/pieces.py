"""Handbooks that several tests look at, and a rulebook that speaks in markup."""

from __future__ import annotations

from dataclasses import replace
from functools import cache
from pathlib import Path

from jianjia_rules import load_rulebook
from jianjia_rules.language.rulebook import Rulebook
from jianjia_rules.language.text import Text

ROOT = Path(__file__).parents[3]
ISSUED = Path(__file__).parent / "rulebook"
HOSTILE = (
    "<script>alert(1)</script> | **a** [b](http://c.d) `e` $x$ {{ 7*7 }} &amp; "
    "\u202eabc\u2028<img src=x onerror=y>\n# f\n=HYPERLINK(\"e\",'f') ##[error] 𠮷😀\x00\x1b\ud83d\ufffe @all www.g.h\n"
)
"""Markup of every format, a pipe, line breaks, a mark that turns the direction of writing, what no file may hold."""


@cache
def issued() -> Rulebook:
    return load_rulebook(ISSUED)


def hostile() -> Rulebook:
    """The rulebook with markup wherever an author can write words."""
    rulebook = issued()
    words = Text(HOSTILE, HOSTILE)
    assert rulebook.source is not None
    clauses = tuple(replace(clause, text=HOSTILE, cited_as=HOSTILE) for clause in rulebook.source.clauses)
    return replace(
        rulebook,
        title=words,
        edition=HOSTILE,
        source=replace(rulebook.source, title=HOSTILE, cite_as=HOSTILE, clauses=clauses),
        unit_types=tuple(replace(each, title=words) for each in rulebook.unit_types),
        parts=tuple(replace(each, title=words) for each in rulebook.parts),
        rules=tuple(replace(each, title=words, advice=words) for each in rulebook.rules),
        gates=tuple(replace(each, title=words) for each in rulebook.gates),
        grades=tuple(replace(each, title=words) for each in rulebook.grades),
        parameters={id: replace(each, title=words) for id, each in rulebook.parameters.items()},
        measures={id: replace(each, title=words) for id, each in rulebook.measures.items()},
        evidence_kinds={id: replace(each, title=words) for id, each in rulebook.evidence_kinds.items()},
        rollups=tuple(replace(each, title=words) for each in rulebook.rollups),
    )
