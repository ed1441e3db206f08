"""A comparison copied into plain data, in the shape and order of the wire format."""

from collections.abc import Iterable, Iterator

from jianjia_rules.reports.changes import Change, Changes, Compared, Fate, Movement
from jianjia_rules.reports.json_text import Json, compact
from jianjia_rules.reports.static_facts import Facts


def comparison_facts(compared: Compared, of_records: Iterable[Changes]) -> Facts:
    """A comparison as a whole."""
    every = (*of_records, *compared.endings())
    changes: Json = [_change(each) for changes in every for each in changes.findings]
    movements: Json = [_movement(changes.movement) for changes in every if changes.movement is not None]
    return {**_counts(compared), "changes": changes, "movements": movements}


def change_lines(changes: Changes) -> str:
    """The lines of what one record changed."""
    facts: list[Facts] = [{"kind": "change", **_change(each)} for each in changes.findings]
    if changes.movement is not None:
        facts.append({"kind": "movement", **_movement(changes.movement)})
    return "".join(compact(each) + "\n" for each in facts)


def comparison_lines(compared: Compared) -> Iterator[str]:
    """The lines of what is only known at the end."""
    for changes in compared.endings():
        yield change_lines(changes)
    yield compact({"kind": "comparison", **_counts(compared)}) + "\n"


def _counts(compared: Compared) -> Facts:
    edition = compared.edition
    return {
        "baseline": {"rulebook": edition.rulebook, "edition": edition.edition, "digest": edition.digest},
        **{fate.value: compared.count(fate) for fate in Fate},
        "moved": compared.moved,
    }


def _change(change: Change) -> Facts:
    return {
        "change": change.fate.value,
        "key": change.key,
        "level": change.level.value,
        "unit": change.unit,
        "type": change.type,
        "period": change.period,
        "file": change.file,
        "fingerprint": change.fingerprint,
    }


def _movement(movement: Movement) -> Facts:
    return {
        "unit": movement.unit,
        "type": movement.type,
        "period": movement.period,
        "name": movement.name,
        "before": movement.before,
        "after": movement.after,
        "difference": movement.difference,
    }
