"""The operator table: every key of the rule language, once.

The parser, the JSON Schema that editors complete from, the documentation and the tests read it. A new operator is a
row here, a node class beside its kin, and a case in every pass (each pass ends its `match` in `assert_never`).
"""

from dataclasses import dataclass
from enum import StrEnum

from jianjia_rules.language.text import Text
from jianjia_rules.language.types import Kind


class Family(StrEnum):
    """Where a key may stand."""

    MEASURE = "measure"
    LOGIC = "logic"
    AWARD = "award"
    WORD = "word"


class Shape(StrEnum):
    """What stands behind a key."""

    PATH = "path"  # a field path
    PATHS = "paths"  # a list of field paths
    LIST = "list"  # the path of a list
    OF = "of"  # a path in the item, or a measure on it
    MEASURE = "measure"
    OPERAND = "operand"  # a scalar, $parameter or measure
    TWO_OPERANDS = "two operands"
    OPERANDS = "operands"
    SCALARS = "scalars"  # a list of scalars, or a $parameter that holds one
    CONDITION = "condition"
    CONDITIONS = "conditions"
    NAMED_MEASURE = "named measure"
    RULE = "rule"
    RULE_OR_PART = "rule or part"
    FUNCTION = "function"
    AWARDS = "awards"
    BANDS = "bands"
    AMOUNT = "amount"  # a number, a $parameter or {share: 1/2}
    STEP = "step"  # a number, a percentage or a $parameter
    NUMBER = "number"
    POINTS = "points"  # a number, points by unit type; see also share
    SHARE = "share"
    BOOLEAN = "boolean"
    PART_STEP = "part step"  # ignore, started or share
    GROWTH_AS = "growth as"  # difference or share
    TEXTS = "texts"
    TEXT = "text"  # words, or {zh, en}
    ANSWERS = "answers"  # a mapping from an answer to an outcome
    JUDGED = "judged"  # a mapping with by, step and guide


@dataclass(frozen=True, slots=True)
class Modifier:
    """A key that may stand beside a head key."""

    key: str
    shape: Shape
    help: Text
    required: bool = False


@dataclass(frozen=True, slots=True)
class Operator:
    """One key of the language.

    `gives` is the kind of a measure's value; `takes` are the kinds a comparison word applies to. `label` is how
    sentences say it; `help` is what an editor shows; `example` is YAML that loads.
    """

    key: str
    family: Family
    shape: Shape
    label: Text
    help: Text
    example: str
    modifiers: tuple[Modifier, ...] = ()
    gives: Kind | None = None
    takes: tuple[Kind, ...] = ()


_WHERE = Modifier(
    "where",
    Shape.CONDITION,
    Text("只计符合此条件的条目；路径从条目起", "only items that fulfil this; paths start at the item"),
)
_ONCE_BY = Modifier(
    "once_by", Shape.PATHS, Text("这些字段相同的条目只计一次", "items alike in these fields count once")
)
_HIGHEST = Modifier(
    "highest", Shape.PATH, Text("同一键只留此字段最高的条目", "of one key, keep the item highest on this field")
)
_OF = Modifier("of", Shape.OF, Text("条目中的字段或度量", "a field of the item, or a measure on it"), required=True)
_OF_OPTIONAL = Modifier(
    "of", Shape.OF, Text("条目中的字段；标量列表可省", "a field of the item; not for a list of scalars")
)
_LIST_MODIFIERS = (_WHERE, _ONCE_BY, _HIGHEST)
_WITH = Modifier("with", Shape.OPERANDS, Text("交给函数的值", "the values handed to the function"))
_POINTS = Modifier(
    "points", Shape.POINTS, Text("值多少分；省略为本行满分", "what it is worth; the row's points when absent")
)
_SHARE = Modifier("share", Shape.SHARE, Text("占本行分值的份额，如 1/2", "a share of the row's points, such as 1/2"))
_WORTH = (_POINTS, _SHARE)
_UP_TO = Modifier("up_to", Shape.AMOUNT, Text("最多得（扣）多少分", "the most it can earn or lose"))

_NUMBERS_DATES = (Kind.NUMBER, Kind.DATE)
_ORDERED = (Kind.NUMBER, Kind.SCALE)
_ALL_SCALARS = (Kind.NUMBER, Kind.TEXT, Kind.BOOLEAN, Kind.DATE, Kind.SCALE)


def _measure(
    key: str,
    shape: Shape,
    label: Text,
    help: Text,
    example: str,
    gives: Kind,
    *modifiers: Modifier,
) -> Operator:
    return Operator(key, Family.MEASURE, shape, label, help, example, modifiers, gives=gives)


