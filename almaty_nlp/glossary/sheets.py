"""Glossary files as rows of cells: CSV (UTF-8, comma, semicolon or tab) and XLSX (the first sheet)."""

from __future__ import annotations

import csv
import io
import warnings
from pathlib import Path
from typing import NamedTuple
from zipfile import BadZipFile

from almaty_nlp.errors import SettingsError, refusal
from almaty_nlp.model.message import Message

LARGEST = 50 * 1024 * 1024
"""Bytes of a glossary file, or of an XLSX unpacked."""


class Sheet(NamedTuple):
    """A glossary file as read: `rows` are (number of the row in the file, from 1; cells), header first."""

    name: str
    rows: list[tuple[int, list[str]]]


def read_bytes(path: Path) -> bytes:
    """Return the bytes of a glossary file; SettingsError when it is missing, no file or too large."""
    try:
        if path.stat().st_size > LARGEST:
            raise _refused(path, "is larger than 50 MB", "больше 50 МБ")
        return path.read_bytes()
    except OSError as error:
        raise SettingsError(
            Message(
                en=f"{path}: cannot read this glossary ({refusal(error).en}); check the path",
                ru=f"{path}: не удаётся прочитать глоссарий ({refusal(error).ru}); проверьте путь",
            )
        ) from error


def sheet(path: Path, data: bytes) -> Sheet:
    """Return the cells of a glossary file by its ending; SettingsError for another kind or a broken file."""
    suffix = path.suffix.lower()
    if suffix in (".csv", ".tsv", ".txt"):
        return Sheet(path.name, _csv(path, data))
    if suffix == ".xlsx":
        return Sheet(path.name, _xlsx(path, data))
    if suffix in (".tbx", ".xml", ".mtf"):
        from almaty_nlp.glossary.termbases import cells, read_termbase

        return Sheet(path.name, cells(read_termbase(path, data)))
    raise _refused(path, "is neither CSV nor XLSX nor TBX", "не CSV, не XLSX и не TBX")


def _refused(path: Path, en: str, ru: str) -> SettingsError:
    return SettingsError(
        Message(
            en=f"{path}: the glossary {en}; save it as CSV (UTF-8) or XLSX",
            ru=f"{path}: глоссарий {ru}; сохраните его как CSV (UTF-8) или XLSX",
        )
    )


def _csv(path: Path, data: bytes) -> list[tuple[int, list[str]]]:
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        raise SettingsError(
            Message(
                en=f"{path}: row {line} is not UTF-8; save the file as CSV UTF-8",
                ru=f"{path}: строка {line} не в кодировке UTF-8; сохраните файл как CSV UTF-8",
            )
        ) from error
    first = text.partition("\n")[0]
    delimiter = max(",;\t", key=first.count)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    rows: list[tuple[int, list[str]]] = []
    start = 1
    try:
        for row in reader:
            if any(cell.strip() for cell in row):
                rows.append((start, row))
            start = reader.line_num + 1
    except csv.Error as error:
        raise SettingsError(
            Message(
                en=f"{path}: row {start} is no valid CSV ({error}); check its quotation marks",
                ru=f"{path}: строка {start} нарушает формат CSV; проверьте кавычки",
            )
        ) from error
    return rows


def _xlsx(path: Path, data: bytes) -> list[tuple[int, list[str]]]:
    from openpyxl import load_workbook
    from openpyxl.utils.exceptions import InvalidFileException

    try:
        _unpacked(path, data)
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # openpyxl tells of styles it does not know
            book = load_workbook(io.BytesIO(data), read_only=True, data_only=True)
            cells = [
                ["" if cell is None else str(cell) for cell in row]
                for row in book.worksheets[0].iter_rows(values_only=True)
            ]
    except (
        BadZipFile,
        InvalidFileException,
        KeyError,
        ValueError,
        IndexError,
        OSError,
        SyntaxError,
    ) as error:
        raise _refused(path, "is no readable XLSX", "не читается как XLSX") from error
    rows = [(number, row) for number, row in enumerate(cells, 1) if any(cell.strip() for cell in row)]
    width = max((at + 1 for at, cell in enumerate(rows[0][1]) if cell.strip()), default=0) if rows else 0
    return [(number, _fitted(row, width)) for number, row in rows]


def _fitted(row: list[str], width: int) -> list[str]:
    """A sheet's rows are as wide as its widest: drop empty cells past the header, fill up short rows."""
    while len(row) > width and not row[-1].strip():
        row = row[:-1]
    return row + [""] * (width - len(row))


def _unpacked(path: Path, data: bytes) -> None:
    from zipfile import ZipFile

    with ZipFile(io.BytesIO(data)) as archive:
        if sum(member.file_size for member in archive.infolist()) > LARGEST:
            raise _refused(path, "is larger than 50 MB unpacked", "больше 50 МБ в распакованном виде")
