"""What was looked at in a record to decide a row, and how numbers are printed."""

from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import TypeGuard

from jianjia_rules.dataclass import dataclass
from jianjia_rules.diagnostics.place import Place
from jianjia_rules.language.scalars import DateSpan, Number, Scalar, format_date, format_number
from jianjia_rules.language.text import Lang, Text
from jianjia_rules.wording.numbers import quantity, unit_words

Observed = Scalar | Fraction | DateSpan | date | tuple[Scalar | Fraction, ...] | None
"""A value as it stands in a finding; None when the record does not give it."""

_MISSING = Text("未填", "missing")
_TRUTH = {True: Text("是", "yes"), False: Text("否", "no")}


@dataclass(frozen=True, slots=True)
class Observation:
    """One thing that was observed: what it is called, its value, and where in the record it stands.

    `path` is a record path as text (`venue.area_m2`, `activities`); empty for what stands nowhere. A number known to
    lie between two ends only has the lower one as `value` and the upper one as `most`. `previous` says that it comes
    from the record of the period before, `private` that the record schema marks it so: no program is told its value.
    `source` is what it is from other than the unit's first submission: `supplement`, `correction`, `replacement`,
    `office`.
    """

    label: Text
    value: Observed
    path: str = ""
    place: Place | None = None
    unit: str | None = None
    most: Number | None = None
    previous: bool = False
    private: bool = False
    source: str | None = None

    def text(self, lang: Lang) -> str:
        """The value as people read it: `45 平方米`, `45 m²`, `3–5`, `是`, `未填`."""
        if lang == "en" and self.unit and self.most is None and _is_number(self.value):
            return quantity(self.value, self.unit, lang)
        words = observed_text(self.value, lang)
        if self.most is not None:
            words = f"{words}–{format_number(self.most)}"
        unit = unit_words(self.unit, lang) if self.unit and self.value is not None else ""
        return f"{words} {unit}".rstrip() if unit else words


def _is_number(value: Observed) -> TypeGuard[Number]:
    return isinstance(value, int | Fraction | Decimal) and not isinstance(value, bool)


def observed_text(value: Observed, lang: Lang) -> str:
    """A value in words: truth values as 是 and 否, dates in ISO 8601, missing ones as such."""
    match value:
        case None:
            return _MISSING.get(lang)
        case bool():
            return _TRUTH[value].get(lang)
        case int() | Fraction() | Decimal():
            return format_number(value)
        case DateSpan():
            return format_date(value)
        case date():
            return value.isoformat()
        case tuple():
            return ("、" if lang == "zh" else ", ").join(observed_text(entry, lang) for entry in value)
        case _:
            return value


def score_text(value: Number, places: int = 4) -> str:
    """A score for print: exact where a decimal of at most `places` ends, else rounded half up to `places` digits."""
    if value.__class__ is int:
        return str(value)
    sign = "-" if value < 0 else ""
    scaled = abs(value) * 10**places
    whole = (2 * scaled.numerator + scaled.denominator) // (2 * scaled.denominator)
    digits = f"{whole:0{places + 1}d}"
    text = f"{digits[:-places]}.{digits[-places:]}".rstrip("0").rstrip(".") if places else digits
    return f"{sign}{text}" if text.strip("0.") else "0"
