"""JJ871 to JJ879: values as people write them, and tables."""

from jianjia_rules.diagnostics.catalogue.entry import ERROR, NOTE, WARNING, Entry, Text

ENTRIES: tuple[Entry, ...] = (
    # ---- values as people write them
    Entry(
        "JJ871",
        ERROR,
        zh=Text(("“{path}”写的是“{found}”，不能确定指什么。", "可能是：{readings}。"), hint="请写成确定的。"),
        en=Text(
            ('"{path}" says "{found}", which does not tell what is meant.', "Perhaps: {readings}."),
            hint="Write out what is meant.",
        ),
    ),
    Entry(
        "JJ872",
        NOTE,
        zh=Text("“{path}”写的是“{found}”，读作：{value}。"),
        en=Text('"{path}" says "{found}"; it was read as {value}.'),
    ),
    Entry(
        "JJ873",
        WARNING,
        zh=Text(
            "“{path}”是 {found}，上期是 {before}（{related}），相差约一万倍。", hint=("这一项以{unit}计，请核对。",)
        ),
        en=Text(
            '"{path}" is {found}; the period before it was {before} ({related}), some ten thousand times off.',
            hint=("The field is in {unit}; look at the number again.",),
        ),
    ),
    Entry(
        "JJ874",
        NOTE,
        zh=Text("这里的全角数字按半角读。"),
        en=Text("The full-width digits here were read as plain ones."),
    ),
    # ---- tables
    Entry(
        "JJ875",
        WARNING,
        zh=Text(
            "表头“{column}”可以指几个字段：{readings}；这一列没有读。",
            hint="写字段路径，或者在前面加上所属部分的名称。",
        ),
        en=Text(
            'The column "{column}" may stand for several fields: {readings}; it was not read.',
            hint="Write the field's path, or put the title of its section in front.",
        ),
    ),
    Entry(
        "JJ876",
        WARNING,
        zh=Text("看不出格与格之间用什么隔开：按“{found}”读，也可能是“{others}”。", hint="在最前面加一行，如 sep=;"),
        en=Text(
            'What separates the cells cannot be told: "{found}" was taken, it may also be "{others}".',
            hint="Put a line in front that says so, such as sep=;",
        ),
    ),
    Entry(
        "JJ877",
        ERROR,
        zh=Text("“{list}”的这一行不属于任何一条记录。", hint="前几列要与主表里的一行相同。"),
        en=Text(
            'This row of "{list}" belongs to no record.',
            hint="Its first columns have to be the same as in a row of the table.",
        ),
    ),
    Entry(
        "JJ878",
        ERROR,
        zh=Text("“{list}”的表看不出每一行属于哪条记录。", "前几列是主表里的列：{known}。", "补上单位编号和考核期。"),
        en=Text(
            'Nothing in the table of "{list}" says whose its rows are.',
            "first columns that the table has too: {known}.",
            "Put the unit's id and the period in front.",
        ),
    ),
    Entry(
        "JJ879",
        ERROR,
        zh=Text("{format} 格式放不下“{path}”，没有写进去。", hint="换用 YAML、JSON 或 NDJSON。"),
        en=Text('The format {format} cannot hold "{path}"; it was not written.', hint="Take YAML, JSON or NDJSON."),
    ),
)
