"""What a rule can come to for a unit, and why something could not be told."""

from enum import StrEnum


class Outcome(StrEnum):
    """One rule's outcome for one unit."""

    MET = "met"
    PARTLY_MET = "partly-met"
    NOT_MET = "not-met"
    NOT_APPLICABLE = "not-applicable"
    UNDETERMINED = "undetermined"
    PENDING = "pending"
    WAIVED = "waived"


class Cause(StrEnum):
    """Why a measure or a condition is unknown."""

    ANSWER = "answer"  # the record does not say
    UNSURE = "unsure"  # the record says that it is not known
    PREVIOUS = "previous"  # no record of the period before, and no base figure
    ZERO_BASE = "zero-base"  # a ratio to 0, a growth share on 0, a mean of nothing
    REASON = "reason"  # the answer needs a reason, and none is given
    FUNCTION = "function"  # a declared Python function failed
    PENDING = "pending"  # another row that this one reads waits for an assessor
    TYPE = "type"  # the record holds a value of another type than its schema says


class Treatment(StrEnum):
    """How an undetermined row counts; the strictest comes first."""

    ZERO = "zero"
    LEAVE_OUT = "leave-out"
    NOT_APPLICABLE = "not-applicable"
