"""The values that rules and records share, few enough to meet each other."""

from __future__ import annotations

from decimal import Decimal
from random import Random
from typing import Any

from tests.engine.generated.fields import KINDS, LEVELS

WHOLE = [0, 1, 2, 3, 4, 5, 10, 100, 10**60]
PLACES = [Decimal(each) for each in ("0.5", "0.1", "2.5", "2.50", "1E+2", "0.333", "1e-50", "1e90", "33.3")]
TEXTS = ["甲", "乙", "丙", "a", "ab", "b1", "〔2014〕3号", "'\"\\\n", "__import__('os')", "{}", "k_0"]
DAYS = ["2014-06-23", "2014-06-01", "2014-06-30", "2014-12-31", "2013-12-31", "2015-01-01", "0001-01-01"]
MONTHS = ["2014-06", "2014-12", "2013-12"]
PATTERNS = [".*", "a.?", "[ab]+[0-9]*", "(甲|乙)", ".*〔[0-9]{4}〕.*", ".+"]
SHARES = ["80%", "50%", "100%", "0%", Decimal("0.5"), Decimal("0.333"), 1, 0, "12.5%"]
PERCENTS = ["80%", 50, 100, 0, Decimal("12.5"), "2%"]


def number(random: Random, least: int | None = None) -> int | Decimal:
    """A number; negative ones where none is too small."""
    found: int | Decimal = random.choice(PLACES) if random.random() < 0.3 else random.choice(WHOLE)
    return -found if least is None and random.random() < 0.15 else found


def whole(random: Random, least: int | None = None) -> int:
    """A whole number."""
    found = random.choice(WHOLE)
    return -found if least is None and random.random() < 0.15 else found


def scalar(random: Random, kind: str) -> Any:
    """A constant as an author writes it beside a value of this kind."""
    match kind:
        case "number":
            return number(random) if random.random() < 0.3 else random.choice(WHOLE[:7])
        case "date":
            return random.choice(DAYS) if random.random() < 0.8 else random.choice(MONTHS)
        case "text":
            return random.choice(TEXTS)
        case "kind":
            return random.choice(KINDS)
        case "scale":
            return random.choice(LEVELS)
        case "truth":
            return random.random() < 0.6
        case "share":
            return random.choice(SHARES)
        case "percent":
            return random.choice(PERCENTS)
    raise AssertionError(kind)


def some(random: Random, kind: str, most: int = 3) -> list[Any]:
    """A few constants of a kind."""
    return [scalar(random, kind) for _ in range(random.randint(1, most))]
