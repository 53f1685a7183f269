"""Stretches of tokens that the builds of names share: quotations, brackets, features."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

Stretch = tuple[int, int]
"""Tokens [start, end)."""
NUMERAL = re.compile(r"[IVXLC]+\.?")
QUOTES = {"«": "»", "“": "”", "„": "“", '"': '"', "'": "'", "‘": "’"}
POSSESSIVE = frozenset(("'s", "’s", "'", "’"))
QUOTED = 8
"""Words of a title in quotation marks that is part of a name."""


def feature(token: Token, name: str) -> str:
    """Return the value of a feature of a token («Gen» for «Case»); "" when it has none."""
    found = token.morph.get(name, [])
    return str(found[0]) if found else ""


def introduces(doc: Doc, end: int, acronyms: frozenset[int]) -> bool:
    """True when a known acronym in brackets follows."""
    return end + 1 < len(doc) and doc[end].text == "(" and end + 1 in acronyms


def quoted(doc: Doc, at: int) -> int:
    """Return the end of a title in quotation marks that begins here with a capital; 0 when it is none."""
    if at + 2 >= len(doc) or not doc[at + 1].text[:1].isupper():
        return 0
    closing = QUOTES[doc[at].text]
    places = range(at + 2, min(len(doc), at + QUOTED))
    return next((place + 1 for place in places if doc[place].text == closing), 0)
