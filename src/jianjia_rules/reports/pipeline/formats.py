"""The forms a result can have: one visible list."""

from importlib import import_module
from typing import NamedTuple, cast

from jianjia_rules.language.text import Text
from jianjia_rules.reports.pipeline.report import Report, Setting


class Format(NamedTuple):
    """A form: its name on the command line, its module and class, what it is for.

    `streams` says that it is written while records are read, and keeps nothing of them. `tells_faults` says that it
    also tells, by itself, of a rulebook or a call that nothing can be assessed by.
    """

    name: str
    module: str
    report: str
    title: Text
    streams: bool = False
    tells_faults: bool = False

    def of(self, setting: Setting) -> Report:
        """A report of this form; only now its module is imported."""
        module = import_module(f"jianjia_rules.reports.pipeline.{self.module}")
        return cast(Report, getattr(module, self.report)(setting))


FORMATS: tuple[Format, ...] = (
    Format("table", "table", "TableReport", Text("给人看的表", "for people")),
    Format("json", "json", "JsonReport", Text("一份结果文件", "one document")),
    Format("ndjson", "ndjson", "NdjsonReport", Text("每项一行", "a line for each thing"), streams=True),
    Format("csv", "csv", "CsvReport", Text("电子表格可打开的 CSV", "a table for spreadsheets"), streams=True),
)
BY_NAME = {each.name: each for each in FORMATS}
