"""Units of measurement: which convert into each other, and by what exact factor."""

from fractions import Fraction

from jianjia_rules.language.scalars import Number

_MONEY = {"元": 1, "万元": 10_000, "亿元": 100_000_000}
_SHARE = {"%": Fraction(1, 100), "1": Fraction(1)}
_FAMILIES: tuple[dict[str, Fraction], ...] = ({unit: Fraction(size) for unit, size in _MONEY.items()}, _SHARE)

PERCENT = "%"
ONE = "1"


def plain_unit(unit: str | None) -> str | None:
    """The unit in its usual form: `％` is `%`; an empty unit is none."""
    if not unit:
        return None
    return PERCENT if unit == "％" else unit


def factor(source: str, target: str) -> Number | None:
    """What a number in `source` is multiplied by to be in `target`; None where neither is the other."""
    if source == target:
        return 1
    for family in _FAMILIES:
        if source in family and target in family:
            exact = family[source] / family[target]
            return exact.numerator if exact.denominator == 1 else exact
    return None


def is_plain(unit: str) -> bool:
    """Whether it is a mere name for what is counted (项, 人次): neither money nor a share nor a quotient."""
    return "/" not in unit and not any(unit in family for family in _FAMILIES)


def is_compound(unit: str | None) -> bool:
    """Whether it is the unit of a quotient, such as `人次/场`."""
    return unit is not None and "/" in unit


def quotient_unit(value: str | None, to: str | None) -> str:
    """The unit of a quotient: `1` of equal or convertible units or where one is not known, else `人次/场`."""
    if value is None or to is None or factor(value, to) is not None:
        return ONE
    return f"{value}/{to}"


def product_unit(units: list[str | None]) -> str | None:
    """The unit of a product: that of its one factor that has one; shares and plain counts have none."""
    named = [unit for unit in units if unit is not None and unit not in _SHARE]
    if len(named) == 1:
        return named[0]
    if named:
        return None
    return ONE if units and all(unit in _SHARE for unit in units) else None
