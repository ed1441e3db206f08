"""JSON Schemas of measures, conditions and awards, made from the operator table.

Each family has one flat list of all its keys, so that any editor knows them at any depth; conditions (`dependencies`,
`if`) say what goes with which head. Editors that know `doNotSuggest` propose only what fits: heads while there is none,
then the keys that belong to the head, each with its help.
"""

from collections.abc import Iterable, Mapping

from jianjia_rules.authoring.reference import KINDS, SHAPES
from jianjia_rules.authoring.schema_values import PATH_MESSAGE, PATH_PATTERN, behind, definition
from jianjia_rules.language.operators import AWARDS, LOGIC, MEASURES, WORDS, Family, Modifier, Operator
from jianjia_rules.language.text import Text
from jianjia_rules.loading.shapes import JsonSchema

_WHICH = {
    "measure": Text("度量缺少开头的键，如 field、count、ratio", "a measure needs one key such as field, count, ratio"),
    "condition": Text("条件缺少开头的键，如 field、count、all", "a condition needs one key such as field, count, all"),
    "award": Text("得分方式缺少开头的键，如 if、bands、per", "an award needs one key such as if, bands, per"),
}
_COMPARISON = Text(
    "条件还要写怎样比较，如 at_least、is、present", "a condition needs a comparison such as at_least, is, present"
)
_TIER = Text("每档写 if，最后一档可写 otherwise: true", "a tier needs if; the last may say otherwise: true")
_NOT_BOTH = "两者只写其一 / not both: "
_EARNS_OR_LOSES = Text("per 要写 earns 或 loses", "per needs earns or loses")


def operator_definitions() -> Mapping[str, JsonSchema]:
    """The definitions of measures, conditions, awards and what may stand in their place."""
    return {
        "measure": {"type": "object", **_all_of("measure_keys")},
        "operand": {"type": ["string", "number", "boolean", "object"], "minLength": 1, **_all_of("measure_keys")},
        "path_or_measure": {
            "type": ["string", "object"],
            "pattern": PATH_PATTERN,
            "patternErrorMessage": PATH_MESSAGE,
            **_all_of("measure_keys"),
        },
        "rank_key": {"type": ["string", "object"], "pattern": "^total$", **_all_of("rank_keys")},
        "condition": {"type": "object", **_all_of("condition_keys")},
        "mandatory": {"type": ["boolean", "object"], **_all_of("condition_keys")},
        "award": {"type": "object", **_all_of("award_keys")},
        "band": _band(),
        "measure_keys": _Family(MEASURES, _WHICH["measure"]).schema(),
        "rank_keys": _Family(MEASURES, None, also={"order": _ORDER}).schema(),
        "condition_keys": _Family((*MEASURES, *LOGIC), _WHICH["condition"], WORDS).schema(),
        "award_keys": _award_keys(),
    }


