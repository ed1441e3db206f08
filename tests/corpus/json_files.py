"""JSON and NDJSON: cut off, too deep, numbers without end, halves of characters."""

from __future__ import annotations

from tests.corpus.case import Case, content

_HEAD = '{"unit": {"id": "bad"}, "period": 2014, '
_FINE = '{"unit": {"id": "fine"}, "period": 2014}\n'


JSON_CASES: tuple[Case, ...] = (
    Case("empty.json", content(""), ("JJ164",)),
    Case("blank.json", content(" \n\n"), ("JJ164",)),
    Case("cut-off.json", content(_HEAD + '"note": "a'), ("JJ155",)),
    Case("cut-in-a-list.json", content(_HEAD + '"activities": [{"title": "a"},'), ("JJ150",)),
    Case("comma-at-the-end.json", content(_HEAD + '"area": 1,}'), ("JJ154",)),
    Case("single-quotes.json", content("{'unit': {'id': 'bad'}, 'period': 2014}"), ("JJ165",)),
    Case("comments.json", content("// a record\n" + _FINE), ("JJ160",)),
    Case("more-behind.json", content(_FINE + "x"), ("JJ158",)),
    Case("twice.json", content(_HEAD + '"area": 1, "area": 2}'), ("JJ130",)),
    Case("nan.json", content(_HEAD + '"area": NaN}'), ("JJ137",)),
    Case("infinity.json", content(_HEAD + '"area": -Infinity}'), ("JJ137",)),
    Case("huge-integer.json", content(_HEAD + f'"area": {"9" * 1_000_000}}}'), ("JJ138",), bomb=True),
    Case("huge-negative.json", content(_HEAD + f'"area": -1{"0" * 5_000}}}'), ("JJ138",)),
    Case("huge-exponent.json", content(_HEAD + '"area": 1e999999999}'), ("JJ138",)),
    Case("huge-exponent-of-itself.json", content(_HEAD + f'"area": 1e{"9" * 100_000}}}'), ("JJ138",), bomb=True),
    Case("long-fraction.json", content(_HEAD + f'"area": 0.{"1" * 1_000_000}}}'), ("JJ138",), bomb=True),
    Case("deep.json", content("[" * 100_000), ("JJ106",), bomb=True),
    Case("deep-and-closed.json", content(_HEAD + '"note": ' + "[" * 900 + "]" * 900 + "}"), ("JJ106",)),
    Case(
        "deeper-and-closed.json",
        content(_HEAD + '"note": ' + '{"a":' * 50_000 + "1" + "}" * 50_001),
        ("JJ106",),
        bomb=True,
    ),
    Case("nul.json", content(_HEAD + '"note": "a\0b"}'), ("JJ156",)),
    Case("all-nul.json", content(b"\0" * 4096), ("JJ150",)),
    Case("lone-surrogate.json", content(_HEAD + '"note": "\\ud83d"}'), ("JJ161",)),
    Case("lone-surrogate-in-a-key.json", content(_HEAD + '"\\ude00": 1}'), ("JJ161",)),
    Case("surrogate-bytes.json", content(_HEAD.encode() + b'"note": "\xed\xa0\xbd"}'), ("JJ101",)),
    Case("bad-escape.json", content(_HEAD + '"note": "\\x41 \\u12"}'), ("JJ157",)),
    Case("no-encoding.json", content(_HEAD.encode() + b'"note": "\xff\x81\xfe"}'), ("JJ101",)),
    Case("big5.json", content(_HEAD.encode() + '"note": "縣級機關"}'.encode("big5")), ("JJ102",), refused=False),
    Case("a-number.json", content("12"), ("JJ812",)),
    Case("null.json", content("null"), ("JJ812",)),
    Case("a-list-in-a-list.json", content(f"[[{_FINE}]]"), ("JJ812",)),
    Case("wrong-types.json", content('{"unit": [1], "period": {"a": 2}, "area": "x", "activities": "y"}'), ("JJ801",)),
    Case("id-is-a-list.json", content('{"unit": {"id": ["bad"]}, "period": 2014}'), ("JJ801",)),
    Case("period-is-a-truth-value.json", content('{"unit": {"id": "bad"}, "period": true}'), ("JJ801",)),
    Case("many-keys.json", content(_HEAD + ", ".join(f'"k{at}": 1' for at in range(20_000)) + "}"), ("JJ803",)),
    Case("many-entries.json", content(_HEAD + f'"activities": [{", ".join(["0"] * 50_000)}]}}'), ("JJ801",)),
    Case("too-large.json", content(_HEAD + '"note": "' + "a" * (17 << 20) + '"}'), ("JJ105",), bomb=True),
    Case("workbook.json", content(b"PK\x03\x04\x14\0\0\0\x08\0" + bytes(range(256)) * 8), ("JJ101",)),
    Case("cut-off.ndjson", content(_FINE + _HEAD), ("JJ151",)),
    Case("nothing-good.ndjson", content('}\n{\n]\n[\n"\nnull\n1\n'), ("JJ150", "JJ151", "JJ155", "JJ812")),
    Case("nul.ndjson", content(_FINE.encode() + b"\0\0\0\0\n"), ("JJ150",)),
    Case("deep.ndjson", content(_FINE + "[" * 200_000 + "\n"), ("JJ106",), bomb=True),
    Case("huge-integer.ndjson", content(_FINE + _HEAD + f'"area": {"9" * 500_000}}}\n'), ("JJ138",), bomb=True),
    Case(
        "one-long-line.ndjson", content(_FINE + _HEAD + '"note": "' + "a" * (20 << 20) + '"}\n'), ("JJ105",), bomb=True
    ),
    Case("no-encoding.ndjson", content(_FINE.encode() + b'{"unit": "\xff\x81"}\n'), ("JJ101",)),
    Case("utf-16.ndjson", content(_FINE.encode("utf-16")), ("JJ101", "JJ150")),
    Case("lone-surrogate.jsonl", content(_FINE + _HEAD + '"note": "\\udfff"}\n'), ("JJ161",)),
    Case("lone-surrogate-as-id.jsonl", content('{"unit": {"id": "\\ud800"}, "period": 2014}\n'), ("JJ161",)),
    Case("infinity.jsonl", content(_FINE + _HEAD + '"area": Infinity}\n'), ("JJ137",)),
    Case("huge-exponent.jsonl", content(_FINE + _HEAD + '"area": 9e9999999}\n'), ("JJ138",)),
    Case(
        "control-characters-as-id.jsonl",
        content('{"unit": {"id": "a\\u0000b"}, "period": 2014, "area": "x"}\n'),
        ("JJ801",),
    ),
)
