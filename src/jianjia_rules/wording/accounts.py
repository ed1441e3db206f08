"""What an award found, before its points: the value beside what was asked, and what is missing to more."""

from fractions import Fraction
from math import ceil
from typing import assert_never

from jianjia_rules.language.awards import (
    Answer,
    Award,
    Bands,
    BestOf,
    CallAward,
    Checklist,
    Each,
    If,
    Inverse,
    Judged,
    Per,
    Proportion,
    ValueAward,
)
from jianjia_rules.language.measures import Constant, Count, Excess, HowMany, Items, Operand, Shortfall
from jianjia_rules.language.scalars import Number
from jianjia_rules.language.text import Text
from jianjia_rules.language.types import Kind
from jianjia_rules.wording.facts import (
    asked,
    facts,
    held_words,
    is_value,
    open_conditions,
    value_text,
)
from jianjia_rules.wording.measures import call_words, list_words
from jianjia_rules.wording.numbers import difference_text, number_text
from jianjia_rules.wording.per import REACHES, STAYS_WITHIN, counting_unit, every, limit_of, step_number, step_words
from jianjia_rules.wording.seen import Seen
from jianjia_rules.wording.values import type_beside
from jianjia_rules.wording.voice import Voice
from jianjia_rules.wording.worth import Worth, amount_number, amount_words, known


def account(award: Award, seen: Seen, voice: Voice, worth: Worth) -> str:
    """What was found in the record where the award looked; empty where there is nothing to look at."""
    worth = worth.inside(award.points)
    match award:
        case If(condition):
            return voice.clauses_listed(list(facts(condition, seen, voice)))
        case Bands():
            return _bands(award, seen, voice)
        case Checklist(entries):
            return voice.numbered([_entry(entry, seen, voice, worth) for entry in entries])
        case BestOf(entries):
            return _best(entries, award, seen, voice, worth)
        case Per():
            return _per(award, seen, voice, worth)
        case Proportion(value, target):
            return _against(REACHES, value, target, seen, voice)
        case Inverse(value, target):
            return _against(STAYS_WITHIN, value, target, seen, voice)
        case Each(items):
            return _entries(items, seen, voice)
        case ValueAward(measure):
            return is_value(measure, seen.value(measure), voice)
        case Answer(field):
            said = seen.value(field)
            if said.value is None:
                return voice.say(_NO_ANSWER, field=voice.of(voice.titles.field(field)))
            phrase = _ANSWERED_WITH_REASON if answer_given(award, seen) in award.needs_reason else _ANSWERED
            return voice.say(phrase, field=voice.of(voice.titles.field(field)), answer=value_text(field, said, voice))
        case Judged():
            return ""
        case CallAward(function, arguments):
            return call_words(function, arguments, voice)
        case _ as never:
            assert_never(never)


def answer_given(answer: Answer, seen: Seen) -> str | None:
    """What was answered, as tables of answers write it; None where nothing was."""
    value = seen.value(answer.field).value
    match value:
        case bool():
            return str(value).lower()
        case int() | Fraction():
            return number_text(value)
        case str():
            return value
        case _:
            return None


def result_words(earned: Number, points: Number, voice: Voice, taken: bool) -> str:
    """What it earned of what: `得 1.5 分（满分 3 分）`, `1.5 of 3 points`."""
    if taken:
        return (
            voice.say(_TAKEN, points=voice.points(-earned if earned < 0 else earned))
            if earned
            else voice.of(_NONE_TAKEN)
        )
    if earned == 0:
        return voice.of(_NONE)
    phrase = _FULL if earned == points else _PART
    return voice.say(phrase, earned=voice.points(earned), number=number_text(earned), points=voice.points(points))


def hint(award: Award, seen: Seen, voice: Voice, worth: Worth) -> str:
    """What more would earn more, said after the points."""
    match award:
        case Per(HowMany() as measure):
            return open_conditions(measure, seen, voice)
        case Per():
            return _to_full(award, seen, voice, worth.inside(award.points))
        case _:
            return ""


