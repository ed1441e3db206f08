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
        zh=Text("between 的下限 {low} 大于上限 {high}。", "[小的, 大的]，两端都算在内。", "把两个数对调。"),
        en=Text(
            "The lower end of between, {low}, lies above the upper end, {high}.",
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
        WARNING,
        zh=Text(
            "“{subject}”的取值里没有“{found}”，这个条件永远不成立。",
            ("可能的值：{known}。",),
            ("是不是想写“{nearest}”？",),
        ),
        en=Text(
            '"{subject}" never has the value "{found}"; this can never be true.',
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
)
