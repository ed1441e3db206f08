"""YAML to values: the scalars of YAML 1.2, exact numbers, places, limits, streams, and what is mended."""

from decimal import Decimal

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from jianjia_rules.diagnostics import Diagnostics, Place
from jianjia_rules.documents import yaml_build
from jianjia_rules.documents.document import Document
from jianjia_rules.documents.limits import Limits
from jianjia_rules.documents.yaml_text import read_yaml, read_yaml_stream


def read(text: bytes | str, **limits: int) -> tuple[Document | None, list[str]]:
    found = Diagnostics()
    document = read_yaml(text, "a.yaml", found, Limits(**limits))
    return document, [f"{each.code}@{each.place.line}:{each.place.column}" for each in found.sorted() if each.place]


def value(text: str) -> object:
    document, codes = read(text)
    assert codes == []
    assert document is not None
    return document.value


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("true", True), ("True", True), ("FALSE", False), ("yes", "yes"), ("no", "no"), ("on", "on"), ("y", "y"),
        ("", None), ("~", None), ("null", None), ("Null", None), ("nULL", "nULL"),
        ("0", 0), ("-0", 0), ("+5", 5), ("-12", -12), ("012", "012"), ("1_000", "1_000"), ("1,000", "1,000"),
        ("0o14", 12), ("0x1F", 31), ("0b1", "0b1"), ("12:30", "12:30"), ("12:30:45", "12:30:45"),
        ("2014-12-31", "2014-12-31"), ("2014-01-01 10:00:00", "2014-01-01 10:00:00"),
        ("1.50", Decimal("1.50")), (".5", Decimal("0.5")), ("1.", Decimal(1)), ("1e3", Decimal(1000)),
        ("-2.5E-3", Decimal("-0.0025")), ("0.1", Decimal("0.1")), ("1.0.0", "1.0.0"), ("80%", "80%"), ("$x", "$x"),
        ("01.5", "01.5"), ("'5'", "5"), ('"true"', "true"), ("'null'", "null"), ("１２米", "１２米"), ("1e", "1e"),
    ],
)  # fmt: skip
def test_plain_scalars(text: str, expected: object) -> None:
    got = value(f"a: {text}\n")
    assert got == {"a": expected}
    assert isinstance(got, dict)
    assert type(got["a"]) is type(expected)


def test_no_number_is_ever_a_binary_float() -> None:
    assert value("- 0.1\n- 0.2\n- 1e-5\n") == [Decimal("0.1"), Decimal("0.2"), Decimal("0.00001")]


def test_keys_are_always_text() -> None:
    text = "5: a\ntrue: b\nnull: c\n2014-06-23: d\n1.50: e\n'': f\n~: g\n"
    assert value(text) == {"5": "a", "true": "b", "null": "c", "2014-06-23": "d", "1.50": "e", "": "f", "~": "g"}


@pytest.mark.parametrize("text", ["a: 1\r\nb: 2\r\n", "\ufeffa: 1\nb: 2", "%YAML 1.2\n---\na: 1\nb: 2\n...\n"])
def test_line_ends_marks_and_headers(text: str) -> None:
    assert value(text) == {"a": 1, "b": 2}


def test_bytes_in_other_encodings() -> None:
    for encoding, codes in (("utf-8-sig", []), ("gb18030", ["JJ102@1:1"]), ("utf-16", ["JJ103@1:1"])):
        document, found = read("标题: 组织到位\n".encode(encoding))
        assert document is not None
        assert (document.value, found) == ({"标题": "组织到位"}, codes)


def test_nothing_at_all_is_nothing() -> None:
    for text in ("", "# only a comment\n", "---\n"):
        assert value(text) is None


def test_an_alias_is_the_value_again() -> None:
    assert value("a: &x {k: [1, 2]}\nb: *x\nc: &y text\nd: *y\n") == {
        "a": {"k": [1, 2]}, "b": {"k": [1, 2]}, "c": "text", "d": "text",
    }  # fmt: skip


PLACES = """\
rules:
  - id: founded
    award: {if: {field: 组织.成立, is: true}, points: 4}
    title:
    cites: [a, 'b c']
  - text: |
      two
      lines
"""


