"""Reading pieces of a rulebook from YAML text, and writing small rulebooks."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

from jianjia_rules.diagnostics import Diagnostics
from jianjia_rules.documents.yaml_text import read_yaml
from jianjia_rules.language.rulebook import Rulebook
from jianjia_rules.loading.context import Context
from jianjia_rules.loading.faults import Faults, Locator
from jianjia_rules.loading.load import load_rulebook

HEAD = """rulebook: small
language: 1
record: {schema: record.schema.json, unit: unit.id, period: period}
"""


def read(text: str, reader: Callable[[Context], Callable[[object, tuple[str, ...]], Any]]) -> tuple[Any, list[str]]:
    """What a reader makes of a piece of YAML, and the codes of the faults it finds."""
    diagnostics, locator = Diagnostics(), Locator()
    document = read_yaml(text, "piece.yaml", diagnostics)
    assert document is not None
    locator.mount((), document, ())
    result = reader(Context(Faults(diagnostics, locator)))(document.value, ())
    return result, [diagnostic.code for diagnostic in diagnostics.sorted()]


def condition(text: str) -> Any:
    """The condition that stands in a sound piece of YAML."""
    return _sound(text, lambda context: context.nodes.condition)


def measure(text: str) -> Any:
    """The measure that stands in a sound piece of YAML."""
    return _sound(text, lambda context: context.nodes.measure)


def award(text: str) -> Any:
    """The award that stands in a sound piece of YAML."""
    return _sound(text, lambda context: context.awards.award)


def write(folder: Path, main: str, **files: str) -> Path:
    """A rulebook's folder: rulebook.yaml, part files by name, and a schema that knows every field."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, text in {"rulebook": main, **files}.items():
        (folder / f"{name}.yaml").write_text(text, encoding="utf-8", newline="\n")
    (folder / "record.schema.json").write_text('{"type": "object"}\n', encoding="utf-8", newline="\n")
    return folder


def loaded(folder: Path, main: str, **files: str) -> Rulebook:
    """A rulebook written and loaded; its faults raise."""
    return load_rulebook(write(folder, HEAD + main, **files))


def _sound(text: str, reader: Any) -> Any:
    result, codes = read(text, reader)
    assert codes == []
    return result
