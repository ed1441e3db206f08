"""The operator tables of the language pages, made from the operator table.

A page holds them between `<!-- operators: FAMILY LANG -->` and `<!-- end operators -->`. After a change in
`language/operators`, run `python -m jianjia_rules.authoring.reference docs/language.md docs/language.zh-CN.md`.
"""

import re
import sys
from collections.abc import Iterator
from pathlib import Path

from jianjia_rules.language.operators import OPERATORS, Family, Modifier, Operator, Shape
from jianjia_rules.language.text import Lang, Text
from jianjia_rules.language.types import Kind

_MARKED = re.compile(
    r"(?P<open><!-- operators: (?P<family>\w+) (?P<lang>zh|en) -->\n).*?(?P<close><!-- end operators -->)", re.DOTALL
)


def refreshed(page: str) -> str:
    """The page with its operator tables made anew; everything outside the markers stays."""

    def table(match: re.Match[str]) -> str:
        lang: Lang = "zh" if match["lang"] == "zh" else "en"
        return f"{match['open']}{operator_tables(Family(match['family']), lang)}\n{match['close']}"

    return _MARKED.sub(table, page)


def operator_tables(family: Family, lang: Lang) -> str:
    """The table of one family's operators and, where they have any, the table of the keys beside them (Markdown)."""
    operators = [operator for operator in OPERATORS if operator.family is family]
    tables = [_table(_HEADS[family], [_row(operator, lang) for operator in operators], lang)]
    beside = list(_modifier_rows(operators, lang))
    if beside:
        tables.append(_table(_BESIDE, beside, lang))
    return "\n\n".join(tables)


def _row(operator: Operator, lang: Lang) -> list[str]:
    cells = [f"`{operator.key}`", operator.help.get(lang), SHAPES[operator.shape].get(lang)]
    match operator.family:
        case Family.MEASURE:
            gives = KINDS[operator.gives].get(lang) if operator.gives is not None else ""
            cells += [_beside(operator, lang), gives]
        case Family.WORD:
            cells += [_join([KINDS[kind].get(lang) for kind in operator.takes], lang)]
        case Family.LOGIC | Family.AWARD:
            cells += [_beside(operator, lang)]
    return [*cells, f"`{operator.example}`"]


def _beside(operator: Operator, lang: Lang) -> str:
    """The keys beside a head; those that must be there in bold."""
    names = [f"**`{each.key}`**" if each.required else f"`{each.key}`" for each in _own(operator)]
    return _join(names, lang)


def _modifier_rows(operators: list[Operator], lang: Lang) -> Iterator[list[str]]:
    """One row for each key and meaning, with the heads that take it."""
    heads: dict[tuple[str, Shape, Text], list[str]] = {}
    for operator in operators:
        for modifier in _own(operator):
            heads.setdefault((modifier.key, modifier.shape, modifier.help), []).append(f"`{operator.key}`")
    for (key, shape, help), users in heads.items():
        yield [f"`{key}`", _join(users, lang), help.get(lang), SHAPES[shape].get(lang)]


def _own(operator: Operator) -> list[Modifier]:
    """The keys beside an operator; what every award takes is said once, in the page."""
    shared = {"points", "share"} if operator.family is Family.AWARD else set()
    return [modifier for modifier in operator.modifiers if modifier.key not in shared]


def _table(heads: tuple[Text, ...], rows: list[list[str]], lang: Lang) -> str:
    lines = [[head.get(lang) for head in heads], ["---"] * len(heads), *rows]
    return "\n".join("| " + " | ".join(_cell(cell) for cell in line) + " |" for line in lines)


def _cell(text: str) -> str:
    return text.replace("|", "\\|")


def _join(words: list[str], lang: Lang) -> str:
    return ("、" if lang == "zh" else ", ").join(words)


_KEY, _MEANING = Text("键", "key"), Text("含义", "meaning")
_BEHIND, _EXAMPLE = Text("后面写", "behind it"), Text("例", "example")
_BESIDE_HEAD = Text("旁边可写（粗体必写）", "beside it (bold: must)")

