"""JJ88x and JJ89x: test files of rules."""

from jianjia_rules.diagnostics.catalogue.entry import ERROR, WARNING, Entry, Text

ENTRIES: tuple[Entry, ...] = (
    Entry(
        "JJ881",
        ERROR,
        zh=Text("没有门槛“{name}”。", ("已有的：{known}。",), ("是不是想写“{nearest}”？",)),
        en=Text('There is no gate "{name}".', ("one of: {known}.",), ('Did you mean "{nearest}"?',)),
    ),
    Entry(
        "JJ882",
        ERROR,
        zh=Text("这个文件里没有记录“{name}”。", ("records 下的：{known}。",), ("是不是想写“{nearest}”？",)),
        en=Text('This file has no record "{name}".', ("one under records: {known}.",), ('Did you mean "{nearest}"?',)),
    ),
    Entry(
        "JJ883",
        ERROR,
        zh=Text("这个用例没有写任何预期。", "下列至少一项：{known}。", "补上预期，或者删掉用例。"),
        en=Text("This case expects nothing.", "at least one of: {known}.", "Say what must come of it, or delete it."),
    ),
    Entry(
        "JJ884",
        ERROR,
        zh=Text("两个用例都叫“{name}”，第一个在 {related}。", hint="改掉一个名称。"),
        en=Text('Two cases are called "{name}"; the first is at {related}.', hint="Change one of the names."),
    ),
    Entry(
        "JJ885",
        ERROR,
        zh=Text("“{subject}”不用于“{type}”类单位。", "{known}。", "改 for 或者记录的单位类别。"),
        en=Text(
            '"{subject}" is not for units of the type "{type}".',
            "one of: {known}.",
            "Change for, or the type in the record.",
        ),
    ),
    Entry(
        "JJ886",
        ERROR,
        zh=Text("规则“{rule}”在 {day} 不施行。", hint="用 as_of 写一个它施行的日子，或者换一个考核期。"),
        en=Text('The rule "{rule}" is not in effect on {day}.', hint="Name a day with as_of, or take another period."),
    ),
    Entry(
        "JJ887",
        ERROR,
        zh=Text("{period} 是第一个考核期，没有上一期的记录。", hint="去掉 previous。"),
        en=Text("There is no period before {period}, and so no record of it.", hint="Leave out previous."),
    ),
    Entry(
        "JJ888",
        ERROR,
        zh=Text("规则“{rule}”没有第 {found} 档。", "{wanted}。"),
        en=Text('The rule "{rule}" has no branch {found}.', "{wanted}."),
    ),
    Entry(
        "JJ889",
        ERROR,
        zh=Text("分类写的预期里没有“{type}”。", hint="补上“{type}: …”，或者只写一个值。"),
        en=Text('Nothing is expected here of the type "{type}".', hint='Add "{type}: …", or write one value for all.'),
    ),
    Entry(
        "JJ890",
        WARNING,
        zh=Text("规则“{rule}”不在部分“{part}”里。", hint="把用例移到它所在部分的测试文件。"),
        en=Text(
            'The rule "{rule}" does not stand in the part "{part}".', hint="Move the case to the tests of its part."
        ),
    ),
    Entry(
        "JJ891",
        WARNING,
        zh=Text("记录“{name}”没有用例取用。", hint="删掉它。"),
        en=Text('No case builds on the record "{name}".', hint="Delete it."),
    ),
    Entry(
        "JJ892",
        WARNING,
        zh=Text("“{subject}”的“{branch}”写明不可能出现，却有用例测到（{type}）。", hint="从 unreachable 里删掉它。"),
        en=Text(
            'The branch "{branch}" of "{subject}" is said to be out of reach, and a case reaches it ({type}).',
            hint="Take it out of unreachable.",
        ),
    ),
    Entry(
        "JJ893",
        ERROR,
        zh=Text("“{subject}”没有“{found}”这种情形。", ("下列之一：{known}。",), ("是不是想写“{nearest}”？",)),
        en=Text('"{subject}" has no branch "{found}".', ("one of: {known}.",), ('Did you mean "{nearest}"?',)),
    ),
    Entry(
        "JJ894",
        ERROR,
        zh=Text("{folder} 里没有测试文件，或者文件里没有用例。", "如 table.test.yaml，写在规则文件旁边。"),
        en=Text(
            "There are no test files in {folder}, or no cases in them.",
            "a file such as table.test.yaml beside the file of a part.",
        ),
    ),
    Entry(
        "JJ895",
        ERROR,
        zh=Text("这个用例无法运行：{reason}", hint="换一个考核期，或者用 as_of 写一个日子。"),
        en=Text("This case cannot be run: {reason}", hint="Take another period, or name a day with as_of."),
    ),
)
