"""What all documents get after reading: the view of tracked changes, languages and addresses."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace

from almaty_nlp.lang import detect
from almaty_nlp.model.addresses import addresses
from almaty_nlp.model.document import Block, Document, View
from almaty_nlp.model.typed_labels import split_typed_labels


def finish(document: Document, view: View) -> Document:
    """Return the document in a view, each block with its language and address, the document with its main
    language.
    """
    if document.revisions or document.view is View.MARKS:
        from almaty_nlp.model.views import derive

        document = derive(document, view)
    elif document.view is not view:
        document = replace(document, view=view)
    if document.format == "docx":
        document = split_typed_labels(document)
    blocks = [_with_language(block) for block in document.blocks]
    language = document.language or _main_language(blocks)
    notes = (*document.footnotes, *document.endnotes)
    return replace(document, blocks=tuple(addresses(blocks, language, notes)), language=language)


def _with_language(block: Block) -> Block:
    """A block's own language by its letters and words, unless the reader knew it."""
    if block.language or not block.text:
        return block
    return replace(block, language=detect(block.text))


def _main_language(blocks: list[Block]) -> str | None:
    """The language of most of the characters."""
    weights: Counter[str] = Counter()
    for block in blocks:
        if block.language:
            weights[block.language] += len(block.text)
    return weights.most_common(1)[0][0] if weights else None
