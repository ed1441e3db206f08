"""A Python function generated from a record schema: says at speed which records surely fit."""

from jianjia_rules.records.validator.compiled import Compiled, compile_apart, compile_schema, compile_sections
from jianjia_rules.records.validator.items import ItemCheck
from jianjia_rules.records.validator.signs import is_unsigned

__all__ = ["Compiled", "ItemCheck", "compile_apart", "compile_schema", "compile_sections", "is_unsigned"]
