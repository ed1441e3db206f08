"""`jianjia explain`: a rule in words, or how one unit came to its points by it."""

from collections.abc import Iterator, Sequence

from jianjia_rules.authoring.explanation import Explanation, all_rules, explain
from jianjia_rules.authoring.trace_lines import TraceLine
from jianjia_rules.cli.check import OUTPUT, PATHS
from jianjia_rules.cli.console import Console
from jianjia_rules.cli.help import LANG
from jianjia_rules.cli.inputs import INPUT_OPTIONS, day_of, fault, read_inputs, rulebook_of
from jianjia_rules.cli.options import Argument, Call, Option
from jianjia_rules.cli.output import output_to
from jianjia_rules.cli.output_place import check_output_place
from jianjia_rules.diagnostics import Severity, Words, nearest
from jianjia_rules.diagnostics.inert import without_commands
from jianjia_rules.errors import RecordError
from jianjia_rules.language.rulebook import Rulebook
from jianjia_rules.language.rules import Rule
from jianjia_rules.language.text import Lang, Text
from jianjia_rules.reports import table_words as words
from jianjia_rules.reports.columns import wrapped
from jianjia_rules.reports.copying import finding_facts, place_facts
from jianjia_rules.reports.json_text import Json, indented
from jianjia_rules.reports.static_facts import Facts, title_of
from jianjia_rules.reports.style import Style
from jianjia_rules.running.inputs import Inputs
from jianjia_rules.scoring.assess import Scored
from jianjia_rules.wording.outcomes import OUTCOMES
from jianjia_rules.wording.rule_lines import rule_lines

ARGUMENTS = (
    Argument("rule", Text("规则", "RULE"), Text("规则的编号", "the rule's id")),
    Argument(PATHS.name, PATHS.title, PATHS.help, required=False, many=True),
)
OPTIONS = (
    *INPUT_OPTIONS,
    Option(
        "--unit",
        Text("说明这个单位怎样得分；后面给出记录的路径", "explain this unit's points; the paths of records follow"),
        Text("编号", "ID"),
    ),
    Option(
        "--format",
        Text("结果的形式；默认 text", "the form of the result; text by default"),
        Text("text|json", "text|json"),
        ("text", "json"),
    ),
    OUTPUT,
    LANG,
)
NOTES = Text("", "")
_FORMAT: Facts = {"format": "jianjia-explanation", "version": 1}
_EARNED = Text(
    "{outcome}，得 {earned} 分（满分 {possible} 分）", "{outcome}: {earned} of {possible} {possible|point|points}"
)
_DECIDED = Text("按规则算出的结果另经：", "What the rule gave was then changed by:")
_HOW = Text("怎样算出", "How it was computed")


def run(call: Call, console: Console) -> int:
    """Explain; returns the exit code."""
    unit, paths = call.one("--unit"), call.all("paths")
    if unit is None and paths:
        raise fault("JJ914", found=paths[0])
    if unit is not None and not paths:
        raise fault("JJ913", wanted=Words(PATHS.title.get("zh"), PATHS.title.get("en")))
    as_json = call.one("--format") == "json"
    check_output_place(call, paths)
    if unit is None:
        day_of(call)  # it changes nothing here, but a wrong one is told
        rulebook = rulebook_of(call, (), console)
        text = _rule_text(rulebook, _rule(call, rulebook), console.lang, as_json)
    else:
        text = _unit_text(call, unit, console, as_json)
    with output_to(call.one("--output"), console.out, encoding="utf-8" if as_json else None) as output:
        output.write(text if as_json else without_commands(text))
    return 0


def _rule(call: Call, rulebook: Rulebook) -> Rule:
    id = call.one("rule") or ""
    rules = {rule.id: rule for rule in all_rules(rulebook)}
    if id not in rules:
        raise fault("JJ917", rulebook=rulebook.id, found=id, nearest=nearest(id, rules))
    return rules[id]


def _rule_text(rulebook: Rulebook, rule: Rule, lang: Lang, as_json: bool) -> str:
    lines = rule_lines(rulebook, rule, lang)
    if not as_json:
        return "".join(f"{words.clean(line)}\n" for line in lines)
    facts: Facts = {**_FORMAT, "rulebook": rulebook.id, "edition": rulebook.edition, "rule": rule.id}
    said: Json = lines
    return indented({**facts, "title": title_of(rule.title), "lines": said}) + "\n"


