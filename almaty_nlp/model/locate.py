"""Where a span stands, in the terms of a reader: block, line and column, page and box."""

from __future__ import annotations

from dataclasses import dataclass

from almaty_nlp.model.document import Document, Span
from almaty_nlp.model.origin import Box, PdfOrigin, TextOrigin


@dataclass(frozen=True, slots=True)
class Location:
    """A place in a document.

    `block` counts from 0, `start` and `end` in code points of the block's text; `line` and `column` (from
    1) only in text formats; `page` (from 1) and `bbox` (points, the part of the span on that page) only
    in PDF.
    """

    block: int
    start: int
    end: int
    line: int | None = None
    column: int | None = None
    page: int | None = None
    bbox: Box | None = None
    end_line: int | None = None
    end_column: int | None = None


def locate(document: Document, span: Span) -> Location:
    """Return where `span` stands in `document`; KeyError when its block is of another document."""
    at = document.index[span.block]
    origin = document.blocks[at].origin
    if isinstance(origin, TextOrigin):
        line, column = origin.place(span.start)
        last_line, last = origin.place(max(span.start, span.end - 1))
        after = last + 1 if span.end > span.start else last
        return Location(
            at, span.start, span.end, line=line, column=column, end_line=last_line, end_column=after
        )
    if isinstance(origin, PdfOrigin):
        page, box = _printed(origin, span)
        return Location(at, span.start, span.end, page=page, bbox=box)
    return Location(at, span.start, span.end)


def _printed(origin: PdfOrigin, span: Span) -> tuple[int, Box | None]:
    """The page where the span begins and the box round its part on that page."""
    boxes = origin.boxes(span.start, span.end)
    if not boxes:
        return origin.page(span.start), None
    page = boxes[0][0]
    here = [box for number, box in boxes if number == page]
    x0, y0, x1, y1 = zip(*here, strict=True)
    return page, (min(x0), min(y0), max(x1), max(y1))
