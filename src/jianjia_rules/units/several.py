"""The entries of several assessors on one discretionary row, made one as the rulebook says."""

from collections.abc import Sequence
from dataclasses import replace
from fractions import Fraction

from jianjia_rules.language.rulebook import Several
from jianjia_rules.language.scalars import Number, format_number
from jianjia_rules.units.entries import Review


def can_combine(review: Review) -> bool:
    """Whether an entry gives points and nothing else."""
    return review.outcome is None and (review.judged is None) is not (review.earned is None)


def combined(reviews: Sequence[Review], how: Several) -> Review:
    """One entry for several that give points of the same kind; their order decides nothing but the order of words."""
    if len(reviews) == 1:
        return reviews[0]
    points = _combined([_points(each) for each in reviews], how)
    exact: Number = points.numerator if points.denominator == 1 else points
    is_judged = reviews[0].judged is not None
    said = [f"{each.by} {format_number(_points(each))}{f'：{each.reason}' if each.reason else ''}" for each in reviews]
    return replace(
        reviews[0],
        by="、".join(dict.fromkeys(each.by for each in reviews)),
        reason="；".join(said),
        earned=None if is_judged else exact,
        judged=exact if is_judged else None,
        applicable=any(each.applicable for each in reviews),
        several=tuple(reviews),
        how=how,
    )


def _points(review: Review) -> Fraction:
    return Fraction(review.judged if review.judged is not None else review.earned or 0)


def _combined(points: list[Fraction], how: Several) -> Fraction:
    ordered = sorted(points)
    if how is Several.MEDIAN:
        middle = len(ordered) // 2
        return ordered[middle] if len(ordered) % 2 else (ordered[middle - 1] + ordered[middle]) / 2
    if how is Several.TRIMMED_MEAN and len(ordered) > 2:
        ordered = ordered[1:-1]
    return sum(ordered, Fraction(0)) / len(ordered)
