"""Rules out of their entries."""

from collections.abc import Mapping, Sequence

from jianjia_rules.diagnostics.words import Words
from jianjia_rules.language.basis import Basis
from jianjia_rules.language.conditions import Condition
from jianjia_rules.language.outcomes import Cause, Treatment
from jianjia_rules.language.rules import Level, Rule, Undetermined
from jianjia_rules.language.scheme import Part
from jianjia_rules.loading.context import Context, get, title_of
from jianjia_rules.loading.envelope_rules import TREATMENTS, BasisShape, RuleShape, UndeterminedShape
from jianjia_rules.loading.faults import TreePath
from jianjia_rules.loading.gather import NAMES, Entry
from jianjia_rules.loading.node_scalars import truth_in, wrong_kind
from jianjia_rules.loading.reference_list import Referred
from jianjia_rules.loading.rewritten import as_condition

_CAUSES: Mapping[str, Cause] = {
    "answer": Cause.ANSWER,
    "unsure": Cause.UNSURE,
    "previous": Cause.PREVIOUS,
    "zero_base": Cause.ZERO_BASE,
    "reason": Cause.REASON,
    "function": Cause.FUNCTION,
}
NOT_IN_ROLLUPS = ("part", "for", "evidence", "base")
"""What a rule of a roll-up may not say."""


def build_rules(entries: list[Entry], parts: Sequence[Part], level: Level, context: Context) -> tuple[Rule, ...]:
    """The rules of a score table; those that cannot be read are reported and left out.

    Rules that name no level have that of their part, those of unknown parts `level`.
    """
    levels = {part.id: part.level for part in parts}
    rules = (build_rule(entry, levels, level, context) for entry in entries)
    return tuple(rule for rule in rules if rule is not None)


def build_rule(entry: Entry, levels: Mapping[str, Level], level: Level, context: Context) -> Rule | None:
    """A rule of the score table."""
    part = get(entry.value, "part")
    if part is None and entry.inside is None:
        context.faults.add("JJ224", entry.path)
        part = ""
    elif part is not None and entry.inside and part != entry.inside:
        context.faults.add("JJ229", (*entry.path, "part"), found=part, part=entry.inside)
    if isinstance(part, str) and part:
        context.references.add(Referred.PART, part, (*entry.path, "part"))
    name = part if isinstance(part, str) else entry.inside or ""
    return _rule(entry, name, levels.get(name, level), context)


def build_rollup_rule(entry: Entry, level: Level, context: Context) -> Rule | None:
    """A rule of a roll-up: it belongs to no part and no unit type."""
    for key in NOT_IN_ROLLUPS:
        if get(entry.value, key) is not None:
            context.faults.add("JJ213", (*entry.path, key), on_key=True, inner=key, outer="rollups")
    return _rule(entry, "", level, context)


def build_basis(shape: BasisShape | None, path: TreePath, context: Context) -> Basis:
    """What a choice rests on."""
    if shape is None:
        return Basis()
    context.references.add_each(Referred.CLAUSE, shape.text, (*path, "basis", "text"))
    return Basis(shape.text, shape.assumption, shape.note)


def build_undetermined(value: object, path: TreePath, context: Context) -> Undetermined:
    """Treatments by cause; one for all is that of every cause but a base of zero, which keeps its own."""
    if value is None:
        return Undetermined()
    if isinstance(value, str):
        treatment = context.nodes.choice(value, path, TREATMENTS)
        causes = [cause for cause in _CAUSES.values() if cause is not Cause.ZERO_BASE]
        return Undetermined(tuple((cause, Treatment(treatment)) for cause in causes) if treatment else ())
    shape = context.shape(UndeterminedShape, value, path, Words("“undetermined”", '"undetermined"'))
    if shape is None:
        return Undetermined()
    given = ((cause, getattr(shape, key)) for key, cause in _CAUSES.items())
    return Undetermined(tuple((cause, Treatment(treatment)) for cause, treatment in given if treatment is not None))


def _rule(entry: Entry, part: str, level: Level, context: Context) -> Rule | None:
    """A rule; `level` is what it takes over where it names none and is not mandatory."""
    path = entry.path
    shape = context.shape(RuleShape, entry.value, path, NAMES["rules"])
    award_value, when_value, base_value = (get(entry.value, key) for key in ("award", "when", "base"))
    award = None if award_value is None else context.awards.award(award_value, (*path, "award"))
    when = None if when_value is None else context.nodes.condition(when_value, (*path, "when"))
    base = None if base_value is None else context.nodes.measure(base_value, (*path, "base"))
    undetermined = build_undetermined(get(entry.value, "undetermined"), (*path, "undetermined"), context)
    mandatory = _mandatory(get(entry.value, "mandatory"), (*path, "mandatory"), context)
    if shape is None:
        return None
    if shape.points is not None and shape.weight is not None:
        context.faults.add("JJ209", (*path, "weight"), on_key=True, first="points", second="weight")
    _refer(shape, entry.value, path, context)
    basis = build_basis(shape.basis, path, context)
    if award is None or mandatory is None:
        return None
    return Rule(
        id=shape.id,
        part=part,
        title=title_of(shape.title, shape.id),
        award=award,
        points=shape.points,
        weight=shape.weight,
        for_types=shape.for_types,
        cites=shape.cites,
        no_clause=shape.no_clause,
        when=when,
        mandatory=mandatory,
        waivable=shape.waivable,
        enough_partly=shape.enough == "partly",
        evidence=shape.evidence,
        advice=shape.advice,
        undetermined=undetermined,
        base=base,
        basis=basis,
        level=Level(shape.level) if shape.level is not None else Level.ERROR if mandatory is not False else level,
        from_day=shape.from_day,
        until=shape.until,
        origin=entry.origin,
    )


def _mandatory(value: object, path: TreePath, context: Context) -> bool | Condition | None:
    if value is None:
        return False
    if isinstance(value, bool):
        return value
    if isinstance(value, Mapping):
        return context.nodes.condition(value, path)
    wanted = Words("一个是非值（true 或 false）或条件", "true, false or a condition")
    example = as_condition(value) if isinstance(value, str) else None
    wrong_kind(context.faults, path, wanted, value, example=example or truth_in(value))
    return None


def _refer(shape: RuleShape, value: object, path: TreePath, context: Context) -> None:
    context.references.add_each(Referred.CLAUSE, shape.cites, (*path, "cites"))
    context.references.add_each(Referred.UNIT_TYPE, shape.for_types, (*path, "for"))
    if shape.evidence is not None:
        kinds = get(value, "evidence")
        at = (*path, "evidence", *kinds) if isinstance(kinds, Mapping) else (*path, "evidence")
        context.references.add_each(Referred.EVIDENCE_KIND, shape.evidence.kinds, at)
    for key in ("points", "weight"):
        refer_types(getattr(shape, key), (*path, key), context)
    if shape.from_day is not None and shape.until is not None and shape.until < shape.from_day:
        context.faults.add("JJ230", (*path, "until"), first=shape.from_day.isoformat(), last=shape.until.isoformat())


def refer_types(points: object, path: TreePath, context: Context) -> None:
    """Note the unit types of points by type."""
    for name, _ in getattr(points, "points", ()):
        context.references.add(Referred.UNIT_TYPE, name, (*path, name))
