"""`jianjia convert`: writes records in another format; what that cannot carry is said."""

from jianjia_rules.cli.check import OUTPUT
from jianjia_rules.cli.console import Console
from jianjia_rules.cli.help import LANG
from jianjia_rules.cli.inputs import RULEBOOK, STDIN_FORMAT, loaded_rulebook, with_format
from jianjia_rules.cli.options import Argument, Call, Option
from jianjia_rules.cli.output import output_to
from jianjia_rules.cli.unwritable import unwritable
from jianjia_rules.diagnostics import Severity
from jianjia_rules.language.rulebook import Rulebook
from jianjia_rules.language.text import Text
from jianjia_rules.reports.conversion.convert import FORMAT_NAMES, Conversion, convert_files

ARGUMENTS = (
    Argument(
        "paths",
        Text("路径", "PATHS"),
        Text("记录文件或文件夹；- 为标准输入", "files or folders of records; - for standard input"),
        many=True,
    ),
)
OPTIONS = (
    OUTPUT,
    Option(
        "--to",
        Text("写成哪种格式；默认按文件的扩展名", "the format to write; by default what the file's ending says"),
        Text("|".join(FORMAT_NAMES), "|".join(FORMAT_NAMES)),
        FORMAT_NAMES,
    ),
    RULEBOOK,
    STDIN_FORMAT,
    LANG,
)
NOTES = Text(
    "CSV 和工作簿要有规则集（--rulebook），才知道各列是什么；CSV 的列表另存为 名称.列表.csv。\n"
    "写成工作簿（--to xlsx）时 -o 是文件夹，每条记录一份填报表，按本单位类别填好。\n"
    "退出码：0 全部写出；2 有读不了或放不下的，或者命令有错。",
    "CSV and workbooks need a rulebook (--rulebook) to know the columns; lists of CSV go to NAME.LIST.csv.\n"
    "For workbooks (--to xlsx) -o names a folder: a filled form of its unit type for each record.\n"
    "Exit codes: 0 everything was written; 2 something could not be read or carried, or the call is wrong.",
)
_COUNTED = Text(
    "读入 {read} 条记录，写出 {written} 条，退回 {refused} 条。",
    "Records: {read} read, {written} written, {refused} refused.",
)
_MOST_TOLD = 50


def run(call: Call, console: Console) -> int:
    """Convert; returns the exit code."""
    named = call.one("--rulebook")
    done = _converted(call, console, None if named is None else loaded_rulebook(named, console))
    console.show(done.diagnostics[:_MOST_TOLD])
    left = len(done.diagnostics) - _MOST_TOLD
    if left > 0:
        console.say(Text(f"……另有 {left} 项", f"… and {left} more"))
    tally = done.tally
    counts = {"read": tally.read, "written": tally.assessed, "refused": tally.refused}
    console.say(Text(*(_COUNTED.get(lang).format(**counts) for lang in ("zh", "en"))))
    is_wrong = tally.refused or any(each.severity is Severity.ERROR for each in done.diagnostics)
    return 2 if is_wrong else 0


def _converted(call: Call, console: Console, rulebook: Rulebook | None) -> Conversion:
    paths, output, to = with_format(call, call.all("paths")), call.one("--output"), call.one("--to")
    if output is None or output == "-":
        with output_to(None, console.out) as out:
            return convert_files(paths, None, rulebook, to, write=out.write)
    try:
        return convert_files(paths, output, rulebook, to, lang=console.lang)
    except OSError as error:
        raise unwritable(output, error) from error
