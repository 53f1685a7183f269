"""`almaty doctor`: the whole installation on one page, each line with what to do."""

from __future__ import annotations

import typer

from almaty_cli._inventory import doctor
from almaty_cli._options import Common, Output, with_common
from almaty_cli._output import deliver, target
from almaty_cli._settings import language, named
from almaty_cli._ui import say
from almaty_nlp.config import Settings


def register(app: typer.Typer) -> None:
    """Put the command on the application."""
    app.command(
        "doctor",
        help=say(
            "Look over the installation: dictionaries, models, programs, and what to do about each.",
            "Проверить установку: какие есть словари, модели и программы и чего не хватает.",
        ),
    )(doctor_command)


@with_common
def doctor_command(
    output: Output = None,
    *,
    common: Common,
) -> None:
    """Look, report; status 1 when something the base installation needs is missing."""
    tongue = language(common.ui, named(common.config) or Settings())
    text, whole = doctor(tongue)
    deliver(text, target(output))
    if not whole:
        raise typer.Exit(1)
