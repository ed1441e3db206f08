"""JJ150 to JJ199: JSON text. What YAML and JSON share (encoding, limits, equal keys) is among the YAML entries."""

from jianjia_rules.diagnostics.catalogue.entry import ERROR, Entry, Text

ENTRIES: tuple[Entry, ...] = (
    Entry(
        "JJ150",
        ERROR,
        zh=Text(
            "这里应当有一个值，却是 {found}。",
            '文字（"…"）、数、true、false、null、列表或对象。',
            "补上值；文字要用英文双引号。",
        ),
        en=Text(
            "A value should stand here, not {found}.",
            'a text ("…"), a number, true, false, null, a list or an object.',
            "Add the value; text needs double quotes.",
        ),
    ),
    Entry(
        "JJ151",
        ERROR,
        zh=Text("这里应当是英文双引号括起来的键，却是 {found}。", '`"键": 值`。', "给键加上英文双引号。"),
        en=Text(
            "A key in double quotes should stand here, not {found}.",
            '`"key": value`.',
            "Put the key in double quotes.",
        ),
    ),
    Entry(
        "JJ152",
        ERROR,
        zh=Text("键后面应当是英文冒号，却是 {found}。", '`"键": 值`。', "补上英文冒号。"),
        en=Text("A colon should follow the key, not {found}.", '`"key": value`.', "Add the colon."),
    ),
    Entry(
        "JJ153",
        ERROR,
        zh=Text(
            "这里应当是英文逗号或 {closing}，却是 {found}。",
            "`, ` 或 {closing}。",
            "在两项之间加英文逗号，或者补上 {closing}。",
        ),
        en=Text(
            "A comma or {closing} should stand here, not {found}.",
            "`, ` or {closing}.",
            "Put a comma between the two entries, or add {closing}.",
        ),
    ),
    Entry(
        "JJ154",
        ERROR,
        zh=Text("最后一项后面多了一个逗号。", "{closing}。", "删掉这个逗号。"),
        en=Text("There is a comma after the last entry.", "{closing}.", "Delete the comma."),
    ),
    Entry(
        "JJ155",
        ERROR,
        zh=Text(
            "这段文字的双引号没有闭合。",
            "成对的双引号，写在同一行里。",
            '在文字末尾补上 "；文字里的双引号写成 \\"，换行写成 \\n。',
        ),
        en=Text(
            "The double quote of this text is never closed.",
            "a pair of double quotes on one line.",
            'Put " at the end of the text; inside text write \\" for a quote and \\n for a new line.',
        ),
    ),
    Entry(
        "JJ156",
        ERROR,
        zh=Text("文字里有控制字符 {character}。", "换行写成 \\n，制表符写成 \\t。", "删掉它，或者改成上面的写法。"),
        en=Text(
            "There is a control character {character} inside the text.",
            "\\n for a new line, \\t for a tab.",
            "Delete it, or write it in this way.",
        ),
    ),
    Entry(
        "JJ157",
        ERROR,
        zh=Text(
            "反斜线组合“{found}”没有意义。",
            '\\" \\\\ \\/ \\b \\f \\n \\r \\t 或 \\u 加四位十六进制数。',
            "反斜线本身写成 \\\\。",
        ),
        en=Text(
            'The backslash in "{found}" means nothing.',
            '\\" \\\\ \\/ \\b \\f \\n \\r \\t or \\u with four hexadecimal digits.',
            "Write \\\\ for a backslash.",
        ),
    ),
    Entry(
        "JJ158",
        ERROR,
        zh=Text(
            "内容到这里已经结束，后面还有 {found}。",
            "文件（或一行）里只有一个值。",
            "删掉多余的部分；多条记录请每行写一条（NDJSON）。",
        ),
        en=Text(
            "The value has ended, and {found} follows.",
            "one value in the file or on the line.",
            "Delete what is left over; write several records one to a line (NDJSON).",
        ),
    ),
    Entry(
        "JJ160",
        ERROR,
        zh=Text("JSON 里不能写注释。", hint="删掉注释；需要注释时请用 YAML。"),
        en=Text("JSON has no comments.", hint="Delete the comment, or use YAML, which has them."),
    ),
    Entry(
        "JJ161",
        ERROR,
        zh=Text("“{found}”只是半个字符，不是文字。", "成对的 \\ud83d\\ude00，或者字符本身。", "把字符直接写出来。"),
        en=Text(
            '"{found}" is half a character.',
            "a pair such as \\ud83d\\ude00, or the character itself.",
            "Write the character itself.",
        ),
    ),
    Entry(
        "JJ162",
        ERROR,
        zh=Text(
            "“{found}”不是 JSON 里合规的数。",
            "如 12、-3、0.5、1e6。",
            "数前面不写 + 和多余的 0，小数点两边都要有数字；编号请用双引号括起来。",
        ),
        en=Text(
            '"{found}" is no number in JSON.',
            "such as 12, -3, 0.5, 1e6.",
            "No + and no idle 0 before a number, digits on both sides of the point; identifiers in double quotes.",
        ),
    ),
    Entry(
        "JJ163",
        ERROR,
        zh=Text(
            "“{found}”在 JSON 里没有意义。",
            "true、false、null，或者用双引号括起来的文字。",
            ("是不是想写 {nearest}？", "文字请用英文双引号括起来。"),
        ),
        en=Text(
            '"{found}" means nothing in JSON.',
            "true, false, null, or a text in double quotes.",
            ("Did you mean {nearest}?", "Put text in double quotes."),
        ),
    ),
    Entry(
        "JJ164",
        ERROR,
        zh=Text("这里是空的，没有任何内容。", "一个 JSON 值。"),
        en=Text("There is nothing here.", "a JSON value."),
    ),
    Entry(
        "JJ165",
        ERROR,
        zh=Text("JSON 的标点要用半角，这里是 {character}。", "{plain}", "改成 {plain}。"),
        en=Text("JSON takes plain punctuation; this is {character}.", "{plain}", "Write {plain}."),
    ),
)
