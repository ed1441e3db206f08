"""Why a file could not be opened or written, as Windows says it too."""

from __future__ import annotations

import errno
from pathlib import Path

import pytest

from jianjia_rules.cli.output import output_to
from jianjia_rules.cli.unwritable import unwritable
from jianjia_rules.diagnostics.unreadable import reason
from jianjia_rules.errors import CallError


class HeldError(PermissionError):
    """What Windows raises for a file that Excel has open."""

    def __init__(self, number: int) -> None:
        super().__init__(errno.EACCES, "Permission denied")
        self.winerror = number


@pytest.mark.parametrize("number", [32, 33])
def test_a_file_that_another_program_keeps_to_itself(number: int) -> None:
    assert "another program" in reason(HeldError(number)).en
    (told,) = unwritable("r.xlsx", HeldError(number)).diagnostics
    assert "另一个程序" in told.message("zh")


def test_a_file_without_permission_is_another_thing() -> None:
    assert reason(HeldError(5)).en == "permission denied"
    (told,) = unwritable("r.xlsx", HeldError(5)).diagnostics
    assert "permission denied" in told.message("en")


class NotReplacedError(HeldError):
    """What Windows raises when a file that Excel has open is to be replaced by another."""

    filename2 = "r.xlsx"


def test_a_file_that_cannot_be_replaced_is_open_somewhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object) -> None:
        raise NotReplacedError(5)

    monkeypatch.setattr(Path, "replace", refuse)
    target = tmp_path / "r.csv"
    target.write_text("before", encoding="utf-8")
    with pytest.raises(CallError) as raised, output_to(str(target), None) as output:
        output.write("after")
    (told,) = raised.value.diagnostics
    assert (told.code, told.hint("en")) == ("JJ908", "Close it there and try again.")
    assert "another program has it open" in told.message("en")
    assert [each.name for each in tmp_path.iterdir()] == ["r.csv"]
    assert target.read_text(encoding="utf-8") == "before"


class LongPathError(FileNotFoundError):
    """What Windows raises for a path of more than 259 characters."""

    def __init__(self, number: int, path: str) -> None:
        super().__init__(errno.ENOENT, "No such file or directory", path)
        self.winerror = number


@pytest.mark.parametrize(("number", "path"), [(206, "a"), (3, "C:\\" + "长" * 260), (2, "C:\\" + "a" * 260)])
def test_a_path_that_windows_does_not_take(number: int, path: str) -> None:
    assert reason(LongPathError(number, path)).en == "its name is too long"
    (told,) = unwritable(path, LongPathError(number, path)).diagnostics
    assert "its name is too long" in told.message("en")
    assert "no longer there" in reason(LongPathError(2, "short")).en
