"""Compares two versions of a document: which provisions changed, how, and what that means."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import TYPE_CHECKING

from almaty_nlp.model.change import Comparison, History, Joint
from almaty_nlp.model.document import Document

if TYPE_CHECKING:
    from almaty_nlp.glossary import Glossary

__all__ = ["diff", "history", "join", "revisions"]


def diff(old: Document, new: Document, *, glossary: Glossary | None = None) -> Comparison:
    """Return the changes that make the new version of the old one, in the order of the new text.

    A term of `glossary` put for another one of its concept is a change of term. Both are compared as they
    are shown; derive a view first where they hold tracked changes. Raises InputError when the versions are
    in different languages or have nothing in common.
    """
    from almaty_nlp.comparison.engine import compared

    return compared(old, new, glossary)


def join(first: Comparison, second: Comparison, *, glossary: Glossary | None = None) -> Joint:
    """Return what each change of one language has for an answer in the other: the same, none, or an unequal
    one.

    `first` and `second` compare the same versions of one text in Russian and in English; their documents
    are aligned by paragraphs, with the terms of `glossary` as known translations. Raises InputError as
    `almaty_nlp.alignment.align` does.
    """
    from almaty_nlp.alignment import align
    from almaty_nlp.comparison.bilingual import joined

    return joined(first, second, lambda one, two: align(one, two, glossary=glossary))


def history(versions: Sequence[Document], *, glossary: Glossary | None = None) -> History:
    """Return what happened to each provision through three or more versions, the oldest first."""
    from almaty_nlp.comparison.threads import threads

    comparisons = tuple(diff(old, new, glossary=glossary) for old, new in pairwise(versions))
    return History(comparisons, threads(comparisons))


def revisions(document: Document, *, glossary: Glossary | None = None) -> Comparison:
    """Return what the tracked changes of one document change, with their authors. `document` is in the
    marks view.
    """
    from almaty_nlp.comparison.tracked import tracked

    return tracked(document, glossary)
