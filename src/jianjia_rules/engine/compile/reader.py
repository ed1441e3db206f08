"""Finding the variables that a condition or measure of a row reads, and the expressions that combine them."""

from fractions import Fraction
from typing import assert_never

from jianjia_rules.engine.compile.access import PREVIOUS, RECORD, Access, ByAttribute, ByKey, Form
from jianjia_rules.engine.compile.fields import Fields
from jianjia_rules.engine.compile.leaves import Exact, Leaf, NotCompiledError, Quotient, Span
from jianjia_rules.engine.compile.lists import Pass, ReadLeaf
from jianjia_rules.engine.compile.numbers import EXACT, literal
from jianjia_rules.engine.compile.source import Source
from jianjia_rules.engine.compile.tests import (
    Expression,
    conjunction,
    disjunction,
    express,
    negation,
    presence,
    truth_of,
)
from jianjia_rules.engine.compile.unread import UNREAD, refuse
from jianjia_rules.engine.plan import Plan
from jianjia_rules.language.conditions import All, AnyOf, Condition, Every, NoneOf, Not, Some, Test, Word
from jianjia_rules.language.measures import (
    Add,
    Aggregate,
    Constant,
    Count,
    DaysFrom,
    Difference,
    Excess,
    Field,
    Growth,
    HigherOf,
    HowMany,
    LowerOf,
    Measure,
    Named,
    Operand,
    Previous,
    Ratio,
    Shortfall,
    Times,
)
from jianjia_rules.language.paths import FieldPath
from jianjia_rules.language.types import Kind


