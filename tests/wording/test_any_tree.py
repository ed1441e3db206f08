"""Whatever the rulebook and the record: every row has its sentences, in both languages, and none shows code."""

from __future__ import annotations

import pickle
from dataclasses import replace
from random import Random

import pytest

from jianjia_rules.engine.interpret.evaluate import interpret
from jianjia_rules.engine.interpret.reading import read_record
from jianjia_rules.engine.sentences import expected, reason
from jianjia_rules.language.text import Lang
from jianjia_rules.wording.rules import describe_rule
from jianjia_rules.wording.titles import titles_of
from tests.engine.books import planned
from tests.engine.generated import records
from tests.engine.generated.book import book

CODE = ("Fraction(", "Constant(", "Field(", "None", "Text(", "\n")
ENDS: dict[Lang, str] = {"zh": "。", "en": "."}


@pytest.mark.parametrize("seed", range(40))
def test_every_row_of_any_rulebook_has_its_sentences(seed: int) -> None:
    random = Random(seed)
    made = book(random, rules=6)
    plan = planned(made.rulebook, random.choice(["firm", "club"]))
    for turn in range(4):
        full = records.record(random, made.schema)
        data = records.spoilt(random, full) if turn == 3 else records.holed(random, full)
        previous = random.choice([None, full])
        verdicts = interpret(plan, data, previous)
        by_rule = {row.facts.rule: verdict for row, verdict in zip(plan.rows, verdicts, strict=True)}
        reading = replace(read_record(plan, data, previous), verdicts=by_rule)
        for row, verdict in zip(plan.rows, verdicts, strict=True):
            for lang in ENDS:
                why = reason(plan, row, verdict, reading, lang)
                check(why, lang)
                assert why == reason(plan, pickle.loads(pickle.dumps(row)), verdict, reading, lang)
                check(expected(plan, row, lang), lang)


@pytest.mark.parametrize("seed", range(10))
def test_every_rule_is_described_before_it_is_bound(seed: int) -> None:
    made = book(Random(1000 + seed), rules=6)
    for rule in made.rulebook.rules:
        for lang in ENDS:
            for line in describe_rule(rule, lang, titles_of(made.rulebook)):
                assert not any(code in line for code in CODE), line


def check(sentence: str, lang: Lang) -> None:
    assert sentence.endswith(ENDS[lang]), sentence
    assert not any(code in sentence for code in CODE), sentence
