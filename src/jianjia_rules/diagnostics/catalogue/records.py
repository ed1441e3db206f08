"""JJ8xx: the records that are submitted."""

from jianjia_rules.diagnostics.catalogue.entry import ERROR, NOTE, WARNING, Entry, Text

ENTRIES: tuple[Entry, ...] = (
    Entry(
        "JJ801",
        ERROR,
        zh=Text("“{path}”应当是{wanted}，这里是{found}。", ("例如：{example}",), ("{advice}",)),
        en=Text('"{path}" should be {wanted}; this is {found}.', ("for example: {example}",), ("{advice}",)),
    ),
    Entry(
        "JJ802",
        ERROR,
        zh=Text("缺少“{path}”。", ("{wanted}。",), "补上它。"),
        en=Text('"{path}" is missing.', ("{wanted}.",), "Add it."),
    ),
    Entry(
        "JJ803",
        ERROR,
        zh=Text("记录里没有“{path}”这一项。", ("这里可以填：{known}。",), ("是不是想写“{nearest}”？",)),
        en=Text('A record has no "{path}".', ("here: {known}.",), ('Did you mean "{nearest}"?',)),
    ),
    Entry(
        "JJ804",
        ERROR,
        zh=Text("“{path}”不能是“{found}”。", ("下列之一：{known}。",), ("是不是想写“{nearest}”？",)),
        en=Text('"{path}" cannot be "{found}".', ("one of: {known}.",), ('Did you mean "{nearest}"?',)),
    ),
    Entry(
        "JJ805",
        ERROR,
        zh=Text("“{path}”是 {found}，超出了范围。", ("{wanted}。",)),
        en=Text('"{path}" is {found}, which is out of range.', ("{wanted}.",)),
    ),
    Entry(
        "JJ806",
        ERROR,
        zh=Text(
            "单位“{unit}”在 {period} 有两条记录，第一条在 {related}。",
            hint="删掉一条，或者在规则集里写 repeated: last。",
        ),
        en=Text(
            'The unit "{unit}" has two records for {period}; the first is at {related}.',
            hint="Delete one, or say repeated: last in the rulebook.",
        ),
    ),
    Entry(
        "JJ807",
        ERROR,
        zh=Text("看不出这条记录是哪个单位的：“{path}”没有填。", hint="补上单位编号。"),
        en=Text('Nothing says whose record this is: "{path}" is missing.', hint="Add the id of the unit."),
    ),
    Entry(
        "JJ808",
        ERROR,
        zh=Text("“{found}”不是考核期。", "{wanted}。"),
        en=Text('"{found}" is no period.', "{wanted}."),
    ),
    Entry(
        "JJ809",
        WARNING,
        zh=Text("表头“{column}”不是记录里的字段，这一列没有读。", hint=("是不是想写“{nearest}”？",)),
        en=Text(
            'The column "{column}" is no field of a record; it was not read.',
            hint=('Did you mean "{nearest}"?',),
        ),
    ),
    Entry(
        "JJ810",
        ERROR,
        zh=Text("这一行有 {count} 格，表头有 {wanted} 格。", hint="请检查逗号和引号。"),
        en=Text("This row has {count} cells, the header {wanted}.", hint="Look at commas and quotes."),
    ),
    Entry(
        "JJ811",
        NOTE,
        zh=Text("“{path}”的值有问题，已当作没有填。"),
        en=Text('The value of "{path}" is faulty and was taken as missing.'),
    ),
    Entry(
        "JJ812",
        ERROR,
        zh=Text("每条记录应当是一组“键: 值”，这里是{found}。"),
        en=Text("A record should be a mapping (key: value); this is {found}."),
    ),
    Entry(
        "JJ813",
        ERROR,
        zh=Text("“{path}”的文字不合要求：“{found}”。", ("{wanted}。",)),
        en=Text('The text of "{path}" does not fit: "{found}".', ("{wanted}.",)),
    ),
)
