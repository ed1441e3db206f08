"""`jianjia evidence`: the sums of evidence files, and what is missing, wrongly dated or shared, by unit and row."""

from jianjia_rules.cli.check import OUTPUT, PATHS
from jianjia_rules.cli.console import Console
from jianjia_rules.cli.help import LANG
from jianjia_rules.cli.inputs import INPUT_OPTIONS, read_inputs
from jianjia_rules.cli.options import Call, Option
from jianjia_rules.cli.output import output_to
from jianjia_rules.cli.output_place import check_output_place
from jianjia_rules.diagnostics import Severity
from jianjia_rules.language.text import Text
from jianjia_rules.running.evidence import evidence_report

ARGUMENTS = (PATHS,)
OPTIONS = (
    *INPUT_OPTIONS,
    Option(
        "--write",
        Text(
            "把算出的校验值写进 YAML、JSON 记录，别处一字不动",
            "write the sums into YAML and JSON records, touching nothing else",
        ),
    ),
    Option(
        "--format",
        Text("结果的形式；默认 table", "the form of the result; table by default"),
        Text("table|json", "table|json"),
        ("table", "json"),
    ),
    OUTPUT,
    LANG,
)
NOTES = Text(
    "退出码：0 不缺，日期都相符；1 有缺的或者不符的；2 规则集、记录或者命令有错。",
    "Exit codes: 0 nothing is missing or wrongly dated; 1 something is; 2 the rulebook, a record or the call is wrong.",
)


def run(call: Call, console: Console) -> int:
    """Look through the evidence; returns the exit code."""
    paths, as_json = call.all("paths"), call.one("--format") == "json"
    check_output_place(call, paths)
    inputs = read_inputs(call, paths, console)
    with output_to(call.one("--output"), console.out, encoding="utf-8" if as_json else None) as output:
        report = evidence_report(inputs, call.has("--write"))
        if as_json:
            from jianjia_rules.reports.evidence_v1 import evidence_text

            output.write(evidence_text(inputs.rulebook.id, report, console.lang))
        else:
            from jianjia_rules.reports.evidence_table import evidence_table
            from jianjia_rules.reports.page import Page

            page = Page(console.lang, console.width, console.colours and call.one("--output") is None)
            output.write(evidence_table(report, page))
    if any(each.severity is Severity.ERROR for each in report.diagnostics):
        return 2
    return 0 if report.is_complete else 1
