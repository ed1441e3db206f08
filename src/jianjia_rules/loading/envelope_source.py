"""The shape of source/clauses.yaml: the document and its clauses."""

from typing import Annotated, Any

from jianjia_rules.loading.shape_values import Id, Names, PlainText, Truth
from jianjia_rules.loading.shapes import Shape, list_of, needed, ref, said


class ClauseShape(Shape):
    """One statement of the document."""

    id: Id = needed("条款号", "the clause's id")
    text: PlainText = needed("原文，一字不改", "the text, verbatim")
    section: PlainText = said("所在的节", "its section", default="")
    cited_as: PlainText = said("评分表中的引用写法", "how a printed table cites it", default="")
    kind: PlainText = said("性质，如 duty、background", "what kind of statement it is", default="")
    normative: Truth = said("是否规定性条款", "whether it demands something", default=True)
    addressees: Names = said("所指的单位类别", "the unit types it addresses", ())
    duplicate_of: Id | None = said("与之重复的条款", "the clause that it repeats")
    role: PlainText | None = said("在文件中的位置，如 title", "its place in the document, such as title")


class SourceDocumentShape(Shape):
    """The document itself."""

    title: PlainText = needed("文件标题", "the title")
    cite_as: PlainText = said("引用时的简称，如 《意见》", "how it is cited", default="")
    date: PlainText = said("成文日期", "its date", default="")
    file: PlainText | None = said("原文文件", "the file with the text")
    sha256: PlainText | None = said("原文文件的 SHA-256", "the SHA-256 of that file")


class SourceShape(Shape):
    """source/clauses.yaml."""

    document: Annotated[Any, ref("SourceDocumentShape")] = needed("文件", "the document")
    clauses: Annotated[Any, list_of("ClauseShape")] = needed("条款，按原文次序", "the clauses in order")
