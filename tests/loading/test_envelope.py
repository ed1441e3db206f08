"""The models of a rulebook's files: their JSON Schemas can be made, and every key is explained in both languages."""

import pytest

from jianjia_rules.loading.envelope import MODELS
from jianjia_rules.loading.shapes import Shape


@pytest.mark.parametrize("model", MODELS, ids=lambda model: model.__name__)
def test_every_key_has_its_help_in_both_languages(model: type[Shape]) -> None:
    properties = model.model_json_schema(by_alias=True)["properties"]
    assert properties
    for key, schema in properties.items():
        assert schema["description"], key
        assert schema["x-description-en"], key
        assert not schema["x-description-en"][0].isspace()


def test_slots_refer_to_what_stands_in_them() -> None:
    schemas = {model.__name__: model.model_json_schema(by_alias=True)["properties"] for model in MODELS}
    assert schemas["RuleShape"]["award"]["x-ref"] == "award"
    assert schemas["PartShape"]["parts"]["items"] == {"x-ref": "PartShape"}
