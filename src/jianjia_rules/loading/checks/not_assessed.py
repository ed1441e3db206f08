"""Clauses listed as not assessed: none that a row rests on, none twice, and for types that they address."""

from collections.abc import Iterator, Mapping

from jianjia_rules.language.citations import addressed_types, stand_ins, types_of
from jianjia_rules.language.not_assessed import NotAssessed
from jianjia_rules.language.rulebook import Rulebook
from jianjia_rules.language.rules import Rule
from jianjia_rules.language.scheme import Gate
from jianjia_rules.loading.build_source import CLAUSES
from jianjia_rules.loading.faults import Faults, TreePath
from jianjia_rules.loading.gather import Gathered
from jianjia_rules.source.clauses import Clause

_Pair = tuple[str, str]
"""A clause and a unit type."""


def check_not_assessed(rulebook: Rulebook, gathered: Gathered, faults: Faults) -> None:
    """Warn of entries that contradict the rows, each other, or the document."""
    entries = gathered.lists["not_assessed"]
    _check_seen_through(rulebook, faults)
    if rulebook.source is None or len(entries) != len(rulebook.not_assessed):
        return  # what could not be read is reported, and would be missed here
    clauses = {clause.id: clause for clause in rulebook.source.clauses}
    cited = _Cited(rulebook, gathered)
    listed: dict[_Pair, TreePath] = {}
    for entry, each in zip(entries, rulebook.not_assessed, strict=True):
        _check_types(each, clauses, entry.path, rulebook, faults)
        for index, name in enumerate(each.clauses):
            clause = clauses.get(name)
            if clause is not None:
                types = each.for_types or _answering(rulebook, clause)
                at = (*entry.path, "clauses", index)
                _check_cited(each, name, types, cited, at, faults)
                _check_listed(name, types, listed, at, faults)


def _check_seen_through(rulebook: Rulebook, faults: Faults) -> None:
    """Report stand-ins that nobody has heard of; one that the document names need not be a unit type here."""
    clauses = () if rulebook.source is None else rulebook.source.clauses
    types = (each.id for each in rulebook.unit_types)
    known = tuple(dict.fromkeys((*types, *(name for clause in clauses for name in clause.addressees))))
    for each in rulebook.addressees.values():
        for index, name in enumerate(each.seen_through):
            if name not in known:
                at = (CLAUSES, "document", "addressees", each.id, "seen_through", index)
                faults.add("JJ308", at, name=name, known=known, nearest=faults.nearest(name, known))


class _Cited:
    """The rows that cite a clause for a unit type, each with the overlay that added or changed it."""

    def __init__(self, rulebook: Rulebook, gathered: Gathered) -> None:
        self._rows: dict[_Pair, dict[str, TreePath]] = {}
        self._origins = {(key, entry.id): entry.origin for key in ("rules", "gates") for entry in gathered.lists[key]}
        for key, row in _rows(rulebook):
            for index, clause in enumerate(row.cites):
                for each in types_of(rulebook, row):
                    self._rows.setdefault((clause, each), {}).setdefault(row.id, (key, row.id, "cites", index))

    def by(self, clause: str, unit_type: str, origin: str | None) -> Iterator[tuple[str, TreePath]]:
        """The rows, and where; not those of overlays, which stand above what their base says of a clause."""
        for id, place in self._rows.get((clause, unit_type), {}).items():
            if self._origins.get((str(place[0]), id)) in {None, origin}:
                yield id, place


def _rows(rulebook: Rulebook) -> Iterator[tuple[str, Rule | Gate]]:
    yield from (("rules", rule) for rule in rulebook.rules)
    yield from (("gates", gate) for gate in rulebook.gates)


def _answering(rulebook: Rulebook, clause: Clause) -> tuple[str, ...]:
    return addressed_types(rulebook, clause) or stand_ins(rulebook, clause)


def _check_types(
    each: NotAssessed, clauses: Mapping[str, Clause], path: TreePath, rulebook: Rulebook, faults: Faults
) -> None:
    for index, name in enumerate(each.for_types or ()):
        others = [
            clause.id
            for clause in (clauses[id] for id in each.clauses if id in clauses)
            if name not in (*addressed_types(rulebook, clause), *stand_ins(rulebook, clause))
        ]
        if others:
            faults.add("JJ329", (*path, "for", index), name=name, clauses=others)


def _check_cited(
    each: NotAssessed, clause: str, types: tuple[str, ...], cited: _Cited, at: TreePath, faults: Faults
) -> None:
    rows: dict[str, TreePath] = {}
    concerned = []
    for name in types:
        found = dict(cited.by(clause, name, each.origin))
        rows |= found
        concerned += [name] if found else []
    if rows:
        related = next(iter(rows.values()))
        faults.add("JJ328", at, related=related, name=clause, cited_by=tuple(rows), types=concerned)


def _check_listed(
    clause: str, types: tuple[str, ...], listed: dict[_Pair, TreePath], at: TreePath, faults: Faults
) -> None:
    again = [name for name in types if (clause, name) in listed]
    if again:
        faults.add("JJ330", at, related=listed[clause, again[0]], name=clause, types=again)
    for name in types:
        listed.setdefault((clause, name), at)
