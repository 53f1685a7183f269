"""`almaty doctor`: the whole installation on one page, each line with what to do."""

from __future__ import annotations

from typing import Annotated

import typer

from almaty_cli._columns import width
from almaty_cli._inventory import doctor, doctor_json
from almaty_cli._options import Common, Output, with_common
from almaty_cli._output import deliver, target
from almaty_cli._settings import language, named, one_of
from almaty_cli._ui import say
from almaty_nlp.config import Settings

Form = Annotated[str, typer.Option("--format", metavar="text|json", help=say("Form.", "Формат вывода."))]


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
    form: Form = "text",
    output: Output = None,
    *,
    common: Common,
) -> None:
    """Look, report; status 1 when something the base installation needs is missing."""
    tongue = language(common.ui, named(common.config) or Settings())
    one_of("--format", form, ("text", "json"))
    place = target(output)
    text, whole = doctor_json() if form == "json" else doctor(tongue, width())
    deliver(text, place)
    if not whole:
        raise typer.Exit(1)
