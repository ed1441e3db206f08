"""Two records of one unit and period: refused, the last one taken, or both kept."""

from __future__ import annotations

import io
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from jianjia_rules.diagnostics import Place
from jianjia_rules.language.rulebook import Repeated
from jianjia_rules.records.repeats import Repeats
from tests.records.rulebooks import Read, rulebook

LINE = '{"unit": {"id": "%s", "type": "enterprise_kx"}, "period": %s, "members": %s}\n'
LINES = [LINE % ("a", 2014, 1), LINE % ("b", 2014, 2), LINE % ("a", 2013, 3), LINE % ("a", '"2014"', 4), "{\n"]


def members(found: Read) -> list[object]:
    return [record.data["members"] for record in found.records]


def test_the_second_is_refused_with_the_place_of_the_first(tmp_path: Path) -> None:
    file = tmp_path / "a.ndjson"
    file.write_text("".join(LINES[:4]), "utf-8")
    found = Read(file)
    assert members(found) == [1, 2, 3]
    (fault,) = found.diagnostics.sorted()
    assert fault.code == "JJ806"
    assert fault.place is not None
    assert fault.related is not None
    assert (fault.place.line, fault.related.line) == (4, 1)
    assert (found.tally.read, found.tally.assessed, found.tally.refused) == (4, 3, 1)


def test_both_are_kept_where_the_rulebook_says_so(tmp_path: Path) -> None:
    file = tmp_path / "a.ndjson"
    file.write_text("".join(LINES[:4]), "utf-8")
    assert members(Read(file, by=rulebook(repeated=Repeated.KEEP))) == [1, 2, 3, 4]


def test_the_last_one_stands_over_all_files_and_standard_input(tmp_path: Path) -> None:
    (tmp_path / "a.ndjson").write_text("".join(LINES), "utf-8")
    (tmp_path / "b.yaml").write_text("unit: {id: b, type: enterprise_kx}\nperiod: 2014\nmembers: 5\n", "utf-8")
    stdin = io.BytesIO((LINE % ("a", 2013, 6)).encode())
    found = Read(tmp_path, "-", by=rulebook(repeated=Repeated.LAST), stdin=stdin)
    assert members(found) == [4, 5, 6]
    tally = found.tally
    assert (tally.read, tally.assessed, tally.refused, tally.replaced, tally.files) == (7, 3, 1, 3, 3)


def test_a_faulty_last_record_does_not_bring_an_earlier_one_back(tmp_path: Path) -> None:
    file = tmp_path / "a.ndjson"
    file.write_text(LINES[0] + LINE % ("a", 2014, '"many"'), "utf-8")
    found = Read(file, by=rulebook(repeated=Repeated.LAST))
    assert found.records == []
    assert (found.tally.replaced, found.tally.refused) == (1, 1)


IDS = st.tuples(st.sampled_from(["a", "1", "1a"]), st.sampled_from(["2013", "2014", "a2014"]))


@given(st.lists(st.lists(IDS, max_size=5), max_size=4))
def test_merging_finds_what_one_process_would_have_found(parts: list[list[tuple[str, str]]]) -> None:
    alone, merged, again = Repeats(), Repeats(), []
    line, repeated = 0, []
    for part in parts:
        of_part, inside = Repeats(), []
        for unit, period in part:
            line += 1
            place = Place("f", line, 1)
            seen = alone.first(unit, period, place.file, place.line, place.column)
            if seen is not None:
                repeated.append(seen.place)
            if of_part.first(unit, period, place.file, place.line, place.column) is not None:
                inside.append(place)
        again += [first for first, _ in merged.merge(of_part)]
        again += inside
    assert len(again) == len(repeated)
    assert len(merged) == len(alone) == len({pair for part in parts for pair in part})


@given(st.lists(st.tuples(st.sampled_from("abcdefgh"), st.sampled_from(["", "x", "y", "z"])), max_size=12), st.data())
def test_what_was_noted_since_says_the_same_as_the_whole(noted: list[tuple[str, str]], data: st.DataObject) -> None:
    first = data.draw(st.integers(0, len(noted)))
    whole, early = Repeats(), Repeats()
    for line, (unit, file) in enumerate(noted, 1):
        if line <= first:
            early.first(unit, "2014", file, line, 3)
        whole.first(unit, "2014", file, line, 3)
    new = whole.since(len(early))
    assert len(new) == len(whole) - len(early)
    assert not early.overlaps(new)
    assert list(early.merge(new)) == []
    for unit in "abcdefgh":
        assert early.first(unit, "2014", "later") == whole.first(unit, "2014", "later")