def _unit_text(call: Call, unit: str, console: Console, as_json: bool) -> str:
    inputs = read_inputs(call, call.all("paths"), console)
    rule = _rule(call, inputs.rulebook)
    scored = _record_of(unit, inputs)
    before = inputs.run.earlier().of(unit, scored.record.period)
    explanation = explain(scored, rule.id, before, console.lang)
    if explanation is None:
        raise fault("JJ922", rule=rule.id, type=scored.record.unit.type, unit=unit)
    if as_json:
        return indented(_facts(explanation, console.lang)) + "\n"
    style = Style(console.colours and call.one("--output") is None)
    return "".join(f"{line}\n" for line in _lines(explanation, console.lang, console.width, style))


def _record_of(unit: str, inputs: Inputs) -> Scored:
    seen: set[str] = set()
    found: list[Scored] = []
    for scored in inputs.run:
        seen.add(scored.record.unit.id)
        if scored.record.unit.id == unit:
            found.append(scored)
    if not found:
        errors = [each for each in inputs.run.diagnostics.sorted() if each.severity is Severity.ERROR]
        if errors:
            raise RecordError(errors)
        raise fault("JJ918", found=unit, nearest=nearest(unit, sorted(seen)))
    if len(found) > 1:
        raise fault("JJ923", unit=unit, known=tuple(scored.record.period for scored in found))
    return found[0]


def _facts(explanation: Explanation, lang: Lang) -> Facts:
    finding = explanation.finding
    trace: Json = [_line_facts(line) for line in explanation.lines]
    head: Facts = {**_FORMAT, "unit": finding.unit, "name": explanation.name, "period": finding.period}
    return {**head, "title": title_of(finding.title), **finding_facts(finding, lang), "trace": trace}


def _line_facts(line: TraceLine) -> Facts:
    inner: Json = [_line_facts(each) for each in line.inner]
    return {
        "kind": line.kind,
        "words": line.words,
        "result": line.result,
        "truth": line.truth,
        **place_facts(line.place),
        "inner": inner,
    }


def _lines(explanation: Explanation, lang: Lang, width: int, style: Style) -> Iterator[str]:
    finding = explanation.finding
    unit = " ".join(part for part in (finding.unit, explanation.name, finding.period) if part)
    yield style.heading(words.clean(f"{unit}  {finding.title.get(lang)} [{finding.rule}]"))
    outcome = OUTCOMES[finding.outcome].get(lang)
    points = {"earned": words.points(finding.earned), "possible": words.points(finding.possible)}
    yield style.outcome(finding.outcome, words.say(_EARNED, lang, outcome=outcome, **points))
    yield from _wrapped(finding.reason(lang), "", width)
    decided = [words.step(step, lang) for step in finding.steps[1:]]
    if decided:
        yield from ["", words.say(_DECIDED, lang)]
        for said in decided:
            yield from _wrapped(said, "  ", width)
    yield from ["", style.heading(_HOW.get(lang))]
    yield from _tree(explanation.lines, 1, width, lang, style)


def _tree(lines: Sequence[TraceLine], depth: int, width: int, lang: Lang, style: Style) -> Iterator[str]:
    colon = "：" if lang == "zh" else ": "
    for line in lines:
        between = " -> " if line.kind == "award" else colon
        said = f"{line.words}{between}{line.result}" if line.result else line.words
        lead = "  " * depth
        mark = {True: "+ ", False: "- ", None: "  "}[line.truth]
        for at, text in enumerate(_wrapped(said, "", width - len(lead) - 2)):
            yield f"{lead}{mark if at == 0 else '  '}{text}"
        if line.place is not None:
            yield f"{lead}  {style.quiet(words.clean(str(line.place)))}"
        yield from _tree(line.inner, depth + 1, width, lang, style)


def _wrapped(text: str, lead: str, width: int) -> Iterator[str]:
    for line in wrapped(words.clean(text), max(width - len(lead), 24)):
        yield f"{lead}{line}"
