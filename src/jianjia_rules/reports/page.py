"""How a report for people looks."""

from jianjia_rules.dataclass import dataclass
from jianjia_rules.language.text import Lang
from jianjia_rules.reports.style import Style


@dataclass(frozen=True, slots=True)
class Page:
    """The language, the columns there are, whether there are colours, and whether everything is said."""

    lang: Lang
    width: int = 100
    colours: bool = False
    detail: bool = False

    @property
    def style(self) -> Style:
        """Weight and colour."""
        return Style(self.colours)
