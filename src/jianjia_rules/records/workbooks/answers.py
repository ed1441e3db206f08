"""Sheets of one question a row: the cover, the single answers, the self scores."""

from collections.abc import Iterator, Mapping
from typing import Any

from jianjia_rules.diagnostics import Diagnostic, nearest
from jianjia_rules.documents.workbooks.book import At, Sheet
from jianjia_rules.forms.model import Answer, AnswersSheet, Question, ScoresSheet
from jianjia_rules.forms.words import (
    ANSWER,
    CHECK_CODE,
    MARK,
    NONE_OF_THESE,
    ROLE_ANSWER,
    ROLE_QUESTION,
    ROW_CODE,
    SCORE,
    SCORE_ROW,
    column_mark,
    order_key,
    plain,
    readings,
    tick_mark,
    ticked,
)
from jianjia_rules.forms.words import QUESTION as QUESTION_TITLE
from jianjia_rules.language.paths import FieldPath
from jianjia_rules.language.text import Lang, Text
from jianjia_rules.records.table_cells import put
from jianjia_rules.records.workbooks.cells import Cells
from jianjia_rules.records.workbooks.origin import Spot, WorkbookOrigin
from jianjia_rules.records.workbooks.recognise import Column, Found, Matching, by_reading, said, text_at
from jianjia_rules.records.workbooks.values import entries_of, is_ticked
from jianjia_rules.units.record import TreePath

_HEAD_ROWS = 30
_LANGS: tuple[Lang, Lang] = ("zh", "en")


class AnswersReader:
    """Reads the answers of one sheet into `data`, and notes in `spots` where each question stands."""

    def __init__(
        self,
        found: Found,
        origin: WorkbookOrigin,
        spots: dict[TreePath, Spot],
        told: list[Diagnostic],
        kept: Mapping[str, str],
    ) -> None:
        """`kept` are the facts of the hidden sheet."""
        self._kept = kept
        self._sheet = found.sheet
        self._of_form = found.of_form
        self._mark = found.mark
        self._origin = origin
        self._spots = spots
        self._told = told
        self._cells = Cells(found.number, found.sheet, origin, told)
        self._seen: dict[str, At] = {}
        self.code: tuple[str, At] | None = None
        """The check code that somebody wrote in the cell for it."""

    def read(self, data: dict[str, Any]) -> None:
        """Put the answers where they belong."""
        columns = self._columns()
        if columns is None:
            self._cells.told("JJ773", self._mark or (1, 1), title=said(self._of_form.title))
            return
        question_at, answer_at = columns
        matching = self._matching()
        rows = sorted({row for row, _ in self._sheet.cells})
        ticks: dict[FieldPath, _Ticks] = {}
        for row in rows:
            column = self._row(row, question_at, answer_at, matching)
            if column is None:
                continue
            at = (row, answer_at)
            if self._cells.spread_to(at, rows, (answer_at,)):
                continue
            if column.choice is not None:
                ticks.setdefault(column.question.path, _Ticks(column.question)).note(column.choice, at)
                continue
            path = self._path(column.question)
            self._spots.setdefault(path, self._cells.spot(at))
            value = self._cells.value(at, column.question)
            if value is not None:
                put(data, path, value)
        for path, each in ticks.items():
            each.put(data, self._cells, self._spots, entries_of(self._kept.get(order_key(path), "")))

    def _row(self, row: int, question_at: int | None, answer_at: int, matching: Matching) -> Column | None:
        """The question of a row; None for headings, notes, and what cannot be told."""
        mark = text_at(self._sheet, (row, self._mark[1])) if self._mark is not None else ""
        answer = (row, answer_at)
        if mark == ROW_CODE:
            self.code = (text_at(self._sheet, answer), answer)
            return None
        text = text_at(self._sheet, (row, question_at)) if question_at is not None else ""
        shown = (row, question_at if question_at is not None else answer_at)
        if plain(text) in _said(CHECK_CODE):
            self.code = (text_at(self._sheet, answer), answer)
            return None
        if isinstance(self._of_form, ScoresSheet) and mark and not mark.startswith(("#", MARK)):
            # A row of another edition counts too.
            rated = Question((mark,), Answer.NUMBER, Text(mark, mark))
            column: Column | None = matching.by_mark.get(mark) or Column(rated)
        else:
            column = matching.column(mark, text, self._cells.spot(shown), self._origin, self._told)
        if column is None:
            if self._is_question_of_others(row, text, mark, answer_at):
                self._cells.told("JJ763", shown, heading=text, nearest=nearest(text, matching.headings))
            return None
        id = tick_mark(column.question, column.choice) if column.choice is not None else column_mark(column.question)
        if id in self._seen:
            if self._sheet.cells.get(answer) is not None:
                first = self._origin.place_of(self._cells.spot(self._seen[id]))
                self._cells.told("JJ764", answer, title=said(column.question.title), first=first.cell)
            return None
        self._seen[id] = answer
        return column

    def _is_question_of_others(self, row: int, text: str, mark: str, answer_at: int) -> bool:
        """Whether an answer stands behind a text that is no question of the form; not so above the first question."""
        is_inside = bool(self._seen) and (not mark or not mark.startswith("#"))
        return is_inside and bool(text) and self._sheet.cells.get((row, answer_at)) is not None

    def _columns(self) -> tuple[int | None, int] | None:
        """The columns of questions and answers, by their marks or their headings."""
        if self._mark is not None:
            roles = {text_at(self._sheet, at): at[1] for at in self._sheet.cells if at[0] == self._mark[0]}
            if ROLE_ANSWER in roles:
                return roles.get(ROLE_QUESTION), roles[ROLE_ANSWER]
        answers, questions = _said(ANSWER, SCORE), _said(QUESTION_TITLE, SCORE_ROW)
        for row in range(1, _HEAD_ROWS):
            inside = {plain(text_at(self._sheet, at)): at[1] for at in _cells_of(self._sheet, row)}
            answer = next((inside[said] for said in answers if said in inside), None)
            question = next((inside[said] for said in questions if said in inside), None)
            if answer is not None and question is not None:
                return question, answer
        return None

    def _matching(self) -> Matching:
        columns = list(self._rows_of_form())
        by_mark = {mark: column for mark, column, _ in columns}
        headings = tuple(column.question.title.get(lang) for _, column, _ in columns for lang in _LANGS)
        return Matching(by_mark, by_reading((column, said) for _, column, said in columns), headings)

    def _rows_of_form(self) -> Iterator[tuple[str, Column, frozenset[str]]]:
        """The rows of the form: mark, question, what its text may say."""
        if isinstance(self._of_form, ScoresSheet):
            for id, title in self._of_form.rows:
                question = Question((id,), Answer.NUMBER, title)
                yield id, Column(question), frozenset(plain(each) for each in (id, title.zh or "", title.en or ""))
            return
        assert isinstance(self._of_form, AnswersSheet)
        for question in self._of_form.questions:
            yield column_mark(question), Column(question), readings(question)
            if question.answer is Answer.CHOICES:
                labels = {choice.value: choice.label for choice in question.choices} | {"": NONE_OF_THESE}
                for value, label in labels.items():
                    said = frozenset(plain(ticked(question, label.get(lang), lang)) for lang in _LANGS)
                    yield tick_mark(question, value), Column(question, choice=value), said

    def _path(self, question: Question) -> FieldPath:
        return (*self._of_form.path, *question.path) if isinstance(self._of_form, ScoresSheet) else question.path


