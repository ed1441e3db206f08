"""The submissions as such, before anything else: who is missing or unexpected, what came twice, what was changed."""

from collections.abc import Iterator, Sequence

from jianjia_rules.diagnostics import Diagnostic
from jianjia_rules.diagnostics.about_submissions import MISSING, REFUSED, about_submissions, kind_of_finding
from jianjia_rules.language.text import Text
from jianjia_rules.reports import table_words as words
from jianjia_rules.reports.page import Page
from jianjia_rules.scoring.standing import Missing, Standings

_MOST_TOLD = 50
_MOST_MISSING = 30


def submission_lines(diagnostics: Sequence[Diagnostic], standings: Standings, page: Page) -> Iterator[str]:
    """What there is to tell of the submissions; units that submitted nothing are listed together."""
    told = [each for each in about_submissions(diagnostics) if kind_of_finding(each) not in {MISSING, REFUSED}]
    if told:
        from jianjia_rules.diagnostics.render import render  # only where there is something to tell
        from jianjia_rules.diagnostics.selection import more, selected

        yield page.style.heading(words.SUBMISSIONS.get(page.lang))
        chosen = selected(told, _MOST_TOLD)
        for diagnostic in chosen.shown:
            yield render(diagnostic, page.lang).rstrip("\n")
        if chosen.others:
            yield more(chosen.others, page.lang)
    apart = bool(told)
    for heading, refused in ((words.REFUSED, True), (words.MISSING, False)):
        missing = [each for each in standings.missing if each.refused is refused]
        if missing:
            if apart:
                yield ""
            yield from _missing(heading, missing, page)
            apart = True


def _missing(heading: Text, missing: Sequence[Missing], page: Page) -> Iterator[str]:
    lang = page.lang
    yield page.style.heading(words.say(heading, lang, count=len(missing)))
    for each in missing[:_MOST_MISSING]:
        title = "" if each.title == each.unit else f"  {words.clean(each.title)}"
        yield f"  {each.period}  {words.clean(each.unit)}{title}"
    left = len(missing) - _MOST_MISSING
    if left > 0:
        yield f"  {words.say(words.AND_MORE, lang, count=left)}"
