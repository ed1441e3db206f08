"""The report of tests of rules as JUnit XML: a suite for each test file, and one for the branches."""

from collections.abc import Iterator, Sequence

from jianjia_rules.authoring.rule_tests.model import Branch, FileResult, RuleTestResult
from jianjia_rules.cli.rule_tests_words import branch_text, case_title, failure_lines
from jianjia_rules.language.text import Lang, Text
from jianjia_rules.reports.xml_text import content, empty, opened

_REACHED = Text("情形", "branches")
_NOT_REACHED = Text("没有用例测到", "not reached by any case")
_OUT_OF_REACH = Text("写明不可能出现", "said to be out of reach")


def junit_report(result: RuleTestResult, lang: Lang) -> str:
    """The whole result; a case is a test, and so is every branch: a failure where no case reaches it."""
    branches = [*result.reached, *result.unreached, *result.unreachable]
    tests, failures = len(result.results) + len(branches), len(result.failures) + len(result.unreached)
    lines = ['<?xml version="1.0" encoding="UTF-8"?>']
    lines.append(opened("testsuites", name=result.rulebook, tests=tests, failures=failures, errors=0))
    for file in result.files:
        lines += _suite(file, lang)
    lines += _branches(result, lang)
    lines.append("</testsuites>")
    return "\n".join(lines) + "\n"


def _suite(file: FileResult, lang: Lang) -> Iterator[str]:
    failed = sum(1 for each in file.results if not each.passed)
    tests = len(file.results)
    yield "  " + opened("testsuite", name=file.file, tests=tests, failures=failed, errors=0, skipped=0, file=file.file)
    for each in file.results:
        lines = failure_lines(each, lang)
        yield from _test(case_title(each.case, lang), file.file, lines if not each.passed else ())
    yield "  </testsuite>"


def _branches(result: RuleTestResult, lang: Lang) -> Iterator[str]:
    name = f"{result.rulebook}: {_REACHED.get(lang)}"
    out = len(result.unreachable)
    tests, failures = len(result.reached) + len(result.unreached) + out, len(result.unreached)
    yield "  " + opened("testsuite", name=name, tests=tests, failures=failures, errors=0, skipped=out)
    for branch in result.reached:
        yield from _test(_title(branch, lang), name)
    for branch in result.unreached:
        where = "" if branch.place is None else f"  {branch.place}"
        yield from _test(_title(branch, lang), name, (f"{_NOT_REACHED.get(lang)}{where}",))
    for branch in result.unreachable:
        yield "    " + opened("testcase", name=_title(branch, lang), classname=name)
        yield "      " + empty("skipped", message=_OUT_OF_REACH.get(lang))
        yield "    </testcase>"
    yield "  </testsuite>"


def _test(name: str, suite: str, failure: Sequence[str] = ()) -> Iterator[str]:
    if not failure:
        yield "    " + empty("testcase", name=name, classname=suite)
        return
    yield "    " + opened("testcase", name=name, classname=suite)
    text = content("\n".join(failure))
    yield f"      {opened('failure', message=failure[0])}{text}</failure>"
    yield "    </testcase>"


def _title(branch: Branch, lang: Lang) -> str:
    return f"{branch.subject} [{branch.unit_type}] {branch_text(branch, lang)}"
