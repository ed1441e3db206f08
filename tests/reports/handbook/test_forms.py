"""HTML and Word: the same content as the tree, heads that repeat, nothing that runs, the same bytes every time."""

from __future__ import annotations

import builtins
import subprocess
import sys
import zipfile
from html.parser import HTMLParser
from importlib.resources import files
from io import BytesIO
from typing import Any

import docx
import pytest
from docx.oxml.ns import qn

from jianjia_rules import handbook
from jianjia_rules.errors import MissingExtraError
from jianjia_rules.language.text import Lang
from jianjia_rules.reports.handbook.handbook import Handbook
from jianjia_rules.reports.handbook.tree import Document, Table
from tests.reports.handbook.pieces import ISSUED, ROOT, hostile, issued


class Page(HTMLParser):
    """The elements of a page, and the texts of its cells."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.attributes: list[tuple[str, str | None]] = []
        self.cells: list[list[str]] = []
        self._open = False
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self.attributes += attrs
        if tag in {"td", "th"}:
            self.cells.append([])
            self._open = True

    def handle_endtag(self, tag: str) -> None:
        self._open = self._open and tag not in {"td", "th"}

    def handle_data(self, data: str) -> None:
        if self._open:
            self.cells[-1].append(data)


def tables(document: Document) -> list[Table]:
    found = []
    waiting = list(document.sections)
    while waiting:
        section = waiting.pop(0)
        found += [block for block in section.blocks if isinstance(block, Table)]
        waiting[:0] = section.sections
    return found


def cells(document: Document) -> list[list[str]]:
    """All cells in order, heads first in every table."""
    found = []
    for table in tables(document):
        found += [[column.title] for column in table.columns]
        found += [list(cell.lines) for row in table.rows for cell in row.cells]
    return found


def opened(made: Handbook) -> Any:
    return docx.Document(BytesIO(made.docx()))


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_html_has_every_cell_and_repeats_heads(lang: Lang) -> None:
    made = handbook(issued(), lang=lang)
    page = Page(made.html())
    assert page.cells == cells(made.document)
    assert page.tags.count("thead") == page.tags.count("table") == len(tables(made.document))
    assert "A4 landscape" in made.html()


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_word_has_every_cell_and_repeats_heads(lang: Lang) -> None:
    made = handbook(issued(), lang=lang)
    word = opened(made)
    found = []
    for table in word.tables:
        rows = table._tbl.tr_lst
        assert [row.trPr.find(qn("w:tblHeader")) is not None for row in rows] == [True] + [False] * (len(rows) - 1)
        assert all(row.trPr.find(qn("w:cantSplit")) is not None for row in rows)
        for row in rows:
            found += [[text for text in (each.text for each in cell.p_lst) if text] for cell in row.tc_lst]
    assert found == cells(made.document)


def test_word_is_a_landscape_page_with_chinese_fonts_styles_and_page_numbers() -> None:
    word = opened(handbook(issued()))
    (section,) = word.sections
    assert (round(section.page_width.mm), round(section.page_height.mm)) == (297, 210)
    assert section.page_width > section.page_height
    assert word.styles["Normal"].element.rPr.rFonts.get(qn("w:eastAsia")) == "仿宋"
    fields = [each.get(qn("w:instr")) for each in section.footer._element.iter(qn("w:fldSimple"))]
    assert fields == ["PAGE", "NUMPAGES"]
    titles = [each.text for each in word.paragraphs if each.style.name == "Heading 1"]
    assert titles == [each.title for each in handbook(issued()).document.sections]
    assert word.paragraphs[0].text == "示范单位考核办法"


def test_word_names_fonts_that_may_stand_in() -> None:
    with zipfile.ZipFile(BytesIO(handbook(issued()).docx())) as file:
        assert "仿宋_GB2312,FangSong,STFangsong,Noto Serif CJK SC" in file.read("word/fontTable.xml").decode()
        assert {entry.date_time for entry in file.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        core = file.read("docProps/core.xml").decode()
        assert ("created" in core, "modified" in core, "python-docx" in core) == (False, False, False)


def test_tables_of_several_types_can_be_handed_out_by_themselves() -> None:
    both, one = opened(handbook(issued())), opened(handbook(issued(), unit_type="firm"))
    broken = [each.text for each in both.paragraphs if each._p.find(f".//{qn('w:pageBreakBefore')}") is not None]
    assert broken == ["二、企业评分表", "三、学会评分表", "四、准入、必达与否决"]
    assert one.element.body.find(f".//{qn('w:pageBreakBefore')}") is None
    assert handbook(issued()).html().count('class="new-page"') == 3


def test_table_widths_fit_the_page() -> None:
    word = opened(handbook(issued(), blank_scores=True))
    inside = (297 - 2 * 18) / 25.4 * 1440
    for table in word.tables:
        widths = [int(each.get(qn("w:w"))) for each in table._tbl.tblGrid]
        assert sum(widths) == round(inside)
        assert min(widths) > 400


@pytest.mark.parametrize("seed", ["0", "1", "77"])
def test_the_same_bytes_whatever_the_hash_seed(seed: str) -> None:
    code = (
        "import sys, hashlib; from jianjia_rules import handbook; made = handbook(sys.argv[1]);"
        "print(hashlib.sha256(made.docx() + made.html().encode() + made.markdown().encode()).hexdigest())"
    )
    runs = [
        subprocess.run(
            [sys.executable, "-c", code, str(ISSUED)],
            env={"PYTHONHASHSEED": each, "PATH": "", "SYSTEMROOT": ""},
            capture_output=True,
            text=True,
            check=True,
        ).stdout
        for each in ("5", seed)
    ]
    assert runs[0] == runs[1] != ""


def test_what_a_rulebook_says_stays_text_in_html() -> None:
    made = handbook(hostile())
    page = Page(made.html())
    assert not {"script", "img", "a", "iframe", "link"} & set(page.tags)
    assert not [name for name, _ in page.attributes if name.startswith("on") or name in {"src", "href"}]
    assert "49" not in "".join("".join(cell) for cell in page.cells if "7*7" in "".join(cell))
    assert page.cells == cells(made.document)


def test_what_a_rulebook_says_stays_text_in_markdown() -> None:
    text = handbook(hostile()).markdown()
    widths = {line.replace("\\|", "").count("|") for line in text.splitlines() if line.startswith("|")}
    assert max(widths) == 8, "a pipe opened a column"
    assert ("&lt;script&gt;" in text, "&amp;amp;" in text, "http://" in text) == (True, True, False)
    assert "<" not in text.replace("<br>", "")
    assert "\\*\\*a\\*\\* \\[b\\](http" in text
    assert not [line for line in text.splitlines() if line.startswith("# f")]


def test_what_a_rulebook_says_stays_text_in_word() -> None:
    made = handbook(hostile())
    word = opened(made)
    assert word.paragraphs[0].text == made.document.title
    assert word.element.body.xpath(".//w:hyperlink | .//w:fldSimple | .//w:instrText | .//w:br") == []


@pytest.mark.parametrize("form", ["markdown", "html", "docx"])
def test_no_mark_turns_the_direction_of_writing(form: str) -> None:
    made = handbook(hostile())
    text = (
        "\n".join(each.text for each in opened(made).element.body.iter(qn("w:t")))
        if form == "docx"
        else getattr(made, form)()
    )
    assert "\u202e" not in text
    assert "\u2028" not in text
    assert "U+202E" in text


def test_without_python_docx_it_is_said_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    real = builtins.__import__

    def without(name: str, *rest: Any, **more: Any) -> Any:
        if name == "docx":
            raise ImportError(name)
        return real(name, *rest, **more)

    monkeypatch.setattr(builtins, "__import__", without)
    made = handbook(issued())
    assert made.html().startswith("<!DOCTYPE html>")
    with pytest.raises(MissingExtraError, match=r'pip install "jianjia-rules\[docx\]"'):
        made.docx()


def test_the_template_comes_with_the_package() -> None:
    folder = files("jianjia_rules.reports.handbook").joinpath("templates")
    assert [each.name for each in folder.iterdir()] == ["handbook.html.j2"]


def test_a_shipped_rulebook_goes_into_every_form() -> None:
    made = handbook(ROOT / "rules" / "jianjia-2014", lang="en")
    assert Page(made.html()).cells == cells(made.document)
    assert len(opened(made).tables) == len(tables(made.document))
