"""Calling the Python functions that a base rulebook declares."""

from collections.abc import Sequence
from functools import cache
from importlib import import_module
from typing import Any

from jianjia_rules.engine.read import read
from jianjia_rules.engine.values import Interval, Known, Unknown, Value, unknown
from jianjia_rules.language.outcomes import Cause
from jianjia_rules.language.rulebook import Function


def call(function: Function, arguments: Sequence[Value]) -> Value:
    """What a declared function gives for known arguments; unknown (cause function) when it fails or gives another kind.

    The function receives int, Fraction, str, bool, or a tuple of them; dates as day ordinals.
    """
    causes = frozenset().union(*(each.causes for each in arguments if not isinstance(each, Known)))
    plain = [_plain(each) for each in arguments]
    if causes or None in plain:
        return Unknown(causes or frozenset([Cause.FUNCTION]))
    try:
        result = _resolve(function.python)(*plain)
    except Exception:  # whatever somebody else's function raises must not end the assessment
        return unknown(Cause.FUNCTION)
    value = read(result, function.gives)
    return unknown(Cause.FUNCTION) if isinstance(value, Unknown) else value


@cache
def _resolve(name: str) -> Any:
    module, _, attribute = name.partition(":")
    return getattr(import_module(module), attribute)


def _plain(value: Value) -> Any:
    match value:
        case Interval() if value.exact:
            return value.low
        case Known(scalar):
            return scalar
        case _:
            return None