class _Ticks:
    """The rows that tick the choices of one question off."""

    def __init__(self, question: Question) -> None:
        self._question = question
        self._rows: dict[str, At] = {}

    def note(self, choice: str, at: At) -> None:
        """A row for a choice; an empty one says that there are none."""
        self._rows[choice] = at

    def put(self, data: dict[str, Any], cells: Cells, spots: dict[TreePath, Spot], order: list[str]) -> None:
        """The ticked ones as a list, those of `order` first; nothing where no row was touched."""
        path = self._question.path
        ticks = {choice: self._tick(cells, at) for choice, at in self._rows.items()}
        chosen = [choice for choice, is_chosen in ticks.items() if choice and is_chosen]
        ranks = {choice: rank for rank, choice in enumerate(order)}
        chosen.sort(key=lambda choice: ranks.get(choice, len(ranks)))
        for index, choice in enumerate(chosen):
            spots[(*path, index)] = cells.spot(self._rows[choice])
        spots.setdefault(path, cells.spot(min(self._rows.values())))
        if chosen and ticks.get(""):
            cells.told("JJ774", self._rows[""], title=said(self._question.title))
        elif chosen:
            put(data, path, chosen)
        elif ticks.get(""):
            put(data, path, [])

    def _tick(self, cells: Cells, at: At) -> bool:
        cell = cells.cell(at)
        is_chosen = is_ticked(cell)
        if cell is not None and is_chosen is None and str(cell.value).strip():
            cells.told("JJ776", at, found=str(cell.value))
        return bool(is_chosen)


def _said(*texts: Text) -> list[str]:
    return [plain(text.get(lang)) for text in texts for lang in _LANGS]


def _cells_of(sheet: Sheet, row: int) -> list[At]:
    return [at for at in sheet.cells if at[0] == row]