_HEADS: dict[Family, tuple[Text, ...]] = {
    Family.MEASURE: (_KEY, _MEANING, _BEHIND, _BESIDE_HEAD, Text("得到", "gives"), _EXAMPLE),
    Family.LOGIC: (_KEY, _MEANING, _BEHIND, _BESIDE_HEAD, _EXAMPLE),
    Family.WORD: (_KEY, _MEANING, _BEHIND, Text("用于", "for"), _EXAMPLE),
    Family.AWARD: (_KEY, _MEANING, _BEHIND, _BESIDE_HEAD, _EXAMPLE),
}
_BESIDE = (Text("旁边的键", "key beside"), Text("属于", "of"), _MEANING, _BEHIND)

KINDS: dict[Kind, Text] = {
    Kind.NUMBER: Text("数", "number"),
    Kind.TEXT: Text("文字", "text"),
    Kind.BOOLEAN: Text("是否", "yes/no"),
    Kind.DATE: Text("日期", "date"),
    Kind.SCALE: Text("等级", "scale"),
    Kind.VALUES: Text("值的列表", "list of values"),
    Kind.ITEMS: Text("条目的列表", "list of items"),
    Kind.OBJECT: Text("一组字段", "group of fields"),
    Kind.ANY: Text("依所取的值", "what it reads"),
}
"""What kinds of values are called in the pages."""

SHAPES: dict[Shape, Text] = {
    Shape.PATH: Text("字段路径", "field path"),
    Shape.PATHS: Text("字段路径的列表", "list of field paths"),
    Shape.LIST: Text("列表的路径", "path of a list"),
    Shape.OF: Text("条目中的路径，或度量", "path in the item, or a measure"),
    Shape.MEASURE: Text("度量", "measure"),
    Shape.OPERAND: Text("值、$参数或度量", "value, $parameter or measure"),
    Shape.TWO_OPERANDS: Text("两个值 [a, b]", "two values [a, b]"),
    Shape.OPERANDS: Text("值的列表 […]", "list of values […]"),
    Shape.SCALARS: Text("值的列表 […] 或 $参数", "list of values […] or $parameter"),
    Shape.CONDITION: Text("条件", "condition"),
    Shape.CONDITIONS: Text("条件的列表 […]", "list of conditions […]"),
    Shape.NAMED_MEASURE: Text("度量的名称", "name of a measure"),
    Shape.RULE: Text("规则编号", "id of a rule"),
    Shape.RULE_OR_PART: Text("规则或部分的编号", "id of a rule or part"),
    Shape.FUNCTION: Text("函数的名称", "name of a function"),
    Shape.AWARDS: Text("得分方式的列表 […]", "list of awards […]"),
    Shape.BANDS: Text("档次的列表 […]", "list of tiers […]"),
    Shape.AMOUNT: Text("数、$参数或 {share: 1/2}", "number, $parameter or {share: 1/2}"),
    Shape.STEP: Text("数、百分数或 $参数", "number, percentage or $parameter"),
    Shape.NUMBER: Text("数", "number"),
    Shape.POINTS: Text("数，或各类单位的数", "number, or one for each unit type"),
    Shape.SHARE: Text("份额，如 1/2", "share such as 1/2"),
    Shape.BOOLEAN: Text("true 或 false", "true or false"),
    Shape.PART_STEP: Text("ignore、started 或 share", "ignore, started or share"),
    Shape.GROWTH_AS: Text("difference 或 share", "difference or share"),
    Shape.TEXTS: Text("文字的列表 […]", "list of texts […]"),
    Shape.TEXT: Text("文字或 {zh, en}", "text, or {zh, en}"),
    Shape.ANSWERS: Text("对照 {答案: 结果}", "mapping {answer: outcome}"),
    Shape.JUDGED: Text("{by, step, guide}，都可省", "{by, step, guide}, all optional"),
}
"""What stands behind a key, in words."""


def main(pages: list[str]) -> None:
    """Rewrite the named pages."""
    for page in map(Path, pages):
        page.write_text(refreshed(page.read_text(encoding="utf-8")), encoding="utf-8", newline="\n")


if __name__ == "__main__":
    main(sys.argv[1:])
