"""What a call names, read: the rulebook, the registers, review entries and waivers, the day, and the run over them."""

import re
import sys
from collections.abc import Sequence
from contextlib import suppress
from datetime import date
from pathlib import Path
from typing import Any

from jianjia_rules.cli.console import Console
from jianjia_rules.cli.options import Call, Option
from jianjia_rules.diagnostics import LIMIT, Diagnostics, Words, nearest
from jianjia_rules.diagnostics.agreement import counted
from jianjia_rules.documents.existing import is_file
from jianjia_rules.errors import CallError, RulebookError
from jianjia_rules.language.rulebook import Rulebook
from jianjia_rules.language.scheme import Register
from jianjia_rules.language.text import Text
from jianjia_rules.loading.load import load
from jianjia_rules.records.folders import waivers_beside
from jianjia_rules.records.line_files import STANDARD_INPUT
from jianjia_rules.records.normalise import Normalise
from jianjia_rules.records.reading_faults import one
from jianjia_rules.running.inputs import Inputs, inputs_of

_FILE = Text("文件", "FILE")

STDIN_FORMAT = Option(
    "--stdin-format",
    Text(
        "标准输入（-）里是 json、ndjson、yaml 还是 csv；默认看第一行",
        "what standard input (-) holds: json, ndjson, yaml or csv; by default the first line tells",
    ),
    Text("格式", "FORMAT"),
    ("json", "ndjson", "yaml", "csv"),
)
RULEBOOK = Option(
    "--rulebook",
    Text("自带规则集的名称，或规则集文件夹的路径", "a shipped rulebook's name, or the path of a folder"),
    Text("名称或路径", "NAME-OR-PATH"),
    short="-r",
)
INPUT_OPTIONS = (
    RULEBOOK,
    STDIN_FORMAT,
    Option(
        "--as-of",
        Text(
            "按哪一天的规则和参数；默认为考核期末日",
            "the day whose rules and parameters hold; by default the period's last",
        ),
        Text("日期", "DATE"),
    ),
    Option(
        "--previous",
        Text("上一考核期的记录，可重复", "records of the period before; repeatable"),
        Text("路径", "PATH"),
        repeat=True,
    ),
    Option(
        "--register",
        Text("名册：应当在列的单位或分组，可重复", "a register of units or groups that had to be there; repeatable"),
        Text("[名称=]文件", "[NAME=]FILE"),
        repeat=True,
    ),
    Option(
        "--reviews",
        Text("考核组的评议和更正，可重复", "what assessors judged or corrected; repeatable"),
        _FILE,
        repeat=True,
    ),
    Option(
        "--office",
        Text(
            "考核办自己掌握的数据，高于单位所报，可重复", "the office's own data, above what units submit; repeatable"
        ),
        _FILE,
        repeat=True,
    ),
    Option(
        "--waivers",
        Text(
            "豁免，可重复；默认为申报材料旁的 waivers.yaml 或 豁免.yaml",
            "what was waived, repeatable; by default waivers.yaml beside the submissions",
        ),
        _FILE,
        repeat=True,
    ),
    Option(
        "--lenient",
        Text(
            "有错的值按没有填处理；身份有错的仍然退回",
            "faulty values count as missing; without an identity a record is refused",
        ),
    ),
    Option(
        "--no-normalise",
        Text(
            "不合表式的值一律按错误处理，不按人的写法（１，２００、2014年6月23日）去读",
            "values that do not fit are faults, also where they can be read (1,200; 23 June 2014)",
        ),
    ),
    Option(
        "--show-changes",
        Text("逐个列出读法与写法不同的值", "list the values that were read as others than are written"),
    ),
    Option(
        "--max-messages",
        Text(
            f"同类的问题、一个文件里有错的记录、一条记录的错，各最多说明几个；默认 {LIMIT}，all 为全部",
            f"how many messages of a kind, faulty records of a file, faults of a record are told; {LIMIT} by default",
        ),
        Text("个数|all", "N|all"),
    ),
)
"""What every command that assesses takes."""

_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_MESSAGES_WANTED = Words("1 以上的整数，或者 all", "a whole number from 1, or all")
_DATE_WANTED = Words("一个日期，如 2014-12-31", "a date such as 2014-12-31")


def read_inputs(call: Call, paths: Sequence[str], console: Console, written: Sequence[str] | None = None) -> Inputs:
    """Everything that the call names; raises CallError or RulebookError with all that is wrong with it.

    `written` are the files that results go to, by default what `--output` names: they are no records.
    """
    as_of = day_of(call)
    paths = with_format(call, paths)
    rulebook = rulebook_of(call, paths, console)
    faults = Diagnostics()
    registers = _registers(call.all("--register"), rulebook, faults)
    waivers = call.all("--waivers")
    beside = [] if waivers else _waivers_beside(paths)
    inputs = inputs_of(
        rulebook,
        paths,
        as_of=as_of,
        lenient=call.has("--lenient"),
        normalise=Normalise.of(not call.has("--no-normalise"), call.has("--show-changes")),
        previous=call.all("--previous"),
        registers=registers,
        reviews=call.all("--reviews"),
        waivers=waivers or beside,
        office=call.all("--office"),
        most_told=most_asked(call) or LIMIT,
        leave_out=[path for path in (call.all("--output") if written is None else written) if path != STANDARD_INPUT],
    )
    faults.extend(inputs.found)
    if faults.has_errors:
        raise CallError(faults.sorted())
    inputs.found.extend(one("JJ974", path=path) for path in beside)
    return inputs


