"""Pages of lines to the blocks of a document."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from pathlib import Path

from almaty_nlp.model.document import (
    Anchor,
    Block,
    Cell,
    Document,
    Kind,
    Layer,
    Note,
    Table,
)
from almaty_nlp.readers.pdf import blocks, endnotes, flow, hyphens, notes, paragraphs, structure, tables
from almaty_nlp.readers.pdf.furniture import Row
from almaty_nlp.readers.pdf.opening import Clock
from almaty_nlp.readers.pdf.paragraphs import Habits, Paragraph
from almaty_nlp.readers.pdf.rows import merged
from almaty_nlp.readers.pdf.shapes import Grid, Line, Page, Region


@dataclass(slots=True)
class Workshop:
    """What the blocks of one document are made with, and the blocks made so far."""

    joiner: hyphens.Joiner
    sizes: Mapping[int, tuple[float, float]]
    made: list[Block] = field(default_factory=list)
    calls: list[tuple[str, str, int, int]] = field(default_factory=list)
    """Calls of notes: label, block, offset, page."""

    def block(self, kind: Kind, layer: Layer, lines: Sequence[Line], start: int = 0, **more: object) -> Block:
        """Make the block of a paragraph's lines, without its first `start` characters."""
        text = blocks.draft(lines, self.joiner, self.sizes.__getitem__, start)
        name = f"{len(self.made) + 1}"
        block = Block(name, kind, text.text, layer, runs=text.runs(), origin=text.origin(), **more)  # type: ignore[arg-type]
        self.calls += [(label, name, offset, page) for offset, label, page in text.calls]
        self.made.append(block)
        return block


def document(
    path: Path,
    pages: Sequence[Page],
    edges: Sequence[tuple[list[Row], list[Row]]],
    outline: structure.Outline,
    known: hyphens.Known,
    clock: Clock,
) -> Document:
    """Build the document from pages whose furniture is apart."""
    size = structure.body_size([line for page in pages for line in page.lines])
    feet = notes.separate(pages, size)
    closing = endnotes.from_feet(pages, feet, size)
    labels = notes.callable_labels(feet)
    everywhere = frozenset(note.label for note in closing)
    items = _items(pages, {page.number: labels.get(page.number, frozenset()) | everywhere for page in pages})
    clock.check()
    habits = _habits(items)
    arranged = tables.arranged(items, habits)
    found = paragraphs.joined(
        [one for region in arranged.regions for one in paragraphs.split(region, habits)], habits
    )
    clock.check()
    sizes = {page.number: (page.width, page.height) for page in pages}
    shop = Workshop(_joiner(found, [*feet, *closing], known), sizes)
    contents = structure.contents(found)
    for at in contents:
        found[at].lines[-1] = structure.without_leaders(found[at].lines[-1])
    for paragraph, role in zip(found, structure.roles(found, outline, size, contents), strict=True):
        _body_block(shop, paragraph, role)
    grids = _tables(shop.made, len(arranged.parts))
    footnotes, ends = _notes(shop, notes.gathered(feet, habits), list(endnotes.gathered(closing, habits)))
    _furniture(shop, edges, arranged.repeated)
    return Document(str(path), "pdf", tuple(shop.made), footnotes=footnotes, endnotes=ends, tables=grids)


def _habits(items: Sequence[flow.Item]) -> Habits:
    """Settle the limits of the regions and learn from them and from the cells."""
    regions = [item for item in items if isinstance(item, Region)]
    flow.settle_limits(regions)
    cells = [region for item in items if isinstance(item, Grid) for region in tables.regions_of(item)]
    return paragraphs.learn([*regions, *cells])


