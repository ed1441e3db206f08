"""JJ5xx: points and weights."""

from jianjia_rules.diagnostics.catalogue.entry import ERROR, WARNING, Entry, Text

ENTRIES: tuple[Entry, ...] = (
    Entry(
        "JJ501",
        ERROR,
        zh=Text(
            "部分“{part}”有 {points} 分，其中各行加起来却是 {sum} 分。",
            ("合计 {points} 分。",),
            ("差在：{which}。", "改行的分值，或者改部分的分值。"),
        ),
        en=Text(
            'The part "{part}" has {points} points, but its rows add up to {sum}.',
            ("{points} in all.",),
            ("This is so for: {which}.", "Change the points of a row, or those of the part."),
        ),
    ),
    Entry(
        "JJ502",
        ERROR,
        zh=Text(
            "up_to 是 {up_to} 分，超过了本行的 {points} 分。", "不超过 {points}。", "降低 up_to，或者提高本行的分值。"
        ),
        en=Text(
            "up_to is {up_to}, above the row's {points} points.",
            "at most {points}.",
            "Lower up_to, or raise the row's points.",
        ),
    ),
    Entry(
        "JJ503",
        ERROR,
        zh=Text(
            "这一档给 {found} 分，超过了本行的 {points} 分。", "0 到 {points}。", "降低这一档，或者提高本行的分值。"
        ),
        en=Text(
            "This earns {found} points, more than the row's {points}.",
            "0 to {points}.",
            "Lower it, or raise the row's points.",
        ),
    ),
    Entry(
        "JJ504",
        ERROR,
        zh=Text("最多只能得 {most} 分，拿不满本行的 {points} 分。", hint="提高最高的一档，或者降低本行的分值。"),
        en=Text(
            "At most {most} of the row's {points} points can be earned.",
            hint="Raise the best band, or lower the row's points.",
        ),
    ),
    Entry(
        "JJ505",
        ERROR,
        zh=Text("各项加起来是 {sum} 分，而本行是 {points} 分。", "合计 {points} 分。"),
        en=Text("The entries add up to {sum}, where the row has {points} points.", "{points} in all."),
    ),
    Entry(
        "JJ506",
        ERROR,
        zh=Text("“{part}”按权重平均，行里应写 weight，而不是 points。", "weight: 数", "把 points 改成 weight。"),
        en=Text(
            'The part "{part}" averages by weight; its rows take weight, not points.',
            "weight: number",
            "Change points to weight.",
        ),
    ),
    Entry(
        "JJ507",
        ERROR,
        zh=Text("“{part}”把分数相加，行里应写 points，而不是 weight。", "points: 数", "把 weight 改成 points。"),
        en=Text(
            'The part "{part}" adds points up; its rows take points, not weight.',
            "points: number",
            "Change weight to points.",
        ),
    ),
    Entry(
        "JJ508",
        ERROR,
        zh=Text("分值因单位类型而不同，这里只能写份额，不能写分。", "share: 1/2", "把 points: {found} 改成 share: …。"),
        en=Text(
            "The row's points differ by unit type; a share belongs here, not points.",
            "share: 1/2",
            "Change points: {found} to share: ….",
        ),
    ),
    Entry(
        "JJ509",
        ERROR,
        zh=Text("“{key}”不能是负数：{found}。", "0 或正数。", "扣分请用 loses 或 kind: deduction 的部分。"),
        en=Text(
            '"{key}" cannot be negative: {found}.',
            "0 or more.",
            "To take points away use loses, or a part of kind: deduction.",
        ),
    ),
    Entry(
        "JJ510",
        ERROR,
        zh=Text("本行没有分值。", "points: 数，或者在按权重平均的部分里 weight: 数。", "补上 points。"),
        en=Text("This row has no points.", "points: number; or weight: number in a part that averages.", "Add points."),
    ),
    Entry(
        "JJ511",
        ERROR,
        zh=Text("步长必须大于 0，这里是 {found}。", "如 step: 5、step: 2%。"),
        en=Text("A step has to be more than 0; this is {found}.", "such as step: 5 or step: 2%."),
    ),
    Entry(
        "JJ512",
        ERROR,
        zh=Text("earns 和 loses 必须写一个，而且只写一个。", "earns: 每步得分，或 loses: 每步扣分。"),
        en=Text("Give earns or loses, one of the two.", "earns: points for each step, or loses: points for each step."),
    ),
    Entry(
        "JJ513",
        WARNING,
        zh=Text("全部部分合计 {sum} 分，不是 100 分。", hint="如果文件本来如此，可以不管。"),
        en=Text("All parts together make {sum} points, not 100.", hint="If that is what the document says, leave it."),
    ),
)