@pytest.mark.parametrize(
    ("path", "key", "at"),
    [
        ((), (1, 1), (1, 1)),
        (("rules",), (1, 1, 6), (2, 3)),
        (("rules", 0), (2, 5), (2, 5)),
        (("rules", 0, "id"), (2, 5, 7), (2, 9, 16)),
        (("rules", 0, "award"), (3, 5, 10), (3, 12)),
        (("rules", 0, "award", "if", "field"), (3, 18, 23), (3, 25, 30)),
        (("rules", 0, "award", "points"), (3, 43, 49), (3, 51, 52)),
        (("rules", 0, "title"), (4, 5, 10), (4, 11)),
        (("rules", 0, "cites", 1), (5, 16, 21), (5, 16, 21)),
        (("rules", 1, "text"), (6, 5, 9), (6, 11)),
        (("rules", 0, "nothing", "here"), (2, 5), (2, 5)),
        (("rules", 7), (1, 1, 6), (2, 3)),
        (("rules", "id"), (1, 1, 6), (2, 3)),
        (("rules", 0, "id", 0), (2, 5, 7), (2, 9, 16)),
    ],
)
def test_places(path: tuple[str | int, ...], key: tuple[int, int], at: tuple[int, int]) -> None:
    document, _ = read(PLACES)
    assert document is not None
    assert document.places.key(path) == Place("a.yaml", *key)
    assert document.places.value(path) == Place("a.yaml", *at)


def test_places_inside_an_alias_are_those_of_the_alias() -> None:
    document, _ = read("a: &x {k: 1}\nb: *x\n")
    assert document is not None
    assert document.places.value(("b", "k")) == Place("a.yaml", 2, 4, 6)


def test_lines_count_from_one() -> None:
    document, _ = read("a: 1\r\nb: 2\n")
    assert document is not None
    assert [document.line(number) for number in (0, 1, 2, 3, 4)] == [None, "a: 1", "b: 2", "", None]


def test_places_after_a_mended_slip_are_those_of_the_file() -> None:
    document, codes = read("{a：1， bb：2, c: [３，4]}\n")
    assert document is not None
    assert document.value == {"a": 1, "bb": 2, "c": ["３，4"]}
    assert document.places.key(("bb",)) == Place("a.yaml", 1, 7, 9)
    assert document.places.value(("bb",)) == Place("a.yaml", 1, 10, 11)
    assert document.places.key(("c",)) == Place("a.yaml", 1, 13, 14)
    assert codes == ["JJ111@1:3", "JJ112@1:5", "JJ111@1:9", "JJ142@1:17"]


def test_places_stay_true_after_many_slips_on_one_line() -> None:
    text = "{a：1, b：1, c：1, e：1, f：1, long：.inf, g: x}\n"
    document, codes = read(text)
    assert document is not None
    assert document.places.key(("long",)) == Place("a.yaml", 1, 27, 31)
    assert document.places.key(("g",)) == Place("a.yaml", 1, 38, 39)
    assert codes == [f"JJ111@1:{column}" for column in (3, 8, 13, 18, 23, 31)] + ["JJ137@1:32"]


def test_a_text_over_several_lines_has_no_end_column() -> None:
    document, _ = read("a: one\n   two three four\n")
    assert document is not None
    assert document.places.value(("a",)) == Place("a.yaml", 1, 4)


def test_a_slip_is_not_mended_where_that_would_break_the_file() -> None:
    document, codes = read("a: 1\n－ id: 2\nb: 3\n")
    assert codes == ["JJ120@2:1"]
    assert document is not None
    assert document.value == {"a": 1, "－ id": 2, "b": 3}


def test_a_text_of_which_one_line_is_no_key_stays_a_text() -> None:
    document, codes = read("a:\n  points：5\n  其余从略\n")
    assert codes == ["JJ141@2:3"]
    assert document is not None
    assert document.value == {"a": "points：5 其余从略"}


