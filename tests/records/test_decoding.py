"""The fast decoder and the standard one give the same values, and the strict reader has the last word."""

from __future__ import annotations

import json
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jianjia_rules.documents.json_text import UnreadableError, decode_line_strictly
from jianjia_rules.records.decoding import UndecodedError, decode, fast_decoder
from jianjia_rules.records.line_files import every_key_once
from jianjia_rules.records.validator.plain import plain_texts
from tests.records.schemas import values

pytest.importorskip("msgspec")

ODD = [
    b"", b" ", b"{}", b" {}\r\n", b"{} {}", b"[1,]", b"NaN", b"-Infinity", b"1e999", b"1e-999", b"-0", b"-0.0", b"1E5",
    b"01", b"1.", b".5", b'"\\ud800"', b'"\\ud83d\\ude00"', b'"\\uD83D"', b'"\xff"', b'"\xed\xa0\x80"', b'"a\x00"',
    b'"\\u0000"', b"123456789012345678901234567890", b"-9223372036854775809", b"18446744073709551616",
    b"0." + b"1" * 99, b"0." + b"1" * 101, b"[" * 2000 + b"]" * 2000, b"\xef\xbb\xbf{}", b'{"a":1,"a":2}', b"tru",
    b"'a'",
]  # fmt: skip


def came(decoder: Any, line: bytes) -> Any:
    try:
        return repr(decoder(line))
    except UndecodedError:
        return UndecodedError


def hold_equal(line: bytes) -> None:
    fast = fast_decoder()
    assert fast is not None
    assert came(fast, line) == came(decode, line)


@pytest.mark.parametrize("line", ODD, ids=repr)
def test_both_decoders_say_the_same_of_odd_lines(line: bytes) -> None:
    hold_equal(line)


NO_JSON = [
    b"", b" ", b"{} {}", b"[1,]", b"NaN", b"-Infinity", b"1e999", b"01", b"1.", b".5", b'"\\ud800"', b'"\xff"',
    b'"a\x00"', b"0." + b"1" * 101, b"tru", b"'a'", b"{}]", b"[1}", b'{"a"}',
]  # fmt: skip


@pytest.mark.parametrize("line", NO_JSON, ids=repr)
def test_neither_takes_what_is_no_json(line: bytes) -> None:
    assert came(decode, line) is UndecodedError
    assert came(fast_decoder(), line) is UndecodedError


@given(st.binary(max_size=40) | st.lists(st.sampled_from(ODD[:-5]), max_size=4).map(b",".join))
def test_both_decoders_say_the_same_of_any_bytes(line: bytes) -> None:
    hold_equal(line)
    hold_equal(b"[" + line + b"]")


@given(values)
def test_both_decoders_say_the_same_of_any_value(value: Any) -> None:
    line = json.dumps(value, default=float, ensure_ascii=False).encode()
    hold_equal(line)
    assert json.loads(line) == json.loads(json.dumps(decode(line), default=float))


@given(values)
def test_keys_that_stand_once_are_recognised(value: Any) -> None:
    line = json.dumps(value, default=float).encode()
    texts = plain_texts((value,))
    assert every_key_once(line, texts) or b"\\\\" in line


PAIRS = st.tuples(st.sampled_from(["a", "b", '"', "\\", "是:"]), st.sampled_from(["x", '":', "\\", "", 1]))


@given(st.lists(PAIRS, max_size=6))
def test_keys_that_stand_twice_are_never_missed(pairs: list[tuple[str, Any]]) -> None:
    inside = ",".join(f"{json.dumps(key)}:{json.dumps(value)}" for key, value in pairs)
    line = f"{{{inside}}}".encode()
    value = decode(line)
    try:
        decode_line_strictly(line)
        twice = False
    except UnreadableError:
        twice = True
    assert twice == (len({key for key, _ in pairs}) < len(pairs))
    if twice:
        assert not every_key_once(line, plain_texts((value,)))


def test_numbers_are_exact() -> None:
    for decoder in (decode, fast_decoder()):
        assert decoder is not None
        assert repr(decoder(b"[0.10, 2.0, 1e2, 3, 0.1]")) == repr(
            [Decimal("0.10"), Decimal("2.0"), Decimal("1E+2"), 3, Decimal("0.1")]
        )
