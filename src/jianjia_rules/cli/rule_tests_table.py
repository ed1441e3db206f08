"""The report of tests of rules for people: a line for each file, every failure, every branch not reached, the sum."""

from collections.abc import Iterator

from jianjia_rules.authoring.rule_tests.model import Branch, CaseResult, FileResult, RuleTestResult
from jianjia_rules.cli.rule_tests_words import branch_text, case_title, failure_lines
from jianjia_rules.diagnostics.width import width
from jianjia_rules.language.text import Text
from jianjia_rules.reports.columns import wrapped
from jianjia_rules.reports.page import Page
from jianjia_rules.reports.table_words import clean, say

_COUNTED = Text("{cases} 个用例：{passed} 个相符，{failed} 个不符", "{cases} cases: {passed} passed, {failed} failed")
_ALL_PASSED = Text("{cases} 个用例，全部相符", "{cases} cases, all passed")
_PASSED_OVER = Text("，略过 {count} 个", ", {count} passed over")
_FAILURES = Text("不符的用例", "Failed")
_UNREACHED = Text("没有用例测到的", "Not reached by any case")
_NO_CASE = Text("没有测到任何一种情形：", "nothing of it is reached: ")
_SUMMARY = Text(
    "{files} 个测试文件，{cases} 个用例：{passed} 个相符，{failed} 个不符；"
    "{branches} 种情形：测到 {reached} 种，没有测到 {unreached} 种",
    "{files} test files, {cases} cases: {passed} passed, {failed} failed; "
    "{branches} branches: {reached} reached, {unreached} not reached",
)
_UNREACHABLE = Text("，写明不可能出现 {count} 种", ", {count} said to be out of reach")
_STOP = Text("。", ".")


def table_report(result: RuleTestResult, page: Page) -> str:
    """The whole report as text, ended by a line feed."""
    blocks = [
        [*_files(result, page)],
        [*_failures(result, page)],
        [*_unreached(result, page)],
        [summary(result, page)],
    ]
    return "\n\n".join("\n".join(block) for block in blocks if block) + "\n"


def summary(result: RuleTestResult, page: Page) -> str:
    """The last line: cases and branches, each with its parts."""
    failed, cases = len(result.failures), len(result.results)
    reached, unreached, out = len(result.reached), len(result.unreached), len(result.unreachable)
    counts = {"files": len(result.files), "cases": cases, "passed": cases - failed, "failed": failed}
    line = say(_SUMMARY, page.lang, **counts, branches=reached + unreached + out, reached=reached, unreached=unreached)
    line += say(_UNREACHABLE, page.lang, count=out) if out else ""
    line += _STOP.get(page.lang)
    return page.style.heading(line) if result.passed else page.style.wrong(line)


def _files(result: RuleTestResult, page: Page) -> Iterator[str]:
    widest = max(width(clean(file.file)) for file in result.files)
    for file in result.files:
        name = clean(file.file)
        yield f"{name}{' ' * (widest - width(name))}  {_counts(file, page)}"


def _counts(file: FileResult, page: Page) -> str:
    failed = sum(1 for each in file.results if not each.passed)
    cases = len(file.results)
    phrase = _COUNTED if failed else _ALL_PASSED
    text = say(phrase, page.lang, cases=cases, passed=cases - failed, failed=failed)
    text += say(_PASSED_OVER, page.lang, count=file.passed_over) if file.passed_over else ""
    return page.style.wrong(text) if failed else text


def _failures(result: RuleTestResult, page: Page) -> Iterator[str]:
    for number, failure in enumerate(result.failures):
        if number == 0:
            yield page.style.heading(_FAILURES.get(page.lang))
        yield from _failure(failure, page)


def _failure(failure: CaseResult, page: Page) -> Iterator[str]:
    place = failure.case.place
    where = "" if place is None else f"  {page.style.quiet(clean(str(place)))}"
    yield f"  {page.style.wrong(case_title(failure.case, page.lang))}{where}"
    for line in failure_lines(failure, page.lang):
        yield from (f"    {part}" for part in wrapped(line, max(page.width - 4, 24)))


def _unreached(result: RuleTestResult, page: Page) -> Iterator[str]:
    reached = {(branch.subject, branch.unit_type) for branch in result.reached}
    for number, (subject, branches) in enumerate(result.unreached_by_subject.items()):
        if number == 0:
            yield page.style.heading(_UNREACHED.get(page.lang))
        if subject in reached or len(branches) == 1:
            yield from (_line(branch, page) for branch in branches)
        else:
            yield from _without_case(branches, page)


def _line(branch: Branch, page: Page) -> str:
    words = f"{branch.subject} [{branch.unit_type}] {branch_text(branch, page.lang)}"
    return f"  {_place(branch, page)}{clean(words)}"


def _without_case(branches: tuple[Branch, ...], page: Page) -> Iterator[str]:
    first = branches[0]
    yield f"  {_place(first, page)}{clean(f'{first.subject} [{first.unit_type}]')}"
    between = "、" if page.lang == "zh" else ", "
    line = _NO_CASE.get(page.lang) + between.join(branch_text(branch, page.lang) for branch in branches)
    yield from (f"    {part}" for part in wrapped(line, max(page.width - 4, 24)))


def _place(branch: Branch, page: Page) -> str:
    return "" if branch.place is None else f"{page.style.quiet(clean(str(branch.place)))}  "
