"""Totals worked out a second time: plain recursion over the parts with fractions, nothing made ready."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import ROUND_DOWN, ROUND_HALF_EVEN, ROUND_HALF_UP, Decimal, localcontext
from fractions import Fraction
from typing import NamedTuple

from jianjia_rules.findings.verdict import Verdict
from jianjia_rules.language.outcomes import Outcome
from jianjia_rules.language.rulebook import Rulebook
from jianjia_rules.language.rules import Rule
from jianjia_rules.language.scheme import Combine, Part, PartKind, Rescale, Rounding, RoundingAt, RoundingMode

DECIMAL_MODES = {
    RoundingMode.HALF_UP: ROUND_HALF_UP,
    RoundingMode.HALF_EVEN: ROUND_HALF_EVEN,
    RoundingMode.DOWN: ROUND_DOWN,
}


class Worth(NamedTuple):
    """Points scored of those that the parent counts."""

    scored: Fraction
    of: Fraction


def total(book: Rulebook, verdicts: Mapping[str, Verdict]) -> Fraction | None:
    """The published total."""
    exact = exact_total(book, verdicts)
    return exact if exact is None or book.rounding is None else rounded(exact, book.rounding)


def exact_total(book: Rulebook, verdicts: Mapping[str, Verdict]) -> Fraction | None:
    base = _part(book, None, verdicts)
    if base.of == 0:
        return None
    outside = [part for part in book.parts if kind(book, part) is not kind_around(book, part)]
    found = base.scored + sum(_outside(book, part, verdicts) for part in outside)
    found = max(found, Fraction(0))
    return found if book.ceiling is None else min(found, book.ceiling)


def rounded(value: Fraction, rounding: Rounding) -> Fraction:
    """Rounded by the decimal module; a share that no decimal ends is cut far behind the last place first."""
    with localcontext() as context:
        context.prec = 200
        scaled = Decimal(value.numerator) / Decimal(value.denominator)
        return Fraction(scaled.quantize(Decimal(1).scaleb(-rounding.places), DECIMAL_MODES[rounding.mode]))


def kind(book: Rulebook, part: Part) -> PartKind:
    return part.kind if part.kind is not PartKind.BASE else kind_around(book, part)


def kind_around(book: Rulebook, part: Part) -> PartKind:
    above = next((each for each in book.parts if each.id == part.parent), None)
    return PartKind.BASE if above is None else kind(book, above)


def _rules(book: Rulebook, part: Part | None) -> list[Rule]:
    known = {each.id for each in book.parts}
    return [rule for rule in book.rules if (rule.part not in known if part is None else rule.part == part.id)]


def _children(book: Rulebook, part: Part | None) -> list[Part]:
    own = PartKind.BASE if part is None else kind(book, part)
    above = None if part is None else part.id
    return [each for each in book.parts if each.parent == above and kind(book, each) is own]


def _earned(book: Rulebook, verdict: Verdict) -> Fraction:
    earned = Fraction(verdict.earned)
    if book.rounding is not None and book.rounding.at is RoundingAt.ROW:
        return rounded(earned, book.rounding)
    return earned


def _row(book: Rulebook, rule: Rule, verdict: Verdict) -> Worth:
    """What a row scored of what it counts; in an averaging part of 1."""
    points = Fraction(1 if rule.points is None else rule.points)  # type: ignore[arg-type]
    stays = verdict.outcome in {Outcome.NOT_APPLICABLE, Outcome.WAIVED} and book.rescale is Rescale.NONE
    if verdict.left and stays:
        kept = Verdict(verdict.outcome, points, points, points, points)
        return Worth(_earned(book, kept), points)
    return Worth(Fraction(0), Fraction(0)) if verdict.left else Worth(_earned(book, verdict), points)


def _full(book: Rulebook, part: Part | None) -> Fraction:
    limits = [] if part is None else [limit for limit in (part.points, part.up_to) if limit is not None]
    if limits:
        return Fraction(min(limits))  # type: ignore[type-var, arg-type]
    if _averages(book, part):
        return Fraction(1) if book.scale is None else book.scale
    own = sum((Fraction(rule.points or 0) for rule in _rules(book, part)), Fraction(0))  # type: ignore[arg-type]
    return own + sum((_full(book, each) for each in _children(book, part) if _adds(book, each)), Fraction(0))


def _averages(book: Rulebook, part: Part | None) -> bool:
    return (book.combine if part is None else part.combine) is Combine.AVERAGE


def _adds(book: Rulebook, part: Part) -> bool:
    return not _averages(book, part) or part.points is not None or part.up_to is not None


def _part(book: Rulebook, part: Part | None, verdicts: Mapping[str, Verdict]) -> Worth:
    full = _full(book, part)
    rows = [(rule, _row(book, rule, verdicts[rule.id])) for rule in _rules(book, part)]
    children = [(each, _part(book, each, verdicts)) for each in _children(book, part)]
    if _averages(book, part):
        shares = [(_weight(rule), worth) for rule, worth in rows]
        shares += [(_weight(each), worth) for each, worth in children]
        applying = [(weight, worth.scored / worth.of) for weight, worth in shares if worth.of != 0]
        weight = sum(weight for weight, _ in applying)
        if weight == 0:
            return Worth(Fraction(0), Fraction(0))
        return Worth(full * sum(weight * share for weight, share in applying) / weight, full)
    counted = [worth for _, worth in rows] + [worth for each, worth in children if _adds(book, each)]
    scored = sum((worth.scored for worth in counted), Fraction(0))
    of = sum((worth.of for worth in counted), Fraction(0))
    if part is not None and (part.points is not None or part.up_to is not None):
        scored, of = min(scored, full), min(of, full)
    if of == 0:
        return Worth(Fraction(0), Fraction(0))
    if book.rescale is Rescale.PART or (book.rescale is Rescale.TOTAL and part is None):
        return Worth(scored * full / of, full)
    return Worth(scored, of)


def _weight(of: Rule | Part) -> Fraction:
    return Fraction(1 if of.weight is None else of.weight)  # type: ignore[arg-type]


def _outside(book: Rulebook, part: Part, verdicts: Mapping[str, Verdict]) -> Fraction:
    """A bonus, or a deduction as a negative number."""
    if _averages(book, part):
        raise NotImplementedError
    found = sum((_earned(book, verdicts[rule.id]) for rule in _rules(book, part)), Fraction(0))
    found += sum((_outside(book, each, verdicts) for each in _children(book, part)), Fraction(0))
    limits = [limit for limit in (part.points, part.up_to) if limit is not None]
    for limit in limits:
        found = max(min(found, Fraction(limit)), -Fraction(limit))  # type: ignore[arg-type]
    return found
