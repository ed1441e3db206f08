"""JJ1xx: the text of a file, its encoding, and YAML itself. Habits of typing stand in `habits`."""

from jianjia_rules.diagnostics.catalogue.entry import ERROR, NOTE, WARNING, Entry, Text

ENTRIES: tuple[Entry, ...] = (
    Entry(
        "JJ100",
        NOTE,
        zh=Text("同类问题（{kind}）太多，另有 {count} 条没有列出。", hint="先改正列出的各条，再检查一次。"),
        en=Text(
            "There are too many of one kind ({kind}); not listed: {count} more.",
            hint="Mend those that are listed first, then check again.",
        ),
    ),
    # ---- the file as a whole
    Entry(
        "JJ101",
        ERROR,
        zh=Text(
            "文件的编码无法识别：第 {offset} 个字节起既不是 UTF-8，也不是 GB18030（GBK）。",
            "UTF-8 编码的文本文件。",
            "请在编辑器中“另存为”，编码选 UTF-8；如果这是 Word、Excel 或压缩文件，请先导出为文本。",
        ),
        en=Text(
            "The encoding of this file is not known: from byte {offset} on it is neither UTF-8 nor GB18030 (GBK).",
            "a text file in UTF-8.",
            "Save it again with the encoding UTF-8; a Word, Excel or zip file has to be exported as text first.",
        ),
    ),
    Entry(
        "JJ102",
        WARNING,
        zh=Text("文件的编码是 GB18030（GBK），不是 UTF-8；已照此读入。", hint="请另存为 UTF-8，免得别的程序读成乱码。"),
        en=Text(
            "This file is in GB18030 (GBK), not in UTF-8; it was read as such.",
            hint="Save it as UTF-8, so that no other program misreads it.",
        ),
    ),
    Entry(
        "JJ103",
        WARNING,
        zh=Text("文件的编码是 UTF-16（记事本叫“Unicode”），不是 UTF-8；已照此读入。", hint="请另存为 UTF-8。"),
        en=Text(
            'This file is in UTF-16 (Notepad calls it "Unicode"), not in UTF-8; it was read as such.',
            hint="Save it as UTF-8.",
        ),
    ),
    Entry(
        "JJ104",
        ERROR,
        zh=Text(
            "这里有一个看不见的控制字符 {character}，文件无法读入。",
            hint="删掉这个字符；它多半是从别处复制时带进来的。",
        ),
        en=Text(
            "There is an invisible control character {character} here; the file cannot be read.",
            hint="Delete it; it most likely came along with a copied text.",
        ),
    ),
    Entry(
        "JJ105",
        ERROR,
        zh=Text("文件太大：{size} 字节，最多 {most} 字节。", hint="请拆成几个文件；大量记录请用 NDJSON。"),
        en=Text(
            "The file is too large: {size} bytes, where {most} is the most.",
            hint="Split it into several files; for very many records use NDJSON.",
        ),
    ),
    Entry(
        "JJ106",
        ERROR,
        zh=Text("嵌套太深：超过 {most} 层。", hint="把内层的内容提出来，少套几层。"),
        en=Text("This is nested too deeply: more than {most} levels.", hint="Take inner parts out; nest less."),
    ),
    Entry(
        "JJ107",
        ERROR,
        zh=Text(
            "引用（*名字）展开后内容太多：最多引用 {most_aliases} 次、展开 {most_nodes} 个值。",
            hint="把重复的内容写成参数或命名的量。",
        ),
        en=Text(
            "Aliases (*name) blow this file up: at most {most_aliases} aliases and {most_nodes} values in all.",
            hint="Say what is repeated as a parameter or a named measure.",
        ),
    ),
    Entry(
        "JJ108",
        ERROR,
        zh=Text(
            "这里又开始了一个文档（---），而这个文件只能有一个。",
            "每个文件一个文档。",
            "删掉这一行 ---，或者拆成两个文件。",
        ),
        en=Text(
            "A second document (---) starts here, where only one is allowed.",
            "one document per file.",
            "Delete this line of dashes, or split the file in two.",
        ),
    ),
    Entry(
        "JJ109",
        ERROR,
        zh=Text("文件里的值太多：超过 {most} 个。", hint="请拆成几个文件；大量记录请用 NDJSON。"),
        en=Text(
            "There are too many values in this file: more than {most}.",
            hint="Split it into several files; for very many records use NDJSON.",
        ),
    ),
    # ---- YAML that cannot be read
    Entry(
        "JJ110",
        ERROR,
        zh=Text(
            ("从这里起读不懂这个文件。", "（YAML 解析器的原话：{detail}）"),
            hint="请检查这一行和上一行的缩进、冒号、引号和括号。",
        ),
        en=Text(
            ("From here on this file cannot be understood.", "(In the words of the YAML parser: {detail})"),
            hint="Look at the indentation, colons, quotes and brackets of this line and the one before.",
        ),
    ),
    Entry(
        "JJ121",
        ERROR,
        zh=Text(
            "这里的引号 {quote} 一直没有闭合。",
            "成对的引号：{quote}…{quote}。",
            "在这段文字的末尾补上 {quote}，或者删掉开头这一个。",
        ),
        en=Text(
            "The quote {quote} that starts here is never closed.",
            "a pair of quotes: {quote}…{quote}.",
            "Put {quote} at the end of the text, or take this one away.",
        ),
    ),
    Entry(
        "JJ122",
        ERROR,
        zh=Text(
            "这里的括号 {bracket} 没有闭合。",
            "对应的 {closing}。",
            "补上 {closing}；如果括号已经成对，请检查里面每两项之间是否都有英文逗号。",
        ),
        en=Text(
            "The bracket {bracket} that starts here is not closed.",
            "its counterpart {closing}.",
            "Add {closing}; if it is there, see whether every two entries have a comma between them.",
        ),
    ),
    Entry(
        "JJ123",
        ERROR,
        zh=Text(
            "这一行里又出现了一个“冒号加空格”，这里不能再有键。",
            "一行只有一个键；含冒号的文字要用引号。",
            "文字里有冒号时，请用英文单引号括起来：'…: …'；如果是下一个键，请另起一行并对齐。",
        ),
        en=Text(
            "There is another colon with a blank on this line, where no key can stand.",
            "one key on a line; text with a colon in quotes.",
            "Put text that holds a colon in single quotes: '…: …'; put the next key on its own line.",
        ),
    ),
    Entry(
        "JJ124",
        ERROR,
        zh=Text(
            "这一行的缩进与上面不一致。",
            "同一组的键左边对齐，列表项的 - 也要对齐。",
            ("如果这里是新的一项，前面少了“{dash}”。", "让这一行与同组的行从同一列开始；请看第 {line} 行起的这一组。"),
        ),
        en=Text(
            "The indentation of this line does not fit what stands above.",
            "keys of one mapping in one column, and the hyphens of one list too.",
            (
                'If a new entry begins here, it lacks its "{dash}".',
                "Start this line in the same column as its neighbours in the group that begins at line {line}.",
            ),
        ),
    ),
    Entry(
        "JJ125",
        ERROR,
        zh=Text(
            "文字不能以“{character}”开头，它在 YAML 里另有用处。",
            "用引号括起来的文字。",
            ("比较要写词：{word}。", "给这段文字加上英文单引号：'{character}…'。"),
        ),
        en=Text(
            'Text cannot start with "{character}", which has a meaning of its own in YAML.',
            "the text in quotes.",
            ("A comparison is a word: {word}.", "Put the text in single quotes: '{character}…'."),
        ),
    ),
    Entry(
        "JJ126",
        ERROR,
        zh=Text(
            "双引号里的反斜线组合“{found}”没有意义。",
            "单引号，或者写成 \\\\。",
            "把双引号换成单引号（路径里有反斜线时尤其如此）。",
        ),
        en=Text(
            'The backslash in "{found}" means nothing inside double quotes.',
            "single quotes, or \\\\.",
            "Use single quotes instead of double ones, above all for paths with backslashes.",
        ),
    ),
    Entry(
        "JJ127",
        ERROR,
        zh=Text(
            "括号里的这一处前面少了英文逗号，或者前面少了 {closing}。",
            "`, ` 或 {closing}。",
            "在两项之间加英文逗号；括号从第 {line} 行第 {column} 列开始。",
        ),
        en=Text(
            "A comma is missing before this, or else {closing}.",
            "`, ` or {closing}.",
            "Put a comma between the two entries; the bracket opens at line {line}, column {column}.",
        ),
    ),
    Entry(
        "JJ128",
        ERROR,
        zh=Text("这里不该有“{found}”。", hint="删掉它，或者补上与它成对的开头；文字请用英文单引号括起来。"),
        en=Text(
            '"{found}" has no place here.',
            hint="Delete it, or add the opening one it belongs to; put text in single quotes.",
        ),
    ),
    Entry(
        "JJ129",
        ERROR,
        zh=Text(
            "列表项（- ）不能写在这里。",
            "列表另起一行：先写 `键:`，下一行再写 `- …`。",
            "在 - 之前换行，并缩进两个空格。",
        ),
        en=Text(
            "A list item (- ) cannot stand here.",
            "the list on lines of its own, below its `key:`.",
            "Break the line before the hyphen and indent by two blanks.",
        ),
    ),
    # ---- YAML that can be read and is not allowed
    Entry(
        "JJ130",
        ERROR,
        zh=Text("键“{key}”在同一组里出现了两次，第一次在 {related}。", "每个键只写一次。", "删掉其中一个，或者改名。"),
        en=Text(
            'The key "{key}" stands twice in one mapping; it was first given at {related}.',
            "every key once.",
            "Delete one of the two, or rename it.",
        ),
    ),
    Entry(
        "JJ131",
        ERROR,
        zh=Text("键必须是文字，这里却是一个列表或一组键值。", "`文字: 值`。", "如果双花括号就是文字，请用引号括起来。"),
        en=Text(
            "A key has to be text; this one is a list or a mapping.",
            "`text: value`.",
            "If double braces were meant as text, put them in quotes.",
        ),
    ),
    Entry(
        "JJ132",
        ERROR,
        zh=Text("冒号前面没有键。", "`键: 值`。", "补上键，或者删掉这个冒号。"),
        en=Text("There is no key before the colon.", "`key: value`.", "Add the key, or delete the colon."),
    ),
    Entry(
        "JJ133",
        ERROR,
        zh=Text("这里不能用标签“{tag}”。", "普通的值。", "删掉标签；要写以 ! 开头的文字，请用引号括起来。"),
        en=Text(
            'The tag "{tag}" is not allowed here.',
            "a plain value.",
            "Delete the tag; put text that starts with ! in quotes.",
        ),
    ),
    Entry(
        "JJ134",
        ERROR,
        zh=Text(
            "这里不支持合并键“<<”。", "每个键各写一次。", "把要合并的键直接写出来；重复的内容请写成参数或命名的量。"
        ),
        en=Text(
            'The merge key "<<" is not supported.',
            "every key in its place.",
            "Write the keys out; say what is repeated as a parameter or a named measure.",
        ),
    ),
    Entry(
        "JJ135",
        ERROR,
        zh=Text(
            "引用“*{name}”之前没有定义“&{name}”。",
            "前面用 & 定义过的名字。",
            ("是不是想写“*{nearest}”？", "文字以 * 开头时请用引号括起来。"),
        ),
        en=Text(
            'The alias "*{name}" has no anchor "&{name}" before it.',
            "a name defined above with &.",
            ('Did you mean "*{nearest}"?', "Put text that starts with * in quotes."),
        ),
    ),
    Entry(
        "JJ136",
        ERROR,
        zh=Text("引用“*{name}”把自己包含在内。", hint="内容不能包含自己；请把值直接写出来。"),
        en=Text('The alias "*{name}" contains itself.', hint="Nothing can hold itself; write the value out."),
    ),
    Entry(
        "JJ137",
        ERROR,
        zh=Text("“{found}”不是可以计算的数。", "有限的数；没有数据就不要写这个键。", "改成数，或者整行删掉。"),
        en=Text(
            '"{found}" is no number that can be counted with.',
            "a finite number; where there is none, no key.",
            "Write a number, or delete the line.",
        ),
    ),
    Entry(
        "JJ138",
        ERROR,
        zh=Text(
            "这个数太长或太大：{found}。",
            "最多 {digits} 位数字，指数不超过 {exponent}。",
            "如果是编号或校验码，请用引号括起来。",
        ),
        en=Text(
            "This number is too long or too large: {found}.",
            "at most {digits} digits and an exponent of at most {exponent}.",
            "If it is an identifier or a checksum, put it in quotes.",
        ),
    ),
    Entry(
        "JJ146",
        ERROR,
        zh=Text(
            "这一行不是“键: 值”：“{found}”。",
            "`键: 值`，英文冒号后面有一个空格。",
            "补上冒号和空格；如果是上一行文字的继续，请多缩进一些。",
        ),
        en=Text(
            'This line is no "key: value": "{found}".',
            "`key: value`, with a plain colon and a blank.",
            "Add the colon and the blank; indent it further if it goes on with the text of the line above.",
        ),
    ),
    Entry(
        "JJ147",
        ERROR,
        zh=Text("这个文件里已有 {most} 段读不出来，后面的没有读。", hint="看看它是不是一份记录。"),
        en=Text(
            "Of this file {most} documents cannot be read; those that follow were not read.",
            hint="See whether it is a file of records at all.",
        ),
    ),
)
