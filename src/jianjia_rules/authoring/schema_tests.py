"""JSON Schemas of test files, made from the models that check them."""

from collections.abc import Mapping

from jianjia_rules.authoring.rule_tests.shapes import EXPECTED_OF, CaseFileShape, CaseShape, UnreachableShape
from jianjia_rules.authoring.schema_models import object_schema
from jianjia_rules.loading.envelope_check import keys_of
from jianjia_rules.loading.shapes import JsonSchema

_NOT_BOTH = "rule 和 gate 只写其一 / not both: rule, gate"


def case_definitions() -> Mapping[str, JsonSchema]:
    """The definitions of a test file, a case, what it expects, and what is out of reach."""
    of_rule, of_gate, of_unit = (keys_of(model) for model in EXPECTED_OF)
    case = object_schema(CaseShape)
    case["dependencies"] = {"rule": {"properties": {"gate": False}, "errorMessage": _NOT_BOTH}}
    case["if"], case["then"] = {"required": ["rule"]}, _without(*of_gate, *of_unit)
    case["else"] = {
        "if": {"required": ["gate"]},
        "then": _without(*of_rule, *of_unit),
        "else": _without(*of_rule, *of_gate),
    }
    properties = {key: schema for model in EXPECTED_OF for key, schema in object_schema(model)["properties"].items()}
    unreachable = object_schema(UnreachableShape)
    unreachable["dependencies"] = {"rule": {"properties": {"gate": False}, "errorMessage": _NOT_BOTH}}
    unreachable["anyOf"] = [{"required": ["rule"]}, {"required": ["gate"]}]
    return {
        "test_file": object_schema(CaseFileShape),
        "case": case,
        "expect": {"type": "object", "properties": properties, "additionalProperties": False, "minProperties": 1},
        "unreachable": unreachable,
    }


def _without(*keys: str) -> JsonSchema:
    """A case whose expectations are none of these."""
    return {"properties": {"expect": {"properties": dict.fromkeys(keys, False)}}}
