"""What all models of what we write are made of."""

from decimal import Decimal
from typing import Annotated, Any

from pydantic import BaseModel, BeforeValidator, ConfigDict, WithJsonSchema

from jianjia_rules.reports.numbers import wire_number


def _number(value: Any) -> Any:
    """A float read from JSON means the decimal it was written as."""
    if isinstance(value, bool) or not isinstance(value, (int, float, Decimal)):
        return value
    return wire_number(Decimal(repr(value)) if isinstance(value, float) else value)


Number = Annotated[int | Decimal, BeforeValidator(_number), WithJsonSchema({"type": "number"})]


class Wire(BaseModel):
    """What is written; keys that a later minor change added are ignored when it is read."""

    model_config = ConfigDict(extra="ignore", frozen=True)
