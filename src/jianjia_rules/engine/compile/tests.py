"""Comparisons as Python expressions: when all is known, when surely true, when possibly true."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from fractions import Fraction

from jianjia_rules.dataclass import dataclass
from jianjia_rules.engine.compile.leaves import Exact, Leaf, NotCompiledError, Quotient, Span
from jianjia_rules.engine.compile.numbers import EXACT, between, compared, decimal, literal
from jianjia_rules.engine.compile.source import Source
from jianjia_rules.language.conditions import Comparison, Test, Word
from jianjia_rules.language.measures import Constant, Operand
from jianjia_rules.language.patterns import matches
from jianjia_rules.language.scalars import DateSpan, format_date
from jianjia_rules.language.types import Kind


@dataclass(frozen=True, slots=True)
class Expression:
    """A condition as Python expressions.

    `known` says that its truth is, since every value it reads is or since what is open of a count makes no difference;
    `true` is the truth then; `surely` and `possibly` hold always:
    true whatever is missing, true for some way to fill it in. `parts` are the tests that a conjunction of plain tests
    is made of, itself for one test, none for anything else. `texts` are the variable and the texts it may be, for a
    test that a text is one of some.
    """

    known: tuple[str, ...]
    true: str
    surely: str
    possibly: str
    truth_value: bool = False
    """It is just whether one variable holds true, which also says that it is known."""
    zero_base: tuple[str, ...] = ()
    """Expressions that say that a divisor is 0, which is another thing than missing."""
    truths: tuple[str, ...] = ()
    """The truth of every plain test in it: with `zero_base`, all that its causes depend on when it is unknown."""
    parts: tuple["Expression", ...] = ()
    reads: tuple[str, ...] = ()
    texts: tuple[str, frozenset[str]] | None = None


ReadLeaf = Callable[[Operand], Leaf]

_FEW = 4

_SIGNS = {
    Word.AT_LEAST: ">=",
    Word.ON_OR_AFTER: ">=",
    Word.AT_MOST: "<=",
    Word.ON_OR_BEFORE: "<=",
    Word.ABOVE: ">",
    Word.AFTER: ">",
    Word.BELOW: "<",
    Word.BEFORE: "<",
    Word.IS: "==",
}


def conjunction(parts: list[Expression]) -> Expression:
    """All of them."""
    joined = _joined(parts, " and ")
    if len(parts) == 1 or not all(part.parts for part in parts):
        return joined
    return replace(joined, parts=tuple(each for part in parts for each in part.parts))


def disjunction(parts: list[Expression]) -> Expression:
    """Any of them."""
    return _joined(parts, " or ")


def negation(part: Expression) -> Expression:
    """Not so."""
    return Expression(
        part.known,
        f"not ({part.true})",
        f"not ({part.possibly})",
        f"not ({part.surely})",
        zero_base=part.zero_base,
        truths=part.truths,
    )


def truth_of(surely: str, possibly: str) -> str:
    """The expression for a condition's truth: 2 when true, 1 when unknown, 0 when false."""
    return f"(2 if {surely} else 1 if {possibly} else 0)"


def express(test: Test, leaf: Leaf, read_leaf: ReadLeaf, source: Source) -> Expression:
    """A test on a leaf that has been read."""
    return conjunction([_comparison(test, leaf, each, read_leaf, source) for each in test.comparisons])


def presence(leaf: Exact, wanted: bool) -> Expression:
    """Whether a variable holds anything at all; always known."""
    text = leaf.known if wanted else f"not ({leaf.known})"
    single = Expression((), text, text, text, reads=(leaf.name,), truths=(truth_of(text, text),))
    return replace(single, parts=(single,))


def _comparison(test: Test, leaf: Leaf, comparison: Comparison, read_leaf: ReadLeaf, source: Source) -> Expression:
    word = comparison.word
    if word is Word.IS_NOT:
        return negation(_comparison(test, leaf, Comparison(Word.IS, comparison.operands), read_leaf, source))
    if word is Word.NOT_IN:
        return negation(_comparison(test, leaf, Comparison(Word.IN, comparison.operands), read_leaf, source))
    if isinstance(leaf, Quotient):
        return _quotient(leaf, comparison, source)
    if word is Word.BETWEEN:
        low, high = comparison.operands
        ends = [Comparison(Word.AT_LEAST, (low,)), Comparison(Word.AT_MOST, (high,))]
        if isinstance(leaf, Exact) and _is_constant(low) and _is_constant(high):
            return _within(test, leaf, ends, source)
        return conjunction([_comparison(test, leaf, end, read_leaf, source) for end in ends])
    if isinstance(leaf, Span):
        return _span(leaf, comparison, source)
    return _exact(test, leaf, comparison, read_leaf, source)


