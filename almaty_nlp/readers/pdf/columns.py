"""Reading order of a page: bands of columns between full-width bands, found from gutters no text crosses."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from almaty_nlp.readers.pdf.rows import rows
from almaty_nlp.readers.pdf.shapes import BOLD, Line

GUTTER = 0.75
"""Least width of a gutter between columns, in sizes of the text."""
LEAST_ROWS = 3
"""Fewer lines than this side by side are no columns."""
PROSE = 0.6
"""In a column of prose the longer lines fill at least this share of its width."""
LOOK_AHEAD = 30
FLUSH = 2.0
"""Lines that reach both limits of their column, up to so many points, are full."""
LABEL = re.compile(r"[(\[]?\w{1,5}[.)\]]+|\W{1,2}")
"""A column of these is that of the labels of a list."""
LABEL_WIDTH = 5
"""Pieces of at most so many characters on one side of a gap are labels of a list, not a column."""


@dataclass(slots=True)
class Band:
    """A stretch of a page: `columns` from left to right, one for text of full width; `gutters` between
    them."""

    columns: list[list[Line]]


def bands(lines: Sequence[Line]) -> list[Band]:
    """Cut the lines of a page, or of one column, into bands in reading order."""
    found: list[Band] = []
    plain: list[Line] = []
    ordered = sorted(lines, key=lambda line: (line.baseline, line.x0))
    at = 0
    while at < len(ordered):
        taken = _columns_from(ordered, at)
        if taken is None:
            plain.append(ordered[at])
            at += 1
            continue
        if plain:
            found.append(Band([plain]))
            plain = []
        left, right, at = taken
        while found and len(found[-1].columns) == 1 and _heads(found[-1].columns[0], right):
            right.insert(0, found[-1].columns[0].pop())
            if not found[-1].columns[0]:
                found.pop()
        found.append(Band([left, right]))
    if plain:
        found.append(Band([plain]))
    return found


def _heads(plain: list[Line], right: list[Line]) -> bool:
    """Tell whether the last line of full width is the first of the right column, which stands a little
    higher."""
    last, first = plain[-1], right[0]
    near = 0 < first.baseline - last.baseline < 1.6 * first.size
    return near and abs(last.x0 - first.x0) < 1 and abs(last.size - first.size) < 0.06 * first.size


def flat(band: Band) -> list[list[Line]]:
    """Return all columns of a band where each side of its gutter is one column, or such a band itself, or
    entries with gutters between, as in a table; else its two."""
    found = []
    for side in band.columns:
        inner = bands(side)
        found += flat(inner[0]) if len(inner) == 1 and len(inner[0].columns) > 1 else _entries(side)
    return found


def gutters(lines: Sequence[Line]) -> list[tuple[float, float]]:
    """Return the left and right ends of the columns that pieces stand in, parted by gutters none crosses."""
    found: list[tuple[float, float]] = []
    for line in sorted(lines, key=lambda one: one.x0):
        if found and line.x0 < found[-1][1] + GUTTER * line.size:
            found[-1] = found[-1][0], max(found[-1][1], line.x1)
        else:
            found.append((line.x0, line.x1))
    return found


def _entries(side: list[Line]) -> list[list[Line]]:
    """Cut one side into the columns of its entries; labels of a list are none, nor are the words of justified
    lines, which some producers set apart."""
    found = [[line for line in side if left <= line.x0 <= right] for left, right in gutters(side)]
    listed = any(all(LABEL.fullmatch(line.text) for line in column) for column in found)
    left, right = min(line.x0 for line in side), max(line.x1 for line in side)
    wide = sum(row[0].x0 < left + FLUSH and row[-1].x1 > right - FLUSH for row in rows(side))
    justified = 2 * wide >= len(rows(side))
    return [side] if listed or justified else found


def _columns_from(ordered: list[Line], at: int) -> tuple[list[Line], list[Line], int] | None:
    """Return (left lines, right lines, index after the band) of a band of columns that starts at `at`."""
    first = ordered[at]
    for beside in _beside(ordered, at):
        lower, upper = (first, beside) if first.x0 < beside.x0 else (beside, first)
        if taken := _sides(ordered, at, (lower.x1, upper.x0)):
            return taken
    return None


def _sides(
    ordered: list[Line], at: int, gap: tuple[float, float]
) -> tuple[list[Line], list[Line], int] | None:
    """Return the columns on both sides of a gap, down to where a line crosses it."""
    left: list[Line] = []
    right: list[Line] = []
    end = at
    while end < len(ordered):
        line = ordered[end]
        narrowed = _narrow(gap, ordered, end)
        if narrowed is None or narrowed[1] - narrowed[0] < GUTTER * line.size:
            break
        gap = narrowed
        (left if line.x1 <= gap[0] + 0.01 else right).append(line)
        end += 1
    return _judged(ordered, at, left, right, gap)


def _beside(ordered: list[Line], at: int) -> list[Line]:
    """Return the piece that stands beside the piece at `at` with a gutter between, the likelier of two first.

    The nearest to a label is the text of its item: the gutter is rather the gap to the column beside both.
    """
    first = ordered[at]
    found = []
    for other in ordered[at + 1 : at + 12]:
        if other.top > first.bottom:
            break
        overlap = min(first.bottom, other.bottom) - max(first.top, other.top)
        gap = max(other.x0 - first.x1, first.x0 - other.x1)
        if overlap > 0.3 * first.size and gap >= GUTTER * first.size:
            found.append((gap, other))
    found.sort(key=lambda one: one[0])
    near = [other for _, other in found[:2]]
    return near[::-1] if LABEL.fullmatch(first.text) else near[:1]


def _narrow(gap: tuple[float, float], ordered: list[Line], at: int) -> tuple[float, float] | None:
    """Return the gutter left beside a further line; None when the line crosses it.

    A piece inside the gutter (a word of a stretched line) narrows it from the side that fewer later lines
    cross.
    """
    line = ordered[at]
    if line.x1 <= gap[0] or line.x0 >= gap[1]:
        return gap
    if line.x0 < gap[0]:
        return (line.x1, gap[1]) if line.x1 < gap[1] else None
    if line.x1 > gap[1]:
        return gap[0], line.x0
    later = ordered[at + 1 : at + LOOK_AHEAD]
    options = ((line.x1, gap[1]), (gap[0], line.x0))
    return min(options, key=lambda option: sum(one.x0 < option[1] and one.x1 > option[0] for one in later))


def _judged(
    ordered: list[Line], at: int, left: list[Line], right: list[Line], gap: tuple[float, float]
) -> tuple[list[Line], list[Line], int] | None:
    """Take the two sides of a gutter as columns when both hold several lines of prose, none of them
    labels."""
    left, right = _trimmed(left, right)
    if len(rows(left)) < LEAST_ROWS or len(rows(right)) < LEAST_ROWS:
        return None
    if not (prose(left) and prose(right)):
        return None
    return left, right, at + len(left) + len(right)


def _trimmed(left: list[Line], right: list[Line]) -> tuple[list[Line], list[Line]]:
    """Cut off what follows the columns: short lines below both that stand clear of them or are set
    otherwise."""
    if not left or not right:
        return left, right
    longer, shorter = (left, right) if left[-1].baseline > right[-1].baseline else (right, left)
    floor = shorter[-1].baseline
    edge, width = (
        min(line.x0 for line in longer),
        max(line.x1 for line in longer) - min(line.x0 for line in longer),
    )
    last_full = max((at for at, line in enumerate(longer) if line.x1 - edge > PROSE * width), default=0)
    for at in range(last_full + 1, len(longer)):
        line, above = longer[at], longer[at - 1]
        set_apart = line.baseline - above.baseline > 1.9 * line.size or abs(line.size - above.size) > 0.6
        if line.baseline > floor + 0.5 * line.size and set_apart:
            del longer[at:]
            break
    while len(longer) > 1 and _heading(longer, floor):
        longer.pop()
    return left, right


def _heading(side: list[Line], floor: float) -> bool:
    """Tell whether the last line of the longer side is bold, stands apart and below the other side: a heading
    of what comes next."""
    last, above = side[-1], side[-2]
    apart = last.baseline - above.baseline > 1.25 * last.size and last.baseline > floor + 0.5 * last.size
    return apart and bool(last.bits() & BOLD) and not above.bits() & BOLD


def prose(side: Sequence[Line]) -> bool:
    """Tell whether lines fill the width of their column, as text that was broken to fit it does."""
    left, right = min(line.x0 for line in side), max(line.x1 for line in side)
    width = right - left
    full = sum(row[-1].x1 - left > PROSE * width for row in rows(side))
    long = sum(len(line.text) > LABEL_WIDTH for line in side)
    return full >= len(rows(side)) / 2 and long >= len(side) / 2