def _entries(items: Items, seen: Seen, voice: Voice) -> str:
    title, counted = list_words(items, voice), seen.value(Count(items))
    number = seen.number(Count(items))
    if number == 0:
        return voice.say(_NO_ENTRIES, items=title)
    if number is None:
        return voice.say(_SOME_ENTRIES, items=title, n=value_text(Count(items), counted, voice))
    amount = difference_text(number, counting_unit(Count(items), voice), voice.lang)
    return voice.say(_ONE_ENTRY if number == 1 else _ENTRIES, items=title, n=number, amount=amount)


def _bands(award: Bands, seen: Seen, voice: Voice) -> str:
    """What the tier that was reached found and what the first one lacks; where none was, what the last one lacks."""
    got = seen.awards.get(award)
    branch = got.branch if got is not None else None
    asked_of = [band.condition for band in award.bands if band.condition is not None]
    if branch is None:
        return voice.clauses_listed(list(facts(asked_of[-1], seen, voice))) if asked_of else ""
    found = voice.clauses_listed(list(facts(asked_of[0], seen, voice))) if asked_of else ""
    if branch == 0:
        return found
    return found + voice.say(_TIER, n=branch + 1)


def _entry(entry: Award, seen: Seen, voice: Voice, worth: Worth) -> str:
    got = seen.awards.get(entry)
    said = account(entry, seen, voice, worth)
    if got is None:
        return said
    if got.pending:
        return voice.clauses_listed([part for part in (said, pending_words(entry, got.pending, voice)) if part])
    result = result_words(got.least, got.least, voice, worth.taken)
    if got.least > 0 and not worth.taken:
        result = voice.say(_EARNED, points=voice.points(got.least))
    if got.least < got.most:
        result = voice.say(_OPEN, least=voice.points(got.least), most=voice.points(got.most))
    return voice.clauses_listed([part for part in (said, result) if part])


def pending_words(award: Award, pending: Number, voice: Voice) -> str:
    """For whom and for how much a discretionary entry waits."""
    by = award.by if isinstance(award, Judged) and award.by is not None else _ASSESSOR
    return voice.say(_PENDING, by=voice.of(by), points=voice.points(pending))


def _best(entries: tuple[Award, ...], award: Award, seen: Seen, voice: Voice, worth: Worth) -> str:
    got = seen.awards.get(award)
    if got is None or got.branch is None:
        return voice.numbered([_entry(entry, seen, voice, worth) for entry in entries])
    best = account(entries[got.branch], seen, voice, worth)
    return voice.say(_BEST, n=got.branch + 1, account=best) if best else ""


def _per(per: Per, seen: Seen, voice: Voice, worth: Worth) -> str:
    step, amount = step_words(per, voice), amount_words(per.amount, worth, voice)
    match per.measure:
        case HowMany():
            return held_words(per.measure, seen, voice)
        case Shortfall(value, target):
            return _against(REACHES, value, target, seen, voice)
        case Excess(value, limit):
            return _against(STAYS_WITHIN, value, limit, seen, voice)
        case measure:
            found = _counted(measure, seen, voice)
            if seen.number(measure) == 0:
                return found
            phrase = _EACH_LOSES if per.loses or worth.taken else _EACH_EARNS
            return voice.say(phrase, found=found, every=every(step, voice, alone=True), amount=amount)


def _counted(measure: Operand, seen: Seen, voice: Voice) -> str:
    """The value; of a measure that counts up to a limit, the value before it and the limit."""
    limited = limit_of(measure)
    if limited is None:
        return is_value(measure, seen.value(measure), voice)
    free, fixed = limited
    return is_value(free, seen.value(free), voice) + voice.say(_AT_MOST, limit=voice.operand(fixed, free))


