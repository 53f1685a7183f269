"""Ruled tables, from the lines drawn on a page.

Rules that touch form a network; a network with at least two columns or rows is a table. Elementary cells
between which no rule is drawn are one merged cell. (The lattice method of Camelot and Tabula.)
"""

from __future__ import annotations

from collections.abc import Sequence

from almaty_nlp.readers.pdf.lined import lined
from almaty_nlp.readers.pdf.shapes import Grid, GridCell, Line, Page, Rule

NEAR = 2.5
"""Rules so close (points) are one, and touch."""
COVERED = 0.55
"""A border is there when rules cover at least this share of it."""
LEAST_ROW = 6.0
"""A row is at least so high (points)."""
LEAST_LINES = 3
"""So many lines across show that rows are parted by lines."""
MOST_RULES = 4_000
"""A page with more rules is a drawing."""


def ruled(page: Page) -> list[Grid]:
    """Return the ruled tables of a page, top to bottom, with their text taken out of `page.lines`."""
    if len(page.across) < 2 or len(page.across) + len(page.down) > MOST_RULES:
        return []
    networks = _networks(page.across, page.down) if len(page.down) > 1 else []
    grids = [grid for network in networks if (grid := _grid(page.number, *network))]
    framed = {id(rule) for flat, _ in networks for rule in flat}
    free = [rule for rule in page.across if id(rule) not in framed]
    grids += lined(page.number, free, page.lines)
    for grid in grids:
        page.lines = _filled(grid, page.lines)
    return sorted(
        (grid for grid in grids if any(cell.lines for cell in grid.cells)), key=lambda grid: grid.top
    )


def _networks(across: Sequence[Rule], down: Sequence[Rule]) -> list[tuple[list[Rule], list[Rule]]]:
    """Group rules that touch one another, directly or through others."""
    groups: list[tuple[list[Rule], list[Rule]]] = []
    boxes: list[list[float]] = []
    for rule in [*across, *down]:
        hit = [at for at, box in enumerate(boxes) if _touches(box, rule)]
        flat, upright = ([rule], []) if rule.y0 == rule.y1 else ([], [rule])
        box = [rule.x0, rule.y0, rule.x1, rule.y1]
        for at in reversed(hit):
            flat = groups[at][0] + flat
            upright = groups[at][1] + upright
            other = boxes[at]
            box = [min(box[0], other[0]), min(box[1], other[1]), max(box[2], other[2]), max(box[3], other[3])]
            del groups[at], boxes[at]
        groups.append((flat, upright))
        boxes.append(box)
    return [group for group in groups if len(group[0]) >= 2 and len(group[1]) >= 2]


def _touches(box: list[float], rule: Rule) -> bool:
    """Tell whether a rule reaches into the box of a network."""
    return (
        rule.x0 <= box[2] + NEAR
        and rule.x1 >= box[0] - NEAR
        and rule.y0 <= box[3] + NEAR
        and rule.y1 >= box[1] - NEAR
    )


def clustered(values: Sequence[float], near: float = NEAR) -> list[float]:
    """Return the distinct values of a list, those nearer than `near` being one (their mean)."""
    groups: list[list[float]] = []
    for value in sorted(values):
        if groups and value - groups[-1][-1] <= near:
            groups[-1].append(value)
        else:
            groups.append([value])
    return [sum(group) / len(group) for group in groups]


def _grid(number: int, across: list[Rule], down: list[Rule]) -> Grid | None:
    """Build the grid of one network; None for a frame round one text."""
    xs = clustered([rule.x0 for rule in down])
    ys = _with_open_ends(clustered([rule.y0 for rule in across]), down, xs)
    columns, rows = len(xs) - 1, len(ys) - 1
    if columns < 1 or rows < 1 or columns * rows < 2:
        return None
    walls = [[_covered(down, xs[c], ys[r], ys[r + 1]) for c in range(columns + 1)] for r in range(rows)]
    floors = [
        [_covered_across(across, ys[r], xs[c], xs[c + 1]) for c in range(columns)] for r in range(rows + 1)
    ]
    cells = [
        GridCell(xs[left], ys[top], xs[right], ys[bottom], top, left, bottom - top, right - left)
        for top, left, bottom, right in _merged(rows, columns, walls, floors)
    ]
    if len(cells) < 2:
        return None
    grid = Grid(number, tuple(xs), ys[0], ys[-1], cells, rows)
    for cell in cells:
        cell.grid = grid
    return grid


