"""The source document and its clauses, from `source/clauses.yaml`."""

from jianjia_rules.diagnostics.words import Words
from jianjia_rules.documents.document import Document
from jianjia_rules.loading.context import Context, get
from jianjia_rules.loading.envelope_source import ClauseShape, SourceDocumentShape, SourceShape
from jianjia_rules.loading.faults import TreePath
from jianjia_rules.loading.node_scalars import LIST, wrong_kind
from jianjia_rules.source.clauses import Clause, Source

CLAUSES = "clauses"
"""The tree path below which the clauses' file stands: `("clauses", "clauses", 3, "text")`."""

_CLAUSE = Words("条款", "clause")


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