def test_faults_behind_a_slip_come_to_light_too() -> None:
    text = "part：p\nrules:\n  - id：a\n    points: .inf\n    points: 2\n  - {id: b， points:4}\n"
    _, codes = read(text)
    assert codes == ["JJ111@1:5", "JJ111@3:7", "JJ137@4:13", "JJ130@5:5", "JJ112@6:11", "JJ118@6:13"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("a: 你好，世界：【注】“引”——\n", {"a": "你好，世界：【注】“引”——"}),
        ("a: {zh: 你好，世界。, en: Hello}\n", {"a": {"zh": "你好，世界。", "en": "Hello"}}),
        ("- '【1，2】'\n- \"５\"\n- '“x”'\n- '5\u3000'\n", ["【1，2】", "５", "“x”", "5\u3000"]),
        ("a: |\n  \u3000\u3000段落：说明，内容\n  points：5\n", {"a": "\u3000\u3000段落：说明，内容\npoints：5\n"}),
        ("a: >\n  points:5\nb: http://example.org:80/x\n", {"a": "points:5\n", "b": "http://example.org:80/x"}),
        ("'a：b': 1\n", {"a：b": 1}),
        ("a: -5\nb: -x\n", {"a": -5, "b": "-x"}),
        ("a: 姓名：张三\nb: [http://x.org, 'k:v']\n", {"a": "姓名：张三", "b": ["http://x.org", "k:v"]}),
        ("a:\n  整改：限期\n  完成\n", {"a": "整改：限期 完成"}),
    ],
)
def test_text_that_is_meant_is_left_alone(text: str, expected: object) -> None:
    assert value(text) == expected


def test_a_stream_gives_every_document_and_none_for_a_bad_one() -> None:
    text = "# head\n---\nid: a\n---\nid: 'b\n---\n---\nid: c\nid: d\n---\n- 1\n...\n"
    found = Diagnostics()
    documents = list(read_yaml_stream(text, "a.yaml", found))
    assert [document and document.value for document in documents] == [{"id": "a"}, None, {"id": "c"}, [1]]
    assert [str(each.place) for each in found.sorted()] == ["a.yaml:5:5", "a.yaml:9:1"]
    last = documents[-1]
    assert last is not None
    assert last.places.value((0,)) == Place("a.yaml", 11, 3, 4)
    assert found.sorted()[0].source_line == "id: 'b"


def test_a_stream_of_one_document_needs_no_dashes() -> None:
    found = Diagnostics()
    assert [d and d.value for d in read_yaml_stream(b"id: a\n", "a.yaml", found)] == [{"id": "a"}]
    assert list(read_yaml_stream(b"\xff\x00", "a.yaml", found)) == [None]
    assert [each.code for each in found.sorted()] == ["JJ101"]


def test_dashes_inside_a_text_start_no_document() -> None:
    documents = list(read_yaml_stream("a: |\n  ---\n  x\nb: '--- y'\n", "a.yaml", Diagnostics()))
    assert [d and d.value for d in documents] == [{"a": "---\nx\n", "b": "--- y"}]


@pytest.mark.parametrize(
    ("text", "limits", "code"),
    [
        ("a: [[[1]]]", {"depth": 3}, "JJ106@1:6"),
        ("a: [[1]]", {"depth": 3}, None),
        ("- 1\n- 2\n- 3\n", {"nodes": 3}, "JJ109@3:3"),
        ("- 1\n- 2\n", {"nodes": 3}, None),
        ("- &a [1, 2]\n- *a\n", {"nodes": 6}, "JJ107@2:3"),
        ("- &a [1, 2]\n- *a\n", {"nodes": 7}, None),
        ("- &a 1\n- *a\n- *a\n", {"aliases": 1}, "JJ107@3:3"),
        ("- &a [[1]]\n- [*a]\n", {"depth": 3}, "JJ106@2:4"),
        ("- &a [[1]]\n- *a\n", {"depth": 3}, None),
        ("- &a [1]\n- &b [*a]\n- &c [*b]\n- [*c]\n", {"depth": 4}, "JJ106@4:4"),
        ("abc", {"bytes": 2}, "JJ105@1:1"),
    ],
)
def test_limits(text: str, limits: dict[str, int], code: str | None) -> None:
    document, codes = read(text, **limits)
    assert codes == ([code] if code else [])
    assert (document is None) == (code is not None)


def test_aliases_that_multiply_are_stopped_early() -> None:
    lines = ["a0: &a0 [x, x, x, x, x, x, x, x, x, x]"]
    lines += [f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 10)}]" for n in range(1, 30)]
    document, codes = read("\n".join(lines))
    assert document is None
    assert [code[:5] for code in codes] == ["JJ107"]


