"""A rulebook of 100 rules, made from the benchmark's 40: each stands two or three times, under ids of its own."""

import re
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import yaml

RULES = 100


def write_hundred_rules(source: Path, target: Path) -> None:
    """Write the rulebook into the folder `target`; parts are worth what their rows add up to."""
    target.mkdir(parents=True, exist_ok=True)
    parts = {path: _read(path) for path in sorted(source.glob("*.yaml")) if path.name != "rulebook.yaml"}
    wanted = RULES
    copies = dict.fromkeys(parts, 0)
    grown: dict[Path, list[dict[str, Any]]] = {path: [] for path in parts}
    while wanted:
        for path, part in parts.items():
            copies[path] += 1
            taken = list(_copies(part["rules"], copies[path]))[:wanted]
            grown[path] += taken
            wanted -= len(taken)
    rulebook = _read(source / "rulebook.yaml")
    points = {part["part"]: sum(rule["points"] for rule in grown[path]) for path, part in parts.items()}
    for part in rulebook["parts"]:
        part["up_to" if part.get("kind") == "bonus" else "points"] = points[part["id"]]
    _write(target / "rulebook.yaml", rulebook)
    for path, part in parts.items():
        _write(target / path.name, {"part": part["part"], "rules": grown[path]})
    shutil.copy(source / "record.schema.json", target)


def _copies(rules: list[dict[str, Any]], number: int) -> Iterator[dict[str, Any]]:
    for rule in rules:
        yield rule if number == 1 else {**rule, "id": f"{rule['id']}-{number}"}


def _read(path: Path) -> dict[str, Any]:
    document = yaml.load(path.read_text(encoding="utf-8"), Loader=_Text)  # noqa: S506 - a safe loader
    assert isinstance(document, dict)
    return document


def _write(path: Path, document: dict[str, Any]) -> None:
    text = yaml.dump(document, Dumper=_Plain, allow_unicode=True, sort_keys=False, default_flow_style=None, width=110)
    path.write_text(text, encoding="utf-8", newline="\n")


class _Text(yaml.SafeLoader):
    """Dates and words such as `on` stay text, as in YAML 1.2."""


class _Plain(yaml.SafeDumper):
    """The same for what is written; no anchors for what stands in the document twice."""

    def ignore_aliases(self, data: Any) -> bool:  # noqa: ARG002
        return True


_YAML_1_2 = {"tag:yaml.org,2002:bool": re.compile("(?:true|false)$")}

for _class in (_Text, _Plain):
    _class.yaml_implicit_resolvers = {
        first: [(tag, _YAML_1_2.get(tag, pattern)) for tag, pattern in resolvers if not tag.endswith(":timestamp")]
        for first, resolvers in _class.yaml_implicit_resolvers.items()
    }
