"""`jianjia review-sheet`: writes the workbook that assessors fill in; `check --reviews` reads it back."""

from jianjia_rules.cli.check import OUTPUT, PATHS
from jianjia_rules.cli.console import Console, is_terminal
from jianjia_rules.cli.help import LANG
from jianjia_rules.cli.inputs import INPUT_OPTIONS, fault, read_inputs
from jianjia_rules.cli.options import Call
from jianjia_rules.cli.output import output_to
from jianjia_rules.cli.output_place import check_book_ending, check_output_place
from jianjia_rules.diagnostics import Severity
from jianjia_rules.language.text import Text

ARGUMENTS = (PATHS,)
OPTIONS = (*INPUT_OPTIONS, OUTPUT, LANG)
NOTES = Text(
    '需要：pip install "jianjia-rules[xlsx]"。退出码：0 写好；2 规则集、记录或者命令有错（能考核的照样写入）。',
    'Needs: pip install "jianjia-rules[xlsx]". Exit codes: 0 written; 2 the rulebook, a record or the call is wrong '
    "(what can be assessed is written all the same).",
)


def run(call: Call, console: Console) -> int:
    """Write the workbook; returns the exit code."""
    paths, target = call.all("paths"), call.one("--output")
    if target is None or (target == "-" and is_terminal(console.out)):
        raise fault("JJ936", format="xlsx", file="review.xlsx")
    check_output_place(call, paths)
    check_book_ending(target)
    inputs = read_inputs(call, paths, console)
    from jianjia_rules.reports.review_sheet import review_sheet

    with output_to(target, console.out) as output:
        output.write_bytes(review_sheet(inputs.rulebook, inputs.run, console.lang))
    errors = [each for each in inputs.diagnostics(inputs.run.finish()) if each.severity is Severity.ERROR]
    console.show(errors)
    return 2 if errors else 0
