"""Labels that authors typed into the text of their paragraphs, cut off into `Block.label`."""

from __future__ import annotations

from dataclasses import replace

from almaty_nlp.model._cuts import Cuts, carry
from almaty_nlp.model.document import Block, Document, Kind, Layer, View
from almaty_nlp.text.labels import split_labels

UNLABELLED = frozenset({Kind.CODE, Kind.TABLE_CELL, Kind.TOC_ENTRY, Kind.TEXT_BOX, Kind.CAPTION})
"""Kinds whose first characters are no label whatever they look like: a number in a cell is a figure."""


def split_typed_labels(document: Document) -> Document:
    """Return the document with typed labels of body paragraphs and headings as labels, no part of the text.

    The whole sequence decides on doubtful ones («A.», «г.»); all that points into the text moves with it. In
    the marks view a label that a tracked change touches stays in the text.
    """
    seen = [block for block in document.blocks if block.layer is Layer.BODY and block.kind not in UNLABELLED]
    touched = _touched(document)
    found: dict[str, tuple[str, int]] = {}
    texts = [f"{block.label} …" if block.label else block.text for block in seen]
    for block, (label, end) in zip(seen, split_labels(texts), strict=True):
        if label and not block.label and touched.get(block.id, end) >= end:
            found[block.id] = label, end
    if not found:
        return document
    cuts = Cuts({identifier: [(0, end)] for identifier, (_, end) in found.items()})
    shorter = carry(document, cuts)
    return replace(
        shorter,
        blocks=tuple(
            _labelled(block, found[block.id][0]) if block.id in found else block for block in shorter.blocks
        ),
    )


def _labelled(block: Block, label: str) -> Block:
    if block.kind is Kind.PARAGRAPH:
        return block.but(label=label, typed_label=True, kind=Kind.LIST_ITEM, level=block.level + 1)
    return block.but(label=label, typed_label=True)


def _touched(document: Document) -> dict[str, int]:
    """Block id → where its first tracked change of text begins, in the marks view."""
    first: dict[str, int] = {}
    for revision in document.revisions if document.view is View.MARKS else ():
        for span in revision.spans:
            if revision.kind != "format":
                first[span.block] = min(span.start, first.get(span.block, span.start))
    return first
