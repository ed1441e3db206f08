"""The sheet of the unit's own scores: every row of its score table."""

from collections.abc import Mapping
from typing import Any

from jianjia_rules.forms.model import Answer, Question, ScoresSheet
from jianjia_rules.forms.words import SCORE, SCORE_ROW, sheet_mark
from jianjia_rules.language.rulebook import Rulebook
from jianjia_rules.language.scheme import PartKind
from jianjia_rules.language.text import Lang, Text
from jianjia_rules.reports.handbook.outline import outline
from jianjia_rules.reports.template.answers import AnswersWriter
from jianjia_rules.reports.template.checks import Choices
from jianjia_rules.reports.template.style import GENERAL, dress_answer
from jianjia_rules.reports.template.values import put, value_at
from jianjia_rules.scoring.parts import kind_of
from jianjia_rules.wording.awards import describe_award
from jianjia_rules.wording.numbers import number_text
from jianjia_rules.wording.titles import titles_of


def write_scores(
    writer: AnswersWriter,
    of_form: ScoresSheet,
    title: str,
    rulebook: Rulebook,
    unit_type: str,
    lang: Lang,
    data: Mapping[str, Any],
    choices: Choices,
) -> None:
    """One row a rule, in the order of the table; rows that only the record knows stand below."""
    writer.head(sheet_mark(of_form), title, _HEADINGS, _WIDTHS)
    parts = {part.id: part for part in rulebook.parts}
    titles = titles_of(rulebook, unit_type)
    given = value_at(data, of_form.path)
    scores: dict[str, Any] = dict(given) if isinstance(given, Mapping) else {}
    check = choices.check(_SCORE)
    assert check is not None
    for rule in outline(rulebook, unit_type, None).rules:
        worth = rule.points if rule.points is not None else rule.weight
        points = number_text(worth) if worth is not None and not hasattr(worth, "points") else ""
        part = parts.get(rule.part)
        taken = part is not None and kind_of(part, parts) is PartKind.DEDUCTION
        earned = describe_award(rule.award, lang, titles, rule.points, taken)
        section = part.title.get(lang) if part is not None else ""
        cell = writer.line(rule.id, rule.title.get(lang), points, earned, section, rule.id)
        dress_answer(cell, GENERAL)
        put(cell, scores.pop(rule.id, None), _SCORE, lang)
        check.add(cell.coordinate)
    for id, score in scores.items():
        cell = writer.line(id, id, "", "", "", id)
        dress_answer(cell, GENERAL)
        put(cell, score, _SCORE, lang)
    if check.sqref.ranges:
        writer.sheet.add_data_validation(check)


_SCORE = Question(("score",), Answer.NUMBER, SCORE)
_WIDTHS = {"B": 5, "C": 36, "D": 12, "E": 8, "F": 68, "G": 16, "H": 22}
_HEADINGS = (
    Text("序号", "No."),
    SCORE_ROW,
    SCORE,
    Text("分值", "Points"),
    Text("怎样得分", "How points are earned"),
    Text("所属部分", "Part"),
    Text("编号", "Id"),
)
