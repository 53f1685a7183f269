"""Compares two versions of a document: which provisions changed, how, and what that means."""

from __future__ import annotations

from almaty_nlp.model.change import Comparison
from almaty_nlp.model.document import Document

__all__ = ["compare"]


def compare(old: Document, new: Document) -> Comparison:
    """Return the changes that make the new version of the old one, in the order of the new text.

    Both are compared as they are shown; derive a view first where they hold tracked changes. Raises
    InputError when the versions are in different languages or have nothing in common.
    """
    from almaty_nlp.diff.engine import compared

    return compared(old, new)
