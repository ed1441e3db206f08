"""Awards as a score table prints them.

`活动场所面积不少于 50 平方米得 3 分；不少于 20 平方米得 1.5 分；否则不得分。`
"""

from collections.abc import Iterator
from dataclasses import replace
from typing import assert_never

from jianjia_rules.language.awards import (
    Answer,
    Award,
    Band,
    Bands,
    BestOf,
    CallAward,
    Checklist,
    Each,
    If,
    Inverse,
    Judged,
    Per,
    Points,
    Proportion,
    ValueAward,
)
from jianjia_rules.language.conditions import Test, Word
from jianjia_rules.language.measures import Constant, Count
from jianjia_rules.language.outcomes import Outcome
from jianjia_rules.language.text import Lang, Text
from jianjia_rules.language.types import Kind
from jianjia_rules.wording.conditions import Clause, clause_of
from jianjia_rules.wording.english import agreeing, pronoun
from jianjia_rules.wording.measures import call_words, items_words, measure_words, once_words
from jianjia_rules.wording.per import REACHES, STAYS_WITHIN, per_words, sides
from jianjia_rules.wording.titles import Titles
from jianjia_rules.wording.tree import voice_of
from jianjia_rules.wording.voice import Voice
from jianjia_rules.wording.worth import Worth, amount_words, points_words


def describe_award(
    award: Award, lang: Lang, titles: Titles, points: Points | None = None, deduction: bool = False
) -> str:
    """How points are earned, as one sentence; `points` are the row's, `deduction` that they are taken away."""
    voice = voice_of(lang, titles)
    return voice.sentence(award_words(award, voice, Worth(points, points, deduction)))


def award_words(award: Award, voice: Voice, worth: Worth, listed: bool = False) -> str:
    """An award without its full stop; `listed` among others, where it goes without saying what earns none."""
    worth = worth.inside(award.points)
    points = points_words(worth.around, voice)
    match award:
        case If(condition):
            return _bands((Band(condition, worth.around),), voice, worth, listed)
        case Bands(bands):
            return _bands(bands, voice, worth, listed)
        case Checklist(entries):
            said = voice.numbered([award_words(entry, voice, worth, listed=True) for entry in entries])
            return voice.say(_CHECKLIST[worth.taken], entries=said)
        case BestOf(entries):
            said = voice.numbered([award_words(entry, voice, worth, listed=True) for entry in entries])
            return voice.say(_BEST_OF[worth.taken], entries=said)
        case Per():
            return per_words(award, voice, worth)
        case Proportion(value, target, start):
            clause = sides(REACHES, value, target, voice)
            if start is None:
                return voice.say(_PROPORTION, clause=clause, points=points)
            return voice.say(_PROPORTION_FROM, clause=clause, start=voice.operand(start, value), points=points)
        case Inverse(value, target):
            return voice.say(_INVERSE, clause=sides(STAYS_WITHIN, value, target, voice), points=points)
        case Each():
            return voice.semicolons(list(_each(award, voice, worth)))
        case ValueAward(measure):
            phrase = _SHOWN if worth.around == 0 else _VALUE[worth.taken]
            return voice.say(phrase, measure=measure_words(measure, voice), points=points)
        case Answer():
            return _answer(award, voice, worth)
        case Judged():
            return _judged(award, voice, points, worth.taken)
        case CallAward(function, arguments):
            return voice.say(_CALL, call=call_words(function, arguments, voice), points=points)
        case _ as never:
            assert_never(never)


def _bands(bands: tuple[Band, ...], voice: Voice, worth: Worth, listed: bool) -> str:
    said = list(tiers(bands, voice, worth))
    if bands[-1].condition is not None and not listed:
        said.append(voice.of(_ELSE_NONE[worth.taken]))
    return voice.semicolons(said)


