"""A Python function generated from a record schema: says at speed which records surely fit."""

from jianjia_rules.records.validator.compiled import Compiled, compile_schema, compile_sections

__all__ = ["Compiled", "compile_schema", "compile_sections"]
