"""One fault for each thing that is wrong, with everything its message speaks of, for every keyword."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given, settings

from jianjia_rules.language.record_schema import RecordSchema
from jianjia_rules.records.check import SchemaCheck
from jianjia_rules.records.faults import diagnose
from jianjia_rules.records.origins import NoOrigin
from tests.records.rulebooks import fully_said
from tests.records.schemas import records, schemas
from tests.records.test_validator import refers_to_itself

KINDS = {
    "oneOf": [
        {
            "type": "object",
            "properties": {"kind": {"const": "course"}, "hours": {"type": "integer"}},
            "required": ["hours"],
        },
        {
            "type": "object",
            "properties": {"kind": {"const": "award"}, "level": {"enum": ["市级"]}},
            "required": ["kind"],
        },
    ]
}


@pytest.mark.parametrize(
    ("schema", "value", "found"),
    [
        ({"dependentRequired": {"x": ["y"]}}, {"x": 1}, [("JJ817", ("y",))]),
        ({"propertyNames": {"maxLength": 2}}, {"long": 1}, [("JJ803", ("long",))]),
        ({"patternProperties": {"^n": {"type": "integer"}}}, {"no": "1"}, [("JJ801", ("no",))]),
        ({"properties": {"x": False}}, {"x": 1}, [("JJ803", ("x",))]),
        ({"not": {"required": ["x"]}}, {"x": 1}, [("JJ818", ())]),
        ({"if": {"required": ["x"]}, "then": {"required": ["y"]}}, {"x": 1}, [("JJ802", ("y",))]),
        ({"minProperties": 2}, {"x": 1}, [("JJ815", ())]),
        ({"unevaluatedProperties": False, "properties": {"y": True}}, {"x": 1}, [("JJ803", ("x",))]),
        ({"properties": {"x": {"contains": {"const": 1}}}}, {"x": [2]}, [("JJ818", ("x",))]),
        ({"properties": {"x": {"type": ["integer", "null"]}}}, {"x": "1"}, [("JJ801", ("x",))]),
        ({"properties": {"x": {"const": "a"}}}, {"x": ["a"]}, [("JJ801", ("x",))]),
        ({"properties": {"x": {"anyOf": [{"type": "string"}, {"type": "integer"}]}}}, {"x": True}, [("JJ801", ("x",))]),
        ({"properties": {"x": KINDS}}, {"x": {"kind": "award", "level": "省级"}}, [("JJ804", ("x", "level"))]),
        ({"properties": {"x": KINDS}}, {"x": {"kind": "course", "hours": "2"}}, [("JJ801", ("x", "hours"))]),
        ({"properties": {"x": KINDS}}, {"x": {"hours": 2, "kind": "meeting"}}, [("JJ804", ("x", "kind"))]),
        ({"properties": {"x": {"oneOf": [{}, {}]}}}, {"x": 1}, [("JJ818", ("x",))]),
        ({"allOf": [{"required": ["x"]}, {"required": ["x"]}]}, {}, [("JJ802", ("x",))]),
    ],
)  # fmt: skip
def test_what_is_told(schema: dict[str, Any], value: Any, found: list[tuple[str, tuple[Any, ...]]]) -> None:
    faults = SchemaCheck(RecordSchema(schema, {})).faults(value).faults
    assert [(fault.code, fault.path) for fault in faults] == found


@given(schemas().filter(lambda schema: not refers_to_itself(schema)), records)
@settings(max_examples=200)
def test_every_message_has_what_it_speaks_of(schema: dict[str, Any], record: dict[str, Any]) -> None:
    faults = SchemaCheck(RecordSchema(schema, {})).faults(record).faults
    told = diagnose(faults, NoOrigin())
    assert all(map(fully_said, told))
    assert len({(fault.code, fault.path) for fault in faults}) == len(faults)
