"""The text while it is being amended: a list of units that operations change, made from a document and made
into one.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace

from almaty_nlp.amend.calls import CALL, with_calls, without_calls
from almaty_nlp.amend.splice import Runs, splice
from almaty_nlp.model.addresses import addresses
from almaty_nlp.model.document import Anchor, Block, BlockId, Document, Kind, Layer, Note, Table

FRESH = re.compile(r"new\d+")
"""Ids of units that an instrument put in: a text may be amended again."""


@dataclass(slots=True, eq=False)
class Unit:
    """One block as it stands at the moment. `fresh`: put in by the instrument at hand."""

    block: Block
    text: str
    runs: Runs
    label: str
    fresh: bool = False

    @property
    def id(self) -> BlockId:
        """The id of the block: that of the base where the unit comes from it."""
        return self.block.id

    def put(self, start: int, end: int, new: str, runs: Runs = ()) -> None:
        """Replace [start, end) of the text."""
        self.text, self.runs = splice(self.text, self.runs, start, end, new, runs)


@dataclass(slots=True)
class Working:
    """The units of the running text and of the notes; `notes` are (label, blocks of the note) in order,
    `tables` is the number of a table that comes next."""

    base: Document
    body: list[Unit] = field(default_factory=list)
    notes: list[tuple[str, list[Unit]]] = field(default_factory=list)
    count: int = 0
    tables: int = 0

    @classmethod
    def of(cls, document: Document) -> Working:
        """Return the working text of a document."""
        texts = with_calls(document)
        units = {block.id: Unit(block, *texts[block.id], block.label) for block in document.blocks}
        notes = [
            (note.label, [units[identifier] for identifier in note.blocks])
            for note in (*document.footnotes, *document.endnotes)
        ]
        body = [units[block.id] for block in document.blocks if block.layer is Layer.BODY]
        taken = max((int(block.id[3:]) for block in document.blocks if FRESH.fullmatch(block.id)), default=0)
        return cls(document, body, notes, taken, len(document.tables))

    def all(self) -> Iterable[Unit]:
        """Every unit: the running text, then the notes."""
        yield from self.body
        for _, units in self.notes:
            yield from units

    def fresh(self, like: Block, text: str, runs: Runs, label: str, **changes: object) -> Unit:
        """Return a new unit shaped like a block; the caller puts it in its place."""
        self.count += 1
        block = replace(like, id=f"new{self.count}", label=label, origin=None, **changes)  # type: ignore[arg-type]
        return Unit(block, text, runs, label, fresh=True)

    def note(self, label: str) -> list[Unit] | None:
        """Return the units of the note with a label."""
        return next((units for name, units in self.notes if name == label), None)

    def callers(self, label: str) -> list[Unit]:
        """Return the units that call a note."""
        return [unit for unit in self.all() if any(call[1] == label for call in CALL.finditer(unit.text))]

    def snapshot(self) -> tuple[list[Unit], list[tuple[Unit, str, Runs, str]], list[tuple[str, list[Unit]]]]:
        """Return what `restore` needs to undo everything done after."""
        state = [(unit, unit.text, unit.runs, unit.label) for unit in self.all()]
        return list(self.body), state, [(label, list(units)) for label, units in self.notes]

    def restore(
        self, saved: tuple[list[Unit], list[tuple[Unit, str, Runs, str]], list[tuple[str, list[Unit]]]]
    ) -> None:
        """Go back to a snapshot."""
        self.body, state, self.notes = saved
        for unit, text, runs, label in state:
            unit.text, unit.runs, unit.label = text, runs, label

    def document(self) -> Document:
        """Return the text as a document: blocks of the base keep their ids, new ones have their own."""
        labels = {label for label, _ in self.notes}
        blocks: list[Block] = []
        anchors: dict[str, list[Anchor]] = {label: [] for label in labels}
        for unit in self.all():
            text, runs, found = without_calls(unit.text, unit.runs, labels, unit.id)
            for label, anchor in found:
                anchors[label].append(anchor)
            blocks.append(replace(unit.block, text=text, runs=runs, label=unit.label))
        blocks = _with_rows(blocks)
        furniture = [block for block in self.base.blocks if block.layer is Layer.FURNITURE]
        done = addresses([*blocks, *furniture], self.base.language)
        return replace(
            self.base,
            blocks=tuple(done),
            footnotes=self._notes(self.base.footnotes, anchors),
            endnotes=self._notes(self.base.endnotes, anchors, fresh=False),
            tables=_tables(done),
            revisions=(),
            comments=_kept_comments(self.base, done),
        )

    def _notes(
        self, old: Sequence[Note], anchors: dict[str, list[Anchor]], *, fresh: bool = True
    ) -> tuple[Note, ...]:
        known = {note.label: note for note in (*self.base.footnotes, *self.base.endnotes)}
        own = {note.label for note in old}
        done = []
        for label, units in self.notes:
            if label in own or (fresh and label not in known):
                note = known.get(label) or Note(f"note-{label}", label, ())
                done.append(
                    replace(note, blocks=tuple(u.id for u in units), anchors=tuple(anchors.get(label, ())))
                )
        return tuple(done)


def _kept_comments(base: Document, blocks: Sequence[Block]) -> tuple:  # type: ignore[type-arg]
    ids = {block.id for block in blocks}
    return tuple(c for c in base.comments if all(span.block in ids for span in c.spans))


def _with_rows(blocks: Sequence[Block]) -> list[Block]:
    """Number the tables, and the rows of each, anew: they may have come or gone."""
    done: list[Block] = []
    rows: dict[int, list[int]] = {}
    for block in blocks:
        if block.cell is None:
            done.append(block)
            continue
        seen = rows.setdefault(block.cell.table, [])
        if not seen or seen[-1] != block.cell.row:
            seen.append(block.cell.row)
        table = list(rows).index(block.cell.table)
        done.append(replace(block, cell=replace(block.cell, table=table, row=len(seen) - 1)))
    return done


def _tables(blocks: Sequence[Block]) -> tuple[Table, ...]:
    grid: dict[int, dict[int, dict[int, list[str]]]] = {}
    for block in blocks:
        if block.cell is not None:
            row = grid.setdefault(block.cell.table, {}).setdefault(block.cell.row, {})
            row.setdefault(block.cell.column, []).append(block.id)
    return tuple(
        Table(tuple(tuple(map(tuple, cells.values())) for _, cells in sorted(grid[at].items())))
        if at in grid
        else Table(())
        for at in range(max(grid, default=-1) + 1)
    )


def is_heading(unit: Unit) -> bool:
    """Tell whether a unit heads others."""
    return unit.block.kind in (Kind.HEADING, Kind.TITLE)
