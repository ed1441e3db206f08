"""The source document and its clauses: the quoted evidence that rules rest on."""

from collections.abc import Iterable

from jianjia_rules.dataclass import dataclass


@dataclass(frozen=True, slots=True)
class Clause:
    """One statement of the document, verbatim.

    `cited_as` is how a printed table cites it (第二部分第1条); `addressees` are unit type ids.
    """

    id: str
    text: str
    section: str = ""
    cited_as: str = ""
    kind: str = ""
    normative: bool = True
    addressees: tuple[str, ...] = ()
    duplicate_of: str | None = None
    role: str | None = None


@dataclass(frozen=True, slots=True)
class Source:
    """The document: its title, how it is cited (《意见》), and its clauses in order."""

    title: str
    cite_as: str
    clauses: tuple[Clause, ...]
    date: str = ""

    def clause(self, id: str) -> Clause | None:
        """The clause with this id."""
        return next((clause for clause in self.clauses if clause.id == id), None)

    def citation(self, id: str) -> str:
        """The printed citation: 《意见》第二部分第1条, or the bare id where nothing better is known."""
        clause = self.clause(id)
        return f"{self.cite_as}{clause.cited_as}" if clause and clause.cited_as else id

    def citations(self, ids: Iterable[str]) -> tuple[str, ...]:
        """The printed citations of several clauses in their order; those that read the same once."""
        return tuple(dict.fromkeys(map(self.citation, ids)))
