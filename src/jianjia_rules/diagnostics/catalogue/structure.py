"""JJ2xx: what keys and what kinds of values may stand where."""

from jianjia_rules.diagnostics.catalogue.entry import ERROR, NOTE, WARNING, Entry, Text

ENTRIES: tuple[Entry, ...] = (
    Entry(
        "JJ201",
        ERROR,
        zh=Text("{where}里没有“{key}”这个键。", ("可用的键：{known}。",), ("是不是想写“{nearest}”？",)),
        en=Text('{where} has no key "{key}".', ("one of: {known}.",), ('Did you mean "{nearest}"?',)),
    ),
    Entry(
        "JJ202",
        ERROR,
        zh=Text("{where}缺少必填的键“{key}”。", hint="补上“{key}: …”。"),
        en=Text('{where} lacks the key "{key}".', hint='Add "{key}: …".'),
    ),
    Entry(
        "JJ203",
        ERROR,
        zh=Text(
            "这一组里有两个主键：“{first}”和“{second}”。",
            "只有一个主键。",
            "删掉一个；要同时满足几个条件，请用 all: [...]。",
        ),
        en=Text(
            'This mapping has two heads: "{first}" and "{second}".',
            "exactly one head key.",
            "Delete one of them; to ask for several things at once, use all: [...].",
        ),
    ),
    Entry(
        "JJ204",
        ERROR,
        zh=Text(
            "这一组里没有主键，看不出{what}。", ("下列之一：{known}。",), ("是不是想写“{nearest}”？", "补上主键。")
        ),
        en=Text(
            "This mapping has no head key that would say {what}.",
            ("one of: {known}.",),
            ('Did you mean "{nearest}"?', "Add the head key."),
        ),
    ),
    Entry(
        "JJ205",
        ERROR,
        zh=Text("“{key}”的值应当是{wanted}，这里是{found}。", ("例如：{example}",), ("{advice}",)),
        en=Text('"{key}" wants {wanted}; this is {found}.', ("for example: {example}",), ("{advice}",)),
    ),
    Entry(
        "JJ206",
        ERROR,
        zh=Text("“{key}”是空的。", ("{wanted}。",), "补上内容，或者删掉“{key}”。"),
        en=Text('"{key}" is empty.', ("{wanted}.",), 'Fill it in, or delete "{key}".'),
    ),
    Entry(
        "JJ207",
        ERROR,
        zh=Text("“{key}”不能是“{found}”。", ("下列之一：{known}。",), ("是不是想写“{nearest}”？",)),
        en=Text('"{key}" cannot be "{found}".', ("one of: {known}.",), ('Did you mean "{nearest}"?',)),
    ),
    Entry(
        "JJ208",
        ERROR,
        zh=Text("“{key}”不能和“{head}”一起用。", ("“{head}”可以带：{known}。",), ("是不是想写“{nearest}”？",)),
        en=Text('"{key}" does not go with "{head}".', ('"{head}" takes: {known}.',), ('Did you mean "{nearest}"?',)),
    ),
    Entry(
        "JJ209",
        ERROR,
        zh=Text("“{first}”和“{second}”不能同时写。", hint="保留一个。"),
        en=Text('"{first}" and "{second}" exclude each other.', hint="Keep one of them."),
    ),
    Entry(
        "JJ210",
        ERROR,
        zh=Text(
            "“{head}”是一个量，后面没有比较词，成不了条件。",
            ("如 at_least、is、present；可用的有：{known}。",),
            "补上比较词，例如 at_least: 1。",
        ),
        en=Text(
            'The measure "{head}" has no comparison word, so it is no condition.',
            ("such as at_least, is, present; one of: {known}.",),
            "Add a comparison, such as at_least: 1.",
        ),
    ),
    Entry(
        "JJ211",
        ERROR,
        zh=Text("比较词“{word}”前面没有量可比。", "先写一个量，如 field: …、count: …。", "补上 field: 或别的量。"),
        en=Text(
            'The comparison word "{word}" has no measure to compare.',
            "a measure first, such as field: … or count: ….",
            "Add field: or another measure.",
        ),
    ),
    Entry(
        "JJ212",
        ERROR,
        zh=Text(
            "这里要的是一个量，不能带比较词“{word}”。", hint="删掉“{word}”；想要条件时，请放到 if、when 或 where 下面。"
        ),
        en=Text(
            'A measure belongs here, without the comparison word "{word}".',
            hint='Delete "{word}"; conditions belong under if, when or where.',
        ),
    ),
    Entry(
        "JJ213",
        ERROR,
        zh=Text("“{inner}”不能放在“{outer}”里面。", ("里面可以有：{known}。",)),
        en=Text('"{inner}" cannot stand inside "{outer}".', ("inside it: {known}.",)),
    ),
    Entry(
        "JJ214",
        ERROR,
        zh=Text("“{key}”应当有 {wanted} 项，这里有 {count} 项。", ("例如：{example}",)),
        en=Text('Entries in "{key}": {count}, where {wanted} should be.', ("for example: {example}",)),
    ),
    Entry(
        "JJ215",
        ERROR,
        zh=Text("“otherwise”只能是最后一档。", hint="把它移到最后，或者改成 if: …。"),
        en=Text('"otherwise" can only be the last band.', hint="Move it to the end, or make it if: …."),
    ),
    Entry(
        "JJ216",
        ERROR,
        zh=Text("{what}“{id}”重复，第一次在 {related}。", "每个 id 只用一次。", "给其中一个改名。"),
        en=Text(
            'The {what} "{id}" exists twice; it was first given at {related}.',
            "every id once.",
            "Rename one of the two.",
        ),
    ),
    Entry(
        "JJ217",
        ERROR,
        zh=Text(
            "“{id}”不能作{what}。",
            "字母、数字、减号、下划线、点或汉字，不含空格，不以减号开头。",
            ("可以写成“{nearest}”。",),
        ),
        en=Text(
            '"{id}" cannot be {what}.',
            "letters, digits, hyphens, underscores, dots or Chinese characters; no blank, no hyphen first.",
            ('Write "{nearest}", for example.',),
        ),
    ),
    Entry(
        "JJ218",
        ERROR,
        zh=Text(
            "路径“{path}”写得不对：{reason}。",
            "用点连接的名字，如 venue.area_m2；含点或空格的一段用双引号括起来。",
            ("是不是想写“{nearest}”？",),
        ),
        en=Text(
            'The path "{path}" is not well formed: {reason}.',
            "names joined by dots, such as venue.area_m2; a name with a dot or a blank in double quotes.",
            ('Did you mean "{nearest}"?',),
        ),
    ),
    Entry(
        "JJ219",
        ERROR,
        zh=Text("路径“{path}”里写了序号“{index}”，列表不能按序号取。", "用 count、sum、some 等处理整个列表。"),
        en=Text(
            'The path "{path}" holds the index "{index}"; items have no numbers here.',
            "count, sum, some and the like over the whole list.",
        ),
    ),
    Entry(
        "JJ220",
        ERROR,
        zh=Text("不认识的语言版本：{found}。", "language: {wanted}", "升级本软件，或者把版本改成 {wanted}。"),
        en=Text(
            "This version of the language is not known: {found}.",
            "language: {wanted}",
            "Upgrade this software, or change the version to {wanted}.",
        ),
    ),
    Entry(
        "JJ221",
        ERROR,
        zh=Text("文件是空的。", ("{wanted}。",)),
        en=Text("The file is empty.", ("{wanted}.",)),
    ),
    Entry(
        "JJ223",
        ERROR,
        zh=Text("文件夹里没有 rulebook.yaml。", "规则集的文件夹里有一个 rulebook.yaml。", ("是不是想用“{nearest}”？",)),
        en=Text(
            "There is no rulebook.yaml in this folder.",
            "a rulebook's folder holds a rulebook.yaml.",
            ('Did you mean "{nearest}"?',),
        ),
    ),
    Entry(
        "JJ224",
        ERROR,
        zh=Text(
            "这里的规则没有说属于哪个部分。",
            "rulebook.yaml 中的每条规则都要写 part: …。",
            "补上 part: …，或者把规则移到该部分的文件里。",
        ),
        en=Text(
            "This rule does not say which part it belongs to.",
            "part: … on every rule that stands in rulebook.yaml.",
            "Add part: …, or move the rule to the file of its part.",
        ),
    ),
    Entry(
        "JJ225",
        NOTE,
        zh=Text("every: “{path}”在列表为空时也成立。", hint="如果不希望如此，请同时要求 count: {path}, at_least: 1。"),
        en=Text(
            'every: "{path}" holds when the list is empty, too.',
            hint="If that is not meant, ask for count: {path}, at_least: 1 as well.",
        ),
    ),
    Entry(
        "JJ226",
        ERROR,
        zh=Text(
            "$参数只能单独成为一个值，不能写在“{found}”这样的文字中间。",
            "`$名字`。",
            ("是不是想写 {nearest}？", "文字本身以 $ 开头时，写成 $$。"),
        ),
        en=Text(
            'A $parameter is a whole value; it cannot stand inside the text "{found}".',
            "`$name`.",
            ("Did you mean {nearest}?", "Write $$ where a text starts with $."),
        ),
    ),
    Entry(
        "JJ227",
        ERROR,
        zh=Text(
            "“{key}”里不能用参数 {found}。",
            "直接写数；分值必须在任何日期都能核对。",
            "写成数；需要改分值时用补充规则集（extends）。",
        ),
        en=Text(
            'No parameter can stand in "{key}": {found}.',
            "a plain number, so that sums can be checked at every date.",
            "Write the number; an overlay (extends) can change points.",
        ),
    ),
    Entry(
        "JJ228",
        ERROR,
        zh=Text(
            "这里要的是得分方式，“{head}”却是条件或度量。",
            hint="成立得满分的，写成 if: {…}；按数量计分的，写成 per: {…}。",
        ),
        en=Text(
            'An award belongs here; "{head}" makes a condition or a measure.',
            hint="Write if: {…} for all points when it holds, or per: {…} for points by number.",
        ),
    ),
    Entry(
        "JJ229",
        ERROR,
        zh=Text(
            "这条规则写着属于“{found}”，却放在部分“{part}”的文件里。",
            hint="删掉 part，或者把规则移到“{found}”的文件里。",
        ),
        en=Text(
            'This rule says that it belongs to "{found}", and stands in the file of the part "{part}".',
            hint='Delete part, or move the rule to the file of "{found}".',
        ),
    ),
    Entry(
        "JJ230",
        ERROR,
        zh=Text("止于 {last}，早于起始的 {first}。", "截止日不早于起始日。", "请核对两个日期。"),
        en=Text(
            "It ends on {last}, before it begins on {first}.",
            "an end on or after the beginning.",
            "Look at both dates.",
        ),
    ),
    Entry(
        "JJ231",
        ERROR,
        zh=Text(
            "“{key}”不是日期，而旁边的键是日期。",
            "各键都是日期（2014-06-23），或者都是单位类别。",
            "两样都要分时，一层套一层：{单位类别: {日期: 值}}。",
        ),
        en=Text(
            '"{key}" is no date, while the keys beside it are dates.',
            "dates only (2014-06-23), or unit types only.",
            "Where both matter put one inside the other: {unit type: {date: value}}.",
        ),
    ),
    Entry(
        "JJ232",
        ERROR,
        zh=Text("考核期从 {found} 开始，还在上一期“{before}”之内。", "按先后排列，互不重叠。", "请核对日期和次序。"),
        en=Text(
            'This period begins on {found}, inside "{before}", the one before it.',
            "periods in order, without overlap.",
            "Look at the dates and the order.",
        ),
    ),
    Entry(
        "JJ233",
        ERROR,
        zh=Text(
            "缺上期数据的不计（leave-out），只对新单位有效，而规则集没有说哪些是新单位。",
            "rulebook.yaml 里有 newcomer: 条件。",
            "补上，如 newcomer: {field: 成立日期, on_or_after: $period_from}；或者改成 previous: zero。",
        ),
        en=Text(
            "Leaving out what is missing of the period before is for newcomers only, and nothing says who is new.",
            "newcomer: with a condition in rulebook.yaml.",
            "Add it, such as newcomer: {field: founded_on, on_or_after: $period_from}; or write previous: zero.",
        ),
    ),
    Entry(
        "JJ234",
        ERROR,
        zh=Text(
            "一档的条件要写在 if 里面，“{head}”不能直接写在这里。",
            "如 {if: {field: …, at_least: 20}, points: 3}。",
            "把条件放进 if: {…}，points 留在外面。",
        ),
        en=Text(
            'The condition of a band stands inside if; "{head}" cannot stand here by itself.',
            "such as {if: {field: …, at_least: 20}, points: 3}.",
            "Put the condition into if: {…} and leave points outside.",
        ),
    ),
    Entry(
        "JJ235",
        WARNING,
        zh=Text(
            "这个文件里没有 part 和 rules，没有当作规则来读。",
            "`part: 部分编号` 和 `rules: […]`。",
            ("是不是想写“{nearest}”？", "补上内容，或者删掉这个文件。"),
        ),
        en=Text(
            "There is neither part nor rules in this file, so it was not read for rules.",
            "`part: ID` and `rules: […]`.",
            ('Did you mean "{nearest}"?', "Fill it in, or delete the file."),
        ),
    ),
    Entry(
        "JJ236",
        ERROR,
        zh=Text("“{key}”不是完整的日期。", "年-月-日，如 2014-06-23。", ("是不是想写“{nearest}”？",)),
        en=Text('"{key}" is no full date.', "year-month-day, such as 2014-06-23.", ('Did you mean "{nearest}"?',)),
    ),
    Entry(
        "JJ237",
        ERROR,
        zh=Text(
            "大括号里的英文逗号把文字断开了，“{key}”成了另一项。",
            "文字里用中文逗号；要用英文逗号，整段文字加英文引号。",
            "把前面的“,”改成“，”，或者加上引号。",
        ),
        en=Text(
            'Inside braces a comma ends the text, so "{key}" became an entry of its own.',
            "a text with a comma in quotes.",
            "Put the whole text in quotes.",
        ),
    ),
    Entry(
        "JJ238",
        ERROR,
        zh=Text(
            "写了 version（补报、更正），就不能再写 repeated: keep：重复的记录都留着，看不出补的、改的是哪一条。",
            hint="改成 repeated: refuse 或 last，或者去掉 version。",
        ),
        en=Text(
            "version and repeated: keep exclude each other: of repeated records none is the one that a version is of.",
            hint="Say repeated: refuse or last, or take version away.",
        ),
    ),
)
