"""Rulebooks written as an author writes them, and whole inputs assessed in memory."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

from jianjia_rules.engine.bind import bind
from jianjia_rules.engine.read import value_at
from jianjia_rules.language.rulebook import Rulebook
from jianjia_rules.loading.load import load_rulebook
from jianjia_rules.scoring.assess import Scored, score
from jianjia_rules.scoring.fold import Fold
from jianjia_rules.scoring.scorer import Scorer
from jianjia_rules.scoring.standing import Standings, finish
from jianjia_rules.units.record import Record, Unit

TOWNSHIPS = """
rulebook: townships
language: 1
edition: 1.0.0
title: {zh: 汇总, en: roll-ups}
record: {schema: record.schema.json, unit: id, type: type, parent: parent, period: period, name: name}
unit_types: {firm: {zh: 企业, en: firm}, town: {zh: 乡镇, en: town}}
parts:
  - {id: main, title: {zh: 主表, en: main}, points: 100}
  - {id: late, title: {zh: 扣分, en: late}, kind: deduction, up_to: 5}
rules:
  - {id: base, part: main, title: {zh: 得分, en: points}, points: 100, award: {value: {field: points}}}
  - {id: days, part: late, title: {zh: 迟报, en: days late}, points: 5, award: {per: {field: late}, loses: 1, up_to: 5}}
measures:
  people: {title: {zh: 人数, en: people}, is: {field: trained}}
gates:
  - {id: founded, title: {zh: 成立, en: founded}, grade_cap: fair, if: {field: founded, is: false}, ranked_after: true}
  - {id: bar, title: {zh: 入围, en: entry bar}, entry_bar: {field: barred, is_not: true}, if_unknown: hit, for: [town]}
grades:
  - {id: good, title: {zh: 良好, en: good}, from: 80, share_cap: 50%}
  - {id: fair, title: {zh: 合格, en: fair}, from: 60, share_cap: 50%, share_within: [period]}
  - {id: poor, title: {zh: 不合格, en: poor}}
rounding: {mode: half-up, places: 1, at: total}
registers:
  towns: {key: id, title: name}
  expected: {key: id, title: name, of: units}
rollups:
  - id: county
    title: {zh: 县, en: county}
    groups: {by: county}
    members: {towns: {rollup: town}}
    rules:
      - {id: met, title: {zh: 达标乡镇, en: towns that met it}, points: 10,
         award: {proportion: {count: towns, where: {field: rules.founded.outcome, is: met}}, of: {count: towns}}}
      - {id: more-towns, title: {zh: 乡镇增加, en: more towns}, points: 5,
         award: {if: {growth: {count: towns}, above: 0}}}
  - id: town
    title: {zh: 乡镇, en: town}
    groups: {by: parent, of: [firm], register: towns}
    own: town
    members: {firms: {types: [firm], carry_forward: 2}}
    figures:
      firms: {title: {zh: 企业数, en: firms}, unit: 家, is: {count: firms}}
      founders: {title: {zh: 成立数, en: founded}, is: {count: firms, where: {field: record.founded, is: true}}}
      known: {title: {zh: 人数, en: people}, is: {sum: firms, of: figures.people}}
      best: {title: {zh: 最好, en: best}, is: {least: firms, of: rank}}
      graded: {title: {zh: 良好数, en: good ones}, is: {count: firms, where: {field: grade, is: good}}}
      capped: {title: {zh: 封顶数, en: capped}, is: {count: firms, where: {field: gates.founded, is: true}}}
      lost: {title: {zh: 扣分合计, en: days lost}, is: {sum: firms, of: parts.late.score}}
      days: {title: {zh: 迟报天数, en: days}, is: {sum: firms, of: rules.days.earned}}
      exact: {title: {zh: 未舍入, en: exact}, is: {sum: firms, of: exact_score}}
    rules:
      - {id: founded, title: {zh: 成立, en: founded}, points: 10,
         award: {proportion: {count: firms, where: {field: record.founded, is: true}}, of: {count: firms}}}
      - {id: share, title: {zh: 占比, en: share of all}, points: 10,
         award: {proportion: {count: firms}, of: {count: all.firms}}}
      - {id: more, title: {zh: 增加, en: more than before}, points: 5,
         award: {if: {growth: {count: firms, where: {field: record.founded, is: true}}, above: 0}}}
      - {id: agrees, title: {zh: 一致, en: agrees}, points: 5,
         award: {if: {field: own.record.firms, is: {measure: firms}}}}
    rounding: {mode: half-up, places: 2, at: total}
    ranking: [{id: rank, title: {zh: 排名, en: rank}, within: [period]}]
    gates: [{id: none, title: {zh: 无, en: none}, veto: {count: firms, is: 0}}]
    grades: [{id: top, title: {zh: 好, en: top}, from: 15}, {id: rest, title: {zh: 其余, en: rest}}]
  - id: all
    title: {zh: 全县, en: everything}
    groups: all
    own: town
    members: {units: {}, towns: {rollup: town}}
    rules:
      - {id: mean, title: {zh: 平均, en: mean}, points: 100, award: {value: {mean: units, of: score}}}
"""
SCHEMA = {
    "type": "object",
    "properties": {
        **{name: {"type": "string"} for name in ("id", "type", "parent", "period", "name", "county")},
        **{name: {"type": "number"} for name in ("points", "late", "trained", "firms")},
        **{name: {"type": "boolean"} for name in ("founded", "barred")},
        "submission": {"type": "object"},
    },
}

_READY: dict[tuple[int, str, str], tuple[Rulebook, Scorer]] = {}


def written(folder: Path, text: str = TOWNSHIPS, schema: Mapping[str, Any] = SCHEMA) -> Rulebook:
    """A rulebook loaded from a folder made of its text."""
    (folder / "record.schema.json").write_text(json.dumps(schema), encoding="utf-8")
    (folder / "rulebook.yaml").write_text(text, encoding="utf-8")
    return load_rulebook(folder)


def record_of(book: Rulebook, data: Mapping[str, Any]) -> Record:
    """The record of plain data."""

    def at(path: tuple[str, ...] | None) -> Any:
        return value_at(data, path) if path is not None else None

    settings = book.record
    unit = "/".join(str(at(path)) for path in settings.unit)
    type = at(settings.type) or book.unit_types[0].id
    return Record(data, Unit(unit, type, at(settings.name) or "", at(settings.parent)), str(at(settings.period)))


def scored(book: Rulebook, data: Mapping[str, Any]) -> Scored:
    """One record scored on its own."""
    record = record_of(book, data)
    key = (id(book), record.unit.type, record.period)
    if key not in _READY:
        period = book.periods.find(record.period)
        assert period is not None
        _READY[key] = (book, Scorer(bind(book, record.unit.type, period)))
    return score(_READY[key][1], record)


def folded(book: Rulebook, rows: Iterable[Mapping[str, Any]], start: int = 0) -> Fold:
    """A fold of some records; `start` is the first one's place in the input."""
    fold = Fold(book)
    for order, row in enumerate(rows, start):
        fold.add(scored(book, row), order)
    return fold


def finished(
    book: Rulebook,
    rows: Sequence[Mapping[str, Any]],
    earlier: Iterable[Mapping[str, Any]] = (),
    **registers: Mapping[str, str],
) -> Standings:
    """Both phases over a whole input."""
    fold = folded(book, rows)
    for row in earlier:
        fold.add_earlier(record_of(book, row))
    return finish(fold, registers)
