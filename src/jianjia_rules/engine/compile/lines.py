"""A table's function that also writes what a line of results says of each row: verdicts and observed values as text.

It is the same code as the table's own. What stands for a verdict is a cell that holds its text ready; observed values
are written from the variables that the rows were decided by. What it does not cover is raised, and the caller takes
the way that covers everything.
"""

from collections.abc import Callable, Mapping, Sequence
from typing import Any, Protocol

from jianjia_rules.engine.compile.access import Form
from jianjia_rules.engine.compile.answers import Answers, Data
from jianjia_rules.engine.compile.function import TableCode
from jianjia_rules.engine.compile.leaves import Exact, NotCompiledError, Quotient, Span
from jianjia_rules.engine.compile.unread import NotReadError
from jianjia_rules.engine.evidence import held_kinds
from jianjia_rules.engine.plan import Plan, Row
from jianjia_rules.engine.values import Truth
from jianjia_rules.findings.verdict import Verdict
from jianjia_rules.language.measures import Field, Measure, Named
from jianjia_rules.language.private import is_private
from jianjia_rules.language.types import Kind

Cell = tuple[bytes, int, Verdict, Verdict]
"""What stands for a verdict: what a line says before the observed value, a number to be added up, the verdict as it
counts in the table, and as it is."""

Written = tuple[tuple[Cell, ...], tuple[Truth | None, ...] | None, tuple[int, ...], bytes]
"""The cells of all rows, the truths of the gates (None: not known here), the sums asked for, and the rows' text."""

_BY_VALUE = {Kind.TEXT, Kind.BOOLEAN, Kind.DATE, Kind.SCALE}


class Style(Protocol):
    """How lines are written, in UTF-8."""

    null: bytes

    def cell(self, index: int, verdict: Verdict) -> Cell:
        """The cell of a row's verdict; its text goes up to the observed value."""
        ...

    def values(self, measure: Measure) -> Mapping[Any, bytes]:
        """The text of a field that the measure reads, by the raw value; None where it is missing."""
        ...

    def number(self, raw: Any) -> bytes:
        """The text of an int or Decimal; None where it is missing."""
        ...

    @property
    def numbers(self) -> Mapping[Any, bytes]:
        """The same by the number, for numbers of which there are few."""
        ...

    def span(self, low: Any, high: Any) -> bytes:
        """The text of a count that lies between two."""
        ...

    def ratio(self, value: Any, to: Any) -> bytes:
        """The text of a ratio."""
        ...

    @property
    def ratios(self) -> Mapping[Any, bytes]:
        """The same by value and divisor, for whole numbers."""
        ...

    def observed(self, index: int, record: Data, previous: Data | None, verdicts: Sequence[Verdict]) -> bytes:
        """The text of all that a row observes, by the interpreter."""
        ...


class LineTable:
    """The compiled table of a plan with its text. Threads may share it."""

    def __init__(self, plan: Plan, style: Style, groups: Sequence[Sequence[int]], form: Form | None = None) -> None:
        """`groups` are the rows whose numbers are added up together; `form` see `TableCode`.

        Raises NotCompiledError where objects hold what only the interpreter can look for.
        """
        self._plan = plan
        answers = Answers(plan, style.cell, "{}[3]")
        code = TableCode(answers, form=form)
        values = [_Observed(row, code, style) for row in plan.rows]
        truths = code.write()
        self._asks_evidence = code.asks_evidence
        if form is not None and form.attributes is not None and code.asks_evidence:
            raise NotCompiledError
        source = code.source
        if code.left:
            names = ", ".join(code.verdicts)
            left, whole = source.object(_left(answers, code.left), "L"), code.reader.access.whole()
            source.line(f"({''.join(f'v{index}, ' for index in code.left)}) = {left}(({names}, ), {whole}, p)")
        cells = "".join(f"v{index}, " for index in range(len(plan.rows)))
        sums = "".join(f"{' + '.join(f'v{index}[1]' for index in group) or '0'}, " for group in groups)
        text = "".join(f"v{index}[0], {value.text(cells)}" for index, value in enumerate(values))
        joined = f"{source.object(b''.join, 'J')}(({text}))"
        gates = "None" if truths is None else f"({''.join(f'{name}, ' for name in truths)})"
        self._function: Callable[..., Written | int] = code.function(f"(({cells}), {gates}, ({sums}), {joined})")

    def write(self, record: Any, previous: Data | None = None, left: int = 0) -> Written:
        """What there is to say of a record that the generated validator has passed; raises whatever it does not cover.

        Of a form's record the validator has passed all but the items of lists; it has so many texts `left` for them.
        Review entries, waivers and files that are not what they should be are not for it.
        """
        held = held_kinds(self._plan, record) if self._asks_evidence else frozenset()
        written = self._function(record, previous, held, left)
        if isinstance(written, int):
            raise NotReadError
        return written


