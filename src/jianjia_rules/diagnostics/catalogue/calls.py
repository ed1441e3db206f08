"""JJ9xx: the call itself: paths, options, names given on the command line or to the library."""

from jianjia_rules.diagnostics.catalogue.entry import ERROR, NOTE, WARNING, Entry, Text

ENTRIES: tuple[Entry, ...] = (
    Entry(
        "JJ901",
        ERROR,
        zh=Text("没有这个文件或文件夹：{path}", hint=("是不是 {nearest}？",)),
        en=Text("There is no such file or folder: {path}", hint=("Did you mean {nearest}?",)),
    ),
    Entry(
        "JJ902",
        ERROR,
        zh=Text("无法读取 {path}：{reason}。"),
        en=Text("Cannot read {path}: {reason}."),
    ),
    Entry(
        "JJ903",
        ERROR,
        zh=Text("没有规则集“{name}”。", ("自带的：{known}；也可以给出文件夹的路径。",), ("是不是想写“{nearest}”？",)),
        en=Text(
            'There is no rulebook "{name}".',
            ("one of: {known}; or the path of a folder.",),
            ('Did you mean "{nearest}"?',),
        ),
    ),
    Entry(
        "JJ904",
        ERROR,
        zh=Text("选项 {option} 不能是“{found}”。", ("{wanted}。",), ("是不是想写“{nearest}”？",)),
        en=Text('The option {option} cannot be "{found}".', ("{wanted}.",), ('Did you mean "{nearest}"?',)),
    ),
    Entry(
        "JJ905",
        ERROR,
        zh=Text("不认识这种文件：{path}", "{known}。", "请另存为其中一种格式。"),
        en=Text("This kind of file is not known: {path}", "{known}.", "Save it in one of these formats."),
    ),
    Entry(
        "JJ906",
        WARNING,
        zh=Text("{path} 里没有可读的记录文件。", "{known}。"),
        en=Text("There is no file with records in {path}.", "{known}."),
    ),
    Entry(
        "JJ907",
        ERROR,
        zh=Text("这个功能需要 {package}，还没有安装。", hint='请运行：pip install "jianjia-rules[{extra}]"'),
        en=Text("This needs {package}, which is not installed.", hint='Run: pip install "jianjia-rules[{extra}]"'),
    ),
    Entry(
        "JJ908",
        ERROR,
        zh=Text("无法写入 {path}：{reason}。", hint=("{advice}",)),
        en=Text("Cannot write {path}: {reason}.", hint=("{advice}",)),
    ),
    Entry(
        "JJ909",
        ERROR,
        zh=Text("没有“{found}”这个命令。", "{known}。", ("是不是想写“{nearest}”？", "全部用法：jianjia --help")),
        en=Text(
            'There is no command "{found}".', "one of: {known}.", ('Did you mean "{nearest}"?', "See: jianjia --help")
        ),
    ),
    Entry(
        "JJ910",
        ERROR,
        zh=Text("没有 {option} 这个选项。", "{known}。", ("是不是想写 {nearest}？",)),
        en=Text("There is no option {option}.", "one of: {known}.", ("Did you mean {nearest}?",)),
    ),
    Entry(
        "JJ911",
        ERROR,
        zh=Text("选项 {option} 后面没有值。", "{option} {wanted}"),
        en=Text("The option {option} needs a value.", "{option} {wanted}"),
    ),
    Entry(
        "JJ912",
        ERROR,
        zh=Text("选项 {option} 不带值。", "只写 {option}。"),
        en=Text("The option {option} takes no value.", "{option} by itself."),
    ),
    Entry(
        "JJ913",
        ERROR,
        zh=Text("没有给出{wanted}。", hint="用法：在命令后面加 --help"),
        en=Text("Nothing is given for {wanted}.", hint="How it is used: add --help to the command."),
    ),
    Entry(
        "JJ914",
        ERROR,
        zh=Text("这里多出了“{found}”。", hint="文件名里有空格时，用引号括起来。"),
        en=Text('"{found}" is one too many here.', hint="Put names with blanks in quotes."),
    ),
    Entry(
        "JJ915",
        ERROR,
        zh=Text("选项 {option} 写了两次。", hint="留下一个。"),
        en=Text("The option {option} stands twice.", hint="Keep one of them."),
    ),
    Entry(
        "JJ916",
        ERROR,
        zh=Text(
            "没有指明规则集。",
            "--rulebook 名称或路径（自带的：{known}）。",
            "在命令后面加上 --rulebook；记录所在文件夹里有 rulebook.yaml 时可以不写。",
        ),
        en=Text(
            "Nothing says which rulebook to use.",
            "--rulebook NAME-OR-PATH (shipped: {known}).",
            "Add --rulebook; it may be left out where the records' folder holds a rulebook.yaml.",
        ),
    ),
    Entry(
        "JJ917",
        ERROR,
        zh=Text("规则集“{rulebook}”里没有“{found}”这条规则。", hint=("是不是想写“{nearest}”？",)),
        en=Text('The rulebook "{rulebook}" has no rule "{found}".', hint=('Did you mean "{nearest}"?',)),
    ),
    Entry(
        "JJ918",
        ERROR,
        zh=Text("记录里没有单位“{found}”。", hint=("是不是想写“{nearest}”？",)),
        en=Text('There is no unit "{found}" in the records.', hint=('Did you mean "{nearest}"?',)),
    ),
    Entry(
        "JJ919",
        ERROR,
        zh=Text("规则集没有名册“{found}”。", "{known}。", ("是不是想写“{nearest}”？",)),
        en=Text('The rulebook has no register "{found}".', "one of: {known}.", ('Did you mean "{nearest}"?',)),
    ),
    Entry(
        "JJ920",
        ERROR,
        zh=Text("规则集有几份名册，看不出 {path} 是哪一份。", "--register 名称=文件；名称：{known}。"),
        en=Text(
            "The rulebook has several registers, and nothing says which one {path} is.",
            "--register NAME=FILE, with a name of: {known}.",
        ),
    ),
    Entry(
        "JJ921",
        ERROR,
        zh=Text("规则集没有名册，{path} 用不上。", hint="去掉 --register。"),
        en=Text("The rulebook has no registers; {path} serves nothing.", hint="Leave out --register."),
    ),
    Entry(
        "JJ922",
        ERROR,
        zh=Text("规则“{rule}”不用于“{type}”类单位，单位“{unit}”的表里没有这一行。"),
        en=Text('The rule "{rule}" is not for units of the type "{type}": the table of "{unit}" does not have it.'),
    ),
    Entry(
        "JJ923",
        ERROR,
        zh=Text("单位“{unit}”有几条记录（{known}），看不出要说明哪一条。", hint="只给出其中一条所在的文件。"),
        en=Text(
            'The unit "{unit}" has several records ({known}), and nothing says which one to explain.',
            hint="Give only the file of one of them.",
        ),
    ),
    Entry(
        "JJ924",
        ERROR,
        zh=Text("无法写到标准输出：{reason}。", hint=("{advice}",)),
        en=Text("Cannot write to standard output: {reason}.", hint=("{advice}",)),
    ),
    Entry(
        "JJ925",
        ERROR,
        zh=Text("{paths} 里一条记录也没有，没有可考核的。", hint="请核对路径，看看文件里有没有内容。"),
        en=Text(
            "There is nothing to assess: no record was found in {paths}.",
            hint="Look at the paths, and at what the files hold.",
        ),
    ),
    Entry(
        "JJ926",
        ERROR,
        zh=Text("结果不能写入 {path}：它是这次要读的文件。", hint="请换一个文件名，或者写到文件夹外面。"),
        en=Text(
            "The result cannot be written to {path}: it is one of the files to be read.",
            hint="Take another name, or a place outside the folder.",
        ),
    ),
    Entry(
        "JJ927",
        WARNING,
        zh=Text(
            ("--previous 给出的 {paths} 里没有上一考核期的记录。", "读到的是：{found}。"),
            ("{wanted} 的记录。",),
            "请核对路径：不是这次要考核的记录，而是上一期的。",
        ),
        en=Text(
            ("What --previous gives ({paths}) holds no record of the period before.", "It holds: {found}."),
            ("records of {wanted}.",),
            "Look at the path: it is for the records of the period before those that are assessed.",
        ),
    ),
    Entry(
        "JJ928",
        ERROR,
        zh=Text("有一个进程中途没了，没有考核完。", hint="可能是内存不足：减少 --jobs 的个数，再试一次。"),
        en=Text(
            "One of the processes ended before its work was done; not everything was assessed.",
            hint="Memory may have run out: try again with fewer --jobs.",
        ),
    ),
    Entry(
        "JJ929",
        ERROR,
        zh=Text(
            "这一行里没有一格是记录的字段，表格没有读。",
            "第一行是表头，每格一个字段，如 unit.id，或者字段的名称。",
            "补上表头；如果这不是 CSV，请改用它自己的扩展名。",
        ),
        en=Text(
            "No cell of this row names a field of a record; the table was not read.",
            "a first row with a field in every cell, such as unit.id, or its title.",
            "Put a header in front; a file that is no CSV needs the ending of its own kind.",
        ),
    ),
    Entry(
        "JJ931",
        ERROR,
        zh=Text(
            "规则集“{rulebook}”没有原文条款，无从对照。",
            "source: source/，其中的 clauses.yaml 逐句列出原文。",
            "没有文件可依的规则集，用不着这个命令。",
        ),
        en=Text(
            'The rulebook "{rulebook}" has no clauses to be held against.',
            "source: source/, with the document statement by statement in clauses.yaml.",
            "A rulebook that rests on no document does not need this command.",
        ),
    ),
    Entry(
        "JJ932",
        ERROR,
        zh=Text("规则集“{rulebook}”没有单位类别“{found}”。", "{known}。", ("是不是想写“{nearest}”？",)),
        en=Text(
            'The rulebook "{rulebook}" has no unit type "{found}".',
            "one of: {known}.",
            ('Did you mean "{nearest}"?',),
        ),
    ),
    Entry(
        "JJ936",
        ERROR,
        zh=Text("{format} 格式不能显示在终端上。", hint="请写入文件，例如 -o {file}"),
        en=Text("The format {format} cannot be shown on a terminal.", hint="Write it to a file, such as -o {file}"),
    ),
    Entry(
        "JJ941",
        ERROR,
        zh=Text("看不出要写成哪种格式：“{found}”。", "{known} 之一。", ("是不是想写“{nearest}”？", "用 --to 写明。")),
        en=Text(
            'Nothing says in which format to write: "{found}".',
            "one of: {known}.",
            ('Did you mean "{nearest}"?', "Name it with --to."),
        ),
    ),
    Entry(
        "JJ942",
        ERROR,
        zh=Text("没有规则集，就不知道 {format} 表格里各列是什么。", hint="用 --rulebook 指定规则集。"),
        en=Text(
            "Without a rulebook nothing says what the columns of a table ({format}) are.",
            hint="Name one with --rulebook.",
        ),
    ),
    Entry(
        "JJ944",
        ERROR,
        zh=Text("{option} 说的是标准输入，路径里却没有 -。", hint="在路径里写上 -，或者去掉 {option}。"),
        en=Text(
            "{option} speaks of standard input, and - is not among the paths.",
            hint="Name - as a path, or leave {option} out.",
        ),
    ),
    Entry(
        "JJ949",
        WARNING,
        zh=Text(
            ("名册“{register}”上的单位“{unit}”报送了 {period}，但被退回，算作没有报送。", "（{title}）"),
            hint="按退回的理由改正，重新报送。",
        ),
        en=Text(
            (
                'What the unit "{unit}" on the register "{register}" submitted for {period} was refused.',
                "({title})",
            ),
            hint="Correct what it was refused for, and submit again.",
        ),
    ),
    Entry(
        "JJ950",
        ERROR,
        zh=Text("两份结果要写到同一处：{path}", hint="请给每一份写明各自的文件，例如 --output sarif=结果.sarif"),
        en=Text(
            "Two results would go to one place: {path}",
            hint="Name a file of its own for each, such as --output sarif=results.sarif",
        ),
    ),
    Entry(
        "JJ974",
        NOTE,
        zh=Text("申报材料旁有豁免的文件，已经采用：{path}", hint="要用别的，请写 --waivers。"),
        en=Text("Waivers stand beside the submissions and are used: {path}", hint="Name others with --waivers."),
    ),
    Entry(
        "JJ975",
        ERROR,
        zh=Text(
            "从这里起，这个文件另有 {count} 条有错的记录被退回，没有逐条说明错在哪里。",
            hint="先改正列出的各条，再检查一次；要多看，用 --max-messages 个数，要全看，用 --max-messages all。",
        ),
        en=Text(
            "From here on {count} more faulty {count|record of this file was|records of this file were} refused without "
            "being explained.",
            hint="Mend those that are listed first, then check again; to see more, --max-messages N, to see all, "
            "--max-messages all.",
        ),
    ),
    Entry(
        "JJ990",
        ERROR,
        zh=Text("程序自身出错：{what}。", hint="请报告这个问题；设置环境变量 JIANJIA_TRACEBACK=1 可以看到细节。"),
        en=Text(
            "The program itself failed: {what}.",
            hint="Please report it; with the environment variable JIANJIA_TRACEBACK=1 it shows details.",
        ),
    ),
)
