"""Sentences of the language pages' rulebook, as the goldens beside this file hold them.

After a change that is meant, `python -m tests.wording.sentences` writes the goldens anew; read the difference.
"""

from __future__ import annotations

import json
import tempfile
from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

from jianjia_rules.diagnostics.diagnostic import Diagnostics
from jianjia_rules.documents.yaml_text import read_yaml
from jianjia_rules.engine.bind import bind
from jianjia_rules.engine.interpret.evaluate import interpret
from jianjia_rules.engine.interpret.reading import read_record
from jianjia_rules.engine.sentences import reason
from jianjia_rules.language.awards import If, ValueAward
from jianjia_rules.language.operators import OPERATORS, Family
from jianjia_rules.language.rulebook import Rulebook
from jianjia_rules.language.rules import Rule
from jianjia_rules.language.scalars import as_number
from jianjia_rules.language.text import Lang
from jianjia_rules.loading.load import load
from jianjia_rules.units.entries import Entries, Review, Waiver
from jianjia_rules.wording.awards import describe_award
from jianjia_rules.wording.rules import describe_rule
from jianjia_rules.wording.titles import Titles, titles_of
from jianjia_rules.wording.tree import describe_condition, describe_measure
from tests.docs.fragments import Fragment, fragments, write_rulebook

HERE = Path(__file__).parent
PAGE = HERE.parent.parent / "docs" / "language.md"
LANGS: tuple[Lang, Lang] = ("zh", "en")
EXTRA_PARTS = """
  - {id: faults, title: {zh: 扣分, en: deductions}, kind: deduction, up_to: 5}
  - {id: average, title: {zh: 平均, en: average}, combine: average}
"""


def operators() -> str:
    """Every operator's example in both languages; a condition also denied."""
    blocks = []
    for operator in OPERATORS:
        match operator.family:
            case Family.AWARD:
                award = operator.example
            case Family.MEASURE if operator.key == "record":
                award = f"{{value: {operator.example}}}"
            case _:
                award = f"{{if: {operator.example}}}"
        rulebook = _rulebook(f"- {{id: example, points: 5, award: {award}}}\n")
        lines = _example(rulebook.rule("example"), titles_of(rulebook), operator.family)
        blocks.append("\n".join([f"{operator.family} {operator.key}: {operator.example}", *lines]))
    return "\n\n".join(blocks) + "\n"


def pages() -> str:
    """The score table sentence of every rule that the English language page shows."""
    blocks = []
    for fragment in fragments(PAGE.read_text(encoding="utf-8"), PAGE.name):
        if fragment.kind != "rule":
            continue
        rulebook = _rulebook(fragment.body)
        titles = titles_of(rulebook)
        for rule in rulebook.rules:
            if f"id: {rule.id}" in fragment.body:
                said = [describe_award(rule.award, lang, titles, rule.points) for lang in LANGS]
                blocks.append("\n".join([rule.id, *said]))
    return "\n\n".join(blocks) + "\n"


def rules() -> str:
    """One rule that says all it can, in lines."""
    (body,) = [
        each.body for each in fragments(PAGE.read_text(encoding="utf-8"), PAGE.name) if "id: exchange" in each.body
    ]
    body = body.replace("points: 5\n", "").replace("at_least: 1}", "at_least: $visits}")
    rulebook = _rulebook(body, _PARAMETERS)
    said = [describe_rule(rulebook.rule("exchange"), lang, titles_of(rulebook)) for lang in LANGS]
    return "\n\n".join("\n".join(lines) for lines in said) + "\n"


def reasons() -> str:
    """The reason of every case of reasons.yaml."""
    cases = _read((HERE / "reasons.yaml").read_text(encoding="utf-8"))
    blocks = ["\n".join([case["case"], *_reasons(case)]) for case in cases]
    return "\n\n".join(blocks) + "\n"


GOLDENS = {"operators": operators, "pages": pages, "rules": rules, "reasons": reasons}

_PARAMETERS = """
  visits:
    title: {zh: 交流次数, en: exchanges a year}
    unit: 次
    basis: {assumption: {zh: 文件未定, en: not in the text}}
    values: {enterprise_kx: {2014-01-01: 1, 2016-01-01: 2}, otherwise: 3}
"""


def _example(rule: Rule, titles: Titles, family: Family) -> Iterator[str]:
    match rule.award:
        case If(condition) if family is not Family.AWARD:
            yield from (describe_condition(condition, lang, titles) for lang in LANGS)
            yield from ("not: " + describe_condition(condition, lang, titles, denied=True) for lang in LANGS)
        case ValueAward(measure) if family is not Family.AWARD:
            yield from (describe_measure(measure, lang, titles) for lang in LANGS)
        case award:
            yield from (describe_award(award, lang, titles, rule.points) for lang in LANGS)


def _reasons(case: Mapping[str, Any]) -> list[str]:
    rulebook = _rulebook(_settings(case["rule"]), kind="settings")
    period = rulebook.periods.find("2014")
    assert period is not None
    plan = bind(rulebook, "enterprise_kx", period)
    given = {"unit": {"id": "Q1", "type": "enterprise_kx"}, "period": "2014"} | case["record"]
    before = case.get("previous")
    entries = Entries(_review(case), _waiver(case))
    verdicts = interpret(plan, given, before, entries)
    by_rule = {row.facts.rule: verdict for row, verdict in zip(plan.rows, verdicts, strict=True)}
    row = next(row for row in plan.rows if row.facts.rule == "r")
    reading = replace(read_record(plan, given, before), verdicts=by_rule)
    return [f"{by_rule['r'].outcome}", *(reason(plan, row, by_rule["r"], reading, lang) for lang in LANGS)]


def _review(case: Mapping[str, Any]) -> dict[str, Review]:
    if "review" not in case:
        return {}
    given = dict(case["review"])
    earned, judged = as_number(given.get("earned")), as_number(given.get("judged"))
    return {"r": Review("Q1", "2014", "r", given["by"], given["reason"], earned=earned, judged=judged)}


def _waiver(case: Mapping[str, Any]) -> dict[str, Waiver]:
    if "waiver" not in case:
        return {}
    given = dict(case["waiver"])
    until = date.fromisoformat(given.pop("until"))
    return {"r": Waiver("Q1", "r", **given, until=until)}


def _rulebook(rules: str, parameters: str = "", kind: str = "rule") -> Rulebook:
    with tempfile.TemporaryDirectory() as folder:
        target = write_rulebook(Fragment("wording", 0, kind, rules), (), Path(folder))
        settings = target / "rulebook.yaml"
        text = settings.read_text(encoding="utf-8").replace("parts:\n", f"parts:{EXTRA_PARTS}", 1)
        text = text.replace("parameters:\n", f"parameters:{parameters or chr(10)}", 1)
        settings.write_text(text, encoding="utf-8")
        rulebook = load(target).rulebook  # what an example is worth need not fit the row that it stands in here
        assert rulebook is not None
        return rulebook


def _settings(rule: Mapping[str, Any]) -> str:
    """A rule as the only one of rulebook.yaml, in JSON, which is YAML too."""
    rules = [{"part": "table", **rule}]
    return f"rules: {json.dumps(rules, ensure_ascii=False, default=float)}\n"


def _read(text: str) -> Any:
    document = read_yaml(text, "reasons.yaml", Diagnostics())
    assert document is not None
    return document.value


def main() -> None:
    """Write the goldens."""
    for name, made in GOLDENS.items():
        (HERE / f"{name}.txt").write_text(made(), encoding="utf-8", newline="\n")


if __name__ == "__main__":
    main()
