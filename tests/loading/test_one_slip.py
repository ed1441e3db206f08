"""One slip of the hand in a good rulebook, as people who are no programmers make it: one message, at the word."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from jianjia_rules import shipped
from jianjia_rules.diagnostics.render import render_all
from jianjia_rules.loading.load import load

GOOD = Path(__file__).with_name("slips")
"""A rulebook without a fault, but for the document it cites."""

PART, MAIN = "five-in-place.yaml", "rulebook.yaml"

POINTS = "    points: 8\n"
VALUES = "    values: {2014-01-01: 50, 2016-01-01: 80}\n"
RATE = "to: {field: organization.science_workers}}, of: $membership_rate}"
TIER = "        - {if: {field: venue.area_m2, at_least: $venue_area}, points: 6}\n"
VETO = "{field: review.falsified, is: true}"
ROUNDING = "rounding: {mode: half-up, places: 2, at: total}"

SLIPS = [
    # indentation and hyphens
    (PART, POINTS, "\tpoints: 8\n", "11:1 JJ116", ""),
    (PART, POINTS, "\t\tpoints: 8\n", "11:1 JJ116", ""),
    (PART, POINTS, "     points: 8\n", "11:6 JJ124", "请看第 7 行起"),
    (PART, POINTS, "\u3000\u3000points: 8\n", "11:1 JJ115", "半角空格"),
    (PART, POINTS, "\u00a0\u00a0\u00a0\u00a0points: 8\n", "11:1 JJ115", "半角空格"),
    (PART, "  - id: membership", "  id: membership", "29:3 JJ124", "前面少了“- ”"),
    (PART, "  - id: membership", "  -id: membership", "29:3 JJ139", ""),
    (PART, "  - id: membership", "  — id: membership", "29:3 JJ120", ""),
    (PART, "  - id: membership", "- id: membership", "29:1 JJ124", ""),
    (PART, TIER, TIER.replace("- {", "{"), "77:9 JJ124", "前面少了“- ”"),
    (PART, TIER, TIER.replace("- {", "-{"), "77:9 JJ139", ""),
    (PART, TIER, TIER.replace("- {", "· {"), "77:9 JJ120", ""),
    (PART, "[3.1-04, 1.p1-02, 2.4-06]", "\n    - 3.1-04\n    -1.p1-02", "33:5 JJ139", ""),
    # colons, commas, brackets
    (PART, POINTS, "    points：8\n", "11:11 JJ111", "把“：”改成“: ”"),
    (PART, POINTS, "    points:8\n", "11:5 JJ118", ""),
    (PART, "award: {proportion", "award {proportion", "34:5 JJ146", "补上冒号"),
    (PART, "      bands:\n" + TIER, "      bands\n" + TIER, "76:7 JJ146", "补上冒号"),
    (PART, "入会率, en:", "入会率，en:", "30:30 JJ112", ""),
    (PART, "[enterprise_kx]", "[enterprise_kx", "10:10 JJ122", ""),
    (PART, "[enterprise_kx]", "【enterprise_kx】", "10:10 JJ113", ""),
    (PART, "[enterprise_kx]", "[enterprise_kx，society]", "10:11 JJ308", "enterprise_kx, society"),
    (PART, "[3.1-04, 1.p1-02, 2.4-06]", "[3.1-04、1.p1-02]", "31:13 JJ302", "3.1-04, 1.p1-02"),
    (PART, "advice: {zh: 在一线技术人员和技能", "advice: {zh: 在一线技术人员,和技能", "37:26 JJ237", "中文逗号"),
    (PART, "at_least: $venue_area}", "at_least $venue_area}", "77:39 JJ201", "at_least: $venue_area"),
    (MAIN, VETO, "{field: review.falsified is: true}", "191:38 JJ127", "英文逗号"),
    (MAIN, "[单位级, 县级, 设区市级, 省级, 国家级]", "[单位级、县级、省级]", "29:17 JJ205", "[单位级, 县级, 省级]"),
    # numbers, dates, yes and no
    (PART, POINTS, "    points: ８\n", "11:13 JJ117", "改成 8"),
    (PART, POINTS, "    points: 8分\n", "11:13 JJ205", "例如：8"),
    (PART, POINTS, "    points: 1,000\n", "11:13 JJ205", "例如：1000"),
    (PART, POINTS, "    points:\n", "11:5 JJ206", ""),
    (PART, "step: 5%", "step: 5个百分点", "114:115 JJ205", "例如：5%"),
    (PART, "at_least: $venue_area}", "at_least: 50平方米}", "77:49 JJ401", "只写数字：50"),
    (MAIN, VALUES, "    values: {2014年1月1日: 50}\n", "47:14 JJ236", "2014-01-01"),
    (MAIN, VALUES, "    values: {2014/1: 50}\n", "47:14 JJ236", "2014-01-01"),
    (MAIN, VALUES, "    values: {2014: 50}\n", "47:14 JJ236", "2014-01-01"),
    (MAIN, VALUES, "    values: 1,000\n", "47:13 JJ412", "例如：1000"),
    (MAIN, "    values: 60%\n", "    values: 0.6\n", "37:13 JJ429", "写上百分号：60%"),
    (MAIN, "due: 12-25", "due: 12月25日", "23:28 JJ205", "例如：12-25"),
    (MAIN, "present: false}", "present: 否}", "179:44 JJ205", "例如：false"),
    (PART, "waivable: true", "waivable: 可以", "88:15 JJ205", "例如：true"),
    (PART, "waivable: true", "waivable: ture", "88:15 JJ205", "例如：true"),
    # keys
    (PART, POINTS, "    分值: 8\n", "11:5 JJ201", "points"),
    (PART, "    award: {proportion", "    得分: {proportion", "34:5 JJ201", "award"),
    (PART, RATE, RATE.replace(" of:", " off:"), "34:108 JJ201", "of"),
    (PART, TIER, TIER.replace("{if:", "{如果:"), "77:12 JJ201", "if"),
    (PART, "part: five-in-place", "part: five in place", "4:7 JJ217", "five-in-place"),
    (PART, "rules:\n", "规则:\n", "5:1 JJ201", "rules"),
    (MAIN, VALUES, "    value: 50\n", "47:5 JJ201", "values"),
    # names and words
    (PART, "at_least: $venue_area}", "at_least: venue_area}", "77:49 JJ401", "$venue_area"),
    (PART, "at_least: $venue_area}", "at_least: ￥venue_area}", "77:49 JJ401", "$venue_area"),
    (PART, "at_least: $venue_area}", "at_least: $ venue_area}", "77:49 JJ226", "$venue_area"),
    (PART, "at_least: $venue_area}", ">=: $venue_area}", "77:39 JJ125", "at_least"),
    (PART, "organization.members}", "organization。members}", "34:53 JJ218", "organization.members"),
    (PART, "organization.members}", "科协会员数}", "34:41 JJ307", "organization.members"),
    (PART, "mandatory: {field: funds.budget, above: 0}", "mandatory: funds.budget > 0", "100:16 JJ205", "above: 0"),
    (PART, "evidence: [会员名册]", "evidence: 会员名册", "35:15 JJ205", "[会员名册]"),
    (PART, "cites: [3.1-04, 1.p1-02, 2.4-06]", "cites: 3.1-04", "31:12 JJ205", "[3.1-04]"),
    (MAIN, VETO, "{field: review.falsified = true}", "191:35 JJ218", "is: true"),
    (MAIN, "mandatory_set: [organization-", "mandatory_set: [organisation-", "172:21 JJ303", "organization-in-place"),
    (MAIN, "schema: unit-record", "schema: unit_record", "13:11 JJ321", "unit-record.schema.json"),
    (MAIN, "within: [period, type]", "within: [period, 类型]", "200:81 JJ307", ""),
    (MAIN, "kind: bonus", "kind: 加分", "152:11 JJ207", "bonus"),
    (MAIN, ROUNDING, ROUNDING.replace("half-up", "四舍五入"), "202:18 JJ207", "half-up"),
    (MAIN, "rescale: part", "rescale: 按部分", "159:10 JJ207", "part"),
    (MAIN, "{是: met,", "{是: 达到,", "129:14 JJ207", "met"),
    (MAIN, "中型: 5, otherwise: 2}", "中型: 5}", "62:14 JJ430", "没有列到："),
    (PART, "{count: meetings, where", "{count: metings, where", "47:21 JJ307", "meetings"),
    (MAIN, "basis: {assumption: {zh: 通行做法, en: common practice}}", "basis: 通行做法", "184:12 JJ205", "通行做法}"),
    (MAIN, ROUNDING, f"{ROUNDING}\n完", "203:1 JJ146", ""),
]  # fmt: skip
"""A file, what stands in it, what somebody makes of it, the only message, and what it goes on to say."""


@pytest.mark.parametrize(("file", "good", "slip", "told", "advice"), SLIPS, ids=[each[2].strip() for each in SLIPS])
def test_a_slip_has_one_message(tmp_path: Path, file: str, good: str, slip: str, told: str, advice: str) -> None:
    shutil.copytree(GOOD, tmp_path / "book")
    document = shipped.rulebook_folder("jianjia-2014")
    assert document is not None
    shutil.copytree(document / "source", tmp_path / "book" / "source")
    folder = tmp_path / "book"
    text = (folder / file).read_text(encoding="utf-8")
    assert good in text
    (folder / file).write_text(text.replace(good, slip, 1), encoding="utf-8", newline="\n")
    found = load(folder).diagnostics.sorted()
    assert [f"{each.place.line}:{each.place.column} {each.code}" for each in found if each.place] == [told]
    assert found[0].place is not None
    assert found[0].place.file.endswith(file)
    said = "\n".join((found[0].message("zh"), found[0].expected("zh"), found[0].hint("zh")))
    assert advice in said
    assert render_all(found, "en")
