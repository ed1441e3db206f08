"""What a run comes to: how many records there were, how many rows are waived, how it stands to an earlier result."""

from collections.abc import Iterator

from jianjia_rules.language.text import Lang, Text
from jianjia_rules.reports.changes import Fate
from jianjia_rules.reports.comparison_text import FATES, MOVED_TOTALS, heading
from jianjia_rules.reports.pipeline.report import Baseline, Ending
from jianjia_rules.reports.table import end_lines

_READ, _ASSESSED, _REFUSED = Text("读入的记录", "records read"), Text("已考核", "assessed"), Text("退回", "refused")
_FOR = Text("退回：{code}", "refused: {code}")
_REPLACED = Text("由后来的记录补充或代替", "completed or replaced by later ones")
_CHANGED = Text("按通常写法读出的值", "values read as people write")
_WAIVED = Text("豁免的行", "rows waived")
_UNREADABLE = Text("无法读取的文件", "files that could not be read")
_MISSING = Text("名册上有、没有提交的单位", "units on a register that submitted nothing")
_TURNED_AWAY = Text("名册上有、提交的被退回的单位", "units on a register whose submission was refused")
_FATE = Text("与基线相比：{fate}", "compared with the baseline: {fate}")


def summary_lines(ending: Ending, baseline: Baseline | None, lang: Lang) -> Iterator[str]:
    """In sentences, one a line."""
    yield from end_lines(ending.tally, lang)
    if baseline is not None:
        yield heading(baseline, lang)


def summary_counts(ending: Ending, baseline: Baseline | None, lang: Lang) -> Iterator[tuple[str, int]]:
    """In numbers."""
    tally, missing = ending.tally, ending.standings.missing
    yield _READ.get(lang), tally.read
    yield _ASSESSED.get(lang), tally.assessed
    yield _REFUSED.get(lang), tally.refused
    for code, count in sorted(tally.reasons.items()):
        yield _FOR.get(lang).format(code=code), count
    yield _REPLACED.get(lang), tally.replaced
    yield _CHANGED.get(lang), tally.changed
    yield _WAIVED.get(lang), tally.waived
    yield _UNREADABLE.get(lang), tally.unreadable
    refused = sum(each.refused for each in missing)
    yield _MISSING.get(lang), len(missing) - refused
    yield _TURNED_AWAY.get(lang), refused
    if baseline is not None:
        for fate in Fate:
            yield _FATE.get(lang).format(fate=FATES[fate].get(lang)), baseline.count(fate)
        yield _FATE.get(lang).format(fate=MOVED_TOTALS.get(lang)), baseline.moved


def summary_facts(ending: Ending, baseline: Baseline | None) -> dict[str, int]:
    """In numbers by names that never change, for programs."""
    tally, missing = ending.tally, ending.standings.missing
    refused = sum(each.refused for each in missing)
    counts = {
        "read": tally.read,
        "assessed": tally.assessed,
        "refused": tally.refused,
        "replaced": tally.replaced,
        "changed": tally.changed,
        "waived": tally.waived,
        "unreadable": tally.unreadable,
        "not-submitted": len(missing) - refused,
        "submission-refused": refused,
    }
    if baseline is not None:
        counts |= {f"baseline.{fate.value}": baseline.count(fate) for fate in Fate}
        counts["baseline.moved"] = baseline.moved
    return counts
