"""What a roll-up's rules read: a group of members, each a typed object with its record and its results.

A group is a mapping:

    id, title                    the group's key, and its title in a register
    NAME: [member…]              the members of each list the roll-up names
    all.NAME: [member…]          the same lists over all groups
    own: member                  the unit that stands for the group, where the roll-up says `own`

A member that is a unit has `id name type group period record score exact_score possible grade rank gates.ID parts.ID
rules.ID figures.ID`; one that is a group of another roll-up has the same without `name` and `record`. `gates.ID` is
true where the gate is hit, `parts.ID` and `rules.ID` have `earned` and `possible`, rules also `outcome`, parts `score`.
"""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import Any

from jianjia_rules.language.inference import type_of
from jianjia_rules.language.outcomes import Outcome
from jianjia_rules.language.record_schema import RecordSchema
from jianjia_rules.language.rulebook import RecordSettings, Rulebook, UnitType
from jianjia_rules.language.rules import Rule
from jianjia_rules.language.scheme import Combine, Figure, Gate, Grade, MemberList, Part, Rollup
from jianjia_rules.language.scope import scope_of
from jianjia_rules.language.text import Text
from jianjia_rules.language.types import Kind, ValueType

Schema = Mapping[str, Any]

NO_TITLES: Mapping[str, Text] = {}


def group_rulebook(rulebook: Rulebook, rollup: Rollup) -> Rulebook:
    """A roll-up as a rulebook of its own, whose records are groups."""
    return replace(
        rulebook,
        title=rollup.title,
        record=RecordSettings(unit=(("id",),), period=("period",)),
        schema=group_schema(rulebook, rollup),
        unit_types=(UnitType(rollup.id, rollup.title),),
        parts=_parts(rollup),
        rules=tuple(replace(rule, part=rollup.id) for rule in rollup.rules),
        measures={figure.id: figure for figure in rollup.figures},
        newcomer=None,
        combine=Combine.ADD,
        scale=None,
        least_share=None,
        ceiling=None,
        gates=rollup.gates,
        grades=rollup.grades,
        rankings=rollup.rankings,
        rounding=rollup.rounding,
        rollups=(),
    )


def group_schema(rulebook: Rulebook, rollup: Rollup) -> RecordSchema:
    """The schema of a roll-up's groups."""
    return _group_schema(rulebook, rollup, {})


def _group_schema(rulebook: Rulebook, rollup: Rollup, known: dict[str, Schema]) -> RecordSchema:
    """`known` are the members that are groups of other roll-ups, each found once; a circle ends where it closes."""
    known.setdefault(rollup.id, {"type": "object"})
    lists, all_lists = {}, {}
    for members in rollup.members:
        items, title = _member(rulebook, rollup, members, known), _members_title(rulebook, rollup, members)
        of_all = Text(f"各组的{title.get('zh')}", f"{title.get('en')} of all groups")
        lists[members.name] = {"type": "array", "x-unit": "个", "items": items, **_titled(title)}
        all_lists[members.name] = {**lists[members.name], **_titled(of_all)}
    properties: dict[str, Any] = {
        "id": _text("组的编号", "the group's id"),
        "title": _text("组的名称", "the group's title"),
        **lists,
        "all": _object("全部各组", "all groups", all_lists),
    }
    if rollup.own is not None:
        properties["own"] = _unit(rulebook, (rollup.own,))
    document = {"type": "object", "properties": properties, "$defs": {"record": _moved(rulebook.schema.document)}}
    return RecordSchema(document, rulebook.schema.scales)


def _members_title(rulebook: Rulebook, around: Rollup, members: MemberList) -> Text:
    """What the members of a list are called: in Chinese by their roll-up or their unit types.

    English wants a plural, which titles are not and the list's own name mostly is.
    """
    if members.rollup is not None:
        titles = [each.title for each in rulebook.rollups if each.id == members.rollup]
    else:
        types = members.types or around.of or ()
        titles = [each.title for each in rulebook.unit_types if each.id in types]
    return Text("、".join(title.get("zh") for title in titles) or "单位", members.name)


def _member(rulebook: Rulebook, around: Rollup, members: MemberList, known: dict[str, Schema]) -> Schema:
    if members.rollup is None:
        return _unit(rulebook, members.types or around.of)
    rollup = next((each for each in rulebook.rollups if each.id == members.rollup), None)
    if rollup is None:
        return {"type": "object"}
    if rollup.id not in known:
        inner = _typed_by(rulebook, rollup, _group_schema(rulebook, rollup, known))
        known[rollup.id] = _group(rollup, inner)
    return known[rollup.id]


def _group(rollup: Rollup, inner: Rulebook) -> Schema:
    return _object(
        rollup.title.zh,
        rollup.title.en,
        {
            "id": _text("组的编号", "the group's id"),
            "type": _text("汇总", "roll-up", (rollup.id,), {rollup.id: rollup.title}),
            **_results(inner.parts, rollup.rules, rollup.gates, rollup.grades),
            "figures": _figures(rollup.figures, inner, group=True),
        },
    )


