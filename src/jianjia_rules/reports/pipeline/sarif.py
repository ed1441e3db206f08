"""SARIF 2.1.0 (OASIS): results with levels and places, written while units are assessed; the rules behind them."""

from collections.abc import Iterable, Iterator, Sequence
from importlib.metadata import version

from jianjia_rules.diagnostics import Diagnostic
from jianjia_rules.diagnostics.inert import inert
from jianjia_rules.language.text import Lang
from jianjia_rules.reports.changes import Change, Changes, Fate
from jianjia_rules.reports.json_text import Json, indented
from jianjia_rules.reports.pipeline.issue import Issue, Kind, ending_issues, fault_issues, record_issues
from jianjia_rules.reports.pipeline.levels import State
from jianjia_rules.reports.pipeline.paths import Location, location_of, relative
from jianjia_rules.reports.pipeline.report import Baseline, Ending, Setting
from jianjia_rules.reports.pipeline.sarif_rules import fault_descriptor, rule_descriptors
from jianjia_rules.reports.pipeline.summary import summary_facts
from jianjia_rules.reports.static_facts import Facts
from jianjia_rules.scoring.assess import Scored

SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
ROOT = "%SRCROOT%"
FINGERPRINT = "jianjiaFinding/v1"
"""The name of our fingerprint: of rulebook, rule, unit and period."""

_KINDS = {State.FAILED: "fail", State.WAIVED: "fail", State.OPEN: "open", State.PENDING: "review"}
_LANGUAGES = {"zh": "zh-CN", "en": "en"}


class SarifReport:
    """Keeps the rules, and which codes of faults there were."""

    def __init__(self, setting: Setting) -> None:
        self._lang = setting.lang
        self._results = _Results(setting.lang, setting.baseline, setting.paths)
        self._baseline = setting.baseline
        rulebook = setting.rulebook
        self._rulebook = rulebook
        self._about: Facts = {"rulebook": rulebook.id, "edition": inert(rulebook.edition), "digest": rulebook.digest}
        self._rules: list[Facts] = []

    def begin(self) -> str:
        """Everything in front of the results."""
        self._rules += rule_descriptors(self._rulebook, self._lang)
        self._results.index.update((str(rule["id"]), at) for at, rule in enumerate(self._rules))
        return _begin(self._lang, self._about)

    def record(self, scored: Scored) -> str:
        """The results of a unit, and those that were and are no longer."""
        text = self._results.written(record_issues(scored, self._lang))
        if self._baseline is not None:
            text += self._results.absent(self._baseline.record(scored))
        return text

    def end(self, ending: Ending) -> Iterator[str]:
        """The results of groups and of faults, and the rules."""
        issues = list(ending_issues(self._rulebook, ending, self._lang))
        yield self._results.written(issues)
        if self._baseline is not None:
            for changes in self._baseline.endings():
                yield self._results.absent(changes)
        counts: Facts = {**summary_facts(ending, self._baseline)}
        invocation: Facts = {"executionSuccessful": True, "properties": counts}
        yield _end([*self._rules, *_fault_rules(issues, self._lang)], self._results.any, invocation)


def faults_text(diagnostics: Iterable[Diagnostic], lang: Lang) -> str:
    """The whole where nothing could be assessed."""
    issues = list(fault_issues(diagnostics, lang))
    results = _Results(lang, None, ())
    return _begin(lang, {}) + results.written(issues) + _end(_fault_rules(issues, lang), results.any)