class _Family:
    """Operators that stand in one place: their heads, and the words that may follow those that are measures."""

    def __init__(
        self,
        heads: tuple[Operator, ...],
        which: Text | None,
        words: tuple[Operator, ...] = (),
        also: Mapping[str, JsonSchema] | None = None,
    ) -> None:
        self._heads = heads
        self._which = which
        self._words = words
        self._also = also or {}

    def schema(self) -> JsonSchema:
        """All keys, and what goes with which."""
        after = [self._comparisons()] if self._words else []
        return {
            "properties": {**self._flat(), **self._also},
            "additionalProperties": False,
            "dependencies": {**{head.key: self._beside(head) for head in self._heads}, **self._needs()},
            "if": with_one_of([head.key for head in self._heads]),
            "else": self._headless(),
            **({"allOf": after} if after else {}),
        }

    def _flat(self) -> dict[str, JsonSchema]:
        """Every key with its help and what stands behind it."""
        found: dict[str, JsonSchema] = {}
        for modifier, users in _modifiers(self._heads).items():
            helps = dict.fromkeys(each.help for each, _ in users)
            about = [_said(help, "" if len(helps) == 1 else _names(users, help)) for help in helps]
            found[modifier] = {**behind(users[0][0].shape), **_described(_joined(about), _paragraphs(about))}
        found |= {head.key: {**behind(head.shape), **_help(head)} for head in self._heads}
        found |= {word.key: {**behind(word.shape), **_help(word)} for word in self._words}
        return {key: {**_inlined(schema), "doNotSuggest": True} for key, schema in found.items()}

    def _headless(self) -> JsonSchema:
        """Where there is no head yet: all heads are proposed, one is needed."""
        heads = {head.key: {**_type_of(behind(head.shape)), **_help(head)} for head in self._heads}
        if self._which is None:
            return {"properties": heads}
        needed: JsonSchema = {"required": [self._heads[0].key], "errorMessage": _message(self._which)}
        return {"properties": heads, "allOf": [needed]}

    def _beside(self, head: Operator) -> JsonSchema:
        """The keys that may stand beside a head; those that must."""
        modifiers = {
            each.key: {**_type_of(behind(each.shape)), **_described(_said(each.help))} for each in head.modifiers
        }
        others = [word.key for word in self._words if head.family is Family.MEASURE]
        allowed = dict.fromkeys((head.key, *others, *self._also), True)
        required = [each.key for each in head.modifiers if each.required]
        return {
            "properties": {**allowed, **modifiers},
            **({"required": required} if required else {}),
            "additionalProperties": False,
        }

    def _needs(self) -> Mapping[str, list[str]]:
        return {"highest": ["once_by"]} if any(head.family is Family.MEASURE for head in self._heads) else {}

    def _comparisons(self) -> JsonSchema:
        """After a measure: all comparison words are proposed, one is needed."""
        measures = [head.key for head in self._heads if head.family is Family.MEASURE]
        words = [word.key for word in self._words]
        needed: JsonSchema = {"required": ["at_least"], "errorMessage": _message(_COMPARISON)}
        proposed = {word.key: {**_type_of(behind(word.shape)), **_help(word)} for word in self._words}
        return {
            "if": with_one_of(measures),
            "then": {"properties": proposed, "if": with_one_of(words), "else": needed},
        }


def _award_keys() -> JsonSchema:
    """The family of awards, and what its table cannot say."""
    family = _Family(AWARDS, _WHICH["award"]).schema()
    dependencies = family["dependencies"]
    # `bands` is a head, and a key beside `each`.
    dependencies["bands"] = {"if": {"required": ["each"]}, "else": dependencies["bands"]}
    dependencies["points"] = _without("share", "points", "share")
    dependencies["earns"] = _without("loses", "earns", "loses")
    amount: JsonSchema = {"required": ["earns"], "errorMessage": _message(_EARNS_OR_LOSES)}
    dependencies["per"] |= {"if": with_one_of(["earns", "loses"]), "else": amount}
    return family


def _band() -> JsonSchema:
    tier = next(award for award in AWARDS if award.key == "if")
    condition = _said(Text("本档的条件", "the condition of this tier"))
    otherwise = _said(Text("其余情况；只能是最后一档", "everybody else; only as the last tier"))
    worth = {each.key: {**behind(each.shape), **_described(_said(each.help))} for each in tier.modifiers}
    return {
        "type": "object",
        "properties": {
            "if": {**definition("condition"), **_described(condition)},
            "otherwise": {"const": True, **_described(otherwise)},
            **worth,
        },
        "additionalProperties": False,
        "dependencies": {
            "if": _without("otherwise", "if", "otherwise"),
            "points": _without("share", "points", "share"),
        },
        "if": with_one_of(["if", "otherwise"]),
        "else": {"required": ["if"], "errorMessage": _message(_TIER)},
    }


