"""Scalars, names, field paths and points as the parser reads them: checked here, given meaning when bound."""

import re
from collections.abc import Mapping, Sequence, Sized
from decimal import Decimal
from fractions import Fraction
from unicodedata import normalize

from jianjia_rules.diagnostics.nearest import nearest
from jianjia_rules.diagnostics.words import Words, kind_of
from jianjia_rules.language.awards import Points, PointsByType, Share
from jianjia_rules.language.measures import Constant, ParameterRef
from jianjia_rules.language.paths import FieldPath, PathError, parse_path
from jianjia_rules.language.scalars import Number, as_number, parse_fraction
from jianjia_rules.language.text import Text
from jianjia_rules.loading.chinese_keys import choice_meant_by
from jianjia_rules.loading.faults import Faults, TreePath
from jianjia_rules.loading.rewritten import as_condition, with_plain_dots

_BEGINS_WITH_NUMBER = re.compile(r"(?:\d{1,3}(?:,\d{3}){1,6}|\d{1,20})(?:\.\d{1,20})?(?![\d.])")
_YES = ("是", "有", "可以", "可", "真", "对", "yes", "y", "on", "true", "√", 1)
_NO = ("否", "无", "不可以", "不可", "没有", "假", "不", "no", "n", "off", "false", "×", 0)
_INDEX = re.compile(r"\[(\d+)\]")

NUMBER = Words("一个数", "a number")
TEXT = Words("文字", "a text")
FIELD_PATH = Words("字段路径，如 venue.area_m2", "a field path such as venue.area_m2")
SCALAR = Words(
    "一个值（数、文字、日期、true/false 或 $参数）", "a value (number, text, date, true/false or $parameter)"
)
LIST = Words("一个列表 […]", "a list […]")
BOOLEAN = Words("一个是非值（true 或 false）", "true or false")
MAPPING = Words("一组“键: 值”", "a mapping (key: value)")
SHARE = Words("大于 0、不超过 1 的份额", "a share above 0 and at most 1")
EACH_ENTRY = Words("列表的每一项前面要写“- ”（减号和一个空格）。", "Each entry of a list begins with a hyphen.")
TITLE = Words("文字，或 {zh: …, en: …}", "a text, or {zh: …, en: …}")


def wrong_kind(
    faults: Faults,
    path: TreePath,
    wanted: Words,
    found: object,
    *,
    example: str | None = None,
    advice: Words | None = None,
) -> None:
    """Report that another kind of value was expected."""
    if wanted is LIST and isinstance(found, str) and example is None:
        example = f"[{found}]"
    if wanted is LIST and isinstance(found, Mapping):
        advice = advice or EACH_ENTRY
    if wanted is NUMBER:
        example = example or number_in(found)
    if wanted is BOOLEAN:
        example = truth_in(found)
    if found is None:
        faults.add("JJ206", path, key=key_of(path), wanted=wanted)
    else:
        faults.add("JJ205", path, key=key_of(path), wanted=wanted, found=kind_of(found), example=example, advice=advice)


def number_in(found: object) -> str | None:
    """The number that a text such as `4分`, `'4'` or `1,000` begins with, as it should stand."""
    match = None if not isinstance(found, str) else _BEGINS_WITH_NUMBER.match(normalize("NFKC", found.strip()))
    if match is None or not isinstance(found, str):
        return None
    return match[0].replace(",", "") + ("%" if "百分点" in found else "")


def truth_in(found: object) -> str | None:
    """`true` or `false` for a yes or no in other words."""
    word = found.strip().casefold() if isinstance(found, str) else found
    if word in _YES or word in _NO:
        return "true" if word in _YES else "false"
    return nearest(word, ("true", "false")) if isinstance(word, str) else None


def key_of(path: TreePath) -> str | Words:
    """How messages name what stands at a path: by its key, or as the n-th entry of its list."""
    last = path[-1] if path else "rulebook"
    if isinstance(last, str):
        return last
    around = path[-2] if len(path) > 1 else ""
    return Words(f"{around} 第 {last + 1} 项", f"entry {last + 1} of {around}")


def check_count(faults: Faults, path: TreePath, value: Sized, exactly: int | None = None) -> bool:
    """Whether a list has the number of entries asked for, or any at all; reports it."""
    if len(value) == exactly if exactly is not None else value:
        return True
    wanted = Words("至少 1", "at least 1") if exactly is None else Words(str(exactly), str(exactly))
    faults.add("JJ214", path, key=key_of(path), wanted=wanted, count=len(value))
    return False


def read_field_path(value: object, path: TreePath, faults: Faults) -> FieldPath | None:
    """A dotted field path."""
    if not isinstance(value, str):
        wrong_kind(faults, path, FIELD_PATH, value)
        return None
    try:
        return parse_path(value)
    except PathError as error:
        report_path(error, path, faults)
        return None


def read_name(value: object, path: TreePath, faults: Faults) -> str | None:
    """The id of a rule, part, measure or function."""
    if isinstance(value, str) and value:
        return value
    wrong_kind(faults, path, Words("一个名称（编号）", "a name (id)"), value)
    return None


