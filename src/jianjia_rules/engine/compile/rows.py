"""The statements that decide one row from what was read."""

from collections.abc import Callable
from dataclasses import replace
from functools import partial
from typing import Any, assert_never

from jianjia_rules.dataclass import dataclass
from jianjia_rules.engine.compile.access import PREVIOUS, RECORD, Access
from jianjia_rules.engine.compile.answers import Answers
from jianjia_rules.engine.compile.leaves import Exact, Leaf, NotCompiledError, Quotient, Span
from jianjia_rules.engine.compile.reader import Reader
from jianjia_rules.engine.compile.source import Source
from jianjia_rules.engine.compile.tests import Expression, truth_of
from jianjia_rules.engine.interpret.awards import (
    all_or_nothing,
    by_number,
    counted_measure,
    saturation,
    tier,
    worth,
)
from jianjia_rules.engine.interpret.evaluate import interpret_row
from jianjia_rules.engine.interpret.expressions import judge
from jianjia_rules.engine.interpret.reading import read_record
from jianjia_rules.engine.interpret.rows import settled
from jianjia_rules.engine.plan import Plan, Row
from jianjia_rules.engine.values import Earned, Unknown
from jianjia_rules.findings.verdict import Verdict
from jianjia_rules.language.awards import (
    Answer,
    Award,
    Band,
    Bands,
    BestOf,
    CallAward,
    Checklist,
    Each,
    If,
    Inverse,
    Judged,
    Per,
    Proportion,
    ValueAward,
)
from jianjia_rules.language.conditions import Condition, Test
from jianjia_rules.language.measures import (
    Add,
    Aggregate,
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
    LowerOf,
    Named,
    Operand,
    OutcomeOf,
    ParameterRef,
    Previous,
    Ratio,
    Shortfall,
    Times,
)
from jianjia_rules.language.types import Kind
from jianjia_rules.language.walk import nodes

_MOST_COUNTED = 64

StandIn = Callable[[int, Verdict], Any]


@dataclass(slots=True)
class RowCode:
    """What is written for one row.

    `decided` is the expression of its `verdict` where `known` holds (empty: always); `otherwise` the one that finds it
    by all that the row reads. `guard` leaves the row to the interpreter, and so does `evidence` once there are points.
    """

    index: int
    verdict: str
    guard: str = ""
    evidence: str = ""
    known: str = ""
    decided: str = ""
    otherwise: str = ""

    @property
    def expression(self) -> str:
        """What the verdict is where neither `guard` nor `evidence` has a say."""
        if not self.decided:
            return f"({self.otherwise})"
        return f"(({self.decided}) if {self.known} else {self.otherwise})" if self.known else f"({self.decided})"


def row_code(row: Row, reader: Reader, source: Source, answers: Answers) -> RowCode:
    """The code of a row not `is_interpreted`; raises NotCompiledError where the interpreter has to decide it."""
    plan = answers.plan
    known, decided, alone = _settled(row, reader, source, answers.stand_in)
    keys = _keys(row, reader, plan)
    code = RowCode(row.facts.index, f"v{row.facts.index}", guard=_guard(row, plan))
    code.known = " and ".join(known)
    if _asks_one_truth(row, plan, keys) and not code.guard:
        code.otherwise = f"{source.object(_by_truth(row, answers), 'T')}[{keys[0]}]"
    else:
        code.otherwise = _looked_up(code, keys, source, answers, reader.access)
    if alone and not code.guard:
        missing = answers.stand_in(row.facts.index, _missing(plan, row))
        decided, code.known = f"({decided}) if {code.known} else {source.object(missing, 'V')}", ""
    code.decided = decided or ""
    code.evidence = _evidence(row, source, answers.verdict)
    return code


def _looked_up(code: RowCode, keys: list[str], source: Source, answers: Answers, access: Access) -> str:
    """The expression that finds the verdict of a record that was alike in all that the row reads."""
    memo: dict[object, Any] = {}
    table, missed = source.object(memo.get, "m"), source.object(partial(answers.missed, memo), "m")
    return f"{table}(key := ({_key(keys)})) or {missed}({code.index}, key, {access.whole()}, p)"


def _asks_one_truth(row: Row, plan: Plan, keys: list[str]) -> bool:
    """Whether one condition's truth is all that the verdict depends on, unknown where nothing is given."""
    if not isinstance(row.award, If) or row.when is not None or not isinstance(row.mandatory, bool) or len(keys) > 1:
        return False
    return isinstance(judge(row.award.condition, read_record(plan, {})), Unknown)


def _by_truth(row: Row, answers: Answers) -> tuple[Any, ...]:
    """What stands for the verdict of such a row, by the number of its truth (see `truth_of`)."""
    points = worth(row.award.points)
    known = [settled(row, all_or_nothing(truth, points)) for truth in (False, True)]
    verdicts = known[0], _missing(answers.plan, row), known[1]
    return tuple(answers.stand_in(row.facts.index, verdict) for verdict in verdicts)


