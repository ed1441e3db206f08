"""Settings of a rulebook: the record, unit types, kinds of evidence, registers, functions, periods, the source."""

from collections.abc import Mapping

from jianjia_rules.diagnostics.words import Words
from jianjia_rules.language.periods import Period, PeriodKind, Periods
from jianjia_rules.language.record_schema import RecordSchema
from jianjia_rules.language.rulebook import Function, RecordSettings, Repeated, UnitType
from jianjia_rules.language.rules import Dating, EvidenceKind
from jianjia_rules.language.scheme import Register
from jianjia_rules.language.text import Text
from jianjia_rules.language.types import Kind
from jianjia_rules.loading.context import Context, title_of
from jianjia_rules.loading.envelope import (
    EvidenceKindShape,
    FunctionShape,
    PeriodShape,
    PeriodsShape,
    RecordShape,
    RegisterShape,
)
from jianjia_rules.loading.faults import TreePath
from jianjia_rules.loading.node_scalars import LIST, check_count, read_text, wrong_kind
from jianjia_rules.loading.reference_list import Referred

RECORD = Words("record 设置", "the record settings")
_PERIOD = Words("考核期", "the period")


def build_record(value: object, context: Context) -> RecordSettings | None:
    """Where a record says whose it is."""
    shape = context.shape(RecordShape, value, ("record",), RECORD)
    if shape is None:
        return None
    return RecordSettings(
        unit=shape.unit,
        period=shape.period,
        type=shape.type,
        parent=shape.parent,
        name=shape.name,
        evidence=shape.evidence,
        self_scores=shape.self_scores,
        repeated=Repeated(shape.repeated),
        version=shape.version,
    )


def build_schema(value: object, scales: Mapping[str, tuple[str, ...]]) -> RecordSchema:
    """The view of the record's JSON Schema; one that could not be read knows every field."""
    return RecordSchema(value if isinstance(value, Mapping) else {}, scales)


def build_unit_types(value: object, context: Context) -> tuple[UnitType, ...]:
    """The unit types; `unit` where the author names none."""
    types = []
    for name, entry in context.mapping(value, ("unit_types",)).items():
        title = read_text(entry, ("unit_types", name), context.faults)
        types.append(UnitType(name, title_of(title, name)))
    return tuple(types) or (UnitType("unit", Text("单位", "unit")),)


def build_evidence_kinds(value: object, context: Context) -> dict[str, EvidenceKind]:
    """The kinds of evidence by name."""
    kinds = {}
    for name, entry in context.mapping(value, ("evidence_kinds",), named=False).items():
        path: TreePath = ("evidence_kinds", name)
        shape = context.shape(EvidenceKindShape, entry, path, Words("佐证种类", "the kind of evidence"))
        if shape is not None:
            kinds[name] = EvidenceKind(name, title_of(shape.title, name), Dating(shape.dated))
    return kinds


def build_registers(value: object, context: Context) -> dict[str, Register]:
    """The registers by name."""
    registers = {}
    for name, entry in context.mapping(value, ("registers",)).items():
        shape = context.shape(RegisterShape, entry, ("registers", name), Words("名册", "the register"))
        if shape is not None:
            context.references.add_each(Referred.UNIT_TYPE, shape.types, ("registers", name, "types"))
            registers[name] = Register(name, shape.key, shape.title, shape.of == "units", shape.types)
    return registers


def build_functions(value: object, context: Context) -> dict[str, Function]:
    """The Python functions that rules may call."""
    functions = {}
    for name, entry in context.mapping(value, ("functions",)).items():
        path: TreePath = ("functions", name)
        shape = context.shape(FunctionShape, entry, path, Words("函数", "the function"))
        if shape is None:
            continue
        module, _, function = shape.python.partition(":")
        if not all(word.isidentifier() for word in [*module.split("."), function]):
            wrong_kind(context.faults, (*path, "python"), Words("模块:函数", "module:function"), shape.python,
                       example="my_package.measures:index")  # fmt: skip
            continue
        takes = tuple(Kind(kind) for kind in shape.takes)
        functions[name] = Function(name, title_of(shape.title, name), shape.python, takes, Kind(shape.gives))
    return functions


def build_periods(value: object, context: Context) -> Periods:
    """The periods; years where nothing is said."""
    if value is None:
        return Periods()
    shape = context.shape(PeriodsShape, value, ("periods",), _PERIOD)
    if shape is None:
        return Periods()
    kind = PeriodKind(shape.kind)
    if kind is not PeriodKind.CUSTOM:
        if shape.listed is not None:
            context.faults.add("JJ208", ("periods", "list"), on_key=True, key="list", head=f"kind: {kind}")
        return Periods(kind, shape.due)
    if shape.listed is None:
        context.faults.add("JJ202", ("periods",), on_key=True, where=Words("kind: custom", "kind: custom"), key="list")
    return Periods(kind, shape.due, _custom_periods(shape.listed, context))


def _custom_periods(value: object, context: Context) -> tuple[Period, ...]:
    path: TreePath = ("periods", "list")
    if value is None:
        return ()
    if not isinstance(value, list | tuple):
        wrong_kind(context.faults, path, LIST, value)
        return ()
    if not check_count(context.faults, path, value):
        return ()
    periods: list[Period] = []
    for index, entry in enumerate(value):
        at = (*path, index)
        shape = context.shape(PeriodShape, entry, at, _PERIOD)
        if shape is None:
            continue
        _check_order(shape, periods, at, context)
        periods.append(Period(shape.id, shape.from_day, shape.to, shape.due or shape.to))
    return tuple(periods)


def _check_order(shape: PeriodShape, before: list[Period], path: TreePath, context: Context) -> None:
    if shape.to < shape.from_day:
        context.faults.add("JJ230", (*path, "to"), first=shape.from_day.isoformat(), last=shape.to.isoformat())
    if before and shape.from_day <= before[-1].last:
        context.faults.add("JJ232", (*path, "from"), found=shape.from_day.isoformat(), before=before[-1].id)
    if any(period.id == shape.id for period in before):
        context.faults.add("JJ216", (*path, "id"), related=(*path[:-1], 0, "id"), what=_PERIOD, id=shape.id)
