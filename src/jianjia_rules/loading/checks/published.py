"""What every result shows may not be private: who a unit is, and the groups that units are put into."""

from collections.abc import Iterator

from jianjia_rules.language.paths import FieldPath, format_path
from jianjia_rules.language.rulebook import Rulebook
from jianjia_rules.loading.faults import Faults, TreePath


def check_published(rulebook: Rulebook, faults: Faults) -> None:
    """Report fields that the record schema marks private, and that results have to show."""
    for path, at in _shown(rulebook):
        info = rulebook.schema.lookup(path)
        if info is not None and info.private:
            faults.add("JJ340", at, name=format_path(path))


def _shown(rulebook: Rulebook) -> Iterator[tuple[FieldPath, TreePath]]:
    record = rulebook.record
    for path in record.unit:
        yield path, ("record", "unit")
    for key in ("type", "period", "name", "parent"):
        path = getattr(record, key)
        if path is not None:
            yield path, ("record", key)
    for ranking in rulebook.rankings:
        yield from _of_record(ranking.within, ("ranking", ranking.id, "within"))
    for grade in rulebook.grades:
        yield from _of_record(grade.share_within, ("grades", grade.id, "share_within"))
    for rollup in rulebook.rollups:
        if rollup.by is not None:
            yield rollup.by, ("rollups", rollup.id, "groups", "by")


def _of_record(paths: tuple[FieldPath, ...], at: TreePath) -> Iterator[tuple[FieldPath, TreePath]]:
    for path in paths:
        yield path[1:] if path[0] == "record" else path, at