def _modifiers(heads: Iterable[Operator]) -> dict[str, list[tuple[Modifier, Operator]]]:
    """Each key beside a head, with the heads that take it; it means the same kind of value beside all of them."""
    found: dict[str, list[tuple[Modifier, Operator]]] = {}
    for head in heads:
        for modifier in head.modifiers:
            found.setdefault(modifier.key, []).append((modifier, head))
    return found


def _names(users: list[tuple[Modifier, Operator]], help: Text) -> str:
    return "、".join(head.key for modifier, head in users if modifier.help == help)


def _all_of(name: str) -> JsonSchema:
    return {"allOf": [definition(name)]}


def with_one_of(keys: Iterable[str]) -> JsonSchema:
    """A mapping that has at least one of the keys.

    Said without `anyOf`, whose alternatives an editor would mix into the help of whatever they are tried on.
    """
    return {"type": "object", "not": {"allOf": [{"not": {"required": [key]}} for key in keys]}}


def _inlined(schema: JsonSchema) -> JsonSchema:
    """The schema with its reference inside `allOf`, since editors pass over what stands beside a reference."""
    rest = {key: value for key, value in schema.items() if key != "$ref"}
    return {"allOf": [{"$ref": schema["$ref"]}], **rest} if "$ref" in schema else rest


def _without(other: str, *both: str) -> JsonSchema:
    return {"properties": {other: False}, "errorMessage": _NOT_BOTH + ", ".join(both)}


def _type_of(schema: JsonSchema) -> JsonSchema:
    """The type that decides what an editor writes behind the key."""
    named = schema.get("$ref", "").rpartition("/")[2]
    kind = {"path": "string", "measure": "object", "condition": "object", "judged": "object", "answers": "object"}
    found = kind.get(named, schema.get("type"))
    return {"type": found} if isinstance(found, str) else {}


def _help(operator: Operator) -> JsonSchema:
    """What an editor shows of an operator: meaning, what stands behind it, what may stand beside it, an example."""
    title = "" if operator.family is Family.WORD else f"**{operator.label.zh}** · **{operator.label.en}**\n\n"
    details = [
        _paragraphs([_said(operator.help)]),
        _detail("后面写 / behind it", SHAPES[operator.shape]),
        _detail("可写在旁边 / beside it", _beside_words(operator)),
        _detail("用于 / for", _kinds(operator)),
    ]
    markdown = title + "\n\n".join(each for each in details if each) + f"\n\n```yaml\n{operator.example}\n```"
    label = operator.label
    plain = [f"{label.zh}：{operator.help.zh}", f"{label.en}: {operator.help.en}"]
    if operator.family is Family.WORD:
        plain = [str(label.zh), str(label.en)]
    return _described(_joined([*plain, operator.example]), markdown)


def _beside_words(operator: Operator) -> Text | None:
    keys = [f"`{each.key}`" for each in operator.modifiers]
    return Text("、".join(keys), "") if keys else None


def _kinds(operator: Operator) -> Text | None:
    if not operator.takes:
        return None
    kinds = [KINDS[kind] for kind in operator.takes]
    return Text("、".join(str(kind.zh) for kind in kinds), ", ".join(str(kind.en) for kind in kinds))


def _detail(title: str, words: Text | None) -> str:
    if words is None:
        return ""
    return f"{title}: " + " · ".join(each for each in (words.zh, words.en) if each)


def _said(help: Text, heads: str = "") -> str:
    return (f"{heads}: " if heads else "") + f"{help.zh}\n{help.en}"


def _joined(lines: Iterable[str | None]) -> str:
    return "\n".join(line for line in lines if line)


def _message(words: Text) -> str:
    return f"{words.zh} / {words.en}"


def _described(plain: str, markdown: str | None = None) -> JsonSchema:
    return {"description": plain, **({} if markdown in {None, plain} else {"markdownDescription": markdown})}


def _paragraphs(texts: Iterable[str]) -> str:
    return "\n\n".join(text.replace("\n", "\n\n") for text in texts)


_ORDER: JsonSchema = {"enum": ["highest", "lowest"], "default": "highest"}
