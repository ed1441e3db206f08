"""Grades, rankings and rounding as sentences."""

from collections.abc import Sequence

from jianjia_rules.language.measures import Field
from jianjia_rules.language.paths import FieldPath
from jianjia_rules.language.scheme import Grade, RankBy, Ranking, Rounding, RoundingAt, RoundingMode
from jianjia_rules.language.text import Lang, Text
from jianjia_rules.wording.gates import describe_members, grade_title
from jianjia_rules.wording.numbers import quantity
from jianjia_rules.wording.titles import Titles
from jianjia_rules.wording.tree import voice_of
from jianjia_rules.wording.voice import Voice

_SAME_TYPE: tuple[FieldPath, ...] = (("period",), ("type",))


def describe_grade(grade: Grade, grades: Sequence[Grade], lang: Lang, titles: Titles) -> str:
    """What a grade demands; `grades` are the table's, best first."""
    voice = voice_of(lang, titles)
    said = []
    if grade.start is not None:
        said.append(voice.say(_FROM, points=voice.points(grade.start)))
    if grade.members is not None:
        said.append(voice.say(_ALL_MET, members=describe_members(grade.members, voice)))
    if grade.needs is not None:
        said.append(voice.say(_NEEDS, grade=grade_title(grade.needs, grades, voice)))
    return voice.sentence(voice.semicolons(said) if said else voice.of(_REST))


def describe_share(grade: Grade, lang: Lang, titles: Titles) -> str:
    """How many of a group may have the grade; empty where nothing limits them."""
    if grade.share_cap is None:
        return ""
    voice = voice_of(lang, titles)
    share = quantity(grade.share_cap, "1", lang)
    return voice.sentence(voice.say(_SHARE, within=_group(grade.share_within or _SAME_TYPE, voice), share=share))


def describe_ranking(ranking: Ranking, lang: Lang, titles: Titles) -> str:
    """Who is compared with whom, and by what."""
    voice = voice_of(lang, titles)
    keys = [_key(by, voice) for by in ranking.by or (RankBy(),)]
    compared = voice.say(_BY, key=keys[0]) if len(keys) == 1 else voice.say(_IN_TURN, keys=voice.numbered(keys))
    within = _group(ranking.within, voice)
    return voice.sentence(voice.say(_RANKED, title=voice.of(ranking.title), within=within, by=compared))


def describe_rounding(rounding: Rounding | None, lang: Lang) -> str:
    """When and how scores are rounded."""
    if rounding is None:
        return _EXACT.get(lang)
    mode, at = _MODES[rounding.mode].get(lang), _AT[rounding.at].get(lang)
    places = _NO_PLACES.get(lang) if rounding.places == 0 else _PLACES.get(lang).format(places=rounding.places)
    if lang == "en" and rounding.places == 1:
        places = "to one decimal"
    return _ROUNDED.get(lang).format(mode=mode, at=at, places=places)


def _key(by: RankBy, voice: Voice) -> str:
    measure = voice.of(_TOTAL) if by.measure is None else voice.operand(by.measure)
    return voice.say(_LOWEST_FIRST if by.lowest_first else _HIGHEST_FIRST, measure=measure)


def _group(within: Sequence[FieldPath], voice: Voice) -> str:
    """`同一考核期、同一类型的单位`, `units of the same period and type`."""
    words = [_same(path, voice) for path in within]
    if not words:
        return voice.of(_ALL_UNITS)
    return voice.say(_SAME, words=voice.listed(words) if voice.lang == "zh" else voice.all_of(words))


def _same(path: FieldPath, voice: Voice) -> str:
    match path:
        case ("period",):
            return voice.of(_PERIOD)
        case ("type",):
            return voice.of(_TYPE)
        case ("record", *rest) if rest:
            title = voice.of(voice.titles.field(Field(tuple(rest))))
        case _:
            title = voice.of(voice.titles.field(Field(path)))
    return voice.say(_OF_FIELD, title=title)


_FROM = Text("总分 {points}以上（含）", "a total of at least {points}")
_ALL_MET = Text("全部做到：{members}", "all met: {members}")
_NEEDS = Text("并须先达到{grade}的要求", "and what {grade} asks")
_REST = Text("达不到以上各等次要求的", "all that reach none of the grades above")
_SHARE = Text(
    "{within}中不超过 {share}，名额向下取整；名额线上并列的，一并改评下一等次",
    "at most {share} of {within}, rounded down; who are level at the line have the next grade",
)
_RANKED = Text(
    "{title}：在{within}之间，{by}；全部相同的，名次相同",
    "{title}: among {within}, {by}; who are alike in all share a rank",
)
_IN_TURN = Text("依次比较：{keys}", "compared in turn by {keys}")
_BY = Text("按{key}", "by {key}")
_TOTAL = Text("公布的总分", "the published total")
_HIGHEST_FIRST = Text("{measure}，高者在前", "{measure}, highest first")
_LOWEST_FIRST = Text("{measure}，低者在前", "{measure}, lowest first")
_ALL_UNITS = Text("所有单位", "all units")
_SAME = Text("{words}的单位", "units of the same {words}")
_PERIOD, _TYPE = Text("同一考核期", "period"), Text("同一类型", "type")
_OF_FIELD = Text("“{title}”相同", "“{title}”")

_EXACT = Text("计分全程精确，不作舍入。", "Scores are exact and not rounded.")
_ROUNDED = Text("计算过程不舍入；{at}时{mode}，{places}。", "Nothing is rounded on the way; {at} {mode} {places}.")
_AT = {
    RoundingAt.ROW: Text("每行得分计入", "the points of each row are rounded"),
    RoundingAt.TOTAL: Text("公布总分", "the published total is rounded"),
}
_MODES = {
    RoundingMode.HALF_UP: Text("四舍五入", "half up"),
    RoundingMode.HALF_EVEN: Text("四舍六入五成双", "half to even"),
    RoundingMode.DOWN: Text("舍去尾数", "down"),
}
_PLACES = Text("保留 {places} 位小数", "to {places} decimals")
_NO_PLACES = Text("取整数", "to whole points")