def tiers(bands: tuple[Band, ...], voice: Voice, worth: Worth) -> Iterator[str]:
    """What each tier asks and earns; a tier on the measure of the one before does not name it again."""
    before: Clause | None = None
    for band in bands:
        points = points_words(worth.of(band.points), voice)
        if band.condition is None:
            yield voice.say(_ELSE[worth.taken], points=points)
            continue
        single = _single(band.condition, voice)
        if single is None or not isinstance(band.condition, Test):
            yield voice.say(_TIER[worth.taken], clause=voice.condition(band.condition), points=points)
        else:
            clause = single.whole(voice)
            if before is not None and before.subject == single.subject and single.elidable:
                clause = _without_subject(single, voice)
            plain = _is_short(band.condition, voice)
            yield voice.say((_NUMBER_TIER if plain else _TIER)[worth.taken], clause=clause, points=points)
        before = single


def _single(condition: object, voice: Voice) -> Clause | None:
    """The two halves of a condition that is one comparison."""
    if not isinstance(condition, Test) or len(condition.comparisons) > 1:
        return None
    (comparison,) = condition.comparisons
    return None if comparison.word is Word.PRESENT else clause_of(condition, comparison, voice)


def _is_short(test: Test, voice: Voice) -> bool:
    """Whether a number is compared with a number that is said by itself."""
    if voice.type_of(test.measure).kind is not Kind.NUMBER:
        return False
    (comparison,) = test.comparisons
    if isinstance(test.measure, Count) and comparison.operands in {(Constant(1),), (Constant(1, Kind.NUMBER),)}:
        return False
    return all(isinstance(each, Constant) or voice.titles.is_settled(each) for each in comparison.operands)


def _without_subject(clause: Clause, voice: Voice) -> str:
    if voice.lang == "zh":
        return clause.predicate
    return f"{pronoun(clause.subject)} {agreeing(clause.subject, clause.predicate)}"


def _each(each: Each, voice: Voice, worth: Worth) -> Iterator[str]:
    inner = voice.inside(each.items)
    counted = each.items.once
    items = items_words(replace(each.items, once=None), voice)
    bands = voice.semicolons([*tiers(each.bands, inner, worth)])
    phrase = _EACH if each.items.where is None else _EACH_WHERE
    yield voice.say(phrase, items=items, bands=bands)
    if counted is not None:
        yield voice.say(_EACH_ONCE, keys=once_words(counted, inner))
    if each.up_to is not None:
        yield voice.say(_IN_ALL[worth.taken], points=amount_words(each.up_to, worth, voice))


def _answer(answer: Answer, voice: Voice, worth: Worth) -> str:
    field = voice.of(voice.titles.field(answer.field))
    points = points_words(worth.around, voice)
    alike: dict[tuple[Outcome, bool], list[str]] = {}
    known = voice.titles.info(answer.field)
    choices = known.type.choices if known is not None else ()
    for said, outcome in {**voice.titles.answers, **dict(answer.answers)}.items():
        if choices and said not in choices:
            continue
        words = voice.titles.choice(answer.field, said, voice.lang)
        alike.setdefault((outcome, said in answer.needs_reason), []).append(f"“{words}”")
    cases = []
    for (outcome, with_reason), answers in alike.items():
        phrase = _ANSWER_MET[worth.taken] if outcome is Outcome.MET else _ANSWERS[outcome]
        case = voice.say(phrase, answer=voice.one_of(answers), points=points)
        cases.append(case + voice.of(_WITH_REASON) if with_reason else case)
    return voice.say(_ANSWER, field=field) + voice.semicolons(cases) if cases else voice.say(_ANSWER_ALONE, field=field)


def _judged(judged: Judged, voice: Voice, points: str, taken: bool) -> str:
    by = voice.of(judged.by) if judged.by is not None else voice.of(_ASSESSOR)
    words = voice.say(_JUDGED[taken], by=by, points=points)
    if judged.step is not None:
        words += voice.say(_IN_STEPS, step=voice.points(judged.step))
    if judged.guide is not None:
        words += voice.say(_GUIDE, guide=voice.of(judged.guide))
    return words


