"""JJ5xx: points and weights.

`{which}` are the unit types and days a fault holds for, where these are not all.
"""

from jianjia_rules.diagnostics.catalogue.entry import ERROR, WARNING, Entry, Text

_WHICH_ZH = "只涉及：{which}。"
_WHICH_EN = "Concerned: {which}."

ENTRIES: tuple[Entry, ...] = (
    Entry(
        "JJ501",
        ERROR,
        zh=Text(
            ("部分“{part}”是 {points} 分，其中各行加起来却是 {sum} 分，{difference}。", _WHICH_ZH),
            ("合计 {points} 分。",),
            "改行的分值，或者改部分的分值。",
        ),
        en=Text(
            (
                'The part "{part}" has {points} {points|point|points}, but its rows add up to {sum}: {difference}.',
                _WHICH_EN,
            ),
            ("{points} in all.",),
            "Change the points of a row, or those of the part.",
        ),
    ),
    Entry(
        "JJ502",
        ERROR,
        zh=Text(
            ("up_to 是 {up_to} 分，超过了 {points} 分的分值。", _WHICH_ZH),
            "不超过 {points}。",
            "降低 up_to，或者提高分值。",
        ),
        en=Text(
            ("up_to is {up_to}, above the {points} {points|point|points} it can earn.", _WHICH_EN),
            "at most {points}.",
            "Lower up_to, or raise the points.",
        ),
    ),
    Entry(
        "JJ503",
        ERROR,
        zh=Text(
            ("这里给 {found} 分，超过了 {points} 分的分值。", _WHICH_ZH),
            "0 到 {points}。",
            "降低这里的分，或者提高本行的分值。",
        ),
        en=Text(
            ("This earns {found} {found|point|points}, where the row or entry is worth {points}.", _WHICH_EN),
            "0 to {points}.",
            "Lower it, or raise the row's points.",
        ),
    ),
    Entry(
        "JJ504",
        ERROR,
        zh=Text(
            ("最多只能{done} {most} 分，到不了本行的 {points} 分。", _WHICH_ZH),
            hint="提高这里能{done}的分，或者降低本行的分值。",
        ),
        en=Text(
            ("At most {most} of the row's {points} {points|point|points} can be {done}.", _WHICH_EN),
            hint="Raise what can be {done} here, or lower the row's points.",
        ),
    ),
    Entry(
        "JJ505",
        ERROR,
        zh=Text(
            ("各项加起来是 {sum} 分，而分值是 {points} 分。", _WHICH_ZH),
            "合计 {points} 分；没有写 points 的一项，值全部分值。",
            "改各项的 points，或者改本行的分值。",
        ),
        en=Text(
            ("The entries add up to {sum}, where {points} {points|point is|points are} given for all.", _WHICH_EN),
            "{points} in all; an entry without points of its own is worth all of them.",
            "Change the entries' points, or the row's.",
        ),
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
        zh=Text(
            ("本行的分值因单位类型而不同，这里只能写份额，不能写分。", _WHICH_ZH),
            "share: 1/2",
            "把 points: {found} 改成 share: …。",
        ),
        en=Text(
            ("The row's points differ by unit type; a share belongs here, not points.", _WHICH_EN),
            "share: 1/2",
            "Change points: {found} to share: ….",
        ),
    ),
    Entry(
        "JJ509",
        ERROR,
        zh=Text(
            ("“{key}”不能是负数：{found}。", _WHICH_ZH),
            "0 或正数。",
            "扣分请用 loses 或 kind: deduction 的部分。",
        ),
        en=Text(
            ('"{key}" cannot be negative: {found}.', _WHICH_EN),
            "0 or more.",
            "To take points away use loses, or a part of kind: deduction.",
        ),
    ),
    Entry(
        "JJ510",
        ERROR,
        zh=Text("本行没有分值。", "points: 数；只列示、不计分的写 points: 0。", "补上 points。"),
        en=Text("This row has no points.", "points: number; points: 0 for what is only shown.", "Add points."),
    ),
    Entry(
        "JJ511",
        ERROR,
        zh=Text(("步长必须大于 0，这里是 {found}。", _WHICH_ZH), "如 step: 5、step: 2%。"),
        en=Text(("A step has to be more than 0; this is {found}.", _WHICH_EN), "such as step: 5 or step: 2%."),
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
        zh=Text(
            ("评分表合计 {sum} 分，而等级的分数线是按满分 {scale} 划的（最高一级 {highest} 分起）。", _WHICH_ZH),
            hint="请核对各部分的分值；如果文件本来如此，可以不管。",
        ),
        en=Text(
            (
                "The table makes {sum} {sum|point|points}, while its grades are on a scale of {scale} (the best begins at {highest}).",
                _WHICH_EN,
            ),
            hint="Look at the parts' points again; if that is what the document says, leave it.",
        ),
    ),
    Entry(
        "JJ514",
        ERROR,
        zh=Text("没有给“{types}”分值，而这里也包括这类单位。", "每类单位一个数。", "补上 {key}: …。"),
        en=Text(
            "No number is given here for {types}, though this is for such units, too.",
            "one for each type.",
            "Add {key}: ….",
        ),
    ),
    Entry(
        "JJ515",
        ERROR,
        zh=Text("部分“{part}”在按权重平均的表里，却没有写权重。", "weight: 数", "补上 weight，如 weight: 1。"),
        en=Text(
            'The part "{part}" stands where parts are averaged and has no weight.',
            "weight: number",
            "Add a weight, such as weight: 1.",
        ),
    ),
    Entry(
        "JJ516",
        ERROR,
        zh=Text(
            (
                "这里改动之后，部分“{part}”是 {points} 分（{related}），其中各行加起来却是 {sum} 分，{difference}。",
                _WHICH_ZH,
            ),
            ("合计 {points} 分。",),
            "同时改别的行，或者在 change 里写 {part}: {points: {sum}}。",
        ),
        en=Text(
            (
                'After this change the part "{part}" has {points} {points|point|points} ({related}), its rows {sum}: {difference}.',
                _WHICH_EN,
            ),
            ("{points} in all.",),
            "Change other rows as well, or write {part}: {points: {sum}} under change.",
        ),
    ),
    Entry(
        "JJ517",
        WARNING,
        zh=Text(
            ("部分“{part}”的上限是 {up_to} 分，其中各行加起来只有 {sum} 分，上限不起作用。", _WHICH_ZH),
            hint="请核对上限和各行的分值。",
        ),
        en=Text(
            (
                'The part "{part}" is capped at {up_to}, but its rows make no more than {sum}; the cap does nothing.',
                _WHICH_EN,
            ),
            hint="Look at the cap and the rows' points again.",
        ),
    ),
    Entry(
        "JJ518",
        WARNING,
        zh=Text(
            ("按 {step} 分一档打分，最多打到 {most} 分，打不满 {points} 分。", _WHICH_ZH),
            hint="改 step，使它能整除分值。",
        ),
        en=Text(
            ("In steps of {step} an assessor can give {most}, never all {points} {points|point|points}.", _WHICH_EN),
            hint="Choose a step that divides the points.",
        ),
    ),
    Entry(
        "JJ519",
        WARNING,
        zh=Text("部分“{part}”里一条规则也没有。", hint="补上规则，或者删掉这个部分。"),
        en=Text('There is no rule in the part "{part}".', hint="Add its rules, or delete the part."),
    ),
    Entry(
        "JJ520",
        WARNING,
        zh=Text(
            "标题里写着“{said}”，而本行的分值是 {points} 分，行里也没有这个分数。",
            hint="请核对标题和分值。",
        ),
        en=Text(
            'The title says "{said}", while the row has {points} {points|point|points} and no such number inside.',
            hint="Look at the title and the points again.",
        ),
    ),
    Entry(
        "JJ521",
        ERROR,
        zh=Text(
            "单位类别和起止日期的组合太多，只核对了前 {count} 种的分值合计。",
            hint="删去不再用到的规则，或把规则集按年份分开。",
        ),
        en=Text(
            "Unit types and dates of rules make too many combinations; points were added up for the first {count} only.",
            hint="Remove rules that are no longer used, or make a rulebook for each span of years.",
        ),
    ),
)
