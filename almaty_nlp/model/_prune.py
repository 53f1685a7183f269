"""Leaving out blocks and table rows, so that nothing points to what is not there."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Collection, Iterable
from dataclasses import replace

from almaty_nlp.model.document import Block, BlockId, Document, Note, Span, Table


def only(document: Document, blocks: tuple[Block, ...]) -> Document:
    """Return the document with these blocks alone; spans, calls and cells that lie in others are dropped."""
    ids = {block.id for block in blocks}

    def spans(old: Iterable[Span]) -> tuple[Span, ...]:
        return tuple(span for span in old if span.block in ids)

    return replace(
        document,
        blocks=blocks,
        footnotes=tuple(_note(note, ids) for note in document.footnotes),
        endnotes=tuple(_note(note, ids) for note in document.endnotes),
        tables=tuple(_table(table, ids) for table in document.tables),
        revisions=tuple(replace(revision, spans=spans(revision.spans)) for revision in document.revisions),
        comments=tuple(replace(comment, spans=spans(comment.spans)) for comment in document.comments),
    )


def without_rows(document: Document, gone: Collection[BlockId]) -> Document:
    """Return the document without the table rows whose blocks are all in `gone`; rows below move up, and a
    table without any row left is none.
    """
    if not gone:
        return document
    lost = {
        at: rows
        for at, table in enumerate(document.tables)
        if (rows := [n for n, row in enumerate(table.rows) if _is_gone(row, gone)])
    }
    tables = tuple(
        Table(tuple(row for n, row in enumerate(table.rows) if n not in lost.get(at, ())))
        for at, table in enumerate(document.tables)
    )
    empty = [at for at, table in enumerate(tables) if at in lost and not table.rows]
    return replace(
        document,
        tables=tuple(table for at, table in enumerate(tables) if at not in empty),
        blocks=tuple(_moved_up(block, lost, empty) for block in document.blocks),
    )


def _is_gone(row: tuple[tuple[BlockId, ...], ...], gone: Collection[BlockId]) -> bool:
    held = [block for cell in row for block in cell]
    return bool(held) and all(block in gone for block in held)


def _moved_up(block: Block, lost: dict[int, list[int]], empty: list[int]) -> Block:
    cell = block.cell
    before = bisect_left(empty, cell.table) if cell is not None else 0
    if cell is None or (cell.table not in lost and not before):
        return block
    rows = lost.get(cell.table, [])
    above, within = bisect_left(rows, cell.row), bisect_left(rows, cell.row + cell.rows)
    moved = replace(cell, table=cell.table - before, row=cell.row - above, rows=cell.rows - (within - above))
    return replace(block, cell=moved)


def _note(note: Note, ids: Collection[BlockId]) -> Note:
    return replace(
        note,
        blocks=tuple(block for block in note.blocks if block in ids),
        anchors=tuple(anchor for anchor in note.anchors if anchor.block in ids),
    )


def _table(table: Table, ids: Collection[BlockId]) -> Table:
    return Table(tuple(tuple(tuple(b for b in cell if b in ids) for cell in row) for row in table.rows))
