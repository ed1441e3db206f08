"""The result document, `--format json`, version 1: written from a run, read back as models."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from typing import TYPE_CHECKING

from jianjia_rules.dataclass import dataclass
from jianjia_rules.diagnostics import Diagnostic
from jianjia_rules.diagnostics.about_submissions import about_submissions
from jianjia_rules.language.rulebook import Rulebook
from jianjia_rules.language.text import Lang
from jianjia_rules.records.normalise import Normalise
from jianjia_rules.records.tally import Tally
from jianjia_rules.reports.copying import (
    assessment_facts,
    diagnostic_facts,
    missing_facts,
    submission_facts,
    summary_facts,
)
from jianjia_rules.reports.json_text import indented
from jianjia_rules.reports.static_facts import Facts, rule_facts, rulebook_facts
from jianjia_rules.scoring.assess import Scored
from jianjia_rules.scoring.standing import Standings

if TYPE_CHECKING:
    from jianjia_rules.reports.models_v1 import Results

FORMAT: Facts = {"format": "jianjia-results", "version": 1}
"""What either format begins with."""


@dataclass(frozen=True, slots=True)
class Asked:
    """How the results were asked for; results say so themselves."""

    lang: Lang
    detail: bool = False
    lenient: bool = False
    as_of: date | None = None
    normalise: Normalise = Normalise.YES

    @property
    def sentences(self) -> Lang | None:
        """The language of sentences, None where there are to be none."""
        return self.lang if self.detail else None

    @property
    def facts(self) -> Facts:
        """As the formats say it."""
        day = None if self.as_of is None else self.as_of.isoformat()
        return {
            "lang": self.lang,
            "detail": self.detail,
            "lenient": self.lenient,
            "as_of": day,
            "normalise": self.normalise is not Normalise.NO,
            "show_changes": self.normalise is Normalise.SHOW,
        }


def results_text(
    rulebook: Rulebook,
    records: Iterable[Scored],
    standings: Standings,
    diagnostics: Sequence[Diagnostic],
    tally: Tally,
    asked: Asked,
    compared: Facts | None = None,
) -> str:
    """The document as text, ended by a line feed; `records` are in the order of the input.

    `compared` is how it stands to an earlier one, where it was compared.
    """
    assessments = [
        assessment_facts(standings.placed(scored.assessment(), order), file_of(scored), asked.sentences)
        for order, scored in enumerate(records)
    ]
    document: Facts = {
        **FORMAT,
        "rulebook": rulebook_facts(rulebook),
        "options": asked.facts,
        "rules": rule_facts(rulebook),
        "submissions": [submission_facts(each, asked.lang) for each in about_submissions(diagnostics)],
        "assessments": assessments,
        "rollups": [assessment_facts(each, None, asked.sentences) for each in standings.rollups],
        "missing": [missing_facts(each) for each in standings.missing],
        "diagnostics": [diagnostic_facts(each, asked.lang) for each in diagnostics],
        **({} if compared is None else {"comparison": compared}),
        "summary": summary_facts(tally, standings.missing),
    }
    return indented(document) + "\n"


def file_of(scored: Scored) -> str | None:
    """The file that a record stands in; None for one that a program made."""
    origin = scored.record.origin
    return None if origin is None or not origin.file else origin.file


def read(text: str | bytes) -> Results:
    """A result document as models; raises pydantic.ValidationError for what is none of version 1."""
    from jianjia_rules.reports.models_v1 import Results

    return Results.model_validate_json(text)
