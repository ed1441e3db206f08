"""Help, made from the same data that calls are read by."""

from collections.abc import Sequence

from jianjia_rules.cli.commands import COMMANDS, Command
from jianjia_rules.cli.options import Argument, Option
from jianjia_rules.diagnostics import Lang
from jianjia_rules.diagnostics.width import width
from jianjia_rules.language.text import Text

_USAGE = Text("用法：", "Usage: ")
_COMMANDS = Text("命令：", "Commands:")
_ARGUMENTS = Text("参数：", "Arguments:")
_OPTIONS = Text("选项：", "Options:")
_ABOUT = Text(
    "考核办法写成规则，记录照规则打分，每一分都说得出依据。",
    "Policy documents as rules; records scored against them, every point explained.",
)
_COMMAND = Text("命令", "COMMAND")
_SOME_OPTIONS = Text("[选项]", "[OPTIONS]")
_MORE = Text("每个命令的用法：jianjia 命令 --help", "How each command is used: jianjia COMMAND --help")
HELP = Option("--help", Text("显示这份说明", "show this help"), short="-h")
LANG = Option(
    "--lang",
    Text("消息和评语的语言；默认随系统", "the language of messages and findings; by default the system's"),
    Text("zh|en", "zh|en"),
    ("zh", "en"),
)
VERSION = Option("--version", Text("显示版本", "show the version"))


def general_help(lang: Lang) -> str:
    """What there is."""
    usage = f"{_USAGE.get(lang)}jianjia {_COMMAND.get(lang)} …"
    commands = [(command.name, command.help.get(lang)) for command in COMMANDS]
    options = [(_left(option, lang), option.help.get(lang)) for option in (HELP, VERSION, LANG)]
    blocks = [
        usage,
        _ABOUT.get(lang),
        _block(_COMMANDS.get(lang), commands),
        _block(_OPTIONS.get(lang), options),
        _MORE.get(lang),
    ]
    return "\n\n".join(blocks) + "\n"


def command_help(
    command: Command, options: Sequence[Option], arguments: Sequence[Argument], notes: Text, lang: Lang
) -> str:
    """How one command is used."""
    places = [_place(argument, lang) for argument in arguments]
    usage = " ".join([f"{_USAGE.get(lang)}jianjia {command.name}", *places, _SOME_OPTIONS.get(lang)])
    blocks = [usage, f"{command.help.get(lang)}。" if lang == "zh" else f"{_sentence(command.help.get(lang))}"]
    if arguments:
        rows = [(argument.title.get(lang), argument.help.get(lang)) for argument in arguments]
        blocks.append(_block(_ARGUMENTS.get(lang), rows))
    blocks.append(_block(_OPTIONS.get(lang), [(_left(option, lang), option.help.get(lang)) for option in options]))
    if notes.get(lang):
        blocks.append(notes.get(lang))
    return "\n\n".join(blocks) + "\n"


def _sentence(words: str) -> str:
    return f"{words[:1].upper()}{words[1:]}."


def _place(argument: Argument, lang: Lang) -> str:
    title = argument.title.get(lang) + ("…" if argument.many else "")
    return title if argument.required else f"[{title}]"


def _left(option: Option, lang: Lang) -> str:
    names = f"{option.short}, {option.name}" if option.short else option.name
    return f"{names} {option.value.get(lang)}" if option.value is not None else names


def _block(title: str, rows: Sequence[tuple[str, str]]) -> str:
    left = max(width(name) for name, _ in rows) + 2
    lines = [f"  {name}{' ' * (left - width(name))}{help}" for name, help in rows]
    return "\n".join([title, *lines])
