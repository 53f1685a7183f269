"""What this reader says to the user: refusals and notices, each one sentence in both languages."""

from __future__ import annotations

from pathlib import Path

from almaty_nlp.model.message import Message


def unreadable(path: Path, error: OSError) -> Message:
    """The file cannot be opened."""
    why = error.strerror or "error"
    return Message(
        en=f"{path}: cannot be opened ({why}): check the name and the permissions",
        ru=f"{path}: файл не открывается ({why}): проверьте имя и права доступа",
    )


def empty(path: Path) -> Message:
    """The file has no bytes."""
    return Message(
        en=f"{path}: the file is empty: pass the document itself",
        ru=f"{path}: файл пуст: передайте сам документ",
    )


def no_pdf(path: Path) -> Message:
    """The first bytes are not those of a PDF."""
    return Message(
        en=f"{path}: this is not a PDF file: check the name and its ending",
        ru=f"{path}: это не файл PDF: проверьте имя и расширение",
    )


def broken(path: Path) -> Message:
    """MuPDF cannot open the file or one of its parts."""
    return Message(
        en=f"{path}: the PDF is damaged and cannot be read: save it anew or pass the DOCX",
        ru=f"{path}: файл PDF повреждён и не читается: сохраните его заново или передайте DOCX",
    )


def encrypted(path: Path) -> Message:
    """A password is needed to open the file."""
    return Message(
        en=f"{path}: the PDF is protected by a password: save a copy without it",
        ru=f"{path}: файл PDF защищён паролем: сохраните копию без пароля",
    )


def no_pages(path: Path) -> Message:
    """The file has no page."""
    return Message(
        en=f"{path}: the PDF has no pages: save it anew or pass the DOCX",
        ru=f"{path}: в файле PDF нет страниц: сохраните его заново или передайте DOCX",
    )


def too_many_pages(path: Path, count: int, limit: int) -> Message:
    """More pages than the limit allows."""
    return Message(
        en=f"{path}: the PDF has {count} pages, more than the limit of {limit}: split it or raise the limit",
        ru=f"{path}: в файле PDF {count} стр. при пределе {limit}: разделите его или поднимите предел",
    )


def too_slow(path: Path, seconds: float) -> Message:
    """Reading takes longer than the limit allows."""
    return Message(
        en=f"{path}: reading took more than {seconds:g} s: split the file or raise the limit",
        ru=f"{path}: чтение заняло более {seconds:g} с: разделите файл или поднимите предел",
    )


def too_much(path: Path) -> Message:
    """The text is past the limit of size."""
    return Message(
        en=f"{path}: the PDF holds more text than the limit allows: split the file or raise the limit",
        ru=f"{path}: в файле PDF больше текста, чем допускает предел: разделите файл или поднимите предел",
    )
