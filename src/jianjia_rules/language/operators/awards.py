"""The award heads: how points are earned."""

from jianjia_rules.language.operators.model import Family, Modifier, Operator, Shape
from jianjia_rules.language.operators.modifiers import ONCE_BY, WHERE, WITH
from jianjia_rules.language.text import Text

_POINTS = Modifier(
    "points", Shape.POINTS, Text("值多少分；省略为本行满分", "what it is worth; the row's points when absent")
)
_SHARE = Modifier("share", Shape.SHARE, Text("占本行分值的份额，如 1/2", "a share of the row's points, such as 1/2"))
_WORTH = (_POINTS, _SHARE)
_UP_TO = Modifier("up_to", Shape.AMOUNT, Text("最多得（扣）多少分", "the most it can earn or lose"))


def _award(key: str, shape: Shape, label: Text, help: Text, example: str, *modifiers: Modifier) -> Operator:
    return Operator(key, Family.AWARD, shape, label, help, example, (*modifiers, *_WORTH))


AWARDS: tuple[Operator, ...] = (
    _award(
        "if",
        Shape.CONDITION,
        Text("满足则得分", "if"),
        Text("条件成立得满分，否则不得分", "all points when the condition is true, else none"),
        "{if: {field: organization.established, is: true}}",
    ),
    _award(
        "bands",
        Shape.BANDS,
        Text("分档", "tiers"),
        Text("从上到下，第一个成立的档次得分", "the first tier that holds is earned"),
        "{bands: [{if: {field: venue.area_m2, at_least: 50}, points: 3}, {if: {field: venue.area_m2, at_least: 20}, points: 1.5}]}",
    ),
    _award(
        "checklist",
        Shape.AWARDS,
        Text("逐项相加", "checklist"),
        Text("各项得分相加", "several awards that add up"),
        "{checklist: [{if: {field: brand.exists, is: true}, points: 2}, {judged: {by: 考核组}, points: 3}]}",
    ),
    _award(
        "best_of",
        Shape.AWARDS,
        Text("取最高", "best of"),
        Text("各项中得分最高的一项", "the highest of several awards"),
        "{best_of: [{if: {field: model_unit, is: true}, points: 5}, {per: {count: awards}, earns: 1, up_to: 4}]}",
    ),
    _award(
        "per",
        Shape.MEASURE,
        Text("按数量", "per"),
        Text("每满一个 step 得（扣）若干分", "each step of the measure earns or loses points"),
        "{per: {count: papers}, earns: 0.5, up_to: 3}",
        Modifier("earns", Shape.AMOUNT, Text("每 step 得分", "what a step earns")),
        Modifier("loses", Shape.AMOUNT, Text("每 step 扣分，从满分扣起", "what a step loses, from full marks")),
        Modifier("step", Shape.STEP, Text("多少算一个；省略为 1", "how much is one step; 1 when absent")),
        Modifier(
            "part_step",
            Shape.PART_STEP,
            Text(
                "不足一个 step：ignore 不计（默认），started 按一个计，share 按比例",
                "an unfinished step: ignore (default), started (counts whole), share",
            ),
        ),
        _UP_TO,
    ),
    _award(
        "proportion",
        Shape.OPERAND,
        Text("按比例", "in proportion"),
        Text("实际 ÷ 目标 × 分值", "value / target x points, at most all"),
        "{proportion: {field: survey.valid}, of: {lower_of: [30, {field: members.total}]}}",
        Modifier("of", Shape.OPERAND, Text("目标", "the target"), required=True),
        Modifier("from", Shape.OPERAND, Text("从此数起算；省略为 0", "where points begin; 0 when absent")),
    ),
    _award(
        "inverse",
        Shape.OPERAND,
        Text("越少越好", "inverse"),
        Text("目标 ÷ 实际 × 分值", "target / value x points, at most all"),
        "{inverse: {mean: cases, of: days}, of: 5}",
        Modifier("of", Shape.OPERAND, Text("目标", "the target"), required=True),
    ),
    _award(
        "each",
        Shape.LIST,
        Text("逐条得分", "each item"),
        Text("列表各条按档次得分并相加", "every item earns by tiers, added up"),
        "{each: awards, once_by: [honour], bands: [{if: {field: level, at_least: 国家级}, points: 5}, {if: {field: level, at_least: 市级}, points: 1}], up_to: 10}",
        WHERE,
        ONCE_BY,
        Modifier("bands", Shape.BANDS, Text("条目的档次", "the tiers of an item"), required=True),
        _UP_TO,
    ),
    _award(
        "value",
        Shape.MEASURE,
        Text("取值", "value"),
        Text("度量值即得分；0 分的行只列示", "the measured value is the points; with 0 points it is only shown"),
        "{value: {count: retreats}}",
    ),
    _award(
        "answer",
        Shape.PATH,
        Text("答案", "answer"),
        Text("按 answers 对照表把答案变为结果", "maps an answer to an outcome by the answers table"),
        "{answer: tls.status, answers: {N/A: not-applicable}, reason: tls.why, needs_reason: [N/A]}",
        Modifier("reason", Shape.PATH, Text("写理由的字段", "the field that holds the reason")),
        Modifier("needs_reason", Shape.TEXTS, Text("哪些答案须写理由", "answers that need a reason")),
        Modifier("answers", Shape.ANSWERS, Text("本行另加的对照", "answers of this row, added to the rulebook's")),
    ),
    _award(
        "judged",
        Shape.JUDGED,
        Text("酌情", "judged"),
        Text("由评审人打分，之前为待人工评定", "points given by an assessor; pending until then"),
        "{judged: {by: 考核组, step: 0.5, guide: {zh: 酌情}}}",
    ),
    _award(
        "call",
        Shape.FUNCTION,
        Text("函数", "function"),
        Text("由声明的函数给出 0 到 1 的份额", "a declared function gives a share between 0 and 1"),
        "{call: brand_score, with: [{field: brand.visits}]}",
        WITH,
    ),
)
