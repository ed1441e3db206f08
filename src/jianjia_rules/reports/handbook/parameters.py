"""The parameters: values by day, type or field, and what each rests on."""

from collections.abc import Iterable
from dataclasses import replace

from jianjia_rules.language.basis import Basis
from jianjia_rules.language.parameters import Parameter
from jianjia_rules.language.text import Text
from jianjia_rules.reports.handbook.telling import Telling
from jianjia_rules.reports.handbook.tree import Align, Block, Column, Row, Table, cell
from jianjia_rules.wording.values import basis_mark, parameter_words


def parameter_table(names: Iterable[str], telling: Telling) -> tuple[Block, ...]:
    """The named parameters in the rulebook's order; with a day, the values that hold on it."""
    wanted = frozenset(names)
    found = [each for id, each in telling.rulebook.parameters.items() if id in wanted]
    if not found:
        return ()
    of = telling.of
    columns = (
        Column(of(_NUMBER), 12, Align.CENTER),
        Column(of(_PARAMETER), 68),
        Column(of(_VALUE), 78),
        Column(of(_RESTS), 20, Align.CENTER),
        Column(of(_BASIS), 79),
    )
    rows = tuple(_row(number, each, telling) for number, each in enumerate(found, start=1))
    return (Table(columns, rows),)


def _row(number: int, parameter: Parameter, telling: Telling) -> Row:
    value = telling.titles.narrowed(parameter)
    shown = parameter if value is None else replace(parameter, value=value)
    words = telling.of(_NO_VALUE) if value is None else parameter_words(shown, telling.voice)
    assumption = parameter.basis.assumption
    stated = replace(parameter.basis, assumption=None)
    basis = () if stated == Basis() and assumption is not None else telling.basis(stated)
    reason = "" if assumption is None else telling.of(assumption)
    return Row(
        (
            cell(str(number)),
            cell(telling.of(parameter.title)),
            cell(words),
            cell(basis_mark(parameter, telling.voice) or "—"),
            cell(*basis, reason),
        )
    )


_NUMBER, _PARAMETER, _VALUE = Text("序号", "No."), Text("参数", "Parameter"), Text("取值", "Value")
_RESTS, _BASIS = Text("性质", "Standing"), Text("依据或理由", "Clause or reason")
_NO_VALUE = Text("当日没有取值", "no value on this day")
