"""`almaty align`: which paragraphs of one text answer which of the other."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from almaty_cli._options import Common, Output, with_common
from almaty_cli._output import complain, deliver, target
from almaty_cli._settings import language, limits, named, of_run, one_of
from almaty_cli._ui import say

Level = Annotated[
    str,
    typer.Option(
        "--level",
        metavar="paragraph|sentence",
        help=say("What is aligned.", "Что выравнивать."),
    ),
]
Model = Annotated[
    str | None,
    typer.Option(
        "--model",
        metavar="DIR",
        help=say(
            "Average with a sentence-transformers model in this folder.",
            "Учесть и модель sentence-transformers из этой папки.",
        ),
    ),
]
Glossary = Annotated[
    list[str] | None,
    typer.Option(
        "--glossary",
        metavar="FILE",
        help=say(
            "Take these terms as translations (repeatable).",
            "Считать эти термины переводами друг друга (можно несколько раз).",
        ),
    ),
]
Links = Annotated[
    Path | None,
    typer.Option(
        "--links",
        metavar="FILE",
        help=say(
            "Links set by hand; SOURCE--TARGET.links.json when left out.",
            "Связи, заданные вручную; по умолчанию — SOURCE--TARGET.links.json.",
        ),
    ),
]
Ocr = Annotated[
    bool,
    typer.Option(
        "--ocr", help=say("Recognise the text of scanned pages.", "Распознать текст сканированных страниц.")
    ),
]
Form = Annotated[
    str | None,
    typer.Option(
        "--format",
        metavar="FORM",
        help=say(
            "tsv, json, tmx, xliff, xlsx, html, docx; by the ending of OUT when left out.",
            "tsv, json, tmx, xliff, xlsx, html, docx; по умолчанию — по расширению файла OUT.",
        ),
    ),
]
Version = Annotated[
    str,
    typer.Option(
        "--xliff-version",
        metavar="1.2|2.0",
        help=say("The version of XLIFF to write.", "Какую версию XLIFF записать."),
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


@with_common
def align_command(
    source: Annotated[
        Path,
        typer.Argument(
            metavar="SOURCE",
            help=say(
                "The one text; or a TMX or XLIFF file alone.", "Один текст; или файл TMX, XLIFF без второго."
            ),
        ),
    ],
    other: Annotated[
        Path | None, typer.Argument(metavar="TARGET", help=say("The other text.", "Другой текст."))
    ] = None,
    level: Level = "paragraph",
    model: Model = None,
    glossary: Glossary = None,
    links: Links = None,
    ocr: Ocr = False,
    form: Form = None,
    xliff_version: Version = "1.2",
    output: Output = None,
    *,
    common: Common,
) -> None:
    """Parse, align, show."""
    from almaty_nlp.alignment import LEVELS
    from almaty_nlp.reports import _alignment as reports
    from almaty_nlp.review.pair import align_files, notes

    goal = target(output)
    kind = reports.form_for(form, goal)
    one_of("--level", level, LEVELS)
    one_of("--xliff-version", xliff_version, reports.XLIFF_VERSIONS)
    config = named(common.config)
    settings = of_run(config, source)
    tongue = language(common.ui, settings)
    result = align_files(
        source,
        other,
        level=level,
        model=model,
        glossary=(*settings.glossary, *(glossary or ())),
        links=links,
        ocr=ocr,
        limits=limits(config),
    )
    deliver(reports.render(kind, result, tongue, xliff=xliff_version), goal)
    if not common.quiet:
        for note in notes(result):
            complain(note.of(tongue))