_TIER = {
    False: Text("{clause}的，得{points}", "{points} if {clause}"),
    True: Text("{clause}的，扣{points}", "{points} off if {clause}"),
}
_NUMBER_TIER = {
    False: Text("{clause}得{points}", "{points} if {clause}"),
    True: Text("{clause}扣{points}", "{points} off if {clause}"),
}
_ELSE = {
    False: Text("其余得{points}", "otherwise {points}"),
    True: Text("其余扣{points}", "otherwise {points} off"),
}
_ELSE_NONE = {False: Text("否则不得分", "otherwise none"), True: Text("否则不扣分", "otherwise none off")}
_CHECKLIST = {
    False: Text("下列各项得分相加：{entries}", "the sum of these: {entries}"),
    True: Text("下列各项扣分相加：{entries}", "the sum of these: {entries}"),
}
_BEST_OF = {
    False: Text("下列各项取得分最高的一项：{entries}", "the best of these: {entries}"),
    True: Text("下列各项取扣分最多的一项：{entries}", "the heaviest of these: {entries}"),
}
_PROPORTION = Text(
    "{clause}得{points}，未达到的按实际占目标的比例得分",
    "{points} when {clause}; less earns in proportion",
)
_PROPORTION_FROM = Text(
    "{clause}得{points}，{start}及以下不得分，其间按比例得分",
    "{points} when {clause}, none at {start} or below; in between in proportion",
)
_INVERSE = Text(
    "{clause}得{points}，超过的按目标占实际的比例得分",
    "{points} when {clause}; more earns in inverse proportion",
)
_EACH = Text("{items}逐条计分：{bands}", "every entry of {items} counts by itself: {bands}")
_EACH_WHERE = Text("{items}的，逐条计分：{bands}", "every entry of {items} counts by itself: {bands}")
_EACH_ONCE = Text("{keys}（取得分最高的一条）", "{keys}, at the most they earn")
_IN_ALL = {
    False: Text("合计最高{points}", "at most {points} in all"),
    True: Text("合计最多扣{points}", "at most {points} off in all"),
}
_SHOWN = Text("只列示{measure}，不计分", "{measure}, shown only")
_VALUE = {
    False: Text("以{measure}为得分，最高{points}", "as many points as {measure}, at most {points}"),
    True: Text("以{measure}为扣分，最多扣{points}", "as many points off as {measure}, at most {points}"),
}
_ANSWER = Text("按“{field}”的回答计分：", "by the answer to “{field}”: ")
_ANSWER_ALONE = Text("按“{field}”的回答计分", "by the answer to “{field}”")
_WITH_REASON = Text("（须写明理由）", " (with a reason)")
_ANSWER_MET = {
    False: Text("{answer}得{points}", "{answer} earns {points}"),
    True: Text("{answer}扣{points}", "{answer} loses {points}"),
}
_ANSWERS: dict[Outcome, Text] = {
    Outcome.PARTLY_MET: Text("{answer}得一半", "{answer} earns half"),
    Outcome.NOT_MET: Text("{answer}不得分", "{answer} earns none"),
    Outcome.NOT_APPLICABLE: Text("{answer}的，本行不适用", "with {answer} the row does not apply"),
    Outcome.UNDETERMINED: Text("{answer}的，无法判定", "with {answer} it cannot be told"),
    Outcome.PENDING: Text("{answer}的，待人工评定", "with {answer} it waits for an assessor"),
    Outcome.WAIVED: Text("{answer}的，豁免", "with {answer} it is waived"),
}
_ASSESSOR = Text("评审人", "the assessor")
_JUDGED = {
    False: Text("由{by}酌情给分，最高{points}", "up to {points} at the discretion of {by}"),
    True: Text("由{by}酌情扣分，最多扣{points}", "up to {points} off at the discretion of {by}"),
}
_IN_STEPS = Text("，每档{step}", ", in steps of {step}")
_GUIDE = Text("（{guide}）", " ({guide})")
_CALL = Text("{call}（0 至 1）乘以{points}", "{points} times {call}, a share from 0 to 1")
