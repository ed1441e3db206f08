"""Measures and conditions by themselves, and the voice in which they say each other."""

from jianjia_rules.language.conditions import Condition
from jianjia_rules.language.measures import Measure, Operand
from jianjia_rules.language.text import Lang
from jianjia_rules.wording.conditions import condition_words
from jianjia_rules.wording.measures import measure_words
from jianjia_rules.wording.titles import Titles
from jianjia_rules.wording.values import operand_words
from jianjia_rules.wording.voice import Voice


def describe_measure(measure: Measure, lang: Lang, titles: Titles) -> str:
    """A measure, bound or not, as a noun phrase: `活动中类别为“交流”的数量`."""
    return measure_words(measure, voice_of(lang, titles))


def describe_condition(condition: Condition, lang: Lang, titles: Titles, denied: bool = False) -> str:
    """A condition, bound or not, as a clause without a full stop; `denied` says that it does not hold."""
    return condition_words(condition, voice_of(lang, titles), denied)


def voice_of(lang: Lang, titles: Titles) -> Voice:
    """The voice of a language for a rulebook's titles."""
    return Voice(lang, titles, _TELLER)


class _Teller:
    def operand(self, operand: Operand, voice: Voice, beside: Operand | None) -> str:
        return operand_words(operand, voice, beside)

    def condition(self, condition: Condition, voice: Voice, denied: bool) -> str:
        return condition_words(condition, voice, denied)


_TELLER = _Teller()
