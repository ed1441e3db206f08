"""JSON Schemas of what stands behind a key of the rule language: paths, values, amounts, words.

They are kept flat (one `type` of several, never an `anyOf` of types), since editors complete and explain a flat schema
best. Each is a definition; `behind` refers to the one for a shape.
"""

from collections.abc import Mapping
from typing import assert_never

from jianjia_rules.language.awards import PartStep
from jianjia_rules.language.operators import Shape
from jianjia_rules.loading.node_awards import ANSWER_OUTCOMES
from jianjia_rules.loading.shapes import JsonSchema

_SEGMENT = '(?:"(?:[^"\\\\]|\\\\.)*"|[^\\s.\\[\\]{}"\'$,，。：:]+)'
PATH_PATTERN = f"^{_SEGMENT}(?:\\.{_SEGMENT})*$"
_PARAMETER = "^\\$"
PATH_MESSAGE = "字段路径，如 venue.area_m2 / a field path such as venue.area_m2"
_NAME: JsonSchema = {"type": "string", "minLength": 1}


def definition(name: str) -> JsonSchema:
    """A reference to a definition."""
    return {"$ref": f"#/definitions/{name}"}


def behind(shape: Shape) -> JsonSchema:
    """The schema of what stands behind a key of this shape."""
    match shape:
        case Shape.PATH | Shape.LIST:
            return definition("path")
        case Shape.PATHS:
            return _list(definition("path"))
        case Shape.OF:
            return definition("path_or_measure")
        case Shape.MEASURE:
            return definition("measure")
        case Shape.OPERAND:
            return definition("operand")
        case Shape.TWO_OPERANDS:
            return {**_list(definition("operand")), "minItems": 2, "maxItems": 2}
        case Shape.OPERANDS:
            return _list(definition("operand"))
        case Shape.SCALARS:
            return {"type": ["array", "string"], "items": definition("scalar"), "minItems": 1, "pattern": _PARAMETER}
        case Shape.CONDITION:
            return definition("condition")
        case Shape.CONDITIONS:
            return _list(definition("condition"))
        case Shape.NAMED_MEASURE | Shape.RULE | Shape.RULE_OR_PART | Shape.FUNCTION:
            return dict(_NAME)
        case Shape.AWARDS:
            return _list(definition("award"))
        case Shape.BANDS:
            return _list(definition("band"))
        case Shape.AMOUNT:
            return definition("amount")
        case Shape.STEP:
            return {"type": ["number", "string"], "exclusiveMinimum": 0, "pattern": "^\\$|[%％]\\s*$"}
        case Shape.NUMBER:
            return {"type": "number", "minimum": 0}
        case Shape.POINTS:
            return definition("points")
        case Shape.SHARE:
            return definition("share")
        case Shape.BOOLEAN:
            return {"type": "boolean"}
        case Shape.PART_STEP:
            return {"enum": [str(each) for each in PartStep], "default": str(PartStep.IGNORE)}
        case Shape.GROWTH_AS:
            return {"enum": ["difference", "share"], "default": "difference"}
        case Shape.TEXTS:
            return _list(_NAME)
        case Shape.TEXT:
            return definition("text")
        case Shape.ANSWERS:
            return definition("answers")
        case Shape.JUDGED:
            return definition("judged")
    assert_never(shape)


def value_definitions() -> Mapping[str, JsonSchema]:
    """The definitions that hold no measure, condition or award."""
    text = {"type": ["string", "null"]}
    return {
        "path": {
            "type": "string",
            "pattern": PATH_PATTERN,
            "patternErrorMessage": PATH_MESSAGE,
        },
        "path_or_paths": {"type": ["string", "array"], "minLength": 1, "items": definition("path"), "minItems": 1},
        "scalar": {"type": ["string", "number", "boolean"], "minLength": 1},
        "text": {
            "type": ["string", "object"],
            "pattern": "\\S",
            "properties": {
                "zh": {**text, "description": "中文\nin Chinese"},
                "en": {**text, "description": "英文\nin English"},
            },
            "additionalProperties": False,
            "minProperties": 1,
        },
        "points": {
            "type": ["number", "object"],
            "minimum": 0,
            "additionalProperties": {"type": "number", "minimum": 0},
            "minProperties": 1,
        },
        "share": {"type": ["string", "number"], "exclusiveMinimum": 0, "maximum": 1, "pattern": "[0-9]"},
        "amount": {
            "type": ["number", "string", "object"],
            "minimum": 0,
            "pattern": _PARAMETER,
            "properties": {
                "share": {
                    **definition("share"),
                    "description": "占本行分值的份额，如 1/2\na share of the row's points, such as 1/2",
                }
            },
            "required": ["share"],
            "additionalProperties": False,
        },
        "answers": {"type": "object", "additionalProperties": {"enum": list(ANSWER_OUTCOMES)}},
        "judged": {
            "type": "object",
            "properties": {
                "by": {**definition("text"), "description": "由谁评\nwho judges"},
                "step": {"type": "number", "minimum": 0, "description": "给分的最小单位\nthe smallest step of points"},
                "guide": {**definition("text"), "description": "评分说明\nhow to judge"},
            },
            "additionalProperties": False,
        },
        "parameter_value": _parameter_value(),
    }


def _parameter_value() -> JsonSchema:
    """One value, a list, or values by day, by unit type, by a field, in any combination."""
    inner = definition("parameter_value")
    otherwise = {**inner, "description": "其余情况\nin all other cases"}
    return {
        "type": ["string", "number", "boolean", "array", "object"],
        "minLength": 1,
        "items": definition("scalar"),
        "minItems": 1,
        "minProperties": 1,
        "properties": {
            "by": {
                "type": "object",
                "description": "按记录中一个字段的值分列\nvalues by the value of a field of the record",
                "properties": {
                    "field": {**definition("path"), "description": "据以分列的字段\nthe field that decides"},
                    "otherwise": otherwise,
                },
                "required": ["field"],
                "minProperties": 2,
                "additionalProperties": inner,
            },
            "otherwise": otherwise,
        },
        "additionalProperties": inner,
    }


def _list(items: JsonSchema) -> JsonSchema:
    return {"type": "array", "items": items, "minItems": 1}
