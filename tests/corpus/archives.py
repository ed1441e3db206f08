"""Zip archives: cut off, bombs, names that lead out, links, locks, archives in archives, names twice."""

from __future__ import annotations

from tests.corpus.case import Case, content
from tests.zips import DEFLATED64, IS_ENCRYPTED, IS_UTF8, LINK, STORED, Packed, on_windows, zipped

_RECORD = "unit: {id: bad}\nperiod: 2014\narea: 60\n"
_FINE = Packed("fine.yaml", _RECORD.replace("bad", "fine"))
_NDJSON = b'{"unit": {"id": "n%d"}, "period": 2014}\n'


def _with(name: str, code: str, *files: Packed, refused: bool = True, bomb: bool = False) -> Case:
    return Case(name, content(zipped(_FINE, *files)), (code,), refused=refused, places=False, bomb=bomb)


def _damaged(data: bytes) -> bytes:
    return data.replace(b"{id: bad}", b"{id: bat}", 1)


def _overlapping() -> bytes:
    data = zipped(Packed("a.yaml", bytes(range(256)) * 200, method=STORED))
    at = data.index(b"PK\1\2")
    listing = data[at:-22]
    end = data[-22:-14] + (9).to_bytes(2, "little") * 2 + (9 * len(listing)).to_bytes(4, "little") + data[-6:]
    return data[:at] + listing * 9 + end


ARCHIVE_CASES: tuple[Case, ...] = (
    Case("empty.zip", content(""), ("JJ902",), places=False),
    Case("nothing-in-it.zip", content(zipped()), (), refused=False, places=False),
    Case("no-archive.zip", content("not an archive at all\n" * 50), ("JJ902",), places=False),
    Case("cut-off.zip", content(zipped(_FINE)[:-30]), ("JJ902",), places=False),
    Case("without-list.zip", content(zipped(_FINE)[:60]), ("JJ902",), places=False),
    Case("damaged-inside.zip", content(_damaged(zipped(Packed("a.yaml", _RECORD, method=STORED)))), ("JJ902",),
         places=False),
    Case("overlapping.zip", content(_overlapping()), ("JJ902",), places=False),
    Case("many-names.zip", content(zipped(*(Packed(f"{n}.txt", method=STORED) for n in range(60_000)))), ("JJ902",),
         places=False, bomb=True),
    Case("gbk.zip", content(on_windows([("企业\\甲.yaml", _RECORD)])), (), refused=False, places=False),
    Case("false-flag.zip", content(zipped(Packed("企业/甲.yaml", _RECORD, flags=IS_UTF8))), (), refused=False,
         places=False),
    Case("faulty-inside.zip", content(on_windows([("企业\\甲.yaml", _RECORD + "area: 1\n")])), ("JJ130",)),
    _with("locked.zip", "JJ781", Packed("a.yaml", _RECORD, flags=IS_ENCRYPTED)),
    _with("leads-out.zip", "JJ781", Packed("../../evil.yaml", _RECORD)),
    _with("leads-out-on-windows.zip", "JJ781", Packed("..\\..\\evil.yaml", _RECORD)),
    _with("absolute.zip", "JJ781", Packed("/etc/evil.yaml", _RECORD)),
    _with("drive.zip", "JJ781", Packed("C:\\evil.yaml", _RECORD)),
    _with("nul-in-name.zip", "JJ781", Packed("a.yaml\0.txt", _RECORD)),
    _with("twice.zip", "JJ781", Packed("a.yaml", _RECORD), Packed("a.yaml", _RECORD)),
    _with("unusual.zip", "JJ781", Packed("a.yaml", _RECORD, method=DEFLATED64)),
    _with("link.zip", "JJ780", Packed("a.yaml", "/etc/passwd", attributes=LINK), refused=False),
    _with("nested.zip", "JJ780", Packed("b.zip", zipped(_FINE)), refused=False),
    _with("bomb.zip", "JJ781", Packed("a.csv", b"\0" * (64 << 20)), bomb=True),
    _with("large-record.zip", "JJ105", Packed("a.yaml", bytes(range(32, 127)) * (200 << 10), method=STORED), bomb=True),
    _with("says-less.zip", "JJ902", Packed("a.yaml", _RECORD * 100, stated=10)),
    _with("long-list.zip", "JJ806", Packed("a.ndjson", _NDJSON % 1 * 50_000), bomb=True),
    _with("odd-names.zip", "JJ801", *(Packed(f"{name}.yaml", "unit: {id: 1}\nperiod: 2014\narea: x\n", "utf-8", IS_UTF8)
          for name in ("<script>", "=HYPERLINK(1)", "a\u202eb", "a\nb", "😀𠮷", "CON", "a!b.zip!c", "'\"&"))),
)  # fmt: skip