def is_interpreted(row: Row) -> bool:
    """Whether what a row says needs more than its record, or code that is not ours: the interpreter decides it."""
    if row.dependencies or row.base is not None:
        return True
    roots = (row.award, row.when, row.mandatory)
    return any(isinstance(node, (OutcomeOf, EarnedOf, Call, CallAward)) for node in nodes(roots))


def _guard(row: Row, plan: Plan) -> str:
    """Rows that read the period before are the interpreter's where there is none."""
    return "p is None" if _reads_previous((row.award, row.when, row.mandatory), plan) else ""


def _reads_previous(root: object, plan: Plan) -> bool:
    waiting, seen = [root], set[str]()
    while waiting:
        for node in nodes(waiting.pop()):
            if isinstance(node, (Previous, Growth)):
                return True
            if isinstance(node, Named) and node.name not in seen:
                seen.add(node.name)
                waiting.append(plan.measures[node.name])
    return False


def _missing(plan: Plan, row: Row) -> Verdict:
    """The verdict of a row where nothing of what it reads is given."""
    reading = read_record(plan, {})
    return interpret_row(replace(row, evidence=None), reading, newcomer=False)


def _settled(row: Row, reader: Reader, source: Source, stand_in: StandIn) -> tuple[list[str], str | None, bool]:
    """For rows of conditions only: when all is known, the verdict's expression then, whether one field decides."""
    if not isinstance(row.mandatory, bool):
        return [], None, False
    if isinstance(row.award, Per) and row.when is None:
        return _counted(row, row.award, reader, source, stand_in)
    if not isinstance(row.award, (If, Bands)):
        return [], None, False
    expressions: list[Expression] = []
    decided: str

    def verdict(earning: Earned | None) -> str:
        return source.object(stand_in(row.facts.index, settled(row, earning)), "V")

    match row.award:
        case If(condition, points):
            truth = reader.condition(condition)
            expressions.append(truth)
            met = verdict(all_or_nothing(True, worth(points)))
            not_met = verdict(all_or_nothing(False, worth(points)))
            decided = f"{met} if {truth.true} else {not_met}"
        case Bands(bands, points):
            decided = verdict(tier(bands, None, worth(points)))
            for index in reversed(range(len(bands))):
                taken = verdict(tier(bands, index, worth(points)))
                tested = bands[index].condition
                if tested is None:
                    decided = taken
                    continue
                truth = reader.condition(tested)
                expressions.append(truth)
                decided = f"{taken} if {truth.true} else {decided}"
    known = _all_known(expressions)
    if row.when is not None:
        when = reader.condition(row.when)
        expressions.append(when)
        decided = f"({decided}) if {when.true} else {verdict(None)}"
        known = _known_where_it_applies(when, known)
    return known, decided, _reads_one_field(expressions)


def _all_known(expressions: list[Expression]) -> list[str]:
    known = dict.fromkeys(each for expression in expressions for each in expression.known)
    return [each for each in known if each != "True"]


def _known_where_it_applies(when: Expression, award: list[str]) -> list[str]:
    """A row that does not apply is decided by that, whatever its award reads."""
    applies = _all_known([when])
    others = [each for each in award if each not in applies]
    return [*applies, f"({' and '.join(others)} or not {when.true})"] if others else applies


def _counted(
    row: Row, per: Per, reader: Reader, source: Source, stand_in: StandIn
) -> tuple[list[str], str | None, bool]:
    """For points by a count: the verdicts of the first numbers, from which on it is always the last one's."""
    leaf = reader.leaf(per.measure) if isinstance(per.measure, (Count, Named)) else None
    if not isinstance(leaf, (Exact, Span)) or (isinstance(leaf, Exact) and not (leaf.integers and leaf.least_zero)):
        return [], None, False
    last = saturation(per)
    if last > _MOST_COUNTED:
        return [], None, False
    earnings = [by_number(per, number, number, row.deduction) for number in range(last + 1)]
    verdicts = [stand_in(row.facts.index, settled(row, earning)) for earning in earnings]
    name = leaf.name if isinstance(leaf, Exact) else leaf.low
    table, end = source.object(tuple(verdicts), "T"), source.object(verdicts[last], "V")
    decided = f"{table}[{name}] if {name} < {source.constant(last)} else {end}"
    known = leaf.known if isinstance(leaf, Exact) else f"({leaf.known} or {leaf.low} >= {source.constant(last)})"
    return [known], decided, isinstance(leaf, Exact)


def _reads_one_field(expressions: list[Expression]) -> bool:
    """Whether plain tests of one field are all there is, so that there is one verdict where it is missing."""
    parts = [part for expression in expressions for part in expression.parts]
    known = {each for expression in expressions for each in expression.known}
    return all(expression.parts for expression in expressions) and len(known) == 1 and all(part.known for part in parts)


def _keys(row: Row, reader: Reader, plan: Plan) -> list[str]:
    """Everything that the verdict depends on: truths of conditions, values of measures."""
    keys = _award_keys(row.award, reader, plan)
    if row.when is not None:
        keys += _truth_keys(row.when, reader)
    if not isinstance(row.mandatory, bool):
        keys += _truth_keys(row.mandatory, reader)
    return list(dict.fromkeys(keys))


