"""GitLab's code quality report: a JSON list, written while units are assessed."""

from collections.abc import Iterable, Iterator

from jianjia_rules.diagnostics import Diagnostic
from jianjia_rules.diagnostics.inert import inert
from jianjia_rules.language.rules import Level
from jianjia_rules.language.text import Lang
from jianjia_rules.reports.json_text import Json, indented
from jianjia_rules.reports.pipeline.issue import Issue, ending_issues, fault_issues, record_issues
from jianjia_rules.reports.pipeline.levels import State
from jianjia_rules.reports.pipeline.paths import location_of, relative
from jianjia_rules.reports.pipeline.report import Ending, Setting
from jianjia_rules.reports.pipeline.words import STATE_WORDS
from jianjia_rules.scoring.assess import Scored

_SEVERITIES = {Level.ERROR: "major", Level.WARNING: "minor", Level.NOTE: "info"}


class GitlabReport:
    """Keeps nothing."""

    def __init__(self, setting: Setting) -> None:
        self._setting = setting
        self._entries = _Entries(setting.lang, setting.paths[0] if setting.paths else "")

    def begin(self) -> str:
        """The bracket."""
        return "["

    def record(self, scored: Scored) -> str:
        """The entries of a unit."""
        return self._entries.written(record_issues(scored, self._setting.lang))

    def end(self, ending: Ending) -> Iterator[str]:
        """The other entries."""
        yield self._entries.written(ending_issues(self._setting.rulebook, ending, self._setting.lang))
        yield self._entries.end()


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
        pieces = []
        for issue in issues:
            pieces.append(("," if self._any else "") + "\n  " + indented(self._entry(issue), 1))
            self._any = True
        return "".join(pieces)

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
        return {
            "check_name": issue.key,
            "description": said,
            "fingerprint": issue.fingerprint,
            "severity": _SEVERITIES[issue.level] if failed else "info",
            "location": {"path": inert(path), "lines": {"begin": line}},
        }
