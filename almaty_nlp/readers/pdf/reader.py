"""The way of a PDF through this reader: pages, furniture, notes, tables, columns, paragraphs, blocks."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

from almaty_nlp.collector import collector_paused
from almaty_nlp.errors import InputError
from almaty_nlp.model.document import Document
from almaty_nlp.readers._limits import Limits
from almaty_nlp.readers.pdf import assembly, furniture, hyphens, messages, quality, streams
from almaty_nlp.readers.pdf import ocr as recognition
from almaty_nlp.readers.pdf.engine import faults, pymupdf
from almaty_nlp.readers.pdf.extraction import extract
from almaty_nlp.readers.pdf.opening import Clock, opened
from almaty_nlp.readers.pdf.shapes import Page
from almaty_nlp.readers.pdf.structure import Outline, squeezed

STORE_EVERY = 50
"""After so many pages MuPDF's cache of fonts and pictures is emptied, so that memory does not grow with the
pages."""


def read_pdf(path: Path, limits: Limits | None = None, ocr: bool = False) -> Document:
    """Read a PDF with its structure.

    Boxes and edges of the origins are in points from the top left corner of the unturned page. Raises
    InputError, with one line that says what to do, for a file that is missing, empty, broken, encrypted, past
    a limit, or all pictures (`ocr` recognises those with Tesseract; MissingEngine when it is not installed).
    """
    limits = limits or Limits()
    clock = Clock(path, limits.seconds)
    with collector_paused():
        clock.begin()
        with opened(path, limits) as file:
            pages = _pages(file, path, clock, limits)
            clock.rest()
            if ocr:
                _recognise(file, pages, clock)
            outline = _outline(file)
            metadata = {name: value for name, value in (file.metadata or {}).items() if value}
        known = hyphens.dictionary()
        notices = quality.notices(pages, known)
        _check_text(path, pages, ocr)
        edges = furniture.separate(pages)
        clock.check()
        document = assembly.document(path, pages, edges, outline, known, clock)
    return replace(document, metadata=metadata, notices=tuple(notices))


def _check_text(path: Path, pages: list[Page], ocr: bool) -> None:
    """Refuse a document without text."""
    if any(page.lines and not quality.is_picture(page) for page in pages):
        return
    if ocr:
        raise InputError(messages.nothing_recognised(path))
    pictured = any(quality.is_picture(page) for page in pages)
    raise InputError(messages.scan(path) if pictured else messages.no_text(path))


def _recognise(file: Any, pages: list[Page], clock: Clock) -> None:
    """Recognise the text of the pages that are pictures."""
    wanted = [page for page in pages if quality.is_picture(page)]
    if wanted:
        recognition.check_installed()
    for page in wanted:
        clock.check()
        recognition.recognise(file.load_page(page.number - 1), page, clock.left())


def _outline(file: Any) -> Outline:
    """Return the bookmarks of a document."""
    try:
        entries = file.get_toc(simple=True)
    except faults():  # a broken outline costs the levels of headings, not the document
        return {}
    found: dict[str, list[tuple[int, int]]] = {}
    for level, title, page in entries:
        if title.strip():
            found.setdefault(squeezed(title), []).append((page, level))
    return found


def _pages(file: Any, path: Path, clock: Clock, limits: Limits) -> list[Page]:
    """Extract all pages, one at a time."""
    found: list[Page] = []
    characters = 0
    for at in range(file.page_count):
        clock.begin()
        try:
            raw = file.load_page(at)
            streams.check(file, raw, path, limits)
            page = extract(raw, at + 1)
        except faults() as error:
            raise InputError(messages.broken(path)) from error
        characters += sum(len(line.text) for line in page.lines)
        if characters > limits.max_text_bytes:
            raise InputError(messages.too_much(path))
        found.append(page)
        if at % STORE_EVERY == STORE_EVERY - 1:
            pymupdf().TOOLS.store_shrink(100)
    return found
