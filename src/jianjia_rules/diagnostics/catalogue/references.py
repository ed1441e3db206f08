"""JJ3xx: names that must exist elsewhere."""

from jianjia_rules.diagnostics.catalogue.entry import ERROR, WARNING, Entry, Text


def _unknown(code: str, zh: str, en: str, prefix: str = "") -> Entry:
    name = f"{prefix}{{name}}"
    return Entry(
        code,
        ERROR,
        zh=Text(f"没有{zh}“{name}”。", ("已有的：{known}。",), (f"是不是想写“{prefix}{{nearest}}”？",)),
        en=Text(f'There is no {en} "{name}".', ("one of: {known}.",), (f'Did you mean "{prefix}{{nearest}}"?',)),
    )


ENTRIES: tuple[Entry, ...] = (
    _unknown("JJ301", "参数", "parameter", "$"),
    _unknown("JJ302", "条款", "clause"),
    _unknown("JJ303", "规则", "rule"),
    _unknown("JJ304", "部分", "part"),
    _unknown("JJ305", "等级", "grade"),
    _unknown("JJ306", "命名的量", "named measure"),
    Entry(
        "JJ307",
        ERROR,
        zh=Text("{where}没有字段“{name}”。", ("这里的字段：{known}。",), ("是不是想写“{nearest}”？",)),
        en=Text('{where} has no field "{name}".', ("its fields: {known}.",), ('Did you mean "{nearest}"?',)),
    ),
    _unknown("JJ308", "单位类型", "unit type"),
    _unknown("JJ309", "佐证种类", "kind of evidence"),
    _unknown("JJ310", "名册", "register"),
    _unknown("JJ311", "函数", "function"),
    _unknown("JJ312", "汇总", "roll-up"),
    _unknown("JJ313", "等级尺度", "scale"),
    Entry(
        "JJ316",
        ERROR,
        zh=Text("互相引用成了一圈：{cycle}。", hint="去掉其中一个引用；第一处在 {related}。"),
        en=Text(
            "These refer to each other in a circle: {cycle}.", hint="Take one reference out; the first is at {related}."
        ),
    ),
    Entry(
        "JJ317",
        WARNING,
        zh=Text("参数“${name}”没有用到。", hint="删掉它，或者在规则里用它。"),
        en=Text('The parameter "${name}" is never used.', hint="Delete it, or use it in a rule."),
    ),
    Entry(
        "JJ318",
        ERROR,
        zh=Text(
            "规则“{name}”没有引用条款。",
            "cites: [条款号]，或者 no_clause: 说明为何没有条款。",
            "补上 cites 或 no_clause。",
        ),
        en=Text(
            'The rule "{name}" cites no clause.',
            "cites: [clause ids], or no_clause: with the reason why there is none.",
            "Add cites or no_clause.",
        ),
    ),
    Entry(
        "JJ319",
        ERROR,
        zh=Text("参数“${name}”在 {date} 还没有值。", "从规则生效之日起都有值。", "补一个更早的日期。"),
        en=Text(
            'The parameter "${name}" has no value yet on {date}.',
            "a value from the day on which the rule takes effect.",
            "Add an earlier date.",
        ),
    ),
    Entry(
        "JJ320",
        ERROR,
        zh=Text("参数“${name}”没有“{type}”这类单位的值。", "每个用到它的单位类型都有值。", "补上 {type}: …。"),
        en=Text(
            'The parameter "${name}" has no value for the unit type "{type}".',
            "a value for every unit type that uses it.",
            "Add {type}: ….",
        ),
    ),
    Entry(
        "JJ321",
        ERROR,
        zh=Text("找不到文件“{name}”。", ("在文件夹 {folder} 中。",), ("是不是想写“{nearest}”？",)),
        en=Text('There is no file "{name}".', ("in the folder {folder}.",), ('Did you mean "{nearest}"?',)),
    ),
    Entry(
        "JJ322",
        ERROR,
        zh=Text("“{name}”指到了规则集文件夹之外。", "规则集文件夹里的文件。", "把文件放进规则集的文件夹。"),
        en=Text(
            '"{name}" points outside the rulebook\'s folder.',
            "a file inside the rulebook's folder.",
            "Put the file into the rulebook's folder.",
        ),
    ),
    Entry(
        "JJ324",
        ERROR,
        zh=Text(
            "等级“{name}”要求先达到“{needs}”，而“{needs}”并不比它低。", "要求的等级写在后面（更低）。", "请核对次序。"
        ),
        en=Text(
            'The grade "{name}" needs "{needs}", which is not below it.',
            "a grade that is listed further down.",
            "Look at the order.",
        ),
    ),
    Entry(
        "JJ325",
        ERROR,
        zh=Text("引用“{name}”在本文件里找不到。", "#/$defs/… 这样的路径。", "请核对 $defs 中的名称。"),
        en=Text(
            'The reference "{name}" leads nowhere in this file.',
            "a path such as #/$defs/….",
            "Look at the names under $defs.",
        ),
    ),
    Entry(
        "JJ326",
        ERROR,
        zh=Text(
            "命名的量（或汇总）层层套用，到“{name}”这里已经套得太深，无法核对。",
            hint="把几层合成一层，直接写在一个量里。",
        ),
        en=Text(
            'Named measures, or roll-ups, rest on each other too deeply to be checked; "{name}" is one too many.',
            hint="Put several of them together into one measure.",
        ),
    ),
    Entry(
        "JJ327",
        ERROR,
        zh=Text(
            "because: {because} 说明由别的条款体现，却没有写是哪些条款。",
            "see: [条款号]。",
            "补上 see；没有这样的条款，就换一个缘由。",
        ),
        en=Text(
            "because: {because} says that other clauses stand for these, but not which.",
            "see: [clause ids].",
            "Add see, or give another reason.",
        ),
    ),
    Entry(
        "JJ328",
        WARNING,
        zh=Text(
            "条款“{name}”列为不考核，而 {cited_by} 引用了它（{types}）。",
            hint="从 clauses 里去掉它，或者用 for 写明对哪些单位类别不考核。",
        ),
        en=Text(
            'The clause "{name}" is listed as not assessed, but cited by {cited_by} (for {types}).',
            hint="Take it out of clauses, or say with for which unit types it is not assessed for.",
        ),
    ),
    Entry(
        "JJ329",
        WARNING,
        zh=Text("条款 {clauses} 不是对“{name}”这类单位提出的。", hint="从 for 里去掉“{name}”，或者另写一条。"),
        en=Text(
            'The unit type "{name}" is not addressed by {clauses}.',
            hint='Take "{name}" out of for, or make an entry of its own.',
        ),
    ),
    Entry(
        "JJ330",
        WARNING,
        zh=Text("条款“{name}”已经列为不考核（{types}），见 {related}。", hint="只留一处。"),
        en=Text(
            'The clause "{name}" was listed as not assessed before (for {types}), at {related}.',
            hint="Keep one of the two.",
        ),
    ),
    _unknown("JJ331", "选项", "choice"),
    Entry(
        "JJ340",
        ERROR,
        zh=Text(
            "字段“{name}”在记录 Schema 中标为不公开（x-private），而各种结果都要写出它。",
            hint="换一个可以公开的字段，或者去掉这个标记。",
        ),
        en=Text(
            'The record schema marks the field "{name}" as private (x-private), and every result shows it.',
            hint="Name a field that may be shown, or take the mark away.",
        ),
    ),
)
