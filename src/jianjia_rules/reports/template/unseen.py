"""What no cell of a form shows of a record: in which order choices were given, and sections with nothing in them."""

from collections.abc import Iterator, Mapping
from typing import Any

from jianjia_rules.forms.model import Answer, AnswersSheet, Form
from jianjia_rules.forms.words import SECTIONS_KEPT, order_key
from jianjia_rules.language.paths import FieldPath, format_path
from jianjia_rules.records.workbooks.values import joined
from jianjia_rules.reports.template.values import value_at


def unseen(form: Form, data: Mapping[str, Any]) -> dict[str, str]:
    """Facts for the hidden sheet, none where the cells say everything."""
    kept: dict[str, str] = {}
    for sheet in form.sheets:
        for question in sheet.questions if isinstance(sheet, AnswersSheet) else ():
            given = value_at(data, question.path)
            if question.answer is not Answer.CHOICES or not isinstance(given, list | tuple):
                continue
            if list(given) != [choice.value for choice in question.choices if choice.value in given]:
                kept[order_key(question.path)] = joined([each for each in given if isinstance(each, str)])
    if empty := [format_path(path) for path in _empty(data, ())]:
        kept[SECTIONS_KEPT] = joined(empty)
    return kept


def _empty(data: Mapping[str, Any], path: FieldPath) -> Iterator[FieldPath]:
    for name, value in data.items():
        if isinstance(value, Mapping):
            inside = (*path, str(name))
            yield from _empty(value, inside) if value else (inside,)
