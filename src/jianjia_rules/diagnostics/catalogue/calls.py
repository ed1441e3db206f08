"""JJ9xx: the call itself: paths, options, names given on the command line or to the library."""

from jianjia_rules.diagnostics.catalogue.entry import ERROR, WARNING, Entry, Text

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
        zh=Text("无法写入 {path}：{reason}。"),
        en=Text("Cannot write {path}: {reason}."),
    ),
)