def _joiner(
    found: Sequence[Paragraph], feet: Sequence[notes.Foot | endnotes.Endnote], known: hyphens.Known
) -> hyphens.Joiner:
    """Return what joins the line ends of this document."""
    lines = [line for paragraph in found for line in paragraph.lines]
    lines += [line for foot in feet for line in foot.lines]
    joiner = hyphens.Joiner(lines, known)
    joiner.learn(
        (above.text, below.text) for paragraph in found for above, below in pairwise(paragraph.lines)
    )
    return joiner


def _items(pages: Sequence[Page], labels: Mapping[int, frozenset[str]]) -> list[flow.Item]:
    """Return regions and tables of all pages in reading order."""
    found: list[flow.Item] = []
    for page in pages:
        last = found[-1] if found else None
        before = last if isinstance(last, Grid) and not last.ruled else None
        found += flow.items(page, labels.get(page.number, frozenset()), before)
    return found


def _body_block(shop: Workshop, paragraph: Paragraph, role: structure.Role) -> None:
    """Add one block of the running text."""
    cell = paragraph.region.cell
    where = None
    if cell is not None:
        where = Cell(*cell.place(), cell.rows, cell.columns)
    shop.block(
        role.kind,
        Layer.BODY,
        paragraph.lines,
        role.start,
        label=role.label,
        typed_label=bool(role.label),
        level=role.level,
        cell=where,
    )


def _tables(body: Sequence[Block], count: int) -> tuple[Table, ...]:
    """Return the tables: the ids of their cell blocks by row and cell."""
    grids: list[dict[int, dict[int, list[str]]]] = [
        defaultdict(lambda: defaultdict(list)) for _ in range(count)
    ]
    for block in body:
        if block.cell is not None:
            grids[block.cell.table][block.cell.row][block.cell.column].append(block.id)
    return tuple(
        Table(tuple(tuple(tuple(row[column]) for column in sorted(row)) for _, row in sorted(grid.items())))
        for grid in grids
    )


def _notes(
    shop: Workshop, feet: Sequence[notes.Gathered], closing: Sequence[notes.Gathered]
) -> tuple[tuple[Note, ...], tuple[Note, ...]]:
    """Add the blocks of the notes; return footnotes and endnotes with the places that call them."""
    there = {(note.page, note.label) for note in feet}
    ends = {note.label for note in closing}
    anchors: dict[tuple[int, str], list[Anchor]] = defaultdict(list)
    for label, block, offset, page in shop.calls:
        # a note whose call stands low on its page may be printed on the next
        where = next((at for at in (page, page + 1) if (at, label) in there), 0 if label in ends else page)
        anchors[where, label].append(Anchor(block, offset))
    footnotes = [
        _note(shop, note, f"n{at}", Kind.FOOTNOTE, anchors.pop((note.page, note.label), []))
        for at, note in enumerate(feet, 1)
    ]
    endnotes_ = [
        _note(shop, note, f"e{at}", Kind.ENDNOTE, anchors.pop((0, note.label), []))
        for at, note in enumerate(closing, 1)
    ]
    return tuple(footnotes), tuple(endnotes_)


def _note(shop: Workshop, note: notes.Gathered, name: str, kind: Kind, called: Sequence[Anchor]) -> Note:
    """Add the blocks of one note."""
    made = [
        shop.block(
            kind,
            Layer.NOTES,
            paragraph.lines,
            note.start if at == 0 else 0,
            label=note.label if at == 0 else "",
        )
        for at, paragraph in enumerate(note.paragraphs)
    ]
    return Note(name, note.label, tuple(block.id for block in made), tuple(called))


def _furniture(
    shop: Workshop, edges: Sequence[tuple[list[Row], list[Row]]], repeated: Sequence[Line]
) -> None:
    """Add the blocks of headers and footers, and of table headers that come again."""
    for header, footer in edges:
        for kind, group in ((Kind.HEADER, header), (Kind.FOOTER, footer)):
            for row in group:
                shop.block(kind, Layer.FURNITURE, [merged(row)])
    for line in repeated:
        shop.block(Kind.HEADER, Layer.FURNITURE, [line])
