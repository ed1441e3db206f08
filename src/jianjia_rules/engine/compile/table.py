"""The compiled table of a plan: one generated function, and the interpreter for what it leaves open."""

from collections.abc import Callable, Iterable, Mapping
from contextlib import nullcontext
from dataclasses import replace
from typing import Any

from jianjia_rules.dataclass import dataclass
from jianjia_rules.engine.compile.leaves import NotCompiledError
from jianjia_rules.engine.compile.observed import Asked, raw_value
from jianjia_rules.engine.compile.observed import Source as ObservedSource
from jianjia_rules.engine.compile.reader import Reader
from jianjia_rules.engine.compile.rows import RowCode, observed_sources, row_code
from jianjia_rules.engine.compile.source import Source
from jianjia_rules.engine.compile.tests import Expression
from jianjia_rules.engine.compile.unread import UNREAD
from jianjia_rules.engine.evidence import held_kinds
from jianjia_rules.engine.interpret.evaluate import NO_PROBLEMS, interpret, interpret_row, is_newcomer
from jianjia_rules.engine.interpret.reading import read_record
from jianjia_rules.engine.plan import Plan
from jianjia_rules.engine.values import Truth, unknown
from jianjia_rules.findings.verdict import Verdict
from jianjia_rules.language.outcomes import Cause
from jianjia_rules.units.entries import NO_ENTRIES, Entries

Verdicts = tuple[Verdict, ...]
Slots = tuple[Any, ...]
"""Counts and other values made on the way, for the observed values of findings."""
_MOST_KEPT = 4_096


@dataclass(frozen=True, slots=True)
class _Generated:
    """The generated function, which rows it leaves to the interpreter, and whether it asks for evidence."""

    function: Callable[..., tuple[Verdicts, Slots]]
    left_rows: tuple[int, ...]
    observed: tuple[tuple[ObservedSource, ...], ...]
    gates: bool
    """Whether the last slots are the truths of the plan's gates."""
    asks_evidence: bool


class Table:
    """The rows of a plan, ready to evaluate records that the schema's validator has passed.

    Threads may share it. It pickles as its plan and is compiled again on arrival.
    """

    def __init__(self, plan: Plan) -> None:
        self.plan = plan
        self._generated = _generate(plan, self._miss, self._interpret, guarded=False)
        self._careful: _Generated | None = None

    def __reduce__(self) -> tuple[type["Table"], tuple[Plan]]:
        return (Table, (self.plan,))

    def evaluate(
        self,
        record: Mapping[str, Any],
        previous: Mapping[str, Any] | None = None,
        entries: Entries = NO_ENTRIES,
        evidence_problems: Mapping[int, str] = NO_PROBLEMS,
    ) -> tuple[Verdicts, Slots | None]:
        """The verdicts of all rows in the table's order, and what `observed` needs (None: ask the interpreter).

        Both records have passed the generated validator: schema-valid, no null, numbers int or Decimal.
        """
        if entries is not NO_ENTRIES or evidence_problems:
            return interpret(self.plan, record, previous, entries, evidence_problems), None
        generated = self._generated
        held = held_kinds(self.plan, record) if generated.asks_evidence else frozenset()
        try:
            verdicts, slots = generated.function(record, previous, held)
        except Exception:  # something that generated code does not answer: row by row, then
            try:
                verdicts, slots = self._row_by_row().function(record, previous, held)
            except Exception:  # whatever a record holds that the schema lets pass is the interpreter's to answer
                return interpret(self.plan, record, previous), None
        if generated.left_rows:
            verdicts = self._complete(verdicts, record, previous)
        return verdicts, slots

    def observed(self, index: int, record: Mapping[str, Any], slots: Slots) -> tuple[Any, ...]:
        """The raw values of a row's observables after an evaluation, as `raw_value` gives them."""
        return tuple(raw_value(source, record, slots) for source in self._generated.observed[index])

    def truths(self, slots: Slots | None) -> tuple[Truth | None, ...] | None:
        """The truths of the plan's gates after an evaluation (None for a mandatory set); None: ask the interpreter."""
        if slots is None or not self._generated.gates:
            return None
        truths = slots[len(slots) - len(self.plan.gates) :]
        return None if any(truth is UNREAD for truth in truths) else truths

    def _row_by_row(self) -> _Generated:
        """The same function with every step guarded: only the rows that cannot be answered are interpreted."""
        if self._careful is None:
            self._careful = _generate(self.plan, self._miss, self._interpret, guarded=True)
        return self._careful

    def _complete(self, verdicts: Verdicts, record: Mapping[str, Any], previous: Mapping[str, Any] | None) -> Verdicts:
        """The verdicts with those of the rows that generated code leaves out."""
        rows = self.plan.rows
        complete = list(verdicts)
        left = set(self._generated.left_rows)
        by_rule = {rows[index].facts.rule: verdict for index, verdict in enumerate(verdicts) if index not in left}
        reading = replace(read_record(self.plan, record, previous), verdicts=by_rule)
        newcomer = is_newcomer(self.plan, reading)
        for index in self._generated.left_rows:
            complete[index] = interpret_row(rows[index], reading, newcomer=newcomer)
            by_rule[rows[index].facts.rule] = complete[index]
        return tuple(complete)

    def _interpret(self, index: int, record: Mapping[str, Any], previous: Mapping[str, Any] | None) -> Verdict:
        reading = read_record(self.plan, record, previous)
        return interpret_row(self.plan.rows[index], reading, newcomer=is_newcomer(self.plan, reading))

    def _miss(
        self,
        memo: dict[object, Verdict],
        index: int,
        key: object,
        record: Mapping[str, Any],
        previous: Mapping[str, Any] | None,
    ) -> Verdict:
        """A verdict that was not met before, kept for the next record that is alike in all that the row reads."""
        row = self.plan.rows[index]
        if row.evidence is not None and row.evidence.kinds:
            row = replace(row, evidence=None)
        reading = read_record(self.plan, record, previous)
        verdict = interpret_row(row, reading, newcomer=is_newcomer(self.plan, reading))
        if len(memo) >= _MOST_KEPT:
            memo.clear()
        memo[key] = verdict
        return verdict


