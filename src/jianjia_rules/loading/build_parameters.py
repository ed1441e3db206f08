"""Parameters: values by day, by unit type, by a field's value, in any combination."""

import re
from collections.abc import Mapping
from datetime import date

from jianjia_rules.diagnostics.words import Words
from jianjia_rules.language.measures import Constant, ParameterRef
from jianjia_rules.language.parameters import ByField, ByType, Dated, Parameter, ParameterValue
from jianjia_rules.language.scalars import date_in, parse_date
from jianjia_rules.loading.build_rules import build_basis
from jianjia_rules.loading.context import Context, get, title_of
from jianjia_rules.loading.envelope import ParameterShape
from jianjia_rules.loading.faults import TreePath
from jianjia_rules.loading.node_scalars import MAPPING, SCALAR, check_count, read_field_path, read_scalar, wrong_kind
from jianjia_rules.loading.reference_list import Referred

PARAMETER = Words("参数", "the parameter")
_PART_OF_DATE = re.compile(r"[0-9]{4}([-/.][0-9]{1,2}){0,2}")
_OTHERWISE = "otherwise"
_BY_DAY = Words("按日期", "values by date")
_BY_TYPE = Words("按单位类别", "values by unit type")
_BY_FIELD = Words("by", "by")


def build_parameters(value: object, context: Context) -> dict[str, Parameter]:
    """The parameters by name."""
    parameters = {}
    for name, entry in context.mapping(value, ("parameters",)).items():
        path = ("parameters", name)
        shape = context.shape(ParameterShape, entry, path, PARAMETER)
        raw = get(entry, "values")
        read = None if raw is None else _Values(context).value(raw, (*path, "values"), ())
        if shape is not None and read is not None:
            basis = build_basis(shape.basis, path, context)
            parameters[name] = Parameter(name, title_of(shape.title, name), read, shape.unit, basis)
    return parameters


class _Values:
    """Reads the values of one parameter; `around` are the ways in which the mappings around one already vary."""

    def __init__(self, context: Context) -> None:
        self._context = context
        self._faults = context.faults

    def value(self, value: object, path: TreePath, around: tuple[Words, ...]) -> ParameterValue | None:
        match value:
            case Mapping() if "by" in value:
                return self._by_field(value, path, around)
            case Mapping():
                return self._by_day_or_type(value, path, around)
            case list() | tuple():
                return self._list(value, path)
        scalar = read_scalar(value, path, self._faults)
        if isinstance(scalar, ParameterRef):
            wrong_kind(self._faults, path, Words("一个值，不是另一个参数", "a value, not another parameter"), value)
            return None
        return scalar

    def _list(self, values: list[object] | tuple[object, ...], path: TreePath) -> Constant | None:
        if not check_count(self._faults, path, values):
            return None
        scalars = [self._entry(entry, (*path, index)) for index, entry in enumerate(values)]
        known = [scalar.value for scalar in scalars if isinstance(scalar, Constant)]
        return Constant(tuple(known)) if len(known) == len(scalars) else None  # type: ignore[arg-type]

    def _entry(self, value: object, path: TreePath) -> ParameterValue | None:
        """An entry of a list: one value, which varies with nothing by itself."""
        if isinstance(value, Mapping | list | tuple):
            wrong_kind(self._faults, path, SCALAR, value)
            return None
        return self.value(value, path, ())

    def _by_day_or_type(
        self, value: Mapping[str, object], path: TreePath, around: tuple[Words, ...]
    ) -> ParameterValue | None:
        if not value:
            wrong_kind(self._faults, path, Words("至少一个值", "at least one value"), value)
            return None
        days = {key: day for key in value if (day := _day(key)) is not None}
        if not days:
            return self._by_type(value, path, around)
        wrong = [key for key in value if key not in days]
        for key in wrong:
            self._faults.add("JJ231", (*path, key), on_key=True, key=key)
        nested = self._nested(value, path, around, _BY_DAY)
        if wrong or nested is None:
            return None
        return Dated(tuple(sorted(((days[key], inner) for key, inner in nested.items()), key=lambda pair: pair[0])))

    def _by_type(self, value: Mapping[str, object], path: TreePath, around: tuple[Words, ...]) -> ParameterValue | None:
        days = [key for key in value if date_in(key) is not None or _PART_OF_DATE.fullmatch(key)]
        for key in value:
            if key in days:
                self._faults.add("JJ236", (*path, key), on_key=True, key=key, nearest=_first_day(key))
            elif key != _OTHERWISE:
                self._context.references.add(Referred.UNIT_TYPE, key, (*path, key))
        nested = self._nested(value, path, around, _BY_TYPE)
        if nested is None or days:
            return None
        otherwise = nested.pop(_OTHERWISE, None)
        return ByType(tuple(nested.items()), otherwise)

    def _by_field(
        self, value: Mapping[str, object], path: TreePath, around: tuple[Words, ...]
    ) -> ParameterValue | None:
        at, cases = (*path, "by"), value["by"]
        for key in value:
            if key != "by":
                self._faults.add("JJ208", (*path, key), on_key=True, key=key, head="by", known=())
        if not isinstance(cases, Mapping):
            wrong_kind(self._faults, at, MAPPING, cases, example="{field: unit.size, 大型: 80, otherwise: 50}")
            return None
        if "field" not in cases:
            self._faults.add("JJ202", at, on_key=True, where=Words("“by”", '"by"'), key="field")
            return None
        field_path = read_field_path(cases["field"], (*at, "field"), self._faults)
        rest = {key: entry for key, entry in cases.items() if key != "field"}
        if not rest:
            self._faults.add("JJ202", at, on_key=True, where=Words("“by”", '"by"'), key=_OTHERWISE)
        nested = self._nested(rest, at, around, _BY_FIELD)
        if field_path is None or not nested or len(value) > 1:
            return None
        otherwise = nested.pop(_OTHERWISE, None)
        return ByField(field_path, tuple(nested.items()), otherwise)

    def _nested(
        self, value: Mapping[str, object], path: TreePath, around: tuple[Words, ...], way: Words
    ) -> dict[str, ParameterValue] | None:
        if way in around:
            self._faults.add("JJ213", path, inner=way, outer=way)
            return None
        read = {key: self.value(entry, (*path, key), (*around, way)) for key, entry in value.items()}
        known = {key: inner for key, inner in read.items() if inner is not None}
        return known if len(known) == len(read) else None


def _first_day(text: str) -> str | None:
    """The first day of the year, month or day that a text was meant for, as it should be written."""
    written = date_in(text) or date_in(f"{text}-01")
    return None if written is None else (f"{written}-01" if written.count("-") == 1 else written)


def _day(text: str) -> date | None:
    span = parse_date(text)
    return date.fromordinal(span.first) if span is not None and span.first == span.last else None
