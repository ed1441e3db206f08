"""Which of many diagnostics are shown to people: some of every kind, and how many more there are of each."""

from collections import Counter
from collections.abc import Iterable, Mapping
from typing import NamedTuple

from jianjia_rules.diagnostics.diagnostic import LEFT_OUT, Diagnostic, left_out, severity_of
from jianjia_rules.diagnostics.severity import Severity
from jianjia_rules.diagnostics.words import Lang


class Selected(NamedTuple):
    """Those that are shown, in the order given, and how many others there are, by code."""

    shown: tuple[Diagnostic, ...]
    others: Mapping[str, int]


def selected(found: Iterable[Diagnostic], most: int, *, errors_only: bool = False) -> Selected:
    """At most so many of what was found; where there are more, errors first, and of each kind some."""
    others: Counter[str] = Counter()
    listed: list[Diagnostic] = []
    for diagnostic in found:
        code, count = left_out(diagnostic) if diagnostic.code == LEFT_OUT else (diagnostic.code, 0)
        if errors_only and severity_of(code) is not Severity.ERROR:
            continue
        if count:
            others[code] += count
        else:
            listed.append(diagnostic)
    chosen = _chosen(listed, most)
    others.update(each.code for at, each in enumerate(listed) if at not in chosen)
    return Selected(tuple(each for at, each in enumerate(listed) if at in chosen), others)


def more(others: Mapping[str, int], lang: Lang) -> str:
    """How many others there are, by kind: `… and 12 more (JJ801 × 10, JJ803 × 2)`; an empty text for none."""
    if not others:
        return ""
    total = sum(others.values())
    kinds = ("、" if lang == "zh" else ", ").join(f"{code} × {count}" for code, count in sorted(others.items()))
    return f"……另有 {total} 处（{kinds}）" if lang == "zh" else f"… and {total} more ({kinds})"


def _chosen(listed: list[Diagnostic], most: int) -> set[int]:
    """The indices of those that are shown: errors before others; the kinds take turns, each with its next."""
    if len(listed) <= most:
        return set(range(len(listed)))
    turns: Counter[str] = Counter()
    by_turn: list[tuple[bool, int, int]] = []
    for at, diagnostic in enumerate(listed):
        by_turn.append((diagnostic.severity is not Severity.ERROR, turns[diagnostic.code], at))
        turns[diagnostic.code] += 1
    return {at for _, _, at in sorted(by_turn)[:most]}
