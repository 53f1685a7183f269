"""Highlights with notes on exact words of a PDF (ISO 32000-1, 12.5.6.10)."""

from __future__ import annotations

import importlib
import shutil
import tempfile
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from almaty_nlp.errors import InputError
from almaty_nlp.model.document import Document, Span
from almaty_nlp.model.message import Message
from almaty_nlp.model.origin import Box, PdfOrigin

THINNEST = 1.5
"""Points: a highlight of no width (a place between two characters) is drawn as a bar this wide."""

Colour = tuple[float, float, float]
YELLOW: Colour = (1.0, 0.85, 0.35)


@dataclass(frozen=True, slots=True)
class Highlight:
    """A stretch of words to highlight, the text of its note, its colour (red, green, blue from 0 to 1)."""

    span: Span
    note: str
    colour: Colour = YELLOW


def highlighted(document: Document, highlights: Iterable[Highlight], *, author: str) -> bytes:
    """Return the PDF that `document` was read from, with a highlight and its note on each of the spans.

    The pages themselves are not rewritten: annotations are appended to the file (an incremental update), or
    the file is repaired first where it is damaged. A highlight over several lines is one annotation a page,
    the note on its first. Raises InputError for what is no PDF, is encrypted, or damaged past repair.
    """
    with tempfile.TemporaryDirectory() as folder:
        copy = Path(folder) / "copy.pdf"
        try:
            shutil.copyfile(document.path, copy)
            return _marked(copy, document, highlights, author)
        except _faults() as error:
            raise _unreadable(document.path) from error


def _marked(copy: Path, document: Document, highlights: Iterable[Highlight], author: str) -> bytes:
    pdf = _pymupdf().open(copy, filetype="pdf")
    try:
        if pdf.needs_pass:
            raise _unreadable(document.path)
        for highlight in highlights:
            _draw(pdf, document, highlight, author)
        if not pdf.can_save_incrementally():
            data: bytes = pdf.tobytes()
            return data
        pdf.saveIncr()
    finally:
        pdf.close()
    return copy.read_bytes()


def _draw(pdf: Any, document: Document, highlight: Highlight, author: str) -> None:
    pages: dict[int, list[Box]] = {}
    for page, box in boxes(document, highlight.span):
        pages.setdefault(page, []).append(box)
    for number, (page, held) in enumerate(pages.items()):
        if 1 <= page <= pdf.page_count:
            _annotate(pdf[page - 1], held, highlight, author, note=number == 0)


def _annotate(page: Any, held: list[Box], highlight: Highlight, author: str, *, note: bool) -> None:
    quads = [_pymupdf().Rect(box).quad for box in held]
    annotation = page.add_highlight_annot(quads)
    annotation.set_colors(stroke=highlight.colour)
    annotation.set_info(title=author, content=highlight.note if note else "")
    annotation.update(opacity=0.6)


def boxes(document: Document, span: Span) -> list[tuple[int, Box]]:
    """Return (page, box) of each printed line that a span touches; of a thin bar for a span without width."""
    origin = document.block(span.block).origin
    if not isinstance(origin, PdfOrigin):
        return []
    found = origin.boxes(span.start, max(span.end, span.start + 1)) or origin.boxes(
        span.start - 1, span.start
    )
    if span.start == span.end:
        found = [(page, (x0, y0, x0 + THINNEST, y1)) for page, (x0, y0, _, y1) in found[:1]]
    return [(page, (x0, y0, max(x1, x0 + THINNEST), y1)) for page, (x0, y0, x1, y1) in found]


def _pymupdf() -> Any:
    """The module, its own messages on standard error turned off."""
    module = importlib.import_module("pymupdf")
    module.TOOLS.mupdf_display_errors(False)
    module.TOOLS.mupdf_display_warnings(False)
    return module


def _faults() -> tuple[type[Exception], ...]:
    return (_pymupdf().mupdf.FzErrorBase, OSError, RuntimeError, ValueError)


def _unreadable(path: str) -> InputError:
    return InputError(
        Message(
            en=f"{path}: the PDF is encrypted or damaged and cannot be marked; save it again",
            ru=f"{path}: PDF защищён или повреждён, пометить его нельзя; сохраните его заново",
        )
    )
