"""Templates and arguments put together into a sentence."""

import re
from collections.abc import Mapping

from jianjia_rules.diagnostics.agreement import agreed
from jianjia_rules.diagnostics.words import Lang, shown

_FIELD = re.compile(r"\{([a-z_]+)(?:\|[^|{}]*\|[^|{}]*)?\}")


def compose(template: str | tuple[str, ...], arguments: Mapping[str, object], lang: Lang) -> str:
    """The template's sentences with `{name}` replaced, and `{name|one|several}` by the word that agrees with it.

    Arguments are never read as templates.

    Of a tuple of sentences, one that names an absent or empty argument is left out.
    """
    if isinstance(template, str):
        return _filled(template, arguments, lang)
    said = (
        _filled(sentence, arguments, lang)
        for sentence in template
        if all(_is_given(arguments.get(name)) for name in fields_of(sentence))
    )
    return ("" if lang == "zh" else " ").join(said)


def fields_of(template: str | tuple[str, ...]) -> frozenset[str]:
    """The names of the arguments a template speaks of."""
    text = template if isinstance(template, str) else " ".join(template)
    return frozenset(_FIELD.findall(text))


def _filled(sentence: str, arguments: Mapping[str, object], lang: Lang) -> str:
    return _FIELD.sub(lambda match: shown(arguments.get(match[1], "?"), lang), agreed(sentence, arguments))


def _is_given(value: object) -> bool:
    return value is not None and value != "" and value != ()
