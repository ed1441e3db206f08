"""The handbook as one self-contained HTML page, made to be read and to be printed on A4 landscape."""

from importlib.resources import files

from jinja2.sandbox import ImmutableSandboxedEnvironment

from jianjia_rules.reports.handbook.tree import Document, Table, centered

_TEMPLATE = "templates/handbook.html.j2"


def html(document: Document) -> str:
    """The document as HTML; every text in it is escaped, and the page loads and runs nothing."""
    environment = ImmutableSandboxedEnvironment(
        autoescape=True, trim_blocks=True, lstrip_blocks=True, keep_trailing_newline=True
    )
    source = files("jianjia_rules.reports.handbook").joinpath(_TEMPLATE).read_text(encoding="utf-8")
    page = environment.from_string(source)
    return page.render(document=document, shares=_shares, aligned=centered)


def _shares(table: Table) -> list[str]:
    """How much of the page's width each column takes, in hundredths."""
    whole = sum(column.width for column in table.columns)
    return [f"{column.width * 100 / whole:.2f}" for column in table.columns]
