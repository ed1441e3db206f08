"""The file around a Word document: without what nobody needs, with font fallbacks, with the same bytes every time."""

from typing import Any

from docx.oxml.ns import qn

_NEEDED_TABLE_STYLES = frozenset({"TableNormal", "TableGrid"})
_BALLAST = ("/stylesWithEffects", "/thumbnail", "/customXml", "/extended-properties", "/webSettings")
_FONTS = (
    ("仿宋", "仿宋_GB2312,FangSong,STFangsong,Noto Serif CJK SC", "86", "modern"),
    ("黑体", "SimHei,STHeiti,Noto Sans CJK SC", "86", "modern"),
    ("宋体", "SimSun,STSong,Noto Serif CJK SC", "86", "auto"),
    ("Times New Roman", "Liberation Serif", "00", "roman"),
)
_NAMESPACE = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"


def without_ballast(word: Any) -> None:
    """Take away what python-docx's template brings along: effects, a thumbnail, a hundred table styles."""
    for owner in (word.part, word.part.package):
        for id, relation in list(owner.rels.items()):
            if relation.reltype.endswith(_BALLAST):
                del owner.rels[id]
    styles = word.styles.element
    for style in styles.findall(qn("w:style")):
        if style.get(qn("w:type")) == "table" and style.get(qn("w:styleId")) not in _NEEDED_TABLE_STYLES:
            styles.remove(style)


def use_fonts(word: Any) -> None:
    """Name the fonts and what may stand in for them."""
    part = next(each.target_part for each in word.part.rels.values() if each.reltype.endswith("/fontTable"))
    fonts = "".join(
        f'<w:font w:name="{name}"><w:altName w:val="{others}"/><w:charset w:val="{charset}"/>'
        f'<w:family w:val="{family}"/></w:font>'
        for name, others, charset, family in _FONTS
    )
    head = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
    part._blob = f'{head}<w:fonts xmlns:w="{_NAMESPACE}">{fonts}</w:fonts>'.encode()
