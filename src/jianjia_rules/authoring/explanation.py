"""How one unit came to its points by one rule: the outcome, its sentences, the steps, and the whole trace."""

from jianjia_rules.authoring.trace_lines import Places, TraceLine, trace_lines
from jianjia_rules.dataclass import dataclass
from jianjia_rules.engine.interpret.evaluate import is_newcomer, trace_row
from jianjia_rules.engine.sentences import titles
from jianjia_rules.findings.finding import Finding
from jianjia_rules.language.rulebook import Rulebook
from jianjia_rules.language.rules import Rule
from jianjia_rules.language.text import Lang
from jianjia_rules.scoring.assess import Scored
from jianjia_rules.units.record import Record
from jianjia_rules.wording.tree import voice_of


@dataclass(frozen=True, slots=True)
class Explanation:
    """A finding, and the trace of what its row evaluated, before evidence, review and waiver."""

    finding: Finding
    name: str
    lines: tuple[TraceLine, ...]


def explain(scored: Scored, rule: str, before: Record | None, lang: Lang) -> Explanation | None:
    """The explanation; None where the unit's table does not have the rule. `before` is the record of last period."""
    plan = scored.plan
    row = next((row for row in plan.rows if row.facts.rule == rule), None)
    if row is None:
        return None
    reading = scored.reading()
    traces = trace_row(row, reading, is_newcomer(plan, reading))
    voice = voice_of(lang, titles(plan, row))
    lines = trace_lines(row, traces, voice, Places(scored.record, before))
    return Explanation(scored.assessment().finding(rule), scored.record.unit.name, lines)


def all_rules(rulebook: Rulebook) -> tuple[Rule, ...]:
    """The rules of the table, and those of roll-ups."""
    return (*rulebook.rules, *(rule for rollup in rulebook.rollups for rule in rollup.rules))
