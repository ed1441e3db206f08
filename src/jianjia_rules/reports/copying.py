"""Assessments copied into plain data, in the shape and order of the wire format."""

from collections.abc import Iterable, Mapping
from decimal import Decimal

from jianjia_rules.diagnostics import Diagnostic, Place
from jianjia_rules.findings.assessment import Assessment
from jianjia_rules.findings.finding import Finding
from jianjia_rules.findings.observation import Observation
from jianjia_rules.findings.results import AmendedValue, FigureResult, GateResult, GradeResult, PartScore, RankResult
from jianjia_rules.findings.verdict import Step
from jianjia_rules.language.scalars import Number, format_number
from jianjia_rules.language.text import Lang
from jianjia_rules.records.tally import Tally
from jianjia_rules.reports.gathering import marks_of
from jianjia_rules.reports.json_text import Json
from jianjia_rules.reports.observed import observed_json
from jianjia_rules.reports.static_facts import Facts, title_of
from jianjia_rules.scoring.standing import Missing


def assessment_facts(assessment: Assessment, file: str | None, sentences: Lang | None) -> Facts:
    """An assessment; `sentences` is the language of reasons and demands, None for none."""
    subject, result = assessment.subject, assessment.result
    return {
        "unit": subject.unit,
        "type": subject.unit_type,
        "rollup": subject.rollup,
        "name": subject.name,
        "parent": subject.parent,
        "period": subject.period,
        "as_of": subject.as_of.isoformat(),
        "file": file,
        "total": result.total,
        "exact_total": _exact(result.exact_total),
        "possible": result.possible,
        "base": result.base,
        "bonus": result.bonus,
        "deduction": result.deduction,
        "grade": grade_facts(assessment.grade),
        "ranks": [rank_facts(rank) for rank in assessment.ranks],
        "marks": list(marks_of(result.provisional, result.not_admitted, result.vetoed, result.cannot_be_graded)),
        "gates": [_gate(gate) for gate in result.gates],
        "parts": [_part(part) for part in result.parts],
        "self_total": result.self_total,
        "difference": assessment.difference,
        "lost_on_text": result.lost_on_text,
        "lost_on_assumptions": result.lost_on_assumptions,
        "lost_on_assumptions_alone": result.lost_on_assumptions_alone,
        "findings": [finding_facts(finding, sentences) for finding in assessment.findings],
        "figures": [figure_facts(figure) for figure in assessment.figures],
        "notes": list(assessment.notes),
        "amendments": [_amended(each) for each in assessment.amendments],
    }


def finding_facts(finding: Finding, sentences: Lang | None) -> Facts:
    """A finding."""
    facts: Facts = {
        "rule": finding.rule,
        "outcome": finding.outcome.value,
        "earned": finding.earned,
        "possible": finding.possible,
        "observed": [_observation(each) for each in finding.observed],
        "causes": [cause.value for cause in finding.causes],
        "steps": [_step(step) for step in finding.steps],
        "notes": list(finding.notes),
        "self_score": finding.self_score,
        "rests_on": finding.ground.value,
        "fingerprint": finding.fingerprint,
    }
    if sentences is not None:
        facts["reason"] = finding.reason(sentences)
        facts["expected"] = finding.expected(sentences)
        facts["advice"] = None if finding.advice is None else finding.advice.get(sentences)
        facts["assumptions"] = [
            {"subject": each.subject, "reason": each.reason.get(sentences)} for each in finding.assumptions
        ]
    return facts


def grade_facts(grade: GradeResult | None) -> Facts | None:
    """A grade."""
    if grade is None:
        return None
    lowered: Json = list(grade.lowered_by)
    return {"id": grade.id, "reached": grade.reached, "lowered_by": lowered, "share_cap": grade.share_cap}


def rank_facts(rank: RankResult) -> Facts:
    """A place in a ranking."""
    group: Json = list(rank.group)
    return {
        "ranking": rank.ranking,
        "group": group,
        "rank": rank.rank,
        "of": rank.of,
        "provisional": rank.provisional,
    }


