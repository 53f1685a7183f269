"""Running headers, footers and page numbers, found because they come again on the neighbouring pages.

A row at the outer edge of a page is furniture when the same text stands at the same height on a page nearby,
its numbers aside, and its page number grows with the pages. Then the zone so learnt takes in what changes
from page to page (the title of the current chapter). No margin is assumed, so a title high on a page stays
text.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence
from statistics import median

from almaty_nlp.readers.pdf.notes import is_note
from almaty_nlp.readers.pdf.rows import rows
from almaty_nlp.readers.pdf.shapes import BOLD, Line, Page

DEEPEST = 6
"""Rows looked at from each edge of a page."""
NEARBY = 4
"""Pages on either side where a header may come again: left and right pages, sections of a few pages."""
MANY = 5
HEIGHT = 2.5
"""Furniture stands at the same height on each page, up to so many points."""
NUMBER = re.compile(r"\d+|\b[ivxlcdm]+\b", re.IGNORECASE)
CLEAR = 1.8
"""A header of a page of its own stands at least so far (sizes) from the text."""
TELLING = 4
"""Shorter pieces of text come again by chance."""
NEXT_ROW = 2.3
"""The first row of a table stands no further (sizes) below its head."""
STEADY = 0.9
"""Headers that change from page to page stand at one height on this share of the pages."""
FURTHER = 1.3
"""They stand so many times further from the text than its lines from each other."""
APART = 1.3
"""On a single page a page number stands at least so many sizes clear of the text."""

Row = list[Line]


class Edges:
    """The outer rows of all pages at one edge (top or bottom), outermost first."""

    def __init__(self, pages: Sequence[Page], grouped: Sequence[list[Row]], top: bool) -> None:
        self.top = top
        self.rows = [list(rows_ if top else reversed(rows_))[:DEEPEST] for rows_ in grouped]
        self.pages = pages
        self.pieces: list[dict[str, float]] = []
        self.keys: list[dict[str, list[tuple[float, tuple[int, ...]]]]] = []
        for page, outer in zip(pages, self.rows, strict=True):
            found: dict[str, list[tuple[float, tuple[int, ...]]]] = defaultdict(list)
            pieces: dict[str, float] = {}
            for row in outer:
                found[shape(row)].append((self.height(page, row), numbers(row)))
                pieces.update(
                    {line.text: self.height(page, row) for line in row if len(line.text) >= TELLING}
                )
            self.keys.append(found)
            self.pieces.append(pieces)

    def height(self, page: Page, row: Row) -> float:
        """Return the distance of a row's baseline from this edge of its page."""
        return row[0].baseline if self.top else page.height - row[0].baseline

    def repeated(self, at: int, row: Row) -> bool:
        """Tell whether the row comes again on pages nearby at the same height: on two, of five pages or
        more."""
        name, height, values = shape(row), self.height(self.pages[at], row), numbers(row)
        again = 0
        for other in range(max(0, at - NEARBY), min(len(self.pages), at + NEARBY + 1)):
            if other == at:
                continue
            again += any(
                abs(there - height) <= HEIGHT and _counts(values, others, other - at)
                for there, others in self.keys[other].get(name, ())
            )
        return again >= (2 if len(self.pages) >= MANY else 1)

    def shared(self, at: int, index: int) -> bool:
        """Tell whether the outermost row, clear of the text, has a part in common with one nearby: first
        pages differ."""
        outer = self.rows[at]
        if index or len(outer) < 2:
            return False
        row = outer[0]
        if abs(outer[1][0].baseline - row[0].baseline) < CLEAR * max(row[0].size, outer[1][0].size):
            return False
        height = self.height(self.pages[at], row)
        near = [
            other
            for other in range(at - NEARBY, at + NEARBY + 1)
            if other != at and 0 <= other < len(self.pages)
        ]
        again = sum(
            any(abs(self.pieces[other].get(line.text, -99.0) - height) <= 2 * HEIGHT for line in row)
            for other in near
        )
        return again >= (2 if len(self.pages) >= MANY else 1)


def shape(row: Row) -> str:
    """Return the text of a row with its numbers masked."""
    return NUMBER.sub("#", " ".join(line.text for line in row)).strip()


def numbers(row: Row) -> tuple[int, ...]:
    """Return the Arabic numbers of a row."""
    return tuple(int(found) for line in row for found in re.findall(r"\d{1,6}", line.text))


def _counts(here: tuple[int, ...], there: tuple[int, ...], pages: int) -> bool:
    """Tell whether the numbers of two rows are equal or count the pages between them."""
    if here == there:
        return True
    changed = {second - first for first, second in zip(here, there, strict=False) if second != first}
    return len(here) == len(there) and changed == {pages}


