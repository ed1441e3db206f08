"""Generated code: what it trusts, what it leaves to the interpreter, what it remembers, what a traceback shows."""

from __future__ import annotations

import linecache
import pickle
import traceback
from decimal import Decimal
from typing import Any

import pytest

from jianjia_rules.engine.compile import answers
from jianjia_rules.engine.compile.leaves import NotCompiledError
from jianjia_rules.engine.compile.numbers import EXACT, decimal
from jianjia_rules.engine.compile.source import Source
from jianjia_rules.engine.compile.table import Table
from jianjia_rules.engine.compile.unread import UNREAD, NotReadError
from jianjia_rules.language.outcomes import Outcome
from tests.engine.compiled import NUMBER, TEXT, TRUTH, agreed, interpreted_rows, listed, plan

# What it trusts: only what the schema says for sure.


@pytest.mark.parametrize(
    ("schema", "condition", "record", "outcome"),
    [
        ({}, {"field": "x", "is": True}, "no", "undetermined"),
        ({}, {"field": "x", "at_least": 1}, "no", "undetermined"),
        ({}, {"field": "x", "is": "no"}, 5, "undetermined"),
        ({}, {"count": "x", "at_least": 3}, "abc", "undetermined"),
        ({"type": ["string", "number"]}, {"field": "x", "is": "no"}, 5, "undetermined"),
        ({"anyOf": [{"type": "string"}, {"type": "boolean"}]}, {"field": "x", "is": "no"}, True, "undetermined"),
        ({"anyOf": [{"type": "number", "minimum": 0}, {"type": "number"}]},
         {"ratio": 1, "to": {"field": "x"}, "at_least": "10%"}, -5, "not-met"),
        ({"anyOf": [{"type": "string", "format": "date"}, {"type": "string", "format": "x-month"}]},
         {"field": "x", "after": "2014-06-23"}, "2014-06", "undetermined"),
        ({"anyOf": [{"type": "string", "enum": ["a"]}, {"type": "string"}]}, {"field": "x", "is_not": "a"}, "",
         "undetermined"),
        ({"type": "array", "items": {}}, {"field": "x", "contains": "a"}, ["b", 5], "undetermined"),
        ({"type": "array"}, {"count": "x", "where": {"field": "n", "above": 1}, "at_least": 1}, [5], "undetermined"),
        ({"enum": [1, 2]}, {"field": "x", "at_least": 2}, 2, "met"),
        ({"enum": [[1], {}]}, {"field": "x", "present": True}, [1], "met"),
    ],
)  # fmt: skip
def test_a_value_of_another_kind_is_no_value(schema: Any, condition: Any, record: Any, outcome: str) -> None:
    assert agreed(plan({"if": condition}, fields={"x": schema}), {"x": record}) == [outcome]


def test_true_is_not_taken_for_one_that_was_seen_before() -> None:
    one = plan({"per": {"field": "x"}, "earns": 1}, fields={"x": {}})
    assert agreed(one, {"x": 1}, {"x": True}, {"x": Decimal("1.0")}) == ["partly-met", "undetermined", "partly-met"]


def test_answers_of_any_kind_are_read_one_by_one() -> None:
    one = plan({"answer": "x", "answers": {"1": "met", "true": "not-met"}}, fields={"x": {}})
    assert agreed(one, {"x": 1}, {"x": True}, {"x": "1"}) == ["met", "not-met", "met"]


def test_an_open_schema_is_interpreted() -> None:
    one = plan({"if": {"field": "o.x", "is": True}}, fields={"o": {"type": "object"}})
    assert agreed(one, {"o": {"x": True}}, {"o": {"x": "yes"}}) == ["met", "undetermined"]
    assert interpreted_rows(one) == (0,)


def test_what_is_typed_is_compiled() -> None:
    one = plan(
        {"if": {"field": "x", "at_least": 1}},
        {"bands": [{"if": {"field": "t", "is": "a"}}, {"if": {"field": "t", "in": ["b", "c"]}, "points": 3}]},
        {"per": {"count": "l", "where": {"field": "b", "is": True}}, "earns": 1},
        fields={
            "x": NUMBER,
            "t": TEXT,
            "l": {"type": "array", "items": {"type": "object", "properties": {"b": TRUTH}}},
        },
    )
    assert interpreted_rows(one) == ()


def test_a_contract_that_was_broken_raises_nothing() -> None:
    one = plan({"if": {"field": "s.x", "at_least": 1}}, fields={"s": {"type": "object", "properties": {"x": NUMBER}}})
    broken: tuple[Any, ...] = (5, None, [1], {"x": "a"}, {"x": [1]}, {"x": {}})
    for section in broken:
        assert agreed(one, {"s": section}) == ["undetermined"]


