"""A form: sheets of questions, whatever kind of file they are written to."""

from decimal import Decimal
from enum import Enum

from jianjia_rules.dataclass import dataclass
from jianjia_rules.language.paths import FieldPath
from jianjia_rules.language.text import Text


class Answer(Enum):
    """What kind of answer a question takes."""

    TEXT = "text"
    NUMBER = "number"
    WHOLE = "whole"
    TRUTH = "truth"
    DAY = "day"
    MONTH = "month"
    """A day of which only the month may be known."""
    CHOICE = "choice"
    CHOICES = "choices"
    TEXTS = "texts"
    """A list of texts that nobody lists."""
    NUMBERS = "numbers"


@dataclass(frozen=True, slots=True)
class Choice:
    """One of the answers to choose from: as the record has it, and as people read it."""

    value: str
    label: Text


@dataclass(frozen=True, slots=True)
class Question:
    """One question; `path` leads from the record or, in a list, from its item.

    `slots` is how many columns a list of choices takes in a list's rows. `least` and `most` are the bounds of a number.
    """

    path: FieldPath
    answer: Answer
    title: Text
    help: Text = Text("", "")
    unit: str | None = None
    choices: tuple[Choice, ...] = ()
    example: str = ""
    least: Decimal | int | None = None
    most: Decimal | int | None = None
    required: bool = False
    private: bool = False
    number_too: bool = False
    """A text that may be a whole number (a period)."""
    slots: int = 1


@dataclass(frozen=True, slots=True)
class Section:
    """Questions under one heading."""

    title: Text
    questions: tuple[Question, ...]


@dataclass(frozen=True, slots=True)
class AnswersSheet:
    """One question a row."""

    id: str
    title: Text
    sections: tuple[Section, ...]

    @property
    def questions(self) -> tuple[Question, ...]:
        """All questions, in order."""
        return tuple(question for section in self.sections for question in section.questions)


@dataclass(frozen=True, slots=True)
class ListSheet:
    """One entry of the list at `path` a row, one question a column.

    `printed` are answers to the question `printed_at` that have a row ready for them: kinds of papers to tick off.
    """

    path: FieldPath
    title: Text
    help: Text
    questions: tuple[Question, ...]
    printed_at: FieldPath | None = None
    printed: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class ScoresSheet:
    """The score table's rows, each with the unit's own score; `path` is where the record keeps these, by rule id."""

    path: FieldPath
    rows: tuple[tuple[str, Text], ...]
    title: Text


Sheet = AnswersSheet | ListSheet | ScoresSheet


@dataclass(frozen=True, slots=True)
class Form:
    """The form of one rulebook; of one unit type, or with every question there is (`unit_type` None)."""

    rulebook: str
    edition: str
    digest: str
    title: Text
    unit_type: str | None
    sheets: tuple[Sheet, ...]
