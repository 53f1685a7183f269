"""An alignment out of documents whose blocks answer each other already."""

from __future__ import annotations

from collections.abc import Sequence

from almaty_nlp.alignment.units import paragraphs
from almaty_nlp.model.alignment import Alignment, Link
from almaty_nlp.model.document import Document


def ready(source: Document, target: Document, pairs: Sequence[tuple[int | None, int | None]]) -> Alignment:
    """Return the alignment that the pairs of blocks state; origin «file», all sure."""
    links = tuple(
        Link(
            () if ours is None else (ours,),
            () if theirs is None else (theirs,),
            1.0,
            origin="file",
        )
        for ours, theirs in pairs
    )
    return Alignment("paragraph", source, target, paragraphs(source), paragraphs(target), links)
