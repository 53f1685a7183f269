"""Aligns two documents in Russian and English: which units of one answer which of the other."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from almaty_nlp.model.alignment import Alignment, Link
from almaty_nlp.model.document import Document

if TYPE_CHECKING:
    from almaty_nlp.glossary import Glossary

__all__ = ["LEVELS", "align"]

LEVELS = ("paragraph", "sentence")


def align(
    source: Document,
    target: Document,
    *,
    level: str = "paragraph",
    glossary: Glossary | None = None,
    model: str | None = None,
    human: Sequence[Link] = (),
) -> Alignment:
    """Return which units of `source` answer which units of `target`; every unit stands in exactly one link.

    One document is Russian, the other English; `level` is paragraph or sentence. The terms of `glossary`
    count as known translations. `model` names a folder with a sentence-transformers model whose similarities
    are averaged with our own. Links in `human` are kept as they are and guide the rest. Raises InputError
    when a side is empty or the languages are not one Russian and one English, MissingEngine when the lexicon
    or the model is not there.
    """
    from almaty_nlp.alignment.aligner import aligned

    return aligned(source, target, level=level, glossary=glossary, model=model, human=human)
