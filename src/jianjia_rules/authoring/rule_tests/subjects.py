"""The names that test files use: rules, gates, parts, unit types; and whether a rule is there for a record."""

from collections.abc import Iterable

from jianjia_rules.authoring.rule_tests.shapes import CaseShape
from jianjia_rules.documents.places import TreePath
from jianjia_rules.language.rulebook import Rulebook
from jianjia_rules.language.rules import Rule
from jianjia_rules.loading.faults import Faults
from jianjia_rules.units.record import Record


class Subjects:
    """Looks names up in the rulebook; what is not there is reported with the nearest that is."""

    def __init__(self, rulebook: Rulebook, faults: Faults) -> None:
        self._faults = faults
        self._rules = {rule.id: rule for rule in rulebook.rules}
        self._gates = {gate.id: gate for gate in rulebook.gates}
        self._parents = {part.id: part.parent for part in rulebook.parts}
        self._types = tuple(each.id for each in rulebook.unit_types)
        self._periods = rulebook.periods

    def part(self, name: str | None) -> str | None:
        """The part that a file says it tests."""
        if name is not None and name not in self._parents:
            self._unknown("JJ304", ("tests",), name, self._parents)
            return None
        return name

    def known(self, rule: str | None, gate: str | None, at: TreePath, part: str | None) -> bool:
        """Whether an entry names a rule or a gate that there is, or neither; not both."""
        if rule is not None and gate is not None:
            self._faults.add("JJ209", (*at, "gate"), on_key=True, first="rule", second="gate")
            return False
        if rule is not None and rule not in self._rules:
            self._unknown("JJ303", (*at, "rule"), rule, self._rules)
            return False
        if gate is not None and gate not in self._gates:
            self._unknown("JJ881", (*at, "gate"), gate, self._gates)
            return False
        if rule is not None and part is not None and part not in self._around(self._rules[rule]):
            self._faults.add("JJ890", (*at, "rule"), rule=rule, part=part)
        return True

    def types(self, names: Iterable[str], at: TreePath) -> tuple[str, ...]:
        """The unit types that there are among these."""
        found = []
        for index, name in enumerate(names):
            if name in self._types:
                found.append(name)
            else:
                self._unknown("JJ308", (*at, index), name, self._types)
        return tuple(found)

    def applies(self, shape: CaseShape, at: TreePath, record: Record) -> bool:
        """Whether the table of the record's unit has the rule or gate on the day of the case."""
        unit_type = record.unit.type
        rule = self._rules.get(shape.rule or "")
        gate = self._gates.get(shape.gate or "")
        types = rule.for_types if rule is not None else gate.for_types if gate is not None else None
        if types is not None and unit_type not in types:
            where = "rule" if rule is not None else "gate"
            subject = shape.rule or shape.gate
            self._faults.add("JJ885", (*at, where), subject=subject, type=unit_type, known=types)
            return False
        period = self._periods.find(record.period)
        day = shape.as_of or (period.last if period is not None else None)
        if rule is None or day is None:
            return True
        before = rule.from_day is not None and day < rule.from_day
        if before or (rule.until is not None and day > rule.until):
            self._faults.add("JJ886", (*at, "rule"), rule=rule.id, day=day.isoformat())
            return False
        return True

    def _around(self, rule: Rule) -> set[str]:
        """The part that a rule stands in, and those around it."""
        found: set[str] = set()
        part: str | None = rule.part
        while part is not None and part not in found:
            found.add(part)
            part = self._parents.get(part)
        return found

    def _unknown(self, code: str, path: TreePath, name: str, known: Iterable[str]) -> None:
        names = tuple(known)
        self._faults.add(code, path, name=name, known=names, nearest=self._faults.nearest(name, names))
