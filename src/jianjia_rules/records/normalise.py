"""Whether values that do not fit their fields are normalised: chosen by whoever reads records."""

from enum import Enum


class Normalise(Enum):
    """What is done with a value that does not fit as it is written, such as １，２００ for a number."""

    NO = "no"
    """It is a fault."""
    YES = "yes"
    """It is read, where it can be read in one way only; how many were is counted."""
    SHOW = "show"
    """The same, and a note tells of every one."""

    @classmethod
    def of(cls, normalise: bool, show: bool) -> "Normalise":
        """The choice that two switches make."""
        return cls.NO if not normalise else cls.SHOW if show else cls.YES
