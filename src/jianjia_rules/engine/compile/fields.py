"""Reading fields in generated code: each once, sections hoisted."""

from jianjia_rules.engine.compile.access import PREVIOUS, RECORD, Access, ByKey
from jianjia_rules.engine.compile.leaves import Exact, NotCompiledError
from jianjia_rules.engine.compile.source import Source
from jianjia_rules.engine.compile.unread import refuse
from jianjia_rules.language.measures import Field
from jianjia_rules.language.paths import FieldPath
from jianjia_rules.language.record_schema import RecordSchema
from jianjia_rules.language.types import Kind

_READABLE = {Kind.NUMBER, Kind.TEXT, Kind.BOOLEAN, Kind.DATE, Kind.SCALE, Kind.VALUES}


class Fields:
    """The fields that a function reads, by where they start (record or previous record) and path."""

    def __init__(self, schema: RecordSchema, source: Source, access: Access) -> None:
        """`access` reads the record; the record before is always a mapping."""
        self._schema = schema
        self._source = source
        self._access = {RECORD: access, PREVIOUS: ByKey(source)}
        self._names: dict[tuple[str, FieldPath], str] = {}

    def read(self, field: Field, root: str) -> Exact:
        """The variable of a field, and when it is known."""
        return known_leaf(self._schema, self._source, field, self.name(root, field.path), ())

    def name(self, root: str, path: FieldPath) -> str:
        """The variable that holds the raw value at a path; None when it is missing."""
        key = (root, path)
        if key not in self._names:
            self._names[key] = self._source.fresh("f")
        return self._names[key]

    def write(self) -> None:
        """The statements that fill all variables."""
        for root in (RECORD, PREVIOUS):
            paths = {path: name for (start, path), name in self._names.items() if start == root}
            if not paths:
                continue
            if root == PREVIOUS:
                self._source.line(" = ".join([*paths.values(), "None"]))
                with self._source.block("if p is not None:"):
                    self._write_sections(root, paths)
            else:
                self._write_sections(root, paths)

    def _write_sections(self, root: str, paths: dict[FieldPath, str]) -> None:
        sections: dict[FieldPath, dict[str, str]] = {}
        for path, name in paths.items():
            sections.setdefault(path[:-1], {})[path[-1]] = name
        variables: dict[FieldPath, str] = {(): root}
        access = self._access[root]
        for section in sorted(sections, key=lambda path: (len(path), path)):
            self._write_section(section, self._section(section, variables, access), sections[section], access)

    def _section(self, section: FieldPath, variables: dict[FieldPath, str], access: Access) -> str:
        if section not in variables:
            parent = self._section(section[:-1], variables, access)
            variables[section] = self._source.fresh("s")
            self._source.line(f"{variables[section]} = {access.section(parent, section[-1])}")
        return variables[section]

    def _write_section(self, path: FieldPath, section: str, fields: dict[str, str], access: Access) -> None:
        always = all(self._schema.is_required(path[:end]) for end in range(1, len(path) + 1))
        for key, name in fields.items():
            required = always and self._schema.is_required((*path, key))
            self._source.line(f"{name} = {access.value(section, key, required=required)}")


def known_leaf(schema: RecordSchema, source: Source, field: Field, name: str, base: FieldPath) -> Exact:
    """When a variable that holds a field's raw value is exactly known, for the kinds that generated code covers.

    Where the schema lets values of other kinds pass, only the interpreter can tell them apart.
    """
    if field.kind is None or field.kind not in _READABLE or not schema.is_sure(field.kind, field.path, base):
        raise NotCompiledError
    known = "True" if base and schema.is_required(field.path, base) else f"{name} is not None"
    if field.kind is Kind.TEXT and not schema.is_enumerated(field.path, base):
        known = name  # an empty text is missing
    if field.kind is Kind.DATE and not schema.is_full_date(field.path, base):
        known = f"({known} and (len({name}) == 10 or {source.object(refuse, 'q')}()))"
    if field.kind is Kind.SCALE:
        levels = source.object(frozenset(field.levels), "s")
        known = f"({known} and ({name} in {levels} or {source.object(refuse, 'q')}()))"
    return Exact(name, known, schema.is_integer(field.path, base), schema.is_at_least_zero(field.path, base))
