"""JJ970 to JJ973: earlier results that a check is compared with."""

from jianjia_rules.diagnostics.catalogue.entry import ERROR, NOTE, Entry, Text

ENTRIES: tuple[Entry, ...] = (
    Entry(
        "JJ970",
        ERROR,
        zh=Text(
            "{path} 不是完整的基线：第 {line} 行读不懂。",
            "--write-baseline 写出的文件（jianjia-baseline，版本 1）。",
            "用 --write-baseline 重新写一份。",
        ),
        en=Text(
            "{path} is no whole baseline: line {line} cannot be understood.",
            "a file that --write-baseline wrote (jianjia-baseline, version 1).",
            "Write it anew with --write-baseline.",
        ),
    ),
    Entry(
        "JJ971",
        ERROR,
        zh=Text(
            "基线 {path} 出自另一个规则集“{found}”，无法比较。",
            "{rulebook}。",
            "给出这个规则集的基线，或者用 --write-baseline 重新写一份。",
        ),
        en=Text(
            'The baseline {path} is of another rulebook, "{found}", and cannot be compared with.',
            "{rulebook}.",
            "Give a baseline of this rulebook, or write one anew with --write-baseline.",
        ),
    ),
    Entry(
        "JJ972",
        NOTE,
        zh=Text(
            "基线 {path} 出自规则集的另一版（{found}，现在是 {edition}）：差别也可能来自规则。",
            hint="要分清是规则变了还是单位变了，请用现在的规则集和当时的记录重新写一份基线。",
        ),
        en=Text(
            "The baseline {path} is of another edition of the rulebook ({found}, now {edition}): rules may be why results differ.",
            hint="To tell changes of rules from changes of units, write a baseline of the earlier records by this rulebook.",
        ),
    ),
    Entry(
        "JJ973",
        ERROR,
        zh=Text("--fail-on new 要有可比的基线。", hint="用 --baseline 给出 --write-baseline 写的文件。"),
        en=Text(
            "--fail-on new needs a baseline to compare with.",
            hint="Name a file that --write-baseline wrote with --baseline.",
        ),
    ),
)
