"""The grid of a table: where each cell stands and how far it reaches (17.4)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from almaty_nlp.ooxml import names as n
from almaty_nlp.readers.docx.drafts import CellDraft
from almaty_nlp.readers.docx.styles import integer, value

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

MAX_SPAN = 1024
"""A cell that says it is wider is not believed; Word itself has 63 columns at most."""
GRID_SPAN, V_MERGE, H_MERGE, GRID_BEFORE = map(n.w, ("gridSpan", "vMerge", "hMerge", "gridBefore"))
CELL_CHANGES = {n.w("cellIns"): "cell-insert", n.w("cellDel"): "cell-delete"}
ROW_CHANGES = {n.INS: "row-insert", n.DEL: "row-delete"}


class Grid:
    """The cells of one table while its rows are read."""

    def __init__(self, table: int, rows: list[list[CellDraft]]) -> None:
        self._table = table
        self._rows = rows
        self._column = 0
        self._open: dict[int, CellDraft] = {}
        self._last: CellDraft | None = None

    def begin_row(self, column: int) -> None:
        """Start the next row at a column."""
        self._rows.append([])
        self._column = column
        self._last = None

    def cell(self, span: int, merge: str) -> CellDraft:
        """Return the cell that the next w:tc belongs to: a new one, the one above it («down») or before it
        («right»).
        """
        row, column = len(self._rows) - 1, self._column
        self._column += span
        above = self._open.get(column)
        if merge == "down" and above is not None:
            above.rows = row - above.row + 1
            return above
        if merge == "right" and self._last is not None:
            self._last.columns += span
            return self._last
        cell = self._last = CellDraft(self._table, row, column, 1, span)
        self._rows[-1].append(cell)
        if merge == "start":
            self._open[column] = cell
        else:
            self._open.pop(column, None)
        return cell


def start_column(row: Element) -> int:
    """Return the number of grid columns that a row leaves free before its first cell."""
    return _span(value(row, f"{n.TR_PR}/{GRID_BEFORE}"), 0)


def span_of(properties: Element | None) -> int:
    """Return the number of grid columns of a cell from its w:tcPr."""
    return max(1, _span(value(properties, GRID_SPAN), 1))


def merge_of(properties: Element | None) -> str:
    """Return how a cell is merged by its w:tcPr: «start» or «down» of a vertical merge, «right» of a
    horizontal one, "" not at all.
    """
    if properties is None:
        return ""
    vertical = properties.find(V_MERGE)
    if vertical is not None:
        return "start" if vertical.get(n.VAL) == "restart" else "down"
    horizontal = properties.find(H_MERGE)
    return "right" if horizontal is not None and horizontal.get(n.VAL) != "restart" else ""


def change_of_row(row: Element) -> tuple[str, Element] | None:
    """Return the tracked change that brings or takes a row: its kind and element."""
    return _change(row.find(n.TR_PR), ROW_CHANGES)


def change_of_cell(properties: Element | None) -> tuple[str, Element] | None:
    """Return the tracked change that brings or takes a cell, from its w:tcPr."""
    return _change(properties, CELL_CHANGES)


def _change(properties: Element | None, kinds: dict[str, str]) -> tuple[str, Element] | None:
    if properties is None:
        return None
    return next(((kinds[node.tag], node) for node in properties if node.tag in kinds), None)


def _span(text: str | None, default: int) -> int:
    return max(0, min(MAX_SPAN, integer(text, default)))
