"""Faults as data: code, message, place and hint; collected, never raised one at a time."""

from jianjia_rules.diagnostics.diagnostic import LIMIT, Diagnostic, Diagnostics, severity_of
from jianjia_rules.diagnostics.nearest import nearest
from jianjia_rules.diagnostics.place import Place
from jianjia_rules.diagnostics.severity import Severity
from jianjia_rules.diagnostics.words import Lang, Words, kind_of

__all__ = [
    "LIMIT",
    "Diagnostic",
    "Diagnostics",
    "Lang",
    "Place",
    "Severity",
    "Words",
    "kind_of",
    "nearest",
    "severity_of",
]
