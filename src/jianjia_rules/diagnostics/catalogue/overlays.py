"""JJ7xx: rulebooks that extend another."""

from jianjia_rules.diagnostics.catalogue.entry import ERROR, WARNING, Entry, Text

ENTRIES: tuple[Entry, ...] = (
    Entry(
        "JJ701",
        ERROR,
        zh=Text("找不到要补充的规则集“{name}”。", ("已有的：{known}。",), ("是不是想写“{nearest}”？",)),
        en=Text('There is no rulebook "{name}" to extend.', ("one of: {known}.",), ('Did you mean "{nearest}"?',)),
    ),
    Entry(
        "JJ702",
        ERROR,
        zh=Text("规则集互相补充成了一圈：{cycle}。"),
        en=Text("These rulebooks extend each other in a circle: {cycle}."),
    ),
    Entry(
        "JJ703",
        ERROR,
        zh=Text("“{key}”只能写在补充规则集里（有 extends 的）。", hint="删掉它，或者补上 extends: …。"),
        en=Text('"{key}" belongs into an overlay (with extends).', hint="Delete it, or add extends: …."),
    ),
    Entry(
        "JJ704",
        ERROR,
        zh=Text("补充规则集里不能有“{key}”。", hint="只能写在原规则集“{base}”里。"),
        en=Text('An overlay cannot have "{key}".', hint='It belongs into the base rulebook "{base}" only.'),
    ),
    Entry(
        "JJ705",
        ERROR,
        zh=Text("要新增的{what}“{id}”在原规则集里已经有了。", "新的 id。", ("要改动原有的，写在 {place} 下面。",)),
        en=Text(
            'The {what} "{id}" to be added is in the base already.', "a new id.", ("Changes belong under {place}.",)
        ),
    ),
    Entry(
        "JJ706",
        WARNING,
        zh=Text("“{id}”既被停用又被改动。", hint="只留一个。"),
        en=Text('"{id}" is both disabled and changed.', hint="Keep one of the two."),
    ),
    Entry(
        "JJ707",
        ERROR,
        zh=Text(
            "本行的分值改成了 {points}，而里面写明的 {found} 分没有跟着改。", "份额（share），或者同时改各档的分。"
        ),
        en=Text(
            "The row's points were changed to {points}, but {found} inside it was not.",
            "shares, or new points for the bands as well.",
        ),
    ),
    Entry(
        "JJ708",
        ERROR,
        zh=Text("“{name}”不在这个规则集的旁边或下面，不能读取。", "如 ../基础规则集，或者随软件发布的规则集的名称。"),
        en=Text(
            '"{name}" is neither beside nor below this rulebook, and is not read.',
            "such as ../base, or the name of a rulebook that comes with the package.",
        ),
    ),
    Entry(
        "JJ709",
        ERROR,
        zh=Text("change 里不能改{what}“{id}”的“{key}”。", hint="另写一个新的{what}。"),
        en=Text('A change cannot touch "{key}" of the {what} "{id}".', hint="Add a new {what}."),
    ),
    Entry(
        "JJ710",
        ERROR,
        zh=Text("参数“{name}”要写在 parameters 下面。", "set: {parameters: {{name}: …}}。"),
        en=Text('The parameter "{name}" belongs under parameters.', "set: {parameters: {{name}: …}}."),
    ),
    Entry(
        "JJ711",
        ERROR,
        zh=Text("set 里直接写参数“{name}”的值，不写 values。", "如 {name}: 30。", "去掉 values 这一层。"),
        en=Text(
            'Under set the value of the parameter "{name}" stands by itself, without values.',
            "such as {name}: 30.",
            "Take values away.",
        ),
    ),
)
