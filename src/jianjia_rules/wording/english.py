"""What English grammar asks beyond templates: verbs that agree with their subject."""

import re

_HEAD = re.compile(r"\s+(?:of|in|on|for|to|over|at|among|from|with|without|that|which|where)\b|[,(]")
_SINGULAR_ENDINGS = ("ss", "us", "is", "’s", "'s")
_VERBS = {"is": "are", "has": "have", "contains": "contain", "does": "do", "reaches": "reach", "stays": "stay"}


def is_plural(subject: str) -> bool:
    """Whether a noun phrase takes a plural verb: `rules in place`, but not `the number of rules`."""
    head = _HEAD.split(subject, maxsplit=1)[0].rstrip()
    return head.endswith("s") and not head.endswith(_SINGULAR_ENDINGS)


def agreeing(subject: str, predicate: str) -> str:
    """The predicate with its verb in the subject's number."""
    verb, blank, rest = predicate.partition(" ")
    if rest.startswith("“"):
        return predicate  # the title is then the name of an answer
    return f"{_VERBS[verb]}{blank}{rest}" if verb in _VERBS and is_plural(subject) else predicate


def pronoun(subject: str) -> str:
    """`it` or `they`."""
    return "they" if is_plural(subject) else "it"
