"""Records as the forms of their types, filled in; each is read back before it is written, what is lost is told of."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from typing import Any

from jianjia_rules.diagnostics import Words
from jianjia_rules.documents.workbooks.book import BookError
from jianjia_rules.documents.workbooks.open import read_book
from jianjia_rules.forms.build import build_form
from jianjia_rules.language.rulebook import Rulebook
from jianjia_rules.language.text import Lang
from jianjia_rules.records.check_code import check_code
from jianjia_rules.records.faults import Fault
from jianjia_rules.records.field_words import name_of
from jianjia_rules.records.given import given
from jianjia_rules.records.json_values import same
from jianjia_rules.records.normal.record import Normaliser
from jianjia_rules.records.raw import RawRecord
from jianjia_rules.records.text_values import text_of, value_at
from jianjia_rules.records.workbooks.read import read_form
from jianjia_rules.reports.conversion.book_files import BOOK_ENDING
from jianjia_rules.reports.template.file_names import FileNames
from jianjia_rules.reports.template.template import Template, unasked
from jianjia_rules.reports.template.unseen import unseen
from jianjia_rules.units.record import TreePath

_FORMAT = Words("工作簿", "workbook")
_WHOLE = Words("这条记录", "this record")


class FormWriter:
    """Writes a workbook a record by `put(name, data)`, the name without an ending."""

    def __init__(self, rulebook: Rulebook, lang: Lang, put: Callable[[str, bytes], object]) -> None:
        self._rulebook = rulebook
        self._lang: Lang = lang
        self._put = put
        self._names = FileNames()
        self._normaliser = Normaliser(rulebook)
        self._types = {
            word: each.id for each in rulebook.unit_types for word in (each.title.en, each.title.zh, each.id) if word
        }

    def record(self, data: dict[str, Any]) -> Iterator[Fault]:
        """Write a record; a fault for everything that its workbook does not hold."""
        settings = self._rulebook.record
        found = text_of(value_at(data, settings.type)) if settings.type is not None else None
        type = self._types.get(found or "") or (next(iter(self._types.values())) if settings.type is None else None)
        if type is None:
            known = tuple(each.id for each in self._rulebook.unit_types)
            yield Fault("JJ786", settings.type or (), {"found": found or "", "known": known}, identity=True)
            return
        faults: list[Fault] = []
        plain = given(data, faults)
        yield from faults
        form = build_form(self._rulebook, type)
        form = build_form(self._rulebook, type, also=unasked(form, plain))
        code = check_code(plain, self._rulebook.schema)
        template = Template(form, self._rulebook, type, self._lang, plain, code=code, unseen=unseen(form, plain))
        try:
            book, back = self._made(template)
        except BookError:  # more than a workbook may hold to be read
            yield Fault("JJ879", (), {"path": _WHOLE, "format": _FORMAT}, identity=True)
            return
        lost = list(self._lost(plain, back))
        if lost and code != (code := check_code(back, self._rulebook.schema)):
            book, _ = self._made(replace(template, code=code))
        self._put(self._names.of(" ".join(self._said_of(plain))), book)
        for path in lost:
            yield Fault("JJ879", path, {"path": name_of(path, self._rulebook.schema), "format": _FORMAT})

    def end(self) -> None:
        """Nothing is left to write."""

    def _made(self, template: Template) -> tuple[bytes, Mapping[str, Any]]:
        """The workbook, and what is read of it."""
        book = template.xlsx()
        raw = read_form(read_book(book, BOOK_ENDING), "", self._rulebook, [])
        return book, raw.data if isinstance(raw, RawRecord) else {}

    def _lost(self, plain: Mapping[str, Any], back: Mapping[str, Any]) -> Iterator[TreePath]:
        lost = [path for path in _differences(plain, back, ()) if not self._is_text_of(path, plain, back)]
        if lost:  # the words of a choice are read as the choice
            read = self._normaliser.record(plain).data
            differing = set(_differences(read, back, ()))
            lost = [path for path in lost if path in differing]
        yield from lost

    def _is_text_of(self, path: TreePath, plain: Mapping[str, Any], back: Mapping[str, Any]) -> bool:
        """Whether an id or period came back as the text of its number."""
        settings = self._rulebook.record
        names = tuple(step for step in path if isinstance(step, str))
        text = text_of(value_at(plain, names))
        return names == path and names in (*settings.unit, settings.period) and text == text_of(value_at(back, names))

    def _said_of(self, data: Mapping[str, Any]) -> Iterator[str]:
        settings = self._rulebook.record
        for path in (*settings.unit, settings.name, settings.period):
            text = text_of(value_at(data, path)) if path is not None else None
            if text is not None:
                yield text


def _differences(one: Any, other: Any, path: TreePath) -> Iterator[TreePath]:
    """The paths at which two records differ, in the order of the first."""
    if isinstance(one, dict) and isinstance(other, dict):
        for name in dict.fromkeys((*one, *other)):
            if name in one and name in other:
                yield from _differences(one[name], other[name], (*path, name))
            else:
                yield (*path, name)
    elif isinstance(one, list) and isinstance(other, list) and len(one) == len(other):
        for index, (entry, back) in enumerate(zip(one, other, strict=True)):
            yield from _differences(entry, back, (*path, index))
    elif not same(one, other):
        yield path
