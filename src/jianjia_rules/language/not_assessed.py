"""What a rulebook says of clauses that none of its rows rests on, and of those it addresses but does not assess."""

from enum import StrEnum

from jianjia_rules.dataclass import dataclass
from jianjia_rules.language.text import Text


class Because(StrEnum):
    """Why no row of the score table rests on a clause."""

    COMPOSITE = "composite"  # its parts are assessed
    DUPLICATE = "duplicate"  # the same was demanded before
    EFFORT = "effort"  # effort wording: nothing to measure
    REPORTED = "reported"  # shown, but worth no points
    ISSUER = "issuer"  # the issuer's own duty, seen in a roll-up
    BACKGROUND = "background"


@dataclass(frozen=True, slots=True)
class NotAssessed:
    """Clauses accounted for without a row, for some unit types (None: all that a clause addresses).

    `see` names the clauses that stand for them: the parts of a composite one, the first of duplicates.
    """

    clauses: tuple[str, ...]
    because: Because
    for_types: tuple[str, ...] | None = None
    see: tuple[str, ...] = ()
    reason: Text | None = None
    origin: str | None = None
    """The overlay that added the entry; None for the base rulebook's own."""


@dataclass(frozen=True, slots=True)
class Addressee:
    """Somebody whom the document addresses and who is no assessed unit type.

    `seen_through` are the unit types whose rows show what becomes of its clauses; without any, roll-ups do.
    """

    id: str
    title: Text
    seen_through: tuple[str, ...] = ()
