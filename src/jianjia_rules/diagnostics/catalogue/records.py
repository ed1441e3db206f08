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
            hint="删掉一条；是补报、更正的，写明是补报、更正；或者在规则集里写 repeated: last。",
        ),
        en=Text(
            'The unit "{unit}" has two records for {period}; the first is at {related}.',
            hint="Delete one, say that it is a supplement or correction, or say repeated: last in the rulebook.",
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
        en=Text("This row has {count} {count|cell|cells}, the header {wanted}.", hint="Look at commas and quotes."),
    ),
    Entry(
        "JJ811",
        WARNING,
        zh=Text("按“没有填”处理：{reason}"),
        en=Text("Taken as missing: {reason}"),
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
    Entry(
        "JJ814",
        ERROR,
        zh=Text("“{path}”的数不合要求：{found}。", ("{wanted}。",)),
        en=Text('The number of "{path}" does not fit: {found}.', ("{wanted}.",)),
    ),
    Entry(
        "JJ815",
        ERROR,
        zh=Text("“{path}”有 {count} 项。", ("{wanted}。",)),
        en=Text('"{path}" has {count} {count|entry|entries}.', ("{wanted}.",)),
    ),
    Entry(
        "JJ816",
        ERROR,
        zh=Text("“{path}”与第 {first} 项重复。", "每项只出现一次。", "删掉其中一项。"),
        en=Text('"{path}" is the same as entry {first}.', "every entry once.", "Delete one of the two."),
    ),
    Entry(
        "JJ817",
        ERROR,
        zh=Text("填了“{other}”，就还要填“{path}”。", hint="补上它。"),
        en=Text('Where "{other}" is given, "{path}" is needed too.', hint="Add it."),
    ),
    Entry(
        "JJ818",
        ERROR,
        zh=Text("“{path}”不符合表式的要求（{keyword}）。", ("{wanted}。",)),
        en=Text('"{path}" does not fit the form ({keyword}).', ("{wanted}.",)),
    ),
    Entry(
        "JJ819",
        ERROR,
        zh=Text("规则集不能用来考核 {period} 的记录：{reason}", hint="换用那一期的规则集，或者用 --as-of 指定一天。"),
        en=Text(
            "The rulebook cannot assess records of {period}: {reason}",
            hint="Take a rulebook for that period, or name a day with --as-of.",
        ),
    ),
    Entry(
        "JJ820",
        ERROR,
        zh=Text("“{path}”不由这类单位填报。", hint="删去这一项；若单位类别写错了，改正单位类别。"),
        en=Text(
            '"{path}" is not for units of this type.',
            hint="Take it out, or correct the unit type.",
        ),
    ),
    # ---- files and folders
    Entry(
        "JJ821",
        NOTE,
        zh=Text("{path} 里有 {count} 个文件不是记录，没有读：{names}。"),
        en=Text(
            "In {path}, {count} {count|file is no record and was|files are no records and were} not read: {names}."
        ),
    ),
    Entry(
        "JJ822",
        WARNING,
        zh=Text("链接 {path} 指到文件夹外面，没有读。", hint="把文件本身放进文件夹。"),
        en=Text("The link {path} leads out of the folder and was not followed.", hint="Put the file itself there."),
    ),
    Entry(
        "JJ823",
        WARNING,
        zh=Text("表头“{column}”与“{other}”指同一处（{related}），这一列没有读。", hint="删掉其中一列。"),
        en=Text(
            'The column "{column}" stands for the same as "{other}" at {related}; it was not read.',
            hint="Delete one of the two.",
        ),
    ),
    Entry(
        "JJ824",
        ERROR,
        zh=Text("表格是空的。", "第一行是表头，每格一个字段，如 unit.id。"),
        en=Text("The table is empty.", "a first row with a field in every cell, such as unit.id."),
    ),
    Entry(
        "JJ825",
        ERROR,
        zh=Text(
            "这里开始的双引号没有成对地收尾，这一行无法分格。",
            '含分隔符的格写成 "…"，格里的双引号写成 ""。',
            "请补上或删掉双引号。",
        ),
        en=Text(
            "The double quote that opens here is not closed as it should be; the row cannot be split into cells.",
            'cells that hold a separator as "…", and "" for a quote inside.',
            "Add or delete a quote.",
        ),
    ),
    Entry(
        "JJ826",
        ERROR,
        zh=Text("这一行太长：超过 {most} 个字符。", hint="请检查换行。"),
        en=Text("This line is too long: more than {most} characters.", hint="Look at the line breaks."),
    ),
    Entry(
        "JJ827",
        WARNING,
        zh=Text(
            "“{column}”是列表里的内容，一行一条记录的表格放不下，这一列没有读。",
            hint="列表另放一个文件，如 units.activities.csv。",
        ),
        en=Text(
            'The column "{column}" belongs to a list, which a row cannot hold; it was not read.',
            hint="Put the list into a file of its own, such as units.activities.csv.",
        ),
    ),
    Entry(
        "JJ828",
        ERROR,
        zh=Text("表格有 {count} 列，最多 {most} 列。", hint="请检查分隔符。"),
        en=Text(
            "The table has {count} {count|column|columns}, where {most} is the most.", hint="Look at the separator."
        ),
    ),
    Entry(
        "JJ829",
        WARNING,
        zh=Text("文件里什么也没有，或者只有注释。", hint="填上记录，或者删掉这个文件。"),
        en=Text("This file is empty, or holds only comments.", hint="Fill it in, or delete the file."),
    ),
    # ---- registers, review entries, waivers
    Entry(
        "JJ831",
        ERROR,
        zh=Text("名册里这一行没有“{column}”。", "每行都有“{column}”。", ("是不是把“{nearest}”当作编号？", "补上它。")),
        en=Text(
            'This entry of the register has no "{column}".',
            'a "{column}" in every entry.',
            ('Is it called "{nearest}" here?', "Add it."),
        ),
    ),
    Entry(
        "JJ832",
        ERROR,
        zh=Text("名册“{register}”里“{key}”出现了两次，第一次在 {related}。", hint="删掉其中一行。"),
        en=Text(
            '"{key}" stands twice in the register "{register}"; it was first given at {related}.',
            hint="Delete one of the two.",
        ),
    ),
    Entry(
        "JJ841",
        ERROR,
        zh=Text("这条评议没有写结论，也没有写得分。", "outcome、earned、judged、applicable 中的一项。", "补上一项。"),
        en=Text(
            "This review entry decides nothing.",
            "one of outcome, earned, judged, applicable.",
            "Add one of them.",
        ),
    ),
    Entry(
        "JJ842",
        ERROR,
        zh=Text("规则集里没有“{rule}”这一行。", hint=("是不是想写“{nearest}”？",)),
        en=Text('The rulebook has no row "{rule}".', hint=('Did you mean "{nearest}"?',)),
    ),
    Entry(
        "JJ843",
        WARNING,
        zh=Text("单位“{unit}”的“{rule}”已在 {related} 写过一条。", hint="删掉其中一条。"),
        en=Text(
            'There is already an entry on "{rule}" of the unit "{unit}", at {related}.',
            hint="Delete one of the two.",
        ),
    ),
    Entry(
        "JJ844",
        WARNING,
        zh=Text(("没有读到单位“{unit}”的记录，这一条用不上。", "（考核期 {period}）"), hint="请核对单位编号和考核期。"),
        en=Text(
            ('No record of the unit "{unit}" was read; this entry serves nothing.', "(period {period})"),
            hint="Look at the unit's id and the period.",
        ),
    ),
    Entry(
        "JJ845",
        ERROR,
        zh=Text(
            "“{type}”的表里没有“{rule}”这一行，单位“{unit}”的这条评议用不上。", hint="请核对单位和行，或者删掉这一条。"
        ),
        en=Text(
            'The table of "{type}" has no row "{rule}"; this review of the unit "{unit}" serves nothing.',
            hint="Look at the unit and the row, or delete the entry.",
        ),
    ),
    Entry(
        "JJ846",
        ERROR,
        zh=Text(
            "单位“{unit}”的“{rule}”，{key} 是 {found}，超出了这一行的范围；这条评议没有采用。",
            "{wanted}。",
            "改正分数，再考核一次。",
        ),
        en=Text(
            'For the row "{rule}" of the unit "{unit}", {key} is {found}, which is out of range; the review was not used.',
            "{wanted}.",
            "Correct the points and assess again.",
        ),
    ),
    Entry(
        "JJ847",
        ERROR,
        zh=Text(
            "单位“{unit}”的“{rule}”没有要评议的分，judged 用不上；这条评议没有采用。", hint="改写 earned 或者 outcome。"
        ),
        en=Text(
            'The row "{rule}" of the unit "{unit}" has no points to be judged; the review with its judged was not used.',
            hint="Say earned or outcome instead.",
        ),
    ),
    Entry(
        "JJ848",
        ERROR,
        zh=Text(
            "单位“{unit}”的“{rule}”，结论 {outcome} 与所给的分数不符；这条评议没有采用。",
            "met 得满分，not-met 得零分，partly-met 在两者之间，not-applicable 不给分；这一行是 {wanted}。",
            "结论和分数只写一个，或者改成一致的。",
        ),
        en=Text(
            'For the row "{rule}" of the unit "{unit}", {outcome} and the points disagree; the review was not used.',
            "met with all points, not-met with none, partly-met between, not-applicable without; the row has {wanted}.",
            "Give only one of the two, or make them agree.",
        ),
    ),
    Entry(
        "JJ849",
        ERROR,
        zh=Text(
            "“{rule}”对单位“{unit}”不适用，这条评议没有采用。",
            hint="确实要评的，加上 applicable: true；否则删掉这一条。",
        ),
        en=Text(
            'The row "{rule}" does not apply to the unit "{unit}"; the review was not used.',
            hint="If it is to count all the same, add applicable: true; else delete the entry.",
        ),
    ),
    Entry(
        "JJ850",
        WARNING,
        zh=Text("单位“{unit}”对“{rule}”的豁免没有用上：{reason}。", hint="请核对，或者删掉这一条。"),
        en=Text(
            'The waiver of "{rule}" for the unit "{unit}" was not used: {reason}.',
            hint="Look at the entry, or delete it.",
        ),
    ),
    # ---- files named as evidence
    Entry(
        "JJ851",
        WARNING,
        zh=Text("佐证文件 {file} 不在。", "相对于记录文件所在文件夹的路径。", "把文件放到那里，或者改正名称。"),
        en=Text(
            "The evidence file {file} is not there.",
            "a path from the folder of the record's file.",
            "Put the file there, or correct its name.",
        ),
    ),
    Entry(
        "JJ852",
        WARNING,
        zh=Text("佐证文件 {file} 无法读取：{reason}。"),
        en=Text("The evidence file {file} cannot be read: {reason}."),
    ),
    Entry(
        "JJ853",
        WARNING,
        zh=Text("佐证文件 {file} 的 SHA-256 与记录不符。", "{found}。", "文件改动过；请核对后重新计算。"),
        en=Text(
            "The SHA-256 of the evidence file {file} is not the one in the record.",
            "{found}.",
            "The file has changed; check it and compute the sum again.",
        ),
    ),
    Entry(
        "JJ854",
        WARNING,
        zh=Text("佐证文件 {file} 在记录所在的文件夹之外，没有读。", "文件夹里面的路径，不用 .. 和绝对路径。"),
        en=Text(
            "The evidence file {file} is outside the folder of the record and was not read.",
            "a path inside the folder, without .. and not absolute.",
        ),
    ),
    # ---- the schema of records
    Entry(
        "JJ863",
        ERROR,
        zh=Text("记录表式里不能用“{keyword}”。", "本文件内的 $ref（#/$defs/名称）。", "把要引用的部分放进 $defs。"),
        en=Text(
            'A record schema cannot use "{keyword}".',
            "a $ref inside this file (#/$defs/name).",
            "Put what is shared under $defs.",
        ),
    ),
    Entry(
        "JJ864",
        WARNING,
        zh=Text(
            "JSON Schema 没有“{keyword}”，这一项不起作用。", hint="是不是想写“{nearest}”？自己的名称请以 x- 开头。"
        ),
        en=Text(
            'JSON Schema has no "{keyword}"; it has no effect.',
            hint='Did you mean "{nearest}"? Names of your own start with x-.',
        ),
    ),
    Entry(
        "JJ865",
        ERROR,
        zh=Text("正则表达式“{found}”不能用：{reason}。", hint="请写得简单些；范围用 ^(?:…)$ 括起来。"),
        en=Text('The pattern "{found}" cannot be used: {reason}.', hint="Write it more simply, as in ^(?:…)$."),
    ),
    Entry(
        "JJ868",
        ERROR,
        zh=Text(
            "这里的引用绕回自己，永远不会结束。", "经过 properties 或 items 才能再引用自己。", "去掉其中一处引用。"
        ),
        en=Text(
            "The references here come back to themselves and would never end.",
            "a schema that refers to itself only inside properties or items.",
            "Take one of the references away.",
        ),
    ),
    Entry(
        "JJ869",
        ERROR,
        zh=Text("记录表式用的是“{found}”。", "{wanted}。", "改成上面这个，或者删掉 $schema。"),
        en=Text('The schema is written in "{found}".', "{wanted}.", "Change it to this one, or leave $schema out."),
    ),
    Entry(
        "JJ870",
        ERROR,
        zh=Text(
            "这一处展开后太庞大：一个值要与 {most} 个以上的表式相比。", hint="少用层层相套的 allOf、anyOf 和 $ref。"
        ),
        en=Text(
            "This unfolds to too much: one value would be held against more than {most} schemas.",
            hint="Nest allOf, anyOf and $ref less.",
        ),
    ),
)
