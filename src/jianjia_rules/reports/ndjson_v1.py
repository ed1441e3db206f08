"""The result lines, `--format ndjson`, version 1: one line for each thing, while it is found.

`docs/results.md` says what each line holds. `assessment_line` is the reference for the line of a record; generated
writers are held equal to it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from jianjia_rules.diagnostics import Diagnostic
from jianjia_rules.diagnostics.about_submissions import about_submissions
from jianjia_rules.engine.explain import observed_value, upper_end
from jianjia_rules.engine.interpret.evaluate import observe
from jianjia_rules.engine.interpret.reading import Reading
from jianjia_rules.engine.plan import Plan, Row
from jianjia_rules.engine.values import Value
from jianjia_rules.findings.assessment import Assessment
from jianjia_rules.findings.results import RankResult, Standing
from jianjia_rules.language.measures import Measure
from jianjia_rules.language.private import is_private
from jianjia_rules.language.rulebook import Rulebook
from jianjia_rules.records.tally import Tally
from jianjia_rules.reports.copying import (
    assessment_facts,
    diagnostic_facts,
    missing_facts,
    submission_facts,
    summary_facts,
)
from jianjia_rules.reports.gathering import marks_of, possible_of
from jianjia_rules.reports.json_text import Json, compact, text
from jianjia_rules.reports.json_v1 import FORMAT, Asked, file_of
from jianjia_rules.reports.observed import observed_json
from jianjia_rules.reports.static_facts import Facts, rule_facts, rulebook_facts
from jianjia_rules.scoring.assess import Scored
from jianjia_rules.scoring.scorer import Score, Scorer
from jianjia_rules.scoring.standing import Standings

if TYPE_CHECKING:
    from jianjia_rules.reports.models_v1 import Line


def header_line(rulebook: Rulebook, asked: Asked) -> str:
    """The first line."""
    rules: Json = rule_facts(rulebook)
    return line("header", {**FORMAT, "rulebook": rulebook_facts(rulebook), "options": asked.facts, "rules": rules})


def assessment_line(scored: Scored) -> str:
    """The compact line of a record."""
    record, reading = scored.record, scored.reading()
    findings: list[Json] = [
        [row.facts.rule, verdict.outcome.value, verdict.earned, row_observed(row, reading)]
        for row, verdict in zip(scored.plan.rows, scored.verdicts, strict=True)
    ]
    unit = record.unit
    head: Facts = {"unit": unit.id, "type": unit.type, "period": record.period, "name": unit.name}
    return line("assessment", {**head, **score_facts(scored.ready, scored.score), "findings": findings})


def row_observed(row: Row, reading: Reading) -> Json:
    """What a row observed: one value, or a list of all."""
    values = zip(row.observables, observe(row, reading), strict=True)
    seen = [value_json(value, measure, reading.plan) for measure, value in values]
    return seen[0] if len(seen) == 1 else seen


def value_json(value: Value, measure: Measure, plan: Plan) -> Json:
    """One observed value."""
    private = is_private(measure, plan.rulebook.schema, plan.measures)
    return observed_json(observed_value(value, measure), upper_end(value, measure), private)


def detailed_line(scored: Scored, asked: Asked) -> str:
    """The line of a record with sentences and places."""
    return line("assessment", assessment_facts(scored.assessment(), file_of(scored), asked.sentences))


def closing_lines(
    standings: Standings,
    diagnostics: Iterable[Diagnostic],
    tally: Tally,
    asked: Asked,
    repeated: bool,
    compared: Iterable[str] = (),
) -> Iterator[str]:
    """All lines behind those of the records; `repeated` says that a unit may have several records of one period.

    `compared` are those of a comparison with an earlier result.
    """
    told = tuple(diagnostics)
    for diagnostic in about_submissions(told):
        yield line("submission", submission_facts(diagnostic, asked.lang))
    for diagnostic in told:
        yield line("diagnostic", diagnostic_facts(diagnostic, asked.lang))
    for missing in standings.missing:
        yield line("missing", missing_facts(missing))
    yield from standing_lines(standings, repeated)
    for assessment in standings.rollups:
        facts = assessment_facts(assessment, None, asked.sentences) if asked.detail else _rollup(assessment)
        yield line("rollup", facts)
    yield from compared
    yield line("summary", summary_facts(tally, standings.missing))


_AT_ONCE = 500


def standing_lines(standings: Standings, repeated: bool) -> Iterator[str]:
    """The lines of everybody's place, as many as the records, some at once; what many of them share is made once."""
    lines: list[str] = []
    shared: dict[tuple[int, str], tuple[str, str]] = {}
    types = standings.types
    for key, standing in standings.by_unit.items():
        period, unit, order = key
        alike = (id(standing), period)  # units of different types share none
        facts, ranks = shared.get(alike) or shared.setdefault(alike, _standing_texts(standing, types[key], period))
        record = f',"record":{order + 1}' if repeated else ""
        lines.append(f'{{"kind":"standing","unit":{text(unit)},{facts}{record},{ranks}')
        if len(lines) == _AT_ONCE:
            yield "".join(lines)
            lines.clear()
    yield "".join(lines)


def _standing_texts(standing: Standing, type: str, period: str) -> tuple[str, str]:
    grade = None if standing.grade is None else standing.grade.id
    facts: Facts = {"type": type, "period": period, "grade": grade}
    ranks: Facts = {"ranks": [_rank(rank) for rank in standing.ranks]}
    return compact(facts)[1:-1], f"{compact(ranks)[1:]}\n"


def line(kind: str, facts: Facts) -> str:
    """A line with its end."""
    return compact({"kind": kind, **facts}) + "\n"


def read_line(text: str | bytes) -> Line:
    """A line as a model; raises pydantic.ValidationError for what is none of version 1."""
    from jianjia_rules.reports.models_v1 import line_reader

    return line_reader().validate_json(text)


def score_facts(ready: Scorer, score: Score) -> Facts:
    """What a line says of a score."""
    gates = [(each.gate.id, state) for each, state in zip(ready.gates, score.gates, strict=True)]
    return {
        "total": score.total,
        "possible": possible_of(score),
        "grade": None if score.grade is None else ready.grades[score.grade].grade.id,
        "marks": list(marks_of(score.provisional, score.not_admitted, score.vetoed, score.cannot_be_graded)),
        "gates": [id for id, state in gates if state.hit],
        "open": [id for id, state in gates if state.open],
    }


def _rank(rank: RankResult) -> list[Json]:
    facts: list[Json] = [rank.ranking, rank.rank, rank.of, list(rank.group)]
    return [*facts, "provisional"] if rank.provisional else facts


def _rollup(assessment: Assessment) -> Facts:
    result = assessment.result
    findings: list[Json] = []
    for finding in assessment.findings:
        seen = [observed_json(each.value, each.most, each.private) for each in finding.observed]
        observed: Json = seen[0] if len(seen) == 1 else seen
        findings.append([finding.rule, finding.outcome.value, finding.earned, observed])
    return {
        "rollup": assessment.subject.rollup,
        "unit": assessment.unit,
        "period": assessment.period,
        "name": assessment.name,
        "total": result.total,
        "possible": result.possible,
        "grade": None if assessment.grade is None else assessment.grade.id,
        "ranks": [_rank(rank) for rank in assessment.ranks],
        "marks": list(marks_of(result.provisional, result.not_admitted, result.vetoed, result.cannot_be_graded)),
        "gates": [gate.id for gate in result.gates if gate.hit],
        "open": [gate.id for gate in result.gates if gate.open],
        "findings": findings,
        "figures": [[each.id, observed_json(each.value, each.most)] for each in assessment.figures],
    }
