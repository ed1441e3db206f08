"""The coverage of a document as Markdown tables; what a file says cannot become markup."""

import re
from collections.abc import Iterator, Sequence

from jianjia_rules.language.text import Lang
from jianjia_rules.reports import coverage_words as words
from jianjia_rules.reports.coverage_view import ClauseView, CoverageView, Line
from jianjia_rules.reports.table_words import clean, say

_UNLINKED = {"@": "@&#8203;", "://": ":&#47;/", "www.": "www&#46;"}
"""What would mention somebody or become a link by itself, written so that it does not."""
_LINKS = re.compile("|".join(map(re.escape, _UNLINKED)), re.IGNORECASE)
_SPECIAL = re.compile(r"([\\`*_{}\[\]<>|~#&!$])")


def coverage_markdown(view: CoverageView, lang: Lang) -> str:
    """The report as Markdown, ended by a line feed."""
    blocks = [
        [f"# {_text(view.title)}"],
        [_text("  ".join(each for each in (view.document, view.about) if each))],
        [_text(view.summary)],
        *(block for chapter in view.chapters for block in _chapter(chapter.heading, chapter.clauses, lang)),
        *_end(view, lang),
        *_left_open(view, lang),
    ]
    return "\n\n".join("\n".join(block) for block in blocks if block) + "\n"


def _chapter(heading: str, clauses: Sequence[ClauseView], lang: Lang) -> Iterator[list[str]]:
    yield [f"## {_text(heading)}"]
    heads = [each.get(lang) for each in (words.CLAUSE, words.TEXT, words.ASSESSED)]
    yield _table(heads, [[_text(each.id), _text(each.text), _becomes(each, lang)] for each in clauses])


def _becomes(each: ClauseView, lang: Lang) -> str:
    return "<br>".join([*([_text(each.note)] if each.note else []), *(_said(line, lang) for line in each.lines)])


def _said(line: Line, lang: Lang) -> str:
    said = _text(say(words.ADDRESSED_TO, lang, who=line.who, said=line.said) if line.who else line.said)
    return f"**{said}**" if line.state == "missing" else said


def _end(view: CoverageView, lang: Lang) -> Iterator[list[str]]:
    if view.sums:
        yield [f"## {words.POINTS.get(lang)}"]
        heads = [words.CHAPTER.get(lang), *view.types]
        yield _table(heads, [[_text(cell) for cell in row] for row in view.sums], right=len(view.types))
        yield [words.HOW_SHARED.get(lang)]
    if view.without_clause:
        yield [f"## {words.WITHOUT_CLAUSE.get(lang)}"]
        yield [f"- {_text(say(words.ADDRESSED_TO, lang, who=row, said=why))}" for row, why in view.without_clause]


def _left_open(view: CoverageView, lang: Lang) -> Iterator[list[str]]:
    if view.open:
        yield [f"## {say(words.LEFT_OPEN, lang, count=view.open_count)}"]
        yield [f"- {_text(say(words.ADDRESSED_TO, lang, who=who, said=ids))}" for who, ids in view.open]
    if view.uncited:
        yield [f"## {words.UNCITED.get(lang)}"]
        yield [f"- {_text(each)}" for each in view.uncited]


def _table(heads: Sequence[str], rows: Sequence[Sequence[str]], right: int = 0) -> list[str]:
    rule = [*["---"] * (len(heads) - right), *["---:"] * right]
    lines = [[_text(each) for each in heads], rule, *rows]
    return ["| " + " | ".join(line) + " |" for line in lines]


def _text(text: str) -> str:
    """Words as they are, on one line."""
    literal = _SPECIAL.sub(r"\\\1", clean(" ".join(text.split())))
    return _LINKS.sub(lambda found: _UNLINKED[found.group().lower()], literal)
