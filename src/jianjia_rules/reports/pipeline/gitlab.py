"""GitLab's code quality report: a JSON list, written while units are assessed."""

from collections.abc import Iterable, Iterator

from jianjia_rules.diagnostics import Diagnostic
from jianjia_rules.diagnostics.inert import inert
from jianjia_rules.findings.finding import fingerprint
from jianjia_rules.language.rules import Level
from jianjia_rules.language.text import Lang
from jianjia_rules.reports.json_text import Json, indented
from jianjia_rules.reports.pipeline.fates import marked
from jianjia_rules.reports.pipeline.issue import Issue, ending_issues, fault_issues, record_issues
from jianjia_rules.reports.pipeline.levels import State
from jianjia_rules.reports.pipeline.paths import location_of, relative
from jianjia_rules.reports.pipeline.report import Ending, Setting
from jianjia_rules.reports.pipeline.summary import summary_lines
from jianjia_rules.reports.pipeline.words import STATE_WORDS
from jianjia_rules.scoring.assess import Scored

_SUMMARY = "summary"
_SEVERITIES = {Level.ERROR: "major", Level.WARNING: "minor", Level.NOTE: "info"}


class GitlabReport:
    """Keeps nothing."""

    def __init__(self, setting: Setting) -> None:
        self._setting = setting
        self._baseline = setting.baseline
        self._entries = _Entries(setting.lang, setting.paths[0] if setting.paths else "")

    def begin(self) -> str:
        """The bracket."""
        return "["

    def record(self, scored: Scored) -> str:
        """The entries of a unit."""
        if self._baseline is not None:
            self._baseline.record(scored)
        return self._entries.written(self._marked(record_issues(scored, self._setting.lang)))

    def end(self, ending: Ending) -> Iterator[str]:
        """The other entries; where rows are waived, or there is a baseline, one that says what the run comes to."""
        setting = self._setting
        yield self._entries.written(self._marked(ending_issues(setting.rulebook, ending, setting.lang)))
        if ending.tally.waived or self._baseline is not None:
            said = " ".join(summary_lines(ending, self._baseline, setting.lang))
            yield self._entries.summary(said, fingerprint(setting.rulebook.id, _SUMMARY, "", ""))
        yield self._entries.end()

    def _marked(self, issues: Iterable[Issue]) -> Iterable[Issue]:
        """The list itself cannot hold how an entry stands to an earlier one, so its words do."""
        baseline = self._baseline
        return issues if baseline is None else (marked(each, baseline, self._setting.lang) for each in issues)


def faults_text(diagnostics: Iterable[Diagnostic], lang: Lang) -> str:
    """The whole where nothing could be assessed."""
    entries = _Entries(lang, "")
    return f"[{entries.written(fault_issues(diagnostics, lang))}{entries.end()}"


class _Entries:
    """Writes entries one behind the other; what stands nowhere stands at `path`."""

    def __init__(self, lang: Lang, path: str) -> None:
        self._lang = lang
        self._path = relative(path) if path else "."
        self._any = False

    def written(self, issues: Iterable[Issue]) -> str:
        return "".join(self._listed(self._entry(issue)) for issue in issues)

    def summary(self, said: str, mark: str) -> str:
        return self._listed(self._facts(_SUMMARY, said, mark, "info", self._path, 1))

    def end(self) -> str:
        return "\n]\n" if self._any else "]\n"

    def _entry(self, issue: Issue) -> Json:
        location = location_of(issue.place)
        said = issue.said(self._lang)
        if issue.state in STATE_WORDS:
            said = f"[{STATE_WORDS[issue.state].get(self._lang)}] {said}"
        if location is not None and location.spot:
            said = f"{location.spot}: {said}"
        failed = issue.state is State.FAILED
        path = self._path if location is None else location.path
        line = 1 if location is None or location.line is None else location.line
        severity = _SEVERITIES[issue.level] if failed else "info"
        return self._facts(issue.key, said, issue.fingerprint, severity, path, line)

    def _facts(self, name: str, said: str, mark: str, severity: str, path: str, line: int) -> Json:
        return {
            "check_name": name,
            "description": said,
            "fingerprint": mark,
            "severity": severity,
            "location": {"path": inert(path), "lines": {"begin": line}},
        }

    def _listed(self, entry: Json) -> str:
        text = ("," if self._any else "") + "\n  " + indented(entry, 1)
        self._any = True
        return text
