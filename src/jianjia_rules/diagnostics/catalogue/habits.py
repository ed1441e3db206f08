"""JJ1xx: habits of typing: full-width punctuation, blanks that are none, blanks that are missing.

Up to JJ139 the slip is certain, and reading goes on as if it had been typed right; from JJ140 on it may be meant.
"""

from jianjia_rules.diagnostics.catalogue.entry import ERROR, WARNING, Entry, Text

_QUOTE_ZH = "如果确实要这些文字，请用英文引号括起来：'…'。"
_QUOTE_EN = "If you do mean the text as it stands, put it in straight quotes: '…'."

ENTRIES: tuple[Entry, ...] = (
    Entry(
        "JJ111",
        ERROR,
        zh=Text(
            "这里用了全角冒号“：”，计算机认不出“{key}”是键。",
            "英文冒号加一个空格：`{key}: …`。",
            "把“：”改成“: ”。" + _QUOTE_ZH,
        ),
        en=Text(
            'This is a full-width colon "：", so "{key}" is not seen as a key.',
            "a plain colon and a space: `{key}: …`.",
            'Change "：" to ": ". ' + _QUOTE_EN,
        ),
    ),
    Entry(
        "JJ112",
        ERROR,
        zh=Text(
            "这里用了全角标点“{character}”来分隔，计算机把它当作文字的一部分。",
            "英文逗号加一个空格：`, `。",
            "把“{character}”改成“, ”。" + _QUOTE_ZH,
        ),
        en=Text(
            'Here "{character}" stands as a separator, but it only counts as a part of the text.',
            "a plain comma and a space: `, `.",
            'Change "{character}" to ", ". ' + _QUOTE_EN,
        ),
    ),
    Entry(
        "JJ113",
        ERROR,
        zh=Text(
            "这里用了全角括号“{character}”，它不能表示列表或键值组。",
            "英文括号：`{plain}`。",
            "把“{character}”改成“{plain}”。" + _QUOTE_ZH,
        ),
        en=Text(
            'This is a full-width bracket "{character}"; it makes neither a list nor a mapping.',
            "a plain bracket: `{plain}`.",
            'Change "{character}" to "{plain}". ' + _QUOTE_EN,
        ),
    ),
    Entry(
        "JJ114",
        ERROR,
        zh=Text(
            "这里用了中文引号 {character}，它会成为文字的一部分。",
            "英文引号，或者不用引号：`{plain}`。",
            "改成 {plain}。" + _QUOTE_ZH,
        ),
        en=Text(
            "This is a typographic quote {character}, which would become a part of the text.",
            "straight quotes, or none at all: `{plain}`.",
            "Write {plain}. " + _QUOTE_EN,
        ),
    ),
    Entry(
        "JJ115",
        ERROR,
        zh=Text("这里有{name}，它看起来像空格，却不算空格。", "普通的半角空格。", "删掉它，改用键盘上的半角空格。"),
        en=Text(
            "There is {name} here; it looks like a blank and is none.",
            "plain blanks.",
            "Delete it and type a plain blank.",
        ),
    ),
    Entry(
        "JJ116",
        ERROR,
        zh=Text(
            "这一行用制表符（Tab）缩进，共有 {count} 行如此；YAML 只认空格。",
            "每层两个空格。",
            "在编辑器里把 Tab 全部换成空格。",
        ),
        en=Text(
            "This line is indented with a tab (lines like it: {count}); YAML takes blanks only.",
            "two blanks for each level.",
            "Let your editor turn all tabs into blanks.",
        ),
    ),
    Entry(
        "JJ117",
        ERROR,
        zh=Text("“{found}”是全角字符写的数，计算机当作文字。", "半角数字：{plain}。", "改成 {plain}。" + _QUOTE_ZH),
        en=Text(
            '"{found}" is a number in full-width characters, which counts as text.',
            "plain digits: {plain}.",
            "Write {plain}. " + _QUOTE_EN,
        ),
    ),
    Entry(
        "JJ118",
        ERROR,
        zh=Text(
            "“{key}:”的冒号后面少了一个空格，计算机把整段当作一个词。",
            "`{key}: …`，冒号后有一个空格。",
            "在冒号后面加一个空格。" + _QUOTE_ZH,
        ),
        en=Text(
            'There is no blank after the colon of "{key}:", so all of it is read as one word.',
            "`{key}: …`, with a blank after the colon.",
            "Put a blank after the colon. " + _QUOTE_EN,
        ),
    ),
    Entry(
        "JJ119",
        ERROR,
        zh=Text(
            "全角“＃”不能开始一条注释，后面的话会成为值的一部分。",
            "英文井号 `#`，前面有一个空格。",
            "把“＃”改成“#”。" + _QUOTE_ZH,
        ),
        en=Text(
            'A full-width "＃" starts no comment; what follows becomes a part of the value.',
            "a plain `#` with a blank before it.",
            'Change "＃" to "#". ' + _QUOTE_EN,
        ),
    ),
    Entry(
        "JJ120",
        ERROR,
        zh=Text(
            "“{character}”不能作列表项的开头。", "半角减号加一个空格：`- `。", "把“{character}”改成“-”。" + _QUOTE_ZH
        ),
        en=Text(
            '"{character}" does not start a list item.',
            "a plain hyphen and a blank: `- `.",
            'Change "{character}" to "-". ' + _QUOTE_EN,
        ),
    ),
    Entry(
        "JJ139",
        ERROR,
        zh=Text(
            "“{found}”的减号后面少了一个空格，它不算列表项。", "`- …`，减号后有一个空格。", "在减号后面加一个空格。"
        ),
        en=Text(
            'There is no blank after the hyphen of "{found}", so it is no list item.',
            "`- …`, with a blank after the hyphen.",
            "Put a blank after the hyphen.",
        ),
    ),
    Entry(
        "JJ140",
        WARNING,
        zh=Text(
            "“{found}”的冒号后面没有空格，整段被当作文字。",
            "想写键时：`{key}: …`。",
            "如果“{key}”是键，在冒号后面加一个空格；如果就是文字，请用英文引号括起来。",
        ),
        en=Text(
            '"{found}" has no blank after the colon and is read as text.',
            "for a key: `{key}: …`.",
            'If "{key}" is a key, put a blank after the colon; if it is text, put it in straight quotes.',
        ),
    ),
    Entry(
        "JJ141",
        WARNING,
        zh=Text(
            "“{found}”里有全角冒号，整段被当作文字。",
            "想写键时：`{key}: …`。",
            "如果“{key}”是键，把“：”改成“: ”；如果就是文字，请用英文引号括起来。",
        ),
        en=Text(
            '"{found}" holds a full-width colon and is read as text.',
            "for a key: `{key}: …`.",
            'If "{key}" is a key, change "：" to ": "; if it is text, put it in straight quotes.',
        ),
    ),
    Entry(
        "JJ142",
        WARNING,
        zh=Text(
            "列表中的“{found}”含有“{character}”，只算一项。",
            "分开的几项：`, `。",
            "如果是几项，把“{character}”改成“, ”；如果就是文字，请用英文引号括起来。",
        ),
        en=Text(
            'The list entry "{found}" holds "{character}" and counts as one entry.',
            "entries set apart by `, `.",
            'If these are several, change "{character}" to ", "; if it is text, put it in straight quotes.',
        ),
    ),
    Entry(
        "JJ143",
        WARNING,
        zh=Text(
            "“{found}”用的是全角括号，被当作文字。",
            "列表用 `[…]`，键值组用一对花括号。",
            "如果是列表或键值组，请改用英文括号；如果就是文字，请用英文引号括起来。",
        ),
        en=Text(
            '"{found}" has full-width brackets and is read as text.',
            "`[…]` for a list, braces for a mapping.",
            "For a list or a mapping use plain brackets; if it is text, put it in straight quotes.",
        ),
    ),
    Entry(
        "JJ144",
        WARNING,
        zh=Text(
            "{found} 的中文引号成了值的一部分。",
            "英文引号，或者不用引号：`{plain}`。",
            "改成 {plain}；如果引号也是内容，请在外面再加英文单引号。",
        ),
        en=Text(
            "The typographic quotes of {found} are a part of the value.",
            "straight quotes, or none at all: `{plain}`.",
            "Write {plain}; if the quotes are meant, put single straight quotes around them.",
        ),
    ),
    Entry(
        "JJ145",
        WARNING,
        zh=Text("值的首尾有{name}，已去掉。", "普通的半角空格。", "删掉它；如果它就是内容，请用英文引号括起来。"),
        en=Text(
            "There is {name} at the edge of this value; it was taken away.",
            "plain blanks.",
            "Delete it; if it is meant, put the value in straight quotes.",
        ),
    ),
    Entry(
        "JJ149",
        WARNING,
        zh=Text(
            "值里有全角“＃”，它和后面的话都成了值的一部分。",
            "注释用英文井号 `#`，前面有一个空格。",
            "如果是注释，把“＃”改成“#”；如果就是文字，请用英文引号括起来。",
        ),
        en=Text(
            'There is a full-width "＃" in this value; it and all after it are a part of the value.',
            "a plain `#` with a blank before it for a comment.",
            'For a comment change "＃" to "#"; if it is text, put it in straight quotes.',
        ),
    ),
)
