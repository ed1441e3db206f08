"""The submissions as such, before anything else: who is missing or unexpected, what came twice, what was changed."""

from collections.abc import Iterator, Sequence

from jianjia_rules.diagnostics import Diagnostic
from jianjia_rules.diagnostics.about_submissions import MISSING, about_submissions, kind_of_finding
from jianjia_rules.reports import table_words as words
from jianjia_rules.reports.page import Page
from jianjia_rules.scoring.standing import Standings

_MOST_TOLD = 50
_MOST_MISSING = 30


def submission_lines(diagnostics: Sequence[Diagnostic], standings: Standings, page: Page) -> Iterator[str]:
    """What there is to tell of the submissions; units that submitted nothing are listed together."""
    told = [each for each in about_submissions(diagnostics) if kind_of_finding(each) != MISSING]
    if told:
        from jianjia_rules.diagnostics.render import render  # only where there is something to tell
        from jianjia_rules.diagnostics.selection import more, selected

        yield page.style.heading(words.SUBMISSIONS.get(page.lang))
        chosen = selected(told, _MOST_TOLD)
        for diagnostic in chosen.shown:
            yield render(diagnostic, page.lang).rstrip("\n")
        if chosen.others:
            yield more(chosen.others, page.lang)
    if standings.missing:
        if told:
            yield ""
        yield from _missing(standings, page)


def _missing(standings: Standings, page: Page) -> Iterator[str]:
    lang = page.lang
    yield page.style.heading(words.say(words.MISSING, lang, count=len(standings.missing)))
    for each in standings.missing[:_MOST_MISSING]:
        title = "" if each.title == each.unit else f"  {words.clean(each.title)}"
        yield f"  {each.period}  {words.clean(each.unit)}{title}"
    left = len(standings.missing) - _MOST_MISSING
    if left > 0:
        yield f"  {words.say(words.AND_MORE, lang, count=left)}"
