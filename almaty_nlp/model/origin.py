"""Where the characters of a block come from: exact enough to write back or to draw a highlight."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

Box = tuple[float, float, float, float]
"""x0, y0, x1, y1 in points, from the top left corner of the page."""


@dataclass(frozen=True, slots=True)
class TextPiece:
    """The character at block offset `start` stands at `line`, `column` of the file (from 1, raw code points).

    The characters after it follow one by one up to the next piece.
    """

    start: int
    line: int
    column: int


@dataclass(frozen=True, slots=True)
class TextOrigin:
    """Origin in a text format (Markdown, plain text, HTML): pieces sorted by `start`."""

    pieces: tuple[TextPiece, ...]

    def place(self, offset: int) -> tuple[int, int]:
        """Return (line, column), from 1, of the character at `offset` of the block's text."""
        piece = self.pieces[max(0, bisect_right(self.pieces, offset, key=lambda p: p.start) - 1)]
        return piece.line, piece.column + offset - piece.start


@dataclass(frozen=True, slots=True)
class DocxPiece:
    """[start, end) of the block's text is [offset, offset + end - start) of the text node number `node`.

    `node` counts the text-bearing elements (w:t, w:delText, w:tab, w:br, w:sym, …) below the paragraph in
    document order, from 0; an element that stands for one character (a tab, a break) has length 1.
    `paragraph` is the number of the w:p where that is not the origin's: two paragraphs joined in a view of
    tracked changes.
    """

    start: int
    end: int
    node: int
    offset: int = 0
    paragraph: int | None = None


@dataclass(frozen=True, slots=True)
class DocxOrigin:
    """Origin in a DOCX: the part's name, the number of the w:p in it (document order, from 0), the pieces."""

    part: str
    paragraph: int
    pieces: tuple[DocxPiece, ...]


@dataclass(frozen=True, slots=True)
class PdfLine:
    """[start, end) of the block's text on one printed line.

    `page` from 1; `box` of the line; `edges` holds the left x of each character and the right x of the last
    (end - start + 1 numbers).
    """

    start: int
    end: int
    page: int
    box: Box
    edges: Sequence[float]


@dataclass(frozen=True, slots=True)
class PdfOrigin:
    """Origin in a PDF: the printed lines of the block, sorted by `start`.

    A gap between lines is a joint (a space or nothing).
    """

    lines: tuple[PdfLine, ...]

    def boxes(self, start: int, end: int) -> list[tuple[int, Box]]:
        """Return (page, box) for each printed line that [start, end) touches."""
        found: list[tuple[int, Box]] = []
        for line in self.lines:
            first, last = max(start, line.start), min(end, line.end)
            if first < last:
                x0, x1 = line.edges[first - line.start], line.edges[last - line.start]
                found.append((line.page, (min(x0, x1), line.box[1], max(x0, x1), line.box[3])))
        return found

    def page(self, offset: int) -> int:
        """Return the page (from 1) of the character at `offset`; of the nearest line before it in a joint."""
        at = max(0, bisect_right(self.lines, offset, key=lambda line: line.start) - 1)
        return self.lines[at].page


Origin = TextOrigin | DocxOrigin | PdfOrigin
