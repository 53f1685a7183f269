"""The tracked changes of one document as amendments, with their authors."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from almaty_nlp.comparison.engine import compared
from almaty_nlp.model.change import Change, Comparison
from almaty_nlp.model.document import BlockId, Document, View
from almaty_nlp.model.views import derive

if TYPE_CHECKING:
    from almaty_nlp.glossary import Glossary


def tracked(document: Document, glossary: Glossary | None = None) -> Comparison:
    """Return the comparison of a document in the marks view, all changes rejected, with all accepted."""
    before, after = derive(document, View.ORIGINAL), derive(document, View.ACCEPTED)
    comparison = compared(before, after, glossary, one_file=True)
    authors: dict[BlockId, dict[str, None]] = {}
    for revision in document.revisions:
        for span in revision.spans:
            authors.setdefault(span.block, {}).setdefault(revision.author)
    return replace(
        comparison,
        changes=tuple(replace(change, authors=_authors(change, authors)) for change in comparison.changes),
    )


def _authors(change: Change, authors: dict[BlockId, dict[str, None]]) -> tuple[str, ...]:
    blocks = [block for place in (change.old, change.new) if place for block in place.blocks]
    return tuple(dict.fromkeys(name for block in blocks for name in authors.get(block, ())))
