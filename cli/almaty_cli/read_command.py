"""`almaty read`: one document as the toolkit sees it."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from almaty_cli._options import Common, Output, with_common
from almaty_cli._output import complain, deliver, target
from almaty_cli._settings import language, named, of_run, one_of
from almaty_cli._ui import say
from almaty_nlp.model.document import View


def register(app: typer.Typer) -> None:
    """Put the command on the application."""
    app.command(
        "read",
        help=say(
            "Show one document as the toolkit sees it.", "Показать документ таким, каким его видит программа."
        ),
    )(read_command)


@with_common
def read_command(
    file: Annotated[Path, typer.Argument(metavar="FILE", help=say("The document.", "Документ."))],
    form: Annotated[
        str | None, typer.Option("--format", metavar="md|json|text", help=say("Form.", "Формат вывода."))
    ] = None,
    view: Annotated[
        str,
        typer.Option(
            "--view",
            metavar="accepted|original|marks",
            help=say("How to take tracked changes.", "Как учитывать записанные исправления."),
        ),
    ] = "accepted",
    ocr: Annotated[
        bool,
        typer.Option(
            "--ocr",
            help=say("Recognise the text of scanned pages.", "Распознать текст сканированных страниц."),
        ),
    ] = False,
    output: Output = None,
    *,
    common: Common,
) -> None:
    """Parse, read, show."""
    from almaty_nlp.readers import Limits, read
    from almaty_nlp.writers import FORMS, form_for, render

    goal = target(output, [file])
    kind = form_for(form, goal)
    one_of("--format", kind, FORMS)
    one_of("--view", view, tuple(View))
    settings = of_run(named(common.config), file)
    document = read(file, view=View(view), ocr=ocr, limits=Limits.of(settings.limits))
    deliver(render(document, kind), goal)
    if not common.quiet:
        for notice in document.notices:
            complain(notice.message.of(language(common.ui, settings)))
