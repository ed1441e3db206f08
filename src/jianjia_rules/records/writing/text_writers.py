"""YAML, JSON and NDJSON: whatever a record holds is written as it is."""

import json
from collections.abc import Iterator
from decimal import Decimal
from typing import Any

from jianjia_rules.records.faults import Fault
from jianjia_rules.records.line_files import LONGEST_LINE
from jianjia_rules.records.writing.files import Open, Write


def json_text(value: Any) -> str:
    """A value as JSON on one line; decimals exactly as they are."""
    match value:
        case dict():
            inside = (f"{json_text(str(key))}: {json_text(inner)}" for key, inner in value.items())
            return f"{{{', '.join(inside)}}}"
        case list():
            return f"[{', '.join(map(json_text, value))}]"
        case Decimal():
            return str(value)
        case _:
            return json.dumps(value, ensure_ascii=False)


class JsonWriter:
    """One list of records, each on a line of its own."""

    def __init__(self, opens: Open) -> None:
        self._write: Write = opens("")
        self._before = "[\n"

    def record(self, data: dict[str, Any]) -> Iterator[Fault]:
        """Write a record; nothing of it is lost."""
        self._write(f"{self._before}{json_text(data)}")
        self._before = ",\n"
        yield from ()

    def end(self) -> None:
        """End the list."""
        self._write("[]\n" if self._before == "[\n" else "\n]\n")


class LineWriter:
    """One record a line."""

    def __init__(self, opens: Open) -> None:
        self._write: Write = opens("")

    def record(self, data: dict[str, Any]) -> Iterator[Fault]:
        """Write a record; a line that is too long to be read again is told of."""
        line = f"{json_text(data)}\n"
        self._write(line)
        size = len(line.encode("utf-8"))
        if size > LONGEST_LINE:
            yield Fault("JJ105", (), {"size": size, "most": LONGEST_LINE})

    def end(self) -> None:
        """Nothing is left to write."""


class YamlWriter:
    """One document a record. Texts that could be taken for something else stand in quotes."""

    def __init__(self, opens: Open) -> None:
        from jianjia_rules.records.writing.yaml_dump import dump

        self._write: Write = opens("")
        self._dump = dump
        self._before = ""

    def record(self, data: dict[str, Any]) -> Iterator[Fault]:
        """Write a record; nothing of it is lost."""
        self._write(f"{self._before}{self._dump(data)}")
        self._before = "---\n"
        yield from ()

    def end(self) -> None:
        """A file without records is a list of none."""
        if not self._before:
            self._write("[]\n")