class _Results:
    """Writes results one behind the other; `index` is the place of each rule, `paths` are what was checked."""

    def __init__(self, lang: Lang, baseline: Baseline | None, paths: Sequence[str]) -> None:
        self.index: dict[str, int] = {}
        self.any = False
        self._lang: Lang = lang
        self._baseline = baseline
        self._paths = paths

    def written(self, issues: Sequence[Issue]) -> str:
        """These results as text."""
        pieces = []
        for issue in issues:
            pieces.append(("," if self.any else "") + "\n        " + indented(self._result(issue), 4))
            self.any = True
        return "".join(pieces)

    def absent(self, changes: Changes) -> str:
        """Those that were told of by an earlier result and are not told of now, as text."""
        pieces = []
        for change in changes.findings:
            if change.fate is not Fate.NEW and not change.still_told:
                pieces.append(("," if self.any else "") + "\n        " + indented(self._absent(change), 4))
                self.any = True
        return "".join(pieces)

    def _absent(self, change: Change) -> Facts:
        said = _plain(inert(" ".join(f"{change.unit or change.file or ''} {change.title}".split())))
        facts: Facts = {"ruleId": inert(change.key)}
        if change.key in self.index:
            facts = {**facts, "ruleIndex": self.index[change.key]}
        return {
            **facts,
            "kind": "informational",
            "level": "none",
            "message": {"text": said},
            "locations": [_physical_of(self._paths)],
            "partialFingerprints": {FINGERPRINT: change.fingerprint},
            "baselineState": "absent",
        }

    def _result(self, issue: Issue) -> Facts:
        counts = issue.state in {State.FAILED, State.WAIVED}
        locations: Json = [self._location(issue)]
        facts: Facts = {
            "ruleId": issue.key,
            "ruleIndex": self.index.setdefault(issue.key, len(self.index)),
            "kind": _KINDS[issue.state],
            "level": issue.level.value if counts else "none",
            "message": {"text": _plain(issue.said(self._lang))},
            "locations": locations,
            "partialFingerprints": {FINGERPRINT: issue.fingerprint},
            "suppressions": _suppressions(issue),
        }
        if self._baseline is not None:
            facts["baselineState"] = self._baseline.state(issue.fingerprint)
        about: Facts = {"unit": issue.unit, "name": issue.name, "type": issue.type, "period": issue.period}
        known: Facts = {name: value for name, value in about.items() if value}
        if issue.lost:
            known["lost"] = issue.lost
        return {**facts, "properties": known} if known else facts

    def _location(self, issue: Issue) -> Facts:
        """Where it is; what stands nowhere stands at what was checked, since a viewer needs a place."""
        found = location_of(issue.place)
        if found is None and self._paths:
            found = Location(relative(self._paths[0]))
        facts: Facts = {} if found is None else {"physicalLocation": _physical(found)}
        logical: list[Json] = []
        if found is not None and found.spot:
            logical.append({"name": found.cell or found.sheet, "fullyQualifiedName": found.spot, "kind": "cell"})
        if issue.unit:
            full = "/".join(part for part in (issue.period, issue.type, issue.unit) if part)
            logical.append({"name": issue.unit, "fullyQualifiedName": full, "kind": "unit"})
        return {**facts, "logicalLocations": logical} if logical else facts


def _begin(lang: Lang, about: Facts) -> str:
    head: Facts = {
        "language": _LANGUAGES[lang],
        "columnKind": "unicodeCodePoints",
        "originalUriBaseIds": {ROOT: {"description": {"text": "The folder in which jianjia ran."}}},
        **({"properties": about} if about else {}),
    }
    opened = indented({"$schema": SCHEMA, "version": "2.1.0"}, 0)[1:-1]
    run = "".join(f"      {indented(key)}: {indented(value, 3)},\n" for key, value in head.items())
    return f'{{\n  {opened},\n  "runs": [\n    {{\n{run}      "results": ['


def _end(rules: Sequence[Facts], any_result: bool, invocation: Facts | None = None) -> str:
    """Everything behind the results; `invocation` is what the run comes to."""
    listed: Json = [*rules]
    driver: Facts = {"name": "jianjia", "version": version("jianjia-rules"), "rules": listed}
    closed = "\n      ]" if any_result else "]"
    ran = "" if invocation is None else f',\n      "invocations": {indented([invocation], 3)}'
    return f'{closed},\n      "tool": {indented({"driver": driver}, 3)}{ran}\n    }}\n  ]\n}}\n'


def _fault_rules(issues: Iterable[Issue], lang: Lang) -> list[Facts]:
    codes = dict.fromkeys(issue.id for issue in issues if issue.kind is Kind.FAULT)
    return [fault_descriptor(code, lang) for code in codes]


def _suppressions(issue: Issue) -> list[Json]:
    if issue.state is not State.WAIVED:
        return []
    return [{"kind": "external", "status": "accepted", "justification": _plain(issue.justification)}]


def _physical(found: Location) -> Facts:
    artifact: Facts = {"uri": found.uri} if found.is_absolute else {"uri": found.uri, "uriBaseId": ROOT}
    facts: Facts = {"artifactLocation": artifact}
    if found.line is None or found.column is None:
        return facts
    region: Facts = {"startLine": found.line, "startColumn": found.column}
    if found.end_column is not None:
        region["endColumn"] = found.end_column
    return {**facts, "region": region}


def _physical_of(paths: Sequence[str]) -> Facts:
    """What was checked, as a place."""
    return {"physicalLocation": _physical(Location(relative(paths[0])))} if paths else {}


def _plain(text: str) -> str:
    """A text in which SARIF sees no link: `[words](place)`."""
    return text.replace("](", "] (")
