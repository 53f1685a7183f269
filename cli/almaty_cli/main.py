"""The `almaty` command: finds its commands, runs one, turns what went wrong into a line and a status.

A command is a module `<name>_command.py` beside this one with a function `register(app)`; adding one needs no
change here. Such a module imports nothing but Typer, the model and the cellar until its command runs, so that
`almaty --help` stays quick.
"""

from __future__ import annotations

import gc
import importlib
import os
import pkgutil
import sys

import typer

import almaty_cli
from almaty_cli._help import worded_help
from almaty_cli._options import Interface
from almaty_cli._output import complain
from almaty_cli._settings import one_of
from almaty_cli._ui import say, ui
from almaty_cli._wrong_use import in_russian
from almaty_nlp.config import INTERFACES
from almaty_nlp.errors import AlmatyError

app = typer.Typer(
    name="almaty",
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
    context_settings={"help_option_names": ["-h", "--help"]},
    help=say(
        "Checks, aligns, compares and amends intergovernmental documents in Russian and English, offline.",
        "Проверяет, выравнивает, сравнивает и правит документы на русском и английском языках, без сети.",
    ),
)

_WrongUse: type[Exception] = typer.BadParameter.__mro__[1]
"""Typer's «UsageError», which it does not export: unknown options, missing arguments, bad values."""


def run() -> None:
    """Run the command of `sys.argv` and leave with its status; no traceback gets out."""
    # Loading makes many objects that live to the end; looking through them for garbage again and again costs
    # a tenth of a short run.
    gc.set_threshold(200_000, 20, 50)
    sys.exit(_status())


def _status() -> int:
    try:
        return int(worded_help(app)(prog_name="almaty", standalone_mode=False) or 0)
    except typer.Exit as leave:
        return leave.exit_code
    except AlmatyError as error:
        complain(error.message.of(ui()))
        return 2
    except _WrongUse as error:
        _advise(error)
        return 2
    except (KeyboardInterrupt, typer.Abort):
        return 130
    except BrokenPipeError:
        # The reader of the pipe has seen enough (`almaty check … | head`); say nothing more.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    except Exception as error:  # a fault of ours: still one line, the trace for those who ask
        if os.environ.get("ALMATY_DEBUG"):
            raise
        reason = f"{type(error).__name__}: {error}"
        complain(
            say(
                f"internal error ({reason}); please report it with what ALMATY_DEBUG=1 prints",
                f"внутренняя ошибка ({reason}); сообщите о ней и приложите вывод с ALMATY_DEBUG=1",
            )
        )
        return 2


def _advise(error: Exception) -> None:
    """Say what is wrong with a call in one line, or give the help that it needs where no command is named."""
    said = str(getattr(error, "format_message", lambda: error)())
    if "\n" in said:
        print(said, file=sys.stderr)
        return
    text = in_russian(said) if ui() == "ru" else said
    context = getattr(error, "ctx", None)
    command = context.command_path if context is not None else "almaty"
    hint = say(f"see {command} --help", f"см. {command} --help")
    complain(f"{text.rstrip('.')}; {hint}")


def _version(wanted: bool) -> None:
    if wanted:
        from importlib.metadata import version

        print(f"almaty-nlp {version('almaty-nlp')}")
        raise typer.Exit


def _tell_whole(group: typer.Typer) -> None:
    """Give every command its whole line in the list, which Typer would cut to one of the screen."""
    for command in group.registered_commands:
        command.short_help = command.help
    for inner in group.registered_groups:
        if inner.typer_instance is not None:
            inner.short_help = inner.typer_instance.info.help
            _tell_whole(inner.typer_instance)


@app.callback()
def _root(
    version: bool = typer.Option(
        False,
        "--version",
        is_eager=True,
        callback=_version,
        help=say("Print the version and leave.", "Напечатать версию и выйти."),
    ),
    tongue: Interface = None,
) -> None:
    one_of("--ui", tongue, INTERFACES)


for _module in pkgutil.iter_modules(almaty_cli.__path__):
    if _module.name.endswith("_command"):
        importlib.import_module(f"almaty_cli.{_module.name}").register(app)
_tell_whole(app)