Miss = Callable[[dict[object, Verdict], int, object, Mapping[str, Any], Mapping[str, Any] | None], Verdict]
Interpret = Callable[[int, Mapping[str, Any], Mapping[str, Any] | None], Verdict]


def _generate(plan: Plan, miss: Miss, interpret_one: Interpret, guarded: bool) -> _Generated:
    codes, source, reader = _codes(plan, miss, guarded)
    observed = tuple(
        observed_sources(row, reader) if index in codes else tuple(Asked() for _ in row.observables)
        for index, row in enumerate(plan.rows)
    )
    truths = _gate_truths(plan, reader)
    reader.write()
    _write_rows(codes.values(), source, interpret_one)
    gates = None if truths is None else _write_gates(truths, source)
    verdicts = "".join(f"v{index}, " if index in codes else "None, " for index in range(len(plan.rows)))
    slots = reader.slots + (gates or [])
    source.line(f"return ({verdicts}), ({''.join(f'{name}, ' for name in slots)})")
    filename = f"<jianjia table {plan.rulebook.id} {plan.unit_type} {plan.period.id} {id(source):x}>"
    return _Generated(
        source.function("table", "r, p, held", filename),
        tuple(index for index in plan.order if index not in codes),
        observed,
        gates is not None,
        any(code.evidence for code in codes.values()),
    )


def _codes(plan: Plan, miss: Miss, guarded: bool) -> tuple[dict[int, RowCode], Source, Reader]:
    """The code of the rows that can be compiled; a row that cannot leaves nothing behind in what is read."""
    source = Source(guarded)
    reader = Reader(plan, source)
    codes: dict[int, RowCode] = {}
    for index, row in enumerate(plan.rows):
        if not _compiles(plan, index):
            continue
        memo: dict[object, Verdict] = {}
        codes[index] = row_code(plan, row, reader, source, memo, miss)
    return codes, source, reader


def _compiles(plan: Plan, index: int) -> bool:
    """Tries a row in a function of its own, so that a row that does not compile adds no reads."""
    source = Source()
    try:
        row_code(plan, plan.rows[index], Reader(plan, source), source, {}, lambda *_: NotImplemented)
    except NotCompiledError:
        return False
    return True


def _write_rows(codes: Iterable[RowCode], source: Source, interpret_one: Interpret) -> None:
    """All rows; those that something is missing for are looked up behind the others, out of the way of the rest."""
    later = [code for code in codes if code.decided and code.known]
    source.line("closed = True")
    for code in codes:
        alone = f"{code.verdict} = {source.object(interpret_one, 'w')}({code.index}, r, p)"
        with source.guard(alone):
            _write_row(code, source, alone)
    if later:
        with source.block("if closed is None:"):
            for code in later:
                alone = f"{code.verdict} = {source.object(interpret_one, 'w')}({code.index}, r, p)"
                with source.block(f"if {code.verdict} is None:"), source.guard(alone):
                    _write_lookup(code, source, alone)


def _gate_truths(plan: Plan, reader: Reader) -> list[Expression | None] | None:
    """The gates' conditions as expressions; None where one has to be asked of the interpreter."""
    try:
        truths = [None if gate.condition is None else reader.condition(gate.condition) for gate in plan.gates]
    except NotCompiledError:
        return None
    return None if any(truth is not None and truth.zero_base for truth in truths) else truths


def _write_gates(truths: list[Expression | None], source: Source) -> list[str]:
    names: list[str] = []
    for truth in truths:
        if truth is None:
            names.append("None")
            continue
        names.append(source.fresh("b"))
        missing = source.object(unknown(Cause.ANSWER), "x")
        with source.guard(f"{names[-1]} = {source.object(UNREAD, 'u')}"):
            source.line(f"{names[-1]} = True if {truth.surely} else {missing} if {truth.possibly} else False")
    return names


def _write_row(code: RowCode, source: Source, alone: str) -> None:
    if code.guard:
        with source.block(f"if {code.guard}:"):
            source.line(alone)
    with source.block("else:") if code.guard else nullcontext():
        if not code.decided:
            _write_lookup(code, source, alone)
            return
        with source.block(f"if {code.known}:") if code.known else nullcontext():
            source.line(f"{code.verdict} = {code.decided}")
            _write_evidence(code, source, alone)
        if code.known:
            with source.block("else:"):
                source.line(f"{code.verdict} = closed = None")


def _write_lookup(code: RowCode, source: Source, alone: str) -> None:
    for statement in code.lookup:
        source.line(statement)
    _write_evidence(code, source, alone)


def _write_evidence(code: RowCode, source: Source, alone: str) -> None:
    if code.evidence:
        with source.block(f"if {code.evidence}:"):
            source.line(alone)
