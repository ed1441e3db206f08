"""What a call names, read: the rulebook, the registers, review entries and waivers, the day, and the run over them."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from jianjia_rules.cli.console import Console
from jianjia_rules.cli.options import Call, Option
from jianjia_rules.diagnostics import Diagnostic, Diagnostics, Words, nearest
from jianjia_rules.errors import CallError, RulebookError
from jianjia_rules.language.rulebook import Rulebook
from jianjia_rules.language.scheme import Register
from jianjia_rules.language.text import Text
from jianjia_rules.loading.load import load
from jianjia_rules.records.reading_faults import one
from jianjia_rules.records.stream import STANDARD_INPUT
from jianjia_rules.running.run import Run
from jianjia_rules.scoring.standing import Standings
from jianjia_rules.units.entries import Review, Waiver

_FILE = Text("文件", "FILE")

RULEBOOK = Option(
    "--rulebook",
    Text("自带规则集的名称，或规则集文件夹的路径", "a shipped rulebook's name, or the path of a folder"),
    Text("名称或路径", "NAME-OR-PATH"),
    short="-r",
)
INPUT_OPTIONS = (
    RULEBOOK,
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
    Option("--waivers", Text("豁免，可重复", "what was waived; repeatable"), _FILE, repeat=True),
    Option(
        "--lenient",
        Text(
            "有错的值按没有填处理；身份有错的仍然退回",
            "faulty values count as missing; without an identity a record is refused",
        ),
    ),
)
"""What every command that assesses takes."""

_DATE_WANTED = Words("一个日期，如 2014-12-31", "a date such as 2014-12-31")


@dataclass(frozen=True, slots=True)
class Inputs:
    """What the call names. `found` is what there is to tell of the files beside the records."""

    rulebook: Rulebook
    paths: tuple[str, ...]
    as_of: date | None
    run: Run
    entries: tuple[Review | Waiver, ...]
    found: Diagnostics

    def diagnostics(self, standings: Standings) -> tuple[Diagnostic, ...]:
        """Everything there is to tell of the input, once all of it was read: by file and line."""
        told = Diagnostics()
        told.extend(self.found)
        told.extend(self.run.diagnostics)
        if self.entries:
            from jianjia_rules.records.entries import never_seen

            seen = {(unit, period) for period, unit, _ in standings.by_unit}
            units = {unit for unit, _ in seen}

            def is_known(unit: str, period: str | None) -> bool:
                return unit in units if period is None else (unit, period) in seen

            told.extend(never_seen(self.entries, is_known))
        return told.sorted()


def read_inputs(call: Call, paths: Sequence[str], console: Console) -> Inputs:
    """Everything that the call names; raises CallError or RulebookError with all that is wrong with it."""
    as_of = day_of(call)
    rulebook = rulebook_of(call, paths, console)
    found = Diagnostics()
    registers = _registers(call.all("--register"), rulebook, found)
    reviews = _reviews(call.all("--reviews"), rulebook, found)
    waivers = _waivers(call.all("--waivers"), rulebook, found)
    if found.has_errors:
        raise CallError(found.sorted())
    registered = [path for _, path in map(_named, call.all("--register"))]
    run = Run(
        rulebook,
        paths,
        as_of=as_of,
        lenient=call.has("--lenient"),
        previous=call.all("--previous"),
        registers=registers,
        reviews=reviews,
        waivers=waivers,
        leave_out=[*call.all("--reviews"), *call.all("--waivers"), *registered],
    )
    return Inputs(rulebook, tuple(paths), as_of, run, (*reviews, *waivers), found)


def rulebook_of(call: Call, paths: Sequence[str], console: Console) -> Rulebook:
    """The rulebook that the call names, or that stands in a folder of its records; how many warnings it has is said."""
    target = call.one("--rulebook") or _beside(paths)
    if target is None:
        from jianjia_rules.shipped import shipped_rulebooks

        raise fault("JJ916", known=shipped_rulebooks())
    loaded = load(target)
    if loaded.rulebook is None or loaded.diagnostics.has_errors:
        raise RulebookError(loaded.diagnostics.sorted())
    if len(loaded.diagnostics):
        console.say(
            Text(
                f"规则集有 {len(loaded.diagnostics)} 条提醒；查看：jianjia lint {target}",
                f"The rulebook has {len(loaded.diagnostics)} warnings or notes; to see them: jianjia lint {target}",
            )
        )
    return loaded.rulebook


def day_of(call: Call) -> date | None:
    """The as-of date of the call."""
    given = call.one("--as-of")
    if given is None:
        return None
    try:
        return date.fromisoformat(given)
    except ValueError:
        raise fault("JJ904", option="--as-of", found=given, wanted=_DATE_WANTED) from None


def fault(code: str, /, **arguments: Any) -> CallError:
    """One thing wrong with the call."""
    return CallError((one(code, **arguments),))


def _beside(paths: Sequence[str]) -> str | None:
    folders = (Path(path) for path in paths if path != STANDARD_INPUT)
    return next((str(folder) for folder in folders if (folder / "rulebook.yaml").is_file()), None)


def _named(given: str) -> tuple[str | None, str]:
    """`NAME=FILE`, or only a file."""
    name, equals, path = given.partition("=")
    return (name, path) if equals else (None, given)


def _registers(given: Sequence[str], rulebook: Rulebook, found: Diagnostics) -> dict[str, dict[str, str]]:
    files: dict[str, list[str]] = {}
    for name, path in map(_named, given):
        register = _register(name, path, rulebook, found)
        if register is not None:
            files.setdefault(register.id, []).append(path)
    if not files:
        return {}
    from jianjia_rules.records.registers import read_register

    return {id: read_register(paths, rulebook.registers[id], found) for id, paths in files.items()}


def _register(name: str | None, path: str, rulebook: Rulebook, found: Diagnostics) -> Register | None:
    known = tuple(rulebook.registers)
    if not known:
        found.add("JJ921", None, path=path)
        return None
    if name is None and len(known) > 1:
        found.add("JJ920", None, path=path, known=known)
        return None
    register = rulebook.registers.get(known[0] if name is None else name)
    if register is None:
        found.add("JJ919", None, found=name, known=known, nearest=nearest(name or "", known))
    return register


def _reviews(paths: Sequence[str], rulebook: Rulebook, found: Diagnostics) -> tuple[Review, ...]:
    if not paths:
        return ()
    from jianjia_rules.records.entries import read_reviews

    return read_reviews(paths, rulebook, found)


def _waivers(paths: Sequence[str], rulebook: Rulebook, found: Diagnostics) -> tuple[Waiver, ...]:
    if not paths:
        return ()
    from jianjia_rules.records.entries import read_waivers

    return read_waivers(paths, rulebook, found)
