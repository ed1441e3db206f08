"""JJ6xx: bands, grades and gates that can never be reached or never decide."""

from jianjia_rules.diagnostics.catalogue.entry import ERROR, WARNING, Entry, Text

ENTRIES: tuple[Entry, ...] = (
    Entry(
        "JJ601",
        ERROR,
        zh=Text(
            "这一档永远轮不到：满足它的，前面 {related} 那一档已经满足。",
            "条件由严到宽，先高分后低分。",
            "调换两档的次序，或者改门槛。",
        ),
        en=Text(
            "This band can never be reached: whatever fulfils it fulfils the one at {related} first.",
            "bands from the strictest to the mildest.",
            "Swap the two bands, or change a threshold.",
        ),
    ),
    Entry(
        "JJ602",
        ERROR,
        zh=Text("这个条件永远不成立：{reason}。", hint="改正门槛或比较词。"),
        en=Text("This condition can never be true: {reason}.", hint="Mend the threshold or the comparison word."),
    ),
    Entry(
        "JJ603",
        WARNING,
        zh=Text("这个条件总是成立：{reason}。", hint="删掉它，或者改正门槛。"),
        en=Text("This condition is always true: {reason}.", hint="Delete it, or mend the threshold."),
    ),
    Entry(
        "JJ604",
        WARNING,
        zh=Text("这一档的分不比下一档高，两档没有差别或次序颠倒。", "分数由高到低。", "请核对分值。"),
        en=Text(
            "This band earns no more than the next one.",
            "points from the highest to the lowest.",
            "Look at the points again.",
        ),
    ),
    Entry(
        "JJ605",
        ERROR,
        zh=Text(
            "等级的分数线没有由高到低：{found} 不低于上一级的 {before}。",
            "最好的等级写在最前。",
            "调换次序，或者改分数线。",
        ),
        en=Text(
            "The grades do not descend: {found} is not below {before} of the grade above.",
            "the best grade first.",
            "Swap them, or change a line.",
        ),
    ),
    Entry(
        "JJ606",
        ERROR,
        zh=Text("等级“{name}”要求 {found} 分，而总分最多 {most} 分。", "不超过 {most}。"),
        en=Text('The grade "{name}" asks for {found} points, where {most} is the most.', "at most {most}."),
    ),
    Entry(
        "JJ607",
        ERROR,
        zh=Text(
            "最后一个等级不能有 from，否则有的单位没有等级。",
            "最后一个等级不写 from。",
            "删掉 from，或者再加一个等级。",
        ),
        en=Text(
            "The last grade cannot have a from: some units would have no grade.",
            "a last grade without from.",
            "Delete from, or add one more grade.",
        ),
    ),
)
