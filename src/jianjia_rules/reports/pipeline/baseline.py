"""A baseline: what there is to tell of each unit, and its total, for a later result to be compared with."""

from collections.abc import Iterable, Iterator

from jianjia_rules.findings.assessment import Assessment
from jianjia_rules.language.scalars import Number
from jianjia_rules.reports.json_text import Json, compact
from jianjia_rules.reports.pipeline.issue import Issue, Kind, ending_issues, group_issues, record_issues
from jianjia_rules.reports.pipeline.report import Ending, Setting
from jianjia_rules.reports.static_facts import Facts
from jianjia_rules.scoring.assess import Scored

_HEAD: Facts = {"kind": "header", "format": "jianjia-baseline", "version": 1}


class BaselineReport:
    """Keeps nothing."""

    def __init__(self, setting: Setting) -> None:
        self._rulebook = setting.rulebook
        self._lang = setting.lang

    def begin(self) -> str:
        """Which rulebook."""
        rulebook = self._rulebook
        about: Facts = {"rulebook": rulebook.id, "edition": rulebook.edition, "digest": rulebook.digest}
        return compact({**_HEAD, **about}) + "\n"

    def record(self, scored: Scored) -> str:
        """The line of a unit."""
        record, unit = scored.record, scored.record.unit
        issues = record_issues(scored, self._lang)
        return _line("unit", unit.id, unit.type, record.period, unit.name, scored.score.total, issues)

    def end(self, ending: Ending) -> Iterator[str]:
        """The lines of groups, and the one of the input."""
        for group in ending.standings.rollups:
            yield self._group(group)
        kinds = {Kind.FAULT, Kind.MISSING}
        others = (each for each in ending_issues(self._rulebook, ending, self._lang) if each.kind in kinds)
        issues: Json = [_of_input(each) for each in others]
        yield compact({"kind": "input", "issues": issues}) + "\n"

    def _group(self, group: Assessment) -> str:
        issues = group_issues(group, self._lang)
        return _line("group", group.unit, group.unit_type, group.period, group.name, group.result.total, issues)


def _line(
    kind: str, unit: str, type: str, period: str, name: str, total: Number | None, issues: Iterable[Issue]
) -> str:
    told: Json = [_issue(each) for each in issues]
    head: Facts = {"kind": kind, "unit": unit, "type": type, "period": period, "name": name}
    return compact({**head, "total": total, "issues": told}) + "\n"


def _issue(issue: Issue) -> Facts:
    return {
        "key": issue.key,
        "level": issue.level.value,
        "state": issue.state.value,
        "fingerprint": issue.fingerprint,
    }


def _of_input(issue: Issue) -> Facts:
    facts = _issue(issue)
    if issue.kind is Kind.MISSING:
        return {**facts, "unit": issue.unit, "period": issue.period}
    return {**facts, "file": None if issue.place is None else issue.place.file}
