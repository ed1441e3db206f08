"""The engine as the benchmark uses it: the rulebook of 40 rules, bound and compiled for both unit types."""

from functools import cache
from pathlib import Path

from jianjia_rules.engine.bind import bind
from jianjia_rules.engine.compile.table import Table
from jianjia_rules.engine.explain import RecordFindings
from jianjia_rules.engine.interpret.evaluate import interpret
from jianjia_rules.engine.plan import Plan
from jianjia_rules.findings.finding import Findings
from jianjia_rules.findings.verdict import RowFacts
from jianjia_rules.language.rulebook import Rulebook
from jianjia_rules.loading.load import load_rulebook
from jianjia_rules.records.decoding import decode
from jianjia_rules.records.given import given
from jianjia_rules.records.identity import Identifier
from jianjia_rules.units.record import Record

RULEBOOK = Path(__file__).with_name("rulebook")
PERIOD = "2014"


class Engine:
    """Evaluates records by the compiled tables, or by the interpreter."""

    def __init__(self) -> None:
        self.rulebook = _rulebook()
        period = self.rulebook.periods.find(PERIOD)
        assert period is not None
        self._identifier = Identifier(self.rulebook)
        plans = {each.id: bind(self.rulebook, each.id, period) for each in self.rulebook.unit_types}
        self._ready = {unit_type: (Table(plan), _facts(plan)) for unit_type, plan in plans.items()}

    def plan(self, unit_type: str) -> Plan:
        """The rulebook bound for a unit type."""
        return self._ready[unit_type][0].plan

    def read(self, line: str) -> Record:
        """A record just parsed: numbers as int or Decimal, what is missing left out."""
        data = given(decode(line.encode("utf-8")), [])
        identity = self._identifier.identify(data)
        assert identity is not None
        return Record(data, identity.unit, identity.period, valid=True)

    def evaluate(self, record: Record) -> Findings:
        """The engine's own result: lazy, every finding made when it is looked at."""
        table, facts = self._ready[record.unit.type]
        verdicts, _ = table.evaluate(record.data)
        return RecordFindings(table.plan, facts, record, verdicts)

    def interpret(self, record: Record) -> Findings:
        """The same by the reference interpreter."""
        table, facts = self._ready[record.unit.type]
        return RecordFindings(table.plan, facts, record, interpret(table.plan, record.data))


@cache
def _rulebook() -> Rulebook:
    return load_rulebook(RULEBOOK)


def _facts(plan: Plan) -> tuple[RowFacts, ...]:
    return tuple(row.facts for row in plan.rows)
