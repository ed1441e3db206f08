"""The exceptions of the library: they hold data, and compose their text when it is printed."""

from collections.abc import Sequence
from typing import Any, Literal, Protocol


class Fault(Protocol):
    """What an exception needs to know of a diagnostic."""

    @property
    def code(self) -> str:
        """Its stable code."""
        ...

    def message(self, lang: Literal["zh", "en"]) -> str:
        """What is wrong."""
        ...


class JianjiaError(Exception):
    """Everything this library raises on purpose."""


class _FaultsError(JianjiaError):
    """Faults found in some input; `diagnostics` holds them all, sorted."""

    _what = "input"
    _shown = 20

    def __init__(self, diagnostics: Sequence[Fault]) -> None:
        super().__init__(diagnostics)
        self.diagnostics: tuple[Any, ...] = tuple(diagnostics)

    def __str__(self) -> str:
        lines = [str(diagnostic) for diagnostic in self.diagnostics[: self._shown]]
        left_out = len(self.diagnostics) - len(lines)
        if left_out:
            lines.append(f"… and {left_out} more")
        return "\n".join([f"the {self._what} cannot be used:", *lines])


class RulebookError(_FaultsError):
    """A rulebook with at least one error."""

    _what = "rulebook"


class RecordError(_FaultsError):
    """A record that cannot be read or does not fit its schema."""

    _what = "record"


class CallError(_FaultsError):
    """The call itself is wrong: an unknown rule, a date that is none, a path that is not there."""

    _what = "call"


class MissingExtraError(JianjiaError):
    """A feature needs a package that is not installed; `extra` is what to install it with."""

    def __init__(self, extra: str, package: str) -> None:
        super().__init__(extra, package)
        self.extra = extra
        self.package = package

    def __str__(self) -> str:
        return f'{self.package} is not installed; install it with: pip install "jianjia-rules[{self.extra}]"'
