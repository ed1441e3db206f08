"""Workbooks made by hand, part by part, for what no program writes."""

from __future__ import annotations

import io
import zipfile

TYPES = '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>'
ROOT = (
    '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r" '
    'Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" '
    'Target="xl/workbook.xml"/></Relationships>'
)
INNER = (
    '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" '
    'Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet" '
    'Target="worksheets/sheet1.xml"/></Relationships>'
)
MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"


def xlsx(rows: str, *, after: str = "", before: str = "", settings: str = "", **parts: str | bytes) -> bytes:
    """A workbook of one sheet; `parts` are others, `/` written as `__` and `.` as `_dot_`."""
    book = (
        f'<workbook xmlns="{MAIN}" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships">'
        f'{settings}<sheets><sheet name="表" sheetId="1" r:id="rId1"/></sheets></workbook>'
    )
    files: dict[str, str | bytes] = {
        "[Content_Types].xml": TYPES,
        "_rels/.rels": ROOT,
        "xl/_rels/workbook.xml.rels": INNER,
        "xl/workbook.xml": book,
        "xl/worksheets/sheet1.xml": (
            f'<worksheet xmlns="{MAIN}">{before}<sheetData>{rows}</sheetData>{after}</worksheet>'
        ),
    }
    files |= {name.replace("__", "/").replace("_dot_", "."): part for name, part in parts.items()}
    return zipped(files)


def zipped(files: dict[str, str | bytes], compression: int = zipfile.ZIP_DEFLATED) -> bytes:
    """The files as a zip."""
    written = io.BytesIO()
    with zipfile.ZipFile(written, "w", compression) as archive:
        for name, part in files.items():
            archive.writestr(name, part)
    return written.getvalue()


def ods(rows: str, manifest: str = "<manifest/>", **parts: str) -> bytes:
    """An OpenDocument workbook of one sheet."""
    content = (
        '<office:document-content xmlns:office="o" xmlns:table="t" xmlns:text="x" xmlns:calcext="c"><office:body>'
        f'<office:spreadsheet><table:table table:name="表">{rows}</table:table></office:spreadsheet></office:body>'
        "</office:document-content>"
    )
    files: dict[str, str | bytes] = {
        "mimetype": "application/vnd.oasis.opendocument.spreadsheet",
        "content.xml": content,
        "META-INF/manifest.xml": manifest,
    }
    return zipped({**files, **{name.replace("__", "/").replace("_dot_", "."): part for name, part in parts.items()}})
