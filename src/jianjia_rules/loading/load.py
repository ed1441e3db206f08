"""Loading a rulebook: every fault of every file at once, or the rulebook."""

from collections.abc import Mapping
from pathlib import Path

from jianjia_rules.dataclass import dataclass
from jianjia_rules.diagnostics.diagnostic import Diagnostics
from jianjia_rules.documents.document import Document
from jianjia_rules.errors import RulebookError
from jianjia_rules.language.rulebook import Rulebook
from jianjia_rules.loading.build import build_rulebook
from jianjia_rules.loading.checks.chains import check_chains
from jianjia_rules.loading.checks.citations import check_citations
from jianjia_rules.loading.checks.cycles import check_cycles
from jianjia_rules.loading.checks.grades import check_grades
from jianjia_rules.loading.checks.meaning import check_meaning
from jianjia_rules.loading.checks.not_assessed import check_not_assessed
from jianjia_rules.loading.checks.points import check_points
from jianjia_rules.loading.checks.published import check_published
from jianjia_rules.loading.checks.record_schema import check_record_schema
from jianjia_rules.loading.checks.references import (
    check_grade_order,
    check_references,
    check_shared_ids,
    check_unused_parameters,
)
from jianjia_rules.loading.checks.titles import check_titles
from jianjia_rules.loading.checks.types import check_types
from jianjia_rules.loading.checks.undetermined import check_undetermined
from jianjia_rules.loading.checks.versions import check_versions
from jianjia_rules.loading.context import Context
from jianjia_rules.loading.declared import contents_of_parts, declared_names
from jianjia_rules.loading.faults import Faults, Locator
from jianjia_rules.loading.gather import Gathered
from jianjia_rules.loading.layers import gather_layers
from jianjia_rules.loading.rulebook_files import find_folder, report_not_found
from jianjia_rules.loading.touched import touched


@dataclass(frozen=True, slots=True)
class Loaded:
    """What loading found: the rulebook where it could be built, and the places of its tree.

    Use `rulebook` for assessments only when `diagnostics.has_errors` is false; until then entries may be missing.
    """

    rulebook: Rulebook | None
    locator: Locator
    documents: tuple[Document, ...]
    diagnostics: Diagnostics


def load(target: str | Path) -> Loaded:
    """Read a rulebook: a folder, its rulebook.yaml, or the name of a shipped one. Never raises on its contents."""
    diagnostics, locator = Diagnostics(), Locator()
    faults = Faults(diagnostics, locator)
    folder = find_folder(target)
    if folder is None:
        report_not_found(target, diagnostics)
        return Loaded(None, locator, (), diagnostics)
    layered = gather_layers(folder, faults)
    if layered is None:
        return Loaded(None, locator, (), diagnostics)
    gathered, changes = layered
    context = Context(faults)
    rulebook = build_rulebook(gathered, tuple(changes), context)
    can_be_followed = _check_names(gathered, context)
    if gathered.schema is not None:
        scales = gathered.settings.get("scales")
        check_record_schema(gathered.schema, tuple(scales) if isinstance(scales, Mapping) else (), faults)
    if rulebook is not None and can_be_followed:
        _check_content(rulebook, gathered, faults)
    if not diagnostics.has_errors:
        # What a faulty entry uses may be unknown, so nothing is called unused before all is well.
        check_unused_parameters(context.references, declared_names(gathered), faults)
    return Loaded(rulebook, locator, tuple(gathered.documents), diagnostics)


def load_rulebook(target: str | Path) -> Rulebook:
    """The rulebook at a path or of a shipped name; raises RulebookError with all its faults, sorted."""
    loaded = load(target)
    if loaded.rulebook is None or loaded.diagnostics.has_errors:
        raise RulebookError(loaded.diagnostics.sorted())
    return loaded.rulebook


def _check_content(rulebook: Rulebook, gathered: Gathered, faults: Faults) -> None:
    incomplete = touched(gathered, rulebook, faults)
    if gathered.schema is not None:  # without it every field is unknown
        pieces = check_types(rulebook, faults)
        check_meaning(rulebook, pieces, incomplete.half_read.union(gathered.orphaned), faults)
        check_published(rulebook, faults)
    check_points(rulebook, incomplete, faults)
    check_grades(rulebook, not incomplete.unread, faults)
    check_undetermined(rulebook, faults)
    check_versions(rulebook, faults)
    check_citations(rulebook, incomplete.half_cited, faults)
    check_not_assessed(rulebook, gathered, faults)
    check_titles(rulebook, faults)


def _check_names(gathered: Gathered, context: Context) -> bool:
    """Check the names that entries use; returns whether what they name can be followed."""
    declared = declared_names(gathered)
    check_references(context.references, declared, context.faults)
    check_shared_ids(declared, context.faults)
    check_grade_order(context.references, declared, context.faults)
    check_cycles(context.references, contents_of_parts(gathered), context.faults)
    return check_chains(context.references, context.faults)
