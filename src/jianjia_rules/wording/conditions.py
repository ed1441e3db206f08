"""Conditions as clauses; a denied condition is said by the opposite word, never by a double negative."""

from dataclasses import replace
from typing import assert_never

from jianjia_rules.dataclass import dataclass
from jianjia_rules.language.conditions import (
    All,
    AnyOf,
    Comparison,
    Condition,
    Every,
    NoneOf,
    Not,
    Some,
    Test,
    Word,
)
from jianjia_rules.language.measures import Constant, Count, Growth, Items, Operand
from jianjia_rules.language.text import Text
from jianjia_rules.language.types import Kind
from jianjia_rules.language.units import ONE, PERCENT
from jianjia_rules.wording.english import agreeing
from jianjia_rules.wording.measures import items_words, list_words, measure_words, once_words
from jianjia_rules.wording.plain import own_condition
from jianjia_rules.wording.voice import BOTH, OR, Voice


@dataclass(frozen=True, slots=True)
class Clause:
    """A test in two halves, so that a second clause on the same measure need not name it again."""

    subject: str
    predicate: str
    elidable: bool = True
    """Whether a following clause may leave the subject out."""

    def whole(self, voice: Voice) -> str:
        """Both halves."""
        if voice.lang == "zh":
            return voice.join(self.subject, self.predicate)
        return f"{self.subject} {agreeing(self.subject, self.predicate)}"


def condition_words(condition: Condition, voice: Voice, denied: bool = False, inside: bool = False) -> str:
    """A condition as a clause, or that it does not hold; `inside` puts several in brackets."""
    match condition:
        case Test():
            return _test(condition, voice, denied, inside)
        case All(conditions):
            return _several(conditions, voice, denied, OR if denied else BOTH, inside)
        case AnyOf(conditions):
            return _several(conditions, voice, denied, BOTH if denied else OR, inside)
        case NoneOf(conditions):
            return _several(conditions, voice, not denied, OR if denied else BOTH, inside)
        case Not(inner):
            return condition_words(inner, voice, not denied, inside)
        case Some(items):
            return _items(_NO if denied else _SOME, items, voice)
        case Every(items):
            return _items(_NOT_EVERY if denied else _EVERY, items, voice)
        case _ as never:
            assert_never(never)


def clause_of(test: Test, comparison: Comparison, voice: Voice, denied: bool = False) -> Clause:
    """One comparison of a test."""
    grown = _growth(test, comparison, voice, denied)
    if grown is not None:
        return grown
    if isinstance(test.measure, Count) and (there := _existence(comparison, denied)) is not None:
        return _there_is(test.measure.items, there, voice)
    return Clause(measure_words(test.measure, voice), predicate(test, comparison, voice, denied))


def is_growth_said(test: Test, comparison: Comparison) -> bool:
    """Whether a test of growth is said in words of its own: more, or not less, than in the period before."""
    return isinstance(test.measure, Growth) and _is_zero(comparison.operands[0]) and (comparison.word, False) in _GROWN


def predicate(test: Test, comparison: Comparison, voice: Voice, denied: bool = False) -> str:
    """What a comparison says of the test's measure: `不少于 50 平方米`, `is at least 50 m²`."""
    word = comparison.word
    if word is Word.PRESENT:
        given = _is_true(comparison.operands[0])
        return voice.of(_GIVEN if given is not denied else _MISSING)
    if word is Word.IS_NOT:
        word, denied = Word.IS, not denied
    if word is Word.IS and denied and _is_truth(comparison.operands[0]):
        comparison, denied = _opposite(comparison), False
    operands = [voice.operand(each, test.measure) for each in comparison.operands]
    phrase = _phrase(word, denied, test, voice)
    if word is Word.ABOVE and _is_zero(comparison.operands[0]):
        return voice.of(_NOT_POSITIVE if denied else _POSITIVE)
    if word is Word.BETWEEN:
        return voice.say(phrase, a=operands[0], b=operands[1])
    every = word is Word.CONTAINS_ALL or (word is Word.CONTAINS_ANY and denied)
    return voice.say(phrase, a=voice.all_of(operands) if every else voice.one_of(operands))


def _phrase(word: Word, denied: bool, test: Test, voice: Voice) -> Text:
    type = voice.type_of(test.measure)
    kind = test.kind or type.kind
    for flavour, applies in (
        (_ON_SCALES, kind is Kind.SCALE),
        (_ON_RATES, kind is Kind.NUMBER and type.unit in {ONE, PERCENT}),
        (_ON_LISTS, kind is Kind.VALUES),
    ):
        if applies and (word, denied) in flavour:
            return flavour[word, denied]
    return _WORDS[word, denied]


def _test(test: Test, voice: Voice, denied: bool, inside: bool) -> str:
    clauses = [clause_of(test, comparison, voice, denied) for comparison in test.comparisons]
    words = clauses[0].whole(voice)
    if len(clauses) == 1:
        return words
    joint = OR if denied else BOTH
    joined = voice.clauses([words, *(clause.predicate for clause in clauses[1:])], joint)
    return voice.bracketed(joined) if inside else joined


