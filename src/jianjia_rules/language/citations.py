"""Who has to answer for a clause, and whom a row speaks of."""

from jianjia_rules.language.rulebook import Rulebook
from jianjia_rules.language.rules import Rule
from jianjia_rules.language.scheme import Gate
from jianjia_rules.source.clauses import Clause


def types_of(rulebook: Rulebook, row: Rule | Gate) -> tuple[str, ...]:
    """The unit types that a rule or gate is for."""
    all_types = (each.id for each in rulebook.unit_types)
    return tuple(each for each in all_types if row.for_types is None or each in row.for_types)


def assessed_types(rulebook: Rulebook) -> tuple[str, ...]:
    """The unit types that the document's clauses are counted for.

    One that the document lists under `addressees`, such as its issuer, only reports what roll-ups read.
    """
    return tuple(each.id for each in rulebook.unit_types if each.id not in rulebook.addressees)


def addressed_types(rulebook: Rulebook, clause: Clause) -> tuple[str, ...]:
    """The assessed unit types that a clause names; all of them where it names nobody."""
    return tuple(each for each in assessed_types(rulebook) if not clause.addressees or each in clause.addressees)


def stand_ins(rulebook: Rulebook, clause: Clause) -> tuple[str, ...]:
    """The unit types through which other addressees of a clause are seen; those that it names itself are none."""
    others = (rulebook.addressees.get(name) for name in clause.addressees)
    through = {name for other in others if other is not None for name in other.seen_through}
    named = addressed_types(rulebook, clause)
    return tuple(each.id for each in rulebook.unit_types if each.id in through and each.id not in named)
