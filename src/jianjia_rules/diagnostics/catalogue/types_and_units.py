"""JJ4xx: comparisons of things that do not compare, units that do not fit."""

from jianjia_rules.diagnostics.catalogue.entry import ERROR, WARNING, Entry, Text

ENTRIES: tuple[Entry, ...] = (
    Entry(
        "JJ401",
        ERROR,
        zh=Text("“{subject}”是{kind}，不能与{found}比较。", ("与{wanted}比较。",), ("{advice}",)),
        en=Text('"{subject}" is {kind}; it cannot be compared with {found}.', ("{wanted}.",), ("{advice}",)),
    ),
    Entry(
        "JJ402",
        ERROR,
        zh=Text("比较词“{word}”不能用于{kind}。", ("{kind}可用：{known}。",), ("是不是想写“{nearest}”？",)),
        en=Text('"{word}" does not apply to {kind}.', ("for {kind}: {known}.",), ('Did you mean "{nearest}"?',)),
    ),
    Entry(
        "JJ403",
        ERROR,
        zh=Text(
            "单位不一致：“{subject}”以“{unit}”计，{other}以“{other_unit}”计。",
            "同一单位，或者 元/万元/亿元、%/1 之间换算。",
            "把其中一个改成同样的单位。",
        ),
        en=Text(
            'The units differ: "{subject}" is in {unit}, {other} in {other_unit}.',
            "the same unit, or a pair that converts (元/万元/亿元, %/1).",
            "Give both in the same unit.",
        ),
    ),
    Entry(
        "JJ404",
        ERROR,
        zh=Text(
            "“{subject}”是比率（1 就是 100%），与 {found} 比较多半是漏了百分号。",
            "如 {percent} 或 {fraction}。",
            "写成 {percent}。",
        ),
        en=Text(
            '"{subject}" is a ratio (1 is 100 %); compared with {found}, a percent sign is missing.',
            "such as {percent} or {fraction}.",
            "Write {percent}.",
        ),
    ),
    Entry(
        "JJ405",
        ERROR,
        zh=Text("“{subject}”是列表，这里要单个的值。", ("用 {known} 处理列表。",), ("{advice}",)),
        en=Text('"{subject}" is a list; a single value belongs here.', ("one of {known} for a list.",), ("{advice}",)),
    ),
    Entry(
        "JJ406",
        ERROR,
        zh=Text("“{subject}”不是列表，而是{kind}，不能用“{head}”。", "列表的路径。", ("{advice}",)),
        en=Text('"{subject}" is {kind}, not a list; "{head}" cannot be used.', "the path of a list.", ("{advice}",)),
    ),
    Entry(
        "JJ407",
        ERROR,
        zh=Text("“{subject}”是{kind}，不能用来计算。", "数。", ("{advice}",)),
        en=Text('"{subject}" is {kind}; it cannot be counted with.', "a number.", ("{advice}",)),
    ),
    Entry(
        "JJ408",
        ERROR,
        zh=Text(
            ("between 的下限 {low} 大于上限 {high}。", "只涉及：{which}。"),
            "[小的, 大的]，两端都算在内。",
            "把两个值对调。",
        ),
        en=Text(
            ("The lower end of between, {low}, lies above the upper end, {high}.", "Concerned: {which}."),
            "[lower, upper], both ends included.",
            "Swap the two.",
        ),
    ),
    Entry(
        "JJ409",
        ERROR,
        zh=Text("“{found}”不是日期。", "年-月-日，如 2014-12-31。", ("是不是 {nearest}？",)),
        en=Text('"{found}" is no date.', "year-month-day, such as 2014-12-31.", ("Is it {nearest}?",)),
    ),
    Entry(
        "JJ410",
        ERROR,
        zh=Text("模式“{pattern}”写得不对：{reason}。"),
        en=Text('The pattern "{pattern}" is not well formed: {reason}.'),
    ),
    Entry(
        "JJ411",
        ERROR,
        zh=Text(
            "“{subject}”的取值里没有“{found}”。",
            ("可能的值：{known}。",),
            ("是不是想写“{nearest}”？",),
        ),
        en=Text(
            '"{subject}" never has the value "{found}".',
            ("its values: {known}.",),
            ('Did you mean "{nearest}"?',),
        ),
    ),
    Entry(
        "JJ412",
        ERROR,
        zh=Text("参数“${name}”的值应当是{wanted}，这里是{found}。", ("例如：{example}",)),
        en=Text('A value of the parameter "${name}" should be {wanted}; this is {found}.', ("for example: {example}",)),
    ),
    Entry(
        "JJ413",
        ERROR,
        zh=Text("“{name}”是记录的字段，不是“{list}”条目的字段。", hint="在 where 里取记录的字段，写 record: {name}。"),
        en=Text(
            '"{name}" is a field of the record, not of the items of "{list}".',
            hint="Inside a where, write record: {name} for a field of the record.",
        ),
    ),
    Entry(
        "JJ414",
        ERROR,
        zh=Text("“{subject}”的级别里没有“{found}”。", "由低到高：{known}。", ("是不是想写“{nearest}”？",)),
        en=Text(
            'The levels of "{subject}" do not include "{found}".',
            "from low to high: {known}.",
            ('Did you mean "{nearest}"?',),
        ),
    ),
    Entry(
        "JJ415",
        ERROR,
        zh=Text(
            ("“{subject}”不是百分数，不能与 {found} 比较。", "它以“{unit}”计。"),
            "同一单位的数。",
            "去掉百分号；如果它本来是百分数，请在记录的 schema 里写 x-unit: '%'（80 表示 80%）或 x-unit: '1'（0.8 表示 80%）。",
        ),
        en=Text(
            ('"{subject}" is no percentage; it cannot be compared with {found}.', "It is in {unit}."),
            "a number in the same unit.",
            "Take the percent sign away; if it is a percentage, say so in the record's schema: x-unit: '%' (80 is 80 %) "
            "or x-unit: '1' (0.8 is 80 %).",
        ),
    ),
    Entry(
        "JJ416",
        ERROR,
        zh=Text("matches 后面只能写固定的模式，不能取自记录。", "如 matches: '.+〔[0-9]+〕[0-9]+号'。"),
        en=Text("A pattern has to be written out; it cannot come from the record.", "such as matches: '[0-9]+号'."),
    ),
    Entry(
        "JJ417",
        ERROR,
        zh=Text(
            "汇总里 previous 和 growth 只能读上一期的记录，不能读“{name}”这样的考核结果。",
            "record.… 开头的字段。",
            "上一期的结果可能出自另一版规则，不能直接比较。",
        ),
        en=Text(
            'In a roll-up, previous and growth read the records of the period before, not results such as "{name}".',
            "a path that begins with record.",
            "Results of the period before may come from another edition of the rules and do not compare.",
        ),
    ),
    Entry(
        "JJ418",
        ERROR,
        zh=Text("函数“{name}”要 {wanted} 个值，这里给了 {found} 个。"),
        en=Text('The function "{name}" takes {wanted} {wanted|value|values}; {found} {found|is|are} given.'),
    ),
    Entry(
        "JJ419",
        ERROR,
        zh=Text(
            ("参数“${name}”是一组值，这里要单个的值。",),
            hint="一组值只能用在 in、not_in、contains_any、contains_all 后面。",
        ),
        en=Text(
            ('The parameter "${name}" is a list; a single value belongs here.',),
            hint="A list can stand behind in, not_in, contains_any and contains_all.",
        ),
    ),
    Entry(
        "JJ420",
        ERROR,
        zh=Text("“{subject}”与“{other}”用的不是同一套级别，不能比较。"),
        en=Text('"{subject}" and "{other}" are levels of two different scales; they do not compare.'),
    ),
    Entry(
        "JJ421",
        ERROR,
        zh=Text("这个列表的每一项是单个的值，没有字段“{name}”可用来去重。", hint="数不同的值，用 distinct。"),
        en=Text(
            'The entries of this list are single values; they have no field "{name}" to count once by.',
            hint="To count the different values, write distinct.",
        ),
    ),
    Entry(
        "JJ422",
        ERROR,
        zh=Text(
            "“{subject}”可以填“{found}”，而 answers 里没有它；填了就判不了。",
            hint=("补上 {found}: met / not-met / not-applicable / undetermined。", "是不是想写“{nearest}”？"),
        ),
        en=Text(
            '"{subject}" can hold "{found}", which answers does not map; such a row cannot be decided.',
            hint=("Add {found}: met, not-met, not-applicable or undetermined.", 'Did you mean "{nearest}"?'),
        ),
    ),
    Entry(
        "JJ423",
        ERROR,
        zh=Text("这里的参数不能按字段取值；分值和步长必须对所有单位一样。", hint="可以按日期或单位类型取值。"),
        en=Text(
            "A parameter whose value a field decides cannot stand here; points and steps are the same for all units.",
            hint="It may differ by date and by unit type.",
        ),
    ),
    Entry(
        "JJ424",
        ERROR,
        zh=Text(
            "本行数的条目都没有字段“{name}”，per_item 不起作用。",
            hint="写条目里存放佐证编号的字段；本行不数条目的，改用 evidence: [种类]。",
        ),
        en=Text(
            'No item that this row counts has a field "{name}"; per_item has no effect.',
            hint="Name the field of the items that holds the evidence; where no items are counted, write evidence: [kinds].",
        ),
    ),
    Entry(
        "JJ425",
        ERROR,
        zh=Text("“{name}”的条目是一组字段，{head} 要写 of，说明取哪个字段。", "如 {head}: {name}, of: 字段。"),
        en=Text(
            'The items of "{name}" are groups of fields; {head} needs of, to say which field.',
            "such as {head}: {name}, of: field.",
        ),
    ),
    Entry(
        "JJ426",
        ERROR,
        zh=Text(
            "“{name}”是中间一层“{list}”的字段；在“{inner}”的条件里，只取得到“{inner}”的条目和整条记录。",
            "最里层条目的字段，或 record: 记录的字段。",
            "把这个条件移到“{list}”的 where 里。",
        ),
        en=Text(
            '"{name}" is a field of "{list}", the level between; a where of "{inner}" sees its own items and the record.',
            "a field of the innermost items, or record: with a field of the record.",
            'Move this condition into the where of "{list}".',
        ),
    ),
    Entry(
        "JJ427",
        ERROR,
        zh=Text("needs_reason 里的“{found}”不是已知的答案。", ("已知的答案：{known}。",), ("是不是想写“{nearest}”？",)),
        en=Text('"{found}" in needs_reason is no known answer.', ("one of: {known}.",), ('Did you mean "{nearest}"?',)),
    ),
    Entry(
        "JJ428",
        ERROR,
        zh=Text("参数的取值随日期变化太多，从这里起不再逐一核对。", hint="删去不再用到的旧值，或把规则集按年份分开。"),
        en=Text(
            "The parameters change on so many days that not everything from here on is checked.",
            hint="Remove values that are no longer used, or make a rulebook for each span of years.",
        ),
    ),
    Entry(
        "JJ429",
        WARNING,
        zh=Text(
            "参数“${name}”以 % 计，{found} 就是 {found}%，不是 {meant}。",
            "如 {meant}，或 {found}%。",
            "写上百分号：{meant}；确实是 {found}% 的，写成 {found}%。",
        ),
        en=Text(
            'The parameter "${name}" is in %, so {found} is {found}% and not {meant}.',
            "such as {meant}, or {found}%.",
            "Write the sign: {meant}, or {found}% where that is meant.",
        ),
    ),
    Entry(
        "JJ430",
        WARNING,
        zh=Text(
            "按“{subject}”取值的参数没有列全，没列到的单位，用到它的行无法判定。",
            ("没有列到：{left}。",),
            "补上，或者写 otherwise: … 作其余情形的值。",
        ),
        en=Text(
            'Where "{subject}" is none of the values listed here, the parameter has no value and its rows cannot be told.',
            ("not listed: {left}.",),
            "Add them, or write otherwise: … for all others.",
        ),
    ),
)