def _several(conditions: tuple[Condition, ...], voice: Voice, denied: bool, joint: Text, inside: bool) -> str:
    clauses = [condition_words(each, voice, denied, inside=len(conditions) > 1) for each in conditions]
    joined = voice.clauses(clauses, joint)
    return voice.bracketed(joined) if inside and len(conditions) > 1 else joined


def _items(phrase: Text, items: Items, voice: Voice) -> str:
    inner = voice.inside(items)
    where = inner.condition(items.where, phrase is _NOT_EVERY) if items.where is not None else ""
    return voice.say(phrase, items=list_words(items, voice), where=where)


def _growth(test: Test, comparison: Comparison, voice: Voice, denied: bool) -> Clause | None:
    """`比上期有所增加` instead of a growth above 0."""
    measure = test.measure
    if not isinstance(measure, Growth) or not _is_zero(comparison.operands[0]):
        return None
    phrase = _GROWN.get((comparison.word, denied))
    if phrase is None:
        return None
    return Clause(measure_words(measure.measure, voice), voice.of(phrase))


def _existence(comparison: Comparison, denied: bool) -> bool | None:
    """Whether a count is asked to be at least one (True) or none (False); None where it is another number."""
    (first, *_) = comparison.operands
    if not isinstance(first, Constant) or isinstance(first.value, bool):
        return None
    match comparison.word, first.value:
        case (Word.AT_LEAST, 1) | (Word.ABOVE, 0):
            return not denied
        case (Word.BELOW, 1) | (Word.IS | Word.AT_MOST, 0):
            return denied
        case _:
            return None


def _there_is(items: Items, there: bool, voice: Voice) -> Clause:
    words = items_words(items, voice)
    if own_condition(items.where, voice.titles.item_evidence) is None and items.once is None:
        subject = "there" if voice.lang == "en" else ""
        return Clause(subject, voice.say(_THERE_IS[there], items=words), elidable=False)
    titles, where = list_words(items, voice), _which(items, voice)
    subject, predicate = (voice.say(each, items=titles, where=where) for each in _WHICH[there])
    return Clause(subject, predicate, elidable=False)


def _which(items: Items, voice: Voice) -> str:
    """What is asked of the items, without the list's name."""
    inner = voice.inside(items)
    where = own_condition(items.where, voice.titles.item_evidence)
    said = "" if where is None else inner.condition(where)
    return said if items.once is None else said + voice.bracketed(once_words(items.once, inner))


def _is_zero(operand: Operand) -> bool:
    return isinstance(operand, Constant) and not isinstance(operand.value, bool) and operand.value == 0


def _is_truth(operand: Operand) -> bool:
    return isinstance(operand, Constant) and isinstance(operand.value, bool)


def _opposite(comparison: Comparison) -> Comparison:
    """No instead of yes."""
    (operand,) = comparison.operands
    assert isinstance(operand, Constant)
    return Comparison(comparison.word, (replace(operand, value=not operand.value),))


def _is_true(operand: Operand) -> bool:
    return isinstance(operand, Constant) and operand.value is True


_GIVEN, _MISSING = Text("已填", "is given"), Text("未填", "is missing")
_POSITIVE, _NOT_POSITIVE = Text("大于 0", "is above 0"), Text("不大于 0", "is not above 0")
_SOME = Text("{items}中至少有一条{where}", "in at least one entry of {items}, {where}")
_NO = Text("{items}中没有一条{where}", "in no entry of {items}, {where}")
_EVERY = Text("{items}中每一条的{where}", "in every entry of {items}, {where}")
_NOT_EVERY = Text("{items}中有的{where}", "in some entry of {items}, {where}")

_THERE_IS: dict[bool, Text] = {
    True: Text("有{items}", "is at least one entry of {items}"),
    False: Text("没有{items}", "is no entry of {items}"),
}
_WHICH: dict[bool, tuple[Text, Text]] = {
    True: (Text("{items}中", "there"), Text("有{where}的条目", "is at least one entry of {items} where {where}")),
    False: (Text("{items}中", "there"), Text("没有{where}的条目", "is no entry of {items} where {where}")),
}
_GROWN: dict[tuple[Word, bool], Text] = {
    (Word.ABOVE, False): Text("比上期有所增加", "is more than in the period before"),
    (Word.ABOVE, True): Text("没有比上期增加", "is not more than in the period before"),
    (Word.AT_LEAST, False): Text("不低于上期", "is not less than in the period before"),
    (Word.AT_LEAST, True): Text("低于上期", "is less than in the period before"),
}

