"""Whether what a row asks can be unknown for a record that fits the schema."""

from dataclasses import fields, is_dataclass

from jianjia_rules.dataclass import dataclass
from jianjia_rules.engine.interpret.awards import worth
from jianjia_rules.engine.plan import Plan, Row
from jianjia_rules.language.awards import Answer, Award, CallAward, Judged, Proportion
from jianjia_rules.language.conditions import Test, Word
from jianjia_rules.language.measures import (
    Aggregate,
    AggregateKind,
    Call,
    Choice,
    Constant,
    EarnedOf,
    Field,
    Growth,
    Items,
    Named,
    Operand,
    OutcomeOf,
    Previous,
    Ratio,
    Scope,
)
from jianjia_rules.language.outcomes import Outcome
from jianjia_rules.language.paths import FieldPath
from jianjia_rules.language.scalars import DateSpan
from jianjia_rules.language.types import Kind
from jianjia_rules.language.walk import nodes

_OF_NOTHING = frozenset(AggregateKind) - {AggregateKind.DISTINCT, AggregateKind.SUM}
"""What is unknown of an empty list."""


def may_be_unknown(root: object, plan: Plan) -> bool:
    """Whether a bound tree asks anything that a valid record need not tell.

    A field is always told where the schema requires it, and all that it stands in, without a condition.
    """
    return _Search(plan).visit(root, ())


def _may_be_alike(target: Operand, start: Operand | None) -> bool:
    """Whether the ends of a proportion may be the same number, by which nothing can be measured."""
    if not isinstance(target, Constant) or not isinstance(start, (Constant, type(None))):
        return True
    return target.value == (0 if start is None else start.value)


def waits_for_assessor(award: Award) -> bool:
    """Whether points of a bound award are an assessor's to give."""
    return any(isinstance(node, Judged) and worth(node.points) for node in nodes(award))


@dataclass(frozen=True, slots=True)
class _Search:
    """`base` is the list whose items fields start from; None inside a list of scalars."""

    plan: Plan

    def visit(self, node: object, base: FieldPath | None) -> bool:
        match node:
            case Previous() | Growth() | Ratio() | Call() | CallAward():
                return True
            case Aggregate(how) if how in _OF_NOTHING:
                return True
            case Proportion(_, target, start) if _may_be_alike(target, start):
                return True
            case OutcomeOf(id) | EarnedOf(id):
                return any(self._may_be_open(row) for row in self._rows(id))
            case Constant(DateSpan(first, last)) if first != last:
                return True  # a month: which of its days is meant is not said
            case Choice() if self._may_be_no_case(node):
                return True
            case Test(Field(), comparisons) if all(each.word is Word.PRESENT for each in comparisons):
                return False
            case Field(path, scope):
                inside = () if scope is Scope.RECORD else base
                return self._may_lack(path, inside) or self._may_be_a_month(node, inside)
            case Items(path, where):
                inside = None if node.scalars or base is None else (*base, *path)
                return self._may_lack(path, base) or self.visit(where, inside)
            case Named(name):
                return self.visit(self.plan.measures[name], ())
            case Answer(field, answers):
                unsure = any(outcome is Outcome.UNDETERMINED for _, outcome in answers)
                return unsure or bool(node.needs_reason) or self.visit(field, base)
            case tuple():
                return any(self.visit(each, base) for each in node)
            case _ if is_dataclass(node):
                return self._visit_parts(node, base)
            case _:
                return False

    def _rows(self, id: str) -> list[Row]:
        """The row of this id, or those of the part."""
        rows = self.plan.rows
        own = [row for row in rows if row.facts.rule == id]
        return own or [rows[index] for index in self.plan.part_rows.get(id, ())]

    def _may_be_open(self, row: Row) -> bool:
        return waits_for_assessor(row.award) or self.visit((row.award, row.when), ())

    def _visit_parts(self, node: object, base: FieldPath | None) -> bool:
        """A node's parts; what stands beside a list (`of`, `bands`) is read of its items."""
        items = getattr(node, "items", None)
        inside = base
        if isinstance(items, Items):
            inside = None if items.scalars or base is None else (*base, *items.path)
        parts = [getattr(node, each.name) for each in fields(node)]  # type: ignore[arg-type]
        return any(self.visit(part, base if part is items else inside) for part in parts)

    def _may_lack(self, path: FieldPath, base: FieldPath | None) -> bool:
        if base is None:
            return False  # an entry of a list of scalars is always there
        schema = self.plan.rulebook.schema
        return not all(schema.is_required(path[:end], base) for end in range(1, len(path) + 1))

    def _may_be_no_case(self, choice: Choice) -> bool:
        """Whether the field that chooses a parameter's value may say something that the parameter has no value for."""
        schema, path = self.plan.rulebook.schema, choice.field.path
        found = schema.lookup(path)
        if choice.otherwise is not None or found is None:
            return choice.otherwise is None
        listed = found.type.choices or found.type.levels
        cases = {case for case, _ in choice.cases}
        return not (listed and schema.is_enumerated(path) and cases.issuperset(listed))

    def _may_be_a_month(self, field: Field, base: FieldPath | None) -> bool:
        """Whether only the month of a date may be given, of which not everything can be told."""
        if field.kind is not Kind.DATE:
            return False
        return base is None or not self.plan.rulebook.schema.is_full_date(field.path, base)
