"""Pieces of the rule language out of YAML text, a record schema to read them against, and rulebooks made of them."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from jianjia_rules.diagnostics.diagnostic import Diagnostics
from jianjia_rules.documents.yaml_text import read_yaml
from jianjia_rules.language.awards import Award
from jianjia_rules.language.conditions import Condition
from jianjia_rules.language.conditions import Test as ATest
from jianjia_rules.language.inference import Inference
from jianjia_rules.language.inference_awards import Worth, bound_award
from jianjia_rules.language.measures import Measure
from jianjia_rules.language.parameters import Parameter, ParameterValue
from jianjia_rules.language.periods import Period, Periods
from jianjia_rules.language.problems import Problem
from jianjia_rules.language.record_schema import RecordSchema
from jianjia_rules.language.rulebook import RecordSettings, Rulebook, UnitType
from jianjia_rules.language.rules import Rule
from jianjia_rules.language.scheme import Figure, Part
from jianjia_rules.language.scope import Scope
from jianjia_rules.language.text import Text, same
from jianjia_rules.loading.context import Context
from jianjia_rules.loading.faults import Faults, Locator

SCALES = {"award_level": ("县级", "市级", "省级", "国家级"), "grade": ("丙", "乙", "甲")}

_NUMBER = {"type": "number"}
_TEXT = {"type": "string"}
_BOOLEAN = {"type": "boolean"}
_DATE = {"type": "string", "format": "date"}


def _object(**properties: Any) -> dict[str, Any]:
    return {"type": "object", "additionalProperties": False, "properties": properties}


def _list(items: Any) -> dict[str, Any]:
    return {"type": "array", "items": items}


DOCUMENT = _object(
    unit=_object(id=_TEXT, type=_TEXT, size={"type": "string", "enum": ["大型", "中型", "小型"]}, founded_on=_DATE),
    period=_TEXT,
    area={"type": "number", "x-unit": "平方米"},
    people={"type": "integer", "x-unit": "人"},
    guests={"type": "integer", "x-unit": "人次"},
    plain=_NUMBER,
    rate={"type": "number", "x-unit": "%"},
    share={"type": "number", "x-unit": "1"},
    wan={"type": "number", "x-unit": "万元"},
    yuan={"type": "number", "x-unit": "元"},
    name=_TEXT,
    tenure={"type": "string", "enum": ["自有", "租用"]},
    plaque=_BOOLEAN,
    opened_on=_DATE,
    level={"type": "string", "x-scale": "award_level"},
    mark={"type": "string", "x-scale": "grade"},
    facilities=_list(_TEXT),
    days=_list(_DATE),
    marks=_list({"type": "string", "x-scale": "grade"}),
    scores=_list({"type": "number", "x-unit": "分"}),
    open={"type": "object"},
    activities=_list(
        _object(
            kind={"type": "string", "enum": ["学术", "科普"]},
            on=_DATE,
            people={"type": "integer", "x-unit": "人"},
            cost={"type": "number", "x-unit": "元"},
            level={"type": "string", "x-scale": "award_level"},
            number=_TEXT,
            guests=_list(_object(name=_TEXT, age=_NUMBER)),
        )
    ),
    awards=_list(_object(title=_TEXT, level={"type": "string", "x-scale": "award_level"}, on=_DATE)),
)

SCHEMA = RecordSchema(DOCUMENT, SCALES)


def scope(**changes: Any) -> Scope:
    """A scope of the schema above."""
    return Scope(SCHEMA, **changes)


def condition(text: str) -> Condition:
    """A condition out of YAML text."""
    return _read(text, lambda context, value: context.nodes.condition(value, ()))


def measure(text: str) -> Measure:
    """A measure out of YAML text."""
    return _read(text, lambda context, value: context.nodes.measure(value, ()))


def award(text: str) -> Award:
    """An award out of YAML text."""
    return _read(text, lambda context, value: context.awards.award(value, ()))


def problems(text: str, **changes: Any) -> list[str]:
    """The problems of a condition: their code and where below it they are."""
    found: list[Problem] = []
    Inference(scope(**changes), found.append).condition(condition(text), ())
    return [shown(each) for each in found]


def award_problems(text: str, answers: Mapping[str, Any] | None = None, **changes: Any) -> list[str]:
    """The problems of an award."""
    found: list[Problem] = []
    worth = Worth(10, "firm", tuple((answers or {}).items()))
    bound_award(award(text), worth, Inference(scope(**changes), found.append), ())
    return [shown(each) for each in found]


def shown(found: Problem) -> str:
    """`JJ404 at if.at_least`, and what the message would propose."""
    at = ".".join(str(each) for each in found.at)
    nearest = dict(found.data).get("nearest")
    return f"{found.code} {at}" + (f" ({nearest}?)" if nearest else "")


def bound(text: str, **changes: Any) -> Condition:
    """A condition, bound; it must have no problem."""
    found: list[Problem] = []
    result = Inference(scope(**changes), found.append).condition(condition(text), ())
    assert found == []
    return result


def compared_with(text: str, **changes: Any) -> object:
    """The value of the first operand of a bound test."""
    test = bound(text, **changes)
    assert isinstance(test, ATest)
    return test.comparisons[0].operands[0].value  # type: ignore[union-attr]


def parameter(name: str, value: ParameterValue, unit: str | None = None, **more: Any) -> dict[str, Parameter]:
    """One parameter by its name."""
    return {name: Parameter(name, same(name), value, unit, **more)}


def figure(name: str, text: str, unit: str | None = None) -> dict[str, Figure]:
    """One named measure by its name."""
    return {name: Figure(name, same(name), measure(text), unit)}


def rule(id: str, text: str, points: Any = 10, **more: Any) -> Rule:
    """A rule with an award out of YAML text."""
    return Rule(id, more.pop("part", "table"), Text(f"行 {id}", f"row {id}"), award(text), points=points, **more)


def rulebook(*rules: Rule, **more: Any) -> Rulebook:
    """A rulebook of these rules in one part, over the schema above, for firms and clubs."""
    settings: dict[str, Any] = {
        "id": "pieces",
        "title": same("pieces"),
        "edition": "1.0.0",
        "record": RecordSettings((("unit", "id"),), ("period",), type=("unit", "type")),
        "schema": SCHEMA,
        "unit_types": (UnitType("firm", same("firm")), UnitType("club", same("club"))),
        "parts": (Part("table", same("table"), points=100),),
        "digest": "",
    }
    return Rulebook(rules=rules, **(settings | more))


def year(text: str) -> Period:
    """A year as a period."""
    period = Periods().find(text)
    assert period is not None
    return period


def day(text: str) -> int:
    """A day as its ordinal."""
    return date.fromisoformat(text).toordinal()


def _read(text: str, read: Any) -> Any:
    diagnostics = Diagnostics()
    document = read_yaml(text, "piece.yaml", diagnostics)
    assert document is not None
    result = read(Context(Faults(diagnostics, Locator())), document.value)
    assert [str(each) for each in diagnostics] == []
    return result