def _award_keys(award: Award, reader: Reader, plan: Plan) -> list[str]:
    match award:
        case If(condition):
            return _truth_keys(condition, reader)
        case Bands(bands) if (measure := counted_measure(bands, plan)) is not None:
            return _value_keys(measure, reader, plan, RECORD) + _operand_keys(bands, reader, plan)
        case Bands(bands):
            tested = [band.condition for band in bands if band.condition is not None]
            return [key for condition in tested for key in _truth_keys(condition, reader)]
        case Checklist(entries) | BestOf(entries):
            return [key for entry in entries for key in _award_keys(entry, reader, plan)]
        case Per(measure) | ValueAward(measure):
            return _value_keys(measure, reader, plan, RECORD)
        case Proportion(value, target, start):
            operands = [value, target] + ([start] if start is not None else [])
            return [key for operand in operands for key in _value_keys(operand, reader, plan, RECORD)]
        case Inverse(value, target):
            return [key for operand in (value, target) for key in _value_keys(operand, reader, plan, RECORD)]
        case Answer(answer, _, reason, needs_reason):
            if answer.kind is not Kind.TEXT:
                raise NotCompiledError
            keys = _leaf_keys(reader.leaf(answer))
            if reason is not None and needs_reason:
                keys.append(f"{reader.fields.name(RECORD, reason.path)} in (None, '')")
            return keys
        case Judged():
            return []
        case Each() | CallAward():
            raise NotCompiledError
        case _ as never:
            assert_never(never)


def _operand_keys(bands: tuple[Band, ...], reader: Reader, plan: Plan) -> list[str]:
    """What the count is compared with."""
    tests = [band.condition for band in bands if isinstance(band.condition, Test)]
    operands = [operand for test in tests for each in test.comparisons for operand in each.operands]
    return [key for operand in operands for key in _value_keys(operand, reader, plan, RECORD)]


def _truth_keys(condition: Condition, reader: Reader) -> list[str]:
    truth = reader.condition(condition)
    about_causes = (*truth.zero_base, *truth.truths) if truth.zero_base else ()
    return [truth_of(truth.surely, truth.possibly), *about_causes]


def _value_keys(operand: Operand, reader: Reader, plan: Plan, root: str) -> list[str]:
    """The variables that a measure's value depends on."""
    match operand:
        case Constant():
            return []
        case Field() | Count() | Aggregate():
            return _leaf_keys(reader.leaf(operand, root))
        case Named(name):
            if (name, root) not in reader.named_keys:
                keys = _value_keys(plan.measures[name], reader, plan, root)
                reader.named_keys[name, root] = list(dict.fromkeys(keys))
            return reader.named_keys[name, root]
        case Ratio(value, to):
            return _value_keys(value, reader, plan, root) + _value_keys(to, reader, plan, root)
        case Difference(first, second) | Shortfall(first, second) | Excess(first, second) | DaysFrom(first, second):
            return _value_keys(first, reader, plan, root) + _value_keys(second, reader, plan, root)
        case Add(operands) | Times(operands) | LowerOf(operands) | HigherOf(operands):
            return [key for each in operands for key in _value_keys(each, reader, plan, root)]
        case HowMany(conditions):
            if root != RECORD:
                raise NotCompiledError
            return [key for condition in conditions for key in _truth_keys(condition, reader)]
        case Growth(measure, _, before):
            return _value_keys(measure, reader, plan, RECORD) + _value_keys(before or measure, reader, plan, PREVIOUS)
        case Previous(measure):
            return _value_keys(measure, reader, plan, PREVIOUS)
        case Choice() | OutcomeOf() | EarnedOf() | Call() | ParameterRef():
            raise NotCompiledError
        case _ as never:
            assert_never(never)


def _leaf_keys(leaf: Leaf) -> list[str]:
    assert not isinstance(leaf, Quotient)  # a ratio has the keys of its operands
    return [leaf.low, leaf.high] if isinstance(leaf, Span) else [leaf.name]


def _key(keys: list[str]) -> str:
    """A key of all that is read; a count that is known is a key by itself."""
    if len(keys) == 2 and keys[0].isidentifier() and keys[1].isidentifier():
        return f"{keys[0]} if {keys[0]} == {keys[1]} else ({keys[0]}, {keys[1]})"
    return keys[0] if len(keys) == 1 else _tuple(keys)


def _tuple(texts: list[str]) -> str:
    return "(" + "".join(f"{text}, " for text in texts) + ")"


def _evidence(row: Row, source: Source, verdict: str) -> str:
    """The test that sends a row without its evidence to the interpreter; empty where it asks for none."""
    rule = row.evidence
    if rule is None or not rule.kinds or row.deduction or row.points == 0:
        return ""
    kinds = source.object(frozenset(rule.kinds), "s")
    lacking = f"{kinds}.isdisjoint(held)" if rule.any_of else f"not {kinds} <= held"
    return f"{lacking} and {verdict.format(f'v{row.facts.index}')}.least > 0"
