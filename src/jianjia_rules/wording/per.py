"""Points by number: `每满 5 人得 1 分，最高 4 分`, and the deductions from full marks: `每少 2 个百分点扣 0.5 分，扣完为止`."""

from collections.abc import Iterator

from jianjia_rules.language.awards import PartStep, Per
from jianjia_rules.language.measures import (
    Aggregate,
    AggregateKind,
    Choice,
    Constant,
    Count,
    Excess,
    HowMany,
    LowerOf,
    Measure,
    Operand,
    ParameterRef,
    Shortfall,
)
from jianjia_rules.language.scalars import Number, as_number, parse_percent
from jianjia_rules.language.text import Text
from jianjia_rules.language.units import ONE
from jianjia_rules.wording.conditions import Clause
from jianjia_rules.wording.measures import items_words, measure_words
from jianjia_rules.wording.numbers import difference_text
from jianjia_rules.wording.voice import Voice
from jianjia_rules.wording.worth import Worth, amount_number, amount_words, known, points_words


def per_words(per: Per, voice: Voice, worth: Worth) -> str:
    """What each step earns or loses, the cap, and what an unfinished step counts."""
    return voice.semicolons([*_steps(per, voice, worth), *_unfinished(per, voice)])


def limit_of(measure: Operand) -> tuple[Measure, Operand] | None:
    """The measure and the fixed number of it that counts at most; None where it has no such limit."""
    if not isinstance(measure, LowerOf) or len(measure.operands) != 2:
        return None
    first, second = measure.operands
    free, fixed = (second, first) if _measured(first) is None else (first, second)
    found = _measured(free)
    return None if found is None or _measured(fixed) is not None else (found, fixed)


def sides(predicate: Text, value: Operand, target: Operand, voice: Voice) -> str:
    """What a measure should come to: `出席率达到 90%`, `attendance reaches 90%`."""
    said = voice.say(predicate, target=voice.operand(target, _measured(value)))
    return Clause(voice.operand(value, _measured(target)), said).whole(voice)


def step_words(per: Per, voice: Voice) -> str:
    """How much one step is: `5 人`, `2 个百分点`, `1 条`."""
    if isinstance(per.step, ParameterRef):
        return voice.operand(per.step, per.measure)
    number = step_number(per, voice)
    return difference_text(number, counting_unit(per.measure, voice), voice.lang)


def every(step: str, voice: Voice, alone: bool = False) -> str:
    """`每 5 人`, `每条`, `every 5 people`, `each day`; `alone` where no noun follows."""
    if voice.lang == "zh":
        return voice.say(_EVERY, step=step.removeprefix("1 "))
    if step == "1":
        return "each one" if alone else "each"
    return f"each {step[2:]}" if step.startswith("1 ") else f"every {step}"


def step_number(per: Per, voice: Voice) -> Number:
    """One step in the measure's unit; 1 when the author says nothing."""
    value = per.step.value if isinstance(per.step, Constant) else None
    percent = parse_percent(value) if isinstance(value, str) else None
    if percent is not None:
        return percent / 100 if voice.type_of(per.measure).unit == ONE else percent
    return as_number(value) or 1


def counting_unit(measure: Operand, voice: Voice) -> str | None:
    """What a measure's steps are counted in; what is counted without a unit in entries."""
    named = voice.titles.figure_of(measure) if not isinstance(measure, (Constant, ParameterRef, Choice)) else None
    if named is not None and named.unit is not None:
        return named.unit
    match measure:
        case Count(items):
            return voice.titles.counted_in(items.path) or "条"
        case HowMany():
            return "项"
        case Aggregate(AggregateKind.DISTINCT):
            return "种"
        case Shortfall(value) | Excess(value):
            return counting_unit(value, voice)
        case LowerOf(operands):
            return next((unit for each in operands if (unit := counting_unit(each, voice)) is not None), None)
        case Constant() | ParameterRef():
            return None
        case _:
            return voice.type_of(measure).unit


def _steps(per: Per, voice: Voice, worth: Worth) -> Iterator[str]:
    amount = amount_words(per.amount, worth, voice)
    step = step_words(per, voice)
    if worth.taken or not per.loses:
        yield _each_step(per, step, amount, voice, worth)
        return
    full = points_words(worth.around, voice)
    words = {"full": full, "step": step, "amount": amount, "every": every(step, voice, alone=True)}
    match per.measure:
        case Shortfall(value, target):
            said = voice.say(_SHORT, **words, clause=sides(REACHES, value, target, voice))
        case Excess(value, limit):
            said = voice.say(_OVER, **words, clause=sides(STAYS_WITHIN, value, limit, voice))
        case measure:
            phrase = _LOSES if worth.around is not None else _LOSES_FROM_ALL
            said = voice.say(phrase, **words, measure=measure_words(measure, voice))
    yield said + _floor(per, voice, worth)


