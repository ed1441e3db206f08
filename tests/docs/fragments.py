"""YAML examples of the language pages, and whole rulebooks made around them.

An example is marked by the line `<!-- yaml: KIND -->` before its fence. Kinds: `rulebook` and `part` (whole files that
belong together), `overlay` (over that rulebook), `settings` (keys of rulebook.yaml), `source`
(clauses.yaml), `rule` (a list of rules), `condition`, `measure`.
"""

from __future__ import annotations

import re
import shutil
import textwrap
from dataclasses import dataclass
from pathlib import Path

FOLDER = Path(__file__).parent / "language"
_MARKED = re.compile(r"^<!-- yaml: (?P<kind>\w+) -->\n```yaml\n(?P<body>.*?)^```$", re.MULTILINE | re.DOTALL)
_RULE_ID = re.compile(r"^ *- (?:\{)?id: ([\w-]+)", re.MULTILINE)
_TOP_KEY = re.compile(r"^(?=\w+:)", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Fragment:
    """One marked example, the page it stands on and its line."""

    page: str
    line: int
    kind: str
    body: str

    def __str__(self) -> str:
        return f"{self.page}:{self.line}:{self.kind}"


def fragments(text: str, page: str) -> tuple[Fragment, ...]:
    """The marked examples of a page in order."""
    return tuple(
        Fragment(page, text.count("\n", 0, match.start("body")), match["kind"], match["body"])
        for match in _MARKED.finditer(text.replace("\r\n", "\n"))
    )


def write_rulebook(fragment: Fragment, page: tuple[Fragment, ...], folder: Path) -> Path:
    """A rulebook in `folder` that holds the example; returns what is to be loaded."""
    target = folder / "book"
    shutil.copytree(FOLDER, target)
    match fragment.kind:
        case "rulebook" | "part":
            _write_first(page, target)
        case "overlay":
            target = target.rename(folder / "home")
            _write_first(page, target)
            target = folder / "pilot"
            target.mkdir()
            _write(target / "rulebook.yaml", fragment.body.replace("extends: home ", "extends: ../home "))
        case "settings":
            _write(target / "rulebook.yaml", with_settings(fragment.body))
        case "rule":
            _write(target / "rulebook.yaml", _without_rules(fragment.body))
            _write(target / "table.yaml", "part: table\nrules:\n" + textwrap.indent(fragment.body, "  "))
        case "source":
            main = with_settings("source: source/\n").replace("award: {", "no_clause: 例, award: {")
            _write(target / "rulebook.yaml", main)
            (target / "source").mkdir()
            _write(target / "source" / "clauses.yaml", fragment.body)
        case "condition":
            _write(target / "table.yaml", _rule("if", fragment.body, 1))
        case "measure":
            _write(target / "table.yaml", _rule("value", fragment.body, 0))
        case _:
            raise ValueError(f"{fragment}: no such kind")
    return target


def with_settings(settings: str) -> str:
    """The rulebook of the pages with some top-level keys replaced or added."""
    blocks = _blocks((FOLDER / "rulebook.yaml").read_text(encoding="utf-8")) | _blocks(settings)
    return "".join(blocks.values())


def _without_rules(body: str) -> str:
    """The rulebook of the pages without the rules that the example gives itself."""
    own = set(_RULE_ID.findall(body))
    lines = with_settings("").splitlines(keepends=True)
    return "".join(line for line in lines if not own.intersection(_RULE_ID.findall(line)))


def _write_first(page: tuple[Fragment, ...], folder: Path) -> None:
    """The whole rulebook that a page begins with; it has no scales, so its schema names none."""
    schema = folder / "record.schema.json"
    _write(schema, re.sub(r',\s*"x-scale": "\w+"', "", schema.read_text(encoding="utf-8")))
    first = {fragment.kind: fragment.body for fragment in reversed(page)}
    _write(folder / "rulebook.yaml", first["rulebook"])
    _write(folder / "table.yaml", first["part"])


def _rule(head: str, body: str, points: int) -> str:
    rule = f"part: table\nrules:\n  - id: example\n    points: {points}\n    award:\n      {head}:\n"
    return rule + textwrap.indent(body, " " * 8)


def _blocks(text: str) -> dict[str, str]:
    """The text of each top-level key."""
    blocks = [block for block in _TOP_KEY.split(text) if re.match(r"\w+:", block)]
    return {block.partition(":")[0]: block for block in blocks}


def _write(path: Path, text: str) -> None:
    path.write_text(text, encoding="utf-8", newline="\n")
