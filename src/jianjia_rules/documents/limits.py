"""How much of an untrusted file is taken in."""

from jianjia_rules.dataclass import dataclass

MOST_DIGITS = 100
"""Digits of a number, and the greatest size of its exponent; sums and products of such stay printable."""


@dataclass(frozen=True, slots=True)
class Limits:
    """Bounds on one document: bytes of text, levels, aliases, and values after aliases are expanded."""

    bytes: int = 16 * 1024 * 1024
    depth: int = 50
    aliases: int = 1000
    nodes: int = 500_000


DEFAULT_LIMITS = Limits()
