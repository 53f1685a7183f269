"""The reading order of a page: regions of running text and tables, one after the other."""

from __future__ import annotations

from array import array
from collections.abc import Sequence
from itertools import pairwise

from almaty_nlp.readers.pdf import columns, grids, margins, tabular
from almaty_nlp.readers.pdf.notes import without_calls
from almaty_nlp.readers.pdf.rows import merged, rows
from almaty_nlp.readers.pdf.shapes import Grid, Line, Page, Region

STAND_IN = "\ufffc"
BELOW_TOP = 6.0
"""The stand-in of a table has its baseline so far below the table's top: never on a line with the text
above."""


MIDDLE = 4.0
"""Limits whose sum differs by less (points) have one middle."""

Item = Region | Grid


def items(page: Page, labels: frozenset[str] = frozenset(), before: Grid | None = None) -> list[Item]:
    """Return regions and tables of a page in reading order; calls of the notes with these labels are taken
    out.

    `before` is the open table that ended the page before, if one did.
    """
    stand_ins: dict[int, Grid] = {}
    for grid in grids.ruled(page):
        page.lines.append(line := _stand_in(grid))
        stand_ins[id(line)] = grid
    found = _ordered(page.lines, stand_ins, page.number, (0, 1), before)
    if labels:
        for item in found:
            if isinstance(item, Grid):
                item.labels = labels
            else:
                item.lines = [without_calls(line, labels) for line in item.lines]
    return found


def _ordered(
    lines: list[Line],
    stand_ins: dict[int, Grid],
    number: int,
    place: tuple[int, int],
    before: Grid | None = None,
) -> list[Item]:
    """Return the regions and tables of a page or of one of its columns."""
    found: list[Item] = []
    for band in columns.bands(lines):
        if len(band.columns) == 1:
            found += _column(band.columns[0], stand_ins, number, place, None if found else before)
            continue
        holds = any(id(line) in stand_ins for column in band.columns for line in column)
        if not holds and (beside := tabular.side_by_side(columns.flat(band), number, before)):
            found.append(beside)
            continue
        for at, column in enumerate(band.columns):
            found += _ordered(column, stand_ins, number, (2 * place[0] + at, 2 * place[1]))
    return found


def _stand_in(grid: Grid) -> Line:
    """Return a line that holds the place of a table among the lines."""
    edges = array("f", [grid.xs[0], grid.xs[-1]])
    baseline = grid.top + BELOW_TOP
    return Line(grid.page, STAND_IN, edges, grid.top, grid.bottom, baseline, 1.0, ())


def _column(
    lines: list[Line],
    stand_ins: dict[int, Grid],
    number: int,
    place: tuple[int, int],
    before: Grid | None,
) -> list[Item]:
    """Return the regions and tables of one column."""
    found: list[Item] = []
    run: list[Line] = []
    grouped = rows(lines)
    open_tables = {
        at: grid for first, end, grid in tabular.aligned(grouped, number, before) for at in range(first, end)
    }
    for at, row in enumerate(grouped):
        ruled = next((stand_ins[id(line)] for line in row if id(line) in stand_ins), None)
        grid = ruled or open_tables.get(at)
        if grid is None:
            run.append(merged(row))
            continue
        if run:
            found.append(_region(run, number, place))
            run = []
        if not found or found[-1] is not grid:
            found.append(grid)
    if run:
        found.append(_region(run, number, place))
    return found


def _region(lines: list[Line], number: int, place: tuple[int, int]) -> Region:
    """Return a region round lines."""
    return Region(
        lines, min(line.x0 for line in lines), max(line.x1 + line.tail for line in lines), number, place
    )


def settle_limits(regions: Sequence[Region]) -> None:
    """Give regions of one place in a band the limits of the widest of them: a page of short lines has no own.

    A column that goes on alone, its neighbours being empty, keeps the limits it had beside them; pages set to
    other margins keep theirs.
    """
    _as_columns(regions)
    _as_wide_as_columns(regions)
    margins.settle([region for region in regions if region.column[1] == 1])
    reach: dict[tuple[int, int, int], tuple[float, float]] = {}
    beside = [region for region in regions if region.column[1] > 1]
    for region in beside:
        for near in _slots(region):
            left, right = reach.get(near, (region.left, region.right))
            reach[near] = min(left, region.left), max(right, region.right)
    for region in beside:
        region.left, region.right = reach[_slots(region)[1]]


def _as_wide_as_columns(regions: Sequence[Region]) -> None:
    """Give text in the middle above or below columns the limits of these: a title alone shows none."""
    reach: dict[int, tuple[float, float]] = {}
    for region in regions:
        if region.column[1] > 1:
            left, right = reach.get(region.page, (region.left, region.right))
            reach[region.page] = min(left, region.left), max(right, region.right)
    for region in regions:
        if region.column[1] == 1 and region.page in reach:
            left, right = reach[region.page]
            if left < region.left and abs(left + right - region.left - region.right) < MIDDLE:
                region.left, region.right = left, max(right, region.right)


def _as_columns(regions: Sequence[Region]) -> None:
    """Mark lone regions that follow columns and have the width of one of them as columns."""
    for before, region in pairwise(regions):
        if region.column[1] > 1 or before.column[1] == 1 or len(region.lines) < 2:
            continue
        like = [other for other in regions if other.column[1] > 1 and abs(other.page - region.page) <= 1]
        for other in like:
            width = other.right - other.left
            inside = abs(region.left - other.left) < 4 and region.right <= other.right + 2
            if inside and sum(line.width > 0.7 * width for line in region.lines) >= len(region.lines) / 2:
                region.column = other.column
                break


def _slots(region: Region) -> list[tuple[int, int, int]]:
    """Return the keys under which a region and its like are found: its place in the band and its left end."""
    slot = round(region.left / 24)
    return [(*region.column, near) for near in (slot - 1, slot, slot + 1)]