# What it remembers: nothing that depends on more than its key.


def test_a_missing_dividend_is_told_apart_from_a_divisor_of_zero() -> None:
    ratio = {"ratio": {"field": "a"}, "to": {"field": "b"}, "at_least": "80%"}
    rows = plan({"if": ratio}, {"if": {"how_many": [ratio], "at_least": 1}}, fields={"a": NUMBER, "b": NUMBER})
    assert agreed(rows, {"b": 0}, {"a": 1, "b": 0}) == ["undetermined", "not-applicable"]


def test_a_missing_fact_beside_a_divisor_of_zero_counts() -> None:
    ratio = {"ratio": {"field": "a"}, "to": {"field": "b"}, "at_least": "80%"}
    one = plan({"if": {"all": [ratio, {"field": "t", "is": True}]}}, fields={"a": NUMBER, "b": NUMBER, "t": TRUTH})
    assert agreed(one, {"a": 1, "b": 0}, {"a": 1, "b": 0, "t": True}) == ["undetermined", "not-applicable"]


def test_an_empty_reason_is_none_though_one_was_seen_before() -> None:
    award = {"answer": "x", "answers": {"N/A": "met"}, "reason": "why", "needs_reason": ["N/A"]}
    one = plan(award, fields={"x": TEXT, "why": TEXT})
    assert agreed(one, {"x": "N/A", "why": ""}, {"x": "N/A", "why": "b"}) == ["undetermined", "met"]


def test_empty_texts_are_their_own_values() -> None:
    one = plan({"value": {"distinct": "l", "of": "t"}}, fields={"l": listed(t=TEXT)})
    table = Table(one)
    assert table.evaluate({"l": [{"t": ""}, {"t": ""}]})[0][0].earned == 2


def test_a_newcomer_is_not_another() -> None:
    measures = {"inner": {"is": {"growth": {"field": "x"}}}, "outer": {"is": {"add": [{"measure": "inner"}, 0]}}}
    one = plan(
        {"if": {"measure": "outer", "above": 0}},
        fields={"x": NUMBER, "new": TRUTH}, measures=measures, newcomer={"field": "new", "is": True},
    )  # fmt: skip
    table = Table(one)
    left = [table.evaluate({"x": 1, "new": new})[0][0].left for new in (True, False, True)]
    assert left == [True, False, True]


def test_a_floor_on_the_period_before_reads_its_own_base_figure() -> None:
    one = plan(
        {"award": {"if": {"field": "x", "above": 0}}, "mandatory": {"growth": {"field": "x"}, "above": 0},
         "base": {"field": "base"}},
        fields={"x": NUMBER, "base": NUMBER},
    )  # fmt: skip
    table = Table(one)
    assert [table.evaluate({"x": 5, "base": base})[0][0].mandatory_holds for base in (1, 9)] == [True, False]


def test_a_field_missing_from_the_record_before_is_not_that_record_missing() -> None:
    one = plan({"if": {"previous": {"field": "x"}, "above": 0}}, fields={"x": NUMBER})
    found = Table(one).evaluate({}, {})[0][0]
    assert [str(cause) for cause in found.causes] == ["answer"]
    assert [str(cause) for cause in Table(one).evaluate({}, None)[0][0].causes] == ["previous"]


