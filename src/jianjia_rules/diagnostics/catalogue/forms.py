"""JJ96x: forms that are made for units to fill in."""

from jianjia_rules.diagnostics.catalogue.entry import ERROR, Entry, Text

ENTRIES: tuple[Entry, ...] = (
    Entry(
        "JJ960",
        ERROR,
        zh=Text(
            "规则集“{rulebook}”有几类单位，要说明给哪一类。", "下列之一：{known}。", "加上 --type（库里是 unit_type）。"
        ),
        en=Text(
            'The rulebook "{rulebook}" has several kinds of units; one has to be named.',
            "one of: {known}.",
            "Add --type (unit_type in the library).",
        ),
    ),
    Entry(
        "JJ961",
        ERROR,
        zh=Text("“{found}”不是考核期。", "{wanted}。"),
        en=Text('"{found}" is no period.', "{wanted}."),
    ),
    Entry(
        "JJ962",
        ERROR,
        zh=Text("名册 {paths} 里没有要做表的单位。", hint="请核对名册，以及 --type。"),
        en=Text("There is no unit to make a form for in {paths}.", hint="Look at the list, and at --type."),
    ),
    Entry(
        "JJ963",
        ERROR,
        zh=Text(
            "名册里单位“{unit}”的类别是“{found}”，规则集没有这一类。",
            "下列之一：{known}。",
            ("是不是想写“{nearest}”？",),
        ),
        en=Text(
            'In the list the unit "{unit}" is of the type "{found}", which the rulebook does not have.',
            "one of: {known}.",
            ('Did you mean "{nearest}"?',),
        ),
    ),
    Entry(
        "JJ964",
        ERROR,
        zh=Text(
            "{option} 要和 --register 一起用：一张空表不知道是哪个单位的上期。", hint="加上 --register，或者去掉它。"
        ),
        en=Text(
            "{option} goes with --register: an empty form belongs to no unit, and has no period before.",
            hint="Add --register, or leave it out.",
        ),
    ),
    Entry(
        "JJ965",
        ERROR,
        zh=Text("按名册做表，要用 -o 指定一个文件夹。", hint="例如 -o 填报表/"),
        en=Text("With --register, -o has to name a folder.", hint="Such as -o forms/"),
    ),
    Entry(
        "JJ966",
        ERROR,
        zh=Text("有 --previous 就要用 --period 说明是哪一期，才知道上一期是哪一期。", hint="例如 --period 2015"),
        en=Text("With --previous, --period has to say which period comes after it.", hint="Such as --period 2015"),
    ),
    Entry(
        "JJ967",
        ERROR,
        zh=Text("{path} 已经有了，里面可能填了内容，没有覆盖。", hint="删掉或移走它，或者换一个名称。"),
        en=Text(
            "{path} is there already and may be filled in; it was not written over.",
            hint="Delete or move it, or take another name.",
        ),
    ),
    Entry(
        "JJ968",
        ERROR,
        zh=Text(
            "{path}：这里只写 .xlsx 工作簿。", "以 .xlsx 结尾的文件名。", "写成 .xlsx，再用表格软件另存为别的格式。"
        ),
        en=Text(
            "{path}: only .xlsx workbooks are written here.",
            "a name that ends in .xlsx.",
            "Write .xlsx, and save it in another format with a spreadsheet program.",
        ),
    ),
    Entry(
        "JJ969",
        ERROR,
        zh=Text(
            "名册里有 {count} 个单位看不出类别，第一个是“{unit}”。",
            "名册有类别一列（type），填：{known}。",
            "加上这一列；都是一类的，用 --type；上期报过的，用 --previous 和 --period，类别照上期。",
        ),
        en=Text(
            'The list does not tell the type of {count} {count|unit|units}; the first is "{unit}".',
            "a column type, with one of: {known}.",
            "Add the column; where all are of one type, use --type; the types of units that filed for the period before"
            " come with --previous and --period.",
        ),
    ),
)
