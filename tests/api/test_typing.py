"""Never executed: mypy checks that the public names have the types that programs rely on."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from fractions import Fraction
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from typing import Any, assert_type

    from jianjia_rules import (
        Assessment,
        Assessor,
        CallError,
        Diagnostic,
        Finding,
        JianjiaError,
        Outcome,
        Record,
        RecordError,
        Results,
        Review,
        Rulebook,
        RulebookError,
        Waiver,
        assess,
        load_rulebook,
    )

    def walks_a_folder(folder: Path) -> None:
        rulebook = load_rulebook("jianjia-2014")
        assert_type(rulebook, Rulebook)
        results = assess(rulebook, folder, previous=[folder, "other"], as_of=date(2014, 12, 31), lenient=True)
        assert_type(results, Results)
        for assessment in results:
            assert_type(assessment, Assessment)
            assert_type(assessment.total, int | Fraction | None)
            assert_type(assessment.score_text, str)
            for finding in assessment.findings:
                assert_type(finding, Finding)
                assert_type(finding.outcome, Outcome)
                assert_type(finding.earned, int | Fraction)
                assert_type(finding.reason("en"), str)
                finding.reason("fr")  # type: ignore[arg-type]
        assert_type(results.rollups, tuple[Assessment, ...])
        assert_type(results.diagnostics, tuple[Diagnostic, ...])
        assert_type(results.diagnostics[0].message("zh"), str)

    def assesses_a_record(rulebook: Rulebook, record: Record, reviews: Sequence[Review], waiver: Waiver) -> None:
        assessor = Assessor(rulebook, reviews=reviews, waivers=[waiver])
        assert_type(assessor.assess(record), Assessment)
        assert_type(assessor.assess({"unit": {"id": "a"}}, previous=record), Assessment)
        assess(rulebook, "records", reviews=[*reviews, "reviews.yaml"], waivers=waiver)

    def catches(error: JianjiaError) -> None:
        match error:
            case RulebookError() | RecordError() | CallError():
                assert_type(error.diagnostics, tuple[Any, ...])
            case _:
                pass


def test_is_never_executed() -> None:
    """So that this file is seen among the tests."""
