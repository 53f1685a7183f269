"""Cutting stretches out of blocks and joining paragraphs; all that points into them is carried along."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace

from almaty_nlp.model.document import Anchor, Block, BlockId, Document, Kind, Note, Run, Span
from almaty_nlp.model.origin import DocxOrigin, DocxPiece, Origin

Stretch = tuple[int, int]


@dataclass(slots=True)
class Cuts:
    """What goes: stretches of blocks' texts, paragraph marks (the block joins the next one), whole blocks."""

    spans: dict[BlockId, list[Stretch]] = field(default_factory=dict)
    marks: set[BlockId] = field(default_factory=set)
    blocks: set[BlockId] = field(default_factory=set)


@dataclass(frozen=True, slots=True)
class Moved:
    """Where a block's text went: into `target` from `base` on, the stretches `kept` one after another."""

    target: BlockId
    base: int
    kept: tuple[Stretch, ...]

    def offset(self, offset: int) -> int:
        """Return the new offset of a place; a place that was cut away falls to where the cut was."""
        moved = self.base
        for start, end in self.kept:
            if offset <= start:
                break
            moved += min(offset, end) - start
        return moved


def carry(document: Document, cuts: Cuts) -> Document:
    """Return the document without what `cuts` names. Pointers into whole blocks that went are dropped."""
    places: dict[BlockId, Moved] = {}
    blocks = tuple(_join(group, cuts, places) for group in _groups(document, cuts))

    def spans(old: tuple[Span, ...], *, empty: bool) -> tuple[Span, ...]:
        return tuple(span for given in old if (span := _span(given, places, cuts, empty=empty)) is not None)

    return replace(
        document,
        blocks=blocks,
        footnotes=tuple(_note(note, places, cuts) for note in document.footnotes),
        endnotes=tuple(_note(note, places, cuts) for note in document.endnotes),
        revisions=tuple(
            replace(revision, spans=spans(revision.spans, empty=False)) for revision in document.revisions
        ),
        comments=tuple(
            replace(comment, spans=spans(comment.spans, empty=True)) for comment in document.comments
        ),
    )


def kept_stretches(length: int, cut: Iterable[Stretch]) -> tuple[Stretch, ...]:
    """Return what is left of [0, length) without the stretches in `cut`, which may overlap."""
    kept, at = [], 0
    for start, end in sorted(cut):
        if start > at:
            kept.append((at, start))
        at = max(at, end)
    if at < length:
        kept.append((at, length))
    return tuple(kept)


def _groups(document: Document, cuts: Cuts) -> Iterator[list[Block]]:
    """Blocks in order, those that become one together; text boxes between paragraphs do not part them."""
    owners = {block: note.id for note in (*document.footnotes, *document.endnotes) for block in note.blocks}
    open_groups: dict[bool, list[Block]] = {}
    for block in document.blocks:
        if block.id in cuts.blocks:
            continue
        boxed = block.kind is Kind.TEXT_BOX
        group = open_groups.pop(boxed, None)
        if group is not None and _flow(group[-1], owners) != _flow(block, owners):
            yield group
            group = None
        group = [*(group or ()), block]
        if block.id in cuts.marks:
            open_groups[boxed] = group
        else:
            yield group
    yield from open_groups.values()


def _flow(block: Block, owners: dict[BlockId, str]) -> tuple[object, ...]:
    """Paragraphs of one flow may be joined: those of one cell, of one note, of one header, of the body."""
    return block.layer, block.cell, owners.get(block.id), getattr(block.origin, "part", None)


def _join(group: list[Block], cuts: Cuts, places: dict[BlockId, Moved]) -> Block:
    """One block of a group: its texts without the cuts, the properties of the last, whose mark stays."""
    last = group[-1]
    if len(group) == 1 and last.id not in cuts.spans:
        return last
    base = 0
    texts: list[str] = []
    runs: list[Run] = []
    pieces: list[DocxPiece] = []
    for block in group:
        kept = kept_stretches(len(block.text), cuts.spans.get(block.id, ()))
        moved = places[block.id] = Moved(last.id, base, kept)
        text = "".join(block.text[start:end] for start, end in kept)
        texts.append(text)
        runs += _runs(block.runs, moved)
        pieces += _pieces(block.origin, last.origin, moved)
        base += len(text)
    origin = (
        replace(last.origin, pieces=tuple(pieces)) if isinstance(last.origin, DocxOrigin) else last.origin
    )
    return replace(last, text="".join(texts), runs=tuple(runs), origin=origin)


def _runs(runs: tuple[Run, ...], moved: Moved) -> Iterator[Run]:
    for run in runs:
        start, end = moved.offset(run.start), moved.offset(run.end)
        if start < end:
            yield replace(run, start=start, end=end)


def _pieces(origin: Origin | None, joined: Origin | None, moved: Moved) -> Iterator[DocxPiece]:
    if not isinstance(origin, DocxOrigin) or not isinstance(joined, DocxOrigin):
        return
    paragraph = None if origin.paragraph == joined.paragraph else origin.paragraph
    for piece in origin.pieces:
        for start, end in moved.kept:
            left, right = max(piece.start, start), min(piece.end, end)
            if left < right:
                offset = piece.offset + left - piece.start
                yield DocxPiece(moved.offset(left), moved.offset(right), piece.node, offset, paragraph)


def _span(span: Span, places: dict[BlockId, Moved], cuts: Cuts, *, empty: bool) -> Span | None:
    if span.block in cuts.blocks:
        return None
    moved = places.get(span.block)
    if moved is None:
        return span
    start, end = moved.offset(span.start), moved.offset(span.end)
    if start == end and span.start < span.end and not empty:
        return None
    return Span(moved.target, start, end)


def _note(note: Note, places: dict[BlockId, Moved], cuts: Cuts) -> Note:
    anchors = []
    for anchor in note.anchors:
        if anchor.block in cuts.blocks:
            continue
        moved = places.get(anchor.block)
        anchors.append(
            anchor if moved is None else Anchor(moved.target, moved.offset(anchor.offset), anchor.revised)
        )
    blocks = dict.fromkeys(
        places[block].target if block in places else block
        for block in note.blocks
        if block not in cuts.blocks
    )
    return replace(note, anchors=tuple(anchors), blocks=tuple(blocks))
