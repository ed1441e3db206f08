"""The type of every operand, measure and condition, and the bound form that follows from it.

One pass serves two users: a check calls it with a `report` and reads the problems; binding reads the bound nodes, in
which every constant has its meaning, every field its kind, and no parameter is left.
"""

from collections.abc import Sequence
from dataclasses import field, replace
from typing import assert_never

from jianjia_rules.dataclass import dataclass
from jianjia_rules.diagnostics.nearest import nearest
from jianjia_rules.language.comparing import LISTED, check_fixed_pattern, meant_type, operand_type
from jianjia_rules.language.conditions import (
    All,
    AnyOf,
    Comparison,
    Condition,
    Every,
    NoneOf,
    Not,
    Some,
    Test,
    Word,
)
from jianjia_rules.language.fields import field_type, items_type, reads_results
from jianjia_rules.language.fitting import Typed, fit, head_of, subject_of, with_unit
from jianjia_rules.language.literals import Place
from jianjia_rules.language.measures import (
    Add,
    Aggregate,
    AggregateKind,
    Call,
    Choice,
    Constant,
    Count,
    DaysFrom,
    Difference,
    EarnedOf,
    Excess,
    Field,
    Growth,
    HigherOf,
    HowMany,
    Items,
    LowerOf,
    Measure,
    Named,
    OncePer,
    Operand,
    OutcomeOf,
    ParameterRef,
    Previous,
    Ratio,
    Shortfall,
    Times,
)
from jianjia_rules.language.measures import Scope as From
from jianjia_rules.language.outcomes import Outcome
from jianjia_rules.language.parameter_values import literal, parameter_value
from jianjia_rules.language.paths import FieldPath, format_path
from jianjia_rules.language.problems import At, Problem, Report, problem
from jianjia_rules.language.scheme import Figure
from jianjia_rules.language.scope import ITEM, Scope
from jianjia_rules.language.types import ANY, DATE, DAYS, NUMBER, SHARE, Kind, ValueType
from jianjia_rules.language.units import ONE, PERCENT, product_unit, quotient_unit

OUTCOMES = ValueType(Kind.TEXT, choices=(*(outcome.value for outcome in Outcome), "absent"))
_DATES = frozenset((AggregateKind.LATEST, AggregateKind.EARLIEST))


_RESULTS = "JJ417"
"""A roll-up that reads the results of the period before."""


@dataclass(frozen=True, slots=True)
class _Known:
    """A named measure, and what of it must not be read in the period before."""

    typed: Typed
    results: tuple[Problem, ...] = ()


def type_of(operand: Operand, scope: Scope, report: Report | None = None) -> ValueType:
    """The type of an operand; problems go to `report`, with paths below the operand."""
    return Inference(scope, report or ignore).operand(operand, ()).type


def ignore(_: Problem) -> None:
    """A report for those who only want the result."""


