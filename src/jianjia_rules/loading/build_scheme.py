"""Parts, gates, grades, rankings, rounding and named measures out of their entries."""

from collections.abc import Mapping

from jianjia_rules.diagnostics.words import Words
from jianjia_rules.language.rules import Level
from jianjia_rules.language.scheme import (
    Combine,
    Figure,
    Gate,
    GateKind,
    Grade,
    Members,
    Part,
    PartKind,
    RankBy,
    Ranking,
    Rounding,
    RoundingAt,
    RoundingMode,
)
from jianjia_rules.language.text import Text
from jianjia_rules.loading.build_rules import build_basis, refer_types
from jianjia_rules.loading.context import Context, get, title_of
from jianjia_rules.loading.envelope_scheme import (
    FigureShape,
    GateShape,
    GradeShape,
    PartShape,
    RankByShape,
    RankingShape,
    RoundingShape,
)
from jianjia_rules.loading.faults import TreePath
from jianjia_rules.loading.gather import NAMES, Entry
from jianjia_rules.loading.node_scalars import LIST, check_count, wrong_kind
from jianjia_rules.loading.reference_list import Referred

FIGURE = Words("度量", "the measure")
_WHAT_GATE = Words("是哪种门槛", "what kind of gate it is")
ROUNDING = Words("舍入", "the rounding")
_BY_TYPE_AND_PERIOD = (("period",), ("type",))


def build_part(entry: Entry, combine: Combine, level: Level, context: Context) -> Part | None:
    """A part; `combine` and `level` are those of the one around it, which it takes over when it says nothing."""
    path = entry.path
    shape = context.shape(PartShape, entry.value, path, NAMES["parts"])
    if shape is None:
        return None
    context.references.add_each(Referred.CLAUSE, shape.cites, (*path, "cites"))
    for key in ("points", "weight", "up_to"):
        refer_types(getattr(shape, key), (*path, key), context)
    return Part(
        id=shape.id,
        title=title_of(shape.title, shape.id),
        parent=entry.inside,
        kind=PartKind(shape.kind),
        combine=combine if shape.combine is None else Combine(shape.combine),
        points=shape.points,
        weight=shape.weight,
        up_to=shape.up_to,
        cites=shape.cites,
        basis=build_basis(shape.basis, path, context),
        level=level if shape.level is None else Level(shape.level),
        origin=entry.origin,
    )


def build_parts(entries: list[Entry], combine: Combine, level: Level, context: Context) -> tuple[Part, ...]:
    """All parts, each after the one that encloses it; outermost ones take over `combine` and `level`."""
    parts: dict[str, Part] = {}
    for entry in entries:
        around = parts.get(entry.inside or "")
        part = build_part(
            entry,
            combine if around is None else around.combine,
            level if around is None else around.level,
            context,
        )
        if part is not None:
            parts.setdefault(part.id, part)
    return tuple(parts.values())


def build_gate(entry: Entry, context: Context) -> Gate | None:
    """A gate; exactly one of its keys says of which kind it is."""
    path = entry.path
    shape = context.shape(GateShape, entry.value, path, NAMES["gates"])
    kind = _gate_kind(entry, context)
    condition_key = "if" if kind is GateKind.GRADE_CAP else str(kind)
    value = get(entry.value, condition_key)
    condition = members = None
    if kind is GateKind.MANDATORY_SET:
        members = _members(value, (*path, "mandatory_set"), context)
    elif kind is not None and value is not None:
        condition = context.nodes.condition(value, (*path, condition_key))
    elif kind is GateKind.GRADE_CAP:
        context.faults.add("JJ202", (*path, "grade_cap"), on_key=True, where=NAMES["gates"], key="if")
    if shape is None or kind is None or (condition is None and members is None):
        return None
    _check_company(entry, kind, context)
    context.references.add_each(Referred.CLAUSE, shape.cites, (*path, "cites"))
    context.references.add_each(Referred.UNIT_TYPE, shape.for_types, (*path, "for"))
    for key in ("blocks", "grade_cap"):
        _refer_grade(getattr(shape, key), (*path, key), context)
    return Gate(
        id=shape.id,
        title=title_of(shape.title, shape.id),
        kind=kind,
        condition=condition,
        members=members,
        blocks=shape.blocks,
        grade=shape.grade_cap,
        hit_if_unknown=shape.if_unknown == "hit",
        ranked_after=shape.ranked_after,
        for_types=shape.for_types,
        cites=shape.cites,
        no_clause=shape.no_clause,
        basis=build_basis(shape.basis, path, context),
    )


def build_grade(entry: Entry, context: Context) -> Grade | None:
    """A grade."""
    path = entry.path
    shape = context.shape(GradeShape, entry.value, path, NAMES["grades"])
    if shape is None:
        return None
    _refer_grade(shape.needs, (*path, "needs"), context)
    members = None
    if shape.mandatory_set is not None:
        members = _members(shape.mandatory_set, (*path, "mandatory_set"), context)
    within = shape.share_within
    if within is None and shape.share_cap is not None:
        within = _BY_TYPE_AND_PERIOD
    return Grade(
        id=shape.id,
        title=title_of(shape.title, shape.id),
        start=shape.start,
        needs=shape.needs,
        members=members,
        share_cap=shape.share_cap,
        share_within=within or (),
    )


