"""Options that mean the same in every command."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

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
