"""The command `jianjia`: finds the command that is called, and answers whatever goes wrong in plain words."""

import gc
import os
import sys
from collections.abc import Sequence
from contextlib import suppress
from typing import NoReturn

from jianjia_rules.cli.commands import COMMANDS, Command
from jianjia_rules.cli.console import Console, language_of
from jianjia_rules.cli.options import read_call
from jianjia_rules.cli.stopping import end_in_order
from jianjia_rules.diagnostics import Diagnostic, nearest
from jianjia_rules.errors import CallError, MissingExtraError, RecordError, RulebookError

DONE, MATCHED, WRONG, INTERRUPTED, READER_GONE = 0, 1, 2, 130, 141
"""Exit codes: nothing matches `--fail-on`; something does; rulebook, record or call is wrong; Ctrl-C; a closed pipe.

The last two are what a shell gives for a process that SIGINT or SIGPIPE ends.
"""


def main(words: Sequence[str] | None = None) -> int:
    """Run the call that the words make (by default the process's own); returns the exit code."""
    given = sys.argv[1:] if words is None else list(words)
    console = Console(language_of(given))
    try:
        return _run(given, console)
    except (CallError, RulebookError, RecordError) as error:
        console.show(error.diagnostics)
        return WRONG
    except MissingExtraError as error:
        console.show([_fault("JJ907", ("extra", error.extra), ("package", error.package))])
        return WRONG
    except BrokenPipeError:
        return READER_GONE  # whoever read the output has seen enough (`| head`): nothing is said
    except KeyboardInterrupt:
        console.say("已中断。" if console.lang == "zh" else "Interrupted.")
        return INTERRUPTED
    except Exception as error:
        if os.environ.get("JIANJIA_TRACEBACK"):
            raise
        console.show([_fault("JJ990", ("what", f"{type(error).__name__}: {error}"))])
        return WRONG


def _run(words: Sequence[str], console: Console) -> int:
    at = _place_of_command(words)
    front, name = words[:at], words[at] if at < len(words) else None
    if name is None or "--version" in front:
        return _general(front, console)
    command = next((each for each in COMMANDS if each.name == name), None)
    if command is None:
        known = tuple(each.name for each in COMMANDS)
        raise CallError([_fault("JJ909", ("found", name), ("known", known), ("nearest", nearest(name, known)))])
    return _call(command, [*front, *words[at + 1 :]], console)


def _place_of_command(words: Sequence[str]) -> int:
    """The place of the first word that is no option; `--lang` takes the word behind it along."""
    at = 0
    while at < len(words) and words[at].startswith("-"):
        at += 2 if words[at] == "--lang" else 1
    return at


def _general(words: Sequence[str], console: Console) -> int:
    from jianjia_rules.cli.help import HELP, LANG, VERSION, general_help

    call = read_call(words, (HELP, VERSION, LANG), ())
    if call.has("--version"):
        from jianjia_rules import __version__

        return _printed(f"jianjia {__version__}\n", console)
    help = general_help(console.lang)
    if call.has("--help"):
        return _printed(help, console)
    console.say(help.rstrip("\n"))
    return WRONG


def _call(command: Command, words: Sequence[str], console: Console) -> int:
    module = command.load()
    if {"--help", "-h"} & set(words):
        from jianjia_rules.cli.help import HELP, command_help

        text = command_help(command, (*module.OPTIONS, HELP), module.ARGUMENTS, module.NOTES, console.lang)
        return _printed(text, console)
    return module.run(read_call(words, module.OPTIONS, module.ARGUMENTS), console)


def _fault(code: str, *arguments: tuple[str, object]) -> Diagnostic:
    return Diagnostic(code, None, arguments)


def _printed(text: str, console: Console) -> int:
    from jianjia_rules.cli.output import output_to

    with output_to(None, console.out, encoding=None) as output:
        output.write(text)
    return DONE


_SELDOM = 100_000
"""New objects after which Python looks for cycles: a short check makes fewer, and few of them are garbage."""


def process() -> NoReturn:
    """Run the process's own call and end it at once: taking everything apart first takes a sixth of a short check."""
    end_in_order()
    gc.set_threshold(_SELDOM)
    try:
        code = main()
    except SystemExit as error:
        code = error.code if isinstance(error.code, int) else WRONG
    except KeyboardInterrupt:  # once more, while the first was answered
        code = INTERRUPTED
    for stream in (sys.stdout, sys.stderr):
        with suppress(OSError, ValueError, AttributeError):  # closed, full, or nobody reads it
            stream.flush()
    _delete_rows()
    os._exit(code)


def _delete_rows() -> None:
    """Delete what openpyxl keeps of sheets in temporary files, which it does itself where a process ends by itself."""
    writer = sys.modules.get("openpyxl.worksheet._writer")
    for path in getattr(writer, "ALL_TEMP_FILES", ()):
        with suppress(OSError):
            os.remove(path)  # noqa: PTH107 - nothing else of this module needs pathlib


if __name__ == "__main__":
    process()
