"""The report for people: units with totals, grades and ranks, what lost points and why, groups, what was refused."""

from collections.abc import Iterator, Sequence

from jianjia_rules.diagnostics import Diagnostic
from jianjia_rules.diagnostics.about_submissions import others
from jianjia_rules.diagnostics.inert import without_commands
from jianjia_rules.language.rulebook import Rulebook
from jianjia_rules.language.text import Lang
from jianjia_rules.records.tally import Tally
from jianjia_rules.reports import table_words as words
from jianjia_rules.reports.gathering import Gathering
from jianjia_rules.reports.page import Page
from jianjia_rules.reports.table_findings import loss_lines, unit_blocks
from jianjia_rules.reports.table_groups import rollup_lines
from jianjia_rules.reports.table_overview import overview_blocks
from jianjia_rules.reports.table_submissions import submission_lines
from jianjia_rules.reports.table_units import unit_lines
from jianjia_rules.reports.table_waived import waived_lines
from jianjia_rules.scoring.standing import Standings

_MOST_FAULTS = 50


def table_report(
    rulebook: Rulebook,
    gathered: Gathering,
    standings: Standings,
    diagnostics: Sequence[Diagnostic],
    tally: Tally,
    page: Page,
    compared: Sequence[str] = (),
) -> str:
    """The whole report as text, ended by a line feed; `compared` are lines on how it stands to an earlier result."""
    blocks = [
        _title(rulebook, standings, page),
        [*submission_lines(diagnostics, standings, page)],
        [*unit_lines(rulebook, gathered, standings, page)],
        *(
            unit_blocks(rulebook, gathered, standings, page)
            if gathered.in_full
            else [*overview_blocks(rulebook, gathered, standings, page), [*loss_lines(gathered, page)]]
        ),
        *rollup_lines(rulebook, standings, page),
        [*waived_lines(gathered, standings, tally, page)],
        [*_faults(others(diagnostics), page)],
        [*compared],
        [*end_lines(tally, page.lang)],
    ]
    return without_commands("\n\n".join("\n".join(block) for block in blocks if block)) + "\n"


def end_lines(tally: Tally, lang: Lang) -> Iterator[str]:
    """How many records came in and what became of them; it adds up."""
    reasons = words.listed([f"{code} × {count}" for code, count in sorted(tally.reasons.items())], lang)
    line = words.say(words.COUNTED, lang, read=tally.read, assessed=tally.assessed, refused=tally.refused)
    if reasons:
        line += words.say(words.BY_REASON, lang, reasons=reasons)
    if tally.replaced:
        line += words.say(words.REPLACED, lang, count=tally.replaced)
    yield line + words.FULL_STOP.get(lang)
    if tally.changed:
        yield words.say(words.CHANGED, lang, count=tally.changed)
    if tally.waived:
        yield words.say(words.WAIVED, lang, count=tally.waived)
    if tally.unreadable:
        yield words.say(words.UNREADABLE, lang, count=tally.unreadable)


def _title(rulebook: Rulebook, standings: Standings, page: Page) -> list[str]:
    heading = page.style.heading(words.clean(rulebook.title.get(page.lang)))
    periods = words.listed(list(standings.periods), page.lang)
    about = words.clean(f"{rulebook.id} {rulebook.edition}")
    return [heading, words.say(words.EDITION, page.lang, about=about, periods=periods) if periods else about]


def _faults(diagnostics: Sequence[Diagnostic], page: Page) -> Iterator[str]:
    if not diagnostics:
        return
    from jianjia_rules.diagnostics.render import render  # only where there is something to tell
    from jianjia_rules.diagnostics.selection import more, selected

    yield page.style.heading(words.FAULTS.get(page.lang))
    chosen = selected(diagnostics, page.most_faults or _MOST_FAULTS)
    for diagnostic in chosen.shown:
        yield render(diagnostic, page.lang).rstrip("\n")
    if chosen.others:
        yield more(chosen.others, page.lang)
