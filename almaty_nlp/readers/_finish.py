"""What all documents get after reading: the view of tracked changes, languages and addresses."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from almaty_nlp.lang import detect
from almaty_nlp.model.addresses import steps
from almaty_nlp.model.document import Block, Document, View
from almaty_nlp.model.typed_labels import split_typed_labels

WORD_PROCESSED = frozenset({"docx", "doc", "odt", "rtf"})
"""Formats in which a label may be typed as text; readers of the others tell labels themselves."""


def finish(document: Document, view: View) -> Document:
    """Return the document in a view, each block with its language and address, the document with its main
    language.
    """
    if document.revisions or document.view is View.MARKS:
        from almaty_nlp.model.views import derive

        document = derive(document, view)
    elif document.view is not view:
        document = replace(document, view=view)
    if document.format in WORD_PROCESSED:
        document = split_typed_labels(document)
    languages = [block.language or (detect(block.text) if block.text else None) for block in document.blocks]
    language = document.language or _main_language(document.blocks, languages)
    found = steps(document.blocks, language, (*document.footnotes, *document.endnotes))
    blocks = tuple(
        block.but(language=own, address=block.address if address is None else address)
        for block, own, address in zip(document.blocks, languages, found, strict=True)
    )
    return replace(document, blocks=blocks, language=language)


def _main_language(blocks: Sequence[Block], languages: Sequence[str | None]) -> str | None:
    """The language of most of the characters."""
    weights: Counter[str] = Counter()
    for block, language in zip(blocks, languages, strict=True):
        if language:
            weights[language] += len(block.text)
    return weights.most_common(1)[0][0] if weights else None
