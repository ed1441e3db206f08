"""A rulebook out of what its folder and those it extends hold."""

from collections.abc import Mapping
from fractions import Fraction
from typing import TypeVar

from jianjia_rules.diagnostics.words import Words
from jianjia_rules.language.outcomes import Outcome
from jianjia_rules.language.rulebook import Change, RecordSettings, Rulebook, Several
from jianjia_rules.language.rules import Level
from jianjia_rules.language.scalars import as_number
from jianjia_rules.language.scheme import Combine, Rescale
from jianjia_rules.loading.build_parameters import build_parameters
from jianjia_rules.loading.build_rollups import build_rollup
from jianjia_rules.loading.build_rules import build_rules, build_undetermined
from jianjia_rules.loading.build_scheme import (
    build_figures,
    build_gate,
    build_grade,
    build_parts,
    build_rankings,
    build_rounding,
)
from jianjia_rules.loading.build_settings import (
    build_evidence_kinds,
    build_functions,
    build_periods,
    build_record,
    build_registers,
    build_schema,
    build_unit_types,
)
from jianjia_rules.loading.build_source import build_addressees, build_not_assessed, build_source
from jianjia_rules.loading.context import Context, title_of
from jianjia_rules.loading.envelope import RulebookShape
from jianjia_rules.loading.gather import RULEBOOK, Gathered
from jianjia_rules.loading.node_scalars import wrong_kind
from jianjia_rules.loading.reference_list import Referred

LANGUAGE = 1
"""The version of the rule language that this package reads."""

T = TypeVar("T")


def build_rulebook(gathered: Gathered, changes: tuple[Change, ...], context: Context) -> Rulebook | None:
    """The rulebook; None where its identity or its record settings cannot be read.

    Entries that cannot be read are reported and left out of it.
    """
    settings = gathered.settings
    shape = context.shape(RulebookShape, settings, (), RULEBOOK)
    _check_language(settings, context)
    record = _record(settings, context)
    combine = Combine.ADD if shape is None else Combine(shape.combine)
    level = Level.WARNING if shape is None or shape.level is None else Level(shape.level)
    parts = build_parts(gathered.lists["parts"], combine, level, context)
    rules = build_rules(gathered.lists["rules"], parts, level, context)
    for part, path in gathered.part_files:
        context.references.add(Referred.PART, part, path)
    gates = _known([build_gate(entry, context) for entry in gathered.lists["gates"]])
    grades = _known([build_grade(entry, context) for entry in gathered.lists["grades"]])
    rankings = build_rankings(gathered.lists["ranking"], bool(gathered.lists["grades"]), context)
    rollups = _known([build_rollup(entry, level, context) for entry in gathered.lists["rollups"]])
    value = _Mappings(settings, context)
    source = build_source(gathered.clauses, context)
    addressees = build_addressees(gathered.clauses, context)
    not_assessed = _known([build_not_assessed(entry, context) for entry in gathered.lists["not_assessed"]])
    newcomer = settings.get("newcomer")
    condition = None if newcomer is None else context.nodes.condition(newcomer, ("newcomer",))
    if shape is None or record is None:
        return None
    scales = shape.scales or {}
    places = {part.id: index for index, part in enumerate(parts)}
    return Rulebook(
        id=shape.rulebook,
        title=title_of(shape.title, shape.rulebook),
        edition=shape.edition,
        record=record,
        schema=build_schema(None if gathered.schema is None else gathered.schema.value, scales),
        unit_types=value.unit_types,
        parts=parts,
        rules=tuple(sorted(rules, key=lambda rule: places.get(rule.part, len(places)))),
        digest=gathered.digest,
        source=source,
        addressees=addressees,
        not_assessed=not_assessed,
        scales=scales,
        parameters=value.parameters,
        measures=value.measures,
        answers=value.answers,
        undetermined=value.undetermined,
        newcomer=condition,
        evidence_kinds=value.evidence_kinds,
        combine=combine,
        scale=None if shape.scale is None else Fraction(shape.scale),
        rescale=Rescale(shape.rescale),
        least_share=shape.least_share,
        ceiling=_ceiling(shape.ceiling, context),
        gates=gates,
        grades=grades,
        rankings=rankings,
        rounding=value.rounding,
        registers=value.registers,
        rollups=rollups,
        functions=value.functions,
        periods=value.periods,
        waived_counts_full=shape.waived == "full",
        assessors=Several(shape.assessors),
        changes=changes,
    )


class _Mappings:
    """The settings that are mappings of entries, read whether or not the rest can be."""

    def __init__(self, settings: Mapping[str, object], context: Context) -> None:
        self.unit_types = build_unit_types(settings.get("unit_types"), context)
        self.undetermined = build_undetermined(settings.get("undetermined"), ("undetermined",), context)
        self.parameters = build_parameters(settings.get("parameters"), context)
        self.measures = build_figures(settings.get("measures"), ("measures",), context)
        answers = settings.get("answers")
        self.answers: dict[str, Outcome] = {}
        if answers is not None:
            read = context.awards.answers(answers, ("answers",))
            # Where one could not be read, each stands for something, so that the rows that use them are not blamed.
            self.answers = dict(read) if read is not None else dict.fromkeys(_keys(answers), Outcome.MET)
        self.evidence_kinds = build_evidence_kinds(settings.get("evidence_kinds"), context)
        self.registers = build_registers(settings.get("registers"), context)
        self.functions = build_functions(settings.get("functions"), context)
        self.periods = build_periods(settings.get("periods"), context)
        self.rounding = build_rounding(settings.get("rounding"), ("rounding",), context)


def _check_language(settings: Mapping[str, object], context: Context) -> None:
    found = settings.get("language")
    if "language" not in settings:
        context.faults.add("JJ202", (), where=RULEBOOK, key="language")
    elif found is not None and (isinstance(found, bool) or found != LANGUAGE):
        context.faults.add("JJ220", ("language",), found=found, wanted=LANGUAGE)


def _record(settings: Mapping[str, object], context: Context) -> RecordSettings | None:
    if "record" not in settings:
        context.faults.add("JJ202", (), where=RULEBOOK, key="record")
    if settings.get("record") is None:
        return None
    return build_record(settings["record"], context)


def _ceiling(value: object, context: Context) -> Fraction | None:
    if value is None or value == "none":
        return None
    number = as_number(value)
    if number is not None:
        return Fraction(number)
    wrong_kind(context.faults, ("ceiling",), Words("一个数，或 none", "a number, or none"), value)
    return None


def _keys(value: object) -> tuple[str, ...]:
    return tuple(str(key) for key in value) if isinstance(value, Mapping) else ()


def _known(entries: list[T | None]) -> tuple[T, ...]:
    return tuple(entry for entry in entries if entry is not None)
