"""Identities of records before their values are read as people write them: 2014年 is 2014 here too."""

from collections.abc import Mapping
from functools import cached_property
from typing import TYPE_CHECKING

from jianjia_rules.language.rulebook import Rulebook
from jianjia_rules.records.given import given
from jianjia_rules.records.identity import Identifier, Identity
from jianjia_rules.records.normalise import Normalise
from jianjia_rules.records.raw import RawRecord

if TYPE_CHECKING:
    from jianjia_rules.records.normal.record import Normaliser


class Identities:
    """Identifies records as reading them will."""

    def __init__(self, rulebook: Rulebook, normalise: Normalise = Normalise.YES) -> None:
        self._rulebook = rulebook
        self._identifier = Identifier(rulebook)
        self._normalise = normalise

    def of(self, raw: RawRecord) -> Identity | None:
        """The identity of a record; None where it has a fault."""
        if not isinstance(raw.data, Mapping):
            return None
        found = self._identifier.identify(raw.data)
        if found is not None or self._normalise is Normalise.NO:
            return found
        plain = given(raw.data, [])
        if not isinstance(plain, dict):
            return None
        return self._identifier.identify(self._normaliser.record(plain, raw.serials).data)

    @cached_property
    def _normaliser(self) -> "Normaliser":
        from jianjia_rules.records.normal.record import Normaliser

        return Normaliser(self._rulebook)
