"""Weight and colour on a terminal; nothing where nobody looks."""

from jianjia_rules.diagnostics.width import printable
from jianjia_rules.language.outcomes import Outcome

_BOLD, _DIM, _RED, _GREEN, _YELLOW = "1", "2", "31", "32", "33"
_OF_OUTCOME = {
    Outcome.MET: _GREEN,
    Outcome.PARTLY_MET: _YELLOW,
    Outcome.NOT_MET: _RED,
    Outcome.UNDETERMINED: _YELLOW,
    Outcome.PENDING: _YELLOW,
}


class Style:
    """Puts text into colours, or leaves it as it is."""

    def __init__(self, colours: bool) -> None:
        self._colours = colours

    def heading(self, text: str) -> str:
        """A heading; what a file says in it is harmless to print."""
        return self._in(_BOLD, printable(text))

    def quiet(self, text: str) -> str:
        """What stands aside."""
        return self._in(_DIM, text)

    def outcome(self, outcome: Outcome, text: str) -> str:
        """Words about an outcome."""
        return self._in(_OF_OUTCOME.get(outcome, _DIM), text)

    def wrong(self, text: str) -> str:
        """What is wrong."""
        return self._in(_RED, text)

    def _in(self, code: str, text: str) -> str:
        return f"\x1b[{code}m{text}\x1b[0m" if self._colours and text else text
