"""One coded message in two languages."""

from typing import NamedTuple

from jianjia_rules.diagnostics.severity import Severity
from jianjia_rules.diagnostics.words import Lang

Template = str | tuple[str, ...]
"""Text with `{argument}` in it, in English also `{count|file|files}` for a word that agrees with the number `count`.

Of a tuple, a sentence whose arguments are absent or empty is left out.
"""

ERROR = Severity.ERROR
WARNING = Severity.WARNING
NOTE = Severity.NOTE


class Text(NamedTuple):
    """The three parts of a message: what is wrong, what was expected, what to do."""

    message: Template
    expected: Template = ""
    hint: Template = ""


class Entry(NamedTuple):
    """A code with its severity and its words; arguments are the same in both languages."""

    code: str
    severity: Severity
    zh: Text
    en: Text

    def get(self, lang: Lang) -> Text:
        """The words in this language."""
        return self.zh if lang == "zh" else self.en
