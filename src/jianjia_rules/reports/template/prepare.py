"""What a form is made of, checked: the unit type, the period, what is filled in before the unit gets it."""

from collections.abc import Mapping
from typing import Any

from jianjia_rules.diagnostics import Diagnostics, nearest
from jianjia_rules.errors import CallError
from jianjia_rules.forms.build import build_form
from jianjia_rules.language.paths import FieldPath
from jianjia_rules.language.rulebook import Rulebook
from jianjia_rules.language.text import Lang
from jianjia_rules.records.identity import Identifier
from jianjia_rules.reports.template.template import Template
from jianjia_rules.reports.template.values import value_at


def prepare(
    rulebook: Rulebook,
    unit_type: str | None,
    period: str | None,
    lang: Lang,
    data: Mapping[str, Any],
    previous: Mapping[str, Any] | None,
) -> Template:
    """The template; type and period are filled in. Raises CallError where the rulebook does not know them."""
    faults = Diagnostics()
    settings = rulebook.record
    known = tuple(each.id for each in rulebook.unit_types)
    given = unit_type
    if given is None and settings.type is not None:
        given = value_at(data, settings.type)
    if given is None and len(known) == 1:
        given = known[0]
    if given is None:
        faults.add("JJ960", None, rulebook=rulebook.id, known=known)
    elif given not in known:
        found = str(given)
        faults.add("JJ932", None, rulebook=rulebook.id, found=found, known=known, nearest=nearest(found, known))
    identifier = Identifier(rulebook)
    if period is not None and identifier.period(period) is None:
        faults.add("JJ961", None, found=period, wanted=identifier.periods_in_words())
    if faults.has_errors:
        raise CallError(faults.sorted())
    type = str(given)
    filled = _with(data, settings.type, type) if settings.type is not None else dict(data)
    if period is not None:
        filled = _with(filled, settings.period, period)
    return Template(build_form(rulebook, type), rulebook, type, lang, filled, previous)


def _with(data: Mapping[str, Any], path: FieldPath, value: object) -> dict[str, Any]:
    """A copy of the data with a value at a path."""
    name, *rest = path
    inner = data.get(name)
    inside = inner if isinstance(inner, Mapping) else {}
    return {**data, name: _with(inside, tuple(rest), value) if rest else value}
