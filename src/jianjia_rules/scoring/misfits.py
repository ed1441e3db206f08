"""Review entries that a row cannot take: points out of its range, an outcome that says otherwise. They are not used."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from fractions import Fraction
from typing import Literal, NamedTuple

from jianjia_rules.diagnostics import Words
from jianjia_rules.engine.interpret.awards import worth
from jianjia_rules.engine.plan import Row
from jianjia_rules.findings.observation import score_text
from jianjia_rules.findings.verdict import Verdict
from jianjia_rules.language.awards import Answer, Judged
from jianjia_rules.language.outcomes import Outcome
from jianjia_rules.language.scalars import Number
from jianjia_rules.language.walk import nodes
from jianjia_rules.units.entries import Entries, Review
from jianjia_rules.units.several import combined

NOT_USED = "review-refused"
"""The note of a row whose review entry was not used."""


class Misfit(NamedTuple):
    """What is wrong with a review entry: the code of its message, the key at fault, what the message speaks of."""

    code: Literal["JJ846", "JJ847", "JJ848"]
    key: str
    arguments: Mapping[str, object]


def misfit(row: Row, review: Review) -> Misfit | None:
    """What keeps a review entry from being used on a row."""
    low, high = (-row.points, 0) if row.deduction else (0, row.points)
    if review.earned is not None and not low <= review.earned <= high:
        return _out_of_range("earned", review.earned, _range(low, high))
    if review.judged is not None:
        found = _judged_misfit(row, review.judged)
        if found is not None:
            return found
    if review.outcome is not None and not _agrees(review, low, high):
        return Misfit("JJ848", "outcome", {"outcome": str(review.outcome), "wanted": _range(low, high)})
    return None


def fitting(rows: Sequence[Row], entries: Entries) -> tuple[Entries, frozenset[str]]:
    """The entries without the reviews that do not fit, and the rules of those."""
    if not entries.reviews:
        return entries, frozenset()
    by_rule = {row.facts.rule: row for row in rows}
    entries = _without_misfits(by_rule, entries)
    refused = frozenset(
        rule
        for rule, review in entries.reviews.items()
        if rule in by_rule and not _is_combined(review) and misfit(by_rule[rule], review) is not None
    )
    if not refused:
        return entries, refused
    return Entries({key: each for key, each in entries.reviews.items() if key not in refused}, entries.waivers), refused


def _without_misfits(by_rule: Mapping[str, Row], entries: Entries) -> Entries:
    """The entries, those of several assessors combined from what fits alone; where nothing does, one that does not."""
    reviews = dict(entries.reviews)
    for rule, review in entries.reviews.items():
        if rule in by_rule and review.several:
            good = [each for each in review.several if misfit(by_rule[rule], each) is None]
            if len(good) < len(review.several):
                reviews[rule] = combined(good, review.how) if good else review.several[0]
    return entries if reviews == entries.reviews else Entries(reviews, entries.waivers)


def _is_combined(review: Review) -> bool:
    """Whether its points were made of others, each of which fits: they need not be a whole number of steps."""
    return bool(review.several)


def noted(rows: Sequence[Row], verdicts: tuple[Verdict, ...], refused: frozenset[str]) -> tuple[Verdict, ...]:
    """The verdicts, with a note on the rows whose reviews were not used."""
    return tuple(
        replace(verdict, notes=(*verdict.notes, NOT_USED)) if row.facts.rule in refused else verdict
        for row, verdict in zip(rows, verdicts, strict=True)
    )


def _judged_misfit(row: Row, judged: Number) -> Misfit | None:
    entries = [node for node in nodes(row.award) if isinstance(node, Judged)]
    most = sum((Fraction(worth(entry.points)) for entry in entries), Fraction(0))
    for node in nodes(row.award):
        if isinstance(node, Answer) and any(outcome is Outcome.PENDING for _, outcome in node.answers):
            most = Fraction(row.points)
    if not most:
        return Misfit("JJ847", "judged", {})
    steps = {entry.step for entry in entries}
    step = steps.pop() if len(steps) == 1 else None
    if not 0 <= judged <= most or (step and Fraction(judged) % Fraction(step)):
        return _out_of_range("judged", judged, _range(0, most, step))
    return None


def _agrees(review: Review, low: Number, high: Number) -> bool:
    """Whether the points that an entry gives are those of the outcome it gives."""
    earned = review.earned
    match review.outcome:
        case Outcome.NOT_APPLICABLE:
            return earned is None and review.judged is None
        case Outcome.MET:
            return earned is None or earned == high
        case Outcome.NOT_MET:
            return earned is None or earned == low
        case Outcome.PARTLY_MET:
            return earned is None or low < earned < high
        case _:
            return True


def _out_of_range(key: str, found: Number, wanted: Words) -> Misfit:
    return Misfit("JJ846", key, {"key": key, "found": score_text(Fraction(found), 4), "wanted": wanted})


def _range(low: Number, high: Number, step: Number | None = None) -> Words:
    least, most = score_text(Fraction(low), 4), score_text(Fraction(high), 4)
    zh, en = f"{least} 到 {most} 分", f"points from {least} to {most}"
    if not step:
        return Words(zh, en)
    said = score_text(Fraction(step), 4)
    return Words(f"{zh}，每步 {said} 分", f"{en}, in steps of {said}")
