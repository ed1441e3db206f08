"""What every bound tree promises to interpreter, compiler and reports, on every rulebook of the tests."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest

from jianjia_rules.engine.bind import bind, bind_rollup
from jianjia_rules.engine.plan import Plan
from jianjia_rules.language.awards import Band, Per, PointsByType, Share
from jianjia_rules.language.conditions import Test as ATest
from jianjia_rules.language.measures import Constant, Field, Named, ParameterRef
from jianjia_rules.language.periods import Period, PeriodKind
from jianjia_rules.language.rulebook import Rulebook
from jianjia_rules.language.scalars import DateSpan
from jianjia_rules.language.types import Kind
from jianjia_rules.language.walk import nodes
from jianjia_rules.loading.load import load_rulebook

ROOT = Path(__file__).parents[2]
FOLDERS = sorted(
    path.parent for folder in ("rules", "tests/rulebooks") for path in (ROOT / folder).glob("*/rulebook.yaml")
)
_WRITTEN = {
    PeriodKind.YEAR: "2014",
    PeriodKind.HALF: "2014-H1",
    PeriodKind.QUARTER: "2014-Q3",
    PeriodKind.MONTH: "2014-06",
}


def period_of(book: Rulebook) -> Period:
    listed = book.periods.listed
    found = listed[-1] if listed else book.periods.find(_WRITTEN[book.periods.kind])
    assert found is not None
    return found


def plans(folder: Path) -> list[Plan]:
    book = load_rulebook(folder)
    period = period_of(book)
    units = [bind(book, unit_type.id, period) for unit_type in book.unit_types]
    return units + [bind_rollup(book, rollup, period) for rollup in book.rollups]


def trees(plan: Plan) -> list[Any]:
    rows = [(row.award, row.when, row.mandatory, row.base, row.observables) for row in plan.rows]
    others = (plan.newcomer, tuple(gate.condition for gate in plan.gates), tuple(each.by for each in plan.rankings))
    return [*rows, others, tuple(plan.measures.values())]


@pytest.mark.parametrize("folder", FOLDERS, ids=lambda folder: folder.name)
def test_nothing_is_left_to_be_looked_up(folder: Path) -> None:
    for plan in plans(folder):
        for node in nodes(tuple(trees(plan))):
            match node:
                case ParameterRef() | PointsByType() | Share():
                    pytest.fail(f"{node} is not bound")
                case Named(name):
                    assert name in plan.measures
                case Constant(value, kind):
                    assert kind is not None
                    assert_meant(value, kind)
                case Field(_, _, kind):
                    assert kind is not None
                case ATest():
                    assert node.kind is not None
                case Band():
                    assert isinstance(node.points, (int, Fraction))
                case Per():
                    assert isinstance(node.up_to, Constant)
                    assert isinstance(node.step, Constant)


@pytest.mark.parametrize("folder", FOLDERS, ids=lambda folder: folder.name)
def test_every_row_comes_after_those_it_reads(folder: Path) -> None:
    for plan in plans(folder):
        place = {index: at for at, index in enumerate(plan.order)}
        assert sorted(plan.order) == list(range(len(plan.rows)))
        for row in plan.rows:
            assert all(place[each] < place[row.facts.index] for each in row.dependencies)


def assert_meant(value: object, kind: Kind) -> None:
    if isinstance(value, tuple):
        return
    assert not isinstance(value, (float, Decimal))
    match kind:
        case Kind.NUMBER:
            assert isinstance(value, (int, Fraction))
        case Kind.DATE:
            assert isinstance(value, DateSpan)
        case Kind.BOOLEAN:
            assert isinstance(value, bool)
        case _:
            assert isinstance(value, str)
