"""One of several words: by any of its titles and synonyms, whatever its width, case and blanks, or by a ticked box."""

from collections.abc import Iterable, Mapping

from jianjia_rules.records.normal.marks import key
from jianjia_rules.records.normal.outcome import MISSING, Doubt, Outcome, Read
from jianjia_rules.records.normal.ticks import options

Words = Mapping[str, tuple[str, ...]]
"""By what a word has in common with its other spellings (`marks.key`): the choices it may stand for."""


def words_of(choices: Iterable[str], said: Iterable[tuple[str, str]]) -> Words:
    """The words by which choices are known: themselves, and pairs of a choice and a title or synonym of it.

    A word that is a choice itself stands for nothing else.
    """
    found: dict[str, tuple[str, ...]] = {}
    own: set[str] = set()
    for choice in choices:
        found.setdefault(key(choice), ())
        found[key(choice)] += (choice,)
        own.add(key(choice))
    for choice, word in said:
        known = found.get(key(word), ())
        if key(word) not in own and choice not in known:
            found[key(word)] = (*known, choice)
    return found


def read_choice(text: str, words: Words) -> Outcome:
    """The choice that a text stands for."""
    meant = words.get(key(text), ())
    if meant:
        return Read(meant[0]) if len(meant) == 1 else Doubt(meant)
    boxes = options(text)
    if boxes is None or any(box.word not in words for box in boxes):
        return None
    ticked = tuple(choice for box in boxes if box.ticked for choice in words[box.word])
    if not ticked:
        return MISSING
    return Read(ticked[0]) if len(ticked) == 1 else Doubt(ticked)


def read_ticked(text: str, words: Words) -> list[str] | None:
    """All choices that are ticked in a line of boxes; None for a text that is none."""
    boxes = options(text)
    if boxes is None or any(len(words.get(box.word, ())) != 1 for box in boxes):
        return None
    return [words[box.word][0] for box in boxes if box.ticked]
