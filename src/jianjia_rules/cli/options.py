"""What a command takes: options and arguments as data, and the reading of a call by them; all faults at once."""

from collections.abc import Mapping, Sequence
from dataclasses import field

from jianjia_rules.dataclass import dataclass
from jianjia_rules.diagnostics import Diagnostics, Words, nearest
from jianjia_rules.errors import CallError
from jianjia_rules.language.text import Text


@dataclass(frozen=True, slots=True)
class Option:
    """An option: `value` is what it takes, in words (None: it is a switch); `choices` are all it may be."""

    name: str
    help: Text
    value: Text | None = None
    choices: tuple[str, ...] = ()
    short: str = ""
    repeat: bool = False


@dataclass(frozen=True, slots=True)
class Argument:
    """What stands without an option's name; `many` takes all that are left."""

    name: str
    title: Text
    help: Text
    required: bool = True
    many: bool = False


@dataclass(frozen=True, slots=True)
class Call:
    """What was given: values by the option's name, in their order, and of arguments by theirs."""

    options: Mapping[str, Sequence[str]] = field(default_factory=dict)
    arguments: Mapping[str, Sequence[str]] = field(default_factory=dict)

    def has(self, option: str) -> bool:
        """Whether an option was given."""
        return option in self.options

    def one(self, name: str) -> str | None:
        """The value of an option or argument that stands once; None where it was not given."""
        given = self.options.get(name) or self.arguments.get(name) or ()
        return given[-1] if given else None

    def all(self, name: str) -> tuple[str, ...]:
        """All values of an option or argument, in their order."""
        return tuple(self.options.get(name) or self.arguments.get(name) or ())


def read_call(words: Sequence[str], options: Sequence[Option], arguments: Sequence[Argument]) -> Call:
    """The call that the words make; raises CallError with everything that is wrong with them."""
    reading = _Reading(options)
    reading.read(words)
    placed = reading.place(arguments)
    if reading.faults.has_errors:
        raise CallError(reading.faults.sorted())
    return Call(reading.values, placed)


class _Reading:
    def __init__(self, options: Sequence[Option]) -> None:
        self.faults = Diagnostics()
        self.values: dict[str, list[str]] = {}
        self._loose: list[str] = []
        self._options = {option.name: option for option in options}
        self._by_word = {**self._options, **{option.short: option for option in options if option.short}}

    def read(self, words: Sequence[str]) -> None:
        left = list(reversed(words))
        while left:
            word = left.pop()
            if word == "--":
                self._loose += reversed(left)
                return
            if word == "-" or not word.startswith("-"):
                self._loose.append(word)
            else:
                self._option(word, left)

    def place(self, arguments: Sequence[Argument]) -> dict[str, list[str]]:
        placed: dict[str, list[str]] = {}
        loose = list(self._loose)
        for argument in arguments:
            taken = loose if argument.many else loose[:1]
            loose = loose[len(taken) :]
            if taken:
                placed[argument.name] = list(taken)
            # An empty word is a variable of a script that was not set, never a path.
            if "" in taken or (not taken and argument.required):
                wanted = Words(argument.title.get("zh"), argument.title.get("en"))
                self.faults.add("JJ913", None, wanted=wanted)
        for word in loose:
            self.faults.add("JJ914", None, found=word)
        return placed

    def _option(self, word: str, left: list[str]) -> None:
        name, equals, value = word.partition("=")
        option = self._by_word.get(name)
        if option is None and (option := self._attached(word)) is not None:
            name, equals, value = word[:2], "=", word[2:]
        if option is None:
            known = tuple(sorted(self._options))
            self.faults.add("JJ910", None, option=name, nearest=nearest(name, known), known=known)
            return
        if option.value is None:
            if equals:
                self.faults.add("JJ912", None, option=name)
            self.values[option.name] = []
            return
        if not equals:
            if not left or (left[-1].startswith("--") and left[-1] != "--"):
                self.faults.add("JJ911", None, option=name, wanted=_words(option.value))
                return
            value = left.pop()
        if value:
            self._keep(option, value)
        else:
            self.faults.add("JJ911", None, option=name, wanted=_words(option.value))

    def _attached(self, word: str) -> Option | None:
        """The short option of a word such as `-j2`, which holds its value too."""
        option = self._by_word.get(word[:2])
        return option if option is not None and option.value is not None and not word.startswith("--") else None

    def _keep(self, option: Option, value: str) -> None:
        if option.choices and value not in option.choices:
            wanted = Words("、".join(option.choices), ", ".join(option.choices))
            close = nearest(value, option.choices)
            self.faults.add("JJ904", None, option=option.name, found=value, wanted=wanted, nearest=close)
        given = self.values.setdefault(option.name, [])
        if given and not option.repeat:
            self.faults.add("JJ915", None, option=option.name)
        given.append(value)


def _words(text: Text) -> Words:
    return Words(text.get("zh"), text.get("en"))
