"""All tests of a rulebook: its files read, every case evaluated, every branch held against what was reached."""

from collections.abc import Iterable, Iterator, Sequence
from os import PathLike
from pathlib import Path

from jianjia_rules.authoring.rule_tests.coverage import Branches, Key, coverage
from jianjia_rules.authoring.rule_tests.evaluate import Evaluator
from jianjia_rules.authoring.rule_tests.files import case_documents, folders_of
from jianjia_rules.authoring.rule_tests.model import Case, CaseFile, CaseResult, FileResult, RuleTestResult
from jianjia_rules.authoring.rule_tests.overlays import touched_rules
from jianjia_rules.authoring.rule_tests.read import read_cases
from jianjia_rules.diagnostics import Diagnostics, Place, Words, nearest
from jianjia_rules.errors import CallError, RulebookError
from jianjia_rules.language.rulebook import Rulebook
from jianjia_rules.loading.load import Loaded, load
from jianjia_rules.records.reading_faults import one


def run_rule_tests(
    rulebook: str | PathLike[str], *, rules: Iterable[str] = (), with_base: bool = False
) -> RuleTestResult:
    """Run the test files beside a rulebook's parts, given as its path or a shipped name.

    `rules` are ids of rules or gates: only the cases about them are run, and only their branches asked for. Of an
    overlay, `with_base` runs the test files of the rulebooks below as well. Raises RulebookError with all faults of the
    rulebook, or of its test files; CallError for an unknown rule.
    """
    loaded = load(Path(rulebook) if isinstance(rulebook, PathLike) else rulebook)
    if loaded.rulebook is None or loaded.diagnostics.has_errors:
        raise RulebookError(loaded.diagnostics.sorted())
    only = frozenset(rules)
    _check_ids(loaded.rulebook, only)
    return _Run(loaded, loaded.rulebook, only, with_base).result()


def rule_test_faults(loaded: Loaded) -> Diagnostics:
    """What is wrong with the test files of a rulebook; nothing is run."""
    found = Diagnostics()
    folders = folders_of(loaded.documents)
    if loaded.rulebook is not None and folders:
        for document in case_documents(folders[-1], found):
            read_cases(document, loaded.rulebook, found)
    return found


class _Run:
    def __init__(self, loaded: Loaded, rulebook: Rulebook, only: frozenset[str], with_base: bool) -> None:
        self._loaded = loaded
        self._rulebook = rulebook
        self._only = only
        self._with_base = with_base
        self._folders = folders_of(loaded.documents)
        self._is_overlay = len(self._folders) > 1
        self._touched = touched_rules(rulebook) if self._is_overlay else frozenset[str]()
        self._diagnostics = Diagnostics()
        self._evaluator = Evaluator(rulebook)
        self._reached: set[Key] = set()

    def result(self) -> RuleTestResult:
        below = self._base_files() if self._with_base else []
        own = [(file, 0) for file in self._files(self._folders[-1], self._rulebook)]
        read = [*below, *own]
        self._refuse()
        cases = [case for file, _ in read for case in file.cases]
        if not cases:
            folder = self._folders[-1].as_posix()
            raise RulebookError([one("JJ894", Place(folder, 1, 1), folder=folder)])
        self._check_days(cases)
        files = tuple(FileResult(file.file, tuple(self._run(file.cases)), over) for file, over in read)
        branches = tuple(Branches(self._rulebook, self._evaluator, cases, self._loaded.locator).all(self._is_asked))
        said = [entry for file, _ in read for entry in file.unreachable]
        found = coverage(branches, frozenset(self._reached), said, self._diagnostics)
        self._refuse()
        return RuleTestResult(
            self._rulebook.id,
            self._rulebook.edition,
            files,
            found.reached,
            found.unreached,
            found.unreachable,
            self._diagnostics.sorted(),
        )

    def _files(self, folder: Path, rulebook: Rulebook) -> list[CaseFile]:
        documents = case_documents(folder, self._diagnostics)
        return [read_cases(document, rulebook, self._diagnostics) for document in documents]

    def _base_files(self) -> list[tuple[CaseFile, int]]:
        """The files of the rulebooks below, without the cases that the overlay leaves nothing to say of."""
        found = []
        for folder in self._folders[:-1]:
            base = load(folder).rulebook
            for file in [] if base is None else self._files(folder, base):
                kept = tuple(case for case in file.cases if self._stands(case.rule))
                said = tuple(entry for entry in file.unreachable if self._stands(entry.subject))
                found.append((CaseFile(file.file, kept, said), len(file.cases) - len(kept)))
        return found

    def _stands(self, rule: str | None) -> bool:
        """Whether a rule is in the overlay what it was below."""
        return rule not in self._touched and any(each.id == rule for each in self._rulebook.rules)

    def _is_asked(self, subject: str) -> bool:
        if self._only:
            return subject in self._only
        return not self._is_overlay or self._with_base or subject in self._touched

    def _run(self, cases: Sequence[Case]) -> Iterator[CaseResult]:
        for case in cases:
            if self._only and case.subject not in self._only:
                continue
            evaluated = self._evaluator.evaluate(case)
            if case.subject is not None:
                self._reached |= {(case.subject, case.unit_type, branch) for branch in evaluated.reached}
            yield evaluated.result

    def _check_days(self, cases: Sequence[Case]) -> None:
        """Report the cases for whose day the rulebook has no meaning."""
        for case in cases:
            try:
                self._evaluator.scorer_of(case)
            except RulebookError as error:
                for each in error.diagnostics[:1]:
                    reason = Words(each.message("zh"), each.message("en"))
                    self._diagnostics.add("JJ895", case.place, reason=reason)
        self._refuse()

    def _refuse(self) -> None:
        if self._diagnostics.has_errors:
            raise RulebookError(self._diagnostics.sorted())


def _check_ids(rulebook: Rulebook, ids: frozenset[str]) -> None:
    known = [*(rule.id for rule in rulebook.rules), *(gate.id for gate in rulebook.gates)]
    unknown = sorted(ids - set(known))
    if unknown:
        raise CallError([one("JJ917", rulebook=rulebook.id, found=id, nearest=nearest(id, known)) for id in unknown])
