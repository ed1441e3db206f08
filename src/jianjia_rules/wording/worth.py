"""What a row, tier or step is worth, in words: absolute points where they are known, else a share of the row's."""

from fractions import Fraction

from jianjia_rules.dataclass import dataclass
from jianjia_rules.language.awards import Amount, Points, PointsByType, Share
from jianjia_rules.language.measures import Constant, ParameterRef
from jianjia_rules.language.scalars import Number, as_number, format_number
from jianjia_rules.language.text import Text
from jianjia_rules.wording.voice import Voice

_FULL = Text("满分", "full points")
_SHARE = Text("本行分值的{share}", "{share} of the row's points")
_BY_TYPE = Text("{type} {points}", "{points} for {type}")


@dataclass(frozen=True, slots=True)
class Worth:
    """The points of the row and of what is around an award; None where they are not known.

    `taken` says that the award takes points away (a part of kind deduction).
    """

    row: Points | None = None
    around: Points | None = None
    taken: bool = False

    def of(self, points: Points | None) -> Points | None:
        """What an award or tier is worth: its own points, else those around it."""
        if points is None:
            return self.around
        if isinstance(points, Share) and isinstance(self.row, (int, Fraction)):
            return points.of_row * self.row
        return points

    def inside(self, points: Points | None) -> "Worth":
        """The worth as seen from what stands in an award."""
        return Worth(self.row, self.of(points), self.taken)


def points_words(points: Points | None, voice: Voice) -> str:
    """`3 分`, `本行分值的 1/2`, `企业科协 5 分、学会 4 分`, `满分`."""
    match points:
        case None:
            return voice.of(_FULL)
        case Share(of_row):
            share = of_row * 100
            return voice.say(_SHARE, share=f"{share}%" if share.denominator == 1 else format_number(of_row))
        case PointsByType(by_type):
            titles = voice.titles.unit_types
            cases = [
                voice.say(_BY_TYPE, type=voice.of(titles.get(key, Text(key, key))), points=voice.points(value))
                for key, value in by_type
            ]
            return voice.listed(cases)
        case _:
            return voice.worth(points)


def amount_words(amount: Amount, worth: Worth, voice: Voice) -> str:
    """What a step earns or loses, or a cap."""
    match amount:
        case Share():
            return points_words(worth.of(amount), voice)
        case Constant(value):
            number = as_number(value)
            return str(value) if number is None else voice.worth(number)
        case ParameterRef():
            return voice.operand(amount)


def amount_number(amount: Amount | None, worth: Worth) -> Number | None:
    """The number of an amount; None where it is a parameter or not known."""
    match amount:
        case Constant(value):
            return as_number(value)
        case Share():
            return known(worth.of(amount))
        case _:
            return None


def known(points: Points | None) -> Number | None:
    """Points as a number, where they are one."""
    return points if isinstance(points, (int, Fraction)) else None
