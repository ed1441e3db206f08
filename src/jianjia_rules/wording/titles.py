"""What the names in a tree are called: fields by their schema, everything else by its title."""

from collections.abc import Mapping
from dataclasses import field, replace
from datetime import date

from jianjia_rules.dataclass import dataclass
from jianjia_rules.language.measures import Constant, Field, Measure, Named, Operand, ParameterRef
from jianjia_rules.language.measures import Scope as From
from jianjia_rules.language.outcomes import Outcome
from jianjia_rules.language.parameters import Parameter, value_at
from jianjia_rules.language.paths import FieldPath
from jianjia_rules.language.record_schema import FieldInfo
from jianjia_rules.language.rulebook import Rulebook
from jianjia_rules.language.scheme import Figure
from jianjia_rules.language.scope import ITEM, Scope, scope_of
from jianjia_rules.language.text import Lang, Text, same
from jianjia_rules.language.types import ValueType
from jianjia_rules.source.clauses import Source
from jianjia_rules.wording.plain import without_evidence


@dataclass(frozen=True, slots=True)
class Titles:
    """The titles of one rulebook, seen from a record or, in `scope`, from the items of a list.

    `rows` are the titles of rules and parts by id. Without `settled`, parameters that differ by unit type or day are
    called by their title alone.
    """

    scope: Scope
    rows: Mapping[str, Text] = field(default_factory=dict)
    evidence_kinds: Mapping[str, Text] = field(default_factory=dict)
    unit_types: Mapping[str, Text] = field(default_factory=dict)
    answers: Mapping[str, Outcome] = field(default_factory=dict)
    source: Source | None = None
    settled: bool = True
    names: Mapping[Measure, Figure] = field(default_factory=dict)
    """Bound measures that have a name, for trees in which the name is gone."""
    item_evidence: FieldPath | None = None
    """The field without which a row's items do not count; it is not said with every list."""

    def figure_of(self, measure: Measure) -> Figure | None:
        """The named measure that a measure is."""
        if not self.names or isinstance(measure, (Field, Named)):
            return None
        own = measure if self.item_evidence is None else without_evidence(measure, self.item_evidence)
        return self.names.get(own)

    def inside(self, path: FieldPath, entry: ValueType | None) -> "Titles":
        """The titles as seen from the items of a list."""
        return replace(self, scope=self.scope.inside(path, entry))

    def field(self, node: Field) -> Text:
        """The title of a field; the last name of its path where the schema has none."""
        if self.scope.entry is not None and node.path == (ITEM,):
            return ENTRY
        info = self.info(node)
        return info.title if info is not None else same(node.path[-1])

    def info(self, node: Field) -> FieldInfo | None:
        """What the schema says of a field."""
        return self.scope.schema.lookup(node.path, () if node.scope is From.RECORD else self.scope.base)

    def list(self, path: FieldPath) -> Text:
        """The title of a list."""
        return self.field(Field(path))

    def counted_in(self, path: FieldPath) -> str | None:
        """The word that a list's entries are counted by (`x-unit` of the list); None when the schema has none."""
        return self.scope.schema.counted_in(path, self.scope.base)

    def choice(self, node: Field, text: str, lang: Lang) -> str:
        """One of a field's answers in `lang`; as it stands where the schema has no other words for it."""
        base = () if node.scope is From.RECORD else self.scope.base
        path = () if self.scope.entry is not None and node.path == (ITEM,) else node.path
        return self.scope.schema.choice_words(path, base, lang).get(text, text)

    def is_settled(self, operand: Operand) -> bool:
        """Whether it is a parameter with one value here."""
        if not isinstance(operand, ParameterRef):
            return False
        parameter = self.scope.parameters.get(operand.name)
        return parameter is not None and self.value_of(parameter) is not None

    def value_of(self, parameter: Parameter) -> Constant | None:
        """The one value of a parameter here; None where it is open or a field of the record decides."""
        if not isinstance(parameter.value, Constant) and not (self.settled and self.scope.unit_type):
            return None
        value = value_at(parameter.value, self.scope.unit_type, self.scope.as_of)
        return value if isinstance(value, Constant) else None

    def row(self, id: str) -> Text:
        """The title of a rule or part."""
        return self.rows.get(id, same(id))


ENTRY = Text("该项", "the entry")
"""How the entry of a list of single values is called."""


def titles_of(rulebook: Rulebook, unit_type: str | None = None, as_of: date | None = None) -> Titles:
    """The titles of a rulebook; for one unit type and day, parameters come with the value they have there."""
    rows = {part.id: part.title for part in rulebook.parts} | {rule.id: rule.title for rule in rulebook.rules}
    for rollup in rulebook.rollups:
        rows |= {rule.id: rule.title for rule in rollup.rules if rule.id not in rows}
    only_type = rulebook.unit_types[0].id if len(rulebook.unit_types) == 1 else ""
    return Titles(
        scope_of(rulebook, unit_type or only_type, as_of or date.max),
        rows,
        {id: kind.title for id, kind in rulebook.evidence_kinds.items()},
        {unit.id: unit.title for unit in rulebook.unit_types},
        rulebook.answers,
        rulebook.source,
        settled=as_of is not None,
    )
