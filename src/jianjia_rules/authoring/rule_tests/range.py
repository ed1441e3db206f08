"""The least and the most that a bound award can earn where everything is known."""

from fractions import Fraction

from jianjia_rules.dataclass import dataclass
from jianjia_rules.engine.interpret.awards import amount_of, worth
from jianjia_rules.language.awards import Award, Bands, BestOf, Checklist, Each, Inverse, Judged, Per
from jianjia_rules.language.scalars import Number

_ALMOST_NOTHING = Fraction(1, 10**9)
"""The share that an inverse award comes near to, however large its value: never nothing."""


@dataclass(frozen=True, slots=True)
class Range:
    """Points, both ends included."""

    least: Number
    most: Number


def range_of(award: Award, deduction: bool) -> Range:
    """What an award earns; in a deduction part, what it takes away."""
    points = worth(award.points)
    match award:
        case Bands(bands):
            tiers = [worth(band.points) for band in bands]
            if bands[-1].condition is not None:
                tiers.append(0)
            return Range(min(tiers), max(tiers))
        case Checklist(entries):
            ranges = [range_of(entry, deduction) for entry in entries]
            least, most = sum(each.least for each in ranges), sum(each.most for each in ranges)
            return Range(min(least, points), min(most, points))
        case BestOf(entries):
            ranges = [range_of(entry, deduction) for entry in entries]
            return Range(max(each.least for each in ranges), max(each.most for each in ranges))
        case Per():
            cap = points if award.up_to is None else min(amount_of(award.up_to), points)
            return Range(points - cap, points) if award.loses and not deduction else Range(0, cap)
        case Each():
            return Range(0, points if award.up_to is None else min(amount_of(award.up_to), points))
        case Inverse():
            return Range(points * _ALMOST_NOTHING, points)
        case Judged():
            return Range(0, 0)
        case _:
            return Range(0, points)
