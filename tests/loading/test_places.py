"""Where each piece of the rulebook's tree stands, in base and overlay files both."""

from pathlib import Path

from jianjia_rules.loading.faults import Locator
from jianjia_rules.loading.load import load
from tests.loading.reading import HEAD, write
from tests.loading.test_overlays import overlay

MAIN = f"""{HEAD}parameters:
  area: {{values: {{2014-01-01: 50}}}}
parts:
  - id: table
    points: 4
    parts: [{{id: inner, points: 4}}]
gates: [{{id: lied, veto: {{field: lied, is: true}}}}]
"""
TABLE = """part: inner
rules:
  - {id: founded, points: 0, award: {if: {field: founded, is: true}}}
  - id: venue
    points: 4
    award: {bands: [{if: {field: area, at_least: $area}}]}
"""


def where(locator: Locator, *path: str | int, key: bool = False) -> str:
    place = locator.key(path) if key else locator.value(path)
    assert place is not None
    return f"{Path(place.file).name}:{place.line}:{place.column}"


def test_tree_paths_lead_to_lines_and_columns(tmp_path: Path) -> None:
    locator = load(write(tmp_path, MAIN, table=TABLE)).locator
    assert where(locator) == "rulebook.yaml:1:1"
    assert where(locator, "parameters", "area", "values", "2014-01-01") == "rulebook.yaml:5:31"
    assert where(locator, "parts", "inner", "points") == "rulebook.yaml:9:33"
    assert where(locator, "gates", "lied", "veto", "is") == "rulebook.yaml:10:44"
    at_least = ("rules", "venue", "award", "bands", 0, "if", "at_least")
    assert where(locator, *at_least) == "table.yaml:6:50"
    assert where(locator, *at_least, key=True) == "table.yaml:6:40"
    assert where(locator, "rules", "venue", key=True) == "table.yaml:4:5"


def test_what_is_not_there_is_placed_at_what_encloses_it(tmp_path: Path) -> None:
    locator = load(write(tmp_path, MAIN, table=TABLE)).locator
    assert where(locator, "rules", "venue", "when", "field") == "table.yaml:4:5"


def test_what_an_overlay_changed_stands_in_its_file(tmp_path: Path) -> None:
    folder = overlay(tmp_path, "set: {parameters: {area: 30}}\nchange: {founded: {points: 3}}\nrescale: total\n")
    locator = load(folder).locator
    assert where(locator, "rules", "founded", "points") == "rulebook.yaml:5:28"
    assert where(locator, "parameters", "area", "values") == "rulebook.yaml:4:26"
    assert where(locator, "rescale") == "rulebook.yaml:6:10"
    for path in (("rules", "founded", "id"), ("parameters", "area", "title"), ("grades", "good", "from")):
        place = locator.value(path)
        assert place is not None
        assert Path(place.file).parent.name == "base"
