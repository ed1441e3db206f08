"""A small rulebook with everything that pipelines are told of, and its records; reports of it in every form."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from jianjia_rules import Results, assess
from jianjia_rules.language.rulebook import Rulebook
from jianjia_rules.language.text import Lang
from jianjia_rules.reports.pipeline.formats import FORMATS

ROOT = Path(__file__).parents[3]
HERE = "tests/reports/pipeline"
NAMES = tuple(each.name for each in FORMATS)
TEXTS = tuple(each.name for each in FORMATS if not each.binary)


def published(name: str) -> Path:
    """The published schema of a form; where it is not at hand the test is skipped."""
    data = Path(os.environ.get("JIANJIA_DATA") or ROOT.parent / "shared" / "data")
    file = data / "ci-formats" / name
    if not file.is_file():
        pytest.skip(f"the published schema is not at hand: no {file}")
    return file


def results(
    records: str | Path = f"{HERE}/records", book: str | Path | Rulebook = f"{HERE}/book", **more: object
) -> Results:
    """The results over the example's records; to be called in the root of the project."""
    return assess(book, str(records), **more)  # type: ignore[arg-type]


def example() -> Results:
    """With a waiver and a register."""
    return results(waivers=f"{HERE}/waivers.yaml", registers={"units": f"{HERE}/units.csv"})


def written(name: str, lang: Lang, given: Results | None = None) -> str:
    """A report as text; of a workbook the text of all of its parts."""
    made = (given or example()).report(name, lang=lang)
    if name != "xlsx":
        return made.decode("utf-8")
    import io
    import zipfile

    with zipfile.ZipFile(io.BytesIO(made)) as archive:
        return "\n".join(archive.read(part).decode("utf-8") for part in archive.namelist())