def _typed_by(rulebook: Rulebook, rollup: Rollup, schema: RecordSchema) -> Rulebook:
    """As much of the roll-up's own rulebook as the types of its figures depend on."""
    measures = {figure.id: figure for figure in rollup.figures}
    return replace(rulebook, schema=schema, measures=measures, parts=_parts(rollup))


def _unit(rulebook: Rulebook, types: tuple[str, ...] | None) -> Schema:
    known = types or tuple(each.id for each in rulebook.unit_types)
    rules = [rule for rule in rulebook.rules if rule.for_types is None or not set(rule.for_types).isdisjoint(known)]
    return _object(
        "单位",
        "unit",
        {
            "id": _text("单位编号", "unit id"),
            "name": _text("单位名称", "name of the unit"),
            "type": _text("单位类型", "unit type", known, {each.id: each.title for each in rulebook.unit_types}),
            "group": _text("所属", "the unit above it"),
            "period": _text("考核期", "period"),
            "record": {"$ref": "#/$defs/record"},
            **_results(rulebook.parts, rules, rulebook.gates, rulebook.grades),
            "figures": _figures(rulebook.measures.values(), rulebook, group=False),
        },
    )


def _results(parts: Iterable[Part], rules: Iterable[Rule], gates: Iterable[Gate], grades: Iterable[Grade]) -> Schema:
    titles = {grade.id: grade.title for grade in grades}
    return {
        "score": _points("得分", "score"),
        "exact_score": _points("未舍入的得分", "score before rounding"),
        "possible": _points("适用的满分", "points that apply"),
        "grade": _text("等次", "grade", tuple(titles), titles),
        "rank": {"type": "number", "title": "名次", "x-title-en": "rank"},
        "gates": _object(
            "否决与封顶", "gates", {gate.id: {"type": "boolean", **_titled(gate.title)} for gate in gates}
        ),
        "parts": _object("各部分", "parts", {part.id: _part(part) for part in parts}),
        "rules": _object("各行", "rules", {rule.id: _rule(rule) for rule in rules}),
    }


def _part(part: Part) -> Schema:
    scores = {
        "score": _points("得分", "score"),
        "earned": _points("得分（折算前）", "points earned before rescaling"),
        "possible": _points("适用的满分", "points that apply"),
    }
    return _object(part.title.zh, part.title.en, scores)


def _rule(rule: Rule) -> Schema:
    results = {
        "outcome": _text("结果", "outcome", tuple(outcome.value for outcome in Outcome)),
        "earned": _points("得分", "points earned"),
        "possible": _points("适用的满分", "points that apply"),
    }
    return _object(rule.title.zh, rule.title.en, results)


def _figures(figures: Iterable[Figure], rulebook: Rulebook, group: bool) -> Schema:
    scope = scope_of(rulebook, rulebook.unit_types[0].id, group=group)
    typed = {
        figure.id: {**_of_type(type_of(figure.measure, scope), figure.unit), **_titled(figure.title)}
        for figure in figures
    }
    return _object("量", "figures", typed)


def _of_type(type: ValueType, unit: str | None) -> Schema:
    match type.kind:
        case Kind.NUMBER:
            known = unit or type.unit
            return {"type": "number"} if known is None else {"type": "number", "x-unit": known}
        case Kind.BOOLEAN:
            return {"type": "boolean"}
        case Kind.DATE:
            return {"type": "string", "format": "date"}
        case Kind.TEXT | Kind.SCALE:
            choices = type.choices or type.levels
            return {"type": "string", "enum": choices} if choices else {"type": "string"}
        case Kind.VALUES | Kind.ITEMS | Kind.OBJECT | Kind.ANY:
            return {}


def _parts(rollup: Rollup) -> tuple[Part, ...]:
    """The one part of a roll-up's table, named like it; it states no points, so it is worth what its rules are."""
    return (Part(rollup.id, rollup.title),)


def _object(zh: str | None, en: str | None, properties: Mapping[str, Any]) -> Schema:
    return {"type": "object", "additionalProperties": False, "properties": properties, **_titled(Text(zh, en))}


def _text(zh: str, en: str, choices: tuple[str, ...] = (), titles: Mapping[str, Text] = NO_TITLES) -> Schema:
    schema: dict[str, Any] = {"type": "string", **_titled(Text(zh, en))}
    if choices:
        schema["enum"] = choices
    if titles:
        schema["x-enum-zh"] = {id: title.get("zh") for id, title in titles.items()}
        schema["x-enum-en"] = {id: title.get("en") for id, title in titles.items()}
    return schema


def _points(zh: str, en: str) -> Schema:
    return {"type": "number", "x-unit": "分", **_titled(Text(zh, en))}


def _titled(title: Text) -> Schema:
    return {"title": title.get("zh"), "x-title-en": title.get("en")}


def _moved(node: Any) -> Any:
    """The record's schema with its references leading to where it stands in the group's."""
    if isinstance(node, Mapping):
        return {key: _reference(value) if key == "$ref" else _moved(value) for key, value in node.items()}
    if isinstance(node, (list, tuple)):
        return tuple(_moved(each) for each in node)
    return node


def _reference(reference: object) -> object:
    if isinstance(reference, str) and reference.startswith("#"):
        return f"#/$defs/record{reference[1:]}"
    return _moved(reference)
