"""Parameters that nothing uses: a warning, and only in a rulebook that is sound otherwise."""

from pathlib import Path

from jianjia_rules.diagnostics import Severity
from jianjia_rules.loading.load import load
from tests.loading.reading import HEAD, write

MAIN = f"""{HEAD}parameters: {{used: {{values: 3}}, idle: {{values: 4}}}}
parts: [{{id: table, points: 4}}]
rules: [{{id: founded, part: table, points: 4, award: {{if: {{field: size, at_least: $used}}}}}}]
"""


def test_a_parameter_that_nothing_uses_is_a_warning(tmp_path: Path) -> None:
    loaded = load(write(tmp_path, MAIN))
    (warning,) = loaded.diagnostics.sorted()
    assert (warning.code, warning.severity, dict(warning.arguments)["name"]) == ("JJ317", Severity.WARNING, "idle")
    assert loaded.rulebook is not None


def test_a_misspelt_use_is_no_reason_to_call_it_unused(tmp_path: Path) -> None:
    loaded = load(write(tmp_path, MAIN.replace("$used", "$usd")))
    assert [diagnostic.code for diagnostic in loaded.diagnostics.sorted()] == ["JJ301"]
