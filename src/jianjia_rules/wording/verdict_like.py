"""What a sentence reads of a row's result: the fields of a verdict, which the layer above defines."""

from typing import Protocol

from jianjia_rules.language.outcomes import Cause, Outcome
from jianjia_rules.language.scalars import Number


class StepLike(Protocol):
    """One step of the order of application that set the result."""

    @property
    def name(self) -> str: ...  # noqa: D102
    @property
    def outcome(self) -> Outcome: ...  # noqa: D102
    @property
    def earned(self) -> Number: ...  # noqa: D102
    @property
    def by(self) -> str: ...  # noqa: D102
    @property
    def reason(self) -> str: ...  # noqa: D102
    @property
    def until(self) -> str: ...  # noqa: D102


class VerdictLike(Protocol):
    """A row's result in numbers."""

    @property
    def outcome(self) -> Outcome: ...  # noqa: D102
    @property
    def earned(self) -> Number: ...  # noqa: D102
    @property
    def least(self) -> Number: ...  # noqa: D102
    @property
    def most(self) -> Number: ...  # noqa: D102
    @property
    def left(self) -> bool: ...  # noqa: D102
    @property
    def pending(self) -> Number: ...  # noqa: D102
    @property
    def causes(self) -> tuple[Cause, ...]: ...  # noqa: D102
    @property
    def branch(self) -> int | None: ...  # noqa: D102
    @property
    def steps(self) -> tuple[StepLike, ...]: ...  # noqa: D102
    @property
    def notes(self) -> tuple[str, ...]: ...  # noqa: D102
