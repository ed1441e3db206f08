"""What a row of the operator table says."""

from enum import StrEnum

from jianjia_rules.dataclass import dataclass
from jianjia_rules.language.text import Text
from jianjia_rules.language.types import Kind


class Family(StrEnum):
    """Where a key may stand."""

    MEASURE = "measure"
    LOGIC = "logic"
    AWARD = "award"
    WORD = "word"


class Shape(StrEnum):
    """What stands behind a key."""

    PATH = "path"  # a field path
    PATHS = "paths"  # a list of field paths
    LIST = "list"  # the path of a list
    OF = "of"  # a path in the item, or a measure on it
    MEASURE = "measure"
    OPERAND = "operand"  # a scalar, $parameter or measure
    TWO_OPERANDS = "two operands"
    OPERANDS = "operands"
    SCALARS = "scalars"  # a list of scalars, or a $parameter that holds one
    CONDITION = "condition"
    CONDITIONS = "conditions"
    NAMED_MEASURE = "named measure"
    RULE = "rule"
    RULE_OR_PART = "rule or part"
    FUNCTION = "function"
    AWARDS = "awards"
    BANDS = "bands"
    AMOUNT = "amount"  # a number, a $parameter or {share: 1/2}
    STEP = "step"  # a number, a percentage or a $parameter
    NUMBER = "number"
    POINTS = "points"  # a number, points by unit type; see also share
    SHARE = "share"
    BOOLEAN = "boolean"
    PART_STEP = "part step"  # ignore, started or share
    GROWTH_AS = "growth as"  # difference or share
    TEXTS = "texts"
    TEXT = "text"  # words, or {zh, en}
    ANSWERS = "answers"  # a mapping from an answer to an outcome
    JUDGED = "judged"  # a mapping with by, step and guide


@dataclass(frozen=True, slots=True)
class Modifier:
    """A key that may stand beside a head key."""

    key: str
    shape: Shape
    help: Text
    required: bool = False


@dataclass(frozen=True, slots=True)
class Operator:
    """One key of the language.

    `gives` is the kind of a measure's value; `takes` are the kinds a comparison word applies to. `label` is how
    sentences say it; `help` is what an editor shows; `example` is YAML that loads.
    """

    key: str
    family: Family
    shape: Shape
    label: Text
    help: Text
    example: str
    modifiers: tuple[Modifier, ...] = ()
    gives: Kind | None = None
    takes: tuple[Kind, ...] = ()