def figure_facts(figure: FigureResult) -> Facts:
    """A figure of a roll-up."""
    value = observed_json(figure.value, figure.most)
    return {"id": figure.id, "title": title_of(figure.title), "value": value, "unit": figure.unit}


def missing_facts(missing: Missing) -> Facts:
    """A unit on a register of which there is no record."""
    return {
        "register": missing.register,
        "unit": missing.unit,
        "title": missing.title,
        "period": missing.period,
        "refused": missing.refused,
    }


def diagnostic_facts(diagnostic: Diagnostic, lang: Lang) -> Facts:
    """Something wrong with the input."""
    place = diagnostic.place
    return {
        "severity": diagnostic.severity.value,
        "code": diagnostic.code,
        "message": diagnostic.message(lang),
        "expected": diagnostic.expected(lang),
        "hint": diagnostic.hint(lang),
        **place_facts(place),
    }


def place_facts(place: Place | None) -> dict[str, Json]:
    """Where something stands; in a workbook line and column are the cell's."""
    return {
        "file": None if place is None else place.file,
        "line": None if place is None else place.line,
        "column": None if place is None else place.column,
        "sheet": None if place is None else place.sheet,
        "cell": None if place is None else place.cell,
    }


def submission_facts(diagnostic: Diagnostic, lang: Lang) -> Facts:
    """A finding about a submission: whose, and beside its own place that of what it is held against."""
    arguments = dict(diagnostic.arguments)
    unit, period = arguments.get("unit"), arguments.get("period")
    return {
        "unit": unit if isinstance(unit, str) else None,
        "period": period if isinstance(period, str) else None,
        **diagnostic_facts(diagnostic, lang),
        "related": _place(diagnostic.related),
    }


def summary_facts(tally: Tally, missing: Iterable[Missing]) -> Facts:
    """How many records came in and what became of them."""
    reasons: Mapping[str, Json] = dict(sorted(tally.reasons.items()))
    return {
        "read": tally.read,
        "assessed": tally.assessed,
        "refused": tally.refused,
        "replaced": tally.replaced,
        "changed": tally.changed,
        "waived": tally.waived,
        "files": tally.files,
        "unreadable": tally.unreadable,
        "reasons": reasons,
        "missing": sum(1 for _ in missing),
    }


def _observation(seen: Observation) -> Facts:
    place = seen.place
    return {
        "value": observed_json(seen.value, seen.most, seen.private),
        "label": title_of(seen.label),
        "path": seen.path,
        "unit": seen.unit,
        "previous": seen.previous,
        "source": seen.source,
        **place_facts(place),
    }


def _amended(change: AmendedValue) -> Facts:
    return {
        "path": change.path,
        "label": title_of(change.label),
        "entry": change.entry,
        "source": change.source,
        "number": change.number,
        "before": _record_value(change.before),
        "after": _record_value(change.after),
        "place": _place(change.place),
        "before_place": _place(change.before_place),
    }


def _record_value(value: object) -> Json:
    """A value as a record holds it."""
    match value:
        case Mapping():
            return {str(name): _record_value(entry) for name, entry in value.items()}
        case list() | tuple():
            return [_record_value(entry) for entry in value]
        case None | bool() | int() | Decimal() | str():
            return value
        case _:
            return str(value)


def _place(place: Place | None) -> Facts | None:
    return None if place is None else {"file": place.file, "line": place.line, "column": place.column}


def _step(step: Step) -> Facts:
    return {
        "step": step.name,
        "outcome": step.outcome.value,
        "earned": step.earned,
        "by": step.by,
        "reason": step.reason,
        "until": step.until,
    }


def _gate(gate: GateResult) -> Facts:
    failing: Json = list(gate.failing)
    return {"id": gate.id, "hit": gate.hit, "open": gate.open, "failing": failing}


def _part(part: PartScore) -> Facts:
    return {
        "id": part.id,
        "earned": part.earned,
        "possible": part.possible,
        "score": part.score,
        "exact_score": _exact(part.exact),
        "full": part.full,
    }


def _exact(value: Number | None) -> str | None:
    return None if value is None else format_number(value)
