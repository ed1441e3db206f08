"""What of a rulebook's table could not be read, and where overlays changed it."""

from collections.abc import Iterable, Iterator, Mapping

from jianjia_rules.diagnostics.severity import Severity
from jianjia_rules.language.awards import PointsByType
from jianjia_rules.language.rulebook import Rulebook
from jianjia_rules.language.rules import Rule
from jianjia_rules.language.scheme import Part
from jianjia_rules.loading.checks.points import Touched
from jianjia_rules.loading.context import get
from jianjia_rules.loading.envelope_check import keys_of
from jianjia_rules.loading.envelope_rules import RuleShape
from jianjia_rules.loading.envelope_scheme import PartShape
from jianjia_rules.loading.faults import Faults, TreePath
from jianjia_rules.loading.gather import Entry, Gathered
from jianjia_rules.loading.shapes import Shape

_SHAPES: Mapping[type, type[Shape]] = {Rule: RuleShape, Part: PartShape}
_OF_ROWS: Mapping[str, str] = {
    "points": "points",
    "weight": "weight",
    "for": "for_types",
    "from": "from_day",
    "until": "until",
    "part": "part",
}
_OF_PARTS: Mapping[str, str] = {"points": "points", "up_to": "up_to", "weight": "weight"}
"""The keys that count in sums, and the attributes that hold what was read of them."""
_WORDS_OF_PARTS = ("kind", "combine")


def touched(gathered: Gathered, rulebook: Rulebook, faults: Faults) -> Touched:
    """The parts that cannot be added up, the rows to blame, and where overlays changed what stands in the others.

    After a fault of the text itself, such as a missing hyphen, nothing can be added up.
    """
    rules = {rule.id: rule for rule in rulebook.rules}
    half_read = frozenset(
        entry.id
        for entry in gathered.lists["rules"]
        if entry.id in rules and (_is_half_read(entry.value, rules[entry.id]) or _is_strange(rules[entry.id], rulebook))
    )
    unread = frozenset(_unread(gathered, rulebook, half_read))
    garbled = any(each.code.startswith("JJ1") and each.severity is Severity.ERROR for each in faults.diagnostics)
    if garbled or not gathered.complete:
        unread = frozenset(part.id for part in rulebook.parts)
    half_cited = frozenset(
        entry.id or ""
        for entry in gathered.lists["rules"]
        if isinstance(entry.value, Mapping) and not entry.value.keys().isdisjoint(("cites", "no_clause"))
    )
    return Touched(unread, half_read, _places(gathered, rulebook), half_cited)


def _unread(gathered: Gathered, rulebook: Rulebook, half_read: frozenset[str]) -> Iterator[str]:
    parts = {part.id for part in rulebook.parts}
    rules = {rule.id: rule for rule in rulebook.rules}
    for entry in gathered.lists["rules"]:
        part = _part_of(entry)
        if part not in parts:
            yield from parts  # the row is missing from one of them
        elif entry.id not in rules or entry.id in half_read or entry.path != ("rules", entry.id):
            yield part
    by_id = {part.id: part for part in rulebook.parts}
    for entry in gathered.lists["parts"]:
        if entry.id not in parts or entry.path[-1] != entry.id:
            yield from parts if entry.inside is None else (entry.inside,)
        elif _is_half_read(entry.value, by_id[entry.id]):
            yield from (entry.id, entry.inside or entry.id)


def _is_half_read(value: object, built: Rule | Part) -> bool:
    """Whether what counts in sums was written, but could not be read."""
    keys = _OF_ROWS if isinstance(built, Rule) else _OF_PARTS
    if built.points is None and isinstance(value, Mapping) and not set(value).issubset(keys_of(_SHAPES[type(built)])):
        return True  # an unknown key may have been meant for the points
    if isinstance(built, Part) and any(get(value, key) not in (None, getattr(built, key)) for key in _WORDS_OF_PARTS):
        return True
    written = value if isinstance(value, Mapping) else {}
    return any(key in written and getattr(built, attribute) is None for key, attribute in keys.items())


def _is_strange(rule: Rule, rulebook: Rulebook) -> bool:
    """Whether a row speaks of unit types that there are not."""
    known = {each.id for each in rulebook.unit_types}
    by_type = [points.points for points in (rule.points, rule.weight) if isinstance(points, PointsByType)]
    named = {name for points in by_type for name, _ in points}
    return not known.issuperset((*(rule.for_types or ()), *named))


def _places(gathered: Gathered, rulebook: Rulebook) -> dict[str, TreePath]:
    """For each part, the first place at which an overlay changed what its rows come to."""
    found: dict[str, TreePath] = {}
    for part, place in _changes(gathered, rulebook):
        found.setdefault(part, place)
    own = {change.subject for change in rulebook.changes if change.setting in _OF_PARTS}
    return {part: place for part, place in found.items() if part not in own}


def _changes(gathered: Gathered, rulebook: Rulebook) -> Iterator[tuple[str, TreePath]]:
    rules = {entry.id: entry for entry in gathered.lists["rules"] if entry.id is not None}
    inside = {part.id: part.parent for part in rulebook.parts}
    changed = {change.subject for change in rulebook.changes}
    for change in rulebook.changes:
        if change.subject in rules and change.setting in _OF_ROWS:
            entry = rules[change.subject]
            place = (*entry.path, change.setting)
            yield _part_of(entry), place
            if change.setting == "part" and change.before:
                yield change.before, place
        elif change.subject in inside and change.setting in _OF_PARTS:
            yield inside[change.subject] or "", ("parts", change.subject, change.setting)
    yield from gathered.disabled
    yield from _added(rules.values(), changed)


def _added(entries: Iterable[Entry], changed: set[str]) -> Iterator[tuple[str, TreePath]]:
    for entry in entries:
        if entry.origin is not None and entry.id not in changed:
            yield _part_of(entry), (*entry.path, "points")


def _part_of(entry: Entry) -> str:
    named = get(entry.value, "part")
    return named if isinstance(named, str) else entry.inside or ""
