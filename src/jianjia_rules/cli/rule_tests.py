"""`jianjia test`: runs the tests of rules that stand beside them, and says what no test reaches."""

from jianjia_rules.authoring.rule_tests.model import RuleTestResult
from jianjia_rules.authoring.rule_tests.run import run_rule_tests
from jianjia_rules.cli.check import OUTPUT
from jianjia_rules.cli.console import Console
from jianjia_rules.cli.help import LANG
from jianjia_rules.cli.options import Argument, Call, Option
from jianjia_rules.cli.output import output_to
from jianjia_rules.language.text import Text
from jianjia_rules.reports.page import Page

ARGUMENTS = (
    Argument(
        "rulebook",
        Text("规则集", "RULEBOOK"),
        Text("自带规则集的名称，或规则集文件夹的路径", "a shipped rulebook's name, or the path of a folder"),
    ),
)
OPTIONS = (
    Option(
        "--rule",
        Text("只运行这条规则或门槛的用例，可重复", "only the cases of this rule or gate; repeatable"),
        Text("编号", "ID"),
        repeat=True,
    ),
    Option(
        "--base",
        Text("补充规则集：连同下层规则集的测试", "of an overlay: the tests of the rulebooks it extends too"),
    ),
    Option(
        "--format",
        Text("结果的形式；默认 table", "the form of the result; table by default"),
        Text("table|json|junit", "table|json|junit"),
        ("table", "json", "junit"),
    ),
    OUTPUT,
    LANG,
)
NOTES = Text(
    "退出码：0 全部相符、各档都测到；1 有不符的预期或没有测到的档次；2 命令、规则集或测试文件有错。",
    "Exit codes: 0 all as expected, every branch reached; 1 something is not; "
    "2 the call, the rulebook or a test file is wrong.",
)


def run(call: Call, console: Console) -> int:
    """Test; returns the exit code."""
    result = run_rule_tests(call.one("rulebook") or "", rules=call.all("--rule"), with_base=call.has("--base"))
    if result.diagnostics:
        console.show(result.diagnostics)
    form = call.one("--format") or "table"
    text = _text(result, form, call, console)
    with output_to(call.one("--output"), console.out, encoding=None if form == "table" else "utf-8") as output:
        output.write(text)
    return 0 if result.passed else 1


def _text(result: RuleTestResult, form: str, call: Call, console: Console) -> str:
    if form == "json":
        from jianjia_rules.cli.rule_tests_json import json_report

        return json_report(result, console.lang)
    if form == "junit":
        from jianjia_rules.cli.rule_tests_junit import junit_report

        return junit_report(result, console.lang)
    from jianjia_rules.cli.rule_tests_table import table_report

    return table_report(result, Page(console.lang, console.width, console.colours and call.one("--output") is None))
