"""Comparison words: which kinds they take, and what type their operands have to be."""

from collections.abc import Callable
from dataclasses import replace

from jianjia_rules.language.conditions import Comparison, Test, Word
from jianjia_rules.language.literals import literal_kind
from jianjia_rules.language.measures import Constant, Operand, ParameterRef
from jianjia_rules.language.operators import WORD_BY_KEY, WORDS
from jianjia_rules.language.patterns import check_pattern
from jianjia_rules.language.problems import At, Problem, Report, key_problem, kind_words, problem
from jianjia_rules.language.reasons import pattern_reason
from jianjia_rules.language.types import ANY, BOOLEAN, TEXT, Kind, ValueType

LISTED = frozenset((Word.IN, Word.NOT_IN, Word.CONTAINS_ANY, Word.CONTAINS_ALL))
"""The words behind which a list stands."""

_DATES = {
    Word.AT_LEAST: Word.ON_OR_AFTER,
    Word.AT_MOST: Word.ON_OR_BEFORE,
    Word.ABOVE: Word.AFTER,
    Word.BELOW: Word.BEFORE,
}
_NUMBERS = {date: number for number, date in _DATES.items()}
_IN_LISTS = {Word.IS: Word.CONTAINS, Word.IN: Word.CONTAINS_ANY}
_ORDER = frozenset((*_DATES, Word.BETWEEN))


def operand_type(comparison: Comparison, meant: ValueType, at: At, report: Report) -> ValueType | None:
    """The type that the operands of a comparison need, on a measure of type `meant`.

    None when the word does not apply to such a measure, which is reported.
    """
    word = comparison.word
    takes = WORD_BY_KEY[word.value].takes
    if meant.kind is not Kind.ANY and meant.kind not in takes:
        report(_not_for_kind(word, meant.kind, at))
        return None
    match word:
        case Word.PRESENT:
            return BOOLEAN
        case Word.MATCHES:
            return TEXT
        case Word.CONTAINS | Word.CONTAINS_ANY | Word.CONTAINS_ALL:
            return _entry(meant)
        case _:
            return meant


def meant_type(test: Test, type_of: Callable[[Operand], ValueType]) -> ValueType:
    """What a measure of no known type is taken for: what it is compared with says so."""
    for comparison in test.comparisons:
        word = comparison.word
        if word is Word.PRESENT or word.value.startswith("contains"):
            continue
        if word in _NUMBERS:
            return ValueType(Kind.DATE)
        if word is Word.MATCHES:
            return TEXT
        kinds = [_operand_type(operand, type_of) for operand in comparison.operands]
        found = next((kind for kind in kinds if kind.kind is not Kind.ANY), None)
        if found is not None:
            return found
        if word in _ORDER:
            return ValueType(Kind.NUMBER)
    return ANY


def check_fixed_pattern(operand: Operand, at: At, report: Report) -> None:
    """Report a bound operand of `matches` that is no pattern, or none that is safe to use."""
    if not isinstance(operand, Constant):
        report(problem(at, "JJ416"))
    elif isinstance(operand.value, str):
        wrong = check_pattern(operand.value)
        if wrong is not None:
            report(problem(at, "JJ410", pattern=wrong.pattern, reason=pattern_reason(wrong)))


def _operand_type(operand: Operand, type_of: Callable[[Operand], ValueType]) -> ValueType:
    if isinstance(operand, Constant):
        return ValueType(literal_kind(operand.value))
    found = type_of(operand)
    if found.kind is Kind.VALUES and isinstance(operand, ParameterRef):
        return found.entry or ANY
    return replace(found, choices=())


def _entry(meant: ValueType) -> ValueType:
    """What a list is searched for; its dates are compared as they are written."""
    if meant.kind is Kind.TEXT:
        return TEXT
    entry = meant.entry or ANY
    return TEXT if entry.kind is Kind.DATE else entry


def _not_for_kind(word: Word, kind: Kind, at: At) -> Problem:
    known = tuple(each.key for each in WORDS if kind in each.takes)
    other = (_DATES if kind is Kind.DATE else _IN_LISTS if kind is Kind.VALUES else _NUMBERS).get(word)
    nearest = other.value if other is not None and other.value in known else None
    return key_problem(at, "JJ402", word=word.value, kind=kind_words(kind), known=known, nearest=nearest)
