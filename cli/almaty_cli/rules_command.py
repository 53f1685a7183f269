"""`almaty rules`: every rule, or one with its explanation and examples."""

from __future__ import annotations

from typing import Annotated

import typer

from almaty_cli._options import Common, Output, with_common
from almaty_cli._output import deliver, target
from almaty_cli._settings import language, named
from almaty_cli._ui import say
from almaty_nlp.config import Settings

Words = Annotated[
    list[str] | None,
    typer.Argument(
        metavar="RULE", help=say("A code, its beginning, or a name.", "Код, начало кода или название.")
    ),
]
Form = Annotated[str, typer.Option("--format", metavar="text|json", help=say("Form.", "Формат вывода."))]


def register(app: typer.Typer) -> None:
    """Put the command on the application."""
    app.command(
        "rules",
        help=say(
            "List the rules, or explain one with its examples.", "Перечислить правила или объяснить одно."
        ),
    )(rules_command)


@with_common
def rules_command(
    rules: Words = None,
    form: Form = "text",
    output: Output = None,
    *,
    common: Common,
) -> None:
    """Parse, look up, show."""
    from almaty_nlp.reports import catalogue

    tongue = language(common.ui, named(common.config) or Settings())
    deliver(catalogue(rules or (), form, tongue), target(output))