_NOT_LESS, _LESS = Text("不少于{a}", "is at least {a}"), Text("少于{a}", "is below {a}")
_NOT_MORE, _MORE = Text("不超过{a}", "is at most {a}"), Text("超过{a}", "is above {a}")
_EARLIER, _NOT_EARLIER = Text("早于{a}", "is before {a}"), Text("不早于{a}", "is on or after {a}")
_LATER, _NOT_LATER = Text("晚于{a}", "is after {a}"), Text("不晚于{a}", "is on or before {a}")
_IS, _IS_NOT = Text("为{a}", "is {a}"), Text("不是{a}", "is not {a}")
_HAS, _HAS_NOT = Text("包含{a}", "contains {a}"), Text("不包含{a}", "does not contain {a}")

_WORDS: dict[tuple[Word, bool], Text] = {
    (Word.IS, False): _IS,
    (Word.IS, True): _IS_NOT,
    (Word.AT_LEAST, False): _NOT_LESS,
    (Word.AT_LEAST, True): _LESS,
    (Word.AT_MOST, False): _NOT_MORE,
    (Word.AT_MOST, True): _MORE,
    (Word.ABOVE, False): _MORE,
    (Word.ABOVE, True): _NOT_MORE,
    (Word.BELOW, False): _LESS,
    (Word.BELOW, True): _NOT_LESS,
    (Word.BETWEEN, False): Text("在{a}至{b}之间（含两端）", "is between {a} and {b}, both included"),
    (Word.BETWEEN, True): Text("不在{a}至{b}之间", "is not between {a} and {b}"),
    (Word.IN, False): _IS,
    (Word.IN, True): _IS_NOT,
    (Word.NOT_IN, False): _IS_NOT,
    (Word.NOT_IN, True): _IS,
    (Word.BEFORE, False): _EARLIER,
    (Word.BEFORE, True): _NOT_EARLIER,
    (Word.AFTER, False): _LATER,
    (Word.AFTER, True): _NOT_LATER,
    (Word.ON_OR_BEFORE, False): _NOT_LATER,
    (Word.ON_OR_BEFORE, True): _LATER,
    (Word.ON_OR_AFTER, False): _NOT_EARLIER,
    (Word.ON_OR_AFTER, True): _EARLIER,
    (Word.MATCHES, False): Text("符合格式{a}", "has the form {a}"),
    (Word.MATCHES, True): Text("不符合格式{a}", "does not have the form {a}"),
    (Word.CONTAINS, False): _HAS,
    (Word.CONTAINS, True): _HAS_NOT,
    (Word.CONTAINS_ANY, False): _HAS,
    (Word.CONTAINS_ANY, True): Text("不包含{a}中的任何一项", "contains none of {a}"),
    (Word.CONTAINS_ALL, False): _HAS,
    (Word.CONTAINS_ALL, True): Text("没有全部包含{a}", "does not contain all of {a}"),
}
_ON_RATES: dict[tuple[Word, bool], Text] = {
    (Word.AT_LEAST, False): Text("不低于{a}", "is at least {a}"),
    (Word.AT_LEAST, True): Text("低于{a}", "is below {a}"),
    (Word.ABOVE, False): Text("高于{a}", "is above {a}"),
    (Word.AT_MOST, True): Text("高于{a}", "is above {a}"),
    (Word.AT_MOST, False): Text("不高于{a}", "is at most {a}"),
    (Word.ABOVE, True): Text("不高于{a}", "is at most {a}"),
    (Word.BELOW, False): Text("低于{a}", "is below {a}"),
    (Word.BELOW, True): Text("不低于{a}", "is at least {a}"),
}
_SCALE_UP, _SCALE_DOWN = Text("在{a}以上（含本级）", "is {a} or higher"), Text("在{a}以下（含本级）", "is {a} or lower")
_SCALE_ABOVE, _SCALE_BELOW = Text("高于{a}", "is above {a}"), Text("低于{a}", "is below {a}")
_ON_SCALES: dict[tuple[Word, bool], Text] = {
    (Word.AT_LEAST, False): _SCALE_UP,
    (Word.AT_LEAST, True): _SCALE_BELOW,
    (Word.AT_MOST, False): _SCALE_DOWN,
    (Word.AT_MOST, True): _SCALE_ABOVE,
    (Word.ABOVE, False): _SCALE_ABOVE,
    (Word.ABOVE, True): _SCALE_DOWN,
    (Word.BELOW, False): _SCALE_BELOW,
    (Word.BELOW, True): _SCALE_UP,
}
_ON_LISTS: dict[tuple[Word, bool], Text] = {
    (Word.CONTAINS, False): Text("含有{a}", "include {a}"),
    (Word.CONTAINS, True): Text("没有{a}", "do not include {a}"),
    (Word.CONTAINS_ANY, False): Text("含有{a}", "include {a}"),
    (Word.CONTAINS_ANY, True): Text("没有{a}中的任何一项", "include none of {a}"),
    (Word.CONTAINS_ALL, False): Text("含有{a}", "include {a}"),
    (Word.CONTAINS_ALL, True): Text("没有全部含有{a}", "do not include all of {a}"),
}
