"""Why a file could not be opened or written, as Windows says it too."""

from __future__ import annotations

import errno

import pytest

from jianjia_rules.cli.unwritable import unwritable
from jianjia_rules.diagnostics.unreadable import reason


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
