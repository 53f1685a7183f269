"""New tables: the cells of blocks as a w:tbl, in the look of a table that the document has already."""

from __future__ import annotations

from collections.abc import Sequence
from copy import deepcopy
from itertools import groupby
from typing import TYPE_CHECKING

from almaty_nlp.model.document import Block, Cell
from almaty_nlp.ooxml import names as n
from almaty_nlp.writers.docx.shapes import fill, shell

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

FULL_WIDTH = 5000
"""The width of the text, in fiftieths of a per cent (17.4.87)."""
TWIPS = 9000
"""The widths of all columns together where no table shows them; Word settles them when it opens the file."""
SIDES = ("top", "left", "bottom", "right", "insideH", "insideV")
FLOATING = ("tblpPr", "tblOverlap", "tblCaption", "tblDescription")
"""What belongs to one table alone."""


def new_table(blocks: Sequence[Block], model: Element | None) -> tuple[Element, dict[str, Element]]:
    """Return a table of the cells that blocks stand in, and the paragraph of each block.

    Rows, columns and merged cells are those of the blocks; borders, shading of the head and the shape of
    paragraphs are those of `model`, single borders without one. A row of the head comes again on each page
    where it does in the model.
    """
    from lxml import etree

    cells = [(cell, list(held)) for cell, held in groupby(blocks, key=_cell)]
    width = max(cell.column + cell.columns for cell, _ in cells)
    table = etree.Element(n.TBL)
    table.append(_properties(model))
    table.append(_grid(model, width))
    made: dict[str, Element] = {}
    for row in range(max(cell.row + cell.rows for cell, _ in cells)):
        shape = _row_like(model, row)
        line = etree.SubElement(table, n.TR)
        if shape is not None and (form := shape.find(f"{n.TR_PR}/{n.w('tblHeader')}")) is not None:
            etree.SubElement(line, n.TR_PR).append(deepcopy(form))
        at = 0
        while at < width:
            cell, held = next(
                ((one, texts) for one, texts in cells if _covers(one, row, at)), (Cell(0, row, at), [])
            )
            line.append(_holder(cell, held if cell.row == row else [], row, shape, made))
            at = cell.column + cell.columns
    return table, made


def _cell(block: Block) -> Cell:
    assert block.cell is not None
    return block.cell


def _covers(cell: Cell, row: int, column: int) -> bool:
    return cell.row <= row < cell.row + cell.rows and cell.column <= column < cell.column + cell.columns


def _properties(model: Element | None) -> Element:
    """The properties of the model without what is its alone, or a full width and single borders."""
    from lxml import etree

    own = model.find(n.w("tblPr")) if model is not None else None
    if own is not None:
        kept = deepcopy(own)
        kept.tail = None
        for child in [child for name in FLOATING for child in kept.findall(n.w(name))]:
            kept.remove(child)
        if len(kept):
            return kept
    made = etree.Element(n.w("tblPr"))
    size = etree.SubElement(made, n.w("tblW"))
    size.set(n.w("w"), str(FULL_WIDTH))
    size.set(n.TYPE, "pct")
    borders = etree.SubElement(made, n.w("tblBorders"))
    for side in SIDES:
        border = etree.SubElement(borders, n.w(side))
        for name, look in (("val", "single"), ("sz", "4"), ("space", "0"), ("color", "auto")):
            border.set(n.w(name), look)
    return made


def _grid(model: Element | None, width: int) -> Element:
    """The columns: those of the model where it has as many, else equal ones of its width."""
    from lxml import etree

    own = model.findall(f"{n.w('tblGrid')}/{n.w('gridCol')}") if model is not None else []
    sizes = [int(size) for size in (column.get(n.w("w"), "") for column in own) if size.isdigit()]
    if len(sizes) != width or len(own) != width:
        sizes = [(sum(sizes) or TWIPS) // width] * width
    made = etree.Element(n.w("tblGrid"))
    for size in sizes:
        etree.SubElement(made, n.w("gridCol")).set(n.w("w"), str(size))
    return made


def _row_like(model: Element | None, row: int) -> Element | None:
    """The row of the model that a row is shaped like: its first for the head, its second for the others."""
    rows = model.findall(n.TR) if model is not None else []
    return rows[min(row, len(rows) - 1, 1)] if rows else None


def _holder(
    cell: Cell, held: Sequence[Block], row: int, shape: Element | None, made: dict[str, Element]
) -> Element:
    """One w:tc: a cell, or the part of one merged downwards that stands in a further row."""
    from lxml import etree

    holder = etree.Element(n.TC)
    form = etree.SubElement(holder, n.TC_PR)
    if cell.columns > 1:
        etree.SubElement(form, n.w("gridSpan")).set(n.VAL, str(cell.columns))
    if cell.rows > 1:
        merge = etree.SubElement(form, n.w("vMerge"))
        if row == cell.row:
            merge.set(n.VAL, "restart")
    like = shape.find(n.TC) if shape is not None else None
    for name in ("shd", "vAlign") if like is not None else ():
        look = like.find(f"{n.TC_PR}/{n.w(name)}") if like is not None else None
        if look is not None:
            form.append(deepcopy(look))
    sample = next(like.iter(n.P), None) if like is not None else None
    first = next(sample.iter(n.R), None) if sample is not None else None
    for block in held:
        paragraph = shell(sample) if sample is not None else etree.Element(n.P)
        fill(paragraph, block, first)
        holder.append(paragraph)
        made[block.id] = paragraph
    if not held:
        etree.SubElement(holder, n.P)
    return holder