MEASURES: tuple[Operator, ...] = (
    _measure(
        "field",
        Shape.PATH,
        Text("字段", "field"),
        Text("记录（或条目）中的一个值", "a value of the record, or of the item inside where"),
        "{field: venue.area_m2, at_least: 50}",
        Kind.ANY,
    ),
    _measure(
        "record",
        Shape.PATH,
        Text("单位记录", "record"),
        Text("在 where 之内取单位记录的值", "a value of the unit's record, from inside a where"),
        "{count: activities, where: {field: on, after: {record: unit.founded_on}}}",
        Kind.ANY,
    ),
    _measure(
        "measure",
        Shape.NAMED_MEASURE,
        Text("度量", "measure"),
        Text("规则集 measures 中定义的度量", "a measure that the rulebook names under measures"),
        "{measure: rules_in_place, is: 3}",
        Kind.ANY,
    ),
    _measure(
        "previous",
        Shape.MEASURE,
        Text("上期", "the period before"),
        Text("同一度量在上一考核期的值", "the same measure on the record of the period before"),
        "{field: projects.done, at_least: {previous: {field: projects.done}}}",
        Kind.ANY,
    ),
    _measure(
        "count",
        Shape.LIST,
        Text("数量", "number of"),
        Text("列表中有多少条", "how many items a list has"),
        "{count: activities, where: {field: kind, is: exchange}, at_least: 2}",
        Kind.NUMBER,
        *_LIST_MODIFIERS,
    ),
    _measure(
        "distinct",
        Shape.LIST,
        Text("不同种数", "number of different"),
        Text("有多少种不同的值", "how many different values there are"),
        "{distinct: activities, of: kind, at_least: 4}",
        Kind.NUMBER,
        _OF_OPTIONAL,
        *_LIST_MODIFIERS,
    ),
    _measure(
        "sum",
        Shape.LIST,
        Text("合计", "sum of"),
        Text("各条目数值之和；空列表为 0", "the sum over the items; 0 for an empty list"),
        "{sum: courses, of: people, at_least: 100}",
        Kind.NUMBER,
        _OF,
        *_LIST_MODIFIERS,
    ),
    _measure(
        "mean",
        Shape.LIST,
        Text("平均", "mean of"),
        Text("各条目数值的平均", "the mean over the items"),
        "{mean: cases, of: days, at_most: 5}",
        Kind.NUMBER,
        _OF,
        *_LIST_MODIFIERS,
    ),
    _measure(
        "least",
        Shape.LIST,
        Text("最小", "least of"),
        Text("各条目数值中最小的", "the least value over the items"),
        "{least: courses, of: people, at_least: 10}",
        Kind.NUMBER,
        _OF,
        *_LIST_MODIFIERS,
    ),
    _measure(
        "greatest",
        Shape.LIST,
        Text("最大", "greatest of"),
        Text("各条目数值中最大的", "the greatest value over the items"),
        "{greatest: courses, of: people, at_least: 30}",
        Kind.NUMBER,
        _OF,
        *_LIST_MODIFIERS,
    ),
    _measure(
        "latest",
        Shape.LIST,
        Text("最晚", "latest of"),
        Text("各条目日期中最晚的", "the latest date over the items"),
        "{latest: activities, of: on, on_or_after: 2014-12-01}",
        Kind.DATE,
        _OF,
        *_LIST_MODIFIERS,
    ),
    _measure(
        "earliest",
        Shape.LIST,
        Text("最早", "earliest of"),
        Text("各条目日期中最早的", "the earliest date over the items"),
        "{earliest: activities, of: on, before: 2014-03-01}",
        Kind.DATE,
        _OF,
        *_LIST_MODIFIERS,
    ),
    _measure(
        "add",
        Shape.OPERANDS,
        Text("之和", "sum"),
        Text("几个数相加", "several numbers added"),
        "{add: [{field: survey.good}, {field: survey.fair}], at_least: 30}",
        Kind.NUMBER,
    ),
    _measure(
        "times",
        Shape.OPERANDS,
        Text("之积", "product"),
        Text("几个数相乘", "several numbers multiplied"),
        "{field: survey.valid, at_least: {times: [0.5, {field: members.total}]}}",
        Kind.NUMBER,
    ),
    _measure(
        "lower_of",
        Shape.OPERANDS,
        Text("较小者", "the lower of"),
        Text("几个数中最小的", "the least of several numbers"),
        "{field: survey.valid, at_least: {lower_of: [30, {field: members.total}]}}",
        Kind.NUMBER,
    ),
    _measure(
        "higher_of",
        Shape.OPERANDS,
        Text("较大者", "the higher of"),
        Text("几个数中最大的", "the greatest of several numbers"),
        "{field: funds.spent, at_least: {higher_of: [1, {field: funds.granted}]}}",
        Kind.NUMBER,
    ),
    _measure(
        "difference",
        Shape.TWO_OPERANDS,
        Text("之差", "difference"),
        Text("前者减后者", "the first less the second"),
        "{difference: [{field: members.total}, {field: members.left}], at_least: 10}",
        Kind.NUMBER,
    ),
    _measure(
        "ratio",
        Shape.OPERAND,
        Text("比率", "ratio"),
        Text("与 to 之比；用百分数比较", "divided by `to`; compare with a percentage"),
        "{ratio: {field: funds.spent}, to: {field: funds.budget}, at_least: 80%}",
        Kind.NUMBER,
        Modifier("to", Shape.OPERAND, Text("除以此数", "divided by this"), required=True),
    ),
    _measure(
        "growth",
        Shape.MEASURE,
        Text("增长", "growth"),
        Text("比上一考核期增加多少", "how much more than in the period before"),
        "{growth: {count: awards}, above: 0}",
        Kind.NUMBER,
        Modifier(
            "as",
            Shape.GROWTH_AS,
            Text("difference 为差额（默认），share 为增长率", "difference (default), or share of the earlier value"),
        ),
    ),
    _measure(
        "shortfall",
        Shape.OPERAND,
        Text("缺口", "shortfall"),
        Text("离 from 还差多少；达到为 0", "what is missing up to `from`; 0 when reached"),
        "{shortfall: {count: meetings}, from: 4, at_most: 1}",
        Kind.NUMBER,
        Modifier("from", Shape.OPERAND, Text("应达到的数", "what should be reached"), required=True),
    ),
    _measure(
        "excess",
        Shape.OPERAND,
        Text("超出", "excess"),
        Text("超过 over 多少；未超为 0", "what goes beyond `over`; 0 when kept"),
        "{excess: {field: reply.days}, over: 5, at_most: 2}",
        Kind.NUMBER,
        Modifier("over", Shape.OPERAND, Text("不应超过的数", "what should not be exceeded"), required=True),
    ),
    _measure(
        "days_from",
        Shape.OPERAND,
        Text("相隔天数", "days from"),
        Text("从一个日期到 to 的天数", "the days from one date to the date `to`"),
        "{days_from: {field: case.opened_on}, to: {field: case.closed_on}, at_most: 30}",
        Kind.NUMBER,
        Modifier("to", Shape.OPERAND, Text("到此日期", "up to this date"), required=True),
    ),
    _measure(
        "how_many",
        Shape.CONDITIONS,
        Text("成立项数", "how many hold"),
        Text("所列条件中有几项成立", "how many of the conditions are true"),
        "{how_many: [{field: rules.meeting, is: true}, {field: rules.funds, is: true}], at_least: 1}",
        Kind.NUMBER,
    ),
    _measure(
        "outcome",
        Shape.RULE,
        Text("结果", "outcome of"),
        Text("另一条规则的结果", "the outcome of another rule"),
        "{outcome: venue, is: met}",
        Kind.TEXT,
    ),
    _measure(
        "earned",
        Shape.RULE_OR_PART,
        Text("得分", "points earned by"),
        Text("另一条规则或一个部分的得分", "the points that another rule or a part earned"),
        "{earned: five-in-place, at_least: 20}",
        Kind.NUMBER,
    ),
    _measure(
        "call",
        Shape.FUNCTION,
        Text("函数", "function"),
        Text("规则集 functions 中声明的函数", "a function that the rulebook declares under functions"),
        "{call: seasonal_index, with: [{field: activities_on}], at_least: 0.5}",
        Kind.ANY,
        _WITH,
    ),
)


