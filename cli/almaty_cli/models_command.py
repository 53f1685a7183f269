"""`almaty models`: what is here, what it is used for, its figures, what would add to it."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from almaty_cli._columns import width
from almaty_cli._inventory import models, models_json
from almaty_cli._options import Common, Output, with_common
from almaty_cli._output import deliver, target
from almaty_cli._settings import language, named, one_of
from almaty_cli._ui import say
from almaty_nlp.config import settings_for

Form = Annotated[str, typer.Option("--format", metavar="text|json", help=say("Form.", "Формат вывода."))]


def register(app: typer.Typer) -> None:
    """Put the command on the application."""
    app.command(
        "models",
        help=say(
            "List the models: which are here, what they are for, what would add to them.",
            "Перечислить модели: какие есть, для чего они и что можно добавить.",
        ),
    )(models_command)


@with_common
def models_command(
    form: Form = "text",
    output: Output = None,
    *,
    common: Common,
) -> None:
    """Look, list."""
    settings = named(common.config) or settings_for(Path("here"))
    tongue = language(common.ui, settings)
    one_of("--format", form, ("text", "json"))
    place = target(output)
    deliver(models_json(settings) if form == "json" else models(tongue, settings, width()), place)
