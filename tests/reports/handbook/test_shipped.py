"""What the handbook of the shipped rulebook says that an office would otherwise retype."""

from __future__ import annotations

import pytest

from jianjia_rules import handbook


@pytest.mark.parametrize(("lang", "third", "due"), [("zh", "1/3 分", "12月25日"), ("en", "1/3 point", "25 December")])
def test_thirds_of_a_point_and_the_day_materials_are_due(lang: str, third: str, due: str) -> None:
    text = handbook("jianjia-2014", unit_type="township_kx", lang="en" if lang == "en" else "zh").markdown()
    assert third in text
    assert "0.33" not in text  # three of which are no whole point
    assert any(due in line for line in text.split("##")[1].splitlines())
