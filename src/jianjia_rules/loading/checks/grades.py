"""Grades that can be given, gates that have an effect, and a table on the scale that its grades are on."""

from collections.abc import Iterable, Sequence
from fractions import Fraction

from jianjia_rules.dataclass import dataclass
from jianjia_rules.language.problems import At
from jianjia_rules.language.rulebook import Rulebook
from jianjia_rules.language.rules import Rule
from jianjia_rules.language.scalars import Number, format_number
from jianjia_rules.language.scheme import Combine, Gate, GateKind, Grade, Members, PartKind, Rollup, Rounding
from jianjia_rules.loading.checks.points import Table, of_type, which_numbers
from jianjia_rules.loading.checks.situations import Cell
from jianjia_rules.loading.faults import Faults

_FULL_TOTALS = (100, 1000)


def check_grades(rulebook: Rulebook, complete: bool, faults: Faults) -> None:
    """Report grades and gates that cannot do what they are for.

    `complete` says that every row could be read; without that, nothing is said of what the rows come to.
    """
    table = Table(rulebook)
    _check_order(rulebook.grades, (), faults)
    if complete:
        _check_reach(rulebook, table, faults)
    _check_gates(rulebook.gates, rulebook.grades, (), faults)
    if complete:
        _check_members(rulebook, table, faults)
    for rollup in rulebook.rollups:
        _check_rollup(rollup, complete, faults)


def _check_order(grades: Sequence[Grade], around: At, faults: Faults) -> None:
    above: Grade | None = None
    for index, grade in enumerate(grades):
        at = (*around, "grades", grade.id)
        if grade.start is not None:
            if above is not None and not _is_below(grade, above):
                before, found = format_number(above.start or 0), format_number(grade.start)
                place = (*around, "grades", above.id, "from")
                faults.add("JJ605", (*at, "from"), related=place, found=found, before=before)
            above = grade
        last = index == len(grades) - 1
        if last:
            for key in _demands(grade):
                faults.add("JJ607", (*at, key), on_key=True, key=key)
        elif not _demands(grade):
            faults.add("JJ611", at, name=grade.id)


def _is_below(grade: Grade, above: Grade) -> bool:
    start, line = Fraction(grade.start or 0), Fraction(above.start or 0)
    if start == line:
        return any(key != "from" for key in _demands(above))
    return start < line


def _demands(grade: Grade) -> list[str]:
    """The keys by which a grade asks for something."""
    asked = {
        "from": grade.start,
        "needs": grade.needs,
        "mandatory_set": grade.members,
        "share_cap": grade.share_cap,
    }
    return [key for key, value in asked.items() if value is not None]


def _check_reach(rulebook: Rulebook, table: Table, faults: Faults) -> None:
    started = [grade for grade in rulebook.grades if grade.start is not None]
    most = {cell: _most(rulebook, table, cell) for cell in table.cells}
    out_of_reach: set[Cell] = set()
    # Where several lines are too high, the lowest of them is: what is wrong with it is wrong with the others.
    for grade in sorted(started, key=lambda grade: grade.start or 0):
        start = Fraction(grade.start or 0)
        found: dict[Number, list[Cell]] = {}
        for cell, total in most.items():
            if cell not in out_of_reach and start > _rounded_up(total, rulebook.rounding):
                found.setdefault(total, []).append(cell)
        for total, cells in found.items():
            out_of_reach.update(cells)
            faults.add(
                "JJ606",
                ("grades", grade.id, "from"),
                name=grade.id,
                found=format_number(start),
                most=format_number(total),
                which=table.names.which(cells, table.cells),
            )
    if started and rulebook.combine is Combine.ADD:
        highest = max(Fraction(grade.start or 0) for grade in started)
        _check_scale(highest, [cell for cell in table.cells if cell not in out_of_reach], table, faults)


def _check_scale(highest: Fraction, cells: Iterable[Cell], table: Table, faults: Faults) -> None:
    """Warn of base parts that do not make the 100 or 1000 points on which the best grade's line is drawn."""
    scale = next((full for full in _FULL_TOTALS if full / 2 < highest <= full), None)
    if scale is None:
        return
    totals: list[tuple[Cell, Number, Number]] = [
        (cell, scale, total) for cell in cells if (total := table.total(PartKind.BASE, cell)) != scale
    ]
    first = next((part for part in table.rulebook.parts if table.kind(part) is PartKind.BASE), None)
    if totals and first is not None:
        faults.add(
            "JJ513",
            ("parts", first.id),
            sum=format_number(totals[0][2]),
            scale=scale,
            highest=format_number(highest),
            which=which_numbers(totals, table.cells, table.names),
        )