def _to_full(per: Per, seen: Seen, voice: Voice, worth: Worth) -> str:
    """How much more would earn all points."""
    value, amount = seen.number(per.measure), amount_number(per.amount, worth)
    full, cap = known(worth.around), amount_number(per.up_to, worth)
    if per.loses or worth.taken or value is None or not amount or full is None or (cap is not None and cap < full):
        return ""
    needed = ceil(Fraction(full) / amount) * step_number(per, voice) - value
    if needed <= 0:
        return ""
    unit = counting_unit(per.measure, voice)
    return voice.say(_MORE, amount=difference_text(needed, unit, voice.lang))


def _against(phrase: Text, value: Operand, target: Operand, seen: Seen, voice: Voice) -> str:
    limit = seen.number(target)
    found = is_value(value, seen.value(value), voice, () if limit is None else (limit,))
    goal = value_text(target, seen.value(target), voice) if not isinstance(target, Constant) else ""
    goal = goal if goal and seen.value(target).value is not None else voice.operand(target, value)
    wanted = [voice.say(_GOALS[phrase], target=goal)]
    number = seen.number(value)
    if number is not None and limit is not None and voice.type_of(value).kind is Kind.NUMBER:
        apart = number - limit if phrase is STAYS_WITHIN else limit - number
        if apart > 0:
            amount = difference_text(apart, _apart_in(value, target, voice), voice.lang)
            wanted.append(voice.say(_OVER_BY if phrase is STAYS_WITHIN else _SHORT_BY, amount=amount))
    return found + asked(voice.clauses_listed(wanted), voice)


def _apart_in(value: Operand, target: Operand, voice: Voice) -> str | None:
    """What it is counted in how far a value is from a target: as the value is, else as the target, in one sentence."""
    beside = type_beside(value, voice).unit or type_beside(target, voice).unit
    return beside or counting_unit(value, voice)


_TIER = Text("，达到第{n}档", ", which reaches tier {n}")
_ONE_ENTRY = Text("{items}计入{amount}", "1 entry of {items} counts")
_ENTRIES = Text("{items}计入{amount}，逐条计分", "{n} entries of {items} count, each by itself")
_SOME_ENTRIES = Text("{items}计入的数量为{n}，逐条计分", "{n} of {items} count, each by itself")
_NO_ENTRIES = Text("{items}没有可计分的条目", "no entry of {items} counts")
_AT_MOST = Text("（最多计{limit}）", " (at most {limit} counted)")
_EARNED = Text("得{points}", "{points}")
_ANSWERED = Text("“{field}”的回答为{answer}", "the answer to “{field}” is {answer}")
_ANSWERED_WITH_REASON = Text(
    "“{field}”的回答为{answer}，并写明了理由", "the answer to “{field}” is {answer}, with a reason"
)
_NO_ANSWER = Text("“{field}”未填", "“{field}” is not answered")
_BEST = Text("取第（{n}）项：{account}", "the best is ({n}): {account}")
_OPEN = Text("可得{least}至{most}", "between {least} and {most}")
_EACH_EARNS = Text("{found}，{every}得{amount}", "{found}, {amount} for {every}")
_EACH_LOSES = Text("{found}，{every}扣{amount}", "{found}, {amount} off for {every}")
_MORE = Text("再有{amount}可得满分", "{amount} more would earn all points")
_GOALS = {
    REACHES: Text("达到{target}", "{target}"),
    STAYS_WITHIN: Text("不超过{target}", "at most {target}"),
}
_SHORT_BY = Text("差{amount}", "{amount} short")
_OVER_BY = Text("超过{amount}", "{amount} over")
_FULL = Text("得满分{points}", "all {points}")
_PART = Text("得{earned}（满分{points}）", "{number} of {points}")
_NONE = Text("不得分", "no points")
_TAKEN = Text("扣{points}", "{points} taken off")
_NONE_TAKEN = Text("不扣分", "nothing taken off")
_ASSESSOR = Text("评审人", "the assessor")
_PENDING = Text("待{by}评定，最高{points}", "waits for {by}, up to {points}")
