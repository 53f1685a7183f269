"""`almaty glossary`: look after a glossary: lint, convert, extract, usage."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from almaty_cli._options import Common, Output, with_common
from almaty_cli._output import complain, deliver, target
from almaty_cli._settings import language, named, of_run, one_of
from almaty_cli._ui import say

if TYPE_CHECKING:
    from almaty_nlp.glossary import Glossary
    from almaty_nlp.glossary.tabular import Row
    from almaty_nlp.model.message import Ui

FORMS = ("csv", "xlsx", "tbx", "tbx2", "multiterm")
_ENDINGS = {"xml": "multiterm", "mtf": "multiterm"}

Files = Annotated[
    list[Path], typer.Argument(metavar="GLOSSARY", help=say("Glossary files.", "Файлы глоссария."))
]
Russian = Annotated[Path, typer.Argument(metavar="ONE", help=say("One text.", "Один текст."))]
English = Annotated[
    Path,
    typer.Argument(
        metavar="OTHER", help=say("The same text in the other language.", "Тот же текст на другом языке.")
    ),
]
Form = Annotated[
    str | None,
    typer.Option(
        "--format",
        metavar="FORM",
        help=say(
            "csv, xlsx, tbx (version 3), tbx2, multiterm; by the ending of OUT when left out.",
            "csv, xlsx, tbx (версия 3), tbx2, multiterm; по умолчанию — по расширению файла OUT.",
        ),
    ),
]
Own = Annotated[
    list[str] | None,
    typer.Option(
        "--glossary",
        metavar="FILE|none",
        help=say("Glossary beside the shipped ones.", "Глоссарий в дополнение к встроенным."),
    ),
]


def register(app: typer.Typer) -> None:
    """Put the commands on the application."""
    group = typer.Typer(
        no_args_is_help=True,
        help=say("Look after a glossary.", "Проверить, преобразовать или составить глоссарий."),
        context_settings={"help_option_names": ["-h", "--help"]},
    )
    for name, command, text in (
        ("lint", lint_command, say("Find what is wrong with a glossary.", "Найти ошибки в глоссарии.")),
        (
            "convert",
            convert_command,
            say("Write a glossary in another form.", "Записать глоссарий в другом виде."),
        ),
        (
            "extract",
            extract_command,
            say("Candidates from two texts.", "Извлечь кандидатов в термины из двух текстов."),
        ),
        ("usage", usage_command, say("How terms were rendered.", "Показать, как переведены термины.")),
    ):
        group.command(name, help=text)(command)
    app.add_typer(group, name="glossary")


@with_common
def lint_command(
    files: Files,
    output: Output = None,
    *,
    common: Common,
) -> None:
    """List the defects; exit 1 when there are any."""
    from almaty_nlp.glossary import load
    from almaty_nlp.glossary.linting import lint
    from almaty_nlp.glossary.rows import RowError

    tongue = _tongue(common, files[0])
    faults: list[RowError] = []
    defects = lint(load(files, faults), faults)
    lines = [f"{defect.source}: {defect.kind}: {defect.message.of(tongue)}" for defect in defects]
    deliver("".join(f"{line}\n" for line in lines), target(output, files))
    if not common.quiet:
        complain(say(f"defects: {len(defects)}", f"замечаний: {len(defects)}"))
    raise typer.Exit(1 if defects else 0)


@with_common
def convert_command(
    files: Files,
    form: Form = None,
    accepted: Annotated[
        bool,
        typer.Option(
            "--accepted",
            help=say("Leave out rejected terms.", "Не записывать отвергнутые термины."),
        ),
    ] = False,
    output: Output = None,
    *,
    common: Common,
) -> None:
    """Read, join, write."""
    from almaty_nlp.glossary import load

    _tongue(common, files[0])
    goal = target(output, files)
    known = load(files)
    deliver(_written(known.accepted() if accepted else known, _form(form, goal)), goal)


@with_common
def extract_command(
    one: Russian,
    other: English,
    form: Form = None,
    fewest: Annotated[
        int,
        typer.Option("--min", metavar="N", min=1, help=say("Passages at least.", "Наименьшее число мест.")),
    ] = 2,
    glossary: Own = None,
    output: Output = None,
    *,
    common: Common,
) -> None:
    """Align, extract, write the candidates to be decided on."""
    from almaty_nlp.glossary.columns import CANDIDATES
    from almaty_nlp.glossary.extraction import candidate_rows, extract
    from almaty_nlp.review._glossaries import glossary_for

    _tongue(common, one)
    goal = target(output, (one, other))
    found = extract(_passages(one, other), fewest)
    table = candidate_rows(found, glossary_for(tuple(glossary or ())))
    if not found:
        complain(
            say(
                f"{one}, {other}: nothing is repeated often enough; try --min 1",
                f"{one}, {other}: ничто не повторяется достаточно часто; попробуйте --min 1",
            )
        )
    deliver(_table(table, _form(form, goal), CANDIDATES), goal)


@with_common
def usage_command(
    one: Russian,
    other: English,
    terms: Annotated[
        list[str] | None,
        typer.Option(
            "--term",
            metavar="TERM",
            help=say("Only this term (repeatable).", "Только этот термин (можно несколько раз)."),
        ),
    ] = None,
    glossary: Own = None,
    form: Form = None,
    output: Output = None,
    *,
    common: Common,
) -> None:
    """Align, look the terms up, count their renderings."""
    from almaty_nlp.glossary.usage import COLUMNS, concepts_named, usage, usage_rows
    from almaty_nlp.review._glossaries import glossary_for

    _tongue(common, one)
    known = glossary_for(tuple(glossary or ()))
    goal = target(output, (one, other))
    for name in terms or ():
        if known is None or not concepts_named(known, [name]):
            complain(say(f"{name}: no such term in the glossary", f"{name}: такого термина в глоссарии нет"))
    passages = _passages(one, other)
    found = usage(passages, known, terms or ()) if known else []
    deliver(_table(usage_rows(found, passages), _form(form, goal), COLUMNS), goal)


def _tongue(common: Common, first: Path) -> Ui:
    """The interface language; SettingsError for options or settings that say nothing sensible."""
    return language(common.ui, of_run(named(common.config), first))


def _passages(one: Path, other: Path) -> list[tuple[str, str]]:
    """The passages of an aligned pair, Russian first."""
    from almaty_nlp.review.pair import align_files

    found = align_files(one, other)
    texts = [
        (
            " ".join(found.source_units[at].text for at in link.source),
            " ".join(found.target_units[at].text for at in link.target),
        )
        for link in found.links
        if link.source and link.target
    ]
    return texts if found.source.language == "ru" else [(ru, en) for en, ru in texts]


def _form(form: str | None, goal: Path | None) -> str:
    one_of("--format", form, FORMS)
    ending = goal.suffix.lower().lstrip(".") if goal else "csv"
    ending = _ENDINGS.get(ending, ending)
    return form or (ending if ending in FORMS else "csv")


def _written(glossary: Glossary, form: str) -> str | bytes:
    from almaty_nlp.glossary import tabular, termbases

    if form in ("tbx", "tbx2"):
        return termbases.to_tbx(glossary.concepts, 2 if form == "tbx2" else 3)
    if form == "multiterm":
        return termbases.to_multiterm(glossary.concepts)
    return _table(tabular.rows(glossary.concepts), form, tabular.COLUMNS)


def _table(table: list[Row], form: str, columns: tuple[str, ...]) -> str | bytes:
    from almaty_nlp.errors import SettingsError
    from almaty_nlp.glossary import tabular
    from almaty_nlp.model.message import Message

    if form == "xlsx":
        return tabular.to_xlsx(table, columns)
    if form == "csv":
        return tabular.to_csv(table, columns)
    if "en_term" not in columns:
        raise SettingsError(
            Message(
                en=f"--format {form}: usage is written as csv or xlsx",
                ru=f"--format {form}: итог usage записывается в csv или xlsx",
            )
        )
    from almaty_nlp.glossary.rows import concepts_of
    from almaty_nlp.glossary.sheets import Sheet
    from almaty_nlp.glossary.termbases import to_multiterm, to_tbx

    held = [name for name in tabular.COLUMNS if any(name in row for row in table)] or list(columns)
    cells = [(1, held), *((n, [row.get(c, "") for c in held]) for n, row in enumerate(table, 2))]
    concepts = concepts_of(Sheet("extract", cells))
    return to_multiterm(concepts) if form == "multiterm" else to_tbx(concepts, 2 if form == "tbx2" else 3)