def _most(rulebook: Rulebook, table: Table, cell: Cell) -> Number:
    """The highest total that a unit can come to."""
    if rulebook.combine is Combine.AVERAGE:
        base: Number = 1 if rulebook.scale is None else rulebook.scale
    else:
        base = table.total(PartKind.BASE, cell)
    total = base + table.total(PartKind.BONUS, cell)
    return total if rulebook.ceiling is None else min(total, rulebook.ceiling)


def _rounded_up(total: Number, rounding: Rounding | None) -> Fraction:
    """No published total lies above this."""
    return Fraction(total) if rounding is None else Fraction(total) + Fraction(1, 2 * 10**rounding.places)


def _check_gates(gates: Sequence[Gate], grades: Sequence[Grade], around: At, faults: Faults) -> None:
    if not grades:
        return
    for gate in gates:
        at = (*around, "gates", gate.id)
        if gate.kind is GateKind.GRADE_CAP and gate.grade == grades[0].id and not gate.ranked_after:
            faults.add("JJ612", (*at, "grade_cap"), name=gate.grade)
        if gate.kind is GateKind.MANDATORY_SET and gate.blocks == grades[-1].id:
            faults.add("JJ613", (*at, "blocks"), name=gate.blocks)


@dataclass(frozen=True, slots=True)
class _Set:
    """A mandatory set with its place and the unit types it is for."""

    members: Members
    at: At
    for_types: tuple[str, ...] | None


def _check_members(rulebook: Rulebook, table: Table, faults: Faults) -> None:
    """Report sets that leave out unit types, and mandatory rows that no set asks for."""
    sets = [
        _Set(gate.members, ("gates", gate.id, "mandatory_set"), gate.for_types)
        for gate in rulebook.gates
        if gate.members is not None
    ]
    sets += [
        _Set(grade.members, ("grades", grade.id, "mandatory_set"), None)
        for grade in rulebook.grades
        if grade.members is not None
    ]
    for each in sets:
        _check_set(each, table, faults)
    rows = {rule.id for rule in rulebook.rules}
    if any(not rows.issuperset(each.members.rules) for each in sets):
        return  # a row may be meant by a name that is none
    asked_for = {rule.id for each in sets for rule in _rules_of(each.members, table)}
    for rule in rulebook.rules:
        if rule.mandatory is not False and rule.id not in asked_for:
            faults.add("JJ616", ("rules", rule.id, "mandatory"), on_key=True, name=rule.id)


def _check_set(each: _Set, table: Table, faults: Faults) -> None:
    cells = [cell for cell in table.cells if each.for_types is None or cell.unit_type in each.for_types]
    types = list(dict.fromkeys(cell.unit_type for cell in cells))
    members = _rules_of(each.members, table)
    bare = [kind for kind in types if not any(kind in table.types_of(rule) for rule in members)]
    if bare:
        which = None if len(bare) == len(types) else table.names.types(bare)
        faults.add("JJ614", each.at, on_key=True, which=which)
    for index, name in enumerate(each.members.rules):
        rule = next((rule for rule in members if rule.id == name), None)
        lacking = [] if rule is None else [kind for kind in types if kind not in (*table.types_of(rule), *bare)]
        if lacking:
            faults.add("JJ615", (*each.at, index), name=name, types=table.names.types(lacking))


def _rules_of(members: Members, table: Table) -> list[Rule]:
    inside = set() if members.part is None else _parts_below(members.part, table)
    return [
        rule
        for rule in table.rulebook.rules
        if rule.id in members.rules or rule.part in inside or (members.marked and rule.mandatory is not False)
    ]


def _parts_below(part: str, table: Table) -> set[str]:
    return {part}.union(*(_parts_below(each.id, table) for each in table.children.get(part, ())))


def _check_rollup(rollup: Rollup, complete: bool, faults: Faults) -> None:
    around: At = ("rollups", rollup.id)
    _check_order(rollup.grades, around, faults)
    _check_gates(rollup.gates, rollup.grades, around, faults)
    if not complete:
        return
    most: Number = sum(of_type(rule.points, "") or 0 for rule in rollup.rules)
    for grade in rollup.grades:
        if grade.start is not None and grade.start > _rounded_up(most, rollup.rounding):
            found = format_number(grade.start)
            faults.add(
                "JJ606", (*around, "grades", grade.id, "from"), name=grade.id, found=found, most=format_number(most)
            )
