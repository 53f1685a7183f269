"""`almaty diff`: what was amended between versions of a document, and what it means."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from almaty_cli._options import Common, Output, with_common
from almaty_cli._output import complain, deliver, in_terminal, target
from almaty_cli._settings import language, limits, listed, named, of_run, one_of
from almaty_cli._ui import say
from almaty_nlp.errors import InputError, SettingsError
from almaty_nlp.model.document import View
from almaty_nlp.model.message import Message

if TYPE_CHECKING:
    from almaty_nlp.glossary import Glossary
    from almaty_nlp.model.change import Comparison, History, Joint
    from almaty_nlp.model.document import Document
    from almaty_nlp.readers import Limits

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
            "text, json, md, html, xlsx, docx (tracked changes), table (comparative); by the ending of OUT.",
            "text, json, md, html, xlsx, docx (исправления), table; по умолчанию — по расширению файла OUT.",
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
        metavar="CLASS,…|never",
        help=say(
            "Exit with 1 when there are changes of these classes; never if left out.",
            "Код завершения 1 при изменениях этих видов; по умолчанию never.",
        ),
    ),
]
Terms = Annotated[
    list[str] | None,
    typer.Option(
        "--glossary",
        metavar="FILE",
        help=say(
            "Add a glossary (repeatable); «none» turns the shipped ones off.",
            "Добавить глоссарий (можно несколько раз); «none» отключает встроенные.",
        ),
    ),
]
Author = Annotated[
    str | None,
    typer.Option(
        "--author",
        metavar="NAME",
        help=say("Who signs the tracked changes of docx.", "Кто подписывает исправления docx."),
    ),
]
Date = Annotated[
    str | None,
    typer.Option(
        "--date",
        metavar="DATE",
        help=say(
            "Their date: 2025-03-14, or with a time; now when left out.",
            "Дата исправлений: 2025-03-14, можно со временем; по умолчанию — сейчас.",
        ),
    ),
]
Reasons = Annotated[
    Path | None,
    typer.Option(
        "--reasons",
        metavar="FILE",
        help=say(
            "Reasons for the table: address or number, a tab, the reason.",
            "Обоснования для таблицы: адрес или номер, табуляция, обоснование.",
        ),
    ),
]
VIEWS = ("accepted", "original")
NEVER = "never"
"""No change ends the run with 1, as in `almaty check`."""
Other = Annotated[
    tuple[Path, Path] | None,
    typer.Option(
        "--with",
        metavar="OLD2 NEW2",
        help=say("The same versions in the other language.", "Те же редакции на другом языке."),
    ),
]
ONE_PAIR = Message(
    "--with needs exactly two versions before it: almaty diff OLD NEW --with OLD2 NEW2",
    "ключу --with нужны ровно две редакции: almaty diff СТАРЫЙ НОВЫЙ --with СТАРЫЙ2 НОВЫЙ2",
)
TRACKED = {
    "accepted": lambda path: Message(
        f"{path}: holds tracked changes; compared as if all were accepted (--view original: none)",
        f"{path}: в файле есть записанные исправления; сравнивается так, как если бы все были приняты "
        "(--view original: ни одно)",
    ),
    "original": lambda path: Message(
        f"{path}: holds tracked changes; compared as if none was accepted",
        f"{path}: в файле есть записанные исправления; сравнивается так, как если бы ни одно не было принято",
    ),
}


def register(app: typer.Typer) -> None:
    """Put the command on the application."""
    app.command(
        "diff",
        help=say(
            "Show what was amended between versions, and what it means.",
            "Показать, что изменилось между редакциями и что это значит.",
        ),
    )(diff_command)


@with_common
def diff_command(
    files: Files,
    other: Other = None,
    form: Form = None,
    view: Shown = "accepted",
    fail_on: FailOn = None,
    glossary: Terms = None,
    author: Author = None,
    date: Date = None,
    reasons: Reasons = None,
    output: Output = None,
    *,
    common: Common,
) -> None:
    """Parse, compare, show; exit 1 when a change carries a meaning of `--fail-on`."""
    from almaty_nlp.model.change import History, Joint, Meaning
    from almaty_nlp.reports import _changes as reports
    from almaty_nlp.review._glossaries import glossary_for

    goal = target(output, [*files, *(other or ())])
    kind = reports.form_for(form, goal)
    one_of("--view", view, VIEWS)
    gate = listed(fail_on)
    for word in gate:
        one_of("--fail-on", word, (*Meaning, NEVER))
    config = named(common.config)
    settings = of_run(config, files[0])
    tongue = language(common.ui, settings)
    signed, why = _moment(date), _reasons(reasons)
    terms = glossary_for((*settings.glossary, *(glossary or ())))
    result, documents = _compared(files, other, view, terms, limits(config))
    color = goal is None and not common.no_color and in_terminal()
    data = reports.render(kind, result, tongue, color=color, author=author or "", date=signed, reasons=why)
    deliver(data, goal)
    if not common.quiet:
        for line in dict.fromkeys(_remarks(documents, view)):
            complain(line.of(tongue))
    match result:
        case Joint():
            comparisons = [result.first, result.second]
        case History():
            comparisons = list(result.comparisons)
        case _:
            comparisons = [result]
    if any(set(gate) & set(comparison.meanings) for comparison in comparisons):
        raise typer.Exit(1)


def _moment(date: str | None) -> str:
    """The date of tracked changes as Word writes it, "" for now; SettingsError for what is no date."""
    from datetime import UTC, datetime

    if date is None:
        return ""
    try:
        moment = datetime.fromisoformat(date)
    except ValueError:
        raise SettingsError(
            Message(
                f"--date {date}: this is not a date; write it as 2025-03-14 or 2025-03-14T09:30",
                f"--date {date}: это не дата; напишите так: 2025-03-14 или 2025-03-14T09:30",
            )
        ) from None
    if moment.tzinfo is not None:
        moment = moment.astimezone(UTC)
    return moment.strftime("%Y-%m-%dT%H:%M:%SZ")


def _reasons(path: Path | None) -> dict[str, str]:
    """The reasons of a file by address or number; InputError when it cannot be read."""
    if path is None:
        return {}
    try:
        lines = path.read_text(encoding="utf-8-sig").splitlines()
    except (OSError, UnicodeError):
        raise InputError(
            Message(
                f"{path}: cannot be read as UTF-8 text; a line is an address or number, a tab, the reason",
                f"{path}: не читается как текст UTF-8; строка — адрес или номер, табуляция, обоснование",
            )
        ) from None
    cells = (line.partition("\t") for line in lines)
    return {key.strip(): reason.strip() for key, tab, reason in cells if tab}


def _compared(
    files: list[Path],
    other: tuple[Path, Path] | None,
    view: str,
    terms: Glossary | None,
    within: Limits | None,
) -> tuple[Comparison | Joint | History, list[Document]]:
    """What the number of files asks for: the revisions of one, two versions, two languages, a history."""
    from almaty_nlp.comparison import diff, history, join, revisions
    from almaty_nlp.readers import read

    if len(files) == 1 and other is None:
        document = read(files[0], view=View.MARKS, limits=within)
        return revisions(document, glossary=terms), [document]
    documents = [read(path, view=View(view), limits=within) for path in files]
    if other is not None:
        if len(files) != 2:
            raise SettingsError(ONE_PAIR)
        pair = [read(path, view=View(view), limits=within) for path in other]
        first, second = (diff(one, two, glossary=terms) for one, two in (documents, pair))
        return join(first, second), [*documents, *pair]
    if len(documents) > 2:
        return history(documents, glossary=terms), documents
    return diff(documents[0], documents[1], glossary=terms), documents


def _remarks(documents: list[Document], view: str) -> Iterator[Message]:
    for document in documents:
        yield from (notice.message for notice in document.notices)
        if document.revisions and document.view is not View.MARKS:
            yield TRACKED[view](document.path)
