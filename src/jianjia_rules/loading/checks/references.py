"""Names that must exist elsewhere: every name that an entry uses, and whether it is used at all."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import field
from itertools import chain, islice

from jianjia_rules.dataclass import dataclass
from jianjia_rules.diagnostics.words import Words
from jianjia_rules.language.operators import RESERVED_PARAMETERS
from jianjia_rules.loading.faults import Faults
from jianjia_rules.loading.reference_list import Reference, References, Referred
from jianjia_rules.loading.shape_values import several_in

_CODES: Mapping[Referred, str] = {
    Referred.PARAMETER: "JJ301",
    Referred.CLAUSE: "JJ302",
    Referred.RULE: "JJ303",
    Referred.RULE_OR_PART: "JJ303",
    Referred.PART: "JJ304",
    Referred.GRADE: "JJ305",
    Referred.MEASURE: "JJ306",
    Referred.UNIT_TYPE: "JJ308",
    Referred.EVIDENCE_KIND: "JJ309",
    Referred.REGISTER: "JJ310",
    Referred.FUNCTION: "JJ311",
    Referred.ROLLUP: "JJ312",
}
_MOST_SHOWN = 13
_OWN_NAMES = frozenset({Referred.RULE, Referred.RULE_OR_PART, Referred.MEASURE, Referred.GRADE})
"""What a roll-up has of its own."""


Names = dict[str, None]
"""Names in their order, each once, and quickly looked up."""


@dataclass(slots=True)
class Declared:
    """The names that exist, of every kind; taken from the files, so that a faulty entry is not called unknown.

    `rollups` holds what each roll-up declares of its own, `titled` names by the titles they have. Of the kinds in
    `unread` there may be more: a file of rules could not be read, or there is no source of clauses.
    """

    names: dict[Referred, Names]
    rollups: dict[str, dict[Referred, Names]] = field(default_factory=dict)
    titled: dict[Referred, dict[str, str]] = field(default_factory=dict)
    unread: frozenset[Referred] = frozenset()

    def known(self, reference: Reference) -> Iterator[str]:
        """The names that this reference can mean, where it stands."""
        return chain.from_iterable(self._scopes(reference))

    def knows(self, reference: Reference) -> bool:
        """Whether this reference means something, where it stands, or may mean something that could not be read."""
        if reference.kind in self.unread and not self._is_own(reference):
            return True
        return any(reference.name in names for names in self._scopes(reference))

    def _scopes(self, reference: Reference) -> tuple[Names, ...]:
        everywhere = self.names.get(reference.kind, {})
        if not self._is_own(reference):
            return (everywhere,)
        own = self.rollups.get(str(reference.path[1]), {}).get(reference.kind, {})
        return (own, everywhere) if reference.kind is Referred.MEASURE else (own,)

    @staticmethod
    def _is_own(reference: Reference) -> bool:
        return reference.path[0] == "rollups" and reference.kind in _OWN_NAMES


def check_references(references: References, declared: Declared, faults: Faults) -> None:
    """Report every name that does not exist, with the nearest that does."""
    for reference in references:
        if declared.knows(reference):
            continue
        if reference.kind is Referred.PARAMETER and reference.name in RESERVED_PARAMETERS:
            continue
        known = tuple(islice(declared.known(reference), _MOST_SHOWN))
        near = declared.titled.get(reference.kind, {}).get(reference.name)
        if near is None or near not in declared.known(reference):
            near = faults.nearest(reference.name, chain(_reserved(reference.kind), declared.known(reference)))
        if len(several := several_in(reference.name)) > 1:
            near = ", ".join(several)
        faults.add(_CODES[reference.kind], reference.path, name=reference.name, known=known, nearest=near)


def check_shared_ids(declared: Declared, faults: Faults) -> None:
    """Report ids that a rule and a part share: `earned: ID` could mean either."""
    parts = set(declared.names.get(Referred.PART, {}))
    for name in declared.names.get(Referred.RULE, {}):
        if name in parts:
            what = Words("规则或部分", "rule or part")
            faults.add("JJ216", ("rules", name, "id"), related=("parts", name, "id"), what=what, id=name)


def check_grade_order(references: Iterable[Reference], declared: Declared, faults: Faults) -> None:
    """Report grades that need a better one; of two that need each other the one further down."""
    for reference in references:
        if reference.kind is not Referred.GRADE or reference.path[-1] != "needs" or not declared.knows(reference):
            continue
        name = str(reference.path[-2])
        if next(grade for grade in declared.known(reference) if grade in {name, reference.name}) == reference.name:
            faults.add("JJ324", reference.path, name=name, needs=reference.name)


def check_unused_parameters(references: Iterable[Reference], declared: Declared, faults: Faults) -> None:
    """Warn of parameters that nothing uses."""
    used = {reference.name for reference in references if reference.kind is Referred.PARAMETER}
    for name in declared.names.get(Referred.PARAMETER, {}):
        if name not in used:
            faults.add("JJ317", ("parameters", name), on_key=True, name=name)


def _reserved(kind: Referred) -> tuple[str, ...]:
    return RESERVED_PARAMETERS if kind is Referred.PARAMETER else ()
