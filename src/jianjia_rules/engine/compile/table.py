"""The compiled table of a plan: one generated function, and the interpreter for what it leaves open."""

from collections.abc import Callable, Mapping
from typing import Any

from jianjia_rules.dataclass import dataclass
from jianjia_rules.engine.compile.answers import Answers
from jianjia_rules.engine.compile.function import TableCode
from jianjia_rules.engine.compile.unread import UNREAD
from jianjia_rules.engine.evidence import held_kinds
from jianjia_rules.engine.interpret.evaluate import NO_PROBLEMS, interpret
from jianjia_rules.engine.plan import Plan
from jianjia_rules.engine.values import Truth
from jianjia_rules.findings.verdict import Verdict
from jianjia_rules.units.entries import NO_ENTRIES, Entries

Verdicts = tuple[Verdict, ...]
Truths = tuple[Truth | None, ...]
"""The truths of a plan's gates; None for a mandatory set."""

_NOT_ASKED: frozenset[str] = frozenset()
_ALL_LOOKED_AT = 0
"""The texts that the validator left to the table."""


@dataclass(frozen=True, slots=True)
class _Generated:
    """The generated function, which rows it leaves to the interpreter, and whether it asks for evidence."""

    function: Callable[..., tuple[Verdicts, Truths | None]]
    left_rows: tuple[int, ...]
    asks_evidence: bool


class Table:
    """The rows of a plan, ready to evaluate records that the schema's validator has passed.

    Threads may share it. It pickles as its plan and is compiled again on arrival.
    """

    def __init__(self, plan: Plan) -> None:
        self.plan = plan
        self._answers = Answers(plan)
        self._generated = _generate(self._answers, guarded=False)
        self._careful: _Generated | None = None

    def __reduce__(self) -> tuple[type["Table"], tuple[Plan]]:
        return (Table, (self.plan,))

    def evaluate(
        self,
        record: Mapping[str, Any],
        previous: Mapping[str, Any] | None = None,
        entries: Entries = NO_ENTRIES,
        evidence_problems: Mapping[int, str] = NO_PROBLEMS,
    ) -> tuple[Verdicts, Truths | None]:
        """The verdicts of all rows in the table's order, and the truths of the gates (None: ask the interpreter).

        Both records have passed the generated validator: schema-valid, no null, numbers int or Decimal.
        """
        if entries is not NO_ENTRIES or evidence_problems:
            return interpret(self.plan, record, previous, entries, evidence_problems), None
        generated = self._generated
        held = held_kinds(self.plan, record) if generated.asks_evidence else _NOT_ASKED
        try:
            verdicts, truths = generated.function(record, previous, held, _ALL_LOOKED_AT)
        except Exception:  # something that generated code does not answer: row by row, then
            try:
                verdicts, truths = self._row_by_row().function(record, previous, held, _ALL_LOOKED_AT)
            except Exception:  # whatever a record holds that the schema lets pass is the interpreter's to answer
                return interpret(self.plan, record, previous), None
            truths = _all_read(truths)
        if generated.left_rows:
            verdicts = self._complete(verdicts, record, previous)
        return verdicts, truths

    def _row_by_row(self) -> _Generated:
        """The same function with every step guarded: only the rows that cannot be answered are interpreted."""
        if self._careful is None:
            self._careful = _generate(self._answers, guarded=True)
        return self._careful

    def _complete(self, verdicts: Verdicts, record: Mapping[str, Any], previous: Mapping[str, Any] | None) -> Verdicts:
        """The verdicts with those of the rows that generated code leaves out."""
        rows = self._generated.left_rows
        complete = list(verdicts)
        for index, verdict in zip(rows, self._answers.left(rows, verdicts, record, previous), strict=True):
            complete[index] = verdict
        return tuple(complete)


def _all_read(truths: Any) -> Truths | None:
    """The truths, unless one of them could not be told."""
    return None if truths is None or any(truth is UNREAD for truth in truths) else truths


def _generate(answers: Answers, guarded: bool) -> _Generated:
    code = TableCode(answers, guarded=guarded, inline=True)
    gates = code.write()
    truths = "None" if gates is None else f"({''.join(f'{name}, ' for name in gates)})"
    returned = f"({''.join(f'{verdict}, ' for verdict in code.verdicts)}), {truths}"
    return _Generated(code.function(returned), code.left, code.asks_evidence)
