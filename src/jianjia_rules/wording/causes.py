"""Why a row is open: the fields that leave it so, and the causes that no field shows."""

from collections.abc import Iterator
from dataclasses import replace

from jianjia_rules.language.awards import Answer, Award, Proportion
from jianjia_rules.language.measures import Aggregate, Ratio
from jianjia_rules.language.outcomes import Cause, Outcome
from jianjia_rules.language.text import Text
from jianjia_rules.language.walk import nodes
from jianjia_rules.wording.accounts import account, answer_given
from jianjia_rules.wording.facts import is_value
from jianjia_rules.wording.measures import list_words
from jianjia_rules.wording.outcomes import CAUSES
from jianjia_rules.wording.seen import Gap, Lack, Seen
from jianjia_rules.wording.voice import Voice
from jianjia_rules.wording.worth import Worth

_MOST_GAPS = 4


def why_open(causes: tuple[Cause, ...], award: Award, seen: Seen, voice: Voice) -> Iterator[str]:
    """The fields that leave it open and what is wrong with them, and the causes that no field shows."""
    shown = set()
    for lack, (said, said_of_more) in _LACKS.items():
        gaps = list(dict.fromkeys(_gap(gap, voice) for gap in seen.gaps if gap.lack is lack))
        if gaps:
            shown.add(Cause.TYPE if lack in {Lack.WRONG_TYPE, Lack.NO_ANSWER} else Cause.ANSWER)
            phrase = said if len(gaps) <= _MOST_GAPS else said_of_more
            yield voice.say(phrase, fields=voice.all_of(gaps[:_MOST_GAPS]), n=len(gaps))
    for cause in causes:
        if cause not in shown:
            yield _cause(cause, award, seen, voice) or voice.of(CAUSES[cause])


def _cause(cause: Cause, award: Award, seen: Seen, voice: Voice) -> str:
    """A cause with what the row was given; empty where the row does not show it."""
    match cause:
        case Cause.ZERO_BASE:
            return _base_of_zero(award, seen, voice)
        case Cause.UNSURE | Cause.REASON:
            return _unsure(cause, award, seen, voice)
        case _:
            return ""


def _unsure(cause: Cause, award: Award, seen: Seen, voice: Voice) -> str:
    """The answer that says that it is not known, or that needs a reason and has none."""
    for node in nodes(award):
        if not isinstance(node, Answer) or (answer := answer_given(node, seen)) is None:
            continue
        if cause is Cause.UNSURE and dict(node.answers).get(answer) is Outcome.UNDETERMINED:
            return account(node, seen, voice, Worth(1, 1))
        if cause is Cause.REASON and node.reason is not None and answer in node.needs_reason:
            said = account(replace(node, needs_reason=()), seen, voice, Worth(1, 1))
            return voice.say(_NO_REASON, answered=said, field=voice.of(voice.titles.field(node.reason)))
    return ""


def _base_of_zero(award: Award, seen: Seen, voice: Voice) -> str:
    """What a ratio was to be taken of and is zero, or the list in which nothing counts; empty where neither shows."""
    for node in nodes(award):
        match node:
            case Ratio(_, base) | Proportion(_, base) if seen.number(base) == 0:
                return is_value(base, seen.value(base), voice)
            case Aggregate(_, items) if node in seen.values and seen.value(node).value is None:
                return voice.say(_NO_ENTRIES, items=list_words(items, voice))
    return ""


def _gap(gap: Gap, voice: Voice) -> str:
    info = voice.titles.scope.schema.lookup(gap.field.path, gap.items)
    title = voice.of(info.title) if info is not None else gap.field.path[-1]
    if gap.entry is not None:
        items = voice.titles.scope.schema.lookup(gap.items)
        name = voice.of(items.title) if items is not None else gap.items[-1]
        return voice.say(_GAP_IN_LIST, items=name, entry=gap.entry, field=title)
    return voice.say(_GAP_BEFORE if gap.previous else _GAP, field=title)


_LACKS = {
    Lack.MISSING: (
        Text("未填{fields}", "{fields} not given"),
        Text("未填{fields}等{n}处", "{fields} and others, {n} in all, not given"),
    ),
    Lack.MONTH_ONLY: (
        Text("{fields}只填到月份", "{fields} given by the month only"),
        Text("{fields}等{n}处只填到月份", "{fields} and others, {n} in all, given by the month only"),
    ),
    Lack.WRONG_TYPE: (
        Text("{fields}所填不合要求的类型", "{fields} not of the type that is asked for"),
        Text("{fields}等{n}处所填不合要求的类型", "{fields} and others, {n} in all, not of the type that is asked for"),
    ),
    Lack.NO_ANSWER: (
        Text("{fields}的回答不在所列答案之中", "the answer to {fields} is none of those listed"),
        Text(
            "{fields}等{n}处的回答不在所列答案之中",
            "the answers to {fields} and others, {n} in all, are none of those listed",
        ),
    ),
}
"""What is said of fields that leave a result open: of a few, and of many."""
_NO_REASON = Text(
    "{answered}，须写理由，而“{field}”未填", "{answered}, which needs a reason, and “{field}” is not given"
)
_NO_ENTRIES = Text("{items}没有可计的条目", "no entry of {items} counts")
_GAP, _GAP_BEFORE = Text("“{field}”", "“{field}”"), Text("上期的“{field}”", "“{field}” of the period before")
_GAP_IN_LIST = Text("{items}第{entry}条的“{field}”", "“{field}” in entry {entry} of {items}")
