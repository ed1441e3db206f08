"""Whether the engine and the hand-written function make the same findings; nothing is measured unless they do."""

from collections.abc import Callable, Iterable
from fractions import Fraction
from typing import Any

from benchmarks.engine import Engine
from benchmarks.hand_written import Finding as ByHand
from benchmarks.hand_written import findings
from jianjia_rules.findings.finding import Finding, Findings
from jianjia_rules.findings.observation import Observation
from jianjia_rules.language.scalars import DateSpan, format_date
from jianjia_rules.units.record import Record

RATIOS = {"spending", "membership", "satisfaction"}


class DisagreementError(Exception):
    """The two do not make the same findings: what is faster would mean nothing."""


def check_agreement(lines: Iterable[str]) -> int:
    """How many findings were compared, every one of them the same; raises DisagreementError at the first other."""
    engine = Engine()
    compared = 0
    for line in lines:
        compared += compare(engine.read(line), engine.evaluate)
    return compared


def compare(record: Record, evaluate: Callable[[Record], Findings]) -> int:
    """Compare all findings of one record: outcome, points, observed values; how many there are."""
    by_hand = findings(record.data)
    made = evaluate(record)
    if len(by_hand) != len(made):
        raise DisagreementError(f"{record.unit.id}: {len(made)} findings, by hand {len(by_hand)}")
    for finding, expected in zip(made, by_hand, strict=True):
        if _told(finding) != _divided(expected):
            raise DisagreementError(f"{record.unit.id}: {_told(finding)}, by hand {expected}")
    return len(made)


def _divided(finding: ByHand) -> ByHand:
    """The same with a ratio as one number; None where it is not known or the divisor is 0."""
    rule, outcome, earned, possible, observed = finding
    if rule in RATIOS:
        dividend, divisor = observed
        known = dividend is not None and divisor
        observed = Fraction(dividend) / Fraction(divisor) if known else None
    return rule, outcome, earned, possible, observed


def _told(finding: Finding) -> ByHand:
    """A finding in the form that the hand-written function gives it."""
    outcome = finding.outcome.value
    values = tuple(_value(each) for each in finding.observed)
    observed = values[0] if len(values) == 1 else values
    return finding.rule, outcome, finding.earned, finding.possible, observed


def _value(observation: Observation) -> Any:
    value = observation.value
    if isinstance(value, DateSpan):
        return format_date(value)
    return value if observation.most is None else (value, observation.most)
