"""The function of a table: what it reads, the rows, the gates' conditions, and what it returns."""

from collections.abc import Callable, Iterable, Set
from contextlib import nullcontext
from typing import Any

from jianjia_rules.engine.compile.access import Access, Form
from jianjia_rules.engine.compile.answers import Answers
from jianjia_rules.engine.compile.leaves import NotCompiledError
from jianjia_rules.engine.compile.reader import Reader
from jianjia_rules.engine.compile.rows import RowCode, is_interpreted, row_code
from jianjia_rules.engine.compile.source import Source
from jianjia_rules.engine.compile.tests import Expression
from jianjia_rules.engine.compile.unread import UNREAD
from jianjia_rules.engine.plan import Plan
from jianjia_rules.engine.values import unknown
from jianjia_rules.language.outcomes import Cause


class TableCode:
    """The statements of a table's function, up to what it returns.

    `codes` are the rows that are compiled, `left` those that the interpreter decides, in the order it has to.
    `verdicts` are their verdicts, or what stands for them, in the order of the table: `v` and the row's place, or its
    whole expression where rows are to be `inline` and nothing else is written of it; None for a row that is left.
    """

    def __init__(
        self, answers: Answers, *, guarded: bool = False, inline: bool = False, form: Form | None = None
    ) -> None:
        """`form` is that of records nobody has looked at as a whole yet, by default they are valid mappings."""
        self.plan = answers.plan
        self._answers = answers
        self._inline = inline and not guarded
        self.codes: dict[int, RowCode] = {}
        left = {index for index, row in enumerate(self.plan.rows) if is_interpreted(row)}
        while True:
            self.source = Source(guarded)
            self.reader = Reader(self.plan, self.source, form)
            more = self._read_rows(left)
            if not more:
                break
            left |= more  # once more without them, for they may have added reads
        self.left = tuple(index for index in self.plan.order if index in left)

    def _read_rows(self, left: Set[int]) -> Set[int]:
        """Reads all rows but some; those that do not compile."""
        failing: set[int] = set()
        for index, row in enumerate(self.plan.rows):
            if index not in left:
                try:
                    self.codes[index] = row_code(row, self.reader, self.source, self._answers)
                except NotCompiledError:
                    failing.add(index)
        return failing

    @property
    def verdicts(self) -> list[str]:
        """See the class."""
        codes = [self.codes.get(index) for index in range(len(self.plan.rows))]
        return [
            "None" if code is None else code.expression if self._stands_inline(code) else code.verdict for code in codes
        ]

    @property
    def asks_evidence(self) -> bool:
        """Whether a row looks at the kinds of evidence that the record holds."""
        return any(code.evidence for code in self.codes.values())

    def write(self) -> list[str] | None:
        """Writes them; the variables of the gates' truths, None where the interpreter has to be asked for them."""
        truths = _gate_truths(self.plan, self.reader)
        self.reader.write()
        written = [code for code in self.codes.values() if not self._stands_inline(code)]
        _write_rows(written, self.source, self._answers, self.reader.access)
        return None if truths is None else _write_gates(truths, self.source)

    def _stands_inline(self, code: RowCode) -> bool:
        return self._inline and not code.guard and not code.evidence

    def function(self, returned: str) -> Callable[..., Any]:
        """The function of a record, the record before, the kinds of evidence held, and the texts that are left."""
        self.source.line(f"return {returned}")
        plan = self.plan
        filename = f"<jianjia table {plan.rulebook.id} {plan.unit_type} {plan.period.id} {id(self.source):x}>"
        return self.source.function("table", "r, p, held, left", filename)


def _write_rows(codes: Iterable[RowCode], source: Source, answers: Answers, access: Access) -> None:
    for code in codes:
        alone = f"{code.verdict} = {source.object(answers.alone, 'w')}({code.index}, {access.whole()}, p)"
        with source.guard(alone):
            _write_row(code, source, alone)


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
        source.line(f"{code.verdict} = {code.expression}")
        if code.evidence:
            with source.block(f"if {code.evidence}:"):
                source.line(alone)