def read_scalar(value: object, path: TreePath, faults: Faults) -> Constant | ParameterRef | None:
    """A scalar as it stands, or `$parameter`; `$$x` is the text `$x`."""
    match value:
        case bool():
            return Constant(value)
        case int() | Decimal():
            return Constant(value)
        case str() if value.startswith("$$"):
            return Constant(value[1:])
        case str() if value.startswith("$"):
            return read_parameter(value, path, faults)
        case str() if value:
            return Constant(value)
    wrong_kind(faults, path, SCALAR, value)
    return None


def read_parameter(value: str, path: TreePath, faults: Faults) -> ParameterRef | None:
    """`$name`: one name, never a part of a longer text."""
    name = value[1:]
    try:
        segments = parse_path(name)
    except PathError:
        segments = ()
    if len(segments) != 1:
        meant = f"${name.strip()}" if name != name.strip() and len(name.split()) == 1 else None
        faults.add("JJ226", path, found=value, nearest=meant)
        return None
    return ParameterRef(segments[0])


def read_number(value: object, path: TreePath, faults: Faults) -> Number | None:
    """An exact number not below 0."""
    number = as_number(value)
    if number is None:
        wrong_kind(faults, path, NUMBER, value)
        return None
    if number < 0:
        faults.add("JJ509", path, key=key_of(path), found=number)
        return None
    return number


def read_points(value: object, path: TreePath, faults: Faults) -> Number | PointsByType | None:
    """A number, or one number for each unit type."""
    if isinstance(value, str) and value.startswith("$"):
        faults.add("JJ227", path, key=key_of(path), found=value)
        return None
    if not isinstance(value, Mapping):
        return read_number(value, path, faults)
    if not value:
        wrong_kind(faults, path, Words("各类单位的分值", "points for each unit type"), value)
        return None
    numbers = [(str(key), read_points(points, (*path, key), faults)) for key, points in value.items()]
    known = tuple((key, points) for key, points in numbers if isinstance(points, int | Fraction))
    return PointsByType(known) if len(known) == len(numbers) else None


def read_share(value: object, path: TreePath, faults: Faults) -> Share | None:
    """`1/2`, `50%` or `0.5` of the row's points: above 0, at most 1."""
    share: Number | None = None
    if isinstance(value, str):
        share = parse_fraction(value)
    elif not isinstance(value, bool):
        share = as_number(value)
    if share is None or not 0 < share <= 1:
        wrong_kind(faults, path, SHARE, value, example="share: 1/2")
        return None
    return Share(Fraction(share))


def read_worth(points: object, share: object) -> Points | None:
    """The points of an award out of its `points` and `share`, of which one at most is given."""
    if isinstance(share, Share):
        return share
    return points if isinstance(points, int | Fraction | PointsByType) else None


def report_choice(faults: Faults, path: TreePath, found: object, known: Sequence[str]) -> None:
    """Report that the value is none of a few words."""
    if not isinstance(found, str):
        wrong_kind(faults, path, Words("下列之一：" + "、".join(known), "one of " + ", ".join(known)), found)
        return
    near = faults.nearest(found, known) or choice_meant_by(found, known)
    faults.add("JJ207", path, key=key_of(path), found=found, known=list(known), nearest=near)


def read_text(value: object, path: TreePath, faults: Faults) -> Text | None:
    """Words in one language, or `{zh: …, en: …}`."""
    text = as_text(value)
    if text is None:
        wrong_kind(faults, path, TITLE, value)
        return None
    return text


def as_text(value: object) -> Text | None:
    """The Text a value stands for; a bare text with Chinese characters is Chinese, any other English."""
    if isinstance(value, str) and value.strip():
        return Text(zh=value) if any("\u3400" <= character <= "\u9fff" for character in value) else Text(en=value)
    if not isinstance(value, Mapping) or not value or not set(value) <= {"zh", "en"}:
        return None
    zh, en = value.get("zh"), value.get("en")
    if not all(words is None or isinstance(words, str) for words in (zh, en)) or not (zh or en):
        return None
    return Text(zh=zh or None, en=en or None)


def report_path(error: PathError, path: TreePath, faults: Faults) -> None:
    """Report what is wrong with a field path, at the very character."""
    rest = error.text[error.offset :]
    index = _INDEX.match(rest)
    if index is not None:
        faults.add("JJ219", path, offset=error.offset, path=error.text, index=index.group(1))
        return
    if not error.text:
        reason = Words("是空的", "it is empty")
    elif not rest:
        reason = Words("结尾少一个名字", "a name is missing at its end")
    else:
        reason = Words(f"第 {error.offset + 1} 个字符“{rest[0]}”", f'character {error.offset + 1}, "{rest[0]}"')
    meant = as_condition(error.text) or with_plain_dots(error.text)
    faults.add("JJ218", path, offset=error.offset, path=error.text, reason=reason, nearest=meant)