@dataclass(frozen=True, slots=True)
class Inference:
    """Types and binds nodes as seen from a scope.

    `earlier` binds for the record of the period before. `evidence` is the path that every counted item must have, for
    rows with evidence on each item. `names` keeps the named measures that are typed already.
    """

    scope: Scope
    report: Report = ignore
    earlier: bool = False
    evidence: FieldPath | None = None
    names: dict[tuple[str, bool, FieldPath | None], "_Known"] = field(default_factory=dict)

    def operand(
        self, node: Operand, at: At, wanted: ValueType | None = None, subject: str = "", many: bool = False
    ) -> Typed:
        """An operand where a value of type `wanted` is expected (`many`: or a list of them).

        `subject` is what it is compared with; empty inside arithmetic.
        """
        place = self._place(at, subject, many)
        match node:
            case Constant(value):
                return literal(value, wanted, place, self.report)
            case ParameterRef(name):
                return parameter_value(name, self.scope, wanted, place, self.report)
            case Choice():
                return Typed(node, wanted or ANY)  # only in bound trees
            case _:
                return fit(self.measure(node, at), wanted, subject, at, self.report)

    def measure(self, node: Measure, at: At) -> Typed:
        """A measure with its type."""
        head = (*at, head_of(node))
        match node:
            case Field():
                return self._field(node, head)
            case Named(name):
                return self._named_here(name, head)
            case Previous(inner):
                found = self._before().measure(inner, head)
                return Typed(Previous(_measured(found)), found.type)
            case Count(items):
                return Typed(Count(self._items(items, "count", at)[0]), NUMBER)
            case Aggregate():
                return self._aggregate(node, at)
            case Add(terms):
                bound, unit = self._alike(terms, [(*head, index) for index in range(len(terms))])
                return Typed(Add(bound), ValueType(Kind.NUMBER, unit))
            case Times(factors):
                return self._times(factors, head)
            case LowerOf(operands) | HigherOf(operands):
                bound, unit = self._alike(operands, [(*head, index) for index in range(len(operands))])
                return Typed(type(node)(bound), ValueType(Kind.NUMBER, unit))
            case Difference(minuend, subtrahend):
                bound, unit = self._alike((minuend, subtrahend), [(*head, 0), (*head, 1)])
                return Typed(Difference(*bound), ValueType(Kind.NUMBER, unit))
            case Ratio(value, to):
                return self._ratio(value, to, at)
            case Growth():
                return self._growth(node, head)
            case Shortfall(value, target):
                bound, unit = self._alike((value, target), [head, (*at, "from")])
                return Typed(Shortfall(*bound), ValueType(Kind.NUMBER, unit))
            case Excess(value, limit):
                bound, unit = self._alike((value, limit), [head, (*at, "over")])
                return Typed(Excess(*bound), ValueType(Kind.NUMBER, unit))
            case DaysFrom(start, end):
                first, last = self.operand(start, head, DATE), self.operand(end, (*at, "to"), DATE)
                return Typed(DaysFrom(first.node, last.node), DAYS)
            case HowMany(conditions):
                return Typed(HowMany(self._conditions(conditions, head)), NUMBER)
            case OutcomeOf():
                return Typed(node, OUTCOMES)
            case EarnedOf():
                return Typed(node, NUMBER)
            case Call(function, arguments):
                bound, gives = self.call(function, arguments, at)
                return Typed(Call(function, bound), ValueType(gives))
            case _ as never:
                assert_never(never)

    def condition(self, node: Condition, at: At) -> Condition:
        """A condition, bound."""
        match node:
            case Test():
                return self._test(node, at)
            case All(conditions):
                return All(self._conditions(conditions, (*at, "all")))
            case AnyOf(conditions):
                return AnyOf(self._conditions(conditions, (*at, "any")))
            case NoneOf(conditions):
                return NoneOf(self._conditions(conditions, (*at, "none")))
            case Not(inner):
                return Not(self.condition(inner, (*at, "not")))
            case Some(items):
                return Some(self._items(items, "some", at)[0])
            case Every(items):
                return Every(replace(self, evidence=None)._items(items, "every", at)[0])
            case _ as never:
                assert_never(never)

    def named(self, name: str) -> Typed | None:
        """A named measure, bound at the record; None when there is none of this name."""
        known = self._known(name)
        return None if known is None else known.typed

    def named_at(self, name: str, figure: Figure, at: At) -> Measure:
        """The bound form of a named measure, with its problems reported where it is defined."""
        found = replace(self, scope=self.scope.outside()).measure(figure.measure, at)
        with_unit(found, figure.unit, at[:-1], self.report)
        bound = self.named(name)
        return Named(name) if bound is None else _measured(bound)

    def bound(self, node: Measure, at: At) -> Measure:
        """The bound form of a measure."""
        return _measured(self.measure(node, at))

    def items(self, items: Items, head: str, at: At) -> tuple[Items, "Inference"]:
        """The items of a list, bound, and the inference that sees one of them."""
        bound, inner, _ = self._items(items, head, at)
        return bound, inner

    def call(self, function: str, arguments: tuple[Operand, ...], at: At) -> tuple[tuple[Operand, ...], Kind]:
        """The arguments of a declared function, bound, and the kind it gives."""
        declared = self.scope.functions.get(function)
        if declared is None:
            known = tuple(self.scope.functions)
            self.report(problem((*at, "call"), "JJ311", name=function, known=known, nearest=nearest(function, known)))
            return tuple(self.operand(each, (*at, "with", i)).node for i, each in enumerate(arguments)), Kind.ANY
        if len(arguments) != len(declared.takes):
            data = {"name": function, "found": len(arguments), "wanted": len(declared.takes)}
            self.report(problem((*at, "call"), "JJ418", **data))
        kinds = (*declared.takes, *(Kind.ANY for _ in arguments))
        bound = (
            self.operand(each, (*at, "with", index), ValueType(kind), function).node
            for index, (each, kind) in enumerate(zip(arguments, kinds, strict=False))
        )
        return tuple(bound), declared.gives

    def _place(self, at: At, subject: str, many: bool) -> Place:
        days = self.scope.before if self.earlier else self.scope.days
        return Place(at, subject, days, loose=not subject, many=many, parameters=self.scope.parameters)

    def _before(self) -> "Inference":
        return replace(self, earlier=True)

    def _field(self, node: Field, at: At) -> Typed:
        found = field_type(node, self.scope, at, self.report)
        path = node.path if node.scope is From.RECORD else (*self.scope.base, *node.path)
        if self.earlier and self.scope.group and reads_results(path):
            self.report(problem(at, _RESULTS, name=format_path(node.path)))
        return Typed(replace(node, kind=found.kind, levels=found.levels), found)

    def _named_here(self, name: str, at: At) -> Typed:
        """A named measure stays a name; where it differs from the one that all rows share, it stands in full."""
        known = self._known(name)
        if known is None:
            names = tuple(self.scope.measures)
            self.report(problem(at, "JJ306", name=name, known=names, nearest=nearest(name, names)))
            return Typed(Named(name), ANY)
        for each in known.results:
            self.report(replace(each, at=at))
        found = known.typed
        if (self.earlier or self.evidence) and not self.scope.base:
            shared = replace(self, earlier=False, evidence=None).named(name)
            if shared != found:
                return found
        return Typed(Named(name), found.type)

    def _known(self, name: str) -> "_Known | None":
        """A named measure typed at the record, once; its problems are told where it is defined."""
        figure = self.scope.measures.get(name)
        if figure is None:
            return None
        key = (name, self.earlier, self.evidence)
        if key not in self.names:
            # What a measure in a circle of names is read as.
            self.names[key] = _Known(Typed(Named(name), ANY))
            problems: list[Problem] = []
            found = replace(self, scope=self.scope.outside(), report=problems.append).measure(figure.measure, ())
            results = tuple(each for each in problems if each.code == _RESULTS)
            self.names[key] = _Known(with_unit(found, figure.unit, (), ignore), results)
        return self.names[key]

    def _items(self, items: Items, head: str, at: At) -> tuple[Items, "Inference", ValueType]:
        wrong: list[Problem] = []
        entry = items_type(items.path, self.scope, head, (*at, head), wrong.append)
        for each in wrong:
            self.report(each)
        scalars = entry.kind not in {Kind.OBJECT, Kind.ANY}
        # Of the items of a list that there is not nothing can be said.
        report = ignore if wrong else self.report
        inner = replace(self, scope=self.scope.inside(items.path, entry if scalars else None), report=report)
        where = None if items.where is None else inner.condition(items.where, (*at, "where"))
        once = None if items.once is None else inner._once(items.once, at)
        bound = Items(items.path, inner._with_evidence(where), once, scalars)
        return bound, inner, entry

    def _with_evidence(self, where: Condition | None) -> Condition | None:
        """The items' condition, and that they carry their evidence where they have a field for it."""
        if self.evidence is None or self.scope.entry is not None:
            return where
        info = self.scope.find(self.evidence)
        if info is None:
            return where
        given = Test(
            Field(self.evidence, kind=info.type.kind, levels=info.type.levels),
            (Comparison(Word.PRESENT, (Constant(True, Kind.BOOLEAN),)),),
            info.type.kind,
        )
        return given if where is None else All((where, given))

    def _once(self, once: OncePer, at: At) -> OncePer:
        for index, key in enumerate(once.keys):
            if self.scope.entry is not None:
                self.report(problem((*at, "once_by", index), "JJ421", name=format_path(key)))
            else:
                field_type(Field(key), self.scope, (*at, "once_by", index), self.report)
        if once.highest is None:
            return once
        highest = field_type(once.highest, self.scope, (*at, "highest"), self.report)
        return OncePer(once.keys, replace(once.highest, kind=highest.kind, levels=highest.levels))

    def _aggregate(self, node: Aggregate, at: At) -> Typed:
        head = node.how.value
        items, inner, entry = self._items(node.items, head, at)
        wanted = None if node.how is AggregateKind.DISTINCT else DATE if node.how in _DATES else NUMBER
        if node.of is not None:
            of = inner.operand(node.of, (*at, "of"), wanted)
        else:
            if not items.scalars and entry.kind is not Kind.ANY:
                self.report(problem((*at, head), "JJ425", name=format_path(items.path), head=head))
            items = replace(items, scalars=True)
            of = fit(Typed(Field((ITEM,), kind=entry.kind, levels=entry.levels), entry), wanted, "", at, self.report)
        bound = Aggregate(node.how, items, _measured(of))
        return Typed(bound, NUMBER if node.how is AggregateKind.DISTINCT else of.type)

    def _times(self, factors: tuple[Operand, ...], head: At) -> Typed:
        found = [self.operand(each, (*head, index), NUMBER) for index, each in enumerate(factors)]
        found = [fit(each, SHARE, "", head, self.report) if each.type.unit == PERCENT else each for each in found]
        unit = product_unit([each.type.unit for each in found])
        return Typed(Times(tuple(each.node for each in found)), ValueType(Kind.NUMBER, unit))

    def _ratio(self, value: Operand, to: Operand, at: At) -> Typed:
        above = self.operand(value, (*at, "ratio"), NUMBER)
        below = self.operand(to, (*at, "to"), NUMBER)
        unit = quotient_unit(above.type.unit, below.type.unit)
        if unit == ONE and above.type.unit is not None:
            below = fit(below, above.type, "", (*at, "to"), self.report)
        return Typed(Ratio(above.node, below.node), ValueType(Kind.NUMBER, unit))

    def _growth(self, node: Growth, head: At) -> Typed:
        found = fit(self.measure(node.measure, head), NUMBER, "", head, self.report)
        earlier = replace(self._before(), report=self._only_results)
        before = fit(earlier.measure(node.measure, head), NUMBER, "", head, ignore)
        differs = None if before.node == found.node else _measured(before)
        return Typed(Growth(_measured(found), node.share, differs), SHARE if node.share else found.type)

    def _only_results(self, found: Problem) -> None:
        if found.code == _RESULTS:
            self.report(found)

    def _alike(self, operands: Sequence[Operand], places: Sequence[At]) -> tuple[tuple[Operand, ...], str | None]:
        """Operands that are added or compared with each other: in the unit of the first that has one."""
        measured = {
            index: self.operand(each, at, NUMBER)
            for index, (each, at) in enumerate(zip(operands, places, strict=True))
            if not isinstance(each, (Constant, ParameterRef))
        }
        units = [each.type.unit for each in measured.values()]
        unit = next((each for each in units if each is not None), None)
        literals = [index for index in range(len(operands)) if index not in measured]
        for index in literals:
            wanted = ValueType(Kind.NUMBER, unit)
            measured[index] = self.operand(operands[index], places[index], wanted, self._beside(operands, unit))
            unit = unit or measured[index].type.unit
        wanted = ValueType(Kind.NUMBER, unit)
        bound = (fit(measured[index], wanted, "", places[index], self.report) for index in range(len(operands)))
        return tuple(each.node for each in bound), unit

    def _beside(self, operands: Sequence[Operand], unit: str | None) -> str:
        """What a literal among operands is read against: the first measure, where that has a unit."""
        measured = (each for each in operands if not isinstance(each, (Constant, ParameterRef)))
        return next((subject_of(each) for each in measured), "") if unit is not None else ""

    def _conditions(self, conditions: tuple[Condition, ...], at: At) -> tuple[Condition, ...]:
        return tuple(self.condition(each, (*at, index)) for index, each in enumerate(conditions))

    def _test(self, test: Test, at: At) -> Test:
        problems: list[Problem] = []
        found = replace(self, report=problems.append).measure(test.measure, at)
        for each in problems:
            self.report(each)
        subject = subject_of(test.measure)
        meant, inference = found.type, self
        if meant.kind is Kind.ANY:
            meant = meant_type(test, lambda each: self._quiet(each).type)
            found = fit(found, meant, subject, at, self.report)
            # What a faulty path is compared with cannot be judged; one fault is said once.
            inference = replace(self, report=ignore) if problems else self
        comparisons = tuple(inference._comparison(each, meant, subject, at) for each in test.comparisons)
        levels = meant.levels or (meant.entry.levels if meant.entry is not None else ())
        return Test(_measured(found), comparisons, meant.kind, levels)

    def _quiet(self, node: Operand) -> Typed:
        return replace(self, report=ignore).operand(node, ())

    def _comparison(self, comparison: Comparison, meant: ValueType, subject: str, at: At) -> Comparison:
        word = comparison.word
        at = (*at, word.value)
        wanted = operand_type(comparison, meant, at, self.report)
        if wanted is None:
            return comparison
        listed = word in LISTED
        bound: list[Operand] = []
        for index, operand in enumerate(comparison.operands):
            here = (*at, index) if listed or len(comparison.operands) > 1 else at
            found = self.operand(operand, here, wanted, subject, many=listed)
            bound += _spread(found, wanted) if listed else [found.node]
            if word is Word.MATCHES:
                check_fixed_pattern(found.node, here, self.report)
        return Comparison(word, tuple(bound))


def _spread(found: Typed, wanted: ValueType) -> list[Operand]:
    """The entries of a constant list (a parameter's), each a constant."""
    node = found.node
    if isinstance(node, Constant) and isinstance(node.value, tuple):
        kind = found.type.entry.kind if found.type.entry is not None else wanted.kind
        return [Constant(each, kind) for each in node.value]
    return [node]


def _measured(found: Typed) -> Measure:
    """The node as a measure; a measure's bound form is never a constant."""
    assert not isinstance(found.node, (Constant, ParameterRef, Choice))
    return found.node
