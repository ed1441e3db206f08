"""YAML: cut off, out of line, too deep, too many aliases, numbers without end."""

from __future__ import annotations

from tests.corpus.case import Case, content

_HEAD = "unit: {id: bad}\nperiod: 2014\n"


def _laughs(levels: int, width: int) -> str:
    lines = ["a0: &a0 [lol, lol]"]
    lines += [f"a{at}: &a{at} [{', '.join([f'*a{at - 1}'] * width)}]" for at in range(1, levels)]
    return _HEAD + "\n".join(lines) + "\n"


def _long_alias() -> str:
    return f"{_HEAD}note: &n {'长' * 100_000}\nactivities: [{', '.join(['*n'] * 900)}]\n"


YAML_CASES: tuple[Case, ...] = (
    Case("cut-off.yaml", content(_HEAD + 'note: "no end\n'), ("JJ121",)),
    Case("flow-cut-off.yaml", content(_HEAD + "activities: [{title: a, participants: 1}\n"), ("JJ122",)),
    Case("indented.yaml", content(_HEAD + "note: a\n   area: 3\n"), ("JJ123",)),
    Case("tabs.yaml", content("unit:\n\tid: bad\n\tname: x\nperiod: 2014\n"), ("JJ116",)),
    Case("twice.yaml", content(_HEAD + "area: 1\narea: 2\n"), ("JJ130",)),
    Case("tag.yaml", content(_HEAD + "note: !!python/object/apply:os.system ['echo x']\n"), ("JJ133", "JJ801")),
    Case("merge.yaml", content(_HEAD + "base: &b {a: 1}\nactivities:\n  - <<: *b\n"), ("JJ803", "JJ134")),
    Case("itself.yaml", content(_HEAD + "activities: &a [*a]\n"), ("JJ136",)),
    Case("no-anchor.yaml", content(_HEAD + "area: *nobody\n"), ("JJ135",)),
    Case("laughs.yaml", content(_laughs(12, 10)), ("JJ107",), bomb=True),
    Case(
        "many-aliases.yaml",
        content(_HEAD + f"x: &x 1\nactivities: [{', '.join(['*x'] * 20_000)}]\n"),
        ("JJ107",),
        bomb=True,
    ),
    Case("long-alias.yaml", content(_long_alias()), ("JJ107",), bomb=True),
    Case("deep-flow.yaml", content(_HEAD + "activities: " + "[" * 100_000), ("JJ106",), bomb=True),
    Case("deep-maps.yaml", content(_HEAD + "note: " + "{a: " * 20_000 + "1" + "}" * 20_000), ("JJ106",), bomb=True),
    Case("deep-block.yaml", content(_HEAD + "\n".join(" " * at + "a:" for at in range(2_000))), ("JJ106",), bomb=True),
    Case("deep-dashes.yaml", content(_HEAD + "activities:\n  " + "- " * 50_000 + "a"), ("JJ106",), bomb=True),
    Case("huge-integer.yaml", content(_HEAD + f"area: {'9' * 1_000_000}\n"), ("JJ138",), bomb=True),
    Case("huge-exponent.yaml", content(_HEAD + "area: 1e999999999\n"), ("JJ138",)),
    Case("tiny-exponent.yaml", content(_HEAD + "area: 1e-999999999\n"), ("JJ138",)),
    Case("huge-hexadecimal.yaml", content(_HEAD + f"area: 0x{'f' * 1_000_000}\n"), ("JJ138",), bomb=True),
    Case("nan.yaml", content(_HEAD + "area: .nan\n"), ("JJ137",)),
    Case("infinity.yaml", content(_HEAD + "area: -.inf\n"), ("JJ137",)),
    Case("nul.yaml", content(_HEAD + "note: a\0b\n"), ("JJ104",)),
    Case("escaped-nul.yaml", content(_HEAD + 'unit2: 1\nnote: "a\\0b"\n'), ("JJ803",)),
    Case("control.yaml", content(_HEAD + "note: a\x07\x1b[2Jb\n"), ("JJ104",)),
    Case("lone-surrogate.yaml", content(_HEAD + 'note: "\\ud83d"\n'), ("JJ126",)),
    Case("surrogate-bytes.yaml", content(_HEAD.encode() + b"note: \xed\xa0\xbd\n"), ("JJ101",)),
    Case("no-encoding.yaml", content(_HEAD.encode() + b"note: \xff\xfe\xfd\x81\n"), ("JJ101",)),
    Case(
        "shift-jis.yaml", content(_HEAD.encode() + "note: ｶﾀｶﾅ テスト\n".encode("shift-jis")), ("JJ102",), refused=False
    ),
    Case("utf-16-without-mark.yaml", content(_HEAD.encode("utf-16-le")), ("JJ104",)),
    Case("utf-16-cut-off.yaml", content(_HEAD.encode("utf-16")[:-1]), ("JJ101",)),
    Case("utf-32.yaml", content(_HEAD.encode("utf-32")), ("JJ101",)),
    Case("not-a-record.yaml", content("just a text\n"), ("JJ812",)),
    Case("a-list-of-numbers.yaml", content("- 1\n- 2\n"), ("JJ812",)),
    Case("a-key-that-is-a-list.yaml", content(_HEAD + "? [a, b]\n: c\n"), ("JJ131",)),
    Case("a-key-that-is-a-map.yaml", content(_HEAD + "{a: 1}: c\n"), ("JJ131",)),
    Case("question-marks.yaml", content("? " * 20_000), ("JJ131", "JJ106"), bomb=True),
    Case("many-documents.yaml", content("--- {a: [\n" * 5_000), ("JJ110", "JJ147"), bomb=True),
    Case(
        "directive.yaml",
        content("%YAML 9.9\n%TAG ! tag:evil.example,2014:\n---\n" + _HEAD + "note: !x a\n"),
        ("JJ133",),
    ),
    Case("empty.yaml", content(""), ("JJ829",), refused=False),
    Case("comments.yaml", content("# nothing\n"), ("JJ829",), refused=False),
    Case("too-large.yaml", content(_HEAD + "#" * (17 << 20)), ("JJ105",), bomb=True),
    Case("a-date-that-is-none.yaml", content(_HEAD + "founded: 2014-02-30\n"), ("JJ813",)),
    Case("sixty.yaml", content(_HEAD + "area: 190:20:30\n"), ("JJ801",)),
    Case("picture.yaml", content(b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR" + bytes(range(256)) * 4), ("JJ101",)),
)
