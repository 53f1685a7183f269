"""Files to documents. `read` looks at the file, calls the reader of its format and finishes what all formats
share.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

from almaty_nlp.collector import collector_paused
from almaty_nlp.config import settings_for
from almaty_nlp.errors import InputError, refusal
from almaty_nlp.model.document import Document, Notice, View
from almaty_nlp.model.message import Message
from almaty_nlp.readers._limits import Limits
from almaty_nlp.readers._sniff import TEXT_FORMATS, check_kind, file_format

__all__ = ["Limits", "batch", "check_name", "read"]


def read(
    path: str | Path,
    *,
    view: View = View.ACCEPTED,
    ocr: bool = False,
    limits: Limits | None = None,
    apart: bool = True,
) -> Document:
    """Read one document, within `limits`, else within those of the settings found upwards from it.

    `view` shows tracked changes accepted, original or with their marks; `ocr` recognises scans; `apart` reads
    a PDF in a child process, so that a crash of the C library is a refusal (some tenths of a second more, see
    `batch`; of no effect in a program that brings its own Python).

    The content decides on the format, the suffix only between Markdown, text and HTML; a suffix that lies is
    told in `Document.notices`. Raises InputError when the file is missing, empty, broken, encrypted, of an
    unknown kind or past a limit, MissingEngine when it needs a program that is not installed (LibreOffice,
    Tesseract), SettingsError for wrong settings.
    """
    path = Path(path)
    size = _size(path)
    limits = limits or Limits.of(settings_for(path).limits)
    limits.check_size(path, size)
    found, claimed = file_format(path)
    if found in TEXT_FORMATS:
        limits.check_size(path, size, text=True)
    with collector_paused():
        document = _parse(found, path, limits, ocr, apart and _has_python())
        if claimed and claimed != found:
            document = replace(document, notices=(*document.notices, _wrong_suffix(path, found)))
        return _finished(document, view)


def check_name(path: str | Path) -> None:
    """Raise InputError for what the user mistyped: no such file, a folder, a kind of file nobody reads.

    What is wrong inside a file is for `read` to say.
    """
    path = Path(path)
    _opened(path)
    check_kind(path)


@contextmanager
def batch() -> Iterator[None]:
    """Let the PDFs that are read inside share a child process, which spares its start for each of them.

    A child that refused a file, crashed, or holds much memory is not used again.
    """
    from almaty_nlp.readers.pdf.child import shared

    with shared():
        yield


def _size(path: Path) -> int:
    size = _opened(path)
    if size == 0:
        raise InputError(Message(en=f"{path}: the file is empty (0 bytes)", ru=f"{path}: файл пуст (0 байт)"))
    return size


def _opened(path: Path) -> int:
    """The size of a file that can be opened."""
    try:
        if path.is_dir():
            raise InputError(
                Message(
                    en=f"{path}: a folder, not a file: name the files in it",
                    ru=f"{path}: это папка, а не файл: укажите файлы из неё",
                )
            )
        size = path.stat().st_size
        with path.open("rb"):
            pass
    except OSError as error:
        reason = refusal(error)
        raise InputError(
            Message(
                en=f"{path}: the file cannot be opened ({reason.en}): check the name and the rights",
                ru=f"{path}: файл не открывается ({reason.ru}): проверьте имя и права доступа",
            )
        ) from None
    return size


def _has_python() -> bool:
    """Tell whether `sys.executable` starts Python; in a frozen program it starts that program."""
    return not getattr(sys, "frozen", False) and Path(sys.executable or "").stem.startswith(
        ("python", "pypy")
    )


def _parse(found: str, path: Path, limits: Limits, ocr: bool, apart: bool) -> Document:
    """Call the reader of a format; each is loaded only when a file asks for it."""
    match found:
        case "docx":
            from almaty_nlp.readers.docx import read_docx

            return read_docx(path, limits)
        case "pdf":
            from almaty_nlp.readers.pdf import read_pdf, read_pdf_in_child

            return (read_pdf_in_child if apart else read_pdf)(path, limits, ocr=ocr)
        case "md":
            from almaty_nlp.readers.markdown import read_markdown

            return read_markdown(path, limits)
        case "html":
            from almaty_nlp.readers.html import read_html

            return read_html(path, limits)
        case "txt":
            from almaty_nlp.readers.plain import read_plain

            return read_plain(path, limits)
        case _:
            from almaty_nlp.readers.office import read_office

            return read_office(path, limits, found)


def _finished(document: Document, view: View) -> Document:
    """What all formats share: the view of tracked changes, languages, addresses."""
    from almaty_nlp.readers._finish import finish

    return finish(document, view)


def _wrong_suffix(path: Path, found: str) -> Notice:
    return Notice(
        "wrong-suffix",
        Message(
            en=f"{path}: the file is {found.upper()} in spite of its suffix, and was read as {found.upper()}",
            ru=f"{path}: вопреки расширению это файл {found.upper()}, так он и прочитан",
        ),
    )