def _word(key: str, shape: Shape, label: Text, example: str, *takes: Kind) -> Operator:
    return Operator(key, Family.WORD, shape, label, label, example, takes=takes)


WORDS: tuple[Operator, ...] = (
    _word("is", Shape.OPERAND, Text("等于", "is"), "{field: venue.plaque, is: true}", *_ALL_SCALARS),
    _word("is_not", Shape.OPERAND, Text("不等于", "is not"), "{field: venue.tenure, is_not: none}", *_ALL_SCALARS),
    _word("at_least", Shape.OPERAND, Text("不少于", "at least"), "{field: venue.area_m2, at_least: 50}", *_ORDERED),
    _word("at_most", Shape.OPERAND, Text("不超过", "at most"), "{field: reply.days, at_most: 5}", *_ORDERED),
    _word("above", Shape.OPERAND, Text("高于", "above"), "{field: funds.budget, above: 0}", *_ORDERED),
    _word("below", Shape.OPERAND, Text("低于", "below"), "{field: complaints, below: 3}", *_ORDERED),
    _word(
        "between",
        Shape.TWO_OPERANDS,
        Text("介于（含两端）", "between (both included)"),
        "{field: age, between: [18, 60]}",
        Kind.NUMBER,
        Kind.SCALE,
        Kind.DATE,
    ),
    _word("in", Shape.SCALARS, Text("属于", "one of"), "{field: venue.tenure, in: [own, rented]}", *_ALL_SCALARS),
    _word("not_in", Shape.SCALARS, Text("不属于", "none of"), "{field: venue.tenure, not_in: [none]}", *_ALL_SCALARS),
    _word("before", Shape.OPERAND, Text("早于", "before"), "{field: on, before: 2014-12-01}", Kind.DATE),
    _word("after", Shape.OPERAND, Text("晚于", "after"), "{field: on, after: 2014-12-01}", Kind.DATE),
    _word(
        "on_or_before",
        Shape.OPERAND,
        Text("不晚于", "on or before"),
        "{field: on, on_or_before: $period_to}",
        Kind.DATE,
    ),
    _word(
        "on_or_after", Shape.OPERAND, Text("不早于", "on or after"), "{field: on, on_or_after: $period_from}", Kind.DATE
    ),
    _word(
        "matches",
        Shape.OPERAND,
        Text("符合格式", "matches"),
        "{field: document_number, matches: '.+〔[0-9]{4}〕[0-9]+号'}",
        Kind.TEXT,
    ),
    _word(
        "contains",
        Shape.OPERAND,
        Text("包含", "contains"),
        "{field: venue.facilities, contains: 阅览室}",
        Kind.TEXT,
        Kind.VALUES,
    ),
    _word(
        "contains_any",
        Shape.SCALARS,
        Text("包含其一", "contains any of"),
        "{field: venue.facilities, contains_any: [阅览室, 会议室]}",
        Kind.VALUES,
    ),
    _word(
        "contains_all",
        Shape.SCALARS,
        Text("全部包含", "contains all of"),
        "{field: venue.facilities, contains_all: [阅览室, 会议室]}",
        Kind.VALUES,
    ),
    _word(
        "present",
        Shape.BOOLEAN,
        Text("已填", "given"),
        "{field: organization.chair, present: true}",
        *_ALL_SCALARS,
        Kind.VALUES,
        Kind.ITEMS,
        Kind.OBJECT,
    ),
)


