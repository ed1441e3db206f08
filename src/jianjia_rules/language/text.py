"""A title, an advice or a guide in the two languages of the project."""

from typing import Literal

from jianjia_rules.dataclass import dataclass

Lang = Literal["zh", "en"]


@dataclass(frozen=True, slots=True)
class Text:
    """The same words in Chinese and in English; either may be missing, not both."""

    zh: str | None = None
    en: str | None = None

    def get(self, lang: Lang) -> str:
        """The words in `lang`, else in the other language, else an empty text."""
        first, second = (self.zh, self.en) if lang == "zh" else (self.en, self.zh)
        return first or second or ""


def same(words: str) -> Text:
    """A text that reads the same in both languages (an id, a number)."""
    return Text(words, words)
