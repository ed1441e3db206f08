"""The operator table: every key of the rule language, once.

The parser, the JSON Schema that editors complete from, the documentation and the tests read it. A new operator is a
row here, a node class beside its kin, and a case in every pass (each pass ends its `match` in `assert_never`).
"""

from jianjia_rules.language.operators.awards import AWARDS
from jianjia_rules.language.operators.logic import LOGIC
from jianjia_rules.language.operators.measures import MEASURES
from jianjia_rules.language.operators.model import Family, Modifier, Operator, Shape
from jianjia_rules.language.operators.words import WORDS

__all__ = [
    "AWARDS",
    "AWARD_BY_KEY",
    "LOGIC",
    "LOGIC_BY_KEY",
    "MEASURES",
    "MEASURE_BY_KEY",
    "OPERATORS",
    "RESERVED_PARAMETERS",
    "WORDS",
    "WORD_BY_KEY",
    "Family",
    "Modifier",
    "Operator",
    "Shape",
]

OPERATORS: tuple[Operator, ...] = MEASURES + LOGIC + WORDS + AWARDS

MEASURE_BY_KEY = {operator.key: operator for operator in MEASURES}
LOGIC_BY_KEY = {operator.key: operator for operator in LOGIC}
WORD_BY_KEY = {operator.key: operator for operator in WORDS}
AWARD_BY_KEY = {operator.key: operator for operator in AWARDS}

RESERVED_PARAMETERS = ("as_of", "period_from", "period_to", "materials_due")
"""Dates that every rulebook has: `$as_of`, the period's first and last day, the day materials are due."""
