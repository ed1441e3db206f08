"""Lists in generated code: one pass over each list makes all its counts, sums and tests on items."""

import re
from collections.abc import Callable

from jianjia_rules.dataclass import dataclass
from jianjia_rules.engine.compile.access import Access, ItemCheck
from jianjia_rules.engine.compile.fields import known_leaf
from jianjia_rules.engine.compile.leaves import Exact, Leaf, NotCompiledError, Span
from jianjia_rules.engine.compile.numbers import EXACT
from jianjia_rules.engine.compile.source import Source
from jianjia_rules.engine.compile.tests import Expression
from jianjia_rules.engine.compile.unread import UNREAD, refuse
from jianjia_rules.language.conditions import Condition
from jianjia_rules.language.measures import Aggregate, AggregateKind, Count, Field, Items, Operand, Scope
from jianjia_rules.language.paths import FieldPath
from jianjia_rules.language.record_schema import RecordSchema
from jianjia_rules.language.types import Kind

ReadLeaf = Callable[[Operand], Leaf]
Express = Callable[[Condition, ReadLeaf], Expression]

_MOST_OPEN = 3
_ALWAYS = Expression((), "True", "True", "True")


@dataclass(frozen=True, slots=True)
class _Tally:
    """One counter of a pass: how many items count for sure and how many perhaps."""

    where: Expression
    sure: str
    perhaps: str


@dataclass(frozen=True, slots=True)
class _Total:
    """One sum or set of a pass; None once an item that counts lacks its value, not read once it is open which count."""

    where: Expression
    of: Exact
    total: str
    distinct: bool
    integers: bool


