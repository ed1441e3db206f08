"""GitHub's workflow commands: what is to be shown beside the files, the worst first.

Of one step GitHub shows ten errors, ten warnings and ten notices; more are counted. Only lines of our own making are
written, so that nothing a record says is taken for a command.
"""

import heapq
from collections import Counter
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from jianjia_rules.diagnostics import Diagnostic
from jianjia_rules.language.rules import Level
from jianjia_rules.language.scalars import Number
from jianjia_rules.language.text import Lang, Text
from jianjia_rules.reports import table_words as words
from jianjia_rules.reports.changes import Fate
from jianjia_rules.reports.comparison_text import Gathered, lines
from jianjia_rules.reports.gathering import MOST_WAIVED
from jianjia_rules.reports.pipeline.fates import marked
from jianjia_rules.reports.pipeline.issue import Issue, Kind, ending_issues, fault_issues, record_issues
from jianjia_rules.reports.pipeline.levels import ORDER, State
from jianjia_rules.reports.pipeline.paths import location_of
from jianjia_rules.reports.pipeline.report import Baseline, Ending, Setting
from jianjia_rules.reports.pipeline.summary import summary_lines
from jianjia_rules.reports.pipeline.words import LEVEL_WORDS
from jianjia_rules.scoring.assess import Scored

MOST = 10
"""Annotations of each level that GitHub shows of one step."""

_COMMANDS = {Level.ERROR: "error", Level.WARNING: "warning", Level.NOTE: "notice"}
_COUNTED = Text("共：{counts}。", "In all: {counts}.")
_MORE = Text(
    "另有 {more} 没有标注：GitHub 对一个步骤每级只显示 {most} 条；其余见完整的结果。",
    "Not annotated: {more} more; GitHub shows {most} of each level for a step. See the whole result for the others.",
)


class _Kept(NamedTuple):
    """The smallest is the first to give way: faults before gates before rows, rows of units before those of groups.

    Before all of these stands what is new.
    """

    weight: tuple[bool, int, bool, Number, int]
    issue: Issue


class GithubReport:
    """Keeps ten issues of each level, the worst, fifty that are waived, and the worst of what changed."""

    def __init__(self, setting: Setting) -> None:
        self._setting = setting
        self._annotations = _Annotations(setting.baseline, setting.lang)
        self._changes = Gathered()

    def begin(self) -> str:
        """Nothing yet."""
        return ""

    def record(self, scored: Scored) -> str:
        """Nothing yet."""
        baseline = self._setting.baseline
        if baseline is not None:
            self._changes.add(baseline.record(scored))
        self._annotations.add(record_issues(scored, self._setting.lang))
        return ""

    def end(self, ending: Ending) -> Iterator[str]:
        """The commands, how many more there are, what is waived, what changed, and what the run comes to."""
        lang, baseline = self._setting.lang, self._setting.baseline
        self._annotations.add(ending_issues(self._setting.rulebook, ending, lang))
        yield from self._annotations.lines(lang)
        yield from self._annotations.waived_lines(ending.tally.waived, lang)
        for line in summary_lines(ending, baseline, lang):
            yield line + "\n"
        if baseline is not None:
            for changes in baseline.endings():
                self._changes.add(changes)
            for line in lines(self._changes.rows(baseline, lang)):
                yield line + "\n"


def faults_text(diagnostics: Iterable[Diagnostic], lang: Lang) -> str:
    """The whole where nothing could be assessed."""
    annotations = _Annotations(None, lang)
    annotations.add(fault_issues(diagnostics, lang))
    return "".join(annotations.lines(lang))


class _Annotations:
    def __init__(self, baseline: Baseline | None, lang: Lang) -> None:
        self._baseline = baseline
        self._lang: Lang = lang
        self._waived: list[Issue] = []
        self._counts: Counter[Level] = Counter()
        self._kept: dict[Level, list[_Kept]] = {level: [] for level in ORDER}
        self._order = 0

    def add(self, issues: Iterable[Issue]) -> None:
        for issue in issues:
            if issue.state is State.WAIVED:
                if len(self._waived) < MOST_WAIVED:
                    self._waived.append(issue)
                continue
            self._order += 1
            self._counts[issue.level] += 1
            is_new = self._baseline is not None and self._baseline.fate(issue.fingerprint) is Fate.NEW
            weight = (is_new, _rank(issue), issue.state is State.FAILED, issue.lost, -self._order)
            kept = self._kept[issue.level]
            heapq.heappush(kept, _Kept(weight, self._marked(issue)))
            if len(kept) > MOST:
                heapq.heappop(kept)

    def _marked(self, issue: Issue) -> Issue:
        return issue if self._baseline is None else marked(issue, self._baseline, self._lang)

    def lines(self, lang: Lang) -> Iterator[str]:
        for level in ORDER:
            for kept in sorted(self._kept[level], reverse=True):
                yield _command(_COMMANDS[level], kept.issue, lang)
        if self._counts:
            yield words.say(_COUNTED, lang, counts=_counts(self._counts, lang)) + "\n"
        more = Counter({level: count - MOST for level, count in self._counts.items() if count > MOST})
        if more:
            yield words.say(_MORE, lang, more=_counts(more, lang), most=MOST) + "\n"

    def waived_lines(self, count: int, lang: Lang) -> Iterator[str]:
        """The rows that are waived, as lines of the log: they need nobody's attention beside the files."""
        if not count:
            return
        yield words.say(words.WAIVED_ROWS, lang, count=count) + "\n"
        for issue in self._waived:
            yield f"  - {issue.who} {issue.title} [{issue.id}] {issue.justification}\n"
        if count > len(self._waived):
            yield f"  {words.say(words.AND_MORE, lang, count=count - len(self._waived))}\n"


def _rank(issue: Issue) -> int:
    match issue.kind:
        case Kind.FAULT | Kind.MISSING:
            return 3
        case Kind.GATE:
            return 2
        case Kind.ROW:
            return 0 if issue.place is None else 1


def _command(command: str, issue: Issue, lang: Lang) -> str:
    location = location_of(issue.place)
    title = issue.title if issue.title == issue.id else f"{issue.title} [{issue.id}]"
    properties: dict[str, object] = {}
    if location is not None:
        properties["file"] = location.path
        properties |= {"line": location.line, "col": location.column, "endColumn": location.end_column}
        title = f"{title} {location.spot}".rstrip()
    properties["title"] = title
    written = ",".join(f"{name}={_property(str(value))}" for name, value in properties.items() if value is not None)
    return f"::{command} {written}::{_data(issue.said(lang))}\n"


def _counts(counts: Counter[Level], lang: Lang) -> str:
    return words.listed([f"{LEVEL_WORDS[level].get(lang)} {counts[level]}" for level in ORDER if counts[level]], lang)


def _data(text: str) -> str:
    """A message, escaped as the runner reads it."""
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    """A property's value, escaped as the runner reads it."""
    return _data(words.clean(text)).replace(":", "%3A").replace(",", "%2C")
