"""Which rows read which, and an order in which every row comes after those it reads."""

from collections.abc import Mapping, Sequence


def dependencies(
    results: Sequence[str], rules: Mapping[str, int], parts: Mapping[str, tuple[int, ...]]
) -> tuple[int, ...]:
    """The indexes of the rows behind the rules and parts that a row reads; those of another table have none."""
    indexes: set[int] = set()
    for name in results:
        if name in rules:
            indexes.add(rules[name])
        indexes.update(parts.get(name, ()))
    return tuple(sorted(indexes))


def order(reads: Sequence[tuple[int, ...]]) -> tuple[int, ...]:
    """The indexes of the rows, those that others read first, else as in the table.

    Rows that read each other in a circle (which no checked rulebook has) keep the order of the table.
    """
    done: dict[int, None] = {}
    for start in range(len(reads)):
        waiting = [start]
        entered: set[int] = set()
        while waiting:
            index = waiting[-1]
            entered.add(index)
            missing = [each for each in reads[index] if each not in done and each not in entered]
            if missing:
                waiting += reversed(missing)
            else:
                done.setdefault(waiting.pop())
    return tuple(done)
