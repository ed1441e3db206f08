"""JJ830, JJ833 to JJ840, JJ855 to JJ862, JJ866, JJ867, JJ880, JJ896 to JJ899: submissions, evidence, the assessors' workbook."""

from jianjia_rules.diagnostics.catalogue.entry import ERROR, NOTE, WARNING, Entry, Text

ENTRIES: tuple[Entry, ...] = (
    # ---- the assessors' workbook
    Entry(
        "JJ830",
        ERROR,
        zh=Text("{path} 不能作为考评表：{reason}。"),
        en=Text("{path} cannot be taken as a review sheet: {reason}."),
    ),
    # ---- who submitted, who had to
    Entry(
        "JJ833",
        WARNING,
        zh=Text(
            "单位“{unit}”报送了 {period}，名册上却没有它。",
            hint=("是不是“{nearest}”？", "核对单位编号，或者补上名册。"),
        ),
        en=Text(
            'The unit "{unit}" submitted for {period} and is on no register.',
            hint=('Is it "{nearest}"?', "Look at its id, or add it to the register."),
        ),
    ),
    Entry(
        "JJ834",
        WARNING,
        zh=Text(("名册“{register}”上的单位“{unit}”没有报送 {period}。", "（{title}）")),
        en=Text(('The unit "{unit}" on the register "{register}" submitted nothing for {period}.', "({title})")),
    ),
    Entry(
        "JJ835",
        WARNING,
        zh=Text(
            "单位“{unit}”（{period}）写的上级“{parent}”，名册上没有，报送的单位里也没有。",
            hint=("是不是“{nearest}”？", "核对上级单位的编号。"),
        ),
        en=Text(
            'The parent "{parent}" that the unit "{unit}" ({period}) names is on no register and among no units read.',
            hint=('Is it "{nearest}"?', "Look at the id of the parent."),
        ),
    ),
    Entry(
        "JJ836",
        WARNING,
        zh=Text("没有读到单位“{unit}”在 {period} 的记录，考核办的这些数据用不上。", hint="核对单位编号和考核期。"),
        en=Text(
            'No record of the unit "{unit}" for {period} was read; what the office gives here serves nothing.',
            hint="Look at the unit's id and the period.",
        ),
    ),
    # ---- an office's own data
    Entry(
        "JJ837",
        ERROR,
        zh=Text(
            "考核办的数据自相矛盾：{unit}（{period}）“{path}”在 {related} 是 {before}，这里是 {after}。",
            hint="只留一个。",
        ),
        en=Text(
            'The office\'s data disagree: for {unit} ({period}), "{path}" is {before} at {related} and {after} here.',
            hint="Keep one of the two.",
        ),
    ),
    # ---- evidence files
    Entry(
        "JJ838",
        WARNING,
        zh=Text("佐证文件 {file} 要经过符号链接，没有跟进。", hint="把文件本身放进记录所在的文件夹。"),
        en=Text(
            "The evidence file {file} is reached over a symbolic link, which was not followed.",
            hint="Put the file itself there.",
        ),
    ),
    Entry(
        "JJ839",
        NOTE,
        zh=Text("{file} 的校验值没有写进记录：{reason}。"),
        en=Text("The sum of {file} was not written into the record: {reason}."),
    ),
    # ---- evidence by unit and row
    Entry(
        "JJ840",
        WARNING,
        zh=Text("{unit}（{period}）：“{title}”[{rule}] 要有{kinds}，佐证目录里没有；关系到 {points} 分。"),
        en=Text(
            '{unit} ({period}): "{title}" [{rule}] asks for {kinds}, which the evidence list does not have; '
            "{points} {points|point|points} at stake."
        ),
    ),
    # ---- versions of a submission
    Entry(
        "JJ855",
        ERROR,
        zh=Text(
            "看不出这份报送是什么：“{path}”是“{found}”。",
            "初报 original、补报 supplement、更正 correction、重报 replacement 之一；序号为正整数，日期如 2015-01-20。",
            ("是不是想写“{nearest}”？",),
        ),
        en=Text(
            'Nothing says what this submission is: "{path}" is "{found}".',
            "one of original, supplement, correction, replacement; a positive whole number; a date such as 2015-01-20.",
            ('Did you mean "{nearest}"?',),
        ),
    ),
    Entry(
        "JJ856",
        ERROR,
        zh=Text(
            "单位“{unit}”在 {period} 的这份{kind}与 {related} 的那份分不出先后。",
            "同一单位同期的补报、更正都有不同的序号，或者都有不同的日期。",
            "补上或改正 number、date。",
        ),
        en=Text(
            'This {kind} of the unit "{unit}" for {period} and the one at {related} cannot be put in order.',
            "a number of its own in every later submission of a unit and period, or a date of its own in every one.",
            "Add or correct number or date.",
        ),
    ),
    Entry(
        "JJ857",
        ERROR,
        zh=Text(
            "单位“{unit}”在 {period} 没有此前的报送，这份{kind}无从并入。",
            hint="把此前的报送一并交来；若这是第一份，去掉“{path}”，或者写“重报”。",
        ),
        en=Text(
            'The unit "{unit}" submitted nothing for {period} before; this {kind} has nothing to stand on.',
            hint='Give the earlier submission too; if this is the first, take "{path}" away, or say replacement.',
        ),
    ),
    Entry(
        "JJ858",
        WARNING,
        zh=Text(
            "{unit}（{period}）{version}：“{path}”已报 {before}（{related}），补报不改已报的值，{after} 没有采用。",
            hint="要改，请报更正。",
        ),
        en=Text(
            '{unit} ({period}), {version}: "{path}" was given as {before} at {related}; a supplement changes nothing given, '
            "so {after} was not taken.",
            hint="To change it, file a correction.",
        ),
    ),
    Entry(
        "JJ859",
        NOTE,
        zh=Text("{unit}（{period}）{version}：“{path}”补为 {after}。"),
        en=Text('{unit} ({period}), {version}: "{path}" was added as {after}.'),
    ),
    Entry(
        "JJ860",
        NOTE,
        zh=Text("{unit}（{period}）{version}：“{path}”由 {before} 改为 {after}，原见 {related}。"),
        en=Text('{unit} ({period}), {version}: "{path}" changed from {before} to {after}; it stood at {related}.'),
    ),
    Entry(
        "JJ861",
        NOTE,
        zh=Text("{unit}（{period}）{version}：“{path}”不再填报，原为 {before}，见 {related}。"),
        en=Text('{unit} ({period}), {version}: "{path}" is no longer given; it was {before} at {related}.'),
    ),
    # ---- an office's own data
    Entry(
        "JJ862",
        NOTE,
        zh=Text("{unit}（{period}）：“{path}”单位报 {before}（{related}），以考核办的 {after} 为准。"),
        en=Text('{unit} ({period}): "{path}" was given as {before} at {related}; the office\'s own {after} stands.'),
    ),
    # ---- evidence by unit
    Entry(
        "JJ866",
        WARNING,
        zh=Text("{unit}（{period}）：佐证“{piece}”的日期{found}，{wanted}；视为没有。"),
        en=Text('{unit} ({period}): the evidence "{piece}" {found}; {wanted}. It counts as not there.'),
    ),
    Entry(
        "JJ867",
        WARNING,
        zh=Text("{unit}（{period}）：{path}没有填“{field}”，{rules} 不计这一项。"),
        en=Text('{unit} ({period}): {path} has no "{field}"; it is not counted by {rules}.'),
    ),
    Entry(
        "JJ880",
        WARNING,
        zh=Text("考评表是按规则集的另一版写出的。", hint="核对改过的行，或者重新写出考评表。"),
        en=Text(
            "The review sheet was made by another edition of the rulebook.",
            hint="Look at the rows that changed, or make it anew.",
        ),
    ),
    Entry(
        "JJ896",
        NOTE,
        zh=Text("{unit}（{period}）：佐证编号“{found}”，佐证目录里没有；{count} 处写了它，第一处是{path}。"),
        en=Text(
            '{unit} ({period}): the evidence "{found}" is not in the evidence list; {count} {count|entry names|entries name} '
            "it, first {path}."
        ),
    ),
    Entry(
        "JJ897",
        NOTE,
        zh=Text("{units} 用了同一{what}“{value}”。共同的协议、活动不算错。"),
        en=Text('{units} use the same {what} "{value}". A shared agreement or event is no fault.'),
    ),
    Entry(
        "JJ898",
        ERROR,
        zh=Text("单位“{unit}”的“{rule}”，考评分“{found}”不是数。", hint="填数，或者留空。"),
        en=Text(
            'For the row "{rule}" of the unit "{unit}", the audited score "{found}" is no number.',
            hint="Give a number, or leave it empty.",
        ),
    ),
    Entry(
        "JJ899",
        ERROR,
        zh=Text("考评表缺{what}。", hint="补上它。"),
        en=Text("The review sheet lacks {what}.", hint="Fill it in."),
    ),
)
