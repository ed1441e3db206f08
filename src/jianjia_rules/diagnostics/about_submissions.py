"""Which diagnostics are findings about submissions as such, and not about what a record says."""

from collections.abc import Iterable

from jianjia_rules.diagnostics.diagnostic import LEFT_OUT, Diagnostic, left_out, severity_of
from jianjia_rules.diagnostics.severity import Severity

MISSING, REFUSED = "JJ834", "JJ949"
"""Of a unit that had to submit: it did not, or what it submitted was refused."""

ABOUT_SUBMISSIONS = frozenset(
    ("JJ806", *(f"JJ{number}" for number in range(855, 863)), "JJ833", MISSING, "JJ835", "JJ836", REFUSED)
)
"""Two submissions for one, versions and what they changed, what an office gave, registers and parents."""

_ORDER = (Severity.ERROR, Severity.WARNING, Severity.NOTE)


def kind_of_finding(diagnostic: Diagnostic) -> str:
    """Its code; of a count of those that were not kept the code of what it counts."""
    return left_out(diagnostic)[0] if diagnostic.code == LEFT_OUT else diagnostic.code


def about_submissions(diagnostics: Iterable[Diagnostic]) -> tuple[Diagnostic, ...]:
    """Those about submissions: errors first, then warnings, then notes."""
    found = [each for each in diagnostics if kind_of_finding(each) in ABOUT_SUBMISSIONS]
    return tuple(sorted(found, key=lambda each: _ORDER.index(severity_of(kind_of_finding(each)))))


def others(diagnostics: Iterable[Diagnostic]) -> tuple[Diagnostic, ...]:
    """Those that are about something else."""
    return tuple(each for each in diagnostics if kind_of_finding(each) not in ABOUT_SUBMISSIONS)
