"""What the modules of this reader hand each other: lines of text with their places, rulings, pages.

All lengths are points; x grows to the right, y downwards from the top left corner of the page.
"""

from __future__ import annotations

from array import array
from dataclasses import dataclass, field, replace
from typing import NamedTuple

BOLD, ITALIC, SUPERSCRIPT, SUBSCRIPT, MONO, UNSEEN = 1, 2, 4, 8, 16, 32
"""Bits of a face: UNSEEN is text drawn neither filled nor stroked, as recognition programs lay it under a
picture."""
SYMBOL_BULLETS = {"\uf0b7": "•", "\uf0a7": "▪", "\uf0d8": "➢", "\uf0fc": "✓", "\uf02d": "-", "\uf06f": "o"}
"""Signs of the fonts Symbol and Wingdings, by which Word sets bullets, as the signs they show."""


class Face(NamedTuple):
    """One font over [start, end) of a line's text: size and baseline in points, bits of style, font name."""

    start: int
    end: int
    size: float
    baseline: float
    bits: int
    font: str


@dataclass(slots=True)
class Line:
    """Characters set on one baseline of one page.

    `edges` are the left x of each character and the right x of the last (len(text) + 1 numbers). `open_end`
    says that white space stood at the end: many producers leave the space at which they broke a line, so it
    tells a broken line from the last one of a paragraph. `turned` is the number of quarter turns (clockwise)
    of the text on its page; all figures of a turned line are those of the page turned upright.
    """

    page: int
    text: str
    edges: array[float]
    top: float
    bottom: float
    baseline: float
    size: float
    faces: tuple[Face, ...]
    open_end: bool = False
    turned: int = 0
    calls: tuple[tuple[int, str], ...] = ()
    """Calls of notes, taken out of the text: (offset, label)."""
    tail: float = 0.0
    """Width of what was taken off the end of the line (a call)."""
    head: int = 0
    """Where the text starts after a first piece that stands off from it, as labels of lists do; 0 for
    none."""

    centred: bool = False
    ranged_right: bool = False
    """It ends at the right limit and begins well inside, where no neighbour begins."""

    @property
    def x0(self) -> float:
        """Left end of the line."""
        return self.edges[0]

    @property
    def x1(self) -> float:
        """Right end of the line."""
        return self.edges[-1]

    @property
    def width(self) -> float:
        """Length of the line."""
        return self.edges[-1] - self.edges[0]

    def cut(self, start: int, end: int) -> Line:
        """Return the characters [start, end) as a line of its own."""
        faces = tuple(
            face._replace(start=max(face.start, start) - start, end=min(face.end, end) - start)
            for face in self.faces
            if face.start < end and face.end > start
        )
        edges = self.edges[start : end + 1]
        return replace(
            self,
            text=self.text[start:end],
            edges=edges,
            faces=faces,
            open_end=self.open_end or end < len(self.text),
            head=0,
            calls=tuple((at - start, label) for at, label in self.calls if start <= at <= end),
        )

    def bits(self) -> int:
        """Return the styles that all characters of the line share, superscripts left aside."""
        shared = ~0
        for face in self.faces:
            if not face.bits & (SUPERSCRIPT | SUBSCRIPT) and self.text[face.start : face.end].strip():
                shared &= face.bits
        return 0 if shared == ~0 else shared


class Rule(NamedTuple):
    """A drawn straight line; horizontal when y0 == y1, vertical when x0 == x1."""

    x0: float
    y0: float
    x1: float
    y1: float


@dataclass(slots=True)
class Page:
    """One page as extracted: pieces of text in the producer's order, rulings, and how much of it is
    picture."""

    number: int
    width: float
    height: float
    lines: list[Line]
    across: list[Rule] = field(default_factory=list)
    down: list[Rule] = field(default_factory=list)
    pictured: float = 0.0
    turn: int = 0
    recognised: float = -1.0


@dataclass(slots=True)
class Region:
    """Lines of one column, cell or note area in reading order, with the left and right limit of its text."""

    lines: list[Line]
    left: float
    right: float
    page: int = 0
    column: tuple[int, int] = (0, 1)
    """Which of how many columns of its band the region is."""
    cell: GridCell | None = None


@dataclass(slots=True)
class GridCell:
    """A cell on one page: its box, its place in the grid, its reach, and the pieces of text in it."""

    x0: float
    top: float
    x1: float
    bottom: float
    row: int
    column: int
    rows: int = 1
    columns: int = 1
    lines: list[Line] = field(default_factory=list)
    grid: Grid | None = field(default=None, repr=False)

    def place(self) -> tuple[int, int, int]:
        """Return table, row and column in the document."""
        return (
            (self.grid.table, self.row + self.grid.offset, self.column)
            if self.grid
            else (-1, self.row, self.column)
        )


@dataclass(slots=True)
class Grid:
    """A table, or the part of one that stands on one page; `ruled` when lines are drawn between its cells."""

    page: int
    xs: tuple[float, ...]
    top: float
    bottom: float
    cells: list[GridCell]
    rows: int
    ruled: bool = True
    table: int = -1
    """Index of the table in the document, shared by the parts of one table."""
    head: tuple[str, ...] = ()
    """First line of each column at the head of the table, which may come again on its further pages."""
    labels: frozenset[str] = frozenset()
    """Labels of the notes of its page."""
    offset: int = 0
    """Rows of the table that stand on earlier pages."""

    def pieces(self) -> list[Line]:
        """Return the pieces of text in the cells."""
        return [line for cell in self.cells for line in cell.lines]