def separate(pages: Sequence[Page]) -> list[tuple[list[Row], list[Row]]]:
    """Take the furniture out of `pages[…].lines`; return (header rows, footer rows) of each page."""
    grouped = [rows(page.lines) for page in pages]
    found: list[tuple[list[Row], list[Row]]] = [([], []) for _ in pages]
    for side, top in enumerate((True, False)):
        edges = Edges(pages, grouped, top)
        taken = [_outer(edges, at) for at in range(len(pages))]
        if top:
            taken = _with_steady(edges, taken)
        zone = _zone(edges, taken)
        for at, page in enumerate(pages):
            outer = edges.rows[at]
            count = taken[at]
            while count < len(outer) and edges.height(page, outer[count]) <= zone:
                count += 1
            if not count:
                count = _lone_number(edges, at, grouped[at])
            found[at][side].extend(outer[:count] if top else outer[:count][::-1])
    for page, (header, footer) in zip(pages, found, strict=True):
        gone = {id(line) for row in header + footer for line in row}
        if gone:
            page.lines = [line for line in page.lines if id(line) not in gone]
    return found


def _with_steady(edges: Edges, taken: list[int]) -> list[int]:
    """Take the first rows of a long document whose headers say something else on each page.

    On almost all pages they stand at one height, clear of the text, and are set no larger or bolder than it,
    as titles are.
    """
    apart = [at for at, outer in enumerate(edges.rows) if len(outer) > 2 and _apart(outer)]
    if len(edges.pages) < MANY or len(apart) < STEADY * len(edges.pages):
        return taken
    usual = median(edges.height(edges.pages[at], edges.rows[at][0]) for at in apart)
    level = {at for at in apart if abs(edges.height(edges.pages[at], edges.rows[at][0]) - usual) <= HEIGHT}
    if len(level) < STEADY * len(edges.pages):
        return taken
    return [max(count, int(at in level)) for at, count in enumerate(taken)]


def _apart(outer: list[Row]) -> bool:
    """Tell whether the outermost row stands clear of the next, further than that from its next, and is no
    title."""
    first, second, third = (row[0] for row in outer[:3])
    gap, pitch = abs(second.baseline - first.baseline), abs(third.baseline - second.baseline)
    heavier = first.bits() & BOLD and not second.bits() & BOLD
    return gap > max(CLEAR * first.size, FURTHER * pitch) and first.size <= 1.02 * second.size and not heavier


def _outer(edges: Edges, at: int) -> int:
    """Return how many outer rows of a page come again; heads of tables and notes that do are none of them."""
    count = 0
    page, outer = edges.pages[at], edges.rows[at]
    again = [edges.repeated(at, row) or edges.shared(at, index) for index, row in enumerate(outer)]
    for index, row in enumerate(outer):
        inner = outer[index + 1] if index + 1 < len(outer) else []
        if not again[index] or _in_text_table(page, row, outer, again):
            break
        if _heads_columns(row, inner) if edges.top else is_note(page, row):
            break
        count += 1
    while count and not _clear(outer, count):
        count -= 1
    return count


def _clear(outer: list[Row], count: int) -> bool:
    """Tell whether the text begins behind so many rows: set apart from them, or in another size."""
    if count >= len(outer):
        return len(outer) < DEEPEST
    last, first = outer[count - 1][0], outer[count][0]
    if abs(last.size - first.size) > 0.06 * first.size or count + 1 >= len(outer):
        return True
    return abs(first.baseline - last.baseline) > 1.1 * abs(outer[count + 1][0].baseline - first.baseline)


def _in_text_table(page: Page, row: Row, outer: list[Row], again: list[bool]) -> bool:
    """Tell whether a row stands in a ruled table of the text; a framed header holds only what recurs."""
    middle = _middle(row)
    for rule in page.down:
        if rule.y0 < middle < rule.y1:
            held = [rule.y0 < _middle(other) < rule.y1 for other in outer]
            inside = [known for known, here in zip(again, held, strict=True) if here]
            return not all(inside) or len(inside) == len(outer)
    return False


def _middle(row: Row) -> float:
    """Return the height of the middle of a row's letters."""
    return row[0].baseline - row[0].size / 3


def _heads_columns(row: Row, below: Row) -> bool:
    """Tell whether the parts of a row stand over those of the row right below, as in the head of a table."""
    if min(len(row), len(below)) < 2 or below[0].baseline - row[0].baseline > NEXT_ROW * row[0].size:
        return False
    return all(any(abs(line.x0 - other.x0) <= HEIGHT for other in below) for line in row)


def _zone(edges: Edges, taken: Sequence[int]) -> float:
    """Return how far from the edge furniture reaches, held back by the outermost text of the other pages; 0
    for none."""
    reach = [
        edges.height(edges.pages[at], edges.rows[at][count - 1]) for at, count in enumerate(taken) if count
    ]
    if 2 * len(reach) < len(taken) or len(reach) < 2:
        return 0.0
    body = [
        edges.height(edges.pages[at], edges.rows[at][count])
        for at, count in enumerate(taken)
        if count and count < len(edges.rows[at])
    ]
    deepest = max(reach) + HEIGHT
    return deepest if not body or deepest < min(body) else 0.0


def _lone_number(edges: Edges, at: int, grouped: list[Row]) -> int:
    """Return 1 when the outermost row is the page's own number, clear of the text; else 0."""
    outer = edges.rows[at]
    if len(outer) < 2 or len(grouped) < 3:
        return 0
    text = " ".join(line.text for line in outer[0]).strip("-–— .")
    clear = abs(outer[0][0].baseline - outer[1][0].baseline) > APART * outer[0][0].size + outer[1][0].size
    return int(clear and text == str(edges.pages[at].number))
