"""What was found of the evidence of units: plain frozen data."""

from jianjia_rules.dataclass import dataclass
from jianjia_rules.language.scalars import Number


@dataclass(frozen=True, slots=True)
class Piece:
    """An entry of a unit's evidence list, `entry` counted from 1.

    `sha256` is the sum as computed, `given` the one the record has. `state` is `ok`, `added`, `unwritten`, `none` (no
    file is named), `missing`, `unreadable`, `wrong-hash`, `outside` or `link`; `dated` whether its date is as its kind
    demands.
    """

    entry: int
    number: str | None
    kind: str | None
    title: str | None
    date: str | None
    file: str | None
    sha256: str | None
    given: str | None
    state: str
    dated: bool


@dataclass(frozen=True, slots=True)
class RowGap:
    """A row of the unit's table that points are claimed by without its evidence: `points` are at stake."""

    rule: str
    asks: tuple[str, ...]
    any: bool
    missing: tuple[str, ...]
    points: Number


@dataclass(frozen=True, slots=True)
class UnitEvidence:
    """One unit's evidence for a period."""

    unit: str
    period: str
    name: str
    pieces: tuple[Piece, ...]
    rows: tuple[RowGap, ...]


@dataclass(frozen=True, slots=True)
class Shared:
    """Something that several units use: a `file` (its sum) or a document's `number`."""

    what: str
    value: str
    units: tuple[str, ...]
