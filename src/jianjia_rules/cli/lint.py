"""`jianjia lint`: loads a rulebook and lists everything that is wrong with it and with its test files."""

from jianjia_rules.cli.check import OUTPUT
from jianjia_rules.cli.console import Console
from jianjia_rules.cli.help import LANG
from jianjia_rules.cli.options import Argument, Call, Option
from jianjia_rules.cli.output import output_to
from jianjia_rules.cli.output_place import check_output_place
from jianjia_rules.diagnostics import Diagnostic, Severity, severity_of
from jianjia_rules.diagnostics.agreement import agreed
from jianjia_rules.diagnostics.diagnostic import LEFT_OUT, left_out
from jianjia_rules.diagnostics.inert import inert, without_commands
from jianjia_rules.language.text import Lang, Text
from jianjia_rules.loading.load import load

_PIPELINES = ("sarif", "junit", "github", "gitlab")
_FORMS = ("text", "json", *_PIPELINES)
ARGUMENTS = (
    Argument(
        "rulebook",
        Text("规则集", "RULEBOOK"),
        Text("自带规则集的名称，或规则集文件夹的路径", "a shipped rulebook's name, or the path of a folder"),
    ),
)
OPTIONS = (
    Option(
        "--format",
        Text("结果的形式；默认 text", "the form of the result; text by default"),
        Text("|".join(_FORMS), "|".join(_FORMS)),
        _FORMS,
    ),
    OUTPUT,
    LANG,
)
NOTES = Text("退出码：0 没有错误；2 有错误。", "Exit codes: 0 no errors; 2 there are errors.")
_COUNTED = Text(
    "{rulebook}：{errors} 个错误，{warnings} 个警告，{notes} 条说明。",
    "{rulebook}: {errors} {errors|error|errors}, {warnings} {warnings|warning|warnings}, {notes} {notes|note|notes}.",
)


def run(call: Call, console: Console) -> int:
    """Lint; returns the exit code."""
    target = call.one("rulebook") or ""
    check_output_place(call, [target])
    loaded = load(target)
    diagnostics = loaded.diagnostics
    if not diagnostics.has_errors:
        from jianjia_rules.authoring.rule_tests.run import rule_test_faults

        diagnostics.extend(rule_test_faults(loaded))
    found = diagnostics.sorted()
    form = call.one("--format") or _FORMS[0]
    with output_to(call.one("--output"), console.out, encoding=None if form == _FORMS[0] else "utf-8") as output:
        output.write(_report(form, target, found, console.lang))
    return 2 if loaded.rulebook is None or diagnostics.has_errors else 0


def _report(form: str, target: str, found: tuple[Diagnostic, ...], lang: Lang) -> str:
    if form in _PIPELINES:
        from jianjia_rules.reports.pipeline.formats import BY_NAME

        return BY_NAME[form].of_faults(found, lang) or ""
    return _json(target, found, lang) if form == "json" else _text(target, found, lang)


def _text(target: str, found: tuple[Diagnostic, ...], lang: Lang) -> str:
    counts = {f"{severity.value}s": _count(found, severity) for severity in Severity}
    end = agreed(_COUNTED.get(lang), counts).format(rulebook=inert(target), **counts)
    if not found:
        return without_commands(f"{end}\n")
    from jianjia_rules.diagnostics.render import render_all

    return f"{render_all(found, lang)}\n{without_commands(end)}\n"


def _json(target: str, found: tuple[Diagnostic, ...], lang: Lang) -> str:
    from jianjia_rules.reports.copying import diagnostic_facts
    from jianjia_rules.reports.json_text import Json, indented

    diagnostics: Json = [diagnostic_facts(each, lang) for each in found]
    document: Json = {"format": "jianjia-lint", "version": 1, "rulebook": target, "diagnostics": diagnostics}
    return indented(document) + "\n"


def _count(found: tuple[Diagnostic, ...], severity: Severity) -> int:
    """How many there are, those that are only counted among them."""
    listed = sum(each.severity is severity and each.code != LEFT_OUT for each in found)
    others = (left_out(each) for each in found if each.code == LEFT_OUT)
    return listed + sum(count for code, count in others if severity_of(code) is severity)
