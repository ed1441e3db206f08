"""Bytes to text, and which encoding it was."""

from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jianjia_rules.documents.encoding import UndecodableError, decode


@pytest.mark.parametrize(
    ("data", "text", "encoding"),
    [
        (b"", "", "utf-8"),
        ("组织".encode(), "组织", "utf-8"),
        ("\ufeff组织".encode(), "组织", "utf-8"),
        ("组织到位".encode("gbk"), "组织到位", "gb18030"),
        ("€𠮷".encode("gb18030"), "€𠮷", "gb18030"),
        ("组织".encode("utf-16"), "组织", "utf-16"),
        (b"\xfe\xff" + "组织".encode("utf-16-be"), "组织", "utf-16"),
    ],
)
def test_found(data: bytes, text: str, encoding: str) -> None:
    assert decode(data) == (text, encoding)


@pytest.mark.parametrize(("data", "offset"), [(b"ab\xff", 2), (b"\xd7\xe9\x00x", 0), (b"\xff\xfe\x00", 0)])
def test_in_none(data: bytes, offset: int) -> None:
    with pytest.raises(UndecodableError) as error:
        decode(data)
    assert error.value.offset == offset
    assert str(offset) in str(error.value)


@given(st.text(st.characters(codec="utf-8")))
def test_utf8_always_reads_as_utf8(text: str) -> None:
    decoded = decode(text.encode("utf-8"))
    assert decoded == (text.removeprefix("\ufeff"), "utf-8")


@given(st.binary())
def test_raises_nothing_else(data: bytes) -> None:
    with suppress(UndecodableError):
        assert decode(data).encoding in {"utf-8", "gb18030", "utf-16"}
