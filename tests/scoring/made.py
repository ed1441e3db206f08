"""Score tables of every shape, and verdicts to score, for hypothesis."""

from __future__ import annotations

from fractions import Fraction
from typing import Any

from hypothesis import strategies as st

from jianjia_rules.engine.plan import Plan
from jianjia_rules.findings.verdict import Verdict
from jianjia_rules.language.outcomes import Outcome
from jianjia_rules.language.rules import Rule
from jianjia_rules.language.scheme import (
    Combine,
    Part,
    PartKind,
    Rescale,
    Rounding,
    RoundingAt,
    RoundingMode,
)
from tests.scoring.tables import left, part, plan, row

POINTS: st.SearchStrategy[Any] = st.sampled_from([1, 2, 3, 5, 10, Fraction(1, 2), Fraction(5, 2), Fraction(1, 3)])
WEIGHTS: st.SearchStrategy[Any] = st.sampled_from([0, 1, 2, 3, Fraction(1, 2)])
SHARES = st.sampled_from([Fraction(0), Fraction(1), Fraction(1, 2), Fraction(1, 3), Fraction(2, 7), Fraction(99, 100)])
ROUNDINGS = st.none() | st.builds(
    Rounding, st.sampled_from(RoundingMode), st.integers(0, 3), st.sampled_from(RoundingAt)
)


@st.composite
def tables(draw: st.DrawFn, plain: bool = False) -> Plan:
    """A table: parts that add or average, at any depth, bonus and deduction parts, rows with points or weights.

    A plain one has base parts only, no caps, and spreads what does not apply.
    """
    parts: list[Part] = []
    rules: list[Rule] = []
    top = draw(st.sampled_from(Combine))
    settings: dict[str, Any] = {
        "combine": top,
        "scale": draw(st.none() | st.just(Fraction(100))) if top is Combine.AVERAGE else None,
        "rescale": draw(st.sampled_from([Rescale.PART, Rescale.TOTAL] if plain else list(Rescale))),
        "rounding": draw(ROUNDINGS),
        "ceiling": draw(st.none() | st.just(Fraction(20))),
    }
    for index in range(draw(st.integers(1, 6))):
        above = draw(st.none() | st.sampled_from(parts)) if parts else None
        kind = draw(st.sampled_from(PartKind)) if not plain and above is None and index else PartKind.BASE
        outside = kind is not PartKind.BASE or (above is not None and above.kind is not PartKind.BASE)
        kind = above.kind if above is not None and outside else kind
        combine = Combine.ADD if outside else draw(st.sampled_from(Combine))
        averaged = (top if above is None else above.combine) is Combine.AVERAGE and not outside
        parts.append(
            part(
                f"p{index}",
                None if outside or plain else draw(st.none() | POINTS),
                None if above is None else above.id,
                kind,
                combine,
                draw(st.none() | WEIGHTS) if averaged else None,
                draw(st.none() | POINTS) if outside else None,
            )
        )
        for number in range(draw(st.integers(0, 3))):
            id = f"r{index}{number}"
            if combine is Combine.AVERAGE:
                rules.append(row(id, f"p{index}", weight=draw(WEIGHTS)))
            else:
                rules.append(row(id, f"p{index}", draw(POINTS)))
    return plan(parts, rules, **settings)


@st.composite
def scored_tables(draw: st.DrawFn, plain: bool = False) -> tuple[Plan, tuple[Verdict, ...]]:
    """A table with a verdict for each row."""
    table = draw(tables(plain))
    return table, tuple(draw(verdicts(each.points, each.deduction)) for each in table.rows)


def verdicts(points: Any, deduction: bool) -> st.SearchStrategy[Verdict]:
    """What a row may come to."""
    sign = -1 if deduction else 1
    possible = 0 if deduction else points
    counted = SHARES.map(lambda share: _verdict(Outcome.PARTLY_MET, sign * points * share, possible))
    open_ones = SHARES.map(lambda share: _verdict(Outcome.UNDETERMINED, sign * points * share, possible, None))
    pending = SHARES.map(
        lambda share: Verdict(
            Outcome.PENDING, sign * points * share, possible, 0, 0, pending=points, mandatory_holds=None
        )
    )
    gone = st.sampled_from([left(), left(Outcome.UNDETERMINED, None), left(Outcome.WAIVED)])
    return st.one_of(counted, counted, open_ones, pending, gone)


def _verdict(outcome: Outcome, earned: Any, possible: Any, holds: bool | None = True) -> Verdict:
    return Verdict(outcome, earned, possible, earned, earned, mandatory_holds=holds)