def _logic(key: str, shape: Shape, label: Text, help: Text, example: str, *modifiers: Modifier) -> Operator:
    return Operator(key, Family.LOGIC, shape, label, help, example, modifiers, gives=Kind.BOOLEAN)


LOGIC: tuple[Operator, ...] = (
    _logic(
        "all",
        Shape.CONDITIONS,
        Text("同时满足", "all of"),
        Text("各条件都成立", "every condition is true"),
        "{all: [{field: venue.plaque, is: true}, {field: venue.area_m2, at_least: 20}]}",
    ),
    _logic(
        "any",
        Shape.CONDITIONS,
        Text("满足其一", "any of"),
        Text("至少一个条件成立", "at least one condition is true"),
        "{any: [{field: venue.own, is: true}, {field: venue.lease_until, after: 2014-12-31}]}",
    ),
    _logic(
        "none",
        Shape.CONDITIONS,
        Text("均不满足", "none of"),
        Text("没有一个条件成立", "no condition is true"),
        "{none: [{field: reports.late, above: 0}, {field: review.falsified, is: true}]}",
    ),
    _logic(
        "not",
        Shape.CONDITION,
        Text("不满足", "not"),
        Text("条件不成立", "the condition is false"),
        "{not: {field: review.falsified, is: true}}",
    ),
    _logic(
        "some",
        Shape.LIST,
        Text("至少一条", "some item"),
        Text("列表中至少一条符合 where", "at least one item fulfils where"),
        "{some: activities, where: {field: kind, is: exchange}}",
        Modifier("where", Shape.CONDITION, _WHERE.help, required=True),
    ),
    _logic(
        "every",
        Shape.LIST,
        Text("每一条", "every item"),
        Text("列表中每条都符合 where；空列表也算", "all items fulfil where; so does an empty list"),
        "{every: activities, where: {field: evidence_no, present: true}}",
        Modifier("where", Shape.CONDITION, _WHERE.help, required=True),
    ),
)


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
        _WHERE,
        _ONCE_BY,
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
        _WITH,
    ),
)

OPERATORS: tuple[Operator, ...] = MEASURES + LOGIC + WORDS + AWARDS

MEASURE_BY_KEY = {operator.key: operator for operator in MEASURES}
LOGIC_BY_KEY = {operator.key: operator for operator in LOGIC}
WORD_BY_KEY = {operator.key: operator for operator in WORDS}
AWARD_BY_KEY = {operator.key: operator for operator in AWARDS}

RESERVED_PARAMETERS = ("as_of", "period_from", "period_to", "materials_due")
"""Dates that every rulebook has: `$as_of`, the period's first and last day, the day materials are due."""
