"""`jianjia handbook`: the score table that an office issues, made from the rules alone."""

from pathlib import PurePath

from jianjia_rules.api import handbook
from jianjia_rules.cli.check import OUTPUT
from jianjia_rules.cli.console import Console, is_terminal
from jianjia_rules.cli.help import LANG
from jianjia_rules.cli.inputs import day_of, fault
from jianjia_rules.cli.lint import ARGUMENTS as RULEBOOK
from jianjia_rules.cli.options import Call, Option
from jianjia_rules.cli.output import output_to
from jianjia_rules.language.text import Text

ARGUMENTS = RULEBOOK
OPTIONS = (
    Option(
        "--type",
        Text("只印这一类单位的；默认印全部", "for this kind of unit only; by default for all"),
        Text("单位类型", "TYPE"),
    ),
    Option(
        "--as-of",
        Text(
            "印这一天有效的规则和取值；默认印出各个日期的取值",
            "the rules and values of this day; by default all values with their days",
        ),
        Text("日期", "DATE"),
    ),
    Option(
        "--blank-scores",
        Text(
            "加上空白的自评分、考评分、备注三栏", "add empty columns for the self score, the assessed score and remarks"
        ),
    ),
    Option(
        "--format",
        Text(
            "结果的形式；默认看 -o 的扩展名，没有就是 markdown",
            "the form of the result; by default that of the file after -o, else markdown",
        ),
        Text("markdown|html|docx", "markdown|html|docx"),
        ("markdown", "html", "docx"),
    ),
    OUTPUT,
    LANG,
)
NOTES = Text(
    '印出的每一句都出自规则。docx 需要：pip install "jianjia-rules[docx]"',
    'Every sentence is made from the rules. docx needs: pip install "jianjia-rules[docx]"',
)
_BY_SUFFIX = {".md": "markdown", ".html": "html", ".htm": "html", ".docx": "docx"}


def run(call: Call, console: Console) -> int:
    """Print the handbook; returns the exit code."""
    target, output = call.one("rulebook") or "", call.one("--output")
    form = call.one("--format") or _BY_SUFFIX.get(PurePath(output or "").suffix.lower(), "markdown")
    if form == "docx" and (output is None or (output == "-" and is_terminal(console.out))):
        raise fault("JJ936", format=form, file=f"{PurePath(target).name or 'handbook'}.docx")
    made = handbook(
        target,
        unit_type=call.one("--type"),
        lang=console.lang,
        as_of=day_of(call),
        blank_scores=call.has("--blank-scores"),
    )
    written = made.docx() if form == "docx" else (made.html() if form == "html" else made.markdown()).encode()
    with output_to(output, console.out) as file:
        file.write_bytes(written)
    return 0
