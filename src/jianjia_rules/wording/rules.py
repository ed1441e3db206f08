"""A whole rule in lines: what it is, who it is for, how points are earned, what it rests on."""

from collections.abc import Iterator
from datetime import date

from jianjia_rules.language.awards import PointsByType
from jianjia_rules.language.basis import Basis
from jianjia_rules.language.conditions import Condition
from jianjia_rules.language.measures import Field, Items, Named, ParameterRef
from jianjia_rules.language.outcomes import Cause, Treatment
from jianjia_rules.language.parameters import Parameter
from jianjia_rules.language.paths import FieldPath
from jianjia_rules.language.rules import EvidenceRule, Rule
from jianjia_rules.language.scalars import Number, format_number
from jianjia_rules.language.text import Lang, Text, same
from jianjia_rules.language.walk import nodes
from jianjia_rules.wording.awards import award_words
from jianjia_rules.wording.numbers import date_text
from jianjia_rules.wording.outcomes import CAUSES
from jianjia_rules.wording.titles import Titles
from jianjia_rules.wording.tree import voice_of
from jianjia_rules.wording.values import parameter_words
from jianjia_rules.wording.voice import Voice
from jianjia_rules.wording.worth import Worth, points_words


def describe_rule(rule: Rule, lang: Lang, titles: Titles, deduction: bool = False) -> list[str]:
    """The rule in lines `名目：内容`; `deduction` says that it stands in a part that takes points away."""
    voice = voice_of(lang, titles)
    return [voice.say(_LINE, label=voice.of(label), text=text) for label, text in _lines(rule, voice, deduction)]


def describe_evidence(rule: Rule, lang: Lang, titles: Titles) -> str:
    """What evidence a row asks for: `“批复文件”和“任职文件”`, `“场所证明”或“照片”`; empty where it asks for none."""
    return "" if rule.evidence is None else _evidence(rule.evidence, rule, voice_of(lang, titles))


def describe_basis(basis: Basis, lang: Lang, titles: Titles) -> str:
    """What a choice rests on: clauses as they are cited, an assumption with its reason."""
    return _basis(basis, voice_of(lang, titles))


def _lines(rule: Rule, voice: Voice, deduction: bool) -> Iterator[tuple[Text, str]]:
    yield _RULE, voice.say(_TITLE, title=voice.of(rule.title), id=rule.id)
    yield from _about(rule, voice)
    if rule.points is not None:
        yield _POINTS, points_words(rule.points, voice)
    if rule.weight is not None:
        yield _WEIGHT, _weight(rule.weight, voice)
    worth = Worth(rule.points, rule.points, deduction)
    yield _EARNED, voice.sentence(award_words(rule.award, voice, worth))
    yield from _demands(rule, voice)
    yield from _missing(rule, voice)
    yield from _grounds(rule, voice)
    if rule.advice is not None:
        yield _ADVICE, voice.of(rule.advice)


def _about(rule: Rule, voice: Voice) -> Iterator[tuple[Text, str]]:
    if rule.for_types is not None:
        titles = voice.titles.unit_types
        yield _FOR, voice.listed([voice.of(titles.get(id, same(id))) for id in rule.for_types])
    if rule.from_day is not None or rule.until is not None:
        yield _IN_EFFECT, _effect(rule.from_day, rule.until, voice)
    if rule.when is not None:
        yield _WHEN, voice.condition(rule.when)


def _effect(first: date | None, last: date | None, voice: Voice) -> str:
    said = []
    if first is not None:
        said.append(voice.say(_SINCE, day=date_text(first, voice.lang)))
    if last is not None:
        said.append(voice.say(_UNTIL, day=date_text(last, voice.lang)))
    return voice.clauses_listed(said)


def _demands(rule: Rule, voice: Voice) -> Iterator[tuple[Text, str]]:
    if rule.mandatory is not False:
        yield _MANDATORY, _mandatory(rule.mandatory, rule, voice)
    if rule.evidence is not None:
        yield _EVIDENCE, _evidence(rule.evidence, rule, voice)


def _mandatory(mandatory: bool | Condition, rule: Rule, voice: Voice) -> str:
    if not isinstance(mandatory, bool):
        said = [voice.condition(mandatory)]
    else:
        said = [voice.of(_PARTLY_ENOUGH if rule.enough_partly else _MUST_BE_MET)]
    if rule.waivable:
        said.append(voice.of(_WAIVABLE))
    return voice.semicolons(said)


def _evidence(evidence: EvidenceRule, rule: Rule, voice: Voice) -> str:
    if evidence.office:
        return voice.of(_OFFICE)
    if evidence.per_item is not None:
        return voice.say(_PER_ITEM, field=_item_field(evidence.per_item, rule, voice))
    titles = voice.titles.evidence_kinds
    kinds = [f"“{voice.of(titles.get(kind, same(kind)))}”" for kind in evidence.kinds]
    return voice.one_of(kinds) if evidence.any_of else voice.all_of(kinds)


def _item_field(path: FieldPath, rule: Rule, voice: Voice) -> str:
    """The title of a field of the items that the rule counts."""
    for node in _read_nodes(rule, voice):
        if isinstance(node, Items) and (info := voice.inside(node).titles.info(Field(path))) is not None:
            return voice.of(info.title)
    return path[-1]


