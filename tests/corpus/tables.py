"""CSV: quotes without end, rows without measure, other encodings, another kind of file."""

from __future__ import annotations

from tests.corpus.case import Case, content

_HEAD = "unit.id,period,area,note\n"
_FINE = _HEAD + "fine,2014,60,x\n"


TABLE_CASES: tuple[Case, ...] = (
    Case("empty.csv", content(""), ("JJ824",)),
    Case("blank-lines.csv", content("\n\n \n"), ("JJ824",)),
    Case("no-header.csv", content("bad,2014,60,x\n"), ("JJ929",)),
    Case("open-quote.csv", content(_FINE + 'bad,2014,60,"no end\n'), ("JJ825",)),
    Case(
        "open-quote-over-many-lines.csv",
        content(_FINE + 'bad,2014,60,"' + "x\n" * 20_000),
        ("JJ825", "JJ810"),
        bomb=True,
    ),
    Case("quote-inside.csv", content(_FINE + 'bad,2014,60,"a"b"\n'), ("JJ825",)),
    Case("short-row.csv", content(_FINE + "bad,2014\n"), ("JJ810",)),
    Case("long-row.csv", content(_FINE + "bad,2014,60,x,y,z\n"), ("JJ810",)),
    Case("twice-a-column.csv", content("unit.id,period,area,area\nbad,2014,1,2\n"), ("JJ823",), refused=False),
    Case("no-number.csv", content(_FINE + "bad,2014,a lot,x\n"), ("JJ801",)),
    Case("nan.csv", content(_FINE + "bad,2014,NaN,x\n"), ("JJ801",)),
    Case("infinity.csv", content(_FINE + "bad,2014,-Infinity,x\n"), ("JJ801",)),
    Case("huge-integer.csv", content(_FINE + f"bad,2014,{'9' * 500_000},x\n"), ("JJ826",), bomb=True),
    Case("huge-exponent.csv", content(_FINE + "bad,2014,1e999999999,x\n"), ("JJ801",)),
    Case("many-thousands.csv", content(_FINE + f'bad,2014,"{",000" * 50_000}",x\n'), ("JJ826",), bomb=True),
    Case("nul.csv", content(_FINE + "bad,2014,60,a\0b\n"), ("JJ156",)),
    Case("nul-as-number.csv", content(_FINE + "bad,2014,6\0,b\n"), ("JJ156",)),
    Case("all-nul.csv", content(b"\0" * 4096), ("JJ929",)),
    Case("no-encoding.csv", content(_FINE.encode() + b"bad,2014,60,\xff\x81\xfe\n"), ("JJ101",)),
    Case("surrogate-bytes.csv", content(_FINE.encode() + b"bad,2014,60,\xed\xa0\xbd\n"), ("JJ101",)),
    Case("utf-16-cut-off.csv", content(_FINE.encode("utf-16")[:-1]), ("JJ101",)),
    Case("utf-32.csv", content(_FINE.encode("utf-32")), ("JJ101",)),
    Case("many-columns.csv", content(f"unit.id,period{',a' * 16_384}\n"), ("JJ828",), bomb=True),
    Case("many-empty-rows.csv", content(_FINE + ",,,\n" * 1_048_576), (), refused=False, places=False, bomb=True),
    Case("one-long-line.csv", content(_FINE + "bad,2014,60," + "x" * (20 << 20) + "\n"), ("JJ826",), bomb=True),
    Case("long-header.csv", content("x" * (5 << 20) + ",period\nbad,2014\n"), ("JJ826",), bomb=True),
    Case(
        "deep-cell.csv", content("unit.id,period,activities\nbad,2014," + "[" * 100_000 + "\n"), ("JJ801",), bomb=True
    ),
    Case("bad-cell.csv", content('unit.id,period,activities\nbad,2014,"[{""title"": 1, }]"\n'), ("JJ801",)),
    Case("separator-line.csv", content("sep=\n" + _FINE), ("JJ929",)),
    Case(
        "web-page.csv",
        content("<!DOCTYPE html><html><body><table><tr><td>1</td></tr></table></body></html>\n"),
        ("JJ929",),
    ),
    Case("old-workbook.csv", content(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 504), ("JJ101",)),
    Case("workbook.csv", content(b"PK\x03\x04\x14\0\x06\0\x08\0" + bytes(range(256)) * 8), ("JJ101",)),
    Case("carriage-returns.csv", content("unit.id,period,area\rbad,2014,x\r"), ("JJ801",)),
    Case("formula.csv", content(_FINE + '"=HYPERLINK(""http://evil.example"")",2014,a lot,x\n'), ("JJ801",)),
)