def _left(answers: Answers, rows: tuple[int, ...]) -> Callable[..., list[Cell]]:
    def cells(known: Sequence[Cell | None], record: Data, previous: Data | None) -> list[Cell]:
        verdicts = answers.left(rows, [None if cell is None else cell[3] for cell in known], record, previous)
        return [answers.stand_in(index, verdict) for index, verdict in zip(rows, verdicts, strict=True)]

    return cells


class _Observed:
    """What is written of one row's observed values."""

    def __init__(self, row: Row, code: TableCode, style: Style) -> None:
        self._row = row
        self._code = code
        self._style = style
        self._source = code.source
        try:
            self._values: list[str] | None = [self._value(measure) for measure in row.observables]
        except NotCompiledError:
            self._values = None

    def text(self, cells: str) -> str:
        """The expressions of the pieces of text, each with a comma behind it."""
        source = self._source
        if self._values is None:
            whole = source.object(_whole(self._style, self._row.facts.index), "O")
            return f"{whole}({self._code.reader.access.whole()}, p, ({cells})), "
        if len(self._values) == 1:
            return f"{self._values[0]}, "
        begin, between, end = (source.object(piece, "B") for piece in (b"[", b",", b"]"))
        return f"{begin}, {f', {between}, '.join(self._values)}, {end}, " if self._values else f"{begin}, {end}, "

    def _value(self, measure: Measure) -> str:
        """The expression of one value's text; raises NotCompiledError where only the interpreter has it."""
        plan = self._code.plan
        if is_private(measure, plan.rulebook.schema, plan.measures):
            return self._source.object(self._style.null, "t")
        row = self._code.codes.get(self._row.facts.index)
        if row is None or row.guard:
            raise NotCompiledError
        resolved: Any = measure
        while isinstance(resolved, Named):
            resolved = self._code.plan.measures[resolved.name]
        if isinstance(resolved, Field):
            return self._field(resolved, measure)
        leaf = self._code.reader.leaf(resolved)
        match leaf:
            case Exact(name, _, True):
                return self._by(self._style.numbers, name)
            case Exact(name):
                return f"{self._source.object(self._style.number, 'N')}({name})"
            case Span(low, high):
                span = self._source.object(self._style.span, "S")
                known = self._by(self._style.numbers, low)
                return f"({known} if {low} == {high} else {span}({low}, {high}))"
            case Quotient(value, to):
                if value.integers and to.integers:
                    return f"{self._source.object(self._style.ratios.__getitem__, 'R')}(({value.name}, {to.name}))"
                return f"{self._source.object(self._style.ratio, 'R')}({value.name}, {to.name})"

    def _field(self, field: Field, measure: Measure) -> str:
        leaf = self._code.reader.leaf(field)
        if not isinstance(leaf, Exact):
            raise NotCompiledError
        if field.kind in _BY_VALUE:
            return self._by(self._style.values(measure), leaf.name)
        if field.kind is not Kind.NUMBER:
            raise NotCompiledError
        if leaf.integers:
            return self._by(self._style.numbers, leaf.name)
        return f"{self._source.object(self._style.number, 'N')}({leaf.name})"

    def _by(self, texts: Mapping[Any, bytes], name: str) -> str:
        return f"{self._source.object(texts, 'M')}[{name}]"


def _whole(style: Style, index: int) -> Callable[..., bytes]:
    def text(record: Data, previous: Data | None, cells: Sequence[Cell]) -> bytes:
        return style.observed(index, record, previous, [cell[2] for cell in cells])

    return text