def _with_open_ends(ys: list[float], down: Sequence[Rule], xs: Sequence[float]) -> list[float]:
    """Add where the upright borders end beyond the outermost line across: a row that is broken across pages
    is drawn without its upper or lower border.

    Below a head alone such borders part the columns of rows without any line between them.
    """
    if len(ys) < 2:
        return ys
    middle = len(xs) // 2
    top = sorted(min(rule.y0 for rule in down if abs(rule.x0 - x) <= NEAR) for x in xs)[middle]
    bottom = sorted(max(rule.y1 for rule in down if abs(rule.x0 - x) <= NEAR) for x in xs)[middle]
    opened = [top] if top < ys[0] - LEAST_ROW else []
    return [*opened, *ys, *([bottom] if bottom > ys[-1] + LEAST_ROW and len(ys) >= LEAST_LINES else [])]


def _merged(
    rows: int, columns: int, walls: list[list[bool]], floors: list[list[bool]]
) -> list[tuple[int, int, int, int]]:
    """Return the cells as (top, left, bottom, right): each grows right, then down, to the next drawn
    border."""
    taken = [[False] * columns for _ in range(rows)]
    found = []
    for top in range(rows):
        for left in range(columns):
            if taken[top][left]:
                continue
            right = left + 1
            while right < columns and not walls[top][right] and not taken[top][right]:
                right += 1
            bottom = top + 1
            while (
                bottom < rows and not any(floors[bottom][left:right]) and not any(taken[bottom][left:right])
            ):
                bottom += 1
            for row in range(top, bottom):
                taken[row][left:right] = [True] * (right - left)
            found.append((top, left, bottom, right))
    return found


def _covered(down: list[Rule], x: float, top: float, bottom: float) -> bool:
    """Tell whether vertical rules at `x` cover the stretch from top to bottom."""
    length = sum(
        max(0.0, min(rule.y1, bottom) - max(rule.y0, top)) for rule in down if abs(rule.x0 - x) <= NEAR
    )
    return length >= COVERED * (bottom - top)


def _covered_across(across: list[Rule], y: float, left: float, right: float) -> bool:
    """Tell whether horizontal rules at `y` cover the stretch from left to right."""
    length = sum(
        max(0.0, min(rule.x1, right) - max(rule.x0, left)) for rule in across if abs(rule.y0 - y) <= NEAR
    )
    return length >= COVERED * (right - left)


def _filled(grid: Grid, lines: list[Line]) -> list[Line]:
    """Put the pieces of text inside the grid into their cells; return the others."""
    left, right = grid.xs[0] - NEAR, grid.xs[-1] + NEAR
    rest = []
    for line in lines:
        middle = (line.top + line.bottom) / 2
        if not (grid.top < middle < grid.bottom and left < (line.x0 + line.x1) / 2 < right):
            rest.append(line)
            continue
        rest.extend(_placed(grid, line, middle))
    return rest


def _placed(grid: Grid, line: Line, middle: float) -> list[Line]:
    """Put a piece into its cell, cut where it runs across a border; return what no cell takes."""
    row = [cell for cell in grid.cells if cell.top <= middle < cell.bottom and cell.lines is not None]
    for cell in sorted(row, key=lambda one: one.x0):
        if line.x0 >= cell.x1 - 1 or line.x1 <= cell.x0:
            continue
        if line.x1 <= cell.x1 + NEAR:
            cell.lines.append(line)
            return []
        inside = next(
            at for at in range(len(line.text) + 1) if line.edges[min(at + 1, len(line.text))] > cell.x1 + 1
        )
        first, second = split(line, inside)
        if first is not None:
            cell.lines.append(first)
        if second is None:
            return []
        line = second
    return [line]


def split(line: Line, at: int) -> tuple[Line | None, Line | None]:
    """Cut a line before its character `at`; white space at the cut goes."""
    end = len(line.text[:at].rstrip())
    start = at + len(line.text[at:]) - len(line.text[at:].lstrip())
    first = line.cut(0, end) if end else None
    second = line.cut(start, len(line.text)) if start < len(line.text) else None
    if first is not None:
        first.open_end = False
    return first, second
