"""What holds of every rulebook and every record, tried on generated ones."""

from __future__ import annotations

import json
import pickle
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory

from hypothesis import Phase, given, settings
from hypothesis import strategies as st

from jianjia_rules.engine.compile.table import Table
from jianjia_rules.engine.interpret.evaluate import interpret
from jianjia_rules.loading.load import load
from tests.engine.agreement import check_compiled, check_one, good_records
from tests.engine.books import planned
from tests.engine.generated import records
from tests.engine.generated.book import book
from tests.engine.hardship import check_survives
from tests.engine.soundness import check_sound, open_book
from tests.engine.worked_out import check_worked_out

seeds = st.integers(0, 2**32)
"""A seed makes a rulebook and its records; `book(Random(seed))` is what failed."""

tried = settings(phases=[Phase.explicit, Phase.reuse, Phase.generate])
"""A smaller seed is no smaller example, so none is looked for."""


@tried
@given(seeds)
def test_generated_code_gives_the_interpreters_verdicts(seed: int) -> None:
    random = Random(seed)
    check_compiled(random, book(random))


@tried
@given(seeds)
def test_points_are_those_that_the_description_of_the_language_gives(seed: int) -> None:
    random = Random(seed)
    check_worked_out(random, book(random))


@tried
@given(seeds)
def test_what_is_told_of_a_record_with_holes_holds_however_they_are_filled(seed: int) -> None:
    random = Random(seed)
    check_sound(random, open_book(random))


@tried
@given(seeds)
def test_no_data_makes_the_engine_raise(seed: int) -> None:
    random = Random(seed)
    check_survives(random, book(random))


@tried
@given(seeds)
def test_the_order_of_entries_and_keys_does_not_matter(seed: int) -> None:
    random = Random(seed)
    generated = book(random)
    plan = planned(generated.rulebook)
    full, previous = (records.record(random, generated.schema) for _ in range(2))
    holed = records.holed(random, full)
    expected = interpret(plan, holed, previous)
    assert interpret(plan, records.shuffled(random, holed), records.shuffled(random, previous)) == expected


@settings(tried, max_examples=25)
@given(seeds)
def test_tables_share_nothing_and_pickle(seed: int) -> None:
    random = Random(seed)
    generated = book(random)
    plan = planned(generated.rulebook)
    first, second = Table(plan), Table(plan)
    again = pickle.loads(pickle.dumps(first))
    for data in good_records(random, generated, 3):
        check_one(plan, first, data, None)
        check_one(again.plan, again, data, data)
        check_one(plan, second, data, data)
        check_one(plan, first, data, None)


@settings(tried, max_examples=10)
@given(seeds)
def test_threads_share_a_table(seed: int) -> None:
    random = Random(seed)
    generated = book(random)
    plan, many = planned(generated.rulebook), good_records(random, generated, 8)
    table = Table(plan)
    expected = [interpret(plan, data, None) for data in many]
    with ThreadPoolExecutor(4) as pool:
        for found in pool.map(lambda _: [table.evaluate(data)[0] for data in many], range(12)):
            assert found == expected


@settings(tried, max_examples=10)
@given(seeds)
def test_plain_data_make_the_rulebook_that_files_would_make(seed: int) -> None:
    random = Random(seed)
    generated = book(random)
    with TemporaryDirectory() as name:
        for file, value in (("rulebook.yaml", generated.main), ("record.schema.json", generated.schema)):
            Path(name, file).write_text(json.dumps(value, default=float), encoding="utf-8", newline="\n")
        loaded = load(name).rulebook
    assert loaded is not None
    assert replace(loaded, digest="") == generated.rulebook