def _span(leaf: Span, comparison: Comparison, source: Source) -> Expression:
    low, high = leaf.low, leaf.high
    ends = {
        ">=": (f"{low} >= {{c}}", f"{high} >= {{c}}"),
        "<=": (f"{high} <= {{c}}", f"{low} <= {{c}}"),
        ">": (f"{low} > {{c}}", f"{high} > {{c}}"),
        "<": (f"{high} < {{c}}", f"{low} < {{c}}"),
        "==": (f"{low} == {{c}} == {high}", f"{low} <= {{c}} <= {high}"),
    }
    if comparison.word is Word.IN:
        constants = [literal(_number(each), True, source) for each in _constants(comparison)]
        same = [_span_expression(leaf, "==", ends["=="], constant) for constant in constants]
        return disjunction(same)
    sign = _SIGNS.get(comparison.word)
    if sign is None:
        raise NotCompiledError
    return _span_expression(leaf, sign, ends[sign], literal(_number(comparison.operands[0]), True, source))


def _span_expression(leaf: Span, sign: str, ends: tuple[str, str], constant: str) -> Expression:
    surely, possibly = (end.format(c=constant) for end in ends)
    truths = (*leaf.truths, truth_of(surely, possibly))
    known = f"({leaf.known} or {surely} or not {possibly})"  # the low end says which, in each of the three
    return Expression((known,), f"{leaf.low} {sign} {constant}", surely, possibly, False, leaf.zero_base, truths)


def _exact(test: Test, leaf: Exact, comparison: Comparison, read_leaf: ReadLeaf, source: Source) -> Expression:
    known, reads = [leaf.known], [leaf.name]
    word = comparison.word
    if word in _SIGNS and not _is_constant(comparison.operands[0]):
        other = read_leaf(comparison.operands[0])
        if not isinstance(other, Exact) or test.kind not in {Kind.NUMBER, Kind.DATE, Kind.TEXT}:
            raise NotCompiledError
        known.append(other.known)
        reads.append(other.name)
        true = f"{leaf.name} {_SIGNS[word]} {other.name}"
    else:
        true = _against_constants(test, leaf, comparison, source)
    single = _plain(tuple(each for each in known if each != "True"), true, tuple(reads))
    single = replace(single, truth_value=true == leaf.name, texts=_texts(test, leaf, comparison))
    return replace(single, parts=(single,))


def _within(test: Test, leaf: Exact, ends: list[Comparison], source: Source) -> Expression:
    """Both ends against one reading of the variable."""
    low, high = (_constants(end)[0] for end in ends)
    if test.kind is Kind.NUMBER:
        true = between(leaf.name, _number(low), _number(high), leaf.integers, source)
    elif test.kind is Kind.DATE:
        true = f"({leaf.name} >= {source.constant(_date(low))} and {leaf.name} <= {source.constant(_date(high))})"
    else:
        tests = [_against_constants(test, leaf, end, source) for end in ends]
        true = f"({' and '.join(tests)})"
    single = _plain((leaf.known,) if leaf.known != "True" else (), true, (leaf.name,))
    return replace(single, parts=(single,))


def _plain(known: tuple[str, ...], true: str, reads: tuple[str, ...]) -> Expression:
    if not known:
        return Expression((), true, true, true, reads=reads, truths=(truth_of(true, true),))
    all_known = " and ".join(known)
    surely, possibly = f"({all_known} and {true})", f"(not ({all_known}) or {true})"
    return Expression(known, true, surely, possibly, reads=reads, truths=(truth_of(surely, possibly),))


def _texts(test: Test, leaf: Exact, comparison: Comparison) -> tuple[str, frozenset[str]] | None:
    if test.kind is not Kind.TEXT or comparison.word not in {Word.IS, Word.IN}:
        return None
    texts = [operand.value for operand in comparison.operands if isinstance(operand, Constant)]
    return (leaf.name, frozenset(texts)) if all(isinstance(text, str) for text in texts) and texts else None  # type: ignore[arg-type]


def _against_constants(test: Test, leaf: Exact, comparison: Comparison, source: Source) -> str:
    constants = _constants(comparison)
    name = leaf.name
    word = comparison.word
    match test.kind:
        case Kind.NUMBER if word in _SIGNS:
            return compared(name, _SIGNS[word], _number(constants[0]), leaf.integers, source)
        case Kind.NUMBER if word is Word.IN:
            return _any([compared(name, "==", _number(each), leaf.integers, source) for each in constants])
        case Kind.BOOLEAN if word in {Word.IS, Word.IN}:
            return _any([name if _truth(each) else f"not {name}" for each in constants])
        case Kind.TEXT:
            return _text(name, word, [_text_of(each) for each in constants], source)
        case Kind.DATE if word in _SIGNS:
            return f"{name} {_SIGNS[word]} {source.constant(_date(constants[0]))}"
        case Kind.SCALE:
            return _level(name, word, [_text_of(each) for each in constants], test.levels, source)
        case Kind.VALUES:
            return _values(name, word, [_text_of(each) for each in constants], source)
        case _:
            raise NotCompiledError


