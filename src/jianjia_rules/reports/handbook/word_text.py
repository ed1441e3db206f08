"""Paragraphs and elements of a Word document."""

from typing import Any

from docx.oxml import OxmlElement
from docx.oxml.ns import qn

from jianjia_rules.language.text import Lang


class WordText:
    """Makes elements; in Chinese, quotation marks and the like are set in the Chinese font."""

    def __init__(self, lang: Lang) -> None:
        self._chinese = lang == "zh"

    def element(self, tag: str, **attributes: object) -> Any:
        """An element of the main namespace with attributes of it."""
        made: Any = OxmlElement(tag)
        for name, value in attributes.items():
            made.set(qn(f"w:{name}"), str(value))
        return made

    def paragraph(
        self, text: str, style: str, center: bool = False, keep_next: bool = False, new_page: bool = False
    ) -> Any:
        """A paragraph of one run in a style."""
        made, properties = self.element("w:p"), self.element("w:pPr")
        properties.append(self.element("w:pStyle", val=style))
        if keep_next:
            properties.append(self.element("w:keepNext"))
        if new_page:
            properties.append(self.element("w:pageBreakBefore"))
        if center:
            properties.append(self.element("w:jc", val="center"))
        made.append(properties)
        if text:
            made.append(self.run(text))
        return made

    def run(self, text: str) -> Any:
        """A run of text, its blanks kept."""
        made = self.element("w:r")
        if self._chinese:
            properties = self.element("w:rPr")
            properties.append(self.element("w:rFonts", hint="eastAsia"))
            made.append(properties)
        words: Any = OxmlElement("w:t")
        words.text = text
        words.set(qn("xml:space"), "preserve")
        made.append(words)
        return made

    def page_field(self, instruction: str) -> Any:
        """A field such as PAGE, which Word fills in."""
        made = self.element("w:fldSimple", instr=instruction)
        made.append(self.run("1"))
        return made
