"""Tables with lines between their rows only, as web pages and journals set them.

Lines of one reach above one another bound the rows. The columns are told by where the pieces of each line
meet, when every cell draws its own border, else by the gutters that no text between the lines crosses.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from almaty_nlp.readers.pdf.columns import gutters, prose
from almaty_nlp.readers.pdf.rows import rows
from almaty_nlp.readers.pdf.shapes import Grid, GridCell, Line, Rule
from almaty_nlp.readers.pdf.tabular import LOOSE

NEAR = 2.5
"""Ends of rules so close (points) are one."""
LEAST_LINES = 3
"""With fewer lines of one reach the borders of cells must show."""
CLOSE = 0.6
"""Lines of that row are at most so far apart (sizes)."""
FURTHEST = 3.0
"""The row outside the outermost line is at most so many sizes away from it."""


@dataclass(slots=True)
class Span:
    """A line across a table: its ends, its height, and where its pieces meet."""

    x0: float
    x1: float
    y: float
    joints: tuple[float, ...] = ()

    def same_reach(self, other: Span) -> bool:
        """Tell whether two lines begin and end at the same places."""
        return abs(self.x0 - other.x0) <= NEAR and abs(self.x1 - other.x1) <= NEAR


def lined(number: int, across: Sequence[Rule], lines: Sequence[Line]) -> list[Grid]:
    """Return the tables of a page (from 1) whose rows alone are parted by lines; their cells hold no text
    yet."""
    found = []
    for group in _groups(_spans(across)):
        inside = [line for line in lines if group[0].x0 - NEAR <= line.x0 and line.x1 <= group[0].x1 + NEAR]
        if len(inside) > 1 and (grid := _grid(number, group, inside)):
            found.append(grid)
    return found


def _spans(across: Sequence[Rule]) -> list[Span]:
    """Join rules that go on one another at one height."""
    found: list[Span] = []
    for rule in sorted(across, key=lambda one: (round(one.y0), one.x0)):
        last = found[-1] if found else None
        if last and abs(rule.y0 - last.y) <= 1 and rule.x0 <= last.x1 + NEAR:
            if rule.x1 > last.x1 + NEAR:
                last.joints += (rule.x0,)
                last.x1 = rule.x1
            continue
        found.append(Span(rule.x0, rule.x1, rule.y0))
    return found


def _groups(spans: Sequence[Span]) -> list[list[Span]]:
    """Group lines of one reach, top to bottom, double ones being one."""
    groups: list[list[Span]] = []
    for span in sorted(spans, key=lambda one: one.y):
        group = next((one for one in groups if one[0].same_reach(span)), None)
        if group is None:
            groups.append([span])
        elif span.y - group[-1].y > NEAR:
            group.append(span)
    return [group for group in groups if len(group) >= LEAST_LINES or (len(group) > 1 and group[0].joints)]


def _grid(number: int, group: list[Span], inside: Sequence[Line]) -> Grid | None:
    """Build the table of some lines; None when the text between them stands in one column."""
    top, bottom = group[0].y, group[-1].y
    between = [line for line in inside if top < _middle(line) < bottom]
    joints = next((span.joints for span in group if span.joints), ())
    columns = _cut_at(group[0], joints) if joints else gutters(between)
    if len(columns) < 2 or not between or any(_crosses(line, columns) for line in between):
        return None
    heights = [span.y for span in group]
    above = [line for line in inside if line.bottom <= top + NEAR]
    below = [line for line in inside if line.top >= bottom - NEAR]
    head = _outside(rows(above)[::-1], top, columns)
    foot = _outside(rows(below), bottom, columns)
    if head or foot:
        columns = columns if joints else gutters([*between, *head, *foot])
        heights = [*(line.top for line in head[:1]), *heights, *(line.bottom for line in foot[-1:])]
    heights = _with_rows(heights, between, columns)
    bands = [(low, high) for low, high in pairwise(heights)]
    shared = sum(_columns_in(inside, band, columns) > 1 for band in bands)
    if len(bands) < 2 or 2 * shared < len(bands):
        return None
    columns = _of_text(inside, bands, columns) if joints else columns
    xs = (*(left for left, _ in columns), columns[-1][1])
    grid = Grid(number, xs, heights[0], heights[-1], [], len(bands), ruled=False)
    grid.cells = [
        GridCell(left, low, right, high, row, column, grid=grid)
        for row, (low, high) in enumerate(bands)
        for column, (left, right) in enumerate(columns)
    ]
    return grid


def _middle(line: Line) -> float:
    return (line.top + line.bottom) / 2


def _cut_at(span: Span, joints: Sequence[float]) -> list[tuple[float, float]]:
    """Return the columns between the joints of a line."""
    return list(pairwise([span.x0, *joints, span.x1]))


def _of_text(
    lines: Sequence[Line], bands: Sequence[tuple[float, float]], columns: Sequence[tuple[float, float]]
) -> list[tuple[float, float]]:
    """Return where the text of columns begins, and where it has to end: as far from the next border."""
    inside = [line for line in lines if bands[0][0] < _middle(line) < bands[-1][1]]
    starts = [min((line.x0 for line in inside if _at(line, [one])), default=one[0]) for one in columns]
    padding = max(0.0, min(start - left for start, (left, _) in zip(starts, columns, strict=True)))
    return [(start, right - padding) for start, (_, right) in zip(starts, columns, strict=True)]


def _crosses(line: Line, columns: Sequence[tuple[float, float]]) -> bool:
    """Tell whether a piece stands in no single column."""
    return not any(left - NEAR <= line.x0 and line.x1 <= right + NEAR for left, right in columns)


def _outside(
    grouped: Sequence[Sequence[Line]], y: float, columns: Sequence[tuple[float, float]]
) -> list[Line]:
    """Return the row of the table outside its outermost line, the furthest piece of a head first, that of a
    foot last: one printed line at least holds two entries, and each entry stands at one column only.
    """
    taken: list[Line] = []
    entries = 0
    for row in grouped:
        upward = row[0].bottom <= y + NEAR
        far = min(y - line.bottom if upward else line.top - y for line in row)
        held = [_at(line, columns) for line in row]
        if far > (CLOSE if taken else FURTHEST) * row[0].size or not all(held) or len(set(held)) < len(row):
            break
        taken = [*row, *taken] if upward else [*taken, *row]
        entries = max(entries, len(row))
        y = min(line.top for line in row) if upward else max(line.bottom for line in row)
    return taken if entries > 1 else []


def _at(line: Line, columns: Sequence[tuple[float, float]]) -> tuple[float, float] | None:
    """Return the only column that a piece stands at, wider than it as it may be; None at several or none."""
    under = [one for one in columns if line.x0 < one[1] and line.x1 > one[0]]
    return under[0] if len(under) == 1 else None


def _with_rows(
    heights: Sequence[float], between: Sequence[Line], columns: Sequence[tuple[float, float]]
) -> list[float]:
    """Add the borders of rows where only the head and the foot of a table are lined.

    Rows stand further apart than the lines of an entry, and begin in the first column and another.
    """
    grouped = rows(between)
    gaps = [below[0].baseline - above[0].baseline for above, below in pairwise(grouped)]
    tight = min(gaps, default=0.0) + LOOSE * between[0].size
    spaced = any(gap > tight for gap in gaps)
    sides = [[line for line in between if _at(line, [one])] for one in columns]
    if not spaced and all(prose(side) for side in sides if side):
        return list(heights)
    tops = [
        min(line.top for line in row)
        for gap, row in zip(gaps, grouped[1:], strict=True)
        if (gap > tight or not spaced) and len(row) > 1 and row[0].x0 <= columns[0][1]
    ]
    found = list(heights)
    for low, high in pairwise(heights):
        cuts = [y for y in tops if low + CLOSE * between[0].size < y < high]
        if len(heights) <= LEAST_LINES + 1 or len(cuts) > 1:
            found += cuts
    return sorted(found)


def _columns_in(
    lines: Sequence[Line], band: tuple[float, float], columns: Sequence[tuple[float, float]]
) -> int:
    """Return in how many columns text stands between two heights."""
    held = [line for line in lines if band[0] < _middle(line) < band[1]]
    return sum(any(left - NEAR <= line.x0 <= right for line in held) for left, right in columns)
