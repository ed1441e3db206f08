"""The words and marks of a form: how sheets, columns and ticks are called, and what an answer reads like."""

import re
from collections.abc import Iterable
from unicodedata import normalize

from jianjia_rules.forms.model import AnswersSheet, ListSheet, Question, ScoresSheet, Sheet
from jianjia_rules.language.paths import FieldPath, format_path
from jianjia_rules.language.text import Lang, Text
from jianjia_rules.wording.numbers import unit_words

COVER_ID, ANSWERS_ID = "cover", "answers"
COVER = Text("封面", "Cover")
ANSWERS = Text("基本情况", "Answers")
SCORES = Text("自评分", "Self scores")
CHOICES = Text("选项", "Choices")
META = "_jianjia"

QUESTION = Text("问题", "Question")
ANSWER = Text("答案", "Answer")
SCORE_ROW = Text("评分行", "Row")
SCORE = Text("自评分", "Self score")
HAVE = Text("有", "Have")
NONE_OF_THESE = Text("以上都没有", "None of these")
NO_CHOICE = Text("无", "None")
NOTHING_THIS_PERIOD = Text("本期没有此类事项", "None of these this period")
YES, NO = Text("是", "Yes"), Text("否", "No")
TICK = "√"
CHECK_CODE = Text("数据校验码", "Check code")

MARK = "jianjia:"
ROLE_QUESTION, ROLE_ANSWER, ROLE_HAVE = "#question", "#answer", "#have"
ROW_HEAD, ROW_NONE, ROW_CODE = "#head", "#none", "#code"
SECTIONS_KEPT = "sections"
"""What the hidden sheet calls sections that are given with nothing in them."""

_NOT_LETTERS = re.compile(r"[\s*＊:：_\-]+")
_NOT_IN_NAMES = re.compile(r"[\[\]:*?/\\：？＊／＼]")
_LONGEST_NAME = 31


def sheet_mark(sheet: Sheet) -> str:
    """What the first cell of a sheet holds, out of sight."""
    match sheet:
        case AnswersSheet():
            return f"{MARK}{sheet.id}"
        case ScoresSheet():
            return f"{MARK}{format_path(sheet.path)}"
        case ListSheet():
            return f"{MARK}{format_path(sheet.path)}"


def column_mark(question: Question, slot: int = 0) -> str:
    """What stands above a column of a list, out of sight; slots are counted from 0."""
    path = format_path(question.path)
    return f"{path}#{slot + 1}" if slot else path


def tick_mark(question: Question, choice: str) -> str:
    """What stands before the row that ticks a choice off; an empty choice is none of them."""
    return f"{format_path(question.path)}={choice}"


def order_key(path: FieldPath) -> str:
    """What the hidden sheet calls the order in which choices were given that are ticked off."""
    return f"order {format_path(path)}"


def heading(question: Question, lang: Lang, slot: int = 0) -> str:
    """The heading of a column, or the question of a row: title, number of the slot, unit, a star where it is needed."""
    title = question.title.get(lang)
    if question.slots > 1:
        title += f" {slot + 1}"
    if question.unit and (unit := unit_words(question.unit, lang)):
        title += f"（{unit}）" if lang == "zh" else f" ({unit})"
    return f"{title} *" if question.required and not slot else title


def ticked(question: Question, label: str, lang: Lang) -> str:
    """The question of a row that ticks a choice off."""
    return f"{question.title.get(lang)}：{label}" if lang == "zh" else f"{question.title.get(lang)}: {label}"


def plain(text: str) -> str:
    """A heading as it is compared: without blanks, stars, colons; width and case do not matter."""
    return _NOT_LETTERS.sub("", normalize("NFKC", text)).casefold()


def readings(question: Question, slot: int = 0) -> frozenset[str]:
    """Everything that a column's heading may say, as it is compared."""
    said = [column_mark(question, slot)]
    for lang in ("zh", "en"):
        said.append(heading(question, lang, slot))
        if not slot:
            said.append(question.title.get(lang))
    return frozenset(plain(each) for each in said)


def sheet_names(titles: Iterable[str]) -> list[str]:
    """Names that spreadsheets take: of at most 31 characters, without brackets and slashes, each once in any case."""
    names: list[str] = []
    taken: set[str] = set()
    for title in titles:
        base = _NOT_IN_NAMES.sub(" ", title).strip(" '")[:_LONGEST_NAME] or "_"
        name, number = base, 2
        while name.casefold() in taken:
            name = f"{base[: _LONGEST_NAME - 4]} {number}"
            number += 1
        taken.add(name.casefold())
        names.append(name)
    return names
