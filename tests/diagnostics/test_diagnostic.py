"""One diagnostic and the collector: order, bounds, texts that no argument can break."""

import pickle
from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jianjia_rules.diagnostics import Diagnostics, Place, Severity, Words, kind_of
from jianjia_rules.diagnostics.diagnostic import left_out
from jianjia_rules.diagnostics.render import render
from jianjia_rules.diagnostics.words import shown


def _unknown_key(line: int, column: int = 1, file: str = "a.yaml", key: str = "fied") -> Diagnostics:
    found = Diagnostics()
    where = Words("条件", "A condition")
    found.add("JJ201", Place(file, line, column), key=key, where=where, known=("count", "field"), nearest="field")
    return found


def test_message_expected_and_hint_in_both_languages() -> None:
    (diagnostic,) = _unknown_key(3, 5).sorted()
    assert diagnostic.severity is Severity.ERROR
    assert diagnostic.message("zh") == "条件里没有“fied”这个键。"
    assert diagnostic.message("en") == 'A condition has no key "fied".'
    assert diagnostic.expected("en") == "one of: count, field."
    assert diagnostic.hint("en") == 'Did you mean "field"?'
    assert str(diagnostic) == 'a.yaml:3:5: error JJ201 A condition has no key "fied".'


def test_a_sentence_without_its_argument_is_left_out() -> None:
    found = Diagnostics()
    found.add("JJ201", None, key="x", where=Words("此处", "This"), known=(), nearest=None)
    (diagnostic,) = found.sorted()
    assert diagnostic.expected("zh") == ""
    assert diagnostic.hint("zh") == ""
    assert str(diagnostic) == 'error JJ201 This has no key "x".'


def test_sorted_by_file_line_column_then_as_found_and_each_once() -> None:
    found = Diagnostics()
    for file, line, column in (("b", 1, 1), ("a", 10, 1), ("a", 9, 7), ("a", 9, 2), ("a", 9, 2)):
        found.extend(_unknown_key(line, column, file))
    assert [str(each.place) for each in found.sorted()] == ["a:9:2", "a:9:7", "a:10:1", "b:1:1"]


def test_two_at_one_place_stay_in_the_order_found() -> None:
    found = Diagnostics()
    for key in ("z", "a"):
        found.extend(_unknown_key(1, key=key))
    assert [dict(each.arguments)["key"] for each in found.sorted()] == ["z", "a"]


def test_of_each_kind_a_bounded_number_and_the_rest_counted() -> None:
    found = Diagnostics(limit=3)
    for line in range(1, 6):
        found.extend(_unknown_key(line))
    found.add("JJ102", Place("a.yaml", 1, 1))
    *kept, last = found.sorted()
    assert [each.code for each in kept] == ["JJ102", "JJ201", "JJ201", "JJ201"]
    assert last.code == "JJ100"
    assert last.message("en") == "There are too many of one kind (JJ201); not listed: 2 more."
    assert (found.is_full("JJ201"), found.is_full("JJ102")) == (True, False)


def test_one_found_again_is_no_other() -> None:
    found = Diagnostics(limit=2)
    for _ in range(5):
        found.extend(_unknown_key(1))
    assert len(found) == len(found.sorted()) == 1


def test_what_others_did_not_keep_adds_up() -> None:
    whole = Diagnostics(limit=2)
    for file in ("a", "b"):
        part = Diagnostics(limit=2)
        for line in range(1, 5):
            part.extend(_unknown_key(line, file=file))
        whole.extend(part.sorted())
    assert [each.code for each in whole.sorted()] == ["JJ201", "JJ201", "JJ100"]
    assert left_out(whole.sorted()[-1]) == ("JJ201", 6)
    assert whole.has_errors


def test_errors_that_are_only_counted_are_errors() -> None:
    found = Diagnostics()
    found.leave_out("JJ102")
    assert not found.has_errors
    found.leave_out("JJ201")
    assert found.has_errors


def test_of_a_long_line_what_stands_around_the_place_is_kept() -> None:
    line = "x" * 500_000 + "here" + "y" * 500_000
    found = Diagnostics()
    found.add("JJ201", Place("a.yaml", 1, 500_001, 500_005), source_line=line, key="here", known=())
    (kept,) = found
    assert len(kept.source_line or "") <= 1_000
    _, source, carets, *_ = render(kept, "en").splitlines()
    assert source.strip().strip("…").strip("xy") == "here"
    assert source.index("here") == carets.index("^^^^")


