"""Where a row's facts come from: the unit's form, the office, an assessor, the period before, other rows."""

from collections.abc import Iterable

from jianjia_rules.engine.fields_read import FieldsRead, paths_read
from jianjia_rules.language.awards import Judged
from jianjia_rules.language.measures import Field
from jianjia_rules.language.paths import FieldPath
from jianjia_rules.language.rulebook import Rulebook
from jianjia_rules.language.rules import Dating, EvidenceRule, Rule
from jianjia_rules.language.text import Text, same
from jianjia_rules.language.types import Kind
from jianjia_rules.language.uses import uses_of
from jianjia_rules.language.walk import nodes
from jianjia_rules.reports.handbook.telling import Telling
from jianjia_rules.wording.rules import evidence_field
from jianjia_rules.wording.titles import Titles


def data_sources(rule: Rule, telling: Telling) -> tuple[str, ...]:
    """Lines such as `单位填报：活动场所`, `考核办掌握：满意度测评`, `考核组评定`."""
    read = _read(rule, telling.rulebook)
    held = [path for path in read.record if path[0] in telling.office]
    filed = [path for path in read.record if path[0] not in telling.office]
    said = [_JUDGED_BY.get(telling.lang).format(by=telling.of(judge)) for judge in _judges(rule)]
    if held:
        said.append(telling.say(_OFFICE, parts=telling.voice.listed(_sections(held, telling, deep=True))))
    if filed:
        said.append(telling.say(_UNIT, parts=telling.voice.listed(_sections(filed, telling))))
    if before := _sections(read.previous, telling):
        said.append(telling.say(_BEFORE, parts=telling.voice.listed(before)))
    if uses_of(_trees(rule), telling.rulebook.measures).results:
        said.append(telling.of(_OTHER_ROWS))
    return tuple(dict.fromkeys(said))


def office_fields(rulebook: Rulebook) -> frozenset[str]:
    """The top-level fields that the office fills in: those that a row for which units file nothing reads alone."""
    found = set()
    for rule in rulebook.rules:
        if rule.evidence is not None and rule.evidence.office:
            tops = {path[0] for path in _read(rule, rulebook).record}
            found |= tops if len(tops) == 1 else set()
    return frozenset(found)


def _read(rule: Rule, rulebook: Rulebook) -> FieldsRead:
    return paths_read(_trees(rule), {name: figure.measure for name, figure in rulebook.measures.items()})


def _trees(rule: Rule) -> tuple[object, ...]:
    return (rule.award, rule.when, rule.mandatory, rule.base)


def evidence_words(rule: Rule, telling: Telling) -> str:
    """The papers a row asks for, with what their date must be."""
    if rule.evidence is None:
        return ""
    if rule.evidence.kinds:
        return _kinds(rule.evidence, telling)
    if rule.evidence.per_item is not None:
        return telling.say(_PER_ITEM, field=evidence_field(rule, telling.lang, telling.titles))
    return telling.of(_NOT_FILED)


def _kinds(evidence: EvidenceRule, telling: Telling) -> str:
    known = telling.rulebook.evidence_kinds
    said = []
    for id in evidence.kinds:
        kind = known.get(id)
        title = telling.of(same(id) if kind is None else kind.title)
        said.append(telling.say(_DATED[Dating.ANY if kind is None else kind.dating], title=title))
    return telling.voice.one_of(said) if evidence.any_of else telling.voice.semicolons(said)


def _judges(rule: Rule) -> Iterable[Text]:
    for node in nodes(rule.award):
        if isinstance(node, Judged):
            yield _ASSESSOR if node.by is None else node.by


def _sections(paths: Iterable[FieldPath], telling: Telling, deep: bool = False) -> list[str]:
    """The titles of the record's sections that paths lead into, each once; `deep` says what stands in sections."""
    titles = telling.titles
    return list(dict.fromkeys(telling.of(titles.field(_section(path, titles, deep))) for path in paths))


def _section(path: FieldPath, titles: Titles, deep: bool) -> Field:
    """The list or section that a field stands in; a section inside a section where it is deeper."""
    top = Field(path[:1])
    info = titles.info(top)
    inside = len(path) > (1 if deep else 2) and info is not None and info.type.kind is Kind.OBJECT
    return Field(path[:2]) if inside else top


_ASSESSOR = Text("评审人", "the assessor")
_JUDGED_BY = Text("{by}评定", "Judged by {by}")
_UNIT = Text("单位填报：{parts}", "The unit's form: {parts}")
_OFFICE = Text("考核办掌握：{parts}", "The office's data: {parts}")
_BEFORE = Text("上期记录：{parts}", "The record of the period before: {parts}")
_OTHER_ROWS = Text("由本表其他行的结果得出", "From the results of other rows")
_PER_ITEM = Text("逐条填写“{field}”，未填的不计", "“{field}” of every entry; entries without it do not count")
_NOT_FILED = Text("单位不用报", "the unit files nothing")
_DATED = {
    Dating.ANY: Text("{title}", "{title}"),
    Dating.IN_PERIOD: Text("考核期内的{title}", "{title} (of the period)"),
    Dating.IN_FORCE: Text("有效的{title}", "{title} (in force)"),
}
