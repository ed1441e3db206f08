"""How a result stands to an earlier one, as models: what the result document and its lines say of a baseline."""

from typing import Literal

from jianjia_rules.reports.wire_v1 import Number, Wire

Level = Literal["error", "warning", "note"]


class Edition(Wire):
    """The rulebook that an earlier result was made by."""

    rulebook: str
    edition: str
    digest: str


class ChangeFacts(Wire):
    """A failure that is new, that is fixed, or whose unit is gone."""

    change: Literal["new", "fixed", "gone"]
    key: str
    level: Level
    unit: str
    type: str
    period: str
    file: str | None
    fingerprint: str


class MovementFacts(Wire):
    """A unit or group whose total moved, came or went; null where there was or is none."""

    unit: str
    type: str
    period: str
    name: str
    before: Number | None
    after: Number | None
    difference: Number | None


class ComparisonCounts(Wire):
    """What a comparison comes to."""

    baseline: Edition
    new: int
    unchanged: int
    fixed: int
    gone: int
    moved: int


class ComparisonFacts(ComparisonCounts):
    """A comparison as a whole."""

    changes: list[ChangeFacts]
    movements: list[MovementFacts]


class ChangeLine(ChangeFacts):
    """A change, behind the line of its record or at the end."""

    kind: Literal["change"]


class MovementLine(MovementFacts):
    """A movement, behind the line of its record or at the end."""

    kind: Literal["movement"]


class ComparisonLine(ComparisonCounts):
    """What the comparison comes to, before the summary."""

    kind: Literal["comparison"]