def with_format(call: Call, paths: Sequence[str]) -> Sequence[str]:
    """The paths, standard input with the format that the call says it has."""
    format = call.one("--stdin-format")
    if format is None:
        return paths
    if STANDARD_INPUT not in paths:
        raise fault("JJ944", option="--stdin-format")
    from jianjia_rules.records.standard_input import StandardInput

    return [StandardInput(format) if path == STANDARD_INPUT else path for path in paths]


def rulebook_of(call: Call, paths: Sequence[str], console: Console) -> Rulebook:
    """The rulebook that the call names, or that stands in a folder of its records; how many warnings it has is said."""
    target = call.one("--rulebook") or _beside(paths)
    if target is None:
        from jianjia_rules.shipped import shipped_rulebooks

        raise fault("JJ916", known=shipped_rulebooks())
    return loaded_rulebook(target, console)


def loaded_rulebook(target: str, console: Console) -> Rulebook:
    """The rulebook of a name or path; how many warnings it has is said. Raises RulebookError with all its faults."""
    loaded = load(target)
    if loaded.rulebook is None or loaded.diagnostics.has_errors:
        raise RulebookError(loaded.diagnostics.sorted())
    if len(loaded.diagnostics):
        console.say(
            Text(
                f"规则集有提醒（{len(loaded.diagnostics)} 条）；查看：jianjia lint {target}",
                f"On the rulebook: {counted(len(loaded.diagnostics), 'remark', 'remarks')}; see: jianjia lint {target}",
            )
        )
    return loaded.rulebook


def day_of(call: Call) -> date | None:
    """The as-of date of the call."""
    given = call.one("--as-of")
    if given is None:
        return None
    if _DAY.fullmatch(given):
        with suppress(ValueError):
            return date.fromisoformat(given)
    raise fault("JJ904", option="--as-of", found=given, wanted=_DATE_WANTED, nearest=_meant(given))


def _meant(given: str) -> str | None:
    """The day that was probably meant, where year, month and day are written in some other way."""
    parts = [int(part) for part in re.findall(r"[0-9]{1,4}", given)]
    with suppress(ValueError):
        return date(*parts).isoformat() if len(parts) == 3 else None
    return None


def most_asked(call: Call) -> int | None:
    """How much of one kind is to be told of what is wrong with the input; None where the call does not say."""
    given = call.one("--max-messages")
    if given is None:
        return None
    if given == "all":
        return sys.maxsize
    if given.isascii() and given.isdecimal() and len(given) < 10 and int(given):
        return int(given)
    raise fault("JJ904", option="--max-messages", found=given, wanted=_MESSAGES_WANTED)


def fault(code: str, /, **arguments: Any) -> CallError:
    """One thing wrong with the call."""
    return CallError((one(code, **arguments),))


def _beside(paths: Sequence[str]) -> str | None:
    folders = (Path(path) for path in paths if path != STANDARD_INPUT)
    return next((str(folder) for folder in folders if is_file(folder / "rulebook.yaml")), None)


def _waivers_beside(paths: Sequence[str]) -> list[str]:
    """Those that stand beside the submissions."""
    return [str(path) for path in waivers_beside(path for path in paths if path != STANDARD_INPUT)]


def _registers(given: Sequence[str], rulebook: Rulebook, faults: Diagnostics) -> dict[str, list[str]]:
    """The files of each register."""
    files: dict[str, list[str]] = {}
    for each in given:
        name, equals, path = each.partition("=")
        if equals and not path:
            faults.add("JJ911", None, option="--register", wanted=Words("[名称=]文件", "[NAME=]FILE"))
            continue
        register = _register(name if equals else None, path if equals else each, rulebook, faults)
        if register is not None:
            files.setdefault(register.id, []).append(path if equals else each)
    return files


def _register(name: str | None, path: str, rulebook: Rulebook, faults: Diagnostics) -> Register | None:
    known = tuple(rulebook.registers)
    if not known:
        faults.add("JJ921", None, path=path)
        return None
    if name is None and len(known) > 1:
        faults.add("JJ920", None, path=path, known=known)
        return None
    register = rulebook.registers.get(known[0] if name is None else name)
    if register is None:
        faults.add("JJ919", None, found=name, known=known, nearest=nearest(name or "", known))
    return register
