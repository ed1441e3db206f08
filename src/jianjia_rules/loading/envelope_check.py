"""Values checked against their shape; pydantic's errors become diagnostics at their place, one by one."""

from collections.abc import Mapping
from typing import Any, TypeVar

from pydantic import ValidationError
from pydantic_core import ErrorDetails

from jianjia_rules.diagnostics.words import Words
from jianjia_rules.language.paths import PathError
from jianjia_rules.loading.faults import Faults, TreePath
from jianjia_rules.loading.node_scalars import MAPPING, key_of, report_path, wrong_kind
from jianjia_rules.loading.shapes import Shape

S = TypeVar("S", bound=Shape)


def read_shape(model: type[S], value: object, path: TreePath, where: Words, faults: Faults) -> S | None:
    """The value in its shape; None where a key that must be there is missing or wrong.

    `where` names the kind of entry in messages. A key that may be left out and is wrong is reported and then taken
    as left out, so that what depends on the entry can be checked all the same.
    """
    if not isinstance(value, Mapping):
        wrong_kind(faults, path, MAPPING, value)
        return None
    given = {key: entry for key, entry in value.items() if entry is not None}
    for key in value:
        if key not in given:
            _report_empty(model, (*path, key), where, faults)
    try:
        return model.model_validate(given)
    except ValidationError as found:
        errors = found.errors(include_url=False, include_input=True)
    for error in errors:
        if error["type"] != "missing" or error["loc"][0] not in value:
            _report(error, model, path, where, faults)
    wrong = {str(error["loc"][0]) for error in errors if error["loc"]}
    try:
        return model.model_validate({key: entry for key, entry in given.items() if key not in wrong})
    except ValidationError:
        return None


def keys_of(model: type[Shape]) -> tuple[str, ...]:
    """The keys that a file may use."""
    return tuple(field.alias or name for name, field in model.model_fields.items())


_EXPECTED = {
    "dict_type": MAPPING,
    "model_type": MAPPING,
    "list_type": Words("一个列表 […]", "a list […]"),
}


def _report(error: ErrorDetails, model: type[Shape], path: TreePath, where: Words, faults: Faults) -> None:
    kind = error["type"]
    arguments: dict[str, Any] = dict(error.get("ctx", {}))
    at = (*path, *error["loc"], *arguments.pop("at", ()))
    match kind:
        case "missing":
            inside = at[:-1]
            around = where if inside == path else key_of(inside)
            faults.add("JJ202", inside, on_key=True, where=around, key=str(at[-1]))
        case "extra_forbidden":
            _report_unknown(error, model, at, path, where, faults)
        case "path":
            report_path(PathError(arguments["text"], arguments["offset"]), at, faults)
        case "JJ201":
            faults.add(kind, at, on_key=True, where=key_of(at[:-1]), **arguments)
        case _ if kind.startswith("JJ"):
            faults.add(kind, at, **{"key": key_of(at), **arguments})
        case _:
            wanted = _EXPECTED.get(kind, Words("另一种值", "another kind of value"))
            wrong_kind(faults, at, wanted, error["input"])


def _report_empty(model: type[Shape], at: TreePath, where: Words, faults: Faults) -> None:
    known = keys_of(model)
    key = str(at[-1])
    if key in known:
        faults.add("JJ206", at, on_key=True, key=key, wanted=None)
    else:
        faults.add("JJ201", at, on_key=True, where=where, key=key, known=known, nearest=faults.nearest(key, known))


def _report_unknown(
    error: ErrorDetails, model: type[Shape], at: TreePath, path: TreePath, where: Words, faults: Faults
) -> None:
    key = str(at[-1])
    known = _known_keys(model, error["loc"][:-1])
    around = where if at[:-1] == path else key_of(at[:-1])
    faults.add("JJ201", at, on_key=True, where=around, key=key, known=known, nearest=faults.nearest(key, known))


def _known_keys(model: type[Shape], inside: tuple[str | int, ...]) -> tuple[str, ...]:
    """The keys of the model, or of the model in one of its own keys."""
    for name, field in model.model_fields.items():
        if inside and (field.alias or name) == inside[0]:
            inner = next((part for part in _parts(field.annotation) if issubclass(part, Shape)), None)
            return keys_of(inner) if inner else ()
    return keys_of(model)


def _parts(annotation: object) -> list[type]:
    if isinstance(annotation, type):
        return [annotation]
    return [part for inner in getattr(annotation, "__args__", ()) for part in _parts(inner)]
