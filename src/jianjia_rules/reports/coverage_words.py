"""The words of the coverage of a document."""

from jianjia_rules.language.text import Text

BETWEEN = Text("、", ", ")
CLAUSE = Text("条款", "clause")
TEXT = Text("原文", "text")
ASSESSED = Text("考核情况", "what becomes of it")
CHAPTER = Text("依据", "chapter")
NO_CHAPTER = Text("没有条款可引", "on no clause")
TOTAL = Text("合计", "total")
POINTS = Text("分值落在哪一条", "Where the points rest")
HOW_SHARED = Text(
    "一行引用几条的，分值在各条之间平均分摊；加分、扣分不计在内。",
    "A row that cites several of these shares its points equally among them; bonus and deductions are not counted.",
)
ADDRESSED_TO = Text("{who}：{said}", "{who}: {said}")
ROW = Text("{title}〔{id}〕", "{title} [{id}]")
GATE = Text("{title}〔{id}，门槛〕", "{title} [{id}, gate]")
OF_ROLLUP = Text("汇总“{rollup}”", "roll-up “{rollup}”")
BESIDE = Text("另有{who}引用", "cited beside by {who}")
MISSING = Text("没有着落", "not accounted for")
BACKGROUND = Text("背景，不必考核", "background")
REPEATS = Text("与 {id} 重复", "repeats {id}")
LEFT_OPEN = Text("没有着落的条款（{count} 条）", "Clauses not accounted for: {count}")
UNCITED = Text("没有引用条款、也没有说明理由的", "Rows that cite no clause and do not say why")
WITHOUT_CLAUSE = Text("没有条款可引的", "Rows that rest on no clause")
SUMMARY = Text(
    "规范性条款 {clauses}/{all_clauses}，条款与类型 {pairs}/{all_pairs}",
    "{clauses} of {all_clauses} normative clauses, {pairs} of {all_pairs} pairs accounted for",
)
TITLE = Text("条款对照", "Coverage")