class Reader:
    """Reads operands into variables of one generated function, each once.

    Fields and passes over lists are written before the rows; derived values (sums, growth) after them.
    """

    def __init__(self, plan: Plan, source: Source, form: Form | None = None) -> None:
        """`form` is that of records nobody has looked at as a whole yet, by default they are valid mappings."""
        self._plan = plan
        self._source = source
        self._form = form
        self._checks = {} if form is None else form.checks
        self.access: Access = ByKey(source)
        if form is not None and form.attributes is not None:
            self.access = ByAttribute(source, form.attributes, form.plain)
        self.fields = Fields(plan.rulebook.schema, source, self.access)
        self.passes: dict[tuple[str, FieldPath], Pass] = {}
        self._derived: dict[tuple[str, Measure], Leaf] = {}
        self._named: dict[tuple[str, str], Leaf] = {}
        self.named_keys: dict[tuple[str, str], list[str]] = {}
        """What the values of named measures depend on, by name and root."""
        self._statements: list[tuple[str, ...]] = []

    def leaf(self, operand: Operand, root: str = RECORD) -> Leaf:
        """The variables of an operand."""
        match operand:
            case Field():
                return self.fields.read(operand, root)
            case Named(name):
                if (name, root) not in self._named:
                    self._named[name, root] = self.leaf(self._plan.measures[name], root)
                return self._named[name, root]
            case Count(items):
                return self._pass(items.path, root).count(operand, self.express, self._reading(root))
            case Aggregate(_, items, _):
                return self._pass(items.path, root).total(operand, self.express, self._reading(root))
            case Ratio(value, to):
                return self._quotient(self.exact(value, root), self.exact(to, root))
            case HowMany(conditions):
                return self._how_many(operand, [self.condition(each, root) for each in conditions], root)
            case Previous(measure) if root == RECORD:
                return self.exact(measure, PREVIOUS)
            case (
                Growth() | Add() | Times() | LowerOf() | HigherOf() | Difference() | Shortfall() | Excess() | DaysFrom()
            ):
                return self._combined(operand, root)
            case _:
                raise NotCompiledError

    def exact(self, operand: Operand, root: str) -> Exact:
        """The variable of an operand whose value must be known; a row is left to the interpreter where it is open."""
        if isinstance(operand, Constant):
            return self._number(operand)
        leaf = self.leaf(operand, root)
        match leaf:
            case Exact():
                return leaf
            case Span(low, high):
                return self._derive((root, _closed(operand)), f"{low} if {low} == {high} else {self._unread}", "")
            case Quotient():
                raise NotCompiledError
            case _ as never:
                assert_never(never)

    def condition(self, condition: Condition, root: str = RECORD) -> Expression:
        """A condition as expressions."""
        return self.express(condition, self._reading(root), root)

    def express(self, condition: Condition, read_leaf: ReadLeaf, root: str | None = None) -> Expression:
        """A condition as expressions, its operands read as `read_leaf` says; inside an item there is no `root`."""
        match condition:
            case Test():
                return self._test(condition, read_leaf)
            case All(conditions):
                return conjunction([self.express(each, read_leaf, root) for each in conditions])
            case AnyOf(conditions):
                return disjunction([self.express(each, read_leaf, root) for each in conditions])
            case NoneOf(conditions):
                return negation(disjunction([self.express(each, read_leaf, root) for each in conditions]))
            case Not(inner):
                return negation(self.express(inner, read_leaf, root))
            case Some(items) if root is not None:
                span, _ = self._pass(items.path, root).truths(items, self.express, read_leaf)
                surely, possibly = f"{span.low} > 0", f"{span.high} > 0"
                return Expression((span.known,), surely, surely, possibly, truths=(truth_of(surely, possibly),))
            case Every(items) if root is not None:
                span, entries = self._pass(items.path, root).truths(items, self.express, read_leaf)
                present = f"{entries} is not None"
                surely = f"({present} and {span.low} == len({entries}))"
                possibly = f"({entries} is None or {span.high} == len({entries}))"
                truths = (truth_of(surely, possibly),)
                return Expression(
                    (present, span.known), f"{span.low} == len({entries})", surely, possibly, truths=truths
                )
            case _:
                raise NotCompiledError

    def write(self) -> None:
        """The statements that fill all variables, in an order that serves the rows.

        Of records of a form, which nobody has looked at as a whole yet, they count the texts that nobody else has, and
        leave the function with -1 unless these are as many as are `left`.
        """
        for path in self._checks:
            self._over((RECORD, path))
        self.fields.write()
        if self._form is not None:
            self._source.line("t = 0")
        for one in self.passes.values():
            one.write()
        if self._form is not None:
            with self._source.block("if t != left:"):
                self._source.line("return -1")
        for name, expression, guard in self._statements:
            with self._source.guard(f"{name} = {self._unread}"):
                self._source.line(f"{name} = {expression}" + (f" if {guard} else {self._unread}" if guard else ""))

    @property
    def _refuse(self) -> str:
        return self._source.object(refuse, "q")

    @property
    def _unread(self) -> str:
        return self._source.object(UNREAD, "u")

    def _reading(self, root: str) -> ReadLeaf:
        return lambda operand: self.leaf(operand, root)

    def _test(self, test: Test, read_leaf: ReadLeaf) -> Expression:
        presences = [each for each in test.comparisons if each.word is Word.PRESENT]
        if not presences:
            return express(test, read_leaf(test.measure), read_leaf, self._source)
        if len(presences) < len(test.comparisons) or not isinstance(test.measure, Field):
            raise NotCompiledError
        leaf = read_leaf(test.measure)
        assert isinstance(leaf, Exact)  # as every field's is
        wanted = [isinstance(each.operands[0], Constant) and each.operands[0].value is True for each in presences]
        return conjunction([presence(leaf, each) for each in wanted])

    def _pass(self, path: FieldPath, root: str) -> Pass:
        if not self._plan.rulebook.schema.is_sure(Kind.ITEMS, path):
            raise NotCompiledError
        return self._over((root, path))

    def _over(self, key: tuple[str, FieldPath]) -> Pass:
        if key not in self.passes:
            root, path = key
            variable = self.fields.name(root, path)
            access, check = (self.access, self._checks.get(path)) if root == RECORD else (ByKey(self._source), None)
            self.passes[key] = Pass(variable, path, self._plan.rulebook.schema, self._source, access, check)
        return self.passes[key]

    def _number(self, constant: Constant) -> Exact:
        if isinstance(constant.value, bool) or not isinstance(constant.value, (int, Fraction)):
            raise NotCompiledError
        whole = isinstance(constant.value, int)
        return Exact(literal(constant.value, whole, self._source), "True", whole)

    def _quotient(self, value: Exact, to: Exact) -> Quotient:
        # the divisor's truth says that it is not 0; a negative one would turn the comparison round
        divides = f"{to.known} and {to.name}" if to.known != "True" else to.name
        above = divides if to.least_zero else f"{divides} and ({to.name} > 0 or {self._refuse}())"
        return Quotient(value, Exact(to.name, above, to.integers))

    def _how_many(self, measure: HowMany, truths: list[Expression], root: str) -> Span:
        low = " + ".join(f"(1 if {truth.surely} else 0)" for truth in truths)
        high = " + ".join(f"(1 if {truth.possibly} else 0)" for truth in truths)
        sure = self._derive((root, measure), low, "")
        perhaps = self._derive((root + "+", measure), high, "")
        joined = disjunction(truths)
        return Span(sure.name, perhaps.name, joined.zero_base, joined.truths)

    def _combined(self, measure: Measure, root: str) -> Exact:
        """Arithmetic on exactly known numbers."""
        match measure:
            case Growth(inner, False, earlier) if root == RECORD:
                now, before = self.exact(inner, RECORD), self.exact(earlier or inner, PREVIOUS)
                return self._arithmetic(measure, root, "subtract", now, before)
            case Add(terms):
                return self._folded(measure, root, "add", terms)
            case Times(factors):
                return self._folded(measure, root, "multiply", factors)
            case Difference(minuend, subtrahend):
                return self._arithmetic(measure, root, "subtract", *self._exacts((minuend, subtrahend), root))
            case Shortfall(value, target):
                return self._at_least_zero(measure, root, target, value)
            case Excess(value, limit):
                return self._at_least_zero(measure, root, value, limit)
            case LowerOf(operands):
                return self._extreme(measure, root, min, operands)
            case HigherOf(operands):
                return self._extreme(measure, root, max, operands)
            case _:
                raise NotCompiledError

    def _exacts(self, operands: tuple[Operand, ...], root: str) -> list[Exact]:
        return [self.exact(operand, root) for operand in operands]

    def _folded(self, measure: Measure, root: str, method: str, operands: tuple[Operand, ...]) -> Exact:
        first, *others = self._exacts(operands, root)
        function = self._source.object(getattr(EXACT, method), "p")
        text = first.name
        for other in others:
            text = f"{function}({text}, {other.name})"
        return self._derive((root, measure), text, _all_known([first, *others]))

    def _arithmetic(self, measure: Measure, root: str, method: str, left: Exact, right: Exact) -> Exact:
        function = self._source.object(getattr(EXACT, method), "p")
        return self._derive((root, measure), f"{function}({left.name}, {right.name})", _all_known([left, right]))

    def _at_least_zero(self, measure: Measure, root: str, left: Operand, right: Operand) -> Exact:
        a, b = self._exacts((left, right), root)
        minus, most = self._source.object(EXACT.subtract, "p"), self._source.object(max, "p")
        return self._derive((root, measure), f"{most}({minus}({a.name}, {b.name}), 0)", _all_known([a, b]))

    def _extreme(self, measure: Measure, root: str, choose: object, operands: tuple[Operand, ...]) -> Exact:
        exacts = self._exacts(operands, root)
        zero = self._source.object(EXACT.plus, "p")  # refuses floats, which do not order with decimals as they print
        names = ", ".join(f"{zero}({each.name})" for each in exacts)
        return self._derive((root, measure), f"{self._source.object(choose, 'p')}({names})", _all_known(exacts))

    def _derive(self, key: tuple[str, Measure], expression: str, guard: str) -> Exact:
        if key not in self._derived:
            name = self._source.fresh("g")
            if key[0].startswith(PREVIOUS):
                guard = f"p is not None and {guard}" if guard else "p is not None"
            self._statements.append((name, expression, guard))
            self._derived[key] = Exact(name, "True")
        leaf = self._derived[key]
        assert isinstance(leaf, Exact)
        return leaf


def _all_known(exacts: list[Exact]) -> str:
    return " and ".join(exact.known for exact in exacts)


def _closed(operand: Operand) -> Measure:
    """A key under which the exact reading of a count is kept, apart from the count itself."""
    return Add((operand,))
