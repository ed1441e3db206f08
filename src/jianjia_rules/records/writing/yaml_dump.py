"""A record as YAML that our reader takes for the same: texts that are not plainly words stand in double quotes."""

import re
from decimal import Decimal
from typing import Any

from yaml import SafeDumper, ScalarNode
from yaml import dump as yaml_dump

_WORD = re.compile(r"[A-Za-z\u4e00-\u9fff][A-Za-z0-9_\u4e00-\u9fff-]*")
_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_NO_TEXTS = frozenset(["true", "false", "yes", "no", "on", "off", "null", "y", "n", "nan", "inf"])


class _Dumper(SafeDumper):
    """Writes what records hold."""

    def ignore_aliases(self, data: Any) -> bool:  # noqa: ARG002 - the same value in two places is written twice
        return True


def dump(data: dict[str, Any]) -> str:
    """The text of one document, without a line that begins it."""
    return yaml_dump(data, Dumper=_Dumper, allow_unicode=True, sort_keys=False, width=1 << 30)


def _text(dumper: SafeDumper, text: str) -> ScalarNode:
    is_plain = _WORD.fullmatch(text) is not None and text.lower() not in _NO_TEXTS
    return dumper.represent_scalar("tag:yaml.org,2002:str", text, style=None if is_plain else '"')


def _number(dumper: SafeDumper, number: Decimal) -> ScalarNode:
    if number == number.to_integral_value() and "." not in f"{number:f}":
        return dumper.represent_int(int(number))
    return dumper.represent_scalar("tag:yaml.org,2002:float", f"{number:f}")


_Dumper.add_representer(str, _text)
_Dumper.add_representer(Decimal, _number)
