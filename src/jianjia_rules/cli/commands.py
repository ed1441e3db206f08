"""The commands, in the order in which help lists them; a command's module is imported when it is called."""

from collections.abc import Callable, Sequence
from importlib import import_module
from typing import Protocol, cast

from jianjia_rules.cli.console import Console
from jianjia_rules.cli.options import Argument, Call, Option
from jianjia_rules.dataclass import dataclass
from jianjia_rules.language.text import Text


class CommandModule(Protocol):
    """What a command's module holds."""

    OPTIONS: Sequence[Option]
    ARGUMENTS: Sequence[Argument]
    NOTES: Text
    run: Callable[[Call, Console], int]


@dataclass(frozen=True, slots=True)
class Command:
    """One command."""

    name: str
    module: str
    help: Text

    def load(self) -> CommandModule:
        """Its module."""
        return cast(CommandModule, import_module(self.module))


COMMANDS: tuple[Command, ...] = (
    Command("check", "jianjia_rules.cli.check", Text("按规则集考核记录", "assess records by a rulebook")),
    Command(
        "explain",
        "jianjia_rules.cli.explain",
        Text(
            "说明一条规则，或一个单位在这条规则上怎样得分",
            "say a rule in words, or how a unit came to its points by it",
        ),
    ),
    Command(
        "evidence",
        "jianjia_rules.cli.evidence",
        Text("查看佐证：算校验值，指出缺什么、日期不符、几家共用", "look through evidence: sums, gaps, dates"),
    ),
    Command(
        "review-sheet",
        "jianjia_rules.cli.review_sheet",
        Text("写出考核人填的考评表（工作簿）", "write the workbook that assessors fill in"),
    ),
    Command(
        "convert",
        "jianjia_rules.cli.convert",
        Text("把记录改写成另一种格式", "write records in another format"),
    ),
    Command(
        "handbook",
        "jianjia_rules.cli.handbook",
        Text("印出考核细则：评分表、门槛、等次、参数和所引条款", "print the score table that an office issues"),
    ),
    Command(
        "template",
        "jianjia_rules.cli.template",
        Text(
            "制作填报表（工作簿），可按名册每单位一份",
            "write the workbook that a unit fills in, or one for each unit of a list",
        ),
    ),
    Command(
        "check-code",
        "jianjia_rules.cli.check_code",
        Text("算出填报数据的校验码，供纸件与电子件核对", "print the check codes that match signed papers with files"),
    ),
    Command(
        "lint", "jianjia_rules.cli.lint", Text("检查规则集，列出全部错误", "check a rulebook and list all its faults")
    ),
    Command(
        "coverage",
        "jianjia_rules.cli.coverage",
        Text("逐条说明原文由哪些规则考核", "go through the document: which rules rest on each clause"),
    ),
    Command(
        "test",
        "jianjia_rules.cli.rule_tests",
        Text("运行写在规则旁边的测试，指出没有测到的档次", "run the tests of rules, and say what no test reaches"),
    ),
)
