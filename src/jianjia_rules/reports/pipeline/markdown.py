"""Markdown for a comment on a pull request: what it comes to, the units as a short table, and details folded.

GitHub refuses a comment of more than 65,536 characters: what has no room is counted instead.
"""

import heapq
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from jianjia_rules.diagnostics import Diagnostic
from jianjia_rules.language.rules import Level
from jianjia_rules.language.scalars import Number
from jianjia_rules.language.text import Lang, Text
from jianjia_rules.reports import table_words as words
from jianjia_rules.reports.comparison_text import Gathered, heading
from jianjia_rules.reports.gathering import UnitLine, unit_line
from jianjia_rules.reports.markdown_text import escaped
from jianjia_rules.reports.pipeline.issue import Issue, Kind, ending_issues, fault_issues, record_issues
from jianjia_rules.reports.pipeline.levels import ORDER, State
from jianjia_rules.reports.pipeline.paths import location_of
from jianjia_rules.reports.pipeline.report import Ending, Setting
from jianjia_rules.reports.pipeline.words import LEVEL_WORDS, SIGNS
from jianjia_rules.reports.table import end_lines
from jianjia_rules.reports.table_units import grade_text, in_order, rank_text, total_text
from jianjia_rules.scoring.assess import Scored
from jianjia_rules.scoring.standing import Standings

ROOM = 60_000
"""Characters of the whole: less than what GitHub takes, so that a line or two may be put around it."""
_MOST_UNITS = 100
"""Units in the short table, and units whose details are kept."""
_MOST_ISSUES = 50
"""Issues of one unit that are told."""
_END = 1_000
"""Characters kept for the end."""

_RESULT = Text("{title}：{counts}", "{title}: {counts}")
_NOTHING = Text("没有问题", "nothing to tell")
_HEADS = (
    *(words.RANK, words.UNIT, words.NAME, words.TOTAL, words.OF, words.GRADE),
    *(LEVEL_WORDS[level] for level in ORDER),
)
_DETAILS = (Text("级别", "level"), words.RULE, words.REMARKS, Text("位置", "place"))
_CHANGES = (Text("变化", "change"), words.UNIT, words.REMARKS)
_CHANGED = Text("与基线相比的变化", "What changed since the baseline")
_UNIT = Text("{who}：{counts}", "{who}: {counts}")
_MORE_UNITS = Text("……另有 {count} 个单位", "… and {count} more {count|unit|units}")
_MORE_ISSUES = Text("……另有 {count} 条", "… and {count} more")
_FAULTS = Text("记录中的问题（{counts}）", "What is wrong with the records ({counts})")
_GROUPS = Text("汇总（{counts}）", "Groups ({counts})")
_NO_ROOM = Text(
    "还有 {count} 块细节在这里写不下；见完整的结果。",
    "{count} more {count|block|blocks} of details have no room here; see the whole result.",
)
_CANNOT = Text("无法考核（{counts}）", "Nothing can be assessed ({counts})")


class _Kept(NamedTuple):
    """A unit's issues; the smallest is the first to give way."""

    weight: tuple[int, int, Number, int]
    order: int
    issues: tuple[Issue, ...]


class MarkdownReport:
    """Keeps a line for each unit, and the issues of the worst hundred."""

    def __init__(self, setting: Setting) -> None:
        self._setting = setting
        self._lines: list[UnitLine] = []
        self._levels: list[Counter[Level]] = []
        self._kept: list[_Kept] = []
        self._changes = Gathered()
        self._waived: list[Issue] = []

    def begin(self) -> str:
        """Nothing yet."""
        return ""

    def record(self, scored: Scored) -> str:
        """Nothing yet."""
        order = len(self._lines)
        if self._setting.baseline is not None:
            self._changes.add(self._setting.baseline.record(scored))
        self._lines.append(unit_line(order, scored))
        issues = record_issues(scored, self._setting.lang)
        levels = _levels(issues)
        self._levels.append(levels)
        if len(self._waived) < _MOST_ISSUES:
            self._waived += (each for each in issues if each.state is State.WAIVED)
        if issues:
            lost = sum(issue.lost for issue in issues)
            kept = _Kept((levels[Level.ERROR], levels[Level.WARNING], lost, -order), order, issues)
            heapq.heappush(self._kept, kept)
            if len(self._kept) > _MOST_UNITS:
                heapq.heappop(self._kept)
        return ""

    def end(self, ending: Ending) -> Iterator[str]:
        """The whole."""
        lang, rulebook = self._setting.lang, self._setting.rulebook
        others = list(ending_issues(rulebook, ending, lang))
        counts = sum((*self._levels, _levels(others)), Counter[Level]())
        title = _text(rulebook.title.get(lang))
        head = [f"### {words.say(_RESULT, lang, title=title, counts=_counted(counts, lang))}"]
        head.append("\n".join(self._units(ending.standings)))
        compared, details = self._compared()
        head[1:1] = compared
        waived = [*self._waived, *(each for each in others if each.state is State.WAIVED)]
        details.append(_block(words.WAIVED_ROWS, waived, lang, whose=True, count=ending.tally.waived))
        blocks = [block for block in (*details, *self._blocks(others)) if block]
        end = [_text(" ".join(end_lines(ending.tally, lang)))]
        yield _fitted(head, blocks, end, lang)

    def _compared(self) -> tuple[list[str], list[str]]:
        """How it stands to an earlier result: in a sentence, and folded."""
        baseline, lang = self._setting.baseline, self._setting.lang
        if baseline is None:
            return [], []
        for changes in baseline.endings():
            self._changes.add(changes)
        said = _text(heading(baseline, lang))
        rows = [_row(map(_text, row)) for row in self._changes.rows(baseline, lang)]
        if not rows:
            return [said], []
        table = "\n".join([_row(head.get(lang) for head in _CHANGES), _row(["---"] * len(_CHANGES)), *rows])
        summary = f"<summary>{_CHANGED.get(lang)}</summary>"
        return [said], [f"<details>\n{summary}\n\n{table}\n\n</details>"]

    def _units(self, standings: Standings) -> Iterator[str]:
        lang = self._setting.lang
        if not self._lines:
            yield words.NO_RECORDS.get(lang)
            return
        yield _row(head.get(lang) for head in _HEADS)
        yield _row("---" if 0 < at < 3 or at == 5 else "---:" for at in range(len(_HEADS)))
        shown = heapq.nlargest(_MOST_UNITS, self._lines, key=lambda line: (*self._weight(line), -line.order))
        for line, standing in in_order(self._setting.rulebook, shown, standings):
            rank = standing.ranks[0] if standing.ranks else None
            levels = self._levels[line.order]
            cells = [rank_text(rank), line.unit, line.name, total_text(line.total, line.marks)]
            cells += [words.points(line.possible), grade_text(standing.grade, lang)]
            yield _row([*map(_text, cells), *(str(levels[level] or "") for level in ORDER)])
        if len(self._lines) > len(shown):
            yield ""
            yield words.say(_MORE_UNITS, lang, count=len(self._lines) - len(shown))

    def _weight(self, line: UnitLine) -> tuple[int, int]:
        levels = self._levels[line.order]
        return levels[Level.ERROR], levels[Level.WARNING]

    def _blocks(self, others: Sequence[Issue]) -> Iterator[str]:
        """What is wrong with the input, the units with the worst first, the groups."""
        lang = self._setting.lang
        yield _block(_FAULTS, [each for each in others if each.kind in {Kind.FAULT, Kind.MISSING}], lang)
        for kept in sorted(self._kept, reverse=True):
            yield _block(_UNIT, kept.issues, lang, who=_text(kept.issues[0].who))
        yield _block(_GROUPS, [each for each in others if each.kind in {Kind.ROW, Kind.GATE}], lang, whose=True)


