"""Pieces of text as a comparison sees them: words and numbers whole, other signs alone, white space in
runs.
"""

from __future__ import annotations

import re
from functools import lru_cache

PLAIN_SPACES = dict.fromkeys(map(ord, "\u00a0\u2002\u2003\u2007\u2008\u2009\u200a\u202f\t"), " ")
"""Spaces of special width: what nobody sees is no amendment; one sign stays one sign, so that offsets
hold.
"""

DASHES = frozenset("-‐‑‒–—―−")
QUOTES = frozenset("\"«»“”„‟‘’‚‛‹›'`´″′")
BRACKETS = frozenset("[]")

PIECE = re.compile(
    r"\d+(?:[.,:/]\d+)*(?:[-‑]?[^\W\d_]+)?"  # 10,000 · 2:1 · 3/4 · 31.08.2013 · 2-х · 15th
    r"|[^\W_]+(?:[-‐‑'’][^\W_]+)*"  # государства-участники · don't
    r"|\s+|."
)
_FOLDED = str.maketrans({"ё": "е", "‑": "-", "‐": "-", "’": "'"})


def plain(text: str) -> str:
    """Return the text with special spaces as plain ones, character for character."""
    return text.translate(PLAIN_SPACES)


def pieces(text: str) -> list[str]:
    """Return the pieces that make up the text."""
    return PIECE.findall(text)


@lru_cache(maxsize=65_536)
def fold(piece: str) -> str:
    """Return a piece as it counts when words are looked for: lower case, without ё, one kind of hyphen."""
    return piece.lower().translate(_FOLDED)


def is_word(piece: str) -> bool:
    """Return True for words and numbers."""
    return piece[0].isalnum()
