"""`jianjia coverage`: the document, clause by clause, with the rules that rest on it, or why none does."""

from jianjia_rules.cli.check import OUTPUT
from jianjia_rules.cli.console import Console
from jianjia_rules.cli.help import LANG
from jianjia_rules.cli.inputs import loaded_rulebook
from jianjia_rules.cli.lint import ARGUMENTS as RULEBOOK
from jianjia_rules.cli.options import Call, Option
from jianjia_rules.cli.output import output_to
from jianjia_rules.coverage.cover import coverage_of
from jianjia_rules.coverage.result import Coverage
from jianjia_rules.language.rulebook import Rulebook
from jianjia_rules.language.text import Text

ARGUMENTS = RULEBOOK
OPTIONS = (
    Option(
        "--format",
        Text("结果的形式；默认 table", "the form of the result; table by default"),
        Text("table|json|markdown|html", "table|json|markdown|html"),
        ("table", "json", "markdown", "html"),
    ),
    Option(
        "--type",
        Text("只看这一类单位；可以多次给出", "this unit type only; repeatable"),
        Text("类别", "TYPE"),
        repeat=True,
    ),
    Option("--missing", Text("只列没有着落的条款", "only the clauses that are not accounted for")),
    OUTPUT,
    LANG,
)
NOTES = Text(
    "退出码：0 条条都有着落；1 有条款没有着落，或有规则不引条款又不说明理由；2 规则集或用法有错。",
    "Exit codes: 0 everything is accounted for; 1 a clause is not, or a rule cites none without a reason; "
    "2 the rulebook or the call is wrong.",
)


def run(call: Call, console: Console) -> int:
    """Hold a rulebook against its document; returns the exit code."""
    rulebook = loaded_rulebook(call.one("rulebook") or "", console)
    coverage = coverage_of(rulebook, call.all("--type") or None)
    form = call.one("--format") or "table"
    text = _text(rulebook, coverage, form, call, console)
    encoding = None if form == "table" else "utf-8"
    with output_to(call.one("--output"), console.out, encoding=encoding) as output:
        output.write(text)
    return 0 if coverage.is_complete else 1


def _text(rulebook: Rulebook, coverage: Coverage, form: str, call: Call, console: Console) -> str:
    only_missing = call.has("--missing")
    if form == "json":
        from jianjia_rules.reports.coverage_v1 import coverage_text

        return coverage_text(rulebook, coverage, only_missing)
    from jianjia_rules.reports.coverage_view import coverage_view

    view = coverage_view(rulebook, coverage, console.lang, only_missing)
    if form == "markdown":
        from jianjia_rules.reports.coverage_markdown import coverage_markdown

        return coverage_markdown(view, console.lang)
    if form == "html":
        from jianjia_rules.reports.coverage_html import coverage_html

        return coverage_html(view, console.lang)
    from jianjia_rules.reports.coverage_table import coverage_table
    from jianjia_rules.reports.page import Page

    page = Page(console.lang, console.width, console.colours and call.one("--output") is None)
    return coverage_table(view, page)
