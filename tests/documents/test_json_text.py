"""JSON to values: the standard library's, with exact numbers, and refused where it would be too kind."""

import json
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jianjia_rules.diagnostics import Diagnostics, Place
from jianjia_rules.documents.document import Document
from jianjia_rules.documents.json_text import (
    UnreadableError,
    decode_line,
    decode_line_strictly,
    key_count,
    read_json,
)
from jianjia_rules.documents.limits import Limits


def read(text: bytes | str, **limits: int) -> tuple[Document | None, list[str]]:
    found = Diagnostics()
    document = read_json(text, "a.json", found, Limits(**limits))
    return document, [f"{each.code}@{each.place.line}:{each.place.column}" for each in found.sorted() if each.place]


TEXT = st.text(st.characters(codec="utf-8"), max_size=12)
TREES = st.recursive(
    st.none() | st.booleans() | st.integers(-(10**90), 10**90)
    | st.decimals(-(10**9), 10**9, allow_nan=False, places=6) | TEXT,
    lambda inner: st.lists(inner, max_size=5) | st.dictionaries(TEXT, inner, max_size=5),
    max_leaves=20,
)  # fmt: skip


def written(tree: Any, ensure_ascii: bool, indent: int | None) -> str:
    """JSON text of a tree in which decimals keep every digit."""
    numbers: dict[str, str] = {}

    def marked(value: Any) -> Any:
        match value:
            case Decimal():
                numbers[f'"\x01{len(numbers)}"'.replace("\x01", "\\u0001#")] = f"{value:f}"
                return f"\x01#{len(numbers) - 1}"
            case list():
                return [marked(each) for each in value]
            case dict():
                return {key: marked(each) for key, each in value.items()}
            case _:
                return value

    text = json.dumps(marked(tree), ensure_ascii=ensure_ascii, indent=indent)
    for mark, number in numbers.items():
        text = text.replace(mark, number)
    return text


@given(TREES, st.booleans(), st.sampled_from([None, 0, 3]))
def test_a_written_tree_reads_back_every_way(tree: Any, ensure_ascii: bool, indent: int | None) -> None:
    text = written(tree, ensure_ascii, indent)
    document, codes = read(text)
    assert codes == []
    assert document is not None
    assert document.value == tree
    line = text.encode("utf-8")
    assert decode_line(line) == tree
    assert decode_line_strictly(line) == tree


@given(TREES, st.sampled_from([None, 2]))
def test_every_place_is_where_the_value_is_written(tree: Any, indent: int | None) -> None:
    text = written(tree, ensure_ascii=False, indent=indent)
    document, _ = read(text)
    assert document is not None
    for path, value in _leaves(tree, ()):
        place = document.places.value(path)
        line = document.line(place.line)
        assert line is not None
        assert json.loads(line[place.column - 1 : (place.end_column or 0) - 1], parse_float=Decimal) == value
        if path and isinstance(path[-1], str):
            key = document.places.key(path)
            line = document.line(key.line)
            assert line is not None
            assert json.loads(line[key.column - 1 : (key.end_column or 0) - 1]) == path[-1]


def _leaves(tree: Any, path: tuple[str | int, ...]) -> list[tuple[tuple[str | int, ...], Any]]:
    match tree:
        case dict():
            return [leaf for key, inner in tree.items() for leaf in _leaves(inner, (*path, key))]
        case list():
            return [leaf for index, inner in enumerate(tree) for leaf in _leaves(inner, (*path, index))]
        case _:
            return [(path, tree)]


def test_no_number_is_ever_a_binary_float() -> None:
    value = decode_line(b'{"a": 0.1, "b": 1e3, "c": -2.50, "d": 7}')
    assert [type(each) for each in value.values()] == [Decimal, Decimal, Decimal, int]
    assert str(value["c"]) == "-2.50"


@pytest.mark.parametrize(
    "line",
    [
        b'{"a": NaN}', b'{"a": Infinity}', b'{"a": -Infinity}', b'{"a": 1e999999999}', b'{"a": 1e-101}',
        b'{"a": ' + b"9" * 101 + b"}", b'{"a": -' + b"9" * 101 + b"}", b'{"a": 0.' + b"1" * 101 + b"}",
        b'{"a": ' + b"9" * 100_000 + b"}", b"[" * 51 + b"]" * 51, b"[" * 1_000_000,
        b'{"a":' * 100_000 + b"1" + b"}" * 100_000, b'{"a": "\\ud800"}', b'{"\\uDFFF": 1}', b'{"a": 1} x',
        b'{"a": 1', b"", b"  ", b"\xff", b'{"a": "\x00"}', b'"a\nb"', b"{'a': 1}", b"[1,]", b"\xef\xbb\xbf{}",
    ],
)  # fmt: skip
def test_refused(line: bytes) -> None:
    for decode in (decode_line, decode_line_strictly):
        with pytest.raises(UnreadableError):
            decode(line)
    found = Diagnostics()
    document = read_json(line, "a.json", found)
    # A byte order mark is only taken off a file.
    assert (document is None and found.has_errors) or line.startswith(b"\xef\xbb\xbf")


