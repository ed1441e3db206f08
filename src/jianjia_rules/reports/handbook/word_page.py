"""An empty Word document in the form of an office: page, fonts, styles, page numbers, properties."""

from typing import Any

import docx
from docx.enum.section import WD_ORIENT
from docx.enum.style import WD_STYLE_TYPE
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml.ns import qn
from docx.shared import Mm, Pt, RGBColor

from jianjia_rules.dataclass import dataclass
from jianjia_rules.language.text import Lang
from jianjia_rules.reports.handbook.tree import Document
from jianjia_rules.reports.handbook.word_file import use_fonts, without_ballast
from jianjia_rules.reports.handbook.word_text import WordText

_SIDE = 18
WIDTH = round((297 - 2 * _SIDE) / 25.4 * 1440)
"""What a table may take of the page's width, in twentieths of a point."""

_LATIN, _TEXT, _HEAD, _TITLE = "Times New Roman", "仿宋", "黑体", "宋体"


@dataclass(frozen=True, slots=True)
class _Look:
    """How a style looks: size and spacing in points."""

    id: str
    name: str
    size: float
    font: str = _TEXT
    bold: bool = False
    center: bool = False
    before: float = 0
    after: float = 0
    indented: bool = False
    with_next: bool = False


_LOOKS = (
    _Look("Title", "Title", 22, _TITLE, bold=True, center=True, after=4),
    _Look("Subtitle", "Subtitle", 16, _HEAD, center=True, after=4),
    _Look("Edition", "Edition", 10, center=True, after=6),
    _Look("Heading1", "Heading 1", 14, _HEAD, before=12, after=4, with_next=True),
    _Look("Heading2", "Heading 2", 12, _HEAD, before=6, after=4, with_next=True),
    _Look("Heading3", "Heading 3", 12, _TEXT, bold=True, before=4, after=4, with_next=True),
    _Look("BodyText", "Body Text", 12, after=2, indented=True),
    _Look("TableText", "Table Text", 10),
    _Look("TableHead", "Table Head", 10, _HEAD, center=True),
    _Look("TableStrong", "Table Strong", 10, bold=True),
    _Look("Gap", "Gap", 4),
)


def empty_document(about: Document) -> Any:
    """A document with its styles and no text, its properties without a date."""
    word: Any = docx.Document()
    without_ballast(word)
    use_fonts(word)
    _language(word, about.lang)
    _present_mode(word)
    _fonts(word.styles["Normal"], _Look("Normal", "Normal", 12))
    for look in _LOOKS:
        _style(word, look, about.lang)
    section = word.sections[0]
    section.orientation = WD_ORIENT.LANDSCAPE
    section.page_width, section.page_height = Mm(297), Mm(210)
    section.left_margin = section.right_margin = Mm(_SIDE)
    section.top_margin, section.bottom_margin = Mm(20), Mm(18)
    section.header_distance, section.footer_distance = Mm(10), Mm(9)
    _page_numbers(section, about.lang)
    _properties(word, about)
    return word


def _style(word: Any, look: _Look, lang: Lang) -> None:
    styles = word.styles
    known = look.name in {style.name for style in styles}
    style = styles[look.name] if known else styles.add_style(look.name, WD_STYLE_TYPE.PARAGRAPH)
    style.element.set(qn("w:styleId"), look.id)
    style.base_style = styles["Normal"]
    for tag in ("w:pBdr", "w:spacing", "w:contextualSpacing", "w:ind"):
        for found in style.element.findall(f".//{qn(tag)}"):
            found.getparent().remove(found)
    _fonts(style, look)
    style.paragraph_format.space_before, style.paragraph_format.space_after = Pt(look.before), Pt(look.after)
    style.paragraph_format.line_spacing = 1.0 if look.id == "Gap" else 1.1
    style.paragraph_format.keep_with_next = look.with_next
    style.paragraph_format.widow_control = True
    if look.center:
        style.paragraph_format.alignment = WD_ALIGN_PARAGRAPH.CENTER
    if look.indented and lang == "zh":
        indent = style.element.get_or_add_pPr().get_or_add_ind()
        indent.set(qn("w:firstLineChars"), "200")
        indent.set(qn("w:firstLine"), str(round(2 * look.size * 20)))  # for programs that do not count characters


def _fonts(style: Any, look: _Look) -> None:
    style.font.name, style.font.size = _LATIN, Pt(look.size)
    style.font.bold, style.font.italic = look.bold, False
    style.font.color.rgb = RGBColor(0, 0, 0)
    fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
    for name in ("asciiTheme", "hAnsiTheme", "eastAsiaTheme", "cstheme"):
        fonts.attrib.pop(qn(f"w:{name}"), None)
    fonts.set(qn("w:eastAsia"), look.font)
    fonts.set(qn("w:cs"), _LATIN)


def _language(word: Any, lang: Lang) -> None:
    for found in word.styles.element.iter(qn("w:lang")):
        found.set(qn("w:val"), "en-GB" if lang == "en" else "en-US")
        found.set(qn("w:eastAsia"), "zh-CN")


def _present_mode(word: Any) -> None:
    """Word 2013 and later open the document without calling it one of an older version, nor its text Japanese."""
    for found in word.settings.element.iter(qn("w:compatSetting")):
        if found.get(qn("w:name")) == "compatibilityMode":
            found.set(qn("w:val"), "15")
    for found in word.settings.element.iter(qn("w:themeFontLang")):
        found.set(qn("w:eastAsia"), "zh-CN")


def _page_numbers(section: Any, lang: Lang) -> None:
    text = WordText(lang)
    paragraph = section.footer.paragraphs[0]
    paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
    front, between, end = ("第 ", " 页　共 ", " 页") if lang == "zh" else ("Page ", " of ", "")
    for piece in (front, "PAGE", between, "NUMPAGES", end):
        if piece:
            field = piece in {"PAGE", "NUMPAGES"}
            paragraph._p.append(text.page_field(piece) if field else text.run(piece))


def _properties(word: Any, about: Document) -> None:
    """A title and a language, and neither a name nor a time."""
    core = word.core_properties
    for found in list(core._element):
        core._element.remove(found)
    core.title = f"{about.title} {about.subtitle}"[:255]
    core.language = "zh-CN" if about.lang == "zh" else "en"
