"""The published JSON Schemas of a rulebook's files, from which editors complete keys and show their help.

They are made from the models that check the files and from the operator table, so they never say anything else. After a
change in either, run `python -m jianjia_rules.authoring.schemas`.
"""

import json
import sys
from argparse import ArgumentParser
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from jianjia_rules.authoring.schema_models import model_definitions
from jianjia_rules.authoring.schema_operators import operator_definitions
from jianjia_rules.authoring.schema_tests import case_definitions
from jianjia_rules.authoring.schema_values import value_definitions
from jianjia_rules.loading.shapes import JsonSchema
from jianjia_rules.records.entry_schemas import REVIEW, WAIVER

DRAFT = "http://json-schema.org/draft-07/schema#"
"""Editors know this draft best."""

_FILES = {
    "rulebook.schema.json": ("rulebook", "规则集 rulebook.yaml · a rulebook"),
    "part.schema.json": ("part_file", "部分的规则文件 · the rules of a part"),
    "clauses.schema.json": ("source", "原文与条款 source/clauses.yaml · the document and its clauses"),
    "test.schema.json": ("test_file", "规则的测试 *.test.yaml · tests of rules"),
}
_ENTRIES = {
    "review.schema.json": (REVIEW.document, "评审意见 · review entries"),
    "waivers.schema.json": (WAIVER.document, "豁免 · waivers"),
}


def published_schemas() -> Mapping[str, str]:
    """The text of every schema by its file name; the same on every machine."""
    definitions = {**value_definitions(), **operator_definitions(), **model_definitions(), **case_definitions()}
    found = {name: _document(root, title, definitions) for name, (root, title) in _FILES.items()}
    found |= {name: _list_of_entries(dict(schema), title) for name, (schema, title) in _ENTRIES.items()}
    return {name: json.dumps(schema, ensure_ascii=False, indent=1) + "\n" for name, schema in found.items()}


def write_schemas(folder: Path) -> list[Path]:
    """Write all schemas into a folder; returns the files."""
    folder.mkdir(parents=True, exist_ok=True)
    files = []
    for name, text in published_schemas().items():
        file = folder / name
        file.write_text(text, encoding="utf-8", newline="\n")
        files.append(file)
    return files


def _document(root: str, title: str, definitions: Mapping[str, JsonSchema]) -> JsonSchema:
    """One file's schema, with the definitions it leads to and no others."""
    used = {root}
    waiting = [definitions[root]]
    while waiting:
        for name in _referred(waiting.pop()):
            if name not in used:
                used.add(name)
                waiting.append(definitions[name])
    kept = {name: schema for name, schema in definitions.items() if name in used and name != root}
    return {"$schema": DRAFT, "description": title, **definitions[root], "definitions": kept}


def _referred(schema: Any) -> Iterator[str]:
    match schema:
        case Mapping():
            for key, value in schema.items():
                if key == "$ref":
                    yield value.rpartition("/")[2]
                else:
                    yield from _referred(value)
        case list():
            for value in schema:
                yield from _referred(value)


def _list_of_entries(schema: JsonSchema, title: str) -> JsonSchema:
    """The schema of a file that lists entries; the fields' titles become their help."""
    properties = {
        key: {
            **{name: value for name, value in field.items() if name not in {"title", "x-title-en"}},
            "description": f"{field['title']}\n{field['x-title-en']}",
        }
        for key, field in schema["properties"].items()
    }
    return {"$schema": DRAFT, "description": title, "type": "array", "items": {**schema, "properties": properties}}


def main(words: list[str]) -> None:
    """Write the schemas into each of the named folders; into `schemas` where none is named."""
    parser = ArgumentParser("python -m jianjia_rules.authoring.schemas", description=main.__doc__)
    parser.add_argument("folders", metavar="FOLDER", nargs="*", default=["schemas"], type=Path)
    for folder in parser.parse_args(words).folders:
        write_schemas(Path(folder))


if __name__ == "__main__":
    main(sys.argv[1:])
