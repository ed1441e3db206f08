"""A form ready to be written."""

from collections.abc import Iterator, Mapping
from dataclasses import field
from typing import Any

from jianjia_rules.dataclass import dataclass
from jianjia_rules.errors import MissingExtraError
from jianjia_rules.forms.model import Form, ListSheet, ScoresSheet
from jianjia_rules.language.paths import FieldPath, format_path
from jianjia_rules.language.rulebook import Rulebook
from jianjia_rules.language.text import Lang


@dataclass(frozen=True, slots=True)
class Template:
    """The form for one unit type, with what the record `data` answers; `previous` is that of the period before."""

    form: Form
    rulebook: Rulebook
    unit_type: str
    lang: Lang = "zh"
    data: Mapping[str, Any] = field(default_factory=dict)
    previous: Mapping[str, Any] | None = None
    code: str = ""
    """The check code that is printed on the cover."""
    unseen: Mapping[str, str] = field(default_factory=dict)
    """What the hidden sheet keeps of the record (`unseen.unseen`)."""

    def xlsx(self) -> bytes:
        """As .xlsx; raises MissingExtraError where the extra `xlsx` is not installed."""
        try:
            from jianjia_rules.reports.template.workbook import make_xlsx
        except ImportError as error:
            if (error.name or "").partition(".")[0] != "openpyxl":
                raise
            raise MissingExtraError("xlsx", "openpyxl") from None
        return make_xlsx(
            self.form, self.rulebook, self.unit_type, self.lang, self.data, self.previous, self.code, self.unseen
        )

    @property
    def left_out(self) -> tuple[str, ...]:
        """Paths of `data` that the form has no place for, sorted."""
        return tuple(sorted(format_path(path) for path in unasked(self.form, self.data)))


def unasked(form: Form, data: Mapping[str, Any]) -> frozenset[FieldPath]:
    """The fields of a record that a form has no place for."""
    known: set[FieldPath] = set()
    for sheet in form.sheets:
        match sheet:
            case ListSheet(path, _, _, questions):
                known.update((*path, *question.path) for question in questions)
            case ScoresSheet(path):
                known.add(path)
            case _:
                known.update(question.path for question in sheet.questions)
    return frozenset(_paths(data, (), known))


def _paths(value: Any, path: FieldPath, known: set[FieldPath]) -> Iterator[FieldPath]:
    """The paths of what stands outside of the known ones."""
    if path in known:
        return
    if isinstance(value, Mapping):
        for name, inner in value.items():
            yield from _paths(inner, (*path, str(name)), known)
    elif isinstance(value, list | tuple) and any(each[: len(path)] == path for each in known):
        for inner in value:
            yield from _paths(inner, path, known)
    elif value is not None:
        yield path
