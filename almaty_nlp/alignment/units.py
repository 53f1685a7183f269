"""The units of a document that are aligned: its paragraphs, or the sentences of them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from almaty_nlp.lang import sentences
from almaty_nlp.model.alignment import Unit
from almaty_nlp.model.document import Block, Document, Layer


def paragraphs(document: Document) -> tuple[Unit, ...]:
    """Return a unit for each block with text, page furniture left out; `start` and `end` hold the whole
    block.
    """
    return tuple(
        Unit(index, block.id, 0, len(block.text), block.label, block.text)
        for index, block in enumerate(_blocks(document))
    )


def cut(unit: Unit, language: str) -> tuple[Unit, ...]:
    """Return the sentences of a paragraph as units, the label on the first; their `index` is that of the
    paragraph.
    """
    found: list[Unit] = []
    for start, end in sentences(unit.text, language):
        text = unit.text[start:end]
        lead = len(text) - len(text.lstrip())
        if body := text.strip():
            begin = unit.start + start + lead
            found.append(
                replace(
                    unit, start=begin, end=begin + len(body), text=body, label="" if found else unit.label
                )
            )
    return tuple(found) or (unit,)


def _blocks(document: Document) -> Iterator[Block]:
    return (block for block in document.blocks if block.layer is not Layer.FURNITURE and block.text.strip())
