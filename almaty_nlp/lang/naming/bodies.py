"""Bodies by their own build: a ministry, a service, a committee that no list has."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

from almaty_nlp.lang.naming.signs import HEAD, LOOSE_HEAD

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

Stretch = tuple[int, int]
"""Tokens [start, end)."""
NUMERAL = re.compile(r"[IVXLC]+\.?")
QUOTES = {"«": "»", "“": "”", "„": "“", '"': '"', "'": "'", "‘": "’"}
POSSESSIVE = frozenset(("'s", "’s", "'", "’"))
QUOTED = 8
"""Words of a title in quotation marks that is part of a name."""


def bodies(
    doc: Doc, language: str, marks: Sequence[int], known: Mapping[int, int], acronyms: frozenset[int]
) -> Iterator[Stretch]:
    """Yield the names of bodies as tokens [start, end), those inside a longer one after it.

    `marks`: the signs of each token (`almaty_nlp.lang.naming.signs`); `known`: first token → end of the names
    of States and bodies that the inventory gives; `acronyms`: tokens that are known acronyms of bodies.
    """
    from almaty_nlp.lang.naming import english_bodies, russian_bodies

    body = russian_bodies.body if language == "ru" else english_bodies.body
    first = last = 0
    for at, mark in enumerate(marks):
        if not mark & (HEAD | LOOSE_HEAD):
            continue
        inside = at < last
        found = body(doc, at, known, acronyms, inside)
        if found is None:
            continue
        if not inside and found[0] >= last:
            first, last = found
            yield found
        elif inside and first < found[0] and found[1] <= last:
            yield found


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
