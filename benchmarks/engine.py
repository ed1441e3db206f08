"""The engine as the benchmark uses it: the rulebook of 40 rules, bound and compiled for both unit types."""

from functools import cache
from pathlib import Path

from jianjia_rules.engine.bind import bind
from jianjia_rules.engine.compile.table import Table
from jianjia_rules.engine.explain import RecordContext
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
        self._plans = {each.id: bind(self.rulebook, each.id, period) for each in self.rulebook.unit_types}
        self._tables = {unit_type: Table(plan) for unit_type, plan in self._plans.items()}
        self._facts = {unit_type: _facts(plan) for unit_type, plan in self._plans.items()}

    def plan(self, unit_type: str) -> Plan:
        """The rulebook bound for a unit type."""
        return self._plans[unit_type]

    def read(self, line: str) -> Record:
        """A record just parsed: numbers as int or Decimal, what is missing left out."""
        data = given(decode(line.encode("utf-8")), [])
        identity = self._identifier.identify(data)
        assert identity is not None
        return Record(data, identity.unit, identity.period, valid=True)

    def evaluate(self, record: Record) -> Findings:
        """The engine's own result: lazy, every finding made when it is looked at."""
        unit_type = record.unit.type
        verdicts, _ = self._tables[unit_type].evaluate(record.data)
        return Findings(RecordContext(self._plans[unit_type], record, verdicts), self._facts[unit_type], verdicts)

    def interpret(self, record: Record) -> Findings:
        """The same by the reference interpreter."""
        plan = self._plans[record.unit.type]
        verdicts = interpret(plan, record.data)
        return Findings(RecordContext(plan, record, verdicts), self._facts[record.unit.type], verdicts)


@cache
def _rulebook() -> Rulebook:
    return load_rulebook(RULEBOOK)


def _facts(plan: Plan) -> tuple[RowFacts, ...]:
    return tuple(row.facts for row in plan.rows)