def _each_step(per: Per, step: str, amount: str, voice: Voice, worth: Worth) -> str:
    cap = per.up_to if per.up_to is not None else None
    one = step_number(per, voice) == 1
    match per.measure:
        case HowMany(conditions):
            entries = voice.numbered([voice.condition(each) for each in conditions])
            head = voice.say(_OF_THESE[worth.taken], step=step, amount=amount)
            return head + _cap(cap, voice, worth) + voice.say(_LIST, entries=entries)
        case Count(items) if one:
            phrase = _EVERY_ITEM if items.where is None else _EVERY_ITEM_WHERE
            words = {"every": every(step, voice), "amount": amount}
            head = voice.say(phrase[worth.taken], items=items_words(items, voice), **words)
        case measure:
            each = (_EVERY_ONE if one else _EVERY_STEP)[worth.taken]
            words = {"step": step, "every": every(step, voice), "amount": amount}
            head = voice.say(each, measure=_limited(measure, voice), **words)
    return head + _cap(cap, voice, worth)


def _limited(measure: Measure, voice: Voice) -> str:
    """The measure; one of which no more than a fixed number counts is said that way round."""
    limited = limit_of(measure)
    if limited is None:
        return measure_words(measure, voice)
    free, fixed = limited
    return voice.say(_LIMITED, measure=voice.operand(free), limit=voice.operand(fixed, free))


def _cap(cap: object, voice: Voice, worth: Worth) -> str:
    """The cap; without one, the points around."""
    points = points_words(worth.around, voice) if cap is None else amount_words(cap, worth, voice)  # type: ignore[arg-type]
    return voice.say(_AT_MOST[worth.taken], points=points)


def _floor(per: Per, voice: Voice, worth: Worth) -> str:
    """Down to nothing, or down to what the cap leaves."""
    cap = amount_number(per.up_to, worth)
    full = known(worth.around)
    if per.up_to is None or cap is None or full is None or cap >= full:
        return voice.of(_TO_NOTHING)
    return voice.say(_AT_MOST[True], points=voice.points(cap))


def _unfinished(per: Per, voice: Voice) -> Iterator[str]:
    if step_number(per, voice) == 1 and per.part_step is PartStep.IGNORE:
        return
    yield voice.say(_PART_STEPS[per.part_step], step=step_words(per, voice))


def _measured(operand: Operand) -> Measure | None:
    return None if isinstance(operand, (Constant, ParameterRef)) else operand  # type: ignore[return-value]


REACHES = Text("达到{target}", "reaches {target}")
STAYS_WITHIN = Text("不超过{target}", "stays within {target}")
_EVERY = Text("每{step}", "every {step}")
_LIMITED = Text("{measure}（最多计{limit}）", "{measure} (at most {limit} counted)")
_EVERY_ITEM = {
    False: Text("{items}{every}得{amount}", "{amount} for each entry of {items}"),
    True: Text("{items}{every}扣{amount}", "{amount} off for each entry of {items}"),
}
_EVERY_ITEM_WHERE = {
    False: Text("{items}的，{every}得{amount}", "{amount} for each entry of {items}"),
    True: Text("{items}的，{every}扣{amount}", "{amount} off for each entry of {items}"),
}
_EVERY_ONE = {
    False: Text("{measure}{every}得{amount}", "{amount} for {every} of {measure}"),
    True: Text("{measure}{every}扣{amount}", "{amount} off for {every} of {measure}"),
}
_EVERY_STEP = {
    False: Text("{measure}每满{step}得{amount}", "{amount} for {every} of {measure}"),
    True: Text("{measure}每满{step}扣{amount}", "{amount} off for {every} of {measure}"),
}
_OF_THESE = {
    False: Text("下列各项每达到{step}得{amount}", "{amount} for each of these that holds"),
    True: Text("下列各项每有{step}扣{amount}", "{amount} off for each of these that holds"),
}
_LIST = Text("：{entries}", ": {entries}")
_AT_MOST = {
    False: Text("，最高{points}", ", at most {points}"),
    True: Text("，最多扣{points}", ", at most {points} off"),
}
_SHORT = Text(
    "{clause}得{full}，每少{step}扣{amount}",
    "{full} when {clause}; {amount} less for {every} short",
)
_OVER = Text(
    "{clause}得{full}，每超过{step}扣{amount}",
    "{full} when {clause}; {amount} less for {every} beyond",
)
_LOSES = Text("满分{full}，{measure}{every}扣{amount}", "from {full} down, {amount} less for {every} of {measure}")
_LOSES_FROM_ALL = Text(
    "从{full}起，{measure}{every}扣{amount}", "from {full} down, {amount} less for {every} of {measure}"
)
_TO_NOTHING = Text("，扣完为止", ", down to none")
_PART_STEPS: dict[PartStep, Text] = {
    PartStep.IGNORE: Text("不足{step}的部分不计", "less than {step} counts for nothing"),
    PartStep.STARTED: Text("不足{step}按{step}计", "anything less than {step} counts as {step}"),
    PartStep.SHARE: Text("不足{step}的按比例计", "less than {step} counts in proportion"),
}
