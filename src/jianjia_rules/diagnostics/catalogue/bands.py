"""JJ6xx: bands, conditions, grades and gates that can never be reached or never decide.

`{which}` are the unit types and days a fault holds for, where these are not all.
"""

from jianjia_rules.diagnostics.catalogue.entry import ERROR, NOTE, WARNING, Entry, Text

_WHICH_ZH = "只涉及：{which}。"
_WHICH_EN = "Concerned: {which}."

ENTRIES: tuple[Entry, ...] = (
    Entry(
        "JJ601",
        ERROR,
        zh=Text(
            ("这一档永远轮不到：满足它的，都已满足前面第 {nth} 档（{related}）。", _WHICH_ZH),
            "条件由严到宽，先高分后低分。",
            "调换两档的次序，或者改门槛。",
        ),
        en=Text(
            ("This band can never be reached: whatever fulfils it fulfils band {nth} ({related}) first.", _WHICH_EN),
            "bands from the strictest to the mildest.",
            "Swap the two bands, or change a threshold.",
        ),
    ),
    Entry(
        "JJ602",
        ERROR,
        zh=Text(("这个条件永远不成立：{reason}。", _WHICH_ZH), hint="改正门槛或比较词。"),
        en=Text(
            ("This condition can never be true: {reason}.", _WHICH_EN),
            hint="Mend the threshold or the comparison word.",
        ),
    ),
    Entry(
        "JJ603",
        WARNING,
        zh=Text(
            ("这个条件总是成立：{reason}。", _WHICH_ZH), hint="删掉它，或者改正门槛；要问填没填，写 present: true。"
        ),
        en=Text(
            ("This condition is always true: {reason}.", _WHICH_EN),
            hint="Delete it, or mend the threshold; to ask whether it is given, write present: true.",
        ),
    ),
    Entry(
        "JJ604",
        WARNING,
        zh=Text(
            ("这一档得 {points} 分，不比下一档的 {next} 分高；两档都满足的，只得这一档。", _WHICH_ZH),
            "分数由高到低。",
            "请核对分值和次序；取其中最高的，用 best_of。",
        ),
        en=Text(
            (
                "This band earns {points}, no more than the next one's {next}; who fulfils both gets this one.",
                _WHICH_EN,
            ),
            "points from the highest to the lowest.",
            "Look at the points and the order again; for the best of several use best_of.",
        ),
    ),
    Entry(
        "JJ605",
        ERROR,
        zh=Text(
            "等级的分数线没有由高到低：{found} 不低于上面 {related} 的 {before}。",
            "最好的等级写在最前。",
            "调换次序，或者改分数线。",
        ),
        en=Text(
            "The grades do not descend: {found} is not below {before} at {related}.",
            "the best grade first.",
            "Swap them, or change a line.",
        ),
    ),
    Entry(
        "JJ606",
        WARNING,
        zh=Text(
            ("等级“{name}”要求 {found} 分，而总分最多 {most} 分。", _WHICH_ZH),
            "不超过 {most}。",
            "降低分数线，或者核对各部分的分值。",
        ),
        en=Text(
            ('The grade "{name}" asks for {found} {found|point|points}, where {most} is the most.', _WHICH_EN),
            "at most {most}.",
            "Lower the line, or look at the parts' points again.",
        ),
    ),
    Entry(
        "JJ607",
        ERROR,
        zh=Text(
            "最后一个等级不能有 {key}，否则有的单位没有等级。",
            "最后一个等级什么也不要求。",
            "删掉 {key}，或者在后面再加一个等级。",
        ),
        en=Text(
            "The last grade cannot have {key}: some units would have no grade.",
            "a last grade that asks for nothing.",
            "Delete {key}, or add one more grade.",
        ),
    ),
    Entry(
        "JJ608",
        ERROR,
        zh=Text(
            ("这一档永远轮不到：前面几档合起来，已经包括了满足它的所有情形。", _WHICH_ZH),
            "每一档都有轮到它的时候。",
            "删掉这一档，或者改门槛。",
        ),
        en=Text(
            ("This band can never be reached: the ones before it, together, take all that fulfils it.", _WHICH_EN),
            "bands that each have their turn.",
            "Delete it, or change a threshold.",
        ),
    ),
    Entry(
        "JJ609",
        WARNING,
        zh=Text(
            ("两档之间有空当：“{subject}”{gap}时，哪一档都不算。", _WHICH_ZH),
            "两档首尾相接，如 at_least: 900 之后接 at_least: 800。",
            ("改门槛使两档相接。", "{advice}"),
        ),
        en=Text(
            ('There is a gap between two bands: "{subject}" {gap} is in none of them.', _WHICH_EN),
            "bands that join, such as at_least: 900 followed by at_least: 800.",
            ("Make them join.", "{advice}"),
        ),
    ),
    Entry(
        "JJ610",
        WARNING,
        zh=Text(
            ("两档重叠：“{subject}”为 {shared} 时两档都算，得写在前面那一档的 {points} 分。", _WHICH_ZH),
            "两档首尾相接，不重叠。",
            "改门槛，写明这些值归哪一档。",
        ),
        en=Text(
            (
                'Two bands overlap: "{subject}" of {shared} is in both, and earns the {points} of the one written first.',
                _WHICH_EN,
            ),
            "bands that join without an overlap.",
            "Change a threshold, so that these values belong to one of them.",
        ),
    ),
    Entry(
        "JJ611",
        ERROR,
        zh=Text(
            "等级“{name}”什么也不要求，它下面的等级永远轮不到。",
            "除最后一个外，每个等级有 from、needs 或 mandatory_set。",
            "补上 from: …，或者把它移到最后。",
        ),
        en=Text(
            'The grade "{name}" asks for nothing, so no grade below it is ever given.',
            "from, needs or mandatory_set for every grade but the last.",
            "Add from: …, or move it to the end.",
        ),
    ),
    Entry(
        "JJ612",
        WARNING,
        zh=Text("“{name}”已经是最好的等级，封在这里不起作用。", hint="写低一级的等级。"),
        en=Text('"{name}" is the best grade as it is; a cap at it does nothing.', hint="Name a lower grade."),
    ),
    Entry(
        "JJ613",
        WARNING,
        zh=Text("“{name}”是最后一个等级，下面没有等级可给，挡不住。", hint="写高一级的等级。"),
        en=Text('"{name}" is the last grade; there is none below it to give instead.', hint="Name a higher grade."),
    ),
    Entry(
        "JJ614",
        WARNING,
        zh=Text(
            ("这组必备规则里没有一条适用，永远不会挡住谁。", _WHICH_ZH),
            hint="补上规则，或者用 for 写明门槛的适用范围。",
        ),
        en=Text(
            ("None of these mandatory rules applies, so they never hold anybody back.", _WHICH_EN),
            hint="Add rules, or say under for whom the gate is for.",
        ),
    ),
    Entry(
        "JJ615",
        NOTE,
        zh=Text("规则“{name}”不适用于“{types}”，对这类单位不查它。", hint="如果不应如此，请核对规则的 for。"),
        en=Text('The rule "{name}" is not for {types}; they are not held to it.', hint="Look at the rule's for again."),
    ),
    Entry(
        "JJ616",
        WARNING,
        zh=Text(
            "规则“{name}”写着 mandatory，而没有哪个 mandatory_set 查它；光写 mandatory 不影响得分和等级。",
            hint="在 gates 里写 mandatory_set: true，或者把它列进某个 mandatory_set。",
        ),
        en=Text(
            'The rule "{name}" is mandatory, but no mandatory_set asks for it; by itself that changes no points or grade.',
            hint="Write mandatory_set: true under gates, or list the rule in a mandatory_set.",
        ),
    ),
)
