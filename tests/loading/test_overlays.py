"""Overlays: what they change, what they refuse, and that the result knows what came from where."""

import os
from pathlib import Path

import pytest

from jianjia_rules.diagnostics import Severity
from jianjia_rules.language.measures import Constant
from jianjia_rules.language.not_assessed import Because
from jianjia_rules.language.rulebook import Change
from jianjia_rules.language.scheme import Rescale
from jianjia_rules.language.text import Text
from jianjia_rules.loading.load import load, load_rulebook
from tests.loading.reading import HEAD, write

BASE = (
    HEAD.replace("small", "base")
    + """title: {zh: 基础, en: base}
parameters: {area: {title: 面积, values: {2014-01-01: 50}}}
answers: {Yes: met}
parts: [{id: table, points: 10}, {id: bonus, kind: bonus, up_to: 2}]
grades: [{id: good, from: 6}, {id: rest}]
rules:
  - {id: founded, part: table, points: 4, award: {if: {field: founded, is: true}}}
  - id: venue
    part: table
    points: 4
    award: {bands: [{if: {field: area, at_least: $area}}, {if: {field: area, at_least: 20}, share: 1/2}]}
  - id: fixed
    part: table
    points: 2
    award: {bands: [{if: {field: a, is: 1}, points: 2}, {if: {field: b, is: 1}, points: 1}]}
"""
)
OVER = "rulebook: over\nextends: ../base\ntitle: {zh: 补充, en: over}\n"


def overlay(root: Path, text: str) -> Path:
    write(root / "base", BASE)
    folder = root / "over"
    folder.mkdir(exist_ok=True)
    (folder / "rulebook.yaml").write_text(OVER + text, encoding="utf-8")
    return folder


def test_a_whole_rulebook_comes_out(tmp_path: Path) -> None:
    folder = overlay(
        tmp_path,
        """set: {parameters: {area: 30}}
change:
  venue: {points: 5, title: {zh: 场所, en: venue}}
  table: {points: 12}
disable: [fixed]
rescale: none
answers: {Partly: partly-met}
rules: [{id: club, part: table, points: 3, award: {if: {field: club, is: true}}}]
""",
    )
    base, over = load_rulebook(tmp_path / "base"), load_rulebook(folder)
    assert (over.id, over.title, over.edition) == ("over", Text("补充", "over"), base.edition)
    assert over.parameters["area"].value == Constant(30)
    assert over.parameters["area"].title == base.parameters["area"].title
    assert [(rule.id, rule.points, rule.origin) for rule in over.rules] == [
        ("founded", 4, None),
        ("venue", 5, "over"),
        ("club", 3, "over"),
    ]
    assert over.rule("venue").award == base.rule("venue").award
    parts = {part.id: (part.points, part.origin) for part in over.parts}
    assert parts == {"table": (12, "over"), "bonus": (None, None)}
    assert over.rescale is Rescale.NONE
    assert list(over.answers) == ["Yes", "Partly"]
    assert over.grades == base.grades
    assert over.digest != base.digest


def test_every_change_is_noted(tmp_path: Path) -> None:
    folder = overlay(tmp_path, "set: {parameters: {area: 30}}\nchange: {founded: {points: 6}}\ndisable: [fixed]\n")
    assert load_rulebook(folder).changes == (
        Change("over", "area", "values", '{"2014-01-01": 50}', "30"),
        Change("over", "founded", "points", "4", "6"),
        Change("over", "fixed", "disable", "", "true"),
    )


def test_clauses_not_assessed_are_added_to(tmp_path: Path) -> None:
    folder = overlay(
        tmp_path,
        """not_assessed: [{clauses: [1-04], because: effort}]
gates: [{id: lied, cites: [1-03], veto: {field: lied, is: true}}]
rules: [{id: club, part: bonus, points: 2, cites: [1-02], award: {if: {field: club, is: true}}}]
""",
    )
    (tmp_path / "base" / "source").mkdir()
    clauses = "document: {title: 意见}\nclauses: [{id: 1-02, text: 乙}, {id: 1-03, text: 丙}, {id: 1-04, text: 丁}]\n"
    (tmp_path / "base" / "source" / "clauses.yaml").write_text(clauses, encoding="utf-8")
    listed = "source: source/\nnot_assessed: [{clauses: [1-02, 1-03], because: background}]\n"
    main = tmp_path / "base" / "rulebook.yaml"
    cited = BASE.replace("award:", "no_clause: 例\n    award:").replace(
        "points: 4, no_clause: 例\n   ", "points: 4, no_clause: 例,"
    )
    main.write_text(listed + cited, encoding="utf-8")
    loaded = load(folder)
    assert [str(each) for each in loaded.diagnostics.sorted()] == []
    assert loaded.rulebook is not None
    found = [(each.clauses, each.because, each.origin) for each in loaded.rulebook.not_assessed]
    assert found == [(("1-02", "1-03"), Because.BACKGROUND, None), (("1-04",), Because.EFFORT, "over")]