@pytest.mark.parametrize(
    "line",
    [
        b'{"a": ' + b"9" * 100 + b"}", b'{"a": 1e100}', b'{"a": 1e-100}', b"[" * 50 + b"]" * 50,
        b'{"a": "' + b"9" * 500 + b'"}', b'{"a": "\\ud83d\\ude00"}', b' [1] \r\n', b'{"a": "\\u0000"}',
        b'{"a": "' + b"[" * 500 + b'"}', b"[" + b"[]," * 100 + b"[]]", b'["]]]", "[[["]', b"5", b'"x"', b"null",
    ],
)  # fmt: skip
def test_just_within_bounds(line: bytes) -> None:
    assert decode_line(line) == decode_line_strictly(line) == json.loads(line, parse_float=Decimal)
    document, codes = read(line)
    assert codes == []
    assert document is not None


def test_a_long_number_is_found_wherever_it_starts() -> None:
    for lead in range(30):
        with pytest.raises(UnreadableError):
            decode_line(b'{"' + b"k" * lead + b'": ' + b"7" * 101 + b"}")


def test_depth_is_that_of_the_limit() -> None:
    assert decode_line(b"[[[]]]", Limits(depth=3)) == [[[]]]
    with pytest.raises(UnreadableError):
        decode_line(b"[[[[]]]]", Limits(depth=3))
    assert read("[[[]]]", depth=3)[1] == []
    assert read('[[[{"a": 1}]]]', depth=3)[1] == ["JJ106@1:4"]
    assert read('{"]": [[["[[["]]]}', depth=4)[1] == []


def test_a_key_given_twice() -> None:
    line = b'{"a": {"k": 1, "k": 2}}'
    assert decode_line(line) == {"a": {"k": 2}}
    with pytest.raises(UnreadableError):
        decode_line_strictly(line)
    assert read(line)[1] == ["JJ130@1:16"]


def test_every_further_key_speaks_of_the_first() -> None:
    found = Diagnostics()
    read_json('{"a":1,"a":2,"a":3}', "a.json", found)
    assert [str(each.related) for each in found.sorted()] == ["a.json:1:2", "a.json:1:2"]


def _keys(value: Any) -> int:
    match value:
        case dict():
            return len(value) + sum(_keys(each) for each in value.values())
        case list():
            return sum(_keys(each) for each in value)
        case _:
            return 0


@given(TREES, st.sampled_from([None, 1]), st.sampled_from([(",", ":"), (", ", ": "), (",", " :"), (",", "\t: ")]))
def test_key_count_is_never_too_low(tree: Any, indent: int | None, separators: tuple[str, str]) -> None:
    text = json.dumps(tree, ensure_ascii=False, indent=indent, separators=separators, default=str)
    count = key_count(text.encode("utf-8"))
    assert count is None or count >= _keys(tree)


@pytest.mark.parametrize(
    ("line", "count"),
    [
        (b'{"a":1,"b":{"c":2}}', 3),
        (b'{"a": 1, "a": 2}', 2),
        (b'{"at": "12:30", "url": "http://x"}', 2),
        (b'{"a" :1,"b":2,"b":3}', None),
        (b'{"a"  :1}', None),
        (b'{"a": "x :"}', None),
    ],
)
def test_key_count(line: bytes, count: int | None) -> None:
    assert key_count(line) == count


def test_places_in_a_line_of_a_larger_file() -> None:
    found = Diagnostics()
    document = read_json(b'{"id": "a", "list": [1, {"x": null}]}', "a.ndjson", found, first_line=7)
    assert document is not None
    assert document.places.value(("list", 1, "x")) == Place("a.ndjson", 7, 31, 35)
    assert document.line(7) == '{"id": "a", "list": [1, {"x": null}]}'
    assert document.line(1) is None
    assert read_json(b'{"id": }', "a.ndjson", found, first_line=9) is None
    (fault,) = found.sorted()
    assert (str(fault.place), fault.source_line) == ("a.ndjson:9:8", '{"id": }')


def test_a_line_separator_in_a_text_is_no_line_break() -> None:
    document, _ = read('{"a": "x\u2028y",\n "b": 1}')
    assert document is not None
    assert document.places.key(("b",)) == Place("a.json", 2, 2, 5)


def test_half_a_character_in_a_text_handed_over() -> None:
    assert read('{"a": "\ud800"}') == (None, ["JJ161@1:8"])


def test_size() -> None:
    assert read("[1, 2]", bytes=5)[1] == ["JJ105@1:1"]
    with pytest.raises(UnreadableError):
        decode_line(b"[1, 2]", Limits(bytes=5))


@given(st.binary(max_size=120))
def test_never_raises_on_bytes(data: bytes) -> None:
    document, codes = read(data)
    assert document is not None or codes
    for decode in (decode_line, decode_line_strictly):
        try:
            decode(data)
        except UnreadableError:
            continue


JSONISH = st.lists(
    st.sampled_from([*'{}[],:"\'\\0123456789.-+eE truefalsn\n\t\r：，“”【】｛｝＃/*#', '"a"', "true", "null", "NaN",
                     "//x\n", "\\u00", "\\ud800", '"k": ', "12", "\u3000", "\x00"]),
    max_size=30,
).map("".join)  # fmt: skip


@given(JSONISH)
def test_the_slow_scan_agrees_with_the_fast_reading(text: str) -> None:
    document, codes = read(text)
    assert (document is None) == bool(codes)
    # The scan makes the places: what it finds wrong the fast reading must have refused, and the other way round.
    assert "JJ150@1:1" not in codes or text.lstrip(" \t\r\n")[:1] not in '{["0123456789-'
    try:
        value = json.loads(text, parse_float=Decimal)
    except ValueError:
        assert document is None
    else:
        assert codes or (document is not None and document.value == value)
