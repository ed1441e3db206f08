"""Roll-ups out of their entries."""

from collections.abc import Mapping

from jianjia_rules.diagnostics.words import Words
from jianjia_rules.language.paths import FieldPath
from jianjia_rules.language.rules import Level
from jianjia_rules.language.scheme import MemberList, Rollup
from jianjia_rules.loading.build_rules import build_rollup_rule
from jianjia_rules.loading.build_scheme import (
    build_figures,
    build_gate,
    build_grade,
    build_rankings,
    build_rounding,
)
from jianjia_rules.loading.context import Context, get, title_of
from jianjia_rules.loading.envelope_scheme import GroupsShape, MemberShape, RollupShape
from jianjia_rules.loading.faults import TreePath
from jianjia_rules.loading.gather import NAMES, Entry
from jianjia_rules.loading.node_scalars import LIST, wrong_kind
from jianjia_rules.loading.reference_list import Referred

_GROUPS = Words("groups", "groups")
_MEMBERS = Words("成员名单", "the list of members")


def build_rollup(entry: Entry, level: Level, context: Context) -> Rollup | None:
    """A roll-up; its rules that name no level have this one."""
    path, value = entry.path, entry.value
    shape = context.shape(RollupShape, value, path, NAMES["rollups"])
    by, groups = _groups(get(value, "groups"), (*path, "groups"), context)
    members = _members(get(value, "members"), (*path, "members"), context)
    figures = build_figures(get(value, "figures"), (*path, "figures"), context)
    rules = [build_rollup_rule(rule, level, context) for rule in _entries(entry, "rules", context)]
    grades = [build_grade(grade, context) for grade in _entries(entry, "grades", context)]
    gates = [build_gate(gate, context) for gate in _entries(entry, "gates", context)]
    rankings = build_rankings(_entries(entry, "ranking", context), bool(grades), context)
    rounding = build_rounding(get(value, "rounding"), (*path, "rounding"), context)
    if shape is None:
        return None
    if shape.own is not None:
        context.references.add(Referred.UNIT_TYPE, shape.own, (*path, "own"))
    return Rollup(
        id=shape.id,
        title=title_of(shape.title, shape.id),
        by=by,
        members=members,
        rules=tuple(rule for rule in rules if rule is not None),
        of=None if groups is None else groups.of,
        register=None if groups is None else groups.register_name,
        own=shape.own,
        figures=tuple(figures.values()),
        rounding=rounding,
        rankings=rankings,
        grades=tuple(grade for grade in grades if grade is not None),
        gates=tuple(gate for gate in gates if gate is not None),
    )


def _groups(value: object, path: TreePath, context: Context) -> tuple[FieldPath | None, GroupsShape | None]:
    if value is None or value == "all":
        return None, None
    if not isinstance(value, Mapping):
        wanted = Words("all，或 {by: 字段}", "all, or {by: field}")
        wrong_kind(context.faults, path, wanted, value)
        return None, None
    shape = context.shape(GroupsShape, value, path, _GROUPS)
    if shape is None:
        return None, None
    context.references.add_each(Referred.UNIT_TYPE, shape.of, (*path, "of"))
    if shape.register_name is not None:
        context.references.add(Referred.REGISTER, shape.register_name, (*path, "register"))
    return shape.by, shape


def _members(value: object, path: TreePath, context: Context) -> tuple[MemberList, ...]:
    members = []
    for name, entry in context.mapping(value, path).items():
        at = (*path, name)
        shape = context.shape(MemberShape, entry, at, _MEMBERS)
        if shape is None:
            continue
        if shape.types is not None and shape.rollup is not None:
            context.faults.add("JJ209", (*at, "rollup"), on_key=True, first="types", second="rollup")
        context.references.add_each(Referred.UNIT_TYPE, shape.types, (*at, "types"))
        if shape.rollup is not None:
            context.references.add(Referred.ROLLUP, shape.rollup, (*at, "rollup"))
        members.append(MemberList(name, shape.types, shape.rollup, shape.carry_forward))
    return tuple(members)


def _entries(rollup: Entry, key: str, context: Context) -> list[Entry]:
    """The entries of a list inside a roll-up, under their ids."""
    value, path = get(rollup.value, key), (*rollup.path, key)
    if value is None:
        return []
    if not isinstance(value, list | tuple):
        wrong_kind(context.faults, path, LIST, value)
        return []
    locator = context.faults.locator
    source = locator.source(path)
    found: dict[str, Entry] = {}
    for index, raw in enumerate(value):
        id = Entry(raw, ()).id
        name = id if id is not None and id not in found else f"[{index}]"
        entry = Entry(raw, (*path, name), origin=rollup.origin)
        if source is not None:
            locator.mount(entry.path, source[0], (*source[1], index))
        if id is not None and id in found:
            related = (*found[id].path, "id")
            context.faults.add("JJ216", (*entry.path, "id"), related=related, what=NAMES[key], id=id)
        found[name] = entry
    return list(found.values())
