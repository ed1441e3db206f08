"""The source document and its clauses, from `source/clauses.yaml`, and the clauses that a rulebook does not assess."""

from jianjia_rules.diagnostics.words import Words
from jianjia_rules.documents.document import Document
from jianjia_rules.language.not_assessed import Addressee, Because, NotAssessed
from jianjia_rules.loading.context import Context, get, title_of
from jianjia_rules.loading.envelope_source import (
    AddresseeShape,
    ClauseShape,
    NotAssessedShape,
    SourceDocumentShape,
    SourceShape,
)
from jianjia_rules.loading.faults import TreePath
from jianjia_rules.loading.gather import NAMES, Entry
from jianjia_rules.loading.node_scalars import LIST, check_count, wrong_kind
from jianjia_rules.loading.reference_list import Referred
from jianjia_rules.source.clauses import Clause, Source

CLAUSES = "clauses"
"""The tree path below which the clauses' file stands: `("clauses", "clauses", 3, "text")`."""

_CLAUSE = Words("条款", "clause")
_ADDRESSEE = Words("所指的单位", "the addressee")


def build_source(document: Document | None, context: Context) -> Source | None:
    """The document and its clauses; None where there is none, or none that can be read."""
    if document is None:
        return None
    root: TreePath = (CLAUSES,)
    context.faults.locator.mount(root, document, ())
    context.shape(SourceShape, document.value, root, Words("条款文件", "the file of clauses"))
    about = get(document.value, "document")
    shape = None
    if about is not None:
        shape = context.shape(SourceDocumentShape, about, (*root, "document"), Words("文件信息", "the document"))
    clauses = _clauses(get(document.value, "clauses"), (*root, "clauses"), context)
    if shape is None:
        return None
    return Source(shape.title, shape.cite_as, clauses, shape.date)


def build_addressees(document: Document | None, context: Context) -> dict[str, Addressee]:
    """Whom the document addresses beside the unit types; call it after `build_source`."""
    found: dict[str, Addressee] = {}
    if document is None:
        return found
    path: TreePath = (CLAUSES, "document", "addressees")
    for name, entry in context.mapping(get(get(document.value, "document"), "addressees"), path).items():
        shape = context.shape(AddresseeShape, entry, (*path, name), _ADDRESSEE)
        if shape is not None:
            found[name] = Addressee(name, title_of(shape.title, name), shape.seen_through)
    return found


def build_not_assessed(entry: Entry, context: Context) -> NotAssessed | None:
    """Clauses that no row rests on, and why."""
    path = entry.path
    shape = context.shape(NotAssessedShape, entry.value, path, NAMES["not_assessed"])
    if shape is None or not check_count(context.faults, (*path, "clauses"), shape.clauses):
        return None
    context.references.add_each(Referred.CLAUSE, shape.clauses, (*path, "clauses"))
    context.references.add_each(Referred.CLAUSE, shape.see, (*path, "see"))
    context.references.add_each(Referred.UNIT_TYPE, shape.for_types, (*path, "for"))
    because = Because(shape.because)
    if because in _WITH_OTHERS and not shape.see:
        context.faults.add("JJ327", (*path, "because"), because=because.value)
    return NotAssessed(shape.clauses, because, shape.for_types, shape.see, shape.reason, entry.origin)


_WITH_OTHERS = frozenset({Because.COMPOSITE, Because.DUPLICATE})
"""The reasons that lie in other clauses."""


def _clauses(value: object, path: TreePath, context: Context) -> tuple[Clause, ...]:
    if value is None:
        return ()
    if not isinstance(value, list | tuple):
        wrong_kind(context.faults, path, LIST, value)
        return ()
    clauses: list[Clause] = []
    seen: dict[str, int] = {}
    for index, entry in enumerate(value):
        shape = context.shape(ClauseShape, entry, (*path, index), _CLAUSE)
        if shape is None:
            continue
        first = seen.setdefault(shape.id, index)
        if first != index:
            related = (*path, first, "id")
            context.faults.add("JJ216", (*path, index, "id"), related=related, what=_CLAUSE, id=shape.id)
        clauses.append(
            Clause(
                shape.id,
                shape.text,
                shape.section,
                shape.cited_as,
                shape.kind,
                shape.normative,
                shape.addressees,
                shape.duplicate_of,
                shape.role,
            )
        )
    return tuple(clauses)
