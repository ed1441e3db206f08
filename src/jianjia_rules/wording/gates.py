"""Gates as sentences: what hits a unit, and what follows whatever its points."""

from collections.abc import Sequence

from jianjia_rules.language.scheme import Gate, GateKind, Grade, Members
from jianjia_rules.language.text import Lang, Text
from jianjia_rules.wording.titles import Titles
from jianjia_rules.wording.tree import voice_of
from jianjia_rules.wording.voice import Voice

GATE_KINDS: dict[GateKind, Text] = {
    GateKind.ENTRY_BAR: Text("准入", "entry bar"),
    GateKind.MANDATORY_SET: Text("必达", "mandatory set"),
    GateKind.GRADE_CAP: Text("等次封顶", "grade cap"),
    GateKind.VETO: Text("一票否决", "veto"),
}


def describe_gate(gate: Gate, grades: Sequence[Grade], lang: Lang, titles: Titles) -> str:
    """When the gate hits and what follows, as sentences; `grades` are the table's, best first."""
    voice = voice_of(lang, titles)
    said = [_hit(gate, grades, voice)]
    if gate.ranked_after:
        said.append(voice.of(_RANKED_AFTER))
    if gate.hit_if_unknown and gate.kind is not GateKind.MANDATORY_SET:
        said.append(voice.of(_UNKNOWN_TOO))
    between = "" if lang == "zh" else " "
    return between.join(voice.sentence(each) for each in said)


def describe_members(members: Members, voice: Voice) -> str:
    """The rows that must all hold."""
    if members.marked:
        return voice.of(_MARKED)
    if members.part is not None:
        return voice.say(_OF_PART, part=voice.of(voice.titles.row(members.part)))
    return voice.all_of([f"“{voice.of(voice.titles.row(rule))}”" for rule in members.rules])


def grade_title(id: str, grades: Sequence[Grade], voice: Voice) -> str:
    """A grade in quotes."""
    title = next((grade.title for grade in grades if grade.id == id), None)
    return f"“{id if title is None else voice.of(title)}”"


def _hit(gate: Gate, grades: Sequence[Grade], voice: Voice) -> str:
    condition = "" if gate.condition is None else voice.condition(gate.condition)
    match gate.kind:
        case GateKind.ENTRY_BAR:
            return voice.say(_ENTRY, condition=condition)
        case GateKind.VETO:
            return voice.say(_VETO, condition=condition)
        case GateKind.GRADE_CAP:
            return voice.say(_CAP, condition=condition, grade=grade_title(gate.grade or "", grades, voice))
        case GateKind.MANDATORY_SET:
            members = "" if gate.members is None else describe_members(gate.members, voice)
            below = _below(gate.blocks, grades)
            if below is None:
                return voice.say(_YES_OR_NO, members=members)
            return voice.say(_SET, members=members, grade=grade_title(below, grades, voice))


def _below(blocked: str | None, grades: Sequence[Grade]) -> str | None:
    ids = [grade.id for grade in grades]
    return ids[ids.index(blocked) + 1] if blocked in ids[:-1] else None


_MARKED = Text("评分表中的全部必达项（标★）", "all rows marked ★ in the score table")
_OF_PART = Text("“{part}”部分的各行", "all rows of “{part}”")
_ENTRY = Text(
    "{condition}的，列入评定；否则不列入评定，不评等次、不参加排名",
    "admitted when {condition}; otherwise not admitted: no grade, no rank",
)
_VETO = Text("{condition}的，评为末等，不参加排名", "when {condition}: the lowest grade, and no rank")
_CAP = Text("{condition}的，最高评为{grade}", "when {condition}: at best {grade}")
_SET = Text(
    "须全部做到：{members}；有一项未做到的，最高评为{grade}",
    "to be met without exception: {members}; with one that is not, at best {grade}",
)
_YES_OR_NO = Text("看是否全部做到：{members}", "whether all of these are met: {members}")
_RANKED_AFTER = Text("排名列在其他单位之后", "ranked after the other units")
_UNKNOWN_TOO = Text("无法判定的，同样处理", "where it cannot be told, the same holds")