def test_points_said_in_points_are_not_left_behind(tmp_path: Path) -> None:
    loaded = load(overlay(tmp_path, "change: {fixed: {points: 3}, table: {points: 11}}\n"))
    (fault,) = (each for each in loaded.diagnostics.sorted() if each.severity is Severity.ERROR)
    assert fault.code == "JJ707"
    assert str(fault.place) == f"{tmp_path.as_posix()}/over/rulebook.yaml:4:26"
    whole = "change: {fixed: {points: 3, award: {if: {field: a, is: 1}}}, founded: {points: 3}}\n"
    assert load_rulebook(overlay(tmp_path, whole)).rule("fixed").points == 3


def test_overlays_of_overlays(tmp_path: Path) -> None:
    overlay(tmp_path, "change: {founded: {points: 3}}\n")
    top = tmp_path / "top"
    top.mkdir()
    text = "rulebook: top\nextends: ../over\nchange: {founded: {points: 5}, table: {points: 11}}\ngrades: [{id: all}]\n"
    (top / "rulebook.yaml").write_text(text, encoding="utf-8")
    rulebook = load_rulebook(top)
    assert (rulebook.rule("founded").points, rulebook.rule("founded").origin) == (5, "top")
    assert [grade.id for grade in rulebook.grades] == ["all"]
    assert [change.overlay for change in rulebook.changes] == ["over", "top", "top", "top"]


def test_a_row_may_move_to_another_part(tmp_path: Path) -> None:
    rulebook = load_rulebook(overlay(tmp_path, "change: {founded: {part: bonus}, table: {points: 6}}\n"))
    assert rulebook.rule("founded").part == "bonus"


def test_a_shipped_rulebook_is_extended_by_name(tmp_path: Path) -> None:
    text = "rulebook: city\nextends: jianjia-2014\nset: {parameters: {rule_documents: 2}}\n"
    (tmp_path / "rulebook.yaml").write_text(text, encoding="utf-8")
    rulebook = load_rulebook(tmp_path)
    assert rulebook.id == "city"
    assert rulebook.parameters["rule_documents"].value == Constant(2)


@pytest.mark.skipif(os.name == "nt", reason="making links needs a privilege there")
def test_a_link_does_not_make_a_far_rulebook_near(tmp_path: Path) -> None:
    write(tmp_path / "far" / "base", BASE)
    root = tmp_path / "near"
    folder = root / "over"
    folder.mkdir(parents=True)
    (folder / "rulebook.yaml").write_text(OVER, encoding="utf-8")
    (root / "base").symlink_to(tmp_path / "far" / "base")
    assert [diagnostic.code for diagnostic in load(folder).diagnostics] == ["JJ708"]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("rulebook: over\nextend: ../base\nset: {parameters: {area: 30}}\n", ["JJ201 2"]),
        ("rulebook: over\n继承: ../base\ndisable: [fixed]\n", ["JJ201 2"]),
        ("rulebook: over\nextends:\nset: {parameters: {area: 30}}\n", ["JJ206 2"]),
        (f"{OVER}set: {{area: 30}}\n", ["JJ710 4"]),
        (f"{OVER}set: {{parameters: {{area: {{values: 30}}}}}}\n", ["JJ711 4"]),
        (f"{OVER}change: {{founded: {{id: other}}}}\n", ["JJ709 4"]),
        (f"{OVER}parameters: {{area: {{values: 30}}}}\n", ["JJ705 4"]),
    ],
)
def test_a_slip_in_an_overlay_has_one_message(tmp_path: Path, text: str, told: list[str]) -> None:
    folder = overlay(tmp_path, "")
    (folder / "rulebook.yaml").write_text(text, encoding="utf-8")
    places = [(each.code, each.place) for each in load(folder).diagnostics.sorted()]
    assert [f"{code} {at.line}" for code, at in places if at is not None and "over/" in at.file] == told
    assert [code for code, at in places if at is None or "over/" not in at.file] in ([], ["JJ519"])


def test_of_an_overlay_whose_base_is_garbled_nothing_more_is_said(tmp_path: Path) -> None:
    folder = overlay(tmp_path, "change: {in-it: {points: 2}}\ndisable: [in-it-too]\n")
    (tmp_path / "base" / "more.yaml").write_text("part: table\nrules: [{id: in-it\n", encoding="utf-8")
    assert [each.code for each in load(folder).diagnostics] == ["JJ122"]
