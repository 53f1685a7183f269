"""`almaty align`: which paragraphs of one text answer which of the other."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from almaty_cli._options import Config, Interface, NoCache, NoColor, Output, Quiet, Verbose
from almaty_cli._output import complain, deliver, target
from almaty_cli._settings import keep_nothing, language, named, of_run, one_of
from almaty_cli._ui import say

Level = Annotated[
    str,
    typer.Option(
        "--level",
        metavar="paragraph|sentence",
        help=say("What is aligned.", "Что выравнивать."),
    ),
]
Form = Annotated[
    str | None,
    typer.Option(
        "--format",
        metavar="FORM",
        help=say(
            "tsv, json, tmx, xliff, xlsx, html, docx; by the ending of OUT when left out.",
            "tsv, json, tmx, xliff, xlsx, html, docx; если не указан — по окончанию OUT.",
        ),
    ),
]


def register(app: typer.Typer) -> None:
    """Put the command on the application."""
    app.command(
        "align",
        help=say(
            "Find which paragraphs of a Russian and an English text answer each other.",
            "Найти, какие абзацы русского и английского текстов отвечают друг другу.",
        ),
    )(align_command)


def align_command(
    source: Annotated[Path, typer.Argument(metavar="SOURCE", help=say("The one text.", "Один текст."))],
    other: Annotated[Path, typer.Argument(metavar="TARGET", help=say("The other text.", "Другой текст."))],
    level: Level = "paragraph",
    form: Form = None,
    output: Output = None,
    quiet: Quiet = False,
    verbose: Verbose = False,
    no_color: NoColor = False,
    ui: Interface = None,
    no_cache: NoCache = False,
    config: Config = None,
) -> None:
    """Parse, align, show."""
    from almaty_nlp.align import LEVELS, align
    from almaty_nlp.readers import read
    from almaty_nlp.reports import _alignment as reports

    keep_nothing(no_cache)
    goal = target(output)
    kind = reports.form_for(form, goal)
    one_of("--level", level, LEVELS)
    tongue = language(ui, of_run(named(config), source))
    documents = [read(path) for path in (source, other)]
    result = align(documents[0], documents[1], level=level)
    deliver(reports.render(kind, result, tongue), goal)
    if not quiet:
        for document in documents:
            for notice in document.notices:
                complain(notice.message.of(tongue))
