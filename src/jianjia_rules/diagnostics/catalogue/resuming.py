"""JJ98x: runs that were cut off and are gone on with."""

from jianjia_rules.diagnostics.catalogue.entry import ERROR, Entry, Text

ENTRIES: tuple[Entry, ...] = (
    Entry(
        "JJ980",
        ERROR,
        zh=Text("--resume 用不上：{reason}。", hint=("{advice}",)),
        en=Text("--resume cannot be used here: {reason}.", hint=("{advice}",)),
    ),
    Entry(
        "JJ981",
        ERROR,
        zh=Text(
            "不能接着上次做：已经读过的输入变了：{path}。",
            hint="恢复原样；或者删除 {part} 和 {journal}，再执行一次，就从头做。",
        ),
        en=Text(
            "The last run cannot be gone on with: of the input that it had read, this has changed: {path}.",
            hint="Put back what it was; or delete {part} and {journal} and call again, to begin anew.",
        ),
    ),
    Entry(
        "JJ982",
        ERROR,
        zh=Text(
            "不能接着上次做：规则集“{rulebook}”与上次的不同。",
            hint="用上次的规则集；或者删除 {part} 和 {journal}，再执行一次，就从头做。",
        ),
        en=Text(
            'The last run cannot be gone on with: the rulebook "{rulebook}" is not the one it used.',
            hint="Use that rulebook; or delete {part} and {journal} and call again, to begin anew.",
        ),
    ),
    Entry(
        "JJ983",
        ERROR,
        zh=Text(
            "不能接着上次做：选项与上次的不同：{options}。",
            hint="照上次的写；或者删除 {part} 和 {journal}，再执行一次，就从头做。",
        ),
        en=Text(
            "The last run cannot be gone on with: the call differs from its call in: {options}.",
            hint="Call it as before; or delete {part} and {journal} and call again, to begin anew.",
        ),
    ),
    Entry(
        "JJ984",
        ERROR,
        zh=Text(
            ("不能接着上次做：上次用的是程序的另一个版本。", "上次是 {found}，现在是 {now}。"),
            hint="用上次的版本；或者删除 {part} 和 {journal}，再执行一次，就从头做。",
        ),
        en=Text(
            (
                "The last run cannot be gone on with: it was made by another version of the program.",
                "It was {found}, this is {now}.",
            ),
            hint="Use that version; or delete {part} and {journal} and call again, to begin anew.",
        ),
    ),
    Entry(
        "JJ985",
        ERROR,
        zh=Text(
            "不能接着上次做：{part} 和 {journal} 损坏了，或者不是同一次留下的。",
            hint="删除这两个文件，再执行一次，就从头做。",
        ),
        en=Text(
            "The last run cannot be gone on with: {part} and {journal} are damaged, or not of one run.",
            hint="Delete both and call again, to begin anew.",
        ),
    ),
    Entry(
        "JJ986",
        ERROR,
        zh=Text("另一条命令正在写这份结果：{path} 正被它占用。", hint="等它做完，或者写到别的文件。"),
        en=Text(
            "Another call is writing this result: it holds {path}.", hint="Wait until it has ended, or write elsewhere."
        ),
    ),
)
