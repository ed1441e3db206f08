"""The coverage of a document on a terminal."""

from collections.abc import Iterator

from jianjia_rules.diagnostics.inert import without_commands
from jianjia_rules.reports import coverage_words as words
from jianjia_rules.reports.columns import Column, in_columns, wrapped
from jianjia_rules.reports.coverage_view import ClauseView, CoverageView, Line
from jianjia_rules.reports.page import Page
from jianjia_rules.reports.table_words import clean, say

_INDENT = "  "


def coverage_table(view: CoverageView, page: Page) -> str:
    """The report as text, ended by a line feed."""
    blocks = [
        [page.style.heading(clean(view.title)), *(clean(each) for each in (view.document, view.about) if each)],
        *([page.style.heading(clean(each.heading)), *_clauses(each.clauses, page)] for each in view.chapters),
        [*_sums(view, page)],
        [*_without_clause(view, page)],
        [*_left_open(view, page)],
        [_summary(view, page)],
    ]
    return without_commands("\n\n".join("\n".join(block) for block in blocks if block)) + "\n"


def _clauses(clauses: tuple[ClauseView, ...], page: Page) -> Iterator[str]:
    left = max(len(each.id) for each in clauses) + 2
    for each in clauses:
        yield from _hanging(f"{each.id:<{left}}", each.text, page)
        lead = " " * left
        if each.note:
            yield from (page.style.quiet(line) for line in _hanging(lead, each.note, page))
        for line in each.lines:
            yield from (_coloured(text, line, page) for text in _hanging(lead, _said(line, page), page))


def _said(line: Line, page: Page) -> str:
    return say(words.ADDRESSED_TO, page.lang, who=line.who, said=line.said) if line.who else line.said


def _coloured(text: str, line: Line, page: Page) -> str:
    if line.state == "missing":
        return page.style.wrong(text)
    return page.style.quiet(text) if line.state != "cited" else text


def _hanging(lead: str, text: str, page: Page) -> Iterator[str]:
    """A text in lines, the first behind `lead`, the others below it."""
    room = max(page.width - len(_INDENT) - len(lead), 24)
    for at, line in enumerate(wrapped(clean(text), room)):
        yield f"{_INDENT}{lead if at == 0 else ' ' * len(lead)}{line}"


def _sums(view: CoverageView, page: Page) -> Iterator[str]:
    if not view.sums:
        return
    yield page.style.heading(words.POINTS.get(page.lang))
    columns = [Column(words.CHAPTER.get(page.lang)), *(Column(each, right=True) for each in view.types)]
    yield from in_columns(columns, view.sums, page.width)
    yield from (page.style.quiet(line) for line in wrapped(words.HOW_SHARED.get(page.lang), page.width))


def _without_clause(view: CoverageView, page: Page) -> Iterator[str]:
    if view.without_clause:
        yield page.style.heading(words.WITHOUT_CLAUSE.get(page.lang))
    for row, reason in view.without_clause:
        yield from _hanging("", say(words.ADDRESSED_TO, page.lang, who=row, said=reason), page)


def _left_open(view: CoverageView, page: Page) -> Iterator[str]:
    if view.open:
        yield page.style.wrong(say(words.LEFT_OPEN, page.lang, count=view.open_count))
    for who, ids in view.open:
        yield from _hanging("", say(words.ADDRESSED_TO, page.lang, who=who, said=ids), page)
    if view.uncited:
        yield page.style.wrong(words.UNCITED.get(page.lang))
        yield from (line for each in view.uncited for line in _hanging("", each, page))


def _summary(view: CoverageView, page: Page) -> str:
    return page.style.heading(view.summary) if view.is_complete else page.style.wrong(view.summary)
