"""`almaty check`: what contradicts the glossary, the language or the document itself."""

from __future__ import annotations

import time
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from almaty_cli._options import Common, Output, with_common
from almaty_cli._output import complain, deliver, in_terminal, show_aside, target
from almaty_cli._progress import Progress
from almaty_cli._settings import gate, language, listed, named, of_run
from almaty_cli._ui import say
from almaty_nlp.errors import SettingsError
from almaty_nlp.model.message import Message

if TYPE_CHECKING:
    from almaty_nlp.config import Settings
    from almaty_nlp.model.finding import Review

Files = Annotated[list[Path], typer.Argument(metavar="FILE", help=say("The documents.", "Документы."))]
Against = Annotated[
    Path | None,
    typer.Option(
        "--against",
        metavar="FILE",
        help=say(
            "The same text in the other language: check the two against each other.",
            "Тот же текст на другом языке: сверить один с другим.",
        ),
    ),
]
Glossary = Annotated[
    list[str] | None,
    typer.Option(
        "--glossary",
        metavar="FILE|none",
        help=say(
            "Add a glossary (repeatable); «none» turns the shipped ones off.",
            "Добавить глоссарий (можно несколько раз); «none» отключает встроенные.",
        ),
    ),
]
Select = Annotated[
    list[str] | None,
    typer.Option(
        "--select",
        metavar="R,…",
        help=say("Only these rules: ACR001, ACR, acronym-variant.", "Только эти правила: ACR001, ACR, …"),
    ),
]
Ignore = Annotated[
    list[str] | None,
    typer.Option("--ignore", metavar="R,…", help=say("Leave these rules out.", "Без этих правил.")),
]
FailOn = Annotated[
    str | None,
    typer.Option(
        "--fail-on",
        metavar="error|warning|style|never",
        help=say(
            "Exit with 1 from this severity on; error if left out.",
            "Код завершения 1 начиная с этой важности; по умолчанию error.",
        ),
    ),
]
Baseline = Annotated[
    str | None,
    typer.Option(
        "--baseline",
        metavar="FILE|none",
        help=say("Set the findings of this list aside.", "Не учитывать места из этого списка."),
    ),
]
UpdateBaseline = Annotated[
    bool,
    typer.Option(
        "--update-baseline",
        help=say(
            "Write what is found now into the list of --baseline.", "Записать найденное в список --baseline."
        ),
    ),
]
Form = Annotated[
    str | None,
    typer.Option(
        "--format",
        metavar="FORM",
        help=say(
            "text, json, sarif, github, html, xlsx, docx, pdf; by the ending of OUT when left out.",
            "text, json, sarif, github, html, xlsx, docx, pdf; по умолчанию — по расширению файла OUT.",
        ),
    ),
]
Statistics = Annotated[
    bool,
    typer.Option(
        "--statistics", help=say("Count the findings by rule.", "Показать число находок по правилам.")
    ),
]
NO_BASELINE = Message(
    en="--update-baseline: name the file with --baseline, or in the settings",
    ru="--update-baseline: укажите файл ключом --baseline или в настройках",
)


def register(app: typer.Typer) -> None:
    """Put the command on the application."""
    app.command(
        "check",
        help=say(
            "Find where documents contradict the glossary, the language or themselves.",
            "Найти места, где документы расходятся с глоссарием, с языком или сами с собой.",
        ),
    )(check_command)


@with_common
def check_command(
    files: Files,
    against: Against = None,
    glossary: Glossary = None,
    select: Select = None,
    ignore: Ignore = None,
    fail_on: FailOn = None,
    baseline: Baseline = None,
    update_baseline: UpdateBaseline = False,
    form: Form = None,
    statistics: Statistics = False,
    output: Output = None,
    *,
    common: Common,
) -> None:
    """Parse, check, show, leave."""
    from almaty_nlp import reports
    from almaty_nlp.review import accept, baseline_file, check, fails

    began = time.perf_counter()
    given = named(common.config)
    settings = of_run(given, files[0])
    tongue = language(common.ui, settings)
    threshold, goal = gate(fail_on, settings), target(output, files)
    kind = reports.form_for(form, goal)
    known = baseline_file(baseline, settings)
    if update_baseline and known is None:
        raise SettingsError(NO_BASELINE)
    with Progress(len(files), wanted=not common.quiet) as progress:
        review = check(
            files,
            against=against,
            glossary=glossary or (),
            select=listed(select),
            ignore=listed(ignore),
            baseline="none" if update_baseline else baseline,
            settings=given,
            progress=progress,
        )
    for one in review.unread:
        complain(one.message.of(tongue))
    if update_baseline and known is not None:
        if review.unread:  # what is known of a document that was not read must not be forgotten
            raise typer.Exit(2)
        number = accept(review, known)
        complain(say(f"{known}: {number} known findings", f"{known}: известных мест: {number}"))
        return
    if kind == "text" and goal is None and in_terminal():
        deliver(reports.painted(review, tongue, color=not common.no_color), goal)
    else:
        deliver(reports.render(kind, review, tongue), goal)
    if statistics:
        show_aside(reports.statistics(review, tongue), beside_data=goal is None and kind != "text")
    if common.verbose:
        _tell(review, settings, began)
    if not common.quiet:
        for note in review.notes:
            complain(note.of(tongue))
    raise typer.Exit(2 if review.unread else int(fails(review, threshold)))


def _tell(review: Review, settings: Settings, began: float) -> None:
    """Say what was read, under which settings, and how long it took."""
    complain(say(f"settings: {settings.source or 'none'}", f"настройки: {settings.source or 'нет'}"))
    for document in review.documents:
        blocks, language = len(document.blocks), document.language or "?"
        complain(
            say(
                f"{document.path}: {document.format}, {language}, blocks: {blocks}",
                f"{document.path}: {document.format}, {language}, блоков: {blocks}",
            )
        )
    seconds = time.perf_counter() - began
    complain(say(f"done in {seconds:.2f} s", f"готово за {seconds:.2f} с"))
