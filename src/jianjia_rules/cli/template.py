"""`jianjia template`: the workbook that a unit fills in, or one for each unit of a list."""

from pathlib import Path

from jianjia_rules.api import template
from jianjia_rules.cli.check import OUTPUT
from jianjia_rules.cli.console import Console, is_terminal
from jianjia_rules.cli.help import LANG
from jianjia_rules.cli.inputs import fault, loaded_rulebook
from jianjia_rules.cli.lint import ARGUMENTS as RULEBOOK
from jianjia_rules.cli.options import Call, Option
from jianjia_rules.cli.output import output_to
from jianjia_rules.cli.output_place import check_book_ending
from jianjia_rules.cli.unwritable import unwritable
from jianjia_rules.diagnostics import Diagnostics
from jianjia_rules.diagnostics.agreement import counted
from jianjia_rules.errors import CallError
from jianjia_rules.language.rulebook import Rulebook
from jianjia_rules.language.text import Text

ARGUMENTS = RULEBOOK
OPTIONS = (
    Option(
        "--type",
        Text("给哪一类单位填；规则集只有一类的可不写", "for this kind of unit; may be left out where there is one"),
        Text("单位类型", "TYPE"),
    ),
    Option("--period", Text("预先填上考核期", "the period, filled in"), Text("考核期", "PERIOD")),
    Option(
        "--register",
        Text(
            "单位名册（CSV、工作簿、YAML）：每单位一份，预填编号、名称、类别；-o 是文件夹",
            "a list of units (CSV, workbook, YAML): a workbook for each, with id, name and type; -o names a folder",
        ),
        Text("文件", "FILE"),
        repeat=True,
    ),
    Option(
        "--previous",
        Text("上一考核期的记录：各项印出上期所填，可重复", "records of the period before, shown beside the questions"),
        Text("路径", "PATH"),
        repeat=True,
    ),
    OUTPUT,
    LANG,
)
NOTES = Text(
    '需要：pip install "jianjia-rules[xlsx]"。填好后用 jianjia check 读。',
    'Needs: pip install "jianjia-rules[xlsx]". Once filled in, jianjia check reads it.',
)


def run(call: Call, console: Console) -> int:
    """Write the workbook, or the folder of them; returns the exit code."""
    output = call.one("--output")
    rulebook = loaded_rulebook(call.one("rulebook") or "", console)
    if call.all("--register"):
        return _for_each(call, console, rulebook, output)
    if output is None or (output == "-" and is_terminal(console.out)):
        raise fault("JJ936", format="xlsx", file="form.xlsx")
    check_book_ending(output)
    if call.all("--previous"):
        raise fault("JJ964", option="--previous")
    made = template(rulebook, unit_type=call.one("--type"), period=call.one("--period"), lang=console.lang)
    _write(made.xlsx(), output, console)
    return 0


def _write(written: bytes, path: str, console: Console) -> None:
    """Write a workbook, never over another: it may be filled in."""
    if path != "-" and not _is_free(Path(path), written):
        raise fault("JJ967", path=path)
    with output_to(path, console.out) as file:
        file.write_bytes(written)


def _is_free(path: Path, written: bytes) -> bool:
    try:
        return not path.is_file() or path.read_bytes() == written
    except (OSError, ValueError):
        return True  # whoever writes there says what is wrong


def _for_each(call: Call, console: Console, rulebook: Rulebook, output: str | None) -> int:
    from jianjia_rules.records.previous import PreviousRecords
    from jianjia_rules.reports.template.registered import registered

    if output is None or output == "-":
        raise fault("JJ965")
    if call.all("--previous") and call.one("--period") is None:
        raise fault("JJ966")
    told = Diagnostics()
    previous = PreviousRecords.read(call.all("--previous"), rulebook, told) if call.all("--previous") else None
    if told.has_errors:
        raise CallError(told.sorted())
    forms = registered(
        rulebook,
        call.all("--register"),
        unit_type=call.one("--type"),
        period=call.one("--period"),
        lang=console.lang,
        previous=previous,
        told=told,
    )
    folder = Path(output)
    count = 0
    for each in forms:
        try:
            folder.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise unwritable(output, error) from error
        _write(each.template.xlsx(), str(folder / f"{each.name}.xlsx"), console)
        count += 1
    console.show(told.sorted())
    books = counted(count, "workbook", "workbooks")
    console.say(Text(f"已写 {count} 份填报表到 {output}", f"{books} written to {output}"))
    return 0
