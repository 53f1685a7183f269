"""Edits of the text written back into the package: plainly, or as tracked changes (17.13.5)."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING

from almaty_nlp.errors import InputError
from almaty_nlp.files import write_whole
from almaty_nlp.model.document import Block, BlockId, Document
from almaty_nlp.model.finding import Edit
from almaty_nlp.model.message import Message
from almaty_nlp.ooxml import names as n
from almaty_nlp.writers.docx.archive import Archive
from almaty_nlp.writers.docx.places import Places
from almaty_nlp.writers.docx.runs import (
    ELEMENT_OF,
    Stretch,
    cut_at,
    cut_out,
    is_text,
    mark_deleted,
    neighbours,
    place,
    printable,
    remove_run,
    run_of,
    set_text,
)
from almaty_nlp.writers.docx.signature import Signature, Signer

if TYPE_CHECKING:
    from lxml.etree import _Element as Element


def write_edits(
    document: Document,
    path: Path,
    edits: Iterable[Edit],
    *,
    tracked: bool = False,
    signature: Signature = Signature(),  # noqa: B008 (frozen)
) -> None:
    """Write the Word document that `document` was read from, with the edits in it, to `path`.

    The file is written whole or not at all. Raises as `edited` does, and InputError where nothing can be
    written.
    """
    write_whole(path, edited(document, edits, tracked=tracked, signature=signature))


def edited(
    document: Document,
    edits: Iterable[Edit],
    *,
    tracked: bool = False,
    signature: Signature = Signature(),  # noqa: B008 (frozen)
) -> bytes:
    """Return the package that `document` was read from, with the edits in its text.

    The edits are spans of the document's blocks, in any order; each keeps the formatting of the characters
    it replaces, an insertion that of the character before it. `tracked` writes them as revisions signed
    with `signature`. Parts and paragraphs without an edit come out byte by byte as they were.

    Raises ValueError for edits that overlap or lie outside their blocks, InputError for a document that is
    no DOCX, is damaged, or is not the one that was read (the file has changed since).
    """
    archive = Archive(Path(document.path))
    places = Places(document, archive)
    signer = Signer(signature, places.story_data()) if tracked else None
    apply_edits(places, edits, signer)
    places.save()
    return archive.to_bytes()


def apply_edits(places: Places, edits: Iterable[Edit], signer: Signer | None = None) -> None:
    """Put edits into the opened parts of a package, as tracked changes where somebody signs them."""
    for block, group in _grouped(places.document, edits).items():
        for edit in group:
            _apply(places, places.document.block(block), edit, signer)


def _grouped(document: Document, edits: Iterable[Edit]) -> dict[BlockId, list[Edit]]:
    """Edits by block, the last in the text first, so that earlier offsets stay true."""
    found: dict[BlockId, list[Edit]] = {}
    for edit in edits:
        length = len(document.block(edit.span.block).text)
        if not 0 <= edit.span.start <= edit.span.end <= length:
            raise ValueError(f"an edit outside its block: {edit}")
        found.setdefault(edit.span.block, []).append(edit)
    for group in found.values():
        group.sort(key=lambda edit: (edit.span.start, edit.span.end), reverse=True)
        for later, earlier in pairwise(group):
            if earlier.span.end > later.span.start:
                raise ValueError(f"edits overlap: {earlier} and {later}")
    return found


def _apply(places: Places, block: Block, edit: Edit, signer: Signer | None) -> None:
    start, end, text = edit.span.start, edit.span.end, printable(edit.text)
    stretches = places.stretches(block, start, end)
    if any(stretch.node.tag == n.MATH_TEXT for stretch in stretches):
        raise _equation(places.document, block)
    for stretch in stretches:
        places.touch(stretch.node)
    if signer is None:
        _replace(places, block, stretches, start, text)
    else:
        _track(places, block, stretches, start, text, signer)


def _replace(places: Places, block: Block, stretches: Sequence[Stretch], start: int, text: str) -> None:
    """Put the text in the place of the characters, without a trace."""
    kept = _insert(places, block, stretches, start, text) if text else None
    emptied = []
    for node, left, right in reversed(stretches):
        run = node.getparent()
        if is_text(node):
            held = node.text or ""
            set_text(node, held[:left] + held[right:])
        if run is not None and not (is_text(node) and node.text):
            run.remove(node)
            emptied.append(run)
    for run in emptied:
        if run is not kept and run.getparent() is not None and all(c.tag == n.R_PR for c in run):
            remove_run(run)


def _insert(
    places: Places, block: Block, stretches: Sequence[Stretch], start: int, text: str
) -> Element | None:
    """Put a text behind the first stretch or, without one, after the character before `start`.

    Return the run it went into. What is deleted later stands before it, so that its offsets stay true.
    """
    at = stretches[0] if stretches else places.beside(block, start)
    if at is not None and at.node.tag == n.T and not any(sign in ELEMENT_OF for sign in text):
        places.touch(at.node)
        held = at.node.text or ""
        set_text(at.node, held[: at.end] + text + held[at.end :])
        return at.node.getparent()
    run = run_of(text, None if at is None else at.node.getparent())
    _put(places, block, stretches[-1] if stretches else at, run, None)
    return run


def _track(
    places: Places, block: Block, stretches: Sequence[Stretch], start: int, text: str, signer: Signer
) -> None:
    """Mark the characters as deleted and the text after them as inserted."""
    change = signer.make(n.INS)
    if not stretches:
        if text:
            at = places.beside(block, start)
            change.append(run_of(text, None if at is None else at.node.getparent()))
            _put(places, block, at, change, signer)
        return
    runs = cut_out(stretches)
    if text:
        change.append(run_of(text, runs[-1]))
        place(change, runs[-1], before=False, signer=signer)
    for group in neighbours(runs):
        mark_deleted(group, signer.make(n.DEL))


def _put(places: Places, block: Block, at: Stretch | None, new: Element, signer: Signer | None) -> None:
    """Put a new element where a stretch ends; at the end of a paragraph that has no text."""
    if at is None:
        paragraph = places.paragraph(block)
        places.touch(paragraph)
        paragraph.append(new)
        return
    places.touch(at.node)
    beside, before = cut_at(at.node, at.end)
    place(new, beside, before=before, signer=signer)


def _equation(document: Document, block: Block) -> InputError:
    where = block.address or block.id
    return InputError(
        Message(
            en=f"{document.path}: {where}: an equation cannot be edited here; change it in Word",
            ru=f"{document.path}: {where}: формулу здесь изменить нельзя; исправьте её в Word",
        )
    )