class Pass:
    """One pass over one list."""

    def __init__(
        self,
        variable: str,
        path: FieldPath,
        schema: RecordSchema,
        source: Source,
        access: Access,
        check: ItemCheck | None,
    ) -> None:
        """`access` reads the items; `check` looks at them first, where nobody has."""
        self._check = check
        self.variable = variable
        self._path = path
        self._schema = schema
        self._source = source
        self._access = access
        self._item = source.fresh("i")
        self._fields: dict[str, str] = {}
        self._tallies: dict[tuple[Items, bool], _Tally] = {}
        self._totals: dict[Aggregate, _Total] = {}

    def count(self, count: Count, express: Express, outer: ReadLeaf) -> Exact | Span:
        """The variables of a filtered count; one where nothing that decides which items count can be missing."""
        tally = self._tally(count.items, express, outer)
        if tally.sure == tally.perhaps:
            return Exact(tally.sure, f"{tally.sure} is not None", integers=True, least_zero=True)
        return Span(tally.sure, tally.perhaps)

    def truths(self, items: Items, express: Express, outer: ReadLeaf) -> tuple[Span, str]:
        """The counts of items that fulfil `where`, surely to possibly, and the variable of the list."""
        tally = self._tally(items, express, outer, may_be_open=True)
        return Span(tally.sure, tally.perhaps), self.variable

    def total(self, aggregate: Aggregate, express: Express, outer: ReadLeaf) -> Exact:
        """The variable of a sum, or of a number of different values."""
        if aggregate not in self._totals:
            items = aggregate.items
            if items.once is not None or items.scalars or not isinstance(aggregate.of, Field):
                raise NotCompiledError
            if aggregate.how not in {AggregateKind.SUM, AggregateKind.DISTINCT}:
                raise NotCompiledError
            distinct = aggregate.how is AggregateKind.DISTINCT
            if distinct and aggregate.of.kind is not Kind.TEXT:
                raise NotCompiledError
            of = self._leaf(aggregate.of, outer)
            assert isinstance(of, Exact)  # as every field's is
            integers = self._schema.is_integer(aggregate.of.path, self._path)
            where = self._where(items, express, outer)
            self._totals[aggregate] = _Total(where, of, self._source.fresh("t"), distinct, integers)
        total = self._totals[aggregate]
        return Exact(total.total, f"{total.total} is not None", total.integers or total.distinct)

    def write(self) -> None:
        """The statements of the pass."""
        source = self._source
        tallies, totals = list(self._tallies.values()), list(self._totals.values())
        names = [name for tally in tallies for name in (tally.sure, tally.perhaps)]
        with source.block(f"if {self.variable} is None:"):
            infinite = source.object(float("inf"), "z")
            spans = [tally for tally in tallies if tally.sure != tally.perhaps]
            self._assign([tally.sure for tally in spans], f"-{infinite}")
            self._assign([tally.perhaps for tally in spans], infinite)
            self._assign([tally.sure for tally in tallies if tally.sure == tally.perhaps], "None")
            self._assign([total.total for total in totals], "None")
        unread = f"{' = '.join([*names, *(total.total for total in totals), '_'])} = {source.object(UNREAD, 'u')}"
        with source.block("else:"), source.guard(unread):
            self._write_start(tallies, totals)
            if self._check or self._fields or any(tally.where is not _ALWAYS for tally in tallies) or totals:
                self._write_loop(tallies, totals)
            self._write_end(tallies, totals)

    def _assign(self, names: list[str], value: str) -> None:
        if names:
            self._source.line(f"{' = '.join(names)} = {value}")

    def _tally(self, items: Items, express: Express, outer: ReadLeaf, may_be_open: bool = False) -> _Tally:
        if (items, may_be_open) not in self._tallies:
            if items.once is not None or (items.scalars and items.where is not None):
                raise NotCompiledError
            where = self._where(items, express, outer)
            sure = self._source.fresh("n")
            perhaps = self._source.fresh("h") if where.known or may_be_open else sure
            self._tallies[items, may_be_open] = _Tally(where, sure, perhaps)
        return self._tallies[items, may_be_open]

    def _where(self, items: Items, express: Express, outer: ReadLeaf) -> Expression:
        if items.where is None:
            return _ALWAYS
        return express(items.where, lambda operand: self._leaf(operand, outer))

    def _leaf(self, operand: Operand, outer: ReadLeaf) -> Leaf:
        if isinstance(operand, Field) and operand.scope is Scope.ITEM:
            if len(operand.path) != 1:
                raise NotCompiledError
            (key,) = operand.path
            if key not in self._fields:
                self._fields[key] = self._source.fresh("a") if self._check is None else self._check.variables[key]
            name = self._fields[key]
            return known_leaf(self._schema, self._source, operand, name, self._path)
        if isinstance(operand, Field):
            return outer(operand)
        raise NotCompiledError

    def _write_start(self, tallies: list[_Tally], totals: list[_Total]) -> None:
        for tally in tallies:
            if tally.where is _ALWAYS:
                self._source.line(f"{tally.sure} = {tally.perhaps} = len({self.variable})")
            else:
                self._source.line(f"{tally.sure} = {tally.perhaps} = 0")
        for total in totals:
            self._source.line(f"{total.total} = {self._source.object(set, 'c') + '()' if total.distinct else 0}")

    def _write_loop(self, tallies: list[_Tally], totals: list[_Total]) -> None:
        source = self._source
        filtered = [tally for tally in tallies if tally.where is not _ALWAYS]
        nested = [tally for tally in filtered if _nests(tally.where)]
        flat = [tally for tally in filtered if not _nests(tally.where)]
        at_hand: set[str] = set()
        if self._check is not None:
            source.line(f"t += {self._check.texts} * len({self.variable})")
        with source.block(f"for {self._item} in {self.variable}:"):
            if self._check is not None:
                self._check.write(source, self._item)
                source.names.update(self._check.objects)
                at_hand = {self._check.variables[key] for key in self._check.read}
            for name in self._shared(nested, flat, totals):
                if name not in at_hand:
                    self._write_read(name)
                    at_hand.add(name)
            for chain in _chains(nested):
                for place, tally in enumerate(chain):
                    self._write_nested(tally, _ordered(tally.where), at_hand, True, "if" if place == 0 else "elif")
            for tally in flat:
                self._write_flat(tally)
            for total in totals:
                self._write_total(total)

    def _shared(self, nested: list[_Tally], flat: list[_Tally], totals: list[_Total]) -> list[str]:
        """The item's variables that are read at once: all but those that a single nest reads past its first test."""
        users: dict[str, int] = {}
        firsts: set[str] = set()
        for tally in nested:
            parts = _ordered(tally.where)
            firsts |= set(parts[0].reads)
            for name in {name for part in parts for name in part.reads}:
                users[name] = users.get(name, 0) + 1
        alone = {name for name, count in users.items() if count == 1} - firsts
        others = " ".join(
            [text for tally in flat for text in (tally.where.surely, tally.where.possibly)]
            + [text for total in totals for text in (total.where.surely, total.where.possibly, total.of.name)]
        )
        read_elsewhere = set(re.findall(r"\w+", others))
        return [name for name in self._fields.values() if name not in alone or name in read_elsewhere]

    def _write_read(self, name: str) -> None:
        key = next(key for key, variable in self._fields.items() if variable == name)
        required = self._schema.is_required((key,), self._path)
        self._source.line(f"{name} = {self._access.value(self._item, key, required=required)}")

    def _write_nested(
        self, tally: _Tally, parts: tuple[Expression, ...], read: set[str], certain: bool, word: str = "if"
    ) -> None:
        """One test inside the other; what is unknown goes on as perhaps."""
        source = self._source
        if not parts:
            source.line(f"{tally.sure if certain else tally.perhaps} += 1")
            return
        first, rest = parts[0], parts[1:]
        for name in first.reads:
            if name in self._fields.values() and name not in read:
                self._write_read(name)
                read = {*read, name}
        if first.truth_value:
            with source.block(f"{word} {first.true}:"):
                self._write_nested(tally, rest, read, certain)
            if first.known:
                with source.block(f"elif not ({first.known[0]}):"):
                    self._write_nested(tally, rest, read, False)
            return
        if first.known:
            with source.block(f"{word} not ({' and '.join(first.known)}):"):
                self._write_nested(tally, rest, read, False)
            word = "elif"
        with source.block(f"{word} {first.true}:"):
            self._write_nested(tally, rest, read, certain)

    def _write_flat(self, tally: _Tally) -> None:
        with self._source.block(f"if {tally.where.surely}:"):
            self._source.line(f"{tally.sure} += 1")
        with self._source.block(f"elif {tally.where.possibly}:"):
            self._source.line(f"{tally.perhaps} += 1")

    def _write_total(self, total: _Total) -> None:
        source = self._source
        with source.block(f"if {total.where.surely}:"):
            with source.block(f"if not ({total.of.known}):"):
                source.line(f"{source.object(refuse, 'q')}()" if total.distinct else f"{total.total} = None")
            with source.block("else:"):
                self._write_added(total)
        with source.block(f"elif {total.where.possibly}:"):
            source.line(f"{source.object(refuse, 'q')}()")

    def _write_added(self, total: _Total) -> None:
        source, name = self._source, total.of.name
        if total.distinct:
            source.line(f"{total.total}.add({name})")
        elif total.integers:
            with source.block(f"if {total.total} is not None:"):
                source.line(f"{total.total} += {name}")
        else:
            with source.block(f"if {total.total} is not None:"):
                source.line(f"{total.total} = {source.object(EXACT.add, 'p')}({total.total}, {name})")

    def _write_end(self, tallies: list[_Tally], totals: list[_Total]) -> None:
        for tally in tallies:
            if tally.where is not _ALWAYS and tally.sure != tally.perhaps:
                self._source.line(f"{tally.perhaps} += {tally.sure}")
        for total in totals:
            if total.distinct:
                self._source.line(f"{total.total} = len({total.total})")
            elif total.integers:
                whole = self._source.object(int, "w")
                with self._source.block(f"if {total.total} is not None and {total.total}.__class__ is not {whole}:"):
                    self._source.line(f"{self._source.object(refuse, 'q')}()")


def _nests(where: Expression) -> bool:
    """Whether a condition is a conjunction of plain tests, few of them open to what is missing."""
    return bool(where.parts) and sum(bool(part.known) for part in where.parts) <= _MOST_OPEN


def _ordered(where: Expression) -> tuple[Expression, ...]:
    """The tests of a conjunction, those that are always known first."""
    return tuple(sorted(where.parts, key=lambda part: len(part.known)))


def _chains(tallies: list[_Tally]) -> list[list[_Tally]]:
    """The tallies in chains of which each item enters one link at most: their first tests exclude one another."""
    chains: list[list[_Tally]] = []
    taken: list[tuple[str, frozenset[str]] | None] = []
    for tally in tallies:
        first = _ordered(tally.where)[0]
        texts = None if first.known else first.texts
        at = next(
            (
                place
                for place, held in enumerate(taken)
                if texts is not None and held is not None and held[0] == texts[0] and not held[1] & texts[1]
            ),
            None,
        )
        if at is None or texts is None:
            chains.append([tally])
            taken.append(texts)
        else:
            chains[at].append(tally)
            taken[at] = (texts[0], texts[1] | (taken[at] or texts)[1])
    return chains
