"""What SARIF's tool knows: the rulebook's rows and gates with their sentences and clauses, and the codes of faults."""

import re
from collections.abc import Iterator, Sequence

from jianjia_rules.diagnostics import severity_of
from jianjia_rules.diagnostics.catalogue import Template, entry
from jianjia_rules.diagnostics.inert import inert
from jianjia_rules.language.group_schema import group_rulebook
from jianjia_rules.language.rulebook import Rulebook
from jianjia_rules.language.rules import Rule
from jianjia_rules.language.scheme import Gate, Rollup
from jianjia_rules.language.text import Lang
from jianjia_rules.reports.markdown_text import escaped
from jianjia_rules.reports.pipeline.issue import (
    MISSING,
    MISSING_LEVEL,
    NOT_SUBMITTED,
    REFUSED,
    SUBMISSION_REFUSED,
    gate_key,
    row_key,
)
from jianjia_rules.reports.pipeline.levels import LEVELS, gate_weight
from jianjia_rules.reports.static_facts import Facts
from jianjia_rules.wording.gates import GATE_KINDS, describe_gate
from jianjia_rules.wording.rule_lines import rule_lines
from jianjia_rules.wording.titles import titles_of

_ARGUMENT = re.compile(r"\{[^{}]*\}")


def rule_descriptors(rulebook: Rulebook, lang: Lang) -> Iterator[Facts]:
    """The rows and gates of the table, then those of roll-ups, then who submitted nothing."""
    yield from _of_table(rulebook, rulebook, lang, None)
    for rollup in rulebook.rollups:
        yield from _of_table(group_rulebook(rulebook, rollup), rollup, lang, rollup.id)
    if rulebook.registers:
        for id, title in ((MISSING, NOT_SUBMITTED), (REFUSED, SUBMISSION_REFUSED)):
            yield _descriptor(id, title.get(lang), MISSING_LEVEL.value, [title.get(lang)], {})


def fault_descriptor(code: str, lang: Lang) -> Facts:
    """A kind of fault: its message with gaps for what is particular."""
    text = entry(code).get(lang)
    said = [_ARGUMENT.sub("…", _joined(part)) for part in (text.message, text.expected, text.hint) if part]
    return _descriptor(code, said[0], LEVELS[severity_of(code)].value, said, {})


def _of_table(rulebook: Rulebook, table: Rulebook | Rollup, lang: Lang, rollup: str | None) -> Iterator[Facts]:
    """Those of a table; `rulebook` knows what its words mean."""
    for rule in table.rules:
        lines = rule_lines(rulebook, rule, lang)
        properties: Facts = {"part": rule.part or None, "mandatory": rule.mandatory is not False}
        clauses = _clauses(rule, rulebook)
        title = rule.title.get(lang)
        yield _descriptor(row_key(rule.id, rollup), title, rule.level.value, lines, properties | clauses, rulebook)
    titles = titles_of(rulebook)
    for gate in table.gates:
        weight = gate_weight(gate.kind, gate.blocks, hit=True, unclear=False)
        said = f"{GATE_KINDS[gate.kind].get(lang)}{'：' if lang == 'zh' else ': '}"
        lines = [said + describe_gate(gate, table.grades, lang, titles)]
        level = "error" if weight is None else weight.level.value
        title = gate.title.get(lang)
        yield _descriptor(gate_key(gate.id, rollup), title, level, lines, _clauses(gate, rulebook), rulebook)


def _clauses(row: Rule | Gate, rulebook: Rulebook) -> Facts:
    if not row.cites:
        return {}
    source = rulebook.source
    return {
        "clauses": list(row.cites),
        "citations": [inert(each) for each in (row.cites if source is None else source.citations(row.cites))],
    }


def _descriptor(
    id: str, title: str, level: str, lines: Sequence[str], properties: Facts, rulebook: Rulebook | None = None
) -> Facts:
    paragraphs = [f"- {escaped(inert(line))}" for line in lines]
    quoted = list(_verbatim(properties.get("clauses"), rulebook))
    markdown = "\n".join(paragraphs) + "".join(f"\n\n> {escaped(inert(text))}" for text in quoted)
    text = "\n".join(inert(line) for line in (*lines, *quoted))
    known: Facts = {name: value for name, value in properties.items() if value is not None}
    return {
        "id": id,
        "shortDescription": {"text": inert(title)},
        "fullDescription": {"text": inert(lines[0])},
        "help": {"text": text, "markdown": markdown},
        "defaultConfiguration": {"level": level},
        **({"properties": known} if known else {}),
    }


def _verbatim(ids: object, rulebook: Rulebook | None) -> Iterator[str]:
    """The clauses as the document has them."""
    source = None if rulebook is None else rulebook.source
    if source is None or not isinstance(ids, list):
        return
    for id in ids:
        clause = source.clause(id)
        if clause is not None:
            yield f"{source.citation(id)}  {' '.join(clause.text.split())}"


def _joined(template: Template) -> str:
    return template if isinstance(template, str) else " ".join(template)
