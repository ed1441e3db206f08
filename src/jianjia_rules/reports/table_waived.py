"""Rows that are waived, in the report for people: however many units there are, they are shown and counted."""

from collections.abc import Iterator

from jianjia_rules.language.outcomes import Outcome
from jianjia_rules.records.tally import Tally
from jianjia_rules.reports import table_words as words
from jianjia_rules.reports.gathering import MOST_WAIVED, Gathering, WaivedRow, waived_row
from jianjia_rules.reports.page import Page
from jianjia_rules.scoring.standing import Standings


def waived_lines(gathered: Gathering, standings: Standings, tally: Tally, page: Page) -> Iterator[str]:
    """Each with whose it is, why, by whom and until when."""
    if not tally.waived:
        return
    lang = page.lang
    rows = [*gathered.waived, *_of_groups(standings)][:MOST_WAIVED]
    yield page.style.heading(words.say(words.WAIVED_ROWS, lang, count=tally.waived))
    for row in rows:
        step = row.step
        said = words.say(words.WAIVED_BY, lang, reason=step.reason, by=step.by, until=step.until)
        yield words.clean(f"  {row.who}  {row.facts.title.get(lang)} [{row.facts.rule}]  {' '.join(said.split())}")
    if tally.waived > len(rows):
        yield f"  {words.say(words.AND_MORE, lang, count=tally.waived - len(rows))}"


def _of_groups(standings: Standings) -> Iterator[WaivedRow]:
    for group in standings.rollups:
        for facts, verdict in zip(group.findings.facts, group.findings.verdicts, strict=True):
            if verdict.outcome is Outcome.WAIVED:
                yield waived_row(group.unit, group.name, facts, verdict)