def test_what_is_remembered_is_bounded(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(answers, "_MOST_KEPT", 3)
    one = plan({"value": {"field": "x"}}, fields={"x": NUMBER})
    records: list[dict[str, Any]] = [{"x": Decimal(number)} for number in range(10)]
    assert agreed(one, *records)[9:] == ["partly-met"]


# What it decides by itself: whatever does not depend on what is missing.


@pytest.fixture
def on_its_own(monkeypatch: pytest.MonkeyPatch) -> None:
    """The interpreter is not there for compiled rows."""

    def asked(*_: object, **__: object) -> None:
        raise AssertionError

    monkeypatch.setattr(answers, "interpret_row", asked)
    monkeypatch.setattr("jianjia_rules.engine.compile.table.interpret", asked)


@pytest.mark.usefixtures("on_its_own")
def test_a_row_that_does_not_apply_asks_for_nothing_else() -> None:
    one = plan(
        {"when": {"field": "t", "is": "rented"}, "award": {"if": {"field": "x", "at_least": 5}}},
        fields={"t": TEXT, "x": NUMBER},
    )
    assert agreed(one, {"t": "owned"}, {"t": "owned", "x": 9}) == ["not-applicable"] * 2
    assert agreed(one, {"t": "rented", "x": 9}, {"t": "rented", "x": 4}) == ["met", "not-met"]


COUNTED = {"count": "l", "where": {"field": "x", "at_least": 2}}


@pytest.mark.usefixtures("on_its_own")
@pytest.mark.parametrize(
    ("condition", "outcomes"),
    [
        ({**COUNTED, "at_least": 2}, ["met", "not-met", "undetermined", "undetermined"]),
        ({**COUNTED, "above": 1}, ["met", "not-met", "undetermined", "undetermined"]),
        ({**COUNTED, "at_most": 1}, ["not-met", "met", "undetermined", "undetermined"]),
        ({**COUNTED, "below": 2}, ["not-met", "met", "undetermined", "undetermined"]),
        ({**COUNTED, "is": 4}, ["not-met", "not-met", "not-met", "undetermined"]),
    ],
)
def test_a_count_decides_where_its_open_items_make_no_difference(condition: Any, outcomes: list[str]) -> None:
    one = plan({"if": condition}, fields={"l": listed(x=NUMBER)})
    two_and_one_open, none_and_one_open = [{"x": 2}, {"x": 2}, {}], [{"x": 1}, {}]
    records = [{"l": two_and_one_open}, {"l": none_and_one_open}, {"l": [{"x": 2}, {}]}, {}]
    assert agreed(one, *records) == outcomes


@pytest.mark.usefixtures("on_its_own")
def test_points_by_a_count_are_decided_from_their_full_number_on() -> None:
    one = plan({"per": COUNTED, "earns": 5}, fields={"l": listed(x=NUMBER)})
    assert agreed(one, {"l": [{"x": 2}, {"x": 2}, {}]}, {"l": [{"x": 2}]}) == ["met", "partly-met"]


@pytest.mark.usefixtures("on_its_own")
def test_one_truth_of_several_facts_has_one_unknown() -> None:
    both = {"all": [{"field": "a", "is": True}, {"field": "x", "at_least": Decimal("0.5")}]}
    one = plan({"if": both}, fields={"a": TRUTH, "x": NUMBER})
    records: list[dict[str, Any]] = [{"a": True, "x": 1}, {"a": False}, {"x": 0}, {"a": True}, {"x": 1}, {}]
    assert agreed(one, *records) == ["met", "not-met", "not-met", *["undetermined"] * 3]


# Exactness: the caller's decimal context plays no part, and integers are compared as the decimals that they are.


@pytest.mark.parametrize("word", ["at_least", "above", "at_most", "below", "is"])
@pytest.mark.parametrize("kind", ["number", "integer"])
@pytest.mark.parametrize("bound", [Decimal("4.5"), Decimal("-4.5"), 4, 0])
def test_integers_lie_beside_decimals(word: str, kind: str, bound: Decimal | int) -> None:
    one = plan({"if": {"field": "x", word: bound}}, fields={"x": {"type": kind}})
    agreed(one, *({"x": number} for number in (-5, -4, 0, 4, 5)), {"x": Decimal("4.0")}, {"x": Decimal("-4.0")})
    if kind == "number":
        agreed(one, *({"x": Decimal(text)} for text in ("4.4", "4.5", "4.6", "-4.5", "0.0")))


@pytest.mark.parametrize("kind", ["number", "integer"])
def test_integers_lie_between_decimals(kind: str) -> None:
    one = plan({"if": {"field": "x", "between": [Decimal("-1.5"), Decimal("2.5")]}}, fields={"x": {"type": kind}})
    expected = ["not-met", "met", "met", "met", "not-met"]
    assert agreed(one, *({"x": number} for number in (-2, -1, 0, 2, 3))) == expected


@pytest.mark.parametrize("texts", [["a"], ["a", "b", "a"], ["a", "b", "c", "d", "e"]])
def test_one_of_few_texts_or_of_many(texts: list[str]) -> None:
    one = plan({"if": {"field": "t", "in": texts}}, fields={"t": TEXT})
    assert agreed(one, {"t": "a"}, {"t": texts[-1]}, {"t": "z"}, {}) == ["met", "met", "not-met", "undetermined"]


def test_decimals_are_added_exactly() -> None:
    total = Decimal("1000000000000000000000000000000.1")
    one = plan({"if": {"sum": "l", "of": "x", "is": total}}, fields={"l": listed(x=NUMBER)})
    assert agreed(one, {"l": [{"x": 10**30}, {"x": Decimal("0.1")}]}) == ["met"]


def test_shares_without_an_end_are_compared_exactly() -> None:
    third = {"ratio": {"field": "a"}, "to": {"field": "b"}, "is": {"ratio": 1, "to": 3}}
    one = plan({"if": third}, fields={"a": NUMBER, "b": NUMBER})
    assert agreed(one, {"a": Decimal("0.5"), "b": Decimal("1.5")}, {"a": 1, "b": 4}) == ["met", "not-met"]


@pytest.mark.parametrize(("number", "text"), [(5, "5"), (-3, "-3")])
def test_whole_numbers_are_decimals(number: int, text: str) -> None:
    assert decimal(number) == Decimal(text)


def test_a_third_is_no_decimal() -> None:
    from fractions import Fraction

    assert decimal(Fraction(1, 8)) == Decimal("0.125")
    with pytest.raises(NotCompiledError):
        decimal(Fraction(1, 3))


def test_sums_that_would_be_rounded_raise() -> None:
    from decimal import Inexact

    with pytest.raises(Inexact):
        EXACT.add(Decimal(1), Decimal("1e-3000"))


# What a rulebook's texts are in it: data.

HOSTILE = [
    "'", '"', "\\", "\n", "'''", '"""', "{}", "{0}", "%s", "\u2028", "\x00", "__import__('os').abort()", "k_0", "r",
    "p", "held", "f1", "None", "0) or (1", "#", "\ud7ff", "𝒳", "def", "’; DROP TABLE",
]  # fmt: skip


@pytest.mark.parametrize("text", HOSTILE)
def test_texts_stay_data(text: str) -> None:
    quoted = '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'
    tiers = [{"if": {"field": "t", "in": [text, "other"]}}, {"if": {"field": "t", "contains": text}, "points": 1}]
    one = plan(
        {"if": {"field": f"s.{quoted}", "is": text}},
        {"bands": tiers},
        {"per": {"count": "l", "where": {"field": quoted, "is": text}}, "earns": 1},
        {"answer": "t", "answers": {text: "met"}},
        fields={"s": {"type": "object", "properties": {text: TEXT}}, "t": TEXT, "l": listed(**{text: TEXT})},
    )
    assert interpreted_rows(one) == ()
    good = {"s": {text: text}, "t": text, "l": [{text: text}, {text: "x"}]}
    assert agreed(one, good, {"s": {text: "x"}, "t": "x", "l": []}) == ["met", "not-met"]
    assert [verdict.earned for verdict in Table(one).evaluate(good)[0]] == [10, 10, 1, 10]


def test_generated_code_has_no_builtins_to_reach() -> None:
    one = plan({"if": {"field": "x", "at_least": 1}}, fields={"x": NUMBER})
    builtins = Table(one)._generated.function.__globals__["__builtins__"]
    assert set(builtins) <= {"KeyError", "Exception", "bool", "dict", "int", "len", "list", "str"}


# What a traceback shows, and what travels.


def test_a_traceback_shows_the_generated_text() -> None:
    one = plan({"if": {"field": "x", "at_least": 1}}, fields={"x": NUMBER})
    function = Table(one)._generated.function
    with pytest.raises(TypeError) as raised:
        function({"x": "text"}, None, frozenset(), 0)
    shown = "".join(traceback.format_exception(raised.value))
    name = function.__code__.co_filename
    assert name in shown
    assert name.startswith("<jianjia table b unit 2014")
    last = traceback.extract_tb(raised.value.__traceback__)[-1]
    assert ">=" in linecache.getline(name, last.lineno or 0)


def test_a_table_pickles_as_its_plan() -> None:
    one = plan({"if": {"field": "x", "at_least": 1}}, fields={"x": NUMBER})
    again = pickle.loads(pickle.dumps(Table(one)))
    assert again.plan == one
    assert again.evaluate({"x": 1})[0][0].outcome is Outcome.MET


def test_unread_values_let_nobody_compare_them_and_pickle_as_themselves() -> None:
    for compare in (lambda: UNREAD == 1, lambda: UNREAD < 1, lambda: bool(UNREAD), lambda: hash(UNREAD)):
        with pytest.raises(NotReadError):
            compare()
    assert pickle.loads(pickle.dumps(UNREAD)) is UNREAD


def test_a_guarded_step_takes_its_way_out() -> None:
    source = Source(guarded=True)
    with source.guard("found = 'way out'"):
        source.line("found = missing_name")
    source.line("return found")
    assert source.function("step", "", "<step>")() == "way out"


def test_objects_are_in_their_places_also_where_the_compiler_puts_some_together() -> None:
    source = Source()
    one, other = object(), object()
    text = source.constant("b'x1'")
    source.line(f"return {source.object(one)}, ({source.object(other)}, {text}), {source.object(len)}(r)")
    assert source.function("places", "r", "<places>")([1, 2]) == (one, (other, "b'x1'"), 2)


def test_a_table_that_asks_nothing_is_compiled() -> None:
    one = plan({"bands": [{"otherwise": True, "points": 3}]}, fields={"x": NUMBER})
    assert agreed(one, {}, {"x": 1}) == ["partly-met", "partly-met"]
