"""The field in which a record says that it is a version: it must be there, and told from repeated records."""

from jianjia_rules.diagnostics.words import Words
from jianjia_rules.language.paths import format_path
from jianjia_rules.language.rulebook import Repeated, Rulebook
from jianjia_rules.loading.faults import Faults

_RECORD = Words("记录", "a record")


def check_versions(rulebook: Rulebook, faults: Faults) -> None:
    """Report a field of versions that records do not have, and versions beside repeated records that are kept."""
    settings, schema = rulebook.record, rulebook.schema
    if settings.version is None:
        return
    at = ("record", "version")
    if schema.document and schema.lookup((*settings.version, "kind")) is None:
        known = schema.names(settings.version[:-1])
        name = format_path((*settings.version, "kind"))
        near = faults.nearest(settings.version[-1], [each for each in known if each != settings.version[-1]])
        faults.add("JJ307", at, where=_RECORD, name=name, known=known[:13], nearest=near)
    if settings.repeated is Repeated.KEEP:
        faults.add("JJ238", at, on_key=True)
