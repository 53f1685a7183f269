"""`almaty check`: what contradicts the glossary, the language or the document itself."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from almaty_cli._options import Config, Interface, NoCache, NoColor, Output, Quiet, Verbose
from almaty_cli._output import deliver, target
from almaty_cli._ui import say
from almaty_cli._ui import ui as language


def register(app: typer.Typer) -> None:
    """Put the command on the application."""
    app.command(
        "check",
        help=say(
            "Find where documents contradict the glossary, the language or themselves.",
            "Найти места, где документы расходятся с глоссарием, с языком или сами с собой.",
        ),
    )(check_command)


def check_command(
    files: Annotated[list[Path], typer.Argument(metavar="FILE…", help=say("The documents.", "Документы."))],
    glossary: Annotated[list[str] | None, typer.Option("--glossary", metavar="FILE")] = None,
    select: Annotated[list[str] | None, typer.Option("--select", metavar="R,…")] = None,
    ignore: Annotated[list[str] | None, typer.Option("--ignore", metavar="R,…")] = None,
    fail_on: Annotated[str | None, typer.Option("--fail-on", metavar="error|warning|style|never")] = None,
    form: Annotated[str | None, typer.Option("--format", metavar="FORM")] = None,
    output: Output = None,
    quiet: Quiet = False,
    verbose: Verbose = False,
    no_color: NoColor = False,
    ui: Interface = None,
    no_cache: NoCache = False,
    config: Config = None,
) -> None:
    """Parse, check, show, leave."""
    from almaty_nlp import reports
    from almaty_nlp.review import check, fails

    goal = target(output)
    kind = reports.form_for(form, goal)
    review = check(files, glossary=glossary or (), select=select or (), ignore=ignore or ())
    deliver(reports.render(kind, review, language()), goal)
    raise typer.Exit(1 if fails(review, fail_on or "error") else 0)
