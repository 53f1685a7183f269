"""The way of a PDF through this reader: pages, furniture, notes, tables, columns, paragraphs, blocks."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from almaty_nlp.errors import InputError
from almaty_nlp.model.document import Document
from almaty_nlp.readers._limits import Limits
from almaty_nlp.readers.pdf import assembly, furniture, messages
from almaty_nlp.readers.pdf.extraction import extract
from almaty_nlp.readers.pdf.opening import Clock, opened
from almaty_nlp.readers.pdf.shapes import Page
from almaty_nlp.readers.pdf.structure import squeezed

STORE_EVERY = 50
"""After so many pages MuPDF's cache of fonts and pictures is emptied, so that memory does not grow with the pages."""


def read_pdf(path: Path, limits: Limits | None = None, ocr: bool = False) -> Document:
    """Read a PDF with its structure.

    Boxes and edges of the origins are in points from the top left corner of the unturned page. Raises InputError,
    with one line that says what to do, for a file that is missing, empty, broken, encrypted, past a limit, or all
    pictures (`ocr` recognises those with Tesseract; MissingEngine when it is not installed).
    """
    limits = limits or Limits()
    clock = Clock(path, limits.seconds)
    with opened(path, limits) as file:
        pages = _pages(file, path, clock, limits)
        outline = _outline(file)
        metadata = {name: value for name, value in (file.metadata or {}).items() if value}
    edges = furniture.separate(pages)
    return assembly.document(path, pages, edges, outline, metadata, clock)


def _outline(file: Any) -> dict[str, int]:
    """Return the bookmarks: squeezed text to level."""
    try:
        entries = file.get_toc(simple=True)
    except (RuntimeError, ValueError):  # a broken outline costs the levels of headings, not the document
        return {}
    return {squeezed(title): level for level, title, _ in reversed(entries) if title.strip()}


def _pages(file: Any, path: Path, clock: Clock, limits: Limits) -> list[Page]:
    """Extract all pages, one at a time."""
    import pymupdf

    found: list[Page] = []
    characters = 0
    for at in range(file.page_count):
        clock.check()
        try:
            page = extract(file.load_page(at), at + 1)
        except (RuntimeError, ValueError) as error:  # MuPDF's own errors derive from RuntimeError
            raise InputError(messages.broken(path)) from error
        characters += sum(len(line.text) for line in page.lines)
        if characters > limits.max_text_bytes:
            raise InputError(messages.too_much(path))
        found.append(page)
        if at % STORE_EVERY == STORE_EVERY - 1:
            pymupdf.TOOLS.store_shrink(100)
    return found
