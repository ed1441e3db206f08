"""What a run's registers say of those who submit: which units had to, and which parents there are."""

from collections.abc import Iterator, Mapping

from jianjia_rules.diagnostics import Diagnostic
from jianjia_rules.language.rulebook import Rulebook
from jianjia_rules.records.roll_call import RollCall, unknown_parents
from jianjia_rules.scoring.standing import Standings

Registers = Mapping[str, Mapping[str, str]]
"""Keys and titles, by the register's id."""


def roll_of(rulebook: Rulebook, registers: Registers) -> RollCall | None:
    """What looks at every unit; None where there is nothing to look for."""
    listed = _listed(rulebook, registers)
    if not listed and rulebook.record.parent is None:
        return None
    return RollCall(listed)


def unknown_parents_of(
    roll: RollCall, rulebook: Rulebook, registers: Registers, standings: Standings
) -> Iterator[Diagnostic]:
    """The parents that are on no register and among no units read.

    They are told where a register of what units are grouped by was given, or where any parent is known.
    """
    grouping = [
        rollup.register
        for rollup in rulebook.rollups
        if rollup.by == rulebook.record.parent and rollup.register in registers
    ]
    known = {key for id in grouping for key in registers[id or ""]}
    known |= {key for id, each in rulebook.registers.items() if each.units for key in registers.get(id, ())}
    known |= {unit for _, unit, _ in standings.by_unit}
    yield from unknown_parents(roll.parents, known, always=bool(grouping))


def _listed(rulebook: Rulebook, registers: Registers) -> dict[str, frozenset[str]]:
    """By unit type, who is on the registers of units that list it."""
    listed: dict[str, set[str]] = {}
    for id, register in rulebook.registers.items():
        if register.units and id in registers:
            for type in register.types or tuple(each.id for each in rulebook.unit_types):
                listed.setdefault(type, set()).update(registers[id])
    return {type: frozenset(units) for type, units in listed.items()}
