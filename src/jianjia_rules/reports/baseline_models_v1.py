"""A baseline, version 1, as models: what its lines hold. `docs/ci.md` explains it."""

from functools import cache
from typing import Annotated, Literal

from pydantic import Field, TypeAdapter

from jianjia_rules.reports.comparison_models_v1 import Level
from jianjia_rules.reports.wire_v1 import Number, Wire

FORMAT = "jianjia-baseline"
VERSION = 1


class BaselineHeader(Wire):
    """The first line: which rulebook."""

    kind: Literal["header"]
    format: Literal["jianjia-baseline"]
    version: Literal[1]
    rulebook: str
    edition: str
    digest: str


class KnownIssue(Wire):
    """Something that was told: its fingerprint stays while rulebook, rule, unit and period do."""

    key: str
    level: Level
    state: Literal["failed", "open", "pending", "waived"]
    fingerprint: str
    unit: str = ""
    period: str = ""
    file: str | None = None


class KnownUnit(Wire):
    """A record, or a group of a roll-up, whose type is the roll-up's id."""

    kind: Literal["unit", "group"]
    unit: str
    type: str
    period: str
    name: str
    total: Number | None
    issues: list[KnownIssue]


class KnownInput(Wire):
    """The last line: faults of the input, and who submitted nothing. Without it the file is not whole."""

    kind: Literal["input"]
    issues: list[KnownIssue]


BaselineLine = Annotated[BaselineHeader | KnownUnit | KnownInput, Field(discriminator="kind")]


@cache
def line_reader() -> TypeAdapter[BaselineLine]:
    """Reads any line."""
    return TypeAdapter(BaselineLine)
