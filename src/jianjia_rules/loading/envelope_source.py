"""The shape of source/clauses.yaml, the document and its clauses, and of what a rulebook says of them."""

from typing import Annotated, Any

from jianjia_rules.language.not_assessed import Because
from jianjia_rules.loading.shape_values import Id, Names, PlainText, TextValue, Truth
from jianjia_rules.loading.shapes import OneOf, Shape, list_of, mapping_of, needed, ref, said


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


class AddresseeShape(Shape):
    """Somebody whom the document addresses and who is no assessed unit type."""

    title: TextValue | None = said("名称", "the title")
    seen_through: Names = said(
        "由哪些单位类别体现；省略为汇总", "the unit types it is seen through; roll-ups when absent", ()
    )


class SourceDocumentShape(Shape):
    """The document itself."""

    title: PlainText = needed("文件标题", "the title")
    cite_as: PlainText = said("引用时的简称，如 《意见》", "how it is cited", default="")
    date: PlainText = said("成文日期", "its date", default="")
    file: PlainText | None = said("原文文件", "the file with the text")
    sha256: PlainText | None = said("原文文件的 SHA-256", "the SHA-256 of that file")
    addressees: Annotated[Any, mapping_of("AddresseeShape")] = said(
        "文件所指、而不是考核对象的单位", "whom it addresses beside the unit types"
    )


class SourceShape(Shape):
    """source/clauses.yaml."""

    document: Annotated[Any, ref("SourceDocumentShape")] = needed("文件", "the document")
    clauses: Annotated[Any, list_of("ClauseShape")] = needed("条款，按原文次序", "the clauses in order")


class NotAssessedShape(Shape):
    """Clauses that no row rests on, and why."""

    clauses: Names = needed("条款号", "the clauses")
    because: Annotated[str, OneOf(Because)] = needed(
        "缘由：分条考核、重复、努力性表述、只统计、发文机关职责、背景",
        "why: its parts are assessed, a duplicate, effort wording, reported only, the issuer's duty, background",
    )
    for_types: Names | None = said(
        "对哪些单位类别；省略为条款所指的全部",
        "for which unit types; all that the clause addresses when absent",
        key="for",
    )
    see: Names = said("由哪些条款体现", "the clauses that stand for them", ())
    reason: TextValue | None = said("说明", "the reason in words")
