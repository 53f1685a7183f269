"""Parts of tables on the pages to the tables of the document: joined across pages, their cells as regions."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from almaty_nlp.readers.pdf.flow import Item
from almaty_nlp.readers.pdf.notes import without_calls
from almaty_nlp.readers.pdf.paragraphs import Habits, broken, goes_on, split
from almaty_nlp.readers.pdf.rows import merged, rows
from almaty_nlp.readers.pdf.shapes import Grid, Line, Region

SAME_COLUMNS = 4.0
"""Borders of the parts of one table stand under one another, up to so many points."""
PADDING = 8.0
"""Text keeps at most so far (points) from a drawn border when it is said to fill its cell."""


@dataclass(slots=True)
class Arranged:
    """The regions of a document in reading order, its tables as parts on pages, header rows that are
    repeated."""

    regions: list[Region]
    parts: list[list[Grid]]
    repeated: list[Line]


def regions_of(grid: Grid) -> list[Region]:
    """Return the cells of a grid as regions, row by row."""
    padding = _padding(grid)
    found = []
    for cell in sorted(grid.cells, key=lambda one: (one.row, one.column)):
        lines = [without_calls(merged(row), grid.labels) for row in rows(cell.lines)]
        if lines:
            left = min(line.x0 for line in lines)
            right = cell.x1 - padding if grid.ruled else max(cell.x1, max(line.x1 for line in lines))
            found.append(Region(lines, min(left, cell.x0 + padding), right, grid.page, cell=cell))
    return found


def _padding(grid: Grid) -> float:
    """Return how far text keeps from the left border of its cell."""
    gaps = [min(line.x0 for line in cell.lines) - cell.x0 for cell in grid.cells if cell.lines]
    return min(PADDING, max(0.0, min(gaps, default=0.0))) if grid.ruled else 0.0


def arranged(items: Sequence[Item], habits: Habits) -> Arranged:
    """Number the tables, join their parts across pages, and put the cells of a broken row together."""
    made = Arranged([], [], [])
    last: Grid | None = None
    for item in items:
        if isinstance(item, Region):
            made.regions.append(item)
            last = None
            continue
        if last is not None and _one_table(last, item) and _go_on(made, last, item, habits):
            last = item
            continue
        if last is not None and _lone(item):
            made.regions += [_as_text(region) for region in regions_of(item)]
            last = None
            continue
        item.table = len(made.parts)
        made.parts.append([item])
        made.regions += regions_of(item)
        last = item
    return made


def _lone(grid: Grid) -> bool:
    """Tell whether a grid has but one column in use: alone it is no table."""
    return not grid.ruled and len({cell.column for cell in grid.cells}) == 1


def _as_text(region: Region) -> Region:
    """Return the text of a cell as running text."""
    region.cell = None
    return region


def _one_table(before: Grid, after: Grid) -> bool:
    """Tell whether a grid goes on the one before it on the page before, or in the column before."""
    if before.ruled != after.ruled or after.page - before.page not in (0, 1):
        return False
    if before.ruled and after.page == before.page and after.xs[0] < before.xs[-1]:
        return False
    shift = after.xs[0] - before.xs[0]
    return len(before.xs) == len(after.xs) and all(
        abs(first + shift - second) <= SAME_COLUMNS or not before.ruled
        for first, second in zip(before.xs, after.xs, strict=True)
    )


def _go_on(made: Arranged, before: Grid, after: Grid, habits: Habits) -> bool:
    """Add a further part of a table: header rows come once, a row broken across the pages becomes one.

    False, with nothing done, when the part is a few lines under one column that go on no cell.
    """
    parts = made.parts[before.table]
    after.table = before.table
    start = before.offset + before.rows
    gone = _repeated_rows(parts[0], after)
    made.repeated += [line for cell in after.cells if cell.row < gone for line in cell.lines]
    after.cells = [cell for cell in after.cells if cell.row >= gone]
    fresh = regions_of(after)
    broken = after.page != before.page and _broken(made.regions, fresh, gone, habits)
    if _lone(after) and not broken:
        after.table = -1
        return False
    after.offset = start - gone - (1 if broken else 0)
    after.rows = max((cell.row + cell.rows for cell in after.cells), default=0)
    parts.append(after)
    for region in fresh:
        at = _behind(made.regions, region, gone) if broken else None
        if at is None:
            made.regions.append(region)
        else:
            made.regions.insert(at, region)
    return True


def _repeated_rows(first: Grid, after: Grid) -> int:
    """Return how many rows at the head of a part are the header rows of the table again."""
    count = 0
    while (
        count < min(first.rows, after.rows) - 1 and _row_text(first, count) == _row_text(after, count) != ""
    ):
        count += 1
    return count


def _row_text(grid: Grid, row: int) -> str:
    """Return the characters of a row without white space."""
    cells = sorted((cell for cell in grid.cells if cell.row == row), key=lambda cell: cell.column)
    return "|".join("".join("".join(line.text.split()) for line in cell.lines) for cell in cells).strip("|")


def _broken(regions: Sequence[Region], fresh: Sequence[Region], row: int, habits: Habits) -> bool:
    """Tell whether the first row of a part goes on the last row of the part before, by any of its cells.

    Entries of a table end without a full stop: where one cell surely ended above, another goes on for sure
    only when its line was broken for sure, or what follows begins small.
    """
    likely = ended = False
    for region in fresh:
        at = _behind(regions, region, row)
        if at is None:
            continue
        above, below = split(regions[at - 1], habits)[-1], split(region, habits)[0]
        verdict = broken(above.lines[-1], below.lines[0], above.region, habits)
        if goes_on(above, below, habits):
            if verdict or below.lines[0].text[:1].islower():
                return True
            likely = True
        ended = ended or verdict is False
    return likely and not ended


def _behind(regions: Sequence[Region], region: Region, row: int) -> int | None:
    """Return the place behind the cell of the last row that stands above this cell of the first; None for
    none."""
    cell = region.cell
    if cell is None or cell.row != row or cell.grid is None:
        return None
    last_row = None
    for at in range(len(regions) - 1, -1, -1):
        other = regions[at].cell
        if other is None or other.grid is None or other.grid.table != cell.grid.table:
            break
        if other.grid is cell.grid:
            continue
        last_row = other.place()[1] if last_row is None else last_row
        if other.place()[1] < last_row:
            break
        if other.column == cell.column:
            return at + 1
    return None
