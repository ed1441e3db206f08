"""The coverage of a document as one HTML page that needs nothing else: for a screen of any width, and for A4."""

from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from jianjia_rules.language.text import Lang
from jianjia_rules.reports import coverage_words
from jianjia_rules.reports.coverage_view import CoverageView
from jianjia_rules.reports.table_words import clean

_TEMPLATES = Path(__file__).parent / "templates"


def coverage_html(view: CoverageView, lang: Lang) -> str:
    """The page as text, ended by a line feed."""
    environment = Environment(
        loader=FileSystemLoader(_TEMPLATES, encoding="utf-8"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
        finalize=_inert,
    )
    words = {name: text.get(lang) for name, text in vars(coverage_words).items() if name.isupper()}
    return environment.get_template("coverage.html").render(
        view=view, words=words, lang="zh-CN" if lang == "zh" else "en"
    )


def _inert(value: object) -> object:
    """Text of a file without the marks that turn what is read around."""
    return clean(value) if type(value) is str else value
