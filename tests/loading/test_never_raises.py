"""Whatever the files hold, loading answers with diagnostics and never with an exception."""

import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jianjia_rules.diagnostics import Diagnostics
from jianjia_rules.diagnostics.render import render_all
from jianjia_rules.documents.yaml_text import read_yaml
from jianjia_rules.errors import RulebookError
from jianjia_rules.language.operators import OPERATORS
from jianjia_rules.loading.envelope import MODELS
from jianjia_rules.loading.envelope_check import keys_of
from jianjia_rules.loading.load import load, load_rulebook

RULEBOOKS = Path(__file__).parent.parent / "rulebooks"
WORDS = sorted(
    {key for model in MODELS for key in keys_of(model)}
    | {operator.key for operator in OPERATORS}
    | {modifier.key for operator in OPERATORS for modifier in operator.modifiers}
    | {"zh", "en", "otherwise", "by", "table", "founded", "unit", "2014-01-01"}
)
keys = st.sampled_from(WORDS) | st.text(max_size=4)
scalars = (
    st.none()
    | st.booleans()
    | st.integers(-10, 10**30)
    | st.sampled_from(
        ["", "$", "$a", "$$a", "80%", "1/2", "1/0", "2014-13-40", "a.b[0]", "all", "office", "9e99", "$ x"]
    )
    | st.text(max_size=6)
)
trees = st.recursive(
    scalars,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(keys, inner, max_size=4),
    max_leaves=25,
)


def _whole(name: str) -> dict[str, Any]:
    """A rulebook of the test set with its part files' rules put into it."""
    found: dict[str, Any] = {}
    files = [path for path in (RULEBOOKS / name).glob("*.yaml") if not path.name.endswith(".test.yaml")]
    for path in sorted(files, key=lambda path: path.name != "rulebook.yaml"):
        document = read_yaml(path.read_bytes(), path.name, Diagnostics())
        assert document is not None
        value = json.loads(json.dumps(document.value, default=float))
        if path.name == "rulebook.yaml":
            found = {**value, "rules": value.get("rules", [])}
        else:
            found["rules"] += [{**rule, "part": value["part"]} for rule in value["rules"]]
    return found


OPEN = {"type": "object"}
SOUND = [_whole(name) for name in ("ten-rows", "townships", "badges", "gates", "xccdf")]


def _places(tree: Any, path: tuple[Any, ...] = ()) -> list[tuple[Any, ...]]:
    inner = tree.items() if isinstance(tree, dict) else enumerate(tree) if isinstance(tree, list) else ()
    return [path, *(place for key, entry in inner for place in _places(entry, (*path, key)))]


def _with(tree: Any, path: tuple[Any, ...], value: Any) -> Any:
    if not path:
        return value
    copy = dict(tree) if isinstance(tree, dict) else list(tree)
    copy[path[0]] = _with(tree[path[0]], path[1:], value)
    return copy


@st.composite
def damaged(draw: st.DrawFn) -> Any:
    """A sound rulebook with up to three places overwritten."""
    tree = draw(st.sampled_from(SOUND))
    for _ in range(draw(st.integers(1, 3))):
        tree = _with(tree, draw(st.sampled_from(_places(tree))), draw(trees))
    return tree


def _load(folder: Path, main: Any, part: Any = None, schema: Any = OPEN) -> None:
    (folder / "record.schema.json").write_text(json.dumps(schema), encoding="utf-8")
    (folder / "rulebook.yaml").write_text(json.dumps(main), encoding="utf-8")
    if part is not None:
        (folder / "part.yaml").write_text(json.dumps(part), encoding="utf-8")
    loaded = load(folder)
    for lang in ("zh", "en"):
        render_all(loaded.diagnostics.sorted(), lang)
    if loaded.diagnostics.has_errors:
        with pytest.raises(RulebookError) as caught:
            load_rulebook(folder)
        assert caught.value.diagnostics == loaded.diagnostics.sorted()
    else:
        assert load_rulebook(folder) == loaded.rulebook


@given(main=trees, part=trees)
def test_any_tree(tmp_path_factory: pytest.TempPathFactory, main: Any, part: Any) -> None:
    _load(tmp_path_factory.mktemp("rulebook"), main, part)


@given(settings=st.dictionaries(keys, trees, max_size=6), rules=st.lists(trees, max_size=3))
def test_any_settings_and_rules(tmp_path_factory: pytest.TempPathFactory, settings: dict[str, Any], rules: Any) -> None:
    main = {"rulebook": "x", "language": 1, "record": {"schema": "record.schema.json", "unit": "u", "period": "p"}}
    _load(tmp_path_factory.mktemp("rulebook"), {**settings, **main}, {"part": "table", "rules": rules})


@given(main=damaged())
def test_a_sound_rulebook_damaged(tmp_path_factory: pytest.TempPathFactory, main: Any) -> None:
    _load(tmp_path_factory.mktemp("rulebook"), main)


schema_keys = st.sampled_from(
    ["type", "properties", "items", "allOf", "oneOf", "then", "$ref", "$defs", "enum", "const", "x-unit", "x-scale"]
) | st.sampled_from(["format", "required", "additionalProperties", "title", "minimum", "venue", "area_m2", "unit"])
schema_values = scalars | st.sampled_from(["object", "array", "string", "number", "#", "#/$defs/a", "#/allOf/0"])
schemas = st.recursive(
    schema_values,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(schema_keys, inner, max_size=4),
    max_leaves=30,
)


@given(schema=schemas, fields=st.dictionaries(st.sampled_from(["venue", "unit", "papers", "done"]), schemas))
def test_any_schema(tmp_path_factory: pytest.TempPathFactory, schema: Any, fields: Any) -> None:
    _load(tmp_path_factory.mktemp("rulebook"), SOUND[0], None, schema)
    whole = {"type": "object", "properties": fields, "$defs": {"a": schema}}
    _load(tmp_path_factory.mktemp("rulebook"), SOUND[0], None, whole)


@given(own=damaged(), change=trees, settings=trees)
def test_an_overlay(tmp_path_factory: pytest.TempPathFactory, own: Any, change: Any, settings: Any) -> None:
    root = tmp_path_factory.mktemp("rulebooks")
    base, over = root / "base", root / "over"
    base.mkdir()
    over.mkdir()
    (base / "record.schema.json").write_text('{"type": "object"}', encoding="utf-8")
    (base / "rulebook.yaml").write_text(json.dumps(SOUND[0]), encoding="utf-8")
    inside = own if isinstance(own, dict) else {}
    _load(over, {**inside, "extends": "../base", "change": change, "set": settings})