def faults_text(diagnostics: Iterable[Diagnostic], lang: Lang) -> str:
    """The whole where nothing could be assessed."""
    issues = list(fault_issues(diagnostics, lang))
    head = words.say(_CANNOT, lang, counts=_counted(_levels(issues), lang))
    return _fitted([f"### {head}", "\n".join(_issue_rows(issues, lang, whose=False))], [], [], lang)


def _fitted(head: list[str], blocks: list[str], end: list[str], lang: Lang) -> str:
    """As many blocks as there is room for."""
    room = ROOM - sum(len(part) + 2 for part in (*head, *end)) - _END
    parts, left = list(head), 0
    for block in blocks:
        if len(block) + 2 > room:
            left += 1
            continue
        room -= len(block) + 2
        parts.append(block)
    if left:
        parts.append(words.say(_NO_ROOM, lang, count=left))
    return "\n\n".join([*parts, *end]) + "\n"


def _block(
    heading: Text, issues: Sequence[Issue], lang: Lang, *, whose: bool = False, who: str = "", count: int = 0
) -> str:
    if not issues:
        return ""
    summary = words.say(heading, lang, counts=_counted(_levels(issues), lang), who=who, count=count)
    rows = "\n".join(_issue_rows(issues, lang, whose=whose))
    return f"<details>\n<summary>{summary}</summary>\n\n{rows}\n\n</details>"


def _issue_rows(issues: Sequence[Issue], lang: Lang, *, whose: bool) -> Iterator[str]:
    yield _row(head.get(lang) for head in _DETAILS)
    yield _row(["---"] * len(_DETAILS))
    worst = sorted(issues, key=lambda issue: (issue.state is not State.FAILED, ORDER.index(issue.level), -issue.lost))
    for issue in worst[:_MOST_ISSUES]:
        said = issue.said(lang) if whose or issue.kind is Kind.MISSING else _without_unit(issue, lang)
        title = issue.title if issue.title == issue.id else f"{issue.title} [{issue.id}]"
        yield _row([SIGNS[issue.state, issue.level].get(lang), _text(title), _text(said), _where(issue)])
    if len(issues) > _MOST_ISSUES:
        yield ""
        yield words.say(_MORE_ISSUES, lang, count=len(issues) - _MOST_ISSUES)


def _without_unit(issue: Issue, lang: Lang) -> str:
    said = issue.said(lang)
    return said[len(issue.who) :].removeprefix("：").removeprefix(": ") if issue.who else said


def _where(issue: Issue) -> str:
    location = location_of(issue.place)
    if location is None:
        return ""
    return _text(location.text)


def _levels(issues: Iterable[Issue]) -> Counter[Level]:
    """How many of each level; what was waived counts as none."""
    return Counter(issue.level for issue in issues if issue.state is not State.WAIVED)


def _counted(counts: Counter[Level], lang: Lang) -> str:
    said = [f"{LEVEL_WORDS[level].get(lang)} {counts[level]}" for level in ORDER if counts[level]]
    return words.listed(said, lang) if said else _NOTHING.get(lang)


def _row(cells: Iterable[str]) -> str:
    return f"| {' | '.join(cells)} |"


def _text(text: str) -> str:
    """Words that are no markup, name nobody and link nowhere."""
    return escaped(words.clean(text)).replace("\\@", "@&#8203;").replace("\\#", "#&#8203;")
