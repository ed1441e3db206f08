"""The forms a result can have: one visible list."""

from collections.abc import Sequence
from importlib import import_module
from types import ModuleType
from typing import NamedTuple, cast

from jianjia_rules.diagnostics import Diagnostic
from jianjia_rules.language.text import Lang, Text
from jianjia_rules.reports.pipeline.report import Report, Setting


class Format(NamedTuple):
    """A form: its name on the command line, its module and class, what it is for.

    `streams` says that it is written while records are read, and keeps at most a line of each. `faults` is the function
    that tells of a rulebook or a call by which nothing can be assessed; empty where the form says nothing of that.
    `binary` says that no terminal can show it.
    """

    name: str
    module: str
    report: str
    title: Text
    streams: bool = False
    faults: str = ""
    binary: bool = False

    def of(self, setting: Setting) -> Report:
        """A report of this form; only now its module is imported."""
        return cast(Report, getattr(self._load(), self.report)(setting))

    def of_faults(self, diagnostics: Sequence[Diagnostic], lang: Lang) -> str | None:
        """What it says where nothing can be assessed; None for nothing."""
        return cast(str, getattr(self._load(), self.faults)(diagnostics, lang)) if self.faults else None

    def _load(self) -> ModuleType:
        return import_module(f"jianjia_rules.reports.pipeline.{self.module}")


FORMATS: tuple[Format, ...] = (
    Format("table", "table", "TableReport", Text("给人看的报告", "the report for people")),
    Format("json", "json", "JsonReport", Text("一份结果文件", "one document")),
    Format("ndjson", "ndjson", "NdjsonReport", Text("每项一行", "a line for each thing"), streams=True),
    Format("csv", "csv", "CsvReport", Text("电子表格可打开的 CSV", "a table for spreadsheets"), streams=True),
    Format("xlsx", "xlsx", "XlsxReport", Text("Excel 工作簿", "an Excel workbook"), binary=True),
    Format(
        "markdown",
        "markdown",
        "MarkdownReport",
        Text("拉取请求里的评论", "a comment on a pull request"),
        faults="faults_text",
    ),
    Format(
        "sarif",
        "sarif",
        "SarifReport",
        Text("SARIF 2.1.0，供代码扫描", "SARIF 2.1.0, for code scanning"),
        streams=True,
        faults="faults_text",
    ),
    Format(
        "junit",
        "junit",
        "JunitReport",
        Text("JUnit XML：每个单位一组", "JUnit XML, a suite for each unit"),
        streams=True,
        faults="faults_text",
    ),
    Format(
        "github",
        "github",
        "GithubReport",
        Text("GitHub 的工作流命令", "GitHub's workflow commands"),
        faults="faults_text",
    ),
    Format(
        "gitlab",
        "gitlab",
        "GitlabReport",
        Text("GitLab 的代码质量报告", "GitLab's code quality"),
        streams=True,
        faults="faults_text",
    ),
)
BY_NAME = {each.name: each for each in FORMATS}
