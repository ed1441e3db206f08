"""Why a row came to its outcome, in one sentence."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from jianjia_rules.diagnostics.inert import shortened
from jianjia_rules.language.awards import Award, BestOf, Checklist, Judged
from jianjia_rules.language.measures import Field, Items
from jianjia_rules.language.outcomes import Cause, Outcome
from jianjia_rules.language.scalars import Number, parse_date
from jianjia_rules.language.text import Lang, Text, same
from jianjia_rules.language.walk import nodes
from jianjia_rules.wording.accounts import account, hint, pending_words, result_words
from jianjia_rules.wording.causes import why_open
from jianjia_rules.wording.facts import facts
from jianjia_rules.wording.measures import list_words
from jianjia_rules.wording.numbers import span_text
from jianjia_rules.wording.outcomes import OUTCOMES
from jianjia_rules.wording.seen import RowWords, Seen, Unkeyed
from jianjia_rules.wording.titles import Titles
from jianjia_rules.wording.tree import voice_of
from jianjia_rules.wording.voice import Voice
from jianjia_rules.wording.worth import Worth

if TYPE_CHECKING:  # protocols take long to make, and only the type checker asks for them
    from jianjia_rules.wording.verdict_like import StepLike, VerdictLike

_LONGEST = 300
"""Characters of an office's reason that a sentence shows."""


def describe_reason(row: RowWords, verdict: VerdictLike, seen: Seen, lang: Lang, titles: Titles) -> str:
    """Why the row came to its outcome: what was found beside what was asked, and what that earned.

    `row` is bound; `seen` holds what its nodes came to on the record.
    """
    voice = voice_of(lang, titles)
    said = [
        _reason(row, verdict, seen, voice),
        *(_own_keys(each, voice) for each in seen.unkeyed),
        *(_note(note, voice) for note in verdict.notes if note in _NOTES),
    ]
    return voice.sentence(voice.semicolons(said))


def _reason(row: RowWords, verdict: VerdictLike, seen: Seen, voice: Voice) -> str:
    if verdict.steps and verdict.steps[-1].name in _STEPS:
        return _by_step(verdict.steps, row, voice)
    match verdict.outcome:
        case Outcome.NOT_APPLICABLE:
            return _not_applicable(row, verdict, seen, voice)
        case Outcome.UNDETERMINED:
            return _undetermined(row, verdict, seen, voice)
        case Outcome.PENDING:
            return _pending(row, verdict, voice)
        case _:
            return _settled(row, verdict, seen, voice)


def _settled(row: RowWords, verdict: VerdictLike, seen: Seen, voice: Voice) -> str:
    worth = Worth(row.points, row.points, row.deduction)
    found = account(row.award, seen, voice, worth)
    if row.shares:
        result = voice.of(OUTCOMES[verdict.outcome])
    elif row.points == 0:
        result = ""
    else:
        result = result_words(verdict.earned, row.points, voice, row.deduction)
    joined = _RESULT if not isinstance(row.award, Checklist) else _IN_ALL
    said = voice.say(joined, found=found, result=result) if found and result else found or result
    if verdict.outcome is Outcome.MET:
        return said
    return voice.semicolons([said, hint(row.award, seen, voice, worth), _without_evidence(row, voice)])


def _without_evidence(row: RowWords, voice: Voice) -> str:
    """That items without their evidence were not counted."""
    path = voice.titles.item_evidence
    if path is None:
        return ""
    for node in nodes(row.award):
        if isinstance(node, Items) and (info := voice.inside(node).titles.info(Field(path))) is not None:
            return voice.say(_ONLY_EVIDENCED, field=voice.of(info.title))
    return ""


def _by_step(steps: tuple[StepLike, ...], row: RowWords, voice: Voice) -> str:
    """What an office's entry or missing evidence made of it; what was computed stands behind."""
    last, first = steps[-1], steps[0]
    before = _points_words(first.earned, row, voice)
    if last.name != "evidence" and first.outcome in _OPEN and first.earned == 0:
        before = voice.of(OUTCOMES[first.outcome])
    match last.name:
        case "evidence":
            titles = voice.titles.evidence_kinds
            kinds = voice.all_of([f"“{voice.of(titles.get(kind, same(kind)))}”" for kind in last.reason.split("、")])
            return voice.say(_NOT_EVIDENCED, kinds=kinds, points=before)
        case "waiver":
            return voice.say(_WAIVED, by=shortened(last.by), until=_day(last.until, voice), reason=_bare(last.reason))
        case _:
            words = {"by": shortened(last.by), "reason": _bare(last.reason), "before": before}
            if last.outcome is Outcome.NOT_APPLICABLE:
                return voice.say(_REVIEWED_AWAY, **words)
            return voice.say(_REVIEWED, points=_points_words(last.earned, row, voice), **words)


def _points_words(earned: Number, row: RowWords, voice: Voice) -> str:
    if row.shares:
        return voice.of(OUTCOMES[Outcome.MET if earned == row.points else Outcome.NOT_MET])
    return result_words(earned, row.points, voice, row.deduction)


def _not_applicable(row: RowWords, verdict: VerdictLike, seen: Seen, voice: Voice) -> str:
    if row.when is not None and seen.truths.get(row.when) is False:
        return voice.say(_DOES_NOT_APPLY, why=voice.clauses_listed(list(facts(row.when, seen, voice))))
    causes = list(why_open(verdict.causes, row.award, seen, voice))
    worth = Worth(row.points, row.points, row.deduction)
    why = voice.clauses_listed(causes) or account(row.award, seen, voice, worth)
    return voice.say(_DOES_NOT_APPLY, why=why) if why else voice.of(OUTCOMES[Outcome.NOT_APPLICABLE])


