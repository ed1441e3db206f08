"""What a choice rests on: the document's text, or an assumption with its reason."""

from jianjia_rules.dataclass import dataclass
from jianjia_rules.language.text import Text


@dataclass(frozen=True, slots=True)
class Basis:
    """`clauses` where the document states it; `assumption`, the reason, where the rule's author chose it."""

    clauses: tuple[str, ...] = ()
    assumption: Text | None = None
    note: Text | None = None
