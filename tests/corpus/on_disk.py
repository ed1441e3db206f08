"""What stands where a file should: folders, links, pipes, long names, evidence that leads elsewhere."""

from __future__ import annotations

import os
import sys
from pathlib import Path

from tests.corpus.case import GOOD_RECORD, Case, Make, content

LINKS = sys.platform != "win32"
"""Whether a user may make symbolic links."""

_RECORD = "unit: {id: bad}\nperiod: 2014\n"


def _outside(folder: Path) -> Path:
    """A file beside the folder of records, that nothing in a record may open."""
    secret = folder.parent / "secret.yaml"
    secret.write_text(GOOD_RECORD.replace("good", "secret"), encoding="utf-8")
    return secret


def _evidence(number: int, name: str) -> Case:
    def make(path: Path) -> None:
        _outside(path.parent)
        path.write_text(f"{_RECORD}area: 60\nevidence:\n  - file: {name}\n", encoding="utf-8")

    # What names nothing, and what leads elsewhere, is told; which of the two differs from system to system.
    return Case(f"evidence-{number}.yaml", make, (), refused=False)


def _file_of_evidence(name: str, put: Make, code: str, *, refused: bool = False) -> Case:
    """A record that names a file beside it, which is none."""

    def make(path: Path) -> None:
        _outside(path.parent)
        put(path.with_name("proof.pdf"))
        path.write_text(f"{_RECORD}area: 60\nevidence:\n  - file: proof.pdf\n", encoding="utf-8")

    return Case(f"evidence-{name}.yaml", make, (code,), refused=refused)


def _folder(path: Path) -> None:
    path.mkdir()
    (path / "notes.txt").write_text("nothing here", encoding="utf-8")


def _in_a_circle(path: Path) -> None:
    path.symlink_to(path)


def _leads_out(path: Path) -> None:
    path.symlink_to(_outside(path.parent))


def _broken(path: Path) -> None:
    path.symlink_to(path.with_name("nowhere.yaml"))


def _deep_folders(path: Path) -> None:
    for _ in range(60):
        path = path / "d"
    path.mkdir(parents=True)
    (path / "record.yaml").write_text(_RECORD, encoding="utf-8")


DISK_CASES: tuple[Case, ...] = (
    Case("folder.yaml", _folder, ("JJ821",), refused=False, places=False, names_itself=False),
    Case("folder.csv", _folder, ("JJ821",), refused=False, places=False, names_itself=False),
    Case("deep", _deep_folders, ("JJ902",), places=False),
    Case("word.docx", content(b"PK\x03\x04"), ("JJ821",), refused=False, places=False),
    Case("page.yaml", content("<!DOCTYPE html>\n<html><body>404</body></html>\n"), ("JJ812",)),
    Case("table.yaml", content("unit.id,period,area\nbad,2014,60\n"), ("JJ812",)),
    Case("yaml.csv", content(_RECORD), ("JJ929",)),
    Case("yaml.json", content(_RECORD), ("JJ163",)),
    Case(
        "lines.json",
        content('{"unit": {"id": "a"}, "period": 2014}\n{"unit": {"id": "b"}, "period": 2014}\n'),
        ("JJ158",),
    ),
    Case("document.ndjson", content('{\n  "unit": {"id": "bad"},\n  "period": 2014\n}\n'), ("JJ151",)),
    *(
        _evidence(number, name)
        for number, name in enumerate(
            (
                "../secret.yaml",
                "a/../../secret.yaml",
                "'..\\secret.yaml'",
                "/etc/passwd",
                "'C:\\Windows\\win.ini'",
                "'\\\\server\\share\\x'",
                "'//server/share/x'",
                "'C:secret.yaml'",
                "'a\u202efdp.exe'",
                '"a\\0b"',
                "'x'\n    sha256: '0'",
                "'.'",
                "~/x",
                f"'{'长' * 4000}'",
                f"'{'a/' * 4000}'",
                "file:///etc/passwd",
            )
        )
    ),
    *(
        (
            Case("circle.yaml", _in_a_circle, ("JJ902",), places=False),
            Case("leads-out.yaml", _leads_out, ("JJ822",), refused=False, places=False),
            Case("broken.yaml", _broken, ("JJ902",), places=False),
            _file_of_evidence("leads-out", _leads_out, "JJ854"),
            _file_of_evidence("broken", _broken, "JJ851", refused=True),
            _file_of_evidence("circle", _in_a_circle, "JJ854", refused=True),
        )
        if LINKS
        else ()
    ),
    _file_of_evidence("folder", Path.mkdir, "JJ852"),
    *((_file_of_evidence("pipe", os.mkfifo, "JJ852"),) if hasattr(os, "mkfifo") else ()),
    *((Case("pipe.yaml", os.mkfifo, ("JJ821",), refused=False, places=False),) if hasattr(os, "mkfifo") else ()),
)
