"""Which key of a mapping is its head, and whether the keys beside it belong there."""

from collections.abc import Mapping
from decimal import Decimal

from jianjia_rules.diagnostics.words import Words
from jianjia_rules.language.operators import (
    AWARD_BY_KEY,
    LOGIC_BY_KEY,
    MEASURE_BY_KEY,
    OPERATORS,
    WORD_BY_KEY,
    Family,
    Operator,
)
from jianjia_rules.loading.faults import Faults, TreePath
from jianjia_rules.loading.node_scalars import key_of, wrong_kind
from jianjia_rules.loading.rewritten import as_condition, as_measure, is_path

MEASURE = Words("度量", "measure")
CONDITION = Words("条件", "condition")
AWARD = Words("得分方式", "award")

_HEADS: dict[Words, dict[str, Operator]] = {
    MEASURE: MEASURE_BY_KEY,
    CONDITION: MEASURE_BY_KEY | LOGIC_BY_KEY,
    AWARD: AWARD_BY_KEY,
}
_ALL_HEADS = frozenset((*MEASURE_BY_KEY, *LOGIC_BY_KEY, *AWARD_BY_KEY))
_MODIFIERS = frozenset(modifier.key for operator in OPERATORS for modifier in operator.modifiers)


def find_head(value: object, path: TreePath, wanted: Words, faults: Faults) -> Operator | None:
    """The operator of a mapping that should be a measure, condition or award; None, reported, where there is none."""
    if not isinstance(value, Mapping):
        example = _rewritten(value, wanted) or _EXAMPLES[wanted]
        wrong_kind(faults, path, Words(f"一个{wanted.zh}", f"a {wanted.en}"), value, example=example)
        return None
    table = _HEADS[wanted]
    heads = [table[key] for key in value if key in table]
    heads = [head for head in heads if not _is_modifier_of_another(head, heads)]
    if len(heads) == 1:
        return heads[0]
    if heads:
        faults.add("JJ203", (*path, heads[1].key), on_key=True, first=heads[0].key, second=heads[1].key)
    else:
        _report_no_head(value, path, wanted, faults)
    return None


def check_keys(
    value: Mapping[str, object], operator: Operator, path: TreePath, words_allowed: bool, faults: Faults
) -> bool:
    """Whether each key is the head, one of its modifiers or, where allowed, a comparison word; reports the others."""
    modifiers = {modifier.key for modifier in operator.modifiers}
    meant = set()
    fine = True
    for key in value:
        if key == operator.key or key in modifiers or (words_allowed and key in WORD_BY_KEY):
            continue
        fine = False
        meant.add(_report_key(key, operator, (*path, key), words_allowed, faults))
    for modifier in operator.modifiers:
        if modifier.required and modifier.key not in value:
            fine = False
            if modifier.key not in meant:
                faults.add("JJ202", (*path, operator.key), on_key=True, where=said(operator.key), key=modifier.key)
    return fine


def _is_modifier_of_another(head: Operator, heads: list[Operator]) -> bool:
    return any(head.key in {modifier.key for modifier in other.modifiers} for other in heads if other is not head)


def said(key: str) -> Words:
    """How messages name the mapping of a head key."""
    return Words(f"“{key}”", f'"{key}"')


def _report_key(key: object, operator: Operator, path: TreePath, words_allowed: bool, faults: Faults) -> str | None:
    """Report a key that does not belong; returns the key it was probably meant for."""
    name = str(key)
    allowed = [modifier.key for modifier in operator.modifiers]
    if name in WORD_BY_KEY and operator.family is Family.MEASURE:
        faults.add("JJ212", path, on_key=True, word=name)
        return None
    if name in WORD_BY_KEY or name in _MODIFIERS or name in _ALL_HEADS:
        faults.add("JJ208", path, on_key=True, key=name, head=operator.key, known=allowed)
        return None
    known = [*allowed, *(WORD_BY_KEY if words_allowed else ())]
    near = faults.nearest(name, [operator.key, *known])
    faults.add("JJ201", path, on_key=True, where=said(operator.key), key=name, known=known, nearest=near)
    return None if near is None else near.split(":")[0]


def _report_no_head(value: Mapping[str, object], path: TreePath, wanted: Words, faults: Faults) -> None:
    table = _HEADS[wanted]
    stranger = next((key for key in value if key in _ALL_HEADS), None)
    unknown = [str(key) for key in value if key not in WORD_BY_KEY and key not in _MODIFIERS]
    misspelt = next(((key, near) for key in unknown if (near := faults.nearest(key, table)) is not None), None)
    word = next((key for key in value if key in WORD_BY_KEY), None)
    if stranger is not None and wanted is AWARD:
        faults.add("JJ228", (*path, stranger), on_key=True, head=stranger)
    elif stranger is not None:
        faults.add("JJ213", (*path, stranger), on_key=True, inner=stranger, outer=key_of(path), known=list(table))
    elif misspelt is not None:
        faults.add(
            "JJ204", (*path, misspelt[0]), on_key=True, what=_what(wanted), known=list(table), nearest=misspelt[1]
        )
    elif word is not None and not unknown:
        faults.add("JJ211", (*path, word), on_key=True, word=word)
    else:
        faults.add("JJ204", path, what=_what(wanted), known=list(table), nearest=_as_field(value, unknown, wanted))


def _as_field(value: Mapping[str, object], unknown: list[str], wanted: Words) -> str | None:
    """`{kind: 交流}` as the comparison of a field that it was meant for."""
    if wanted != CONDITION or len(unknown) != 1 or len(value) != 1:
        return None
    ((name, content),) = value.items()
    if isinstance(content, bool):
        content = str(content).lower()
    is_plain = isinstance(content, str | int | Decimal) and is_path(str(name))
    return f"{{field: {name}, is: {content}}}" if is_plain else None


def _rewritten(value: object, wanted: Words) -> str | None:
    """A measure or a comparison that was written as a text, in our words."""
    if not isinstance(value, str):
        return None
    return as_measure(value) if wanted == MEASURE else as_condition(value) if wanted == CONDITION else None


def _what(wanted: Words) -> Words:
    return Words(f"是什么{wanted.zh}", f"what {wanted.en} it is")


_EXAMPLES = {
    MEASURE: "{count: activities}",
    CONDITION: "{field: venue.plaque, is: true}",
    AWARD: "{if: {field: venue.plaque, is: true}}",
}
