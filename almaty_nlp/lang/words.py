"""Word tables are written as running text, so that a reviewer can read them."""

from __future__ import annotations


def words(text: str) -> frozenset[str]:
    """Return the words of a table written as running text."""
    return frozenset(text.split())