def test_a_text_with_too_many_faults_is_given_up_and_says_so() -> None:
    found = Diagnostics()
    assert read_yaml("a: 1\n" * 5000, "a.yaml", found) is None
    assert len(found) == 200
    assert found.sorted()[-1].code == "JJ100"


def test_half_a_character_in_a_text_handed_over() -> None:
    assert read("a: \ud800\n") == (None, ["JJ104@1:4"])


SCALARS = (
    st.none() | st.booleans() | st.integers(-(10**30), 10**30)
    | st.decimals(-(10**9), 10**9, allow_nan=False, places=6)
    | st.text(st.characters(codec="utf-8", exclude_categories=("Cc", "Cs")), max_size=20)
)  # fmt: skip
KEYS = st.text(st.characters(codec="utf-8", exclude_categories=("Cc", "Cs")), max_size=8)
TREES = st.recursive(
    SCALARS, lambda inner: st.lists(inner, max_size=4) | st.dictionaries(KEYS, inner, max_size=4), max_leaves=12
)


def written(tree: object, indent: int = 0) -> str:
    """The tree as block YAML: text in double quotes, everything else plain."""
    lead = "\n" + "  " * indent
    match tree:
        case dict() if tree:
            return "".join(f"{lead}{_quoted(key)}: {written(inner, indent + 1)}" for key, inner in tree.items())
        case list() if tree:
            return "".join(f"{lead}- {written(inner, indent + 1)}" for inner in tree)
        case str():
            return _quoted(tree)
        case None:
            return "null"
        case bool():
            return str(tree).lower()
        case _:
            return str(tree)


def _quoted(text: str) -> str:
    return (
        '"' + "".join(f"\\U{ord(each):08X}" if each in '"\\' or not each.isprintable() else each for each in text) + '"'
    )


@given(TREES)
def test_a_written_tree_reads_back(tree: object) -> None:
    found = Diagnostics()
    text = written(tree)
    document = read_yaml(text, "a.yaml", found)
    assert document is not None, (text, [str(each) for each in found])
    assert document.value == tree
    assert list(found) == []


@given(st.binary(max_size=200))
def test_never_raises_on_bytes(data: bytes) -> None:
    found = Diagnostics()
    document = read_yaml(data, "a.yaml", found)
    list(read_yaml_stream(data, "a.yaml", found))
    assert document is not None or found.has_errors
    for each in found.sorted():
        assert each.message("zh")
        assert each.place is not None
        assert each.place.line >= 1
        assert each.place.column >= 1


SYNTAX = st.lists(
    st.sampled_from(
        [*"abc123 \n\n  -:：,，[]{}【】［］｛｝\"'“”‘’#＃&*!|>%@`?\t\u3000\u00a0－—０５<~=.", ": ", "- ", "\n  ",
         "\n- ", "key: ", "键：", "id：", "a:1", "&x ", "*x", "---\n", "...", "<<: ", "\r\n", "\u2028", "\x85", "\\",
         '"\\q', "\x07"]
    ),
    max_size=40,
).map("".join)  # fmt: skip


@given(SYNTAX)
def test_never_raises_on_what_looks_like_yaml_and_places_lie_in_the_text(text: str) -> None:
    found = Diagnostics()
    document = read_yaml(text, "a.yaml", found)
    assert document is not None or found.has_errors
    for each in found.sorted():
        for place in (each.place, each.related):
            if place is None:
                continue
            line = document.line(place.line) if document else each.source_line
            assert place.column >= 1
            if line is not None and place is each.place:
                assert place.column <= len(line) + 1
                assert place.end_column is None or place.column < place.end_column <= len(line) + 2


@given(SYNTAX)
def test_the_python_parser_reads_the_same(text: str) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(yaml_build, "_Parser", yaml.SafeLoader)
        slow_found = Diagnostics()
        slow = read_yaml(text, "a.yaml", slow_found)
    found = Diagnostics()
    fast = read_yaml(text, "a.yaml", found)
    if fast is not None and slow is not None and not found.has_errors and not slow_found.has_errors:
        assert fast.value == slow.value