def _undetermined(row: RowWords, verdict: VerdictLike, seen: Seen, voice: Voice) -> str:
    why = voice.clauses_listed(list(why_open(verdict.causes, row.award, seen, voice)))
    if set(verdict.causes) == {Cause.ZERO_BASE}:
        return voice.say(_LEFT_OUT_OF_ZERO if verdict.left else _OF_ZERO, why=why)
    if row.shares or row.deduction:
        return voice.say(_UNDETERMINED, why=why)
    if verdict.left:
        return voice.say(_LEFT_OUT, why=why)
    most = voice.points(verdict.most)
    if verdict.earned > 0:
        return voice.say(_COUNTS_LEAST, why=why, earned=voice.points(verdict.earned), most=most)
    return voice.say(_COUNTS_NOTHING, why=why, most=most)


def _own_keys(unkeyed: Unkeyed, voice: Voice) -> str:
    """That items without the field by which they should count once were counted each by itself."""
    inside = voice.inside(unkeyed.items).titles
    found = [inside.info(Field(path)) for path in unkeyed.fields]
    names = [f"“{voice.of(info.title)}”" for info in found if info is not None]
    phrase = _OWN_KEY if unkeyed.count == 1 else _OWN_KEYS
    return voice.say(phrase, n=unkeyed.count, items=list_words(unkeyed.items, voice), fields=voice.one_of(names))


def _pending(row: RowWords, verdict: VerdictLike, voice: Voice) -> str:
    waiting = next(_judged(row.award), row.award)
    words = pending_words(waiting, verdict.pending, voice) if not row.shares else voice.of(OUTCOMES[Outcome.PENDING])
    if verdict.least == 0 or row.shares:
        return words
    return voice.semicolons([words, voice.say(_SO_FAR, points=voice.points(verdict.least))])


def _judged(award: Award) -> Iterator[Award]:
    match award:
        case Judged():
            yield award
        case Checklist(entries) | BestOf(entries):
            for entry in entries:
                yield from _judged(entry)
        case _:
            return


def _note(note: str, voice: Voice) -> str:
    return voice.of(_NOTES[note])


def _day(text: str, voice: Voice) -> str:
    day = parse_date(text)
    return text if day is None else span_text(day, voice.lang)


def _bare(words: str) -> str:
    return shortened(words.strip(), _LONGEST).rstrip("。.")


_OPEN = frozenset((Outcome.PENDING, Outcome.UNDETERMINED, Outcome.NOT_APPLICABLE))
_STEPS = frozenset(("evidence", "review", "waiver"))
_IN_ALL = Text("{found}；合计{result}", "{found}; total: {result}")
_ONLY_EVIDENCED = Text("没有填“{field}”的条目不计", "entries without “{field}” are not counted")
_RESULT = Text("{found}，{result}", "{found}: {result}")
_NOT_EVIDENCED = Text(
    "有填报、无佐证：缺{kinds}，不得分；按填报应{points}",
    "claimed, but the evidence is missing ({kinds}): no points (as claimed: {points})",
)
_WAIVED = Text("经{by}豁免，至{until}止：{reason}", "waived by {by} until {until}: {reason}")
_REVIEWED = Text(
    "经{by}评审，{points}：{reason}（原为{before}）", "reviewed by {by}, {points}: {reason} (before: {before})"
)
_REVIEWED_AWAY = Text(
    "经{by}评审，本行不适用：{reason}（原为{before}）", "reviewed by {by}, not applicable: {reason} (before: {before})"
)
_DOES_NOT_APPLY = Text("本行不适用：{why}", "does not apply: {why}")
_UNDETERMINED = Text("材料不足，暂不计分：{why}", "cannot be told from what was submitted: {why}")
_OF_ZERO = Text("无法计算，按零分计：{why}", "cannot be computed and counts nothing: {why}")
_LEFT_OUT_OF_ZERO = Text("无法计算，本行不计入：{why}", "cannot be computed and is left out: {why}")
_LEFT_OUT = Text("材料不足，本行暂不计入：{why}", "cannot be told and is left out: {why}")
_COUNTS_NOTHING = Text(
    "材料不足，暂不计分：{why}；补齐后最高{most}",
    "cannot be told and counts nothing yet: {why}; up to {most} once given",
)
_COUNTS_LEAST = Text(
    "材料不足，暂按已能确定的{earned}计：{why}；补齐后最高{most}",
    "cannot be told in full and counts {earned} for now: {why}; up to {most} once given",
)
_OWN_KEY = Text("{items}中有{n}条未填{fields}，单独计一次", "1 entry of {items} without {fields} counts by itself")
_OWN_KEYS = Text(
    "{items}中有{n}条未填{fields}，各计一次", "{n} entries of {items} without {fields} count each by itself"
)
_SO_FAR = Text("已确定得{points}", "{points} certain so far")
_NOTES: dict[str, Text] = {
    "waiver-expired": Text("豁免已过期", "the waiver has expired"),
    "waiver-not-allowed": Text(
        "必达行不得豁免，豁免未采用", "a mandatory row may not be waived; the waiver was not used"
    ),
    "waiver-unused": Text("已达到，豁免没有用上", "the waiver was not needed"),
    "base-differs": Text(
        "所填的上期数与上期记录不一致", "the figure given for the period before is not what its record shows"
    ),
    "review-not-applicable": Text("本行不适用，评审未采用", "the row does not apply; the review was not used"),
    "review-refused": Text("评审有错，未采用", "the review has a fault and was not used"),
}
