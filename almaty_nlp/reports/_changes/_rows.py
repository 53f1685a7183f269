"""Both versions side by side: what answers each other in one row, what came or went beside an empty cell."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from almaty_nlp.model.change import Change, ChangeKind, Comparison, Op, Words
from almaty_nlp.model.document import Block, Document, Kind


@dataclass(frozen=True, slots=True)
class Cell:
    """One block as a row shows it; `head` is the rank of a heading, 0 for other text."""

    label: str
    words: tuple[Words, ...]
    head: int = 0


@dataclass(frozen=True, slots=True)
class Row:
    """A row: the old block and the new one (None = there is none), and the number of the change, 0 = none.

    `away` says that the old block moved on: the change itself is shown where it came.
    """

    old: Cell | None
    new: Cell | None
    number: int = 0
    away: bool = False


def rows(comparison: Comparison) -> Iterator[Row]:
    """Yield the rows in the order of both texts; a block that moved stands at both its places."""
    numbers = {id(change): at for at, change in enumerate(comparison.changes, start=1)}
    old_changes = {b: c for c in comparison.changes if c.old for b in c.old.blocks}
    new_changes = {b: c for c in comparison.changes if c.new for b in c.new.blocks}
    moved = {b for c in comparison.changes if c.kind is ChangeKind.MOVE and c.old for b in c.old.blocks}
    old, new = comparison.old, comparison.new
    anchors = [(a, b) for a, b in comparison.pairs if a not in moved]
    here, there = 0, 0
    ends = [*((old.index[a], new.index[b]) for a, b in anchors), (len(old.blocks), len(new.blocks))]
    for stop, end in ends:
        for block in old.blocks[here:stop]:
            if (change := old_changes.get(block.id)) is not None:
                away = change.kind is ChangeKind.MOVE
                yield Row(_cell(block, change, Op.DELETE), None, numbers[id(change)], away)
        for block in new.blocks[there:end]:
            if (change := new_changes.get(block.id)) is not None:
                origin = _origin(old, change) if change.kind is ChangeKind.MOVE else None
                yield Row(origin, _cell(block, change, Op.INSERT), numbers[id(change)])
        if stop < len(old.blocks) and end < len(new.blocks):
            change = new_changes.get(new.blocks[end].id)
            yield Row(
                _cell(old.blocks[stop], change, Op.DELETE),
                _cell(new.blocks[end], change, Op.INSERT),
                numbers[id(change)] if change else 0,
            )
        here, there = max(here, stop + 1), max(there, end + 1)


def _origin(old: Document, change: Change) -> Cell | None:
    return _cell(old.block(change.old.blocks[0]), change, Op.DELETE) if change.old else None


def _cell(block: Block, change: Change | None, side: Op) -> Cell:
    head = max(1, min(block.level or 1, 4)) if block.kind in (Kind.HEADING, Kind.TITLE) else 0
    return Cell(block.label, _words(block, change, side), head)


def _words(block: Block, change: Change | None, side: Op) -> tuple[Words, ...]:
    """The words of one side of a block; those of the part of the change that is this block."""
    whole = (Words(Op.EQUAL, block.text),) if block.text else ()
    if change is None:
        return whole
    if change.kind in (ChangeKind.INSERT, ChangeKind.DELETE):
        return (Words(side, block.text),) if block.text else ()
    found: Sequence[Words] = ()
    for part in change.parts:
        if block.id == (part.old if side is Op.DELETE else part.new):
            found = part.words
    return tuple(word for word in found if word.op in (Op.EQUAL, side)) or whole
