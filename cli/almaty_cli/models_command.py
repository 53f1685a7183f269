"""`almaty models`: what is here, what it is used for, its figures, what would add to it."""

from __future__ import annotations

import typer

from almaty_cli._inventory import models
from almaty_cli._options import Common, Output, with_common
from almaty_cli._output import deliver, target
from almaty_cli._settings import language, named
from almaty_cli._ui import say
from almaty_nlp.config import Settings


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
    output: Output = None,
    *,
    common: Common,
) -> None:
    """Look, list."""
    tongue = language(common.ui, named(common.config) or Settings())
    deliver(models(tongue), target(output))