def build_rankings(entries: list[Entry], has_grades: bool, context: Context) -> tuple[Ranking, ...]:
    """The rankings; where there are grades and nothing is said, one by total within type and period."""
    if not entries and has_grades:
        return (Ranking("rank", Text("排名", "rank"), _BY_TYPE_AND_PERIOD, (RankBy(),)),)
    rankings = (_ranking(entry, context) for entry in entries)
    return tuple(ranking for ranking in rankings if ranking is not None)


def build_rounding(value: object, path: TreePath, context: Context) -> Rounding | None:
    """The rounding; None where scores stay exact."""
    if value is None:
        return None
    shape = context.shape(RoundingShape, value, path, ROUNDING)
    if shape is None:
        return None
    return Rounding(RoundingMode(shape.mode), shape.places, RoundingAt(shape.at))


def build_figures(value: object, path: TreePath, context: Context) -> dict[str, Figure]:
    """Named measures, or the figures of a roll-up, in their order."""
    figures = {}
    for name, entry in context.mapping(value, path).items():
        at = (*path, name)
        shape = context.shape(FigureShape, entry, at, FIGURE)
        raw = get(entry, "is")
        measure = None if raw is None else context.nodes.measure(raw, (*at, "is"))
        if shape is not None and measure is not None:
            figures[name] = Figure(name, title_of(shape.title, name), measure, shape.unit)
    return figures


def _ranking(entry: Entry, context: Context) -> Ranking | None:
    path = entry.path
    shape = context.shape(RankingShape, entry.value, path, NAMES["ranking"])
    by = _rank_by(get(entry.value, "by"), (*path, "by"), context)
    if shape is None or by is None:
        return None
    within = _BY_TYPE_AND_PERIOD if shape.within is None else shape.within
    return Ranking(shape.id, title_of(shape.title, shape.id), within, by)


def _rank_by(value: object, path: TreePath, context: Context) -> tuple[RankBy, ...] | None:
    if value is None:
        return (RankBy(),)
    if not isinstance(value, list | tuple):
        wrong_kind(context.faults, path, LIST, value, example="[{earned: openness}]")
        return None
    if not check_count(context.faults, path, value):
        return None
    keys = [_rank_key(entry, (*path, index), context) for index, entry in enumerate(value)]
    known = tuple(key for key in keys if key is not None)
    return known if len(known) == len(keys) else None


def _rank_key(value: object, path: TreePath, context: Context) -> RankBy | None:
    order = {"order": value["order"]} if isinstance(value, Mapping) and "order" in value else {}
    shape = context.shape(RankByShape, order, path, NAMES["ranking"])
    lowest_first = shape is not None and shape.order == "lowest"
    if value == "total":
        return RankBy()
    rest = {key: entry for key, entry in value.items() if key != "order"} if isinstance(value, Mapping) else value
    if order and rest == {}:
        return RankBy(None, lowest_first)
    measure = context.nodes.measure(rest, path)
    return None if measure is None else RankBy(measure, lowest_first)


def _gate_kind(entry: Entry, context: Context) -> GateKind | None:
    if not isinstance(entry.value, Mapping):
        return None
    kinds = [kind for kind in GateKind if kind.value in entry.value]
    if len(kinds) > 1:
        first, second = kinds[:2]
        context.faults.add("JJ203", (*entry.path, second.value), on_key=True, first=first.value, second=second.value)
    if not kinds:
        context.faults.add("JJ204", entry.path, what=_WHAT_GATE, known=tuple(GateKind), nearest=None)
    return kinds[0] if len(kinds) == 1 else None


GATE_COMPANY: Mapping[str, GateKind] = {
    "if": GateKind.GRADE_CAP,
    "ranked_after": GateKind.GRADE_CAP,
    "blocks": GateKind.MANDATORY_SET,
}
"""The keys of a gate that belong to one kind only."""


def _check_company(entry: Entry, kind: GateKind, context: Context) -> None:
    known = tuple(key for key, owner in GATE_COMPANY.items() if owner is kind)
    for key, owner in GATE_COMPANY.items():
        if owner is not kind and get(entry.value, key) is not None:
            context.faults.add("JJ208", (*entry.path, key), on_key=True, key=key, head=kind.value, known=known)


def _members(value: object, path: TreePath, context: Context) -> Members | None:
    if value is True:
        return Members(marked=True)
    if isinstance(value, Mapping) and set(value) == {"part"} and isinstance(value["part"], str):
        context.references.add(Referred.PART, value["part"], (*path, "part"))
        return Members(part=value["part"])
    if isinstance(value, list | tuple) and value and all(isinstance(rule, str) and rule for rule in value):
        context.references.add_each(Referred.RULE, tuple(value), path)
        return Members(rules=tuple(value))
    wanted = Words("规则编号的列表、{part: 部分} 或 true", "a list of rule ids, {part: ID} or true")
    wrong_kind(context.faults, path, wanted, value)
    return None


def _refer_grade(name: str | None, path: TreePath, context: Context) -> None:
    if name is not None:
        context.references.add(Referred.GRADE, name, path)
