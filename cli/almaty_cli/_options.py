"""Options that mean the same in every command."""

from __future__ import annotations

import functools
import inspect
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated, get_type_hints

import typer

from almaty_cli._settings import keep_nothing
from almaty_cli._ui import say

Output = Annotated[
    Path | None,
    typer.Option(
        "-o",
        "--output",
        metavar="OUT",
        help=say("Write to this file («-» = standard output).", "Записать в файл («-» — вывести на экран)."),
    ),
]
Quiet = Annotated[
    bool, typer.Option("--quiet", help=say("Only results and errors.", "Только итог и ошибки."))
]
Verbose = Annotated[
    bool, typer.Option("--verbose", help=say("Say what is being done.", "Сообщать о ходе работы."))
]
NoColor = Annotated[bool, typer.Option("--no-color", help=say("No colours.", "Без цвета."))]
Interface = Annotated[
    str | None,
    typer.Option("--ui", metavar="en|ru", help=say("Language of messages.", "Язык сообщений.")),
]
NoCache = Annotated[
    bool, typer.Option("--no-cache", help=say("Keep nothing on disk.", "Ничего не хранить на диске."))
]
Config = Annotated[
    Path | None,
    typer.Option(
        "--config",
        metavar="FILE",
        help=say("Settings file to use.", "Файл настроек."),
    ),
]


@dataclass(frozen=True, slots=True)
class Common:
    """What the options of every command were given; in the order of a help page."""

    quiet: Quiet = False
    verbose: Verbose = False
    no_color: NoColor = False
    ui: Interface = None
    no_cache: NoCache = False
    config: Config = None


_EVERYWHERE = [
    inspect.Parameter(name, inspect.Parameter.KEYWORD_ONLY, default=getattr(Common(), name), annotation=hint)
    for name, hint in get_type_hints(Common, include_extras=True).items()
]


def with_common(command: Callable[..., None]) -> Callable[..., None]:
    """Return a command that takes the fields of Common as options, after its own, in place of `common`.

    Typer reads the options off the signature of a command, so the signature is the one thing made here. The
    cache is settled before the command runs (`--no-cache`); the rest is the command's to heed.
    """
    signature = inspect.signature(command, eval_str=True)
    own = [parameter for parameter in signature.parameters.values() if parameter.name != "common"]

    @functools.wraps(command)
    def run(**given: object) -> None:
        common = Common(**{option.name: given.pop(option.name) for option in _EVERYWHERE})  # type: ignore[arg-type]
        keep_nothing(common.no_cache)
        command(**given, common=common)

    shown = [*own, *_EVERYWHERE]
    run.__signature__ = signature.replace(parameters=shown)  # type: ignore[attr-defined]
    run.__annotations__ = {parameter.name: parameter.annotation for parameter in shown}
    return run
