"""JJ75x to JJ78x: workbooks that hold records or scores, and records written as workbooks."""

from jianjia_rules.diagnostics.catalogue.entry import ERROR, NOTE, WARNING, Entry, Text

ENTRIES: tuple[Entry, ...] = (
    # ---- the file
    Entry(
        "JJ751",
        ERROR,
        zh=Text("这个工作簿已损坏或不完整，打不开。", hint="请重新保存或重新传一份。"),
        en=Text("This workbook is damaged or not complete; it cannot be opened.", hint="Save or send it again."),
    ),
    Entry(
        "JJ752",
        ERROR,
        zh=Text(
            "扩展名是 {ending}，内容却是{found}，不是工作簿。",
            ".xlsx、.xls 或 .ods。",
            "用表格软件打开后，另存为 .xlsx。",
        ),
        en=Text(
            "Its ending is {ending}, but it is {found}, no workbook.",
            ".xlsx, .xls or .ods.",
            "Open it in a spreadsheet program and save it as .xlsx.",
        ),
    ),
    Entry(
        "JJ753",
        WARNING,
        zh=Text("扩展名是 {ending}，内容是 {kind}；已按内容读。", hint="请改正扩展名。"),
        en=Text("Its ending is {ending}, but it is a {kind}; it was read as such.", hint="Correct its ending."),
    ),
    Entry(
        "JJ754",
        ERROR,
        zh=Text("这个工作簿加了密码，没有读。", hint="请取消打开密码，重新保存。"),
        en=Text("This workbook is encrypted and was not read.", hint="Take its password away and save it again."),
    ),
    Entry(
        "JJ755",
        ERROR,
        zh=Text(
            "这个工作簿展开后太大（{size} 字节，{parts} 个部分），没有读。",
            "展开后不超过 {most} 字节、{most_parts} 个部分，且不超过文件本身的 200 倍。",
            "请删去图片、空白格式和无关的表，另存一份。",
        ),
        en=Text(
            "This workbook unpacks to too much ({size} bytes in {parts} parts); it was not read.",
            "at most {most} bytes in {most_parts} parts, and 200 times the size of the file.",
            "Delete pictures, empty formats and other sheets, and save a copy.",
        ),
    ),
    Entry(
        "JJ756",
        ERROR,
        zh=Text("这个工作簿的单元格太多，没有读。", "不超过 {most} 个。", "请删去空白格式和无关的表，另存一份。"),
        en=Text(
            "This workbook has too many cells; it was not read.",
            "at most {most}.",
            "Delete empty formats and other sheets, and save a copy.",
        ),
    ),
    Entry(
        "JJ757",
        WARNING,
        zh=Text("这个工作簿带有宏；只读了单元格，宏没有运行。", hint="请另存为不带宏的 .xlsx。"),
        en=Text("This workbook has macros; only its cells were read, nothing was run.", hint="Save it as .xlsx."),
    ),
    Entry(
        "JJ758",
        WARNING,
        zh=Text("这个工作簿引用了别的工作簿；用的是保存时的值，没有去读别的文件。", hint="请把引用改成数值。"),
        en=Text(
            "This workbook refers to others; the values saved with it were taken, no other file was read.",
            hint="Replace the references by their values.",
        ),
    ),
    Entry(
        "JJ759",
        WARNING,
        zh=Text(
            "这份表是按第 {found} 版做的，现在是第 {edition} 版；已按字段名读。",
            hint="请核对增减的项目，或者用新版重做。",
        ),
        en=Text(
            "This form was made for edition {found}; the rulebook is {edition}. It was read by the names of its fields.",
            hint="Look at what came and went, or fill in a new form.",
        ),
    ),
    Entry(
        "JJ760",
        ERROR,
        zh=Text("这份表是规则集“{found}”的，不是“{rulebook}”的。", hint="请用 {rulebook} 的表，或者换 --rulebook。"),
        en=Text(
            'This form belongs to the rulebook "{found}", not to "{rulebook}".',
            hint="Take a form of {rulebook}, or another --rulebook.",
        ),
    ),
    # ---- sheets, columns, rows
    Entry(
        "JJ761",
        WARNING,
        zh=Text("表头改成了“{heading}”；按隐藏的标记读作“{title}”。", hint="请改回原来的表头。"),
        en=Text(
            'The heading was changed to "{heading}"; by its hidden mark it was read as "{title}".',
            hint="Change it back.",
        ),
    ),
    Entry(
        "JJ762",
        ERROR,
        zh=Text(
            "隐藏的标记是“{mark}”，表头却是“{heading}”，看不出填的是哪一项。",
            "{fields}中的一项。",
            "把表头或标记改成一致的，或者用新表重填。",
        ),
        en=Text(
            'The hidden mark is "{mark}", the heading "{heading}"; nobody can tell which of the two is filled in.',
            "one of {fields}.",
            "Make them agree, or take a new form.",
        ),
    ),
    Entry(
        "JJ763",
        WARNING,
        zh=Text(
            ("表里没有这一项，没有读。", "这里写的是“{heading}”。"),
            hint=("是不是想写“{nearest}”？", "备注可以留着，要考核的请填到原有的项目里。"),
        ),
        en=Text(
            ("The form has no such question; it was not read.", 'It says "{heading}".'),
            hint=(
                'Did you mean "{nearest}"?',
                "Remarks may stay; what is to count belongs into the form's own places.",
            ),
        ),
    ),
    Entry(
        "JJ764",
        ERROR,
        zh=Text("“{title}”在 {first} 已有一处，这里又填了一处。", "只填一处。", "删去其中一处。"),
        en=Text(
            '"{title}" stands at {first} already, and is filled in here again.', "one of the two.", "Delete the other."
        ),
    ),
    Entry(
        "JJ765",
        WARNING,
        zh=Text("表里少了这些列：{titles}；按没有填处理。", hint="请用原表重填。"),
        en=Text("Columns are gone: {titles}; they count as not answered.", hint="Take the form as it was."),
    ),
    Entry(
        "JJ766",
        WARNING,
        zh=Text("“{sheet}”不是表里的一张，没有读。", hint=("是不是想写“{nearest}”？",)),
        en=Text('The sheet "{sheet}" is none of the form\'s; it was not read.', hint=('Did you mean "{nearest}"?',)),
    ),
    Entry(
        "JJ767",
        ERROR,
        zh=Text("从这里到 {last} 合并成了一格，看不出每一条填的是什么。", "每格一个值。", "取消合并，逐格填写。"),
        en=Text(
            "Cells are merged from here to {last}; nobody can tell what each of them says.",
            "one value a cell.",
            "Take them apart and fill each in.",
        ),
    ),
    Entry(
        "JJ768",
        ERROR,
        zh=Text(
            "这里是公式，算出的值没有保存在文件里。", "填好的值。", "用表格软件打开，保存一次，或者把公式改成数值。"
        ),
        en=Text(
            "Here is a formula whose value was not saved with the file.",
            "a value.",
            "Open the file in a spreadsheet program and save it, or write the value instead.",
        ),
    ),
    Entry(
        "JJ769",
        ERROR,
        zh=Text("这里是错误值 {found}。", "填好的值。", "改正公式，或者直接填数。"),
        en=Text("Here is the error value {found}.", "a value.", "Correct the formula, or write the value."),
    ),
    Entry(
        "JJ770",
        WARNING,
        zh=Text("这张表里有 {count} 行什么也没有，读起来慢。", hint="删去数据下面的空行，重新保存。"),
        en=Text(
            "This sheet has {count} {count|row|rows} with nothing in them, which makes reading slow.",
            hint="Delete the empty rows below the data and save it again.",
        ),
    ),
    Entry(
        "JJ771",
        ERROR,
        zh=Text("“{title}”有两张表，第一张在 {related}。", "一张。", "合到一张里，删去另一张。"),
        en=Text(
            'There are two sheets for "{title}"; the first is at {related}.', "one.", "Join them and delete the other."
        ),
    ),
    Entry(
        "JJ772",
        ERROR,
        zh=Text(
            "看不出这个工作簿是填报表：没有一张表的名称或标记对得上，第一行也没有单位编号。",
            hint="请用 jianjia template 做的表填写。",
        ),
        en=Text(
            "Nothing tells that this workbook is a form: no sheet has a known name or mark, nor does the first row name the unit's id.",
            hint="Fill in a form made by jianjia template.",
        ),
    ),
    Entry(
        "JJ773",
        ERROR,
        zh=Text("“{title}”里找不到“答案”这一列，没有读。", "有“问题”“答案”的表头。", "请用原表重填。"),
        en=Text(
            'There is no column of answers on "{title}"; it was not read.',
            "headings Question and Answer.",
            "Take the form as it was.",
        ),
    ),
    Entry(
        "JJ774",
        ERROR,
        zh=Text("“{title}”既勾了没有，又填了内容。", "两者之一。", "去掉勾，或者删去内容。"),
        en=Text(
            '"{title}" is ticked as having none, and filled in as well.',
            "one of the two.",
            "Take the tick or the entries away.",
        ),
    ),
    Entry(
        "JJ775",
        WARNING,
        zh=Text(
            "填在这里的数据校验码是 {found}，按现在的数据算出来是 {computed}：取码以后数据改过。",
            hint="核对签字的纸件，重新取码。",
        ),
        en=Text(
            "The check code here is {found}, that of the data {computed}: the data were changed after the code was taken.",
            hint="Look at the signed paper, and take a new code.",
        ),
    ),
    Entry(
        "JJ776",
        ERROR,
        zh=Text("看不出“{found}”是有还是没有。", "√ 或者空着。", "有的打 √，没有的空着。"),
        en=Text('Nobody can tell whether "{found}" is a tick.', "√, or nothing.", "Tick it, or leave it empty."),
    ),
    Entry(
        "JJ777",
        ERROR,
        zh=Text("“{title}”里找不到表头，没有读。", "一行表头，每列一项。", "请用原表重填。"),
        en=Text(
            'There is no row of headings on "{title}"; it was not read.',
            "a row with a heading above every column.",
            "Take the form as it was.",
        ),
    ),
    Entry(
        "JJ778",
        WARNING,
        zh=Text("少了这些表：{sheets}；按没有填处理。", hint="请用原表重填。"),
        en=Text("Sheets are gone: {sheets}; they count as not answered.", hint="Take the form as it was."),
    ),
    # ---- archives
    Entry(
        "JJ780",
        WARNING,
        zh=Text("没有读 {path}：{reason}。"),
        en=Text("{path} was not read: {reason}."),
    ),
    Entry(
        "JJ781",
        ERROR,
        zh=Text("无法读压缩包里的 {path}：{reason}。"),
        en=Text("In the archive, {path} cannot be read: {reason}."),
    ),
    # ---- records written as workbooks
    Entry(
        "JJ782",
        ERROR,
        zh=Text("一个工作簿只放一条记录，{path} 放不下几条；什么也没有写。", hint="用 --to xlsx，-o 指定一个文件夹。"),
        en=Text(
            "A workbook holds one record, and there are more for {path}; nothing was written.",
            hint="Take --to xlsx, and let -o name a folder.",
        ),
    ),
    Entry(
        "JJ783",
        ERROR,
        zh=Text("写成工作簿，要用 -o 指定一个文件夹。", hint="例如 -o 填报表/"),
        en=Text("For workbooks, -o has to name a folder.", hint="Such as -o forms/"),
    ),
    # ---- the assessors' workbook, read back
    Entry(
        "JJ784",
        WARNING,
        zh=Text(
            "考评表写出以后，单位“{unit}” {period} 的记录改过；{by}的考评分是按改动前的记录给的。",
            hint="请对照现在的记录核对，或者重新写出考评表。",
        ),
        en=Text(
            'The record of the unit "{unit}" for {period} changed since the review sheet was written; the scores of {by} '
            "rest on the record as it was.",
            hint="Compare them with the record as it is now, or write the review sheet anew.",
        ),
    ),
    # ---- sums of evidence that are written into no workbook and no table
    Entry(
        "JJ785",
        NOTE,
        zh=Text(
            "{file} 没有改动，{count} 个校验值没有写进去：{reason}。",
            hint="校验值见 --format json；也可以先用 jianjia convert 写成 YAML 或 NDJSON。",
        ),
        en=Text(
            "{file} was left as it is, and {count} {count|sum was|sums were} not written into it: {reason}.",
            hint="The sums stand in --format json; or have jianjia convert write YAML or NDJSON first.",
        ),
    ),
    # ---- a record without a form
    Entry(
        "JJ786",
        ERROR,
        zh=Text("没有给“{found}”这类单位的填报表；这条记录没有写出。", "{known} 之一。"),
        en=Text(
            'There is no form for a unit of the type "{found}"; the record was not written.',
            "one of: {known}.",
        ),
    ),
)
