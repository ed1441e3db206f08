"""Policy documents as rules in YAML; records scored against them, every finding explained.

    from jianjia_rules import assess, load_rulebook

    for assessment in assess(load_rulebook("jianjia-2014"), "records/"):
        print(assessment.unit, assessment.total, assessment.grade)

Names are imported when they are first used, so that importing the package costs nothing.
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from jianjia_rules.api import Results as Results
    from jianjia_rules.api import assess as assess
    from jianjia_rules.api import convert as convert
    from jianjia_rules.api import evidence_of as evidence_of
    from jianjia_rules.api import handbook as handbook
    from jianjia_rules.api import template as template
    from jianjia_rules.coverage.cover import coverage_of as coverage_of
    from jianjia_rules.coverage.result import Coverage as Coverage
    from jianjia_rules.diagnostics import Diagnostic as Diagnostic
    from jianjia_rules.errors import CallError as CallError
    from jianjia_rules.errors import JianjiaError as JianjiaError
    from jianjia_rules.errors import RecordError as RecordError
    from jianjia_rules.errors import RulebookError as RulebookError
    from jianjia_rules.findings.assessment import Assessment as Assessment
    from jianjia_rules.findings.finding import Finding as Finding
    from jianjia_rules.language.outcomes import Outcome as Outcome
    from jianjia_rules.language.rulebook import Rulebook as Rulebook
    from jianjia_rules.loading.load import load_rulebook as load_rulebook
    from jianjia_rules.records.check_code import check_code as check_code
    from jianjia_rules.running.assessor import Assessor as Assessor
    from jianjia_rules.units.entries import Review as Review
    from jianjia_rules.units.entries import Waiver as Waiver
    from jianjia_rules.units.record import Record as Record

__version__ = "0.1.0"

_HOMES = {
    "Assessment": "jianjia_rules.findings.assessment",
    "Assessor": "jianjia_rules.running.assessor",
    "CallError": "jianjia_rules.errors",
    "Coverage": "jianjia_rules.coverage.result",
    "Diagnostic": "jianjia_rules.diagnostics",
    "Finding": "jianjia_rules.findings.finding",
    "JianjiaError": "jianjia_rules.errors",
    "Outcome": "jianjia_rules.language.outcomes",
    "Record": "jianjia_rules.units.record",
    "RecordError": "jianjia_rules.errors",
    "Results": "jianjia_rules.api",
    "Review": "jianjia_rules.units.entries",
    "Rulebook": "jianjia_rules.language.rulebook",
    "RulebookError": "jianjia_rules.errors",
    "Waiver": "jianjia_rules.units.entries",
    "assess": "jianjia_rules.api",
    "check_code": "jianjia_rules.records.check_code",
    "convert": "jianjia_rules.api",
    "coverage_of": "jianjia_rules.coverage.cover",
    "evidence_of": "jianjia_rules.api",
    "handbook": "jianjia_rules.api",
    "load_rulebook": "jianjia_rules.loading.load",
    "template": "jianjia_rules.api",
}

__all__ = [
    "Assessment",
    "Assessor",
    "CallError",
    "Coverage",
    "Diagnostic",
    "Finding",
    "JianjiaError",
    "Outcome",
    "Record",
    "RecordError",
    "Results",
    "Review",
    "Rulebook",
    "RulebookError",
    "Waiver",
    "__version__",
    "assess",
    "check_code",
    "convert",
    "coverage_of",
    "evidence_of",
    "handbook",
    "load_rulebook",
    "template",
]


def __getattr__(name: str) -> Any:
    """Import a public name when it is asked for."""
    home = _HOMES.get(name)
    if home is None:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    value = getattr(import_module(home), name)
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    return __all__
