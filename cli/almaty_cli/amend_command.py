"""`almaty amend`: the text as it stands after an instrument, and the instrument between two versions."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from almaty_cli._options import Common, Output, with_common
from almaty_cli._output import complain, deliver, target
from almaty_cli._settings import language, limits, named, of_run
from almaty_cli._ui import say

amend_app = typer.Typer(
    no_args_is_help=True,
    rich_markup_mode=None,
    help=say(
        "Apply an amending instrument to a text, or draft the instrument from two versions.",
        "Внести поправки в текст или составить документ о поправках по двум редакциям.",
    ),
)

Report = Annotated[
    Path | None,
    typer.Option(
        "--report",
        metavar="FILE",
        help=say("Write what became of each operation as JSON.", "Записать итог каждой поправки в JSON."),
    ),
]
Tracked = Annotated[
    bool,
    typer.Option("--tracked", help=say("DOCX: as tracked changes.", "DOCX: в режиме исправлений.")),
]


def register(app: typer.Typer) -> None:
    """Put the commands on the application."""
    app.add_typer(amend_app, name="amend")


@amend_app.command(
    "apply",
    help=say(
        "Give the text as it stands after an instrument; what fits nowhere is reported, exit status 1.",
        "Внести поправки в текст; что внести нельзя, перечисляется (код завершения 1).",
    ),
)
@with_common
def apply_command(
    base: Annotated[Path, typer.Argument(metavar="BASE", help=say("The text.", "Текст."))],
    instrument: Annotated[
        Path, typer.Argument(metavar="INSTRUMENT", help=say("The amendments.", "Поправки."))
    ],
    output: Output = None,
    report: Report = None,
    tracked: Tracked = False,
    *,
    common: Common,
) -> None:
    """Read, apply, write, tell."""
    from almaty_nlp.amend import apply
    from almaty_nlp.amend.output import amended_file, report_json
    from almaty_nlp.readers import read

    goal, aside = target(output, [base, instrument]), target(report, [base, instrument])
    config = named(common.config)
    tongue, within = language(common.ui, of_run(config, base)), limits(config)
    text = read(base, limits=within)
    amended = apply(text, read(instrument, limits=within))
    ending = goal.suffix.lstrip(".").lower() if goal else "md"
    data = amended_file(text, amended, ending, tracked=tracked)
    told = report_json(str(base), str(instrument), amended, tongue)
    deliver(data, goal)
    if report is not None:
        deliver(told, aside)
    for outcome in amended.outcomes:
        if outcome.reason is not None:
            near = f" [{'; '.join(outcome.candidates)}]" if outcome.candidates else ""
            complain(f"{outcome.op}: {outcome.target}: {outcome.reason.of(tongue)}{near}")
        if not common.quiet:
            for warning in outcome.warnings:
                complain(f"{outcome.op}: {warning.of(tongue)}")
    if amended.reported:
        raise typer.Exit(code=1)


@amend_app.command(
    "draft",
    help=say(
        "Write the instrument that makes one version of a text into another.",
        "Составить документ, который превращает одну редакцию текста в другую.",
    ),
)
@with_common
def draft_command(
    old: Annotated[Path, typer.Argument(metavar="OLD", help=say("The text in force.", "Действующий текст."))],
    new: Annotated[Path, typer.Argument(metavar="NEW", help=say("The new text.", "Новый текст."))],
    style: Annotated[
        str,
        typer.Option(
            "--style",
            metavar="STYLE",
            help=say(
                "House style: un, eu, uk (English); kz, eaeu, ru (Russian).",
                "Стиль поправок: kz, eaeu, ru (русский); un, eu, uk (английский).",
            ),
        ),
    ] = "",
    output: Output = None,
    *,
    common: Common,
) -> None:
    """Read, draft, write."""
    from almaty_nlp.amend import draft
    from almaty_nlp.amend.output import drafted_file
    from almaty_nlp.readers import read

    goal = target(output, [old, new])
    config = named(common.config)
    tongue, within = language(common.ui, of_run(config, old)), limits(config)
    before = read(old, limits=within)
    drafted = draft(before, read(new, limits=within), style=style)
    ending = goal.suffix.lstrip(".").lower() if goal else "md"
    deliver(drafted_file(drafted, before.language or "en", ending), goal)
    if not common.quiet:
        for notice in drafted.notices:
            complain(notice.of(tongue))
