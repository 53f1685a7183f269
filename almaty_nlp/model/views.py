"""Views of tracked changes, derived from the marks view: all changes accepted, or none (ECMA-376 part 1,
17.13.5).

Deriving takes away the text that the view does not show, joins paragraphs whose mark is gone with the one
that follows, drops what is left empty, and computes the labels anew, for they count what is shown.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import pairwise

from almaty_nlp.model._cuts import Cuts, carry
from almaty_nlp.model._prune import only, without_rows
from almaty_nlp.model.document import Block, BlockId, Document, Form, Kind, Note, Run, View
from almaty_nlp.model.numbering import Counters, note_labels

TEXT_GONE = {
    View.ACCEPTED: frozenset({"delete", "move-from"}),
    View.ORIGINAL: frozenset({"insert", "move-to"}),
}
MARK_GONE = {View.ACCEPTED: "paragraph-delete", View.ORIGINAL: "paragraph-insert"}
PLACE_GONE = {
    View.ACCEPTED: frozenset({"row-delete", "cell-delete"}),
    View.ORIGINAL: frozenset({"row-insert", "cell-insert"}),
}


def derive(document: Document, view: View) -> Document:
    """Return the document in another view. Raises ValueError unless it is in the marks view or already in
    `view`.
    """
    if document.view is view:
        return document
    if document.view is not View.MARKS:
        raise ValueError(f"cannot derive the {view} view from the {document.view} view")
    if not document.revisions:
        return replace(document, view=view)
    if view is View.ORIGINAL:
        document = _as_before(document)
    cuts = _cuts(document, view)
    shown = carry(document, cuts)
    shown = replace(
        shown,
        view=view,
        footnotes=_called(shown.footnotes, view),
        endnotes=_called(shown.endnotes, view),
    )
    return relabel(_without_empty(without_rows(shown, cuts.blocks)))


def relabel(document: Document) -> Document:
    """Return the document with the labels that its lists and notes print in this view, where they compute
    them.
    """
    numbers = _note_numbers(document.footnotes) | _note_numbers(document.endnotes)
    notes = {
        note.blocks[0]: numbers[note.id] for note in (*document.footnotes, *document.endnotes) if note.blocks
    }
    counters: dict[tuple[str, bool], Counters] = {}
    blocks = []
    for block in document.blocks:
        label = notes.get(block.id, block.label)
        if block.numbering is not None:
            counted = counters.setdefault(_story(block), Counters(document.lists)).next(block.numbering)
            label = counted or notes.get(block.id, "")
        blocks.append(block if label == block.label else block.but(label=label))
    return replace(
        document,
        blocks=tuple(blocks),
        footnotes=tuple(replace(note, label=numbers[note.id]) for note in document.footnotes),
        endnotes=tuple(replace(note, label=numbers[note.id]) for note in document.endnotes),
    )


def _story(block: Block) -> tuple[str, bool]:
    """What counts its lists apart: the part of the package, text boxes for themselves."""
    return getattr(block.origin, "part", block.layer), block.kind is Kind.TEXT_BOX


def _note_numbers(notes: Iterable[Note]) -> dict[str, str]:
    notes = tuple(notes)
    counted = note_labels(note.count for note in notes if note.count is not None)
    return {note.id: note.label if note.count is None else next(counted) for note in notes}


def _as_before(document: Document) -> Document:
    """Paragraphs and characters in the form they had before tracked changes of their properties."""
    looks: dict[BlockId, list[Run]] = {}
    for revision in document.revisions:
        if revision.before is not None:
            for span in revision.spans:
                looks.setdefault(span.block, []).append(
                    replace(revision.before, start=span.start, end=span.end)
                )
    blocks = []
    for block in document.blocks:
        if block.before is not None:
            block = formed(block, block.before)
        if block.id in looks:
            block = replace(block, runs=overlaid(block.runs, looks[block.id]))
        blocks.append(block)
    return replace(document, blocks=tuple(blocks))


def formed(block: Block, form: Form) -> Block:
    """Return the block in another form, its label to be computed anew."""
    return replace(
        block,
        kind=form.kind,
        level=form.level,
        style=form.style,
        numbering=form.numbering,
        label="",
        before=None,
    )


def overlaid(runs: tuple[Run, ...], looks: Iterable[Run]) -> tuple[Run, ...]:
    """Return the runs with the formatting in `looks` in the place of their own; links stay."""
    for look in looks:
        parts = [part for run in runs for part in _around(run, look)]
        links = [run for run in runs if run.link and run.start < look.end and run.end > look.start]
        ends = {end for run in links for end in (run.start, run.end) if look.start < end < look.end}
        for start, end in pairwise(sorted({look.start, look.end, *ends})):
            link = next((run.link for run in links if run.start <= start and end <= run.end), "")
            part = replace(look, start=start, end=end, link=link)
            if part != Run(start, end):
                parts.append(part)
        runs = tuple(sorted(parts, key=lambda run: run.start))
    return runs


def _around(run: Run, look: Run) -> Iterator[Run]:
    """What of a run lies before and after another."""
    if run.start < look.start:
        yield replace(run, end=min(run.end, look.start))
    if run.end > look.end:
        yield replace(run, start=max(run.start, look.end))


def _cuts(document: Document, view: View) -> Cuts:
    text_gone, mark_gone, place_gone = TEXT_GONE[view], MARK_GONE[view], PLACE_GONE[view]
    cuts = Cuts()
    for revision in document.revisions:
        for span in revision.spans:
            if revision.kind in text_gone:
                cuts.spans.setdefault(span.block, []).append((span.start, span.end))
            elif revision.kind == mark_gone:
                cuts.marks.add(span.block)
            elif revision.kind in place_gone:
                cuts.blocks.add(span.block)
    return cuts


def _called(notes: tuple[Note, ...], view: View) -> tuple[Note, ...]:
    """The notes that something still calls, each with the calls that are left."""
    gone = TEXT_GONE[view] | PLACE_GONE[view]
    kept = []
    for note in notes:
        anchors = tuple(anchor for anchor in note.anchors if gone.isdisjoint(anchor.revised))
        if anchors or not note.anchors:
            kept.append(replace(note, anchors=anchors))
    return tuple(kept)


def _without_empty(document: Document) -> Document:
    """Drop blocks without text that print no label and hold no call, and the notes that nobody calls any
    more.
    """
    notes = (*document.footnotes, *document.endnotes)
    called = {block for note in notes for block in note.blocks}
    held = {anchor.block for note in notes for anchor in note.anchors}
    blocks = tuple(
        block
        for block in document.blocks
        if (block.text.strip() or block.id in held or _prints(document, block))
        and (block.kind not in (Kind.FOOTNOTE, Kind.ENDNOTE) or block.id in called)
    )
    return only(document, blocks)


def _prints(document: Document, block: Block) -> bool:
    place = block.numbering
    level = None if place is None else document.lists[place.list].level(place.level)
    return level is not None and bool(level.parts)
