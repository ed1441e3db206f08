"""Rulebooks with cases worked out by hand: where they lie, how they are run, how results are compared.

A rulebook's `cases/` folder holds `records.yaml`, where needed `previous.yaml`, `review.yaml`, `waivers.yaml` and
registers, and `expected.yaml`: runs (each as of a day), units, and for each what it must come to.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from pathlib import Path
from typing import Any

import yaml

from jianjia_rules.diagnostics import Diagnostics
from jianjia_rules.findings.assessment import Assessment
from jianjia_rules.findings.finding import Finding
from jianjia_rules.language.rulebook import Rulebook
from jianjia_rules.loading.load import load_rulebook
from jianjia_rules.records.entries import read_reviews, read_waivers
from jianjia_rules.records.registers import read_register
from jianjia_rules.running.run import Run
from jianjia_rules.scoring.standing import Standings

ROOT = Path(__file__).parents[2]
RULEBOOKS = ROOT / "tests" / "rulebooks"
FOLDERS = sorted(path.parent.name for path in RULEBOOKS.glob("*/cases"))

NOT_COMPARED = "any"


@dataclass(frozen=True)
class Results:
    """All assessments of one run, placed among each other, by unit and period; roll-ups by roll-up, group, period."""

    units: dict[tuple[str, str], Assessment]
    rollups: dict[tuple[str, str, str], Assessment]
    standings: Standings


def expectations(name: str) -> dict[str, Any]:
    loaded: dict[str, Any] = yaml.safe_load((RULEBOOKS / name / "cases" / "expected.yaml").read_text(encoding="utf-8"))
    return loaded


def results(
    rulebook: Rulebook, records: Path, cases: Path, as_of: date | None = None, registers: dict[str, str] | None = None
) -> Results:
    """Runs a folder of cases; nothing of them may be refused."""
    faults = Diagnostics()
    run = Run(
        rulebook,
        [records],
        as_of=as_of,
        previous=_there(cases, "previous.yaml", "2013"),
        registers={
            id: read_register([cases / file], rulebook.registers[id], faults) for id, file in (registers or {}).items()
        },
        reviews=read_reviews(_there(cases, "review.yaml"), rulebook, faults),
        waivers=read_waivers(_there(cases, "waivers.yaml"), rulebook, faults),
    )
    assessments = [scored.assessment() for scored in run]
    standings = run.finish()
    assert not faults.has_errors
    assert not run.diagnostics.has_errors
    return Results(
        {(each.unit, each.period): standings.placed(each) for each in assessments},
        {(each.subject.rollup or "", each.unit, each.period): each for each in standings.rollups},
        standings,
    )


def run_cases(name: str, run: dict[str, Any], expected: dict[str, Any]) -> Results:
    cases = (RULEBOOKS / name / "cases" / expected.get("records", ".")).resolve()
    rulebook = load_rulebook(RULEBOOKS / name)
    return results(rulebook, cases / "records.yaml", cases, run.get("as_of"), run.get("registers"))


def differences(wanted: dict[str, Any], got: Assessment | None) -> Iterator[str]:
    """What an assessment says otherwise than its case; one line each."""
    if got is None:
        yield "is not assessed"
        return
    findings = {finding.rule: finding for finding in got}
    for rule, expected in wanted.get("rules", {}).items():
        yield from _finding_differences(rule, expected, findings.get(rule))
    for rule, causes in wanted.get("causes", {}).items():
        yield from _differs(f"{rule}: causes", causes, [cause.value for cause in findings[rule].causes])
    for part, score in wanted.get("parts", {}).items():
        yield from _differs(f"part {part}", _number(score), got.part(part).score)
    for gate in got.gates:
        if "gates" in wanted:
            state = "hit" if gate.hit else "open" if gate.open else "clear"
            yield from _differs(f"gate {gate.id}", wanted["gates"].get(gate.id, "clear"), state)
    for figure, value in wanted.get("figures", {}).items():
        found = next(each.value for each in got.figures if each.id == figure)
        yield from _differs(f"figure {figure}", _number(value), found)
    for ranking, rank in wanted.get("ranks", {}).items():
        yield from _differs(f"rank {ranking}", rank, got.rank(ranking))
    if "rank" in wanted:
        yield from _differs("rank", wanted["rank"], got.ranks[0].rank)
    if "total" in wanted:
        yield from _differs("total", _number(wanted["total"]), got.total)
    if "grade" in wanted:
        yield from _differs("grade", wanted["grade"], got.grade and got.grade.id)
    if "provisional" in wanted:
        yield from _differs("provisional", wanted["provisional"], got.provisional)
    if "title" in wanted:
        yield from _differs("title", wanted["title"], got.name)


def _finding_differences(rule: str, expected: list[Any], found: Finding | None) -> Iterator[str]:
    outcome, earned, possible = [*expected, NOT_COMPARED, NOT_COMPARED][:3]
    if outcome == "absent" or found is None:
        yield from _differs(rule, outcome == "absent", found is None)
        return
    if outcome != NOT_COMPARED:
        yield from _differs(f"{rule}: outcome", outcome, found.outcome.value)
    if earned is None:
        yield from _differs(f"{rule}: left out", True, found.verdict.left)
    elif earned != NOT_COMPARED:
        yield from _differs(f"{rule}: earned", _number(earned), found.earned)
    if possible not in (None, NOT_COMPARED):
        yield from _differs(f"{rule}: possible", _number(possible), found.possible)


def _differs(what: str, wanted: object, got: object) -> Iterator[str]:
    if wanted != got:
        yield f"{what}: wanted {wanted}, got {got}"


def _number(value: Any) -> Fraction | None:
    """A number of the case as it is written: 2.5 is five halves."""
    return None if value is None else Fraction(str(value))


def _there(folder: Path, *names: str) -> list[Path]:
    return [folder / name for name in names if (folder / name).exists()]
