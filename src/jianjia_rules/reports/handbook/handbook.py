"""A handbook in one of its forms."""

from jianjia_rules.dataclass import dataclass
from jianjia_rules.reports.handbook.tree import Document


@dataclass(frozen=True, slots=True)
class Handbook:
    """The score table that an office issues; `document` is its tree, the same for every form."""

    document: Document

    def markdown(self) -> str:
        """As Markdown, with GitHub's tables."""
        from jianjia_rules.reports.handbook.markdown import markdown

        return markdown(self.document)

    def html(self) -> str:
        """As one self-contained HTML page that runs and loads nothing."""
        from jianjia_rules.reports.handbook.html import html

        return html(self.document)

    def docx(self) -> bytes:
        """As a Word document (A4 landscape); raises MissingExtraError where the extra `docx` is not installed."""
        from jianjia_rules.reports.handbook.docx import docx

        return docx(self.document)