def _text(name: str, word: Word, texts: list[str], source: Source) -> str:
    match word:
        case Word.IS:
            return f"{name} == {source.constant(texts[0])}"
        case Word.IN:
            return _one_of(name, texts, source)
        case Word.CONTAINS:
            return f"{source.constant(texts[0])} in {name}"
        case Word.MATCHES:
            return f"{source.object(matches, 'm')}({source.constant(texts[0])}, {name}) is True"
        case _:
            raise NotCompiledError


def _level(name: str, word: Word, texts: list[str], levels: tuple[str, ...], source: Source) -> str:
    if not set(texts) <= set(levels):
        raise NotCompiledError
    at = [levels.index(text) for text in texts]
    match word:
        case Word.AT_LEAST:
            fitting = levels[at[0] :]
        case Word.AT_MOST:
            fitting = levels[: at[0] + 1]
        case Word.ABOVE:
            fitting = levels[at[0] + 1 :]
        case Word.BELOW:
            fitting = levels[: at[0]]
        case Word.IS | Word.IN:
            fitting = tuple(texts)
        case _:
            raise NotCompiledError
    return _one_of(name, fitting, source)


def _one_of(name: str, texts: Sequence[str], source: Source) -> str:
    """Of few texts each is compared: a text just read has no hash yet, and making it takes longer."""
    distinct = list(dict.fromkeys(texts))
    if 0 < len(distinct) <= _FEW:
        return _any([f"{name} == {source.constant(text)}" for text in distinct])
    return f"{name} in {source.constant(frozenset(texts))}"


def _values(name: str, word: Word, texts: list[str], source: Source) -> str:
    held = [f"{source.constant(text)} in {name}" for text in texts]
    match word:
        case Word.CONTAINS | Word.CONTAINS_ANY:
            return _any(held)
        case Word.CONTAINS_ALL:
            return "(" + " and ".join(held) + ")"
        case _:
            raise NotCompiledError


def _quotient(leaf: Quotient, comparison: Comparison, source: Source) -> Expression:
    """Value / to against p / q as value * q against to * p; `to` is above 0 where this is asked."""
    sign = _SIGNS.get(comparison.word)
    if sign is None or not _is_constant(comparison.operands[0]):
        raise NotCompiledError
    share = Fraction(_number(comparison.operands[0]))
    if leaf.value.integers and leaf.to.integers:
        numerator, denominator = source.constant(share.numerator), source.constant(share.denominator)
        true = f"{leaf.value.name} * {denominator} {sign} {leaf.to.name} * {numerator}"
    else:
        times, decimals = source.object(EXACT.multiply, "p"), source.object(decimal(share), "d")
        true = f"{leaf.value.name} {sign} {times}({leaf.to.name}, {decimals})"
    quotient = _plain((leaf.value.known, leaf.to.known), true, (leaf.value.name, leaf.to.name))
    # the comparison does not look at the value of a division by 0; one that was not read has to refuse here too
    looked_at = f"({leaf.value.name} == 0 or True)" if leaf.value.known == "True" else leaf.value.known
    return replace(quotient, zero_base=(f"({leaf.to.name} == 0 and {looked_at})",))


def _joined(parts: list[Expression], word: str) -> Expression:
    known = tuple(dict.fromkeys(each for part in parts for each in part.known))
    if len(parts) == 1:
        return parts[0]

    def join(texts: list[str]) -> str:
        return "(" + word.join(f"({text})" for text in texts) + ")"

    return Expression(
        known,
        join([part.true for part in parts]),
        join([part.surely for part in parts]),
        join([part.possibly for part in parts]),
        zero_base=tuple(dict.fromkeys(each for part in parts for each in part.zero_base)),
        truths=tuple(dict.fromkeys(each for part in parts for each in part.truths)),
    )


def _constants(comparison: Comparison) -> list[Constant]:
    found = [operand for operand in comparison.operands if isinstance(operand, Constant)]
    if len(found) < len(comparison.operands):
        raise NotCompiledError
    return found


def _is_constant(operand: Operand) -> bool:
    return isinstance(operand, Constant)


def _number(operand: Operand) -> int | Fraction:
    if isinstance(operand, Constant) and isinstance(operand.value, (int, Fraction)) and operand.value is not True:
        return operand.value
    raise NotCompiledError


def _truth(constant: Constant) -> bool:
    if isinstance(constant.value, bool):
        return constant.value
    raise NotCompiledError


def _text_of(constant: Constant) -> str:
    if isinstance(constant.value, str):
        return constant.value
    raise NotCompiledError


def _date(constant: Constant) -> str:
    if isinstance(constant.value, DateSpan) and constant.value.first == constant.value.last:
        return format_date(constant.value)
    raise NotCompiledError


def _any(texts: list[str]) -> str:
    return texts[0] if len(texts) == 1 else "(" + " or ".join(texts) + ")"
