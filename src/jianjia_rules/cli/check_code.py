"""`jianjia check-code`: the codes that match signed papers with files."""

from jianjia_rules.cli.check import OUTPUT, PATHS
from jianjia_rules.cli.console import Console
from jianjia_rules.cli.help import LANG
from jianjia_rules.cli.inputs import RULEBOOK, STDIN_FORMAT, rulebook_of, with_format
from jianjia_rules.cli.options import Call
from jianjia_rules.cli.output import output_to
from jianjia_rules.diagnostics import Diagnostics
from jianjia_rules.diagnostics.inert import shortened
from jianjia_rules.language.text import Text
from jianjia_rules.records.check_code import check_code
from jianjia_rules.records.stream import read_records
from jianjia_rules.records.tally import Tally

ARGUMENTS = (PATHS,)
OPTIONS = (RULEBOOK, STDIN_FORMAT, OUTPUT, LANG)
NOTES = Text(
    "每条记录一行：校验码、单位编号、考核期、名称、文件。有错的记录没有校验码，退出码是 2。",
    "One line a record: code, unit, period, name, file. A faulty record has none, and ends with exit code 2.",
)


def run(call: Call, console: Console) -> int:
    """Print the codes; returns the exit code."""
    paths = with_format(call, call.all("paths"))
    rulebook = rulebook_of(call, paths, console)
    told, tally = Diagnostics(), Tally()
    lines = []
    for record in read_records(paths, rulebook, told, tally=tally, leave_out=call.all("--output")):
        file = record.origin.file if record.origin is not None else ""
        facts = (record.unit.id, record.period, record.unit.name, file)
        lines.append("\t".join((check_code(record.data, rulebook.schema), *(shortened(each, 200) for each in facts))))
    if not tally.read and not told.has_errors:
        told.add("JJ925", None, paths=paths)
    with output_to(call.one("--output"), console.out, encoding=None) as file_out:
        file_out.write("".join(f"{line}\n" for line in lines))
    console.show(told.sorted())
    return 2 if told.has_errors else 0
