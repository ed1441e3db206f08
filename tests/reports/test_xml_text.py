"""XML by hand holds no character that XML forbids, and no markup of what it tells."""

from __future__ import annotations

import xml.etree.ElementTree as ElementTree

from jianjia_rules.reports.xml_text import content, empty, opened

ODD = "a\x00b\x0bc\ufffed\ud83de<&>\"'f\t𠮷"


def test_what_is_written_is_read() -> None:
    root = ElementTree.fromstring(f"{opened('a', name=ODD)}{content(ODD)}{empty('b', count=1)}</a>")
    wanted = "a\ufffdb\ufffdc\ufffdd\ufffde<&>\"'f\t𠮷"
    assert root.text == wanted
    assert (root.get("name") or "").replace(" ", "\t") == wanted
    assert root[0].get("count") == "1"
