"""The names that a rulebook's files declare."""

from collections.abc import Iterable, Mapping

from jianjia_rules.loading.checks.references import Declared, Names
from jianjia_rules.loading.context import get
from jianjia_rules.loading.gather import Entry, Gathered
from jianjia_rules.loading.reference_list import Referred


def declared_names(gathered: Gathered) -> Declared:
    """The names of every kind, in the order of the files; a faulty entry still declares its id."""
    settings, lists = gathered.settings, gathered.lists
    rules, parts = _ids(lists["rules"]), _ids(lists["parts"])
    names = {
        Referred.PARAMETER: _keys(settings.get("parameters")),
        Referred.RULE: rules,
        Referred.PART: parts,
        Referred.RULE_OR_PART: (*rules, *parts),
        Referred.GRADE: _ids(lists["grades"]),
        Referred.MEASURE: _keys(settings.get("measures")),
        Referred.UNIT_TYPE: _keys(settings.get("unit_types")) or ("unit",),
        Referred.EVIDENCE_KIND: _keys(settings.get("evidence_kinds")),
        Referred.REGISTER: _keys(settings.get("registers")),
        Referred.FUNCTION: _keys(settings.get("functions")),
        Referred.ROLLUP: _ids(lists["rollups"]),
    }
    unread = set() if gathered.complete else {Referred.RULE, Referred.RULE_OR_PART}
    if gathered.clauses is None:
        unread.add(Referred.CLAUSE)
    else:
        names[Referred.CLAUSE] = _listed_ids(get(gathered.clauses.value, "clauses"))
    rollups = {entry.id: _own_names(entry.value) for entry in lists["rollups"] if entry.id is not None}
    return Declared(_looked_up(names), rollups, _titles(gathered), frozenset(unread))


def contents_of_parts(gathered: Gathered) -> dict[str, list[tuple[str, str]]]:
    """What stands directly in each part: `("rules", id)` and `("parts", id)`."""
    found: dict[str, list[tuple[str, str]]] = {}
    for key in ("rules", "parts"):
        for entry in gathered.lists[key]:
            named = get(entry.value, "part") if key == "rules" else None
            part = named if isinstance(named, str) else entry.inside
            if part is not None and entry.id is not None:
                found.setdefault(part, []).append((key, entry.id))
    return found


def _titles(gathered: Gathered) -> dict[Referred, dict[str, str]]:
    """The names that have a title, by it: a title may be written where a name belongs."""
    settings, lists = gathered.settings, gathered.lists
    titled: dict[Referred, Iterable[tuple[str, object]]] = {Referred.UNIT_TYPE: _items(settings.get("unit_types"))}
    for kind, key in _TITLED_KEYS.items():
        titled[kind] = [(name, get(entry, "title")) for name, entry in _items(settings.get(key))]
    for kind, key in _TITLED_LISTS.items():
        titled[kind] = [(entry.id, get(entry.value, "title")) for entry in lists[key] if entry.id is not None]
    return {kind: {words: name for name, title in each for words in _words(title)} for kind, each in titled.items()}


_TITLED_KEYS = {
    Referred.PARAMETER: "parameters",
    Referred.MEASURE: "measures",
    Referred.EVIDENCE_KIND: "evidence_kinds",
}
_TITLED_LISTS = {
    Referred.RULE: "rules",
    Referred.PART: "parts",
    Referred.GRADE: "grades",
    Referred.ROLLUP: "rollups",
}


def _items(value: object) -> list[tuple[str, object]]:
    return [(str(key), entry) for key, entry in value.items()] if isinstance(value, Mapping) else []


def _words(title: object) -> tuple[str, ...]:
    """A title in the languages it is given in."""
    given = (title,) if isinstance(title, str) else (get(title, "zh"), get(title, "en"))
    return tuple(words for words in given if isinstance(words, str))


def _looked_up(names: Mapping[Referred, tuple[str, ...]]) -> dict[Referred, Names]:
    return {kind: dict.fromkeys(each) for kind, each in names.items()}


def _own_names(value: object) -> dict[Referred, Names]:
    rules = _listed_ids(get(value, "rules"))
    names = {
        Referred.RULE: rules,
        Referred.RULE_OR_PART: rules,
        Referred.MEASURE: _keys(get(value, "figures")),
        Referred.GRADE: _listed_ids(get(value, "grades")),
    }
    return _looked_up(names)


def _ids(entries: Iterable[Entry]) -> tuple[str, ...]:
    return tuple(entry.id for entry in entries if entry.id is not None)


def _listed_ids(value: object) -> tuple[str, ...]:
    entries = value if isinstance(value, list | tuple) else ()
    return _ids(Entry(entry, ()) for entry in entries)


def _keys(value: object) -> tuple[str, ...]:
    return tuple(str(key) for key in value) if isinstance(value, Mapping) else ()