def _missing(rule: Rule, voice: Voice) -> Iterator[tuple[Text, str]]:
    if rule.base is not None:
        yield _BASE, voice.operand(rule.base)
    said = [
        voice.say(_TREATED, cause=voice.of(CAUSES[cause]), treatment=voice.of(_TREATMENTS[treatment]))
        for cause, treatment in rule.undetermined.treatments
        if cause in _TOLD
    ]
    if said:
        yield _UNDETERMINED, voice.semicolons(said)


def _grounds(rule: Rule, voice: Voice) -> Iterator[tuple[Text, str]]:
    if rule.cites:
        yield _CITES, voice.listed(_cited(rule.cites, voice))
    if rule.no_clause is not None:
        yield _NO_CLAUSE, voice.of(rule.no_clause)
    if rule.basis != Basis():
        yield _BASIS, _basis(rule.basis, voice)
    for parameter in _parameters(rule, voice):
        basis = _basis(parameter.basis, voice)
        words = voice.say(_PARAMETER, title=voice.of(parameter.title), value=parameter_words(parameter, voice))
        yield _PARAMETER_LABEL, voice.semicolons([words, basis])


def _basis(basis: Basis, voice: Voice) -> str:
    said = []
    if basis.clauses:
        said.append(voice.say(_TEXT_BASIS, clauses=voice.listed(_cited(basis.clauses, voice))))
    if basis.assumption is not None:
        said.append(voice.say(_ASSUMPTION, reason=_bare(voice.of(basis.assumption))))
    if basis.note is not None:
        said.append(_bare(voice.of(basis.note)))
    return voice.semicolons(said)


def _cited(clauses: tuple[str, ...], voice: Voice) -> list[str]:
    source = voice.titles.source
    return list(clauses if source is None else source.citations(clauses))


def _parameters(rule: Rule, voice: Voice) -> list[Parameter]:
    """The parameters that the rule reads, those of the measures it names included, in the order it reads them."""
    known = voice.titles.scope.parameters
    names = [node.name for node in _read_nodes(rule, voice) if isinstance(node, ParameterRef)]
    return [known[name] for name in dict.fromkeys(names) if name in known]


def _read_nodes(rule: Rule, voice: Voice) -> Iterator[object]:
    """Every node of the rule, then those of the measures that it names."""
    figures = voice.titles.scope.measures
    waiting: list[object] = [rule]
    named: set[str] = set()
    while waiting:
        for node in nodes(waiting.pop(0)):
            yield node
            if isinstance(node, Named) and node.name in figures and node.name not in named:
                named.add(node.name)
                waiting.append(figures[node.name].measure)


def _bare(words: str) -> str:
    return words.rstrip("。.")


def _weight(weight: Number | PointsByType, voice: Voice) -> str:
    if not isinstance(weight, PointsByType):
        return format_number(weight)
    titles = voice.titles.unit_types
    return voice.listed([f"{voice.of(titles.get(id, same(id)))} {format_number(each)}" for id, each in weight.points])


_LINE = Text("{label}：{text}", "{label}: {text}")
_TITLE = Text("{title}（{id}）", "{title} ({id})")
_RULE, _FOR, _IN_EFFECT = Text("规则", "Rule"), Text("适用单位", "For"), Text("施行", "In effect")
_WHEN, _POINTS, _WEIGHT = Text("适用条件", "Applies when"), Text("分值", "Points"), Text("权重", "Weight")
_EARNED, _MANDATORY, _EVIDENCE = Text("评分标准", "Earned"), Text("必达", "Mandatory"), Text("佐证材料", "Evidence")
_BASE, _UNDETERMINED = (
    Text("无上期记录时用", "Where there is no earlier record"),
    Text("无法判定时", "When undetermined"),
)
_CITES, _NO_CLAUSE, _BASIS = Text("依据", "Clauses"), Text("无条款可引", "No clause"), Text("取值依据", "Basis")
_PARAMETER_LABEL, _ADVICE = Text("参数", "Parameter"), Text("建议", "Advice")

_SINCE, _UNTIL = Text("自{day}起", "from {day} on"), Text("至{day}止", "until {day}")
_MUST_BE_MET = Text("本行须达到", "the row must be met")
_PARTLY_ENOUGH = Text("本行须达到，部分达到即可", "the row must be met, in part at least")
_WAIVABLE = Text("可以豁免", "may be waived")
_OFFICE = Text("由考核办掌握，单位不用报", "held by the office; the unit files nothing")
_PER_ITEM = Text("逐条看，没有填“{field}”的条目不计", "item by item; an item without “{field}” does not count")
_TREATED = Text("{cause}的，{treatment}", "when {cause}: {treatment}")
_TREATMENTS: dict[Treatment, Text] = {
    Treatment.ZERO: Text("按已能确定的分计", "what is certain counts"),
    Treatment.LEAVE_OUT: Text("本行不计入", "the row is left out"),
    Treatment.NOT_APPLICABLE: Text("本行不适用", "the row does not apply"),
}
_TOLD = frozenset(cause for cause in Cause if cause not in {Cause.PENDING, Cause.TYPE})
_PARAMETER = Text("{title}：{value}", "{title}: {value}")
_TEXT_BASIS = Text("原文（{clauses}）", "the text ({clauses})")
_ASSUMPTION = Text("假定：{reason}", "assumed: {reason}")
