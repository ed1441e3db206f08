"""What became of an earlier result, said of single issues and of whole units in lines."""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import replace
from fractions import Fraction

from jianjia_rules.dataclass import dataclass
from jianjia_rules.language.text import Lang, Text
from jianjia_rules.reports import table_words as words
from jianjia_rules.reports.changes import Changes, Fate
from jianjia_rules.reports.comparison_text import FATES, moved, titled
from jianjia_rules.reports.numbers import number_text
from jianjia_rules.reports.pipeline.issue import Issue
from jianjia_rules.reports.pipeline.report import Baseline

_CHANGED = Text("{fate}：{said}", "{fate}: {said}")
_MOVED = Text("总分：{said}", "total: {said}")


def marked(issue: Issue, baseline: Baseline, lang: Lang) -> Issue:
    """The issue, whose message says first whether its failure is new or unchanged; others are as they were."""
    fate = baseline.fate(issue.fingerprint)
    if fate not in {Fate.NEW, Fate.UNCHANGED}:
        return issue
    return replace(issue, message=f"[{FATES[fate].get(lang)}] {issue.message}")


def changed_lines(changes: Changes, lang: Lang) -> Iterator[str]:
    """What was fixed or is gone, and how the total moved; nothing in them is harmful to print."""
    for change in changes.findings:
        if change.fate is not Fate.NEW:
            whose = change.unit or change.file or ""
            said = " ".join(part for part in (words.clean(whose), titled(change)) if part)
            yield words.say(_CHANGED, lang, fate=FATES[change.fate].get(lang), said=said)
    movement = changes.movement
    if movement is not None:
        who = " ".join(dict.fromkeys(part for part in (movement.unit, movement.name) if part))
        yield words.say(_MOVED, lang, said=f"{words.clean(who)} {moved(movement)}")


@dataclass(frozen=True, slots=True)
class Fates:
    """What became of one unit or group."""

    baseline: Baseline
    changes: Changes

    def facts(self, issues: Iterable[Issue]) -> dict[str, int | str]:
        """Its failures by what became of them, and its totals where they moved, by names that never change."""
        counts = Counter(change.fate for change in self.changes.findings)
        found = (self.baseline.fate(issue.fingerprint) for issue in issues)
        counts[Fate.UNCHANGED] = sum(fate is Fate.UNCHANGED for fate in found)
        facts: dict[str, int | str] = {
            f"baseline.{fate.value}": counts[fate] for fate in (Fate.NEW, Fate.UNCHANGED, Fate.FIXED)
        }
        movement = self.changes.movement
        if movement is not None:
            numbers = {"before": movement.before, "after": movement.after, "difference": movement.difference}
            facts |= {
                f"total.{name}": number_text(Fraction(value)) for name, value in numbers.items() if value is not None
            }
        return facts

    def lines(self, lang: Lang) -> Iterator[str]:
        """What was fixed, and how the total moved."""
        return changed_lines(self.changes, lang)