def test_warnings_never_crowd_out_errors() -> None:
    found = Diagnostics(limit=2)
    for line in range(1, 9):
        found.add("JJ102", Place("a.yaml", line, 1))
    assert not found.has_errors
    found.extend(_unknown_key(1))
    assert found.has_errors
    assert "JJ201" in {each.code for each in found.sorted()}


def test_extend_carries_over_what_the_other_left_out() -> None:
    inner = Diagnostics(limit=1)
    for line in (1, 2, 3):
        inner.extend(_unknown_key(line))
    outer = Diagnostics()
    outer.extend(inner)
    assert left_out(outer.sorted()[-1]) == ("JJ201", 2)


def test_source_line_comes_from_the_file_it_was_told_of() -> None:
    found = Diagnostics()
    found.add_source("a.yaml", {3: "third"}.get)
    found.add("JJ102", Place("a.yaml", 3, 1))
    found.add("JJ102", Place("b.yaml", 3, 1))
    assert [each.source_line for each in found] == ["third", None]


def test_pickles_and_compares() -> None:
    (diagnostic,) = _unknown_key(1).sorted()
    assert pickle.loads(pickle.dumps(diagnostic)) == diagnostic
    assert hash(diagnostic) == hash(pickle.loads(pickle.dumps(diagnostic)))


def test_a_code_outside_the_catalogue_is_a_mistake_of_ours() -> None:
    with pytest.raises(KeyError):
        Diagnostics().add("JJ999", None)


@pytest.mark.parametrize("text", ["{key}", "{0}", "{", "}}", "{key!r}", "%s", "\\1", "\x1b[31m", "\u202e"])
def test_an_argument_is_never_read_as_a_template(text: str) -> None:
    (diagnostic,) = _unknown_key(1, key=text).sorted()
    said = diagnostic.message("en")
    assert said.startswith('A condition has no key "')
    assert "\x1b" not in said
    assert "\u202e" not in said
    if text.isprintable():
        assert text in said


@given(st.text(max_size=300))
def test_whatever_the_text_the_message_stays_printable_and_short(text: str) -> None:
    (diagnostic,) = _unknown_key(1, key=text).sorted()
    for said in (diagnostic.message("zh"), diagnostic.message("en")):
        said.encode("utf-8")
        assert len(said) < 1200
        assert "\n" not in said


@pytest.mark.parametrize(
    ("value", "zh", "en"),
    [
        (None, "（空）", "nothing"),
        (True, "true", "true"),
        (Decimal("1.50"), "1.50", "1.50"),
        (Fraction(1, 3), "1/3", "1/3"),
        (("甲", "乙"), "甲、乙", "甲, 乙"),
        (tuple("abcdefghijklmnop"), "a、b、c、d、e、f、g、h、i、j、k、l、…", "a, b, c, d, e, f, g, h, i, j, k, l, …"),
        (Place("a.yaml", 1, 2), "a.yaml:1:2", "a.yaml:1:2"),
    ],
)
def test_shown(value: object, zh: str, en: str) -> None:
    assert (shown(value, "zh"), shown(value, "en")) == (zh, en)


@pytest.mark.parametrize(
    ("value", "zh", "en"),
    [
        (None, "空值", "nothing"),
        (False, "是非值 false", "the truth value false"),
        (5, "数 5", "the number 5"),
        ("五", "文字“五”", 'the text "五"'),
        ({"a": 1}, "一组“键: 值”", "a mapping (key: value)"),
        ([1], "一个列表", "a list"),
    ],
)
def test_kind_of(value: object, zh: str, en: str) -> None:
    assert kind_of(value) == Words(zh, en)


def test_arguments_are_kept_immutable_and_in_a_fixed_order() -> None:
    found = Diagnostics()
    found.add("JJ201", None, where="w", key=["x"], known={"b", "a"})
    assert next(iter(found)).arguments == (("key", ("x",)), ("known", ("a", "b")), ("where", "w"))


def test_a_number_too_long_to_be_written_is_no_traceback() -> None:
    assert shown(10**5000, "zh") == "…"
