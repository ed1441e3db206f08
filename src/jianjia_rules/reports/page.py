"""How a report for people looks."""

from jianjia_rules.dataclass import dataclass
from jianjia_rules.language.text import Lang
from jianjia_rules.reports.style import Style


@dataclass(frozen=True, slots=True)
class Page:
    """The language, the columns there are, whether there are colours, and whether everything is said.

    `most_faults` are told of what is wrong with the input, where a call says how many.
    """

    lang: Lang
    width: int = 100
    colours: bool = False
    detail: bool = False
    most_faults: int | None = None

    @property
    def style(self) -> Style:
        """Weight and colour."""
        return Style(self.colours)
