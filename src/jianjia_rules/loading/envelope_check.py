"""Values checked against their shape; every key that is wrong becomes a diagnostic at its place."""

from collections.abc import Mapping
from typing import Any, TypeVar

from jianjia_rules.diagnostics.words import Words
from jianjia_rules.language.paths import PathError
from jianjia_rules.loading.faults import Faults, TreePath
from jianjia_rules.loading.node_scalars import MAPPING, key_of, report_path, wrong_kind
from jianjia_rules.loading.shapes import Key, RefusedError, Shape, Slot

S = TypeVar("S", bound=Shape)


def read_shape(model: type[S], value: object, path: TreePath, where: Words, faults: Faults) -> S | None:
    """The value in its shape; None where a key that must be there is missing or wrong.

    `where` names the kind of entry in messages. A key that may be left out and is wrong is reported and then taken
    as left out, so that what depends on the entry can be checked all the same.
    """
    if not isinstance(value, Mapping):
        example = f"{{{model.plain}: {value}}}" if model.plain is not None and isinstance(value, str) else None
        wrong_kind(faults, path, MAPPING, value, example=example)
        return None
    keys = model.keys()
    values = {key.attribute: key.said.default for key in keys.values()}
    unread = {name for name, key in keys.items() if key.said.required}
    meant: set[str | None] = set()
    for name, entry in value.items():
        key = keys.get(name)
        if key is None:
            meant.add(_report_unknown(model, (*path, name), where, value, faults))
        elif entry is None:
            faults.add("JJ206", (*path, name), on_key=True, key=name, wanted=None)
        elif (read := _read(key, entry, (*path, name), faults)) is not None:
            values[key.attribute] = read
            unread.discard(name)
    for name in keys:
        if name in unread and name not in value and name not in meant:
            faults.add("JJ202", path, on_key=True, where=where, key=name)
    return None if unread else model(values)


def keys_of(model: type[Shape]) -> tuple[str, ...]:
    """The keys that a file may use."""
    return tuple(model.keys())


def _read(key: Key, value: object, path: TreePath, faults: Faults) -> object:
    if not isinstance(key.slot, Slot):
        return read_shape(key.slot, value, path, Words(key.name, key.name), faults)
    try:
        return key.slot.check(value)
    except RefusedError as error:
        _report(error, (*path, *error.at), faults)
        return None


def _report(error: RefusedError, at: TreePath, faults: Faults) -> None:
    arguments: dict[str, Any] = dict(error.arguments)
    match error.code:
        case "path":
            report_path(PathError(arguments["text"], arguments["offset"]), at, faults)
        case "JJ201":
            faults.add("JJ201", at, on_key=True, where=key_of(at[:-1]), **arguments)
        case "JJ237":
            faults.add("JJ237", at, on_key=True, **arguments)
        case code:
            faults.add(code, at, **{"key": key_of(at), **arguments})


def _report_unknown(
    model: type[Shape], at: TreePath, where: Words, value: Mapping[str, object], faults: Faults
) -> str | None:
    """Report a key that there is not; returns the key it was probably meant for."""
    key, known = str(at[-1]), keys_of(model)
    near = faults.nearest_key(key, known, value)
    faults.add("JJ201", at, on_key=True, where=where, key=key, known=known, nearest=near)
    return None if near is None else near.split(":")[0]
