"""The published JSON Schemas of results, made from the models that read them.

After a change in the models run `python -m jianjia_rules.reports.schemas schemas`.
"""

import json
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from pydantic import TypeAdapter

from jianjia_rules.reports.baseline_models_v1 import line_reader as baseline_reader
from jianjia_rules.reports.coverage_models_v1 import CoverageDocument
from jianjia_rules.reports.models_v1 import Results, line_reader

_DRAFT = "https://json-schema.org/draft/2020-12/schema"


def published_schemas() -> Mapping[str, str]:
    """The text of the schemas by file name."""
    return {
        "results.schema.json": _text(TypeAdapter(Results), "考核结果 · results"),
        "results-line.schema.json": _text(line_reader(), "考核结果的一行 · a line of results"),
        "baseline-line.schema.json": _text(baseline_reader(), "基线的一行 · a line of a baseline"),
        "coverage.schema.json": _text(TypeAdapter(CoverageDocument), "条款对照 · coverage of a document"),
    }


def _text(model: TypeAdapter[Any], title: str) -> str:
    schema = model.json_schema(by_alias=True, ref_template="#/$defs/{model}")
    return json.dumps({"$schema": _DRAFT, **schema, "title": title}, ensure_ascii=False, indent=1) + "\n"


def main(folders: list[str]) -> None:
    """Write the schemas into each of the named folders."""
    for folder in folders:
        for name, text in published_schemas().items():
            Path(folder, name).write_text(text, encoding="utf-8", newline="\n")


if __name__ == "__main__":
    main(sys.argv[1:])
