"""The catalogue as a whole: codes, languages, arguments, and every place in the source that names a code."""

import ast
import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest

import jianjia_rules
from jianjia_rules.diagnostics.catalogue import AREAS, Entry, entry
from jianjia_rules.diagnostics.compose import fields_of

ENTRIES = [each for area in AREAS for each in area]
SOURCE = Path(jianjia_rules.__file__).parent
PARTS = ("message", "expected", "hint")
# What says where, and is no argument of the text.
_OF_THE_CALL = {"related", "source_line", "on_key", "offset"}


def test_codes_are_unique_and_well_formed() -> None:
    counted = Counter(each.code for each in ENTRIES)
    assert [code for code, count in counted.items() if count > 1] == []
    assert [code for code in counted if not re.fullmatch(r"JJ[1-9]\d\d", code)] == []


def test_an_area_keeps_its_entries_in_order_and_in_one_hundred() -> None:
    for area in AREAS:
        codes = [each.code for each in area]
        assert codes == sorted(codes)
        assert len({code[2] for code in codes}) == 1


@pytest.mark.parametrize("each", ENTRIES, ids=lambda each: each.code)
def test_both_languages_say_the_same_with_the_same_arguments(each: Entry) -> None:
    for part in PARTS:
        zh, en = getattr(each.zh, part), getattr(each.en, part)
        assert bool(zh) == bool(en), part
        assert fields_of(zh) == fields_of(en), part
    assert each.zh.message
    assert re.search(r"[\u4e00-\u9fff]", str(each.zh.message))
    # What stands in backticks or quotes may be Chinese: that is what people have typed.
    assert not re.search(r"[\u4e00-\u9fff]", re.sub(r"`[^`]*`|\([^)]*\)", "", str(each.en.message)))


@pytest.mark.parametrize("each", ENTRIES, ids=lambda each: each.code)
def test_templates_have_no_stray_braces(each: Entry) -> None:
    for text in (each.zh, each.en):
        for part in PARTS:
            template = getattr(text, part)
            for sentence in [template] if isinstance(template, str) else template:
                left = re.sub(r"\{[a-z_]+(\|[^|{}]+\|[^|{}]+)?\}", "", sentence)
                assert left.count("{") == left.count("}"), sentence


def _calls() -> Iterator[tuple[str, ast.Call]]:
    for path in sorted(SOURCE.rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr == "add":
                yield f"{path.relative_to(SOURCE)}:{node.lineno}", node


def test_every_code_in_the_source_is_in_the_catalogue() -> None:
    known = {each.code for each in ENTRIES}
    named = {
        code: path.name
        for path in sorted(SOURCE.rglob("*.py"))
        for code in re.findall(r'"(JJ\d{3})"', path.read_text(encoding="utf-8"))
    }
    assert {code: where for code, where in named.items() if code not in known} == {}


def test_every_call_gives_what_its_message_speaks_of() -> None:
    wrong = []
    for where, call in _calls():
        if not (call.args and isinstance(call.args[0], ast.Constant) and str(call.args[0].value).startswith("JJ")):
            continue
        given = {keyword.arg for keyword in call.keywords}
        if None in given:
            continue
        each = entry(str(call.args[0].value))
        message = each.en.message
        # Of several sentences, those behind the first are left out where they have nothing to speak of.
        needed = fields_of(message if isinstance(message, str) else message[0]) - {"related"}
        spoken_of = fields_of(message) | fields_of(each.en.expected) | fields_of(each.en.hint) | _OF_THE_CALL
        if not needed <= given:
            wrong.append(f"{where}: {each.code} lacks {sorted(needed - given)}")
        if not given <= spoken_of:
            wrong.append(f"{where}: {each.code} does not speak of {sorted(map(str, given - spoken_of))}")
    assert wrong == []
