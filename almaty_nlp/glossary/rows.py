"""Turns the rows of a glossary file into concepts, and refuses a bad row by its name."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping
from typing import cast

from almaty_nlp.errors import SettingsError
from almaty_nlp.glossary.columns import (
    DEFAULTS,
    FACTS,
    HEADINGS,
    IGNORED,
    NAME_TYPES,
    REQUIRED_EITHER,
    SCOPES,
    STATUSES,
)
from almaty_nlp.glossary.sheets import Sheet
from almaty_nlp.glossary.types import Concept, Status, Term
from almaty_nlp.model.message import Message

Row = dict[str, str]

FAULTS = 200
"""Rows that cannot be read from which a file is no glossary."""

_CYRILLIC = re.compile(r"[\u0400-\u052f]")
_LATIN = re.compile(r"[A-Za-z]")


class RowError(SettingsError):
    """A row of a glossary that says nothing sensible: `source` is file and row («own.csv:12»), `number` the
    row, 1 for the header."""

    def __init__(self, message: Message, name: str, number: int) -> None:
        super().__init__(message)
        self.source, self.number = f"{name}:{number}", number


def sound_concepts(sheet: Sheet) -> tuple[list[Concept], list[RowError]]:
    """Return the concepts of the rows that can be read, and what is wrong with the others.

    RowError where the header itself cannot be; after FAULTS rows the rest of the file is not looked at.
    """
    faults: list[RowError] = []
    while True:
        try:
            return concepts_of(sheet), faults
        except RowError as error:
            rest = [row for row in sheet.rows if row[0] != error.number]
            if error.number == sheet.rows[0][0] or len(faults) == FAULTS:
                raise
            faults.append(error)
            sheet = Sheet(sheet.name, rest)


def concepts_of(sheet: Sheet) -> list[Concept]:
    """Return the concepts of one file in its order; RowError names file and row of the first defect."""
    if not sheet.rows:
        raise _error(
            sheet.name,
            1,
            "the file is empty; put a header line and terms in it",
            "файл пуст; нужны строка заголовков и термины",
        )
    header = _header(sheet)
    grouped: dict[str, list[tuple[int, Row]]] = {}
    seen: dict[tuple[str, ...], int] = {}
    for number, cells in sheet.rows[1:]:
        row = _row(sheet.name, number, header, cells)
        concept = row["concept_id"] or _concept(row)
        key = (
            concept,
            *(row[name] for name in ("en_term", "ru_term", "en_acronym", "ru_acronym", "name_type")),
        )
        if key in seen:
            raise _error(
                sheet.name,
                number,
                f"repeats row {seen[key]}; delete one of the two",
                f"повторяет строку {seen[key]}; удалите одну из двух",
            )
        seen[key] = number
        grouped.setdefault(concept, []).append((number, row))
    return [_concept_of(sheet.name, name, rows) for name, rows in grouped.items()]


def _header(sheet: Sheet) -> list[str]:
    number, cells = sheet.rows[0]
    names = [cell.strip().lower().replace(" ", "_") for cell in cells]
    names = [HEADINGS.get(name, name) for name in names]
    for name in names:
        if name not in DEFAULTS and name not in IGNORED | FACTS:
            known = ", ".join(DEFAULTS)
            raise _error(
                sheet.name,
                number,
                f"unknown column «{name}»; the columns are {known}",
                f"неизвестный столбец «{name}»; столбцы: {known}",
            )
    if twice := next((name for name in names if names.count(name) > 1), ""):
        raise _error(
            sheet.name, number, f"the column «{twice}» stands twice", f"столбец «{twice}» указан дважды"
        )
    if not any(name in names for name in REQUIRED_EITHER):
        raise _error(
            sheet.name, number, "the column en_term or ru_term is missing", "нет столбца en_term или ru_term"
        )
    return names


def _row(name: str, number: int, header: list[str], cells: list[str]) -> Row:
    if len(cells) != len(header):
        raise _error(
            name,
            number,
            f"{len(cells)} columns instead of {len(header)}; check commas and quotation marks",
            f"столбцов {len(cells)}, а нужно {len(header)}; проверьте запятые и кавычки",
        )
    row = dict(DEFAULTS)
    for column, cell in zip(header, cells, strict=True):
        value = unicodedata.normalize("NFC", cell.strip())
        if not value:
            if "concept_id" in header:
                raise _error(
                    name,
                    number,
                    f"the field {column} is empty; put «-» where nothing applies",
                    f"поле {column} пусто; где нечего указать, поставьте «-»",
                )
            value = DEFAULTS.get(column, "-")
        row[column] = value
    _values(name, number, row)
    return row


def _values(name: str, number: int, row: Row) -> None:
    row["status"] = row["status"].lower()
    row["scope"] = row["scope"].lower() or _scope(row)
    for column, allowed in (("status", STATUSES), ("scope", SCOPES), ("name_type", NAME_TYPES)):
        if row[column] not in allowed:
            known = ", ".join(allowed)
            raise _error(
                name,
                number,
                f"unknown {column} «{row[column]}»; use one of {known}",
                f"неизвестное значение {column} «{row[column]}»; допустимы: {known}",
            )
    if row["en_term"] == "-" and row["ru_term"] == "-":
        raise _error(
            name, number, "neither an English nor a Russian term", "нет ни английского, ни русского термина"
        )
    if _CYRILLIC.search(row["en_term"]):
        raise _error(
            name,
            number,
            f"Cyrillic letters in the English term «{row['en_term']}»",
            f"кириллица в английском термине «{row['en_term']}»",
        )
    if row["ru_term"] != "-" and _LATIN.search(row["ru_term"]) and not _CYRILLIC.search(row["ru_term"]):
        raise _error(
            name,
            number,
            f"the Russian term «{row['ru_term']}» is in Latin letters",
            f"русский термин «{row['ru_term']}» набран латиницей",
        )


def _scope(row: Row) -> str:
    """Without a scope a rejected row with terms of both languages forbids the Russian one."""
    if row["status"] in ("preferred", "admitted"):
        return "-"
    return "en" if row["ru_term"] == "-" else "ru"


def _concept(row: Row) -> str:
    term = row["en_term"] if row["en_term"] != "-" else row["ru_term"]
    return "-".join(term.lower().split())


def _concept_of(name: str, identifier: str, rows: list[tuple[int, Row]]) -> Concept:
    number = rows[0][0]
    preferred = [(at, row["name_type"]) for at, row in rows if row["status"] == "preferred"]
    if rows[0][1]["concept_id"]:  # a user's list without identifiers may only name what is wrong
        if not preferred:
            raise _error(
                name,
                number,
                f"the concept «{identifier}» has no preferred row",
                f"у понятия «{identifier}» нет строки со статусом preferred",
            )
        if len(preferred) > len({kind for _, kind in preferred}):
            raise _error(
                name,
                preferred[1][0],
                f"the concept «{identifier}» has two preferred rows",
                f"у понятия «{identifier}» две строки со статусом preferred",
            )
    terms: dict[Term, None] = {}
    for at, row in rows:
        for language in ("en", "ru"):
            if row[f"{language}_term"] != "-":
                terms[_term(name, at, identifier, row, language)] = None
    return Concept(identifier, tuple(_distinct(terms)), _or_empty(rows[0][1]["definition_en"]))


def _distinct(terms: Iterable[Term]) -> Iterable[Term]:
    """Leave out a term that an earlier row of the concept has with the same status, scope and acronym."""
    seen = set()
    for term in terms:
        key = (term.language, term.text, term.status, term.scope, term.acronym, term.name_type)
        if key not in seen:
            seen.add(key)
            yield term


def _term(name: str, number: int, concept: str, row: Mapping[str, str], language: str) -> Term:
    return Term(
        concept,
        row[f"{language}_term"],
        language,
        cast(Status, row["status"]),
        row["scope"],
        _or_empty(row[f"{language}_acronym"]),
        _or_empty(row["note"]),
        _or_empty(row["subject_field"]),
        _or_empty(row["name_type"]),
        f"{name}:{number}",
        _or_empty(row["part_of_speech"]),
    )


def _or_empty(value: str) -> str:
    return "" if value == "-" else value


def _error(name: str, number: int, en: str, ru: str) -> RowError:
    said = Message(en=f"glossary {name}, row {number}: {en}", ru=f"глоссарий {name}, строка {number}: {ru}")
    return RowError(said, name, number)
