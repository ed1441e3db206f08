"""In which language, for which unit type and day a handbook speaks, and how it cites."""

from dataclasses import replace
from datetime import date

from jianjia_rules.dataclass import dataclass
from jianjia_rules.language.basis import Basis
from jianjia_rules.language.rulebook import Rulebook
from jianjia_rules.language.text import Lang, Text
from jianjia_rules.wording.titles import Titles, titles_of
from jianjia_rules.wording.tree import voice_of
from jianjia_rules.wording.voice import Voice


@dataclass(frozen=True, slots=True)
class Telling:
    """A rulebook told in a language: without `unit_type` for several types, without `as_of` for every day."""

    rulebook: Rulebook
    lang: Lang
    unit_type: str | None = None
    as_of: date | None = None
    office: frozenset[str] = frozenset()
    """The top-level fields of a record that the office fills in."""

    @property
    def titles(self) -> Titles:
        """What things are called."""
        found = titles_of(self.rulebook, self.unit_type, self.as_of, marks=True)
        if self.unit_type is None and len(self.rulebook.unit_types) > 1:
            return replace(found, scope=replace(found.scope, unit_type=""))
        return found

    @property
    def voice(self) -> Voice:
        """The voice of the language."""
        return voice_of(self.lang, self.titles)

    def of(self, text: Text) -> str:
        """A text in the language."""
        return text.get(self.lang)

    def say(self, phrase: Text, **words: object) -> str:
        """A phrase with its gaps filled."""
        return self.voice.say(phrase, **words)

    def cited(self, clauses: tuple[str, ...]) -> str:
        """`《意见》第二部分第1条、第三部分第2条`: the document is named once, and each of its places."""
        source = self.rulebook.source
        if source is None:
            return self.voice.listed(clauses)
        places: dict[str, None] = {}
        bare: dict[str, None] = {}
        order = {clause.id: at for at, clause in enumerate(source.clauses)}
        for id in sorted(clauses, key=lambda each: order.get(each, len(order))):
            clause = source.clause(id)
            (places if clause is not None and clause.cited_as else bare)[
                clause.cited_as if clause is not None and clause.cited_as else id
            ] = None
        said = source.cite_as + self.voice.listed(list(places)) if places else ""
        return self.voice.listed([each for each in (said, *bare) if each])

    def basis(self, basis: Basis, cites: tuple[str, ...] = (), no_clause: Text | None = None) -> tuple[str, ...]:
        """What something rests on: clauses, then what was assumed and why, each a line."""
        clauses = tuple(dict.fromkeys((*cites, *basis.clauses)))
        said = [self.cited(clauses)] if clauses else []
        if no_clause is not None:
            said.append(self.say(_NO_CLAUSE, reason=self.of(no_clause)))
        if basis.assumption is not None:
            said.append(self.say(_PROVISIONAL, reason=self.of(basis.assumption)))
        if basis.note is not None:
            said.append(self.of(basis.note))
        return tuple(said) or ("—",)


_NO_CLAUSE = Text("文件无此条款：{reason}", "No clause: {reason}")
_PROVISIONAL = Text("暂定：{reason}", "Provisional: {reason}")
