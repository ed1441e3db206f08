"""The types of field paths, and what is wrong with those that lead nowhere."""

from jianjia_rules.diagnostics.nearest import nearest
from jianjia_rules.diagnostics.words import Words
from jianjia_rules.language.measures import Field
from jianjia_rules.language.measures import Scope as From
from jianjia_rules.language.paths import FieldPath, format_path
from jianjia_rules.language.problems import At, Report, kind_words, problem
from jianjia_rules.language.scope import ITEM, Scope
from jianjia_rules.language.types import ANY, Kind, ValueType

_LIST_HEADS = ("count", "distinct", "sum", "mean", "least", "greatest", "latest", "earliest", "some", "every")
_LISTS = frozenset((Kind.ITEMS, Kind.VALUES))
RESULTS_FREE = frozenset(("id", "name", "type", "group", "period", "record"))
"""What may be read of a member of an earlier period: what it is and what it filed, never how it was assessed."""


def field_type(node: Field, scope: Scope, at: At, report: Report) -> ValueType:
    """The type of a field; any where the path is wrong, which is reported at `at`."""
    if scope.entry is not None and node.scope is From.ITEM:
        if node.path == (ITEM,):
            return scope.entry
        known = (ITEM,)
        report(problem(at, "JJ307", where=_where(scope.base), name=format_path(node.path), known=known, nearest=ITEM))
        return ANY
    base = () if node.scope is From.RECORD else scope.base
    return _type_at(node.path, base, scope, at, report)


def items_type(path: FieldPath, scope: Scope, head: str, at: At, report: Report) -> ValueType:
    """The type of a list's entries; any where the path is wrong or the schema is open."""
    if scope.entry is not None:
        data = {"subject": format_path(path), "kind": kind_words(scope.entry.kind), "head": head, "advice": None}
        report(problem(at, "JJ406", **data))
        return ANY
    found = _type_at(path, scope.base, scope, at, report)
    if found.kind is Kind.ANY:
        return ANY
    if found.kind not in _LISTS:
        data = {"subject": format_path(path), "kind": kind_words(found.kind), "head": head, "advice": None}
        report(problem(at, "JJ406", **data))
        return ANY
    return found.entry or ANY


def reads_results(path: FieldPath) -> bool:
    """Whether a path of a roll-up's group (from the group itself) reads how a member was assessed."""
    skipped = 2 if path[:1] == ("all",) else 1
    rest = path[skipped:]
    return bool(rest) and rest[0] not in RESULTS_FREE


def _type_at(path: FieldPath, base: FieldPath, scope: Scope, at: At, report: Report) -> ValueType:
    for length in range(1, len(path)):
        info = scope.schema.lookup(path[:length], base)
        if info is not None and info.type.kind in _LISTS:
            advice = _through(path, length)
            data = {"subject": format_path(path[:length]), "known": _LIST_HEADS, "advice": advice}
            report(problem(at, "JJ405", **data))
            return ANY
    found = scope.schema.lookup(path, base)
    if found is None:
        _report_unknown(path, base, scope, at, report)
        return ANY
    return found.type


def _through(path: FieldPath, length: int) -> Words:
    outer, inner = format_path(path[:length]), format_path(path[length:])
    return Words(
        f"如 sum: {outer}, of: {inner}；或在 where 里写 field: {inner}。",
        f"Such as sum: {outer}, of: {inner}; or field: {inner} inside a where.",
    )


def _report_unknown(path: FieldPath, base: FieldPath, scope: Scope, at: At, report: Report) -> None:
    between = _level_between(path, base, scope)
    if between is not None:
        name, inner = format_path(path), format_path(base)
        report(problem(at, "JJ426", name=name, list=format_path(between), inner=inner))
        return
    if base and scope.schema.lookup(path) is not None:
        report(problem(at, "JJ413", name=format_path(path), list=format_path(base)))
        return
    good = next(length for length in range(len(path)) if scope.schema.lookup(path[: length + 1], base) is None)
    known = scope.schema.names((*base, *path[:good]))
    meant = nearest(path[good], known)
    suggestion = (*path[:good], meant, *path[good + 1 :]) if meant is not None else _elsewhere(path, base, scope)
    data = {
        "where": _where((*base, *path[:good])),
        "name": path[good],
        "known": known,
        "nearest": format_path(suggestion) if suggestion else None,
    }
    report(problem(at, "JJ307", **data))


def _level_between(path: FieldPath, base: FieldPath, scope: Scope) -> FieldPath | None:
    """The list around the one at `base` whose items have the field; a condition on inner items does not see those."""
    for length in range(len(base) - 1, 0, -1):
        around = scope.schema.lookup(base[:length])
        if around is not None and around.type.kind in _LISTS and scope.schema.lookup(path, base[:length]) is not None:
            return base[:length]
    return None


def _elsewhere(path: FieldPath, base: FieldPath, scope: Scope) -> FieldPath | None:
    """The whole path that is nearest, below the same base, or whose field has the title that was written."""
    below = [known[len(base) :] for known in scope.schema.paths if known[: len(base)] == base and known != base]
    titled = [each for each in below if format_path(path) in _titles(each, base, scope)]
    if len(titled) == 1:
        return titled[0]
    named = {format_path(each): each for each in below}
    meant = nearest(format_path(path), named)
    return named[meant] if meant is not None else None


def _titles(path: FieldPath, base: FieldPath, scope: Scope) -> tuple[str | None, ...]:
    found = scope.schema.lookup(path, base)
    return () if found is None else (found.title.zh, found.title.en)


def _where(base: FieldPath) -> Words:
    if not base:
        return Words("记录", "The record")
    return Words(f"“{format_path(base)}”", f'"{format_path(base)}"')
