"""Which rows read which, and an order in which every row comes after those it reads."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from jianjia_rules.engine.plan import Row
from jianjia_rules.language.measures import EarnedOf, Measure, Named, OutcomeOf
from jianjia_rules.language.walk import nodes


def with_dependencies(
    rows: Sequence[Row], part_rows: Mapping[str, tuple[int, ...]], measures: Mapping[str, Measure]
) -> list[Row]:
    """The rows, each with the indexes of the rows whose outcome or points it reads."""
    places = {row.facts.rule: (row.facts.index,) for row in rows}
    read = {name: tuple(_ids(measure)) for name, measure in measures.items()}
    found: list[Row] = []
    for row in rows:
        ids = _closure((*_ids((row.award, row.when, row.mandatory, row.base)),), read)
        indexes = {index for each in ids for index in part_rows.get(each, places.get(each, ()))}
        found.append(replace(row, dependencies=tuple(sorted(indexes))))
    return found


def order(rows: Sequence[Row]) -> tuple[int, ...]:
    """The indexes of the rows, those that others read first, else as in the table.

    Rows that read each other in a circle (which no checked rulebook has) keep the order of the table.
    """
    done: dict[int, None] = {}
    for start in range(len(rows)):
        waiting = [start]
        open_rows: set[int] = set()
        while waiting:
            index = waiting[-1]
            missing = [each for each in rows[index].dependencies if each not in done and each not in open_rows]
            open_rows.add(index)
            if missing:
                waiting += reversed(missing)
            else:
                done.setdefault(waiting.pop())
    return tuple(done)


def _ids(root: object) -> Iterator[str]:
    """The rules and parts that a tree reads; a named measure as `measure:` and its name."""
    for node in nodes(root):
        match node:
            case OutcomeOf(id) | EarnedOf(id):
                yield id
            case Named(name):
                yield _MEASURE + name


_MEASURE = "measure:"


def _closure(ids: tuple[str, ...], read: Mapping[str, tuple[str, ...]]) -> list[str]:
    found: dict[str, None] = {}
    waiting = list(ids)
    while waiting:
        each = waiting.pop()
        if each in found:
            continue
        found[each] = None
        if each.startswith(_MEASURE):
            waiting += read.get(each.removeprefix(_MEASURE), ())
    return [each for each in found if not each.startswith(_MEASURE)]
