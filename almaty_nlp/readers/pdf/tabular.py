"""Tables without rules: side-by-side texts whose paragraphs begin together, and aligned short entries."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise
from math import inf

from almaty_nlp.readers.pdf.paragraphs import is_label, labelled
from almaty_nlp.readers.pdf.rows import merged, rows
from almaty_nlp.readers.pdf.shapes import Grid, GridCell, Line

ALIGNED = 2.5
"""Baselines and left ends that differ by less (points) are one."""
TOGETHER, TOGETHER_BILINGUAL = 0.7, 0.4
"""Share of the paragraphs of two columns that begin side by side in a table; less is asked of two
languages."""
LOOSE = 0.13
CYRILLIC = re.compile("[а-яё]", re.IGNORECASE)
LATIN = re.compile("[a-z]", re.IGNORECASE)
APART = 0.75
"""Entries of a row stand at least so many sizes apart."""
LEAST_ROWS = 3


def side_by_side(columns: Sequence[list[Line]], number: int, before: Grid | None = None) -> Grid | None:
    """Return the columns of a band as a table when their paragraphs begin side by side, else None.

    `before` is the open table that ended the page before: its head may come again above the rows.
    """
    sides = [[merged(row) for row in rows(column)] for column in columns]
    pitch = min(map(_pitch, sides))
    begun = [_starts(side, pitch) for side in sides]
    shared = [
        y for y in begun[0] if all(any(abs(y - other) <= ALIGNED for other in more) for more in begun[1:])
    ]
    share = len(shared) * len(begun) / sum(len(one) for one in begun)
    head = tuple(side[0].text for side in sides)
    if before and head == before.head and all(len(side) > 1 for side in sides):
        shared = sorted({*shared, min(side[1].baseline for side in sides)})
        return _grid(sides, shared, number, head)
    bilingual = len({_script(side) for side in sides}) > 1
    if not (bilingual and share >= TOGETHER_BILINGUAL) and (share < TOGETHER or len(shared) < 3):
        return None
    return _grid(sides, [*shared, *_alone_below(sides, shared)], number, before.head if before else head)


def _alone_below(sides: Sequence[list[Line]], shared: Sequence[float]) -> list[float]:
    """Return the baselines of labelled paragraphs below the end of all other columns, in a column whose rows
    begin with labels: rows whose other cells stand on the next page.
    """
    found: list[float] = []
    for side in sides:
        floor = max(other[-1].baseline for other in sides if other is not side)
        heads = [line for line in side if any(abs(line.baseline - y) <= ALIGNED for y in shared)]
        if 2 * sum(map(labelled, heads)) > len(heads):
            found += [line.baseline for line in side if line.baseline > floor + ALIGNED and labelled(line)]
    return found


def _pitch(side: list[Line]) -> float:
    """Return the distance of the lines within the paragraphs of a column; without end for a lone line."""
    gaps = sorted(below.baseline - above.baseline for above, below in pairwise(side))
    return gaps[len(gaps) // 4] if gaps else inf


def _starts(side: list[Line], pitch: float) -> list[float]:
    """Return the baselines at which paragraphs of a column begin: after a gap, or after a line that ends
    early."""
    right = max(line.x1 for line in side)
    found = [side[0].baseline]
    for above, below in pairwise(side):
        early = right - above.x1 > 0.35 * (right - side[0].x0)
        if below.baseline - above.baseline > pitch + LOOSE * below.size or early:
            found.append(below.baseline)
    return found


def _script(side: list[Line]) -> str:
    """Return the prevailing script of some text."""
    text = "".join(line.text for line in side)
    return "cyrillic" if len(CYRILLIC.findall(text)) > len(LATIN.findall(text)) else "latin"


def _grid(sides: Sequence[list[Line]], cuts: Sequence[float], number: int, head: tuple[str, ...]) -> Grid:
    """Cut the columns into rows of cells at the given baselines."""
    top = min(side[0].top for side in sides)
    bottom = max(side[-1].bottom for side in sides)
    first = min(side[0].baseline for side in sides) - ALIGNED
    bounds = [first - 1, *[cut - ALIGNED for cut in cuts if cut - ALIGNED > first + 1], 1e6]
    cells = []
    for row, (low, high) in enumerate(pairwise(bounds)):
        for column, side in enumerate(sides):
            inside = [line for line in side if low <= line.baseline < high]
            left, right = min(line.x0 for line in side), max(line.x1 for line in side)
            cells.append(GridCell(left, max(low, top), right, min(high, bottom), row, column, lines=inside))
    xs = (*[min(line.x0 for line in side) for side in sides], max(line.x1 for line in sides[-1]))
    grid = Grid(number, xs, top, bottom, cells, len(bounds) - 1, ruled=False, head=head)
    for cell in cells:
        cell.grid = grid
    return grid


def aligned(
    grouped: Sequence[list[Line]], number: int, before: Grid | None = None
) -> list[tuple[int, int, Grid]]:
    """Return the tables of short entries among the rows of a column, each with its first and past its last
    row.

    `before` is the open table that ended the page before: rows that stand under its columns go on it, however
    few.
    """
    found: list[tuple[int, int, Grid]] = []
    run: list[list[Line]] = []
    expected, pitch = (before.xs, _line_pitch(before)) if before else ((), 0.0)
    for at, row in enumerate([*grouped, []]):
        parts = entries(row)
        if run and _fits_run(run, parts, expected):
            run.append(parts)
            continue
        if run and (grid := _run_grid(run, number, expected, pitch)):
            found.append((at - len(run), at, grid))
        if at:
            expected = ()
        run = [parts] if len(parts) > 1 or (parts and _under(parts, expected)) else []
    return found


def _under(parts: Sequence[Line], expected: Sequence[float]) -> bool:
    """Tell whether entries keep to the columns of a table."""
    for part in parts:
        at = next((at for at, x in enumerate(expected[:-1]) if abs(part.x0 - x) <= ALIGNED), None)
        if at is None or part.x1 > expected[at + 1] + (ALIGNED if at == len(expected) - 2 else -ALIGNED):
            return False
    return bool(expected)


def entries(row: Sequence[Line]) -> list[Line]:
    """Join the pieces of a row that stand near each other: what is left are entries of a table."""
    groups: list[list[Line]] = []
    for piece in row:
        if groups and piece.x0 - groups[-1][-1].x1 < APART * piece.size:
            groups[-1].append(piece)
        else:
            groups.append([piece])
    return [merged(group) for group in groups]


def _fits_run(run: list[list[Line]], parts: list[Line], expected: Sequence[float]) -> bool:
    """Tell whether the entries of a row stand under those of the rows above, near enough."""
    if not parts:
        return False
    above = run[-1]
    if parts[0].baseline - above[0].baseline > 3 * parts[0].size:
        return False
    if _under(parts, expected):
        return True
    lefts = {round(part.x0) for row in run for part in row}
    under = sum(any(abs(part.x0 - left) <= ALIGNED for left in lefts) for part in parts)
    if len(parts) == 1:
        widest = max(run, key=len)
        limit = next((part.x0 for part in widest if part.x0 > parts[0].x0 + ALIGNED), None)
        return under == 1 and (limit is None or parts[0].x1 < limit)
    return 2 * under >= len(parts)


def _line_pitch(grid: Grid) -> float:
    """Return the least distance of two lines within a cell; 0 where no cell has two."""
    held = [sorted(line.baseline for line in cell.lines) for cell in grid.cells]
    gaps = [
        below - above for baselines in held for above, below in pairwise(baselines) if below - above > ALIGNED
    ]
    return min(gaps, default=0.0)


def _run_grid(run: list[list[Line]], number: int, expected: Sequence[float], pitch: float) -> Grid | None:
    """Build a table from rows of entries; None for lists with labels, contents and lone pairs.

    `expected` are the columns of the table it goes on, `pitch` the distance of the lines in its cells.
    """
    if all(_under(row, expected) for row in run):
        grid = Grid(number, tuple(expected), run[0][0].top, 0.0, [], 0, ruled=False)
        return _with_cells(grid, run, expected[:-1], pitch)
    full = [row for row in run if len(row) > 1]
    if not full:
        return None
    columns = max(len(row) for row in full)
    if len(full) < (LEAST_ROWS if columns == 2 else 2):
        return None
    if columns == 2 and all(is_label(row[0].text) for row in full):
        return None
    if columns == 2 and all(row[-1].text.isdigit() for row in full):
        return None
    xs = sorted({round(part.x0, 1) for row in full if len(row) == columns for part in row})
    xs = [x for at, x in enumerate(xs) if not at or x - xs[at - 1] > ALIGNED]
    grid = Grid(
        number, (*xs, max(part.x1 for row in run for part in row)), run[0][0].top, 0.0, [], 0, ruled=False
    )
    return _with_cells(grid, run, xs)


def _with_cells(grid: Grid, run: list[list[Line]], xs: Sequence[float], pitch: float = 0.0) -> Grid:
    """Put entries into cells.

    Rows of a table stand further apart than the lines in its cells; where they do not, a line without an
    entry in the first column goes on the row above.
    """
    cells: dict[tuple[int, int], GridCell] = {}
    row_at = 0
    gaps = [below[0].baseline - above[0].baseline for above, below in pairwise(run)]
    tight = (pitch or min(gaps, default=0.0)) + LOOSE * run[0][0].size
    spaced = bool(pitch) or any(gap > tight for gap in gaps)
    for number, parts in enumerate(run):
        places = [max((at for at, x in enumerate(xs) if part.x0 >= x - ALIGNED), default=0) for part in parts]
        if number and (gaps[number - 1] > tight if spaced else len(parts) > 1 and 0 in places):
            row_at += 1
        for part, column in zip(parts, places, strict=True):
            cell = cells.get((row_at, column))
            if cell is None:
                right = grid.xs[column + 1]
                cell = cells[row_at, column] = GridCell(
                    part.x0, part.top, right, part.bottom, row_at, column, grid=grid
                )
            cell.lines.append(part)
            cell.bottom = part.bottom
    for column in range(len(xs)):
        inside = [cell for cell in cells.values() if cell.column == column]
        right = max((line.x1 for cell in inside for line in cell.lines), default=0.0)
        for cell in inside:
            cell.x1 = right
    grid.rows = row_at + 1
    grid.cells = [cells[place] for place in sorted(cells)]
    grid.bottom = max(cell.bottom for cell in grid.cells)
    return grid
