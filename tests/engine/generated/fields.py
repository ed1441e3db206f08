"""The fields that generated rulebooks speak of, and record schemas for them, each a little different."""

from __future__ import annotations

from random import Random
from typing import Any

KINDS = ["甲", "乙", "丙"]
LEVELS = ["县级", "市级", "省级", "国家级"]
SIZES = ["大", "中", "小"]

RECORD = {
    "number": ["n.a", "n.b", "n.x", "deep.inner.z"],
    "unit": ["n.wan", "n.yuan"],
    "percent": ["n.pct"],
    "date": ["d.on", "d.since"],
    "text": ["t.kind", "t.name", "t.no"],
    "scale": ["t.level"],
    "truth": ["b.p", "b.q"],
    "any": ["u.any", "u.mix"],
}
"""Paths from the record, by what they hold."""

ITEM = {
    "number": ["n", "x", "at.n"],
    "unit": [],
    "percent": ["pct"],
    "date": ["on"],
    "text": ["k", "name"],
    "scale": ["level"],
    "truth": ["ok"],
    "any": ["any"],
}
"""Paths from an item of the lists of objects."""

INNER = {
    "number": ["n"],
    "unit": [],
    "percent": [],
    "date": [],
    "text": ["t"],
    "scale": [],
    "truth": ["ok"],
    "any": [],
}
"""Paths from an item of a list inside an item."""

LISTS = ["items", "more"]
SCALAR_LISTS = {"tags": "text", "scores": "number", "days": "date", "marks": "scale"}

_LOOSE = {"anyOf": [{"type": "string", "format": "date"}, {"type": "string", "format": "x-month"}]}


def schema(random: Random) -> dict[str, Any]:
    """A record schema with all the fields; which are required, bounded or open differs."""
    deep = _object(random, inner=_object(random, z=_number(random, "number")))
    return _object(
        random,
        must=["unit", "period"],
        unit=_object(
            random,
            must=["id", "type"],
            id=_text(),
            type=_text(enum=["firm", "club"]),
            size=_text(enum=SIZES),
            order=_number(random, "integer"),
        ),
        period=_text(),
        n=_object(
            random,
            a=_number(random, "integer"),
            b=_number(random, "integer"),
            x=_number(random, "number"),
            wan=_number(random, "number") | {"x-unit": "万元"},
            yuan=_number(random, "number") | {"x-unit": "元"},
            pct=_number(random, "number") | {"x-unit": "%"},
        ),
        deep=deep,
        d=_object(random, on=_date(random), since=_date(random)),
        t=_object(random, **_texts(random)),
        b=_object(random, p={"type": "boolean"}, q={"type": "boolean"}),
        u=_object(random, any={}, mix={"type": ["string", "number", "boolean"]}),
        base=_object(random, n=_number(random, "number")),
        items=_list(_item(random)),
        more=_list(_item(random)),
        tags=_list(_text()),
        scores=_list(_number(random, "number")),
        days=_list(_date(random)),
        marks=_list(_text(**{"x-scale": "level"})),
        evidence=_list(_evidence()),
    )


def _texts(random: Random) -> dict[str, Any]:
    return {"kind": _kind(random), "name": _text(), "no": _text(), "level": _scale(random)}


def _item(random: Random) -> dict[str, Any]:
    return _object(
        random,
        n=_number(random, "integer"),
        x=_number(random, "number"),
        pct=_number(random, "number") | {"x-unit": "%"},
        on=_date(random),
        k=_kind(random),
        name=_text(),
        no=_text(),
        level=_scale(random),
        ok={"type": "boolean"},
        any={},
        at=_object(random, n=_number(random, "integer")),
        subs=_list(_object(random, n=_number(random, "integer"), t=_text(), ok={"type": "boolean"})),
        labels=_list(_text()),
    )


def _evidence() -> dict[str, Any]:
    return {
        "type": "object",
        "required": ["kind"],
        "properties": {
            "kind": _text(),
            "date": {"type": "string"},
            "valid_until": {"type": "string"},
            "rules": _list(_text()),
        },
    }


def _object(random: Random, must: list[str] | None = None, **properties: Any) -> dict[str, Any]:
    required = list(must or [])
    share = random.choice([0.0, 0.3, 1.0])
    required += [name for name in properties if name not in required and random.random() < share]
    node: dict[str, Any] = {"type": "object", "properties": properties, "required": required}
    if random.random() < 0.8:
        node["additionalProperties"] = False
    return node


def _number(random: Random, name: str) -> dict[str, Any]:
    plain = {"type": name}
    return random.choice(
        [plain, plain | {"minimum": 0}, plain, {"anyOf": [plain | {"minimum": 0}, plain]}, {"type": [name, "null"]}]
    )


def _date(random: Random) -> dict[str, Any]:
    whole, month = {"type": "string", "format": "date"}, {"type": "string", "format": "x-month"}
    return random.choice([whole, month, _LOOSE, whole])


def _kind(random: Random) -> dict[str, Any]:
    listed = _text(enum=list(KINDS))
    return random.choice([listed, listed, _text(), {"anyOf": [listed, _text()]}])


def _scale(random: Random) -> dict[str, Any]:
    return random.choice([_text(enum=list(LEVELS), **{"x-scale": "level"}), _text(**{"x-scale": "level"})])


def _text(**more: Any) -> dict[str, Any]:
    return {"type": "string", **more}


def _list(items: Any) -> dict[str, Any]:
    return {"type": "array", "items": items}
