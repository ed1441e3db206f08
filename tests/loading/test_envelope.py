"""The models of a rulebook's files: every key is explained in both languages and says what stands behind it."""

from typing import Annotated, Any

import pytest

from jianjia_rules.loading.envelope import MODELS, PartFileShape
from jianjia_rules.loading.envelope_rules import BasisShape, RuleShape
from jianjia_rules.loading.envelope_scheme import PartShape
from jianjia_rules.loading.shapes import Shape, Slot, said


@pytest.mark.parametrize("model", MODELS, ids=lambda model: model.__name__)
def test_every_key_has_its_help_in_both_languages(model: type[Shape]) -> None:
    keys = model.keys()
    assert keys
    for name, key in keys.items():
        assert key.said.help.zh, name
        assert key.said.help.en, name
        assert not key.said.help.en[0].isspace()


def test_slots_refer_to_what_stands_in_them() -> None:
    award, parts = RuleShape.keys()["award"].slot, PartShape.keys()["parts"].slot
    assert isinstance(award, Slot)
    assert award.schema == {"x-ref": "award"}
    assert isinstance(parts, Slot)
    assert parts.schema["items"] == {"x-ref": "PartShape"}
    assert RuleShape.keys()["basis"].slot is BasisShape


def test_keys_that_are_words_of_python_have_another_attribute() -> None:
    key = RuleShape.keys()["for"]
    assert key.attribute == "for_types"
    assert [name for name, key in PartFileShape.keys().items() if key.said.required] == ["part", "rules"]


def test_a_key_without_a_slot_is_a_slip_of_the_author() -> None:
    class Slip(Shape):
        """A model that says of no key what stands there."""

        wrong: Annotated[Any, "words"] = said("词", "words")

    with pytest.raises(TypeError, match="no slot"):
        Slip.keys()
