"""Titles that name points, such as 召开年会（得 3 分） on a row that is worth 5."""

import re
from collections.abc import Iterator
from fractions import Fraction

from jianjia_rules.language.awards import PointsByType, Share
from jianjia_rules.language.measures import Constant, ParameterRef
from jianjia_rules.language.rulebook import Rulebook
from jianjia_rules.language.rules import Rule
from jianjia_rules.language.scalars import Number, as_number, format_number, parse_fraction
from jianjia_rules.language.walk import nodes
from jianjia_rules.loading.faults import Faults

_NUMBER = r"(?P<number>\d+(?:\.\d+)?)"
_IN_CHINESE = re.compile(rf"(?:[得计记给加扣（(]|满分)\s*{_NUMBER}\s*分(?=$|[）)，,、；;。])")
_IN_ENGLISH = re.compile(rf"(?:\(|worth |earns )\s*{_NUMBER} points?\b")


def check_titles(rulebook: Rulebook, faults: Faults) -> None:
    """Warn of a row whose title names points that are nowhere in the row."""
    for rule in rulebook.rules:
        for pattern, title in ((_IN_CHINESE, rule.title.zh), (_IN_ENGLISH, rule.title.en)):
            found = None if title is None else pattern.search(title)
            if found is not None and not _knows(rule, parse_fraction(found["number"])):
                points = format_number(rule.points) if isinstance(rule.points, (int, Fraction)) else "…"
                faults.add("JJ520", ("rules", rule.id, "title"), said=found[0].strip("（("), points=points)
                break


def _knows(rule: Rule, number: Fraction | None) -> bool:
    if any(isinstance(node, ParameterRef) for node in nodes(getattr(rule.award, "amount", None))):
        return True
    return number in set(_numbers(rule))


def _numbers(rule: Rule) -> Iterator[Number]:
    """All points of a row: its own, those inside, and what shares of it come to."""
    own = list(_plain(rule.points))
    yield from own
    for node in nodes(rule.award):
        if isinstance(node, Share):
            yield from (each * node.of_row for each in own)
        elif isinstance(node, Constant):
            number = as_number(node.value)
            if number is not None:
                yield number
        else:
            yield from _plain(getattr(node, "points", None))


def _plain(points: object) -> Iterator[Number]:
    if isinstance(points, PointsByType):
        yield from (number for _, number in points.points)
    elif isinstance(points, (int, Fraction)):
        yield points
