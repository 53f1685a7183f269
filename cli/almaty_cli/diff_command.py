"""`almaty diff`: what was amended between versions of a document, and what it means."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from almaty_cli._options import Config, Interface, NoCache, NoColor, Output, Quiet, Verbose
from almaty_cli._output import deliver, in_terminal, target
from almaty_cli._settings import keep_nothing, language, listed, named, of_run, one_of
from almaty_cli._ui import say

if TYPE_CHECKING:
    pass

Files = Annotated[
    list[Path],
    typer.Argument(
        metavar="OLD NEW…",
        help=say(
            "Two versions, or more for the history of each provision; one file for the revisions inside it.",
            "Две редакции или больше (история каждого положения); один файл — исправления внутри него.",
        ),
    ),
]
Form = Annotated[
    str | None,
    typer.Option(
        "--format",
        metavar="FORM",
        help=say(
            "text, json, md, html, xlsx, docx (tracked changes), table (comparative table); by the ending of OUT.",
            "text, json, md, html, xlsx, docx (исправления), table (сравнительная таблица); по окончанию OUT.",
        ),
    ),
]
Shown = Annotated[
    str,
    typer.Option(
        "--view",
        metavar="accepted|original",
        help=say("How to take tracked changes.", "Как учитывать записанные исправления."),
    ),
]
FailOn = Annotated[
    list[str] | None,
    typer.Option(
        "--fail-on",
        metavar="CLASS,…",
        help=say("Exit 1 when a change means this.", "Завершить с кодом 1 при изменениях этих видов."),
    ),
]
VIEWS = ("accepted", "original")


def register(app: typer.Typer) -> None:
    """Put the command on the application."""
    app.command(
        "diff",
        help=say(
            "Show what was amended between versions, and what it means.",
            "Показать, что изменилось между редакциями и что это значит.",
        ),
    )(diff_command)


def diff_command(
    files: Files,
    form: Form = None,
    view: Shown = "accepted",
    fail_on: FailOn = None,
    output: Output = None,
    quiet: Quiet = False,
    verbose: Verbose = False,
    no_color: NoColor = False,
    ui: Interface = None,
    no_cache: NoCache = False,
    config: Config = None,
) -> None:
    """Parse, compare, show; exit 1 when a change carries a meaning of `--fail-on`."""
    from almaty_nlp.diff import compare
    from almaty_nlp.model.change import Meaning
    from almaty_nlp.readers import read
    from almaty_nlp.reports import _changes as reports

    keep_nothing(no_cache)
    goal = target(output, files)
    kind = reports.form_for(form, goal)
    one_of("--view", view, VIEWS)
    gate = listed(fail_on)
    for word in gate:
        one_of("--fail-on", word, tuple(Meaning))
    tongue = language(ui, of_run(named(config), files[0]))
    documents = [read(path) for path in files]
    comparison = compare(documents[0], documents[1])
    if kind == "text" and goal is None and not no_color and in_terminal():
        deliver(reports.painted(comparison, tongue), None)
    else:
        deliver(reports.render(kind, comparison, tongue), goal)
    if set(gate) & set(comparison.meanings):
        raise typer.Exit(1)
