"""Atoms: the words and numbers of a text that terms are matched over, hyphenated words taken apart."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache
from typing import NamedTuple

from almaty_nlp.lang import Token, fold

HYPHENS = "-\u2010\u2011"
DASHES = "\u2013\u2014\u2212"
_PART = re.compile(rf"[^{HYPHENS}]+")


class Atom(NamedTuple):
    """A word, a part of a hyphenated word, or a number: its folded form, its place, the marks before it."""

    form: str
    text: str
    start: int
    end: int
    glue: str


def atoms(tokens: Iterable[Token], language: str) -> list[Atom]:
    """Return the atoms of a text. `glue` holds the marks since the atom before; inside a word the hyphen."""
    found: list[Atom] = []
    glue = ""
    for text, start, _, kind in tokens:
        if kind == "mark":
            glue += text
            continue
        for form, part, offset, inner in parts(text, language):
            found.append(Atom(form, part, start + offset, start + offset + len(part), inner or glue))
        glue = ""
    return found


@lru_cache(maxsize=1 << 16)
def parts(text: str, language: str) -> tuple[tuple[str, str, int, str], ...]:
    """Return (form, text, offset, glue) of the atoms of one token; the glue of the first is empty."""
    if not any(hyphen in text for hyphen in HYPHENS) or "/" in text or "@" in text:
        return ((form_of(text, language), text, 0, ""),)
    pieces = [(match[0], match.start()) for match in _PART.finditer(text)]
    if language == "en" and len(pieces) == 2 and pieces[0][0].lower() in JOINED_PREFIXES:
        return ((form_of(pieces[0][0] + pieces[1][0], language), text, 0, ""),)
    return tuple(
        (form_of(piece, language), piece, offset, "-" if at else "")
        for at, (piece, offset) in enumerate(pieces)
    )


def form_of(word: str, language: str) -> str:
    """Return the key of a word: folded, without the English possessive."""
    form = fold(word).replace("’", "'")
    return form.removesuffix("'s") if language == "en" else form


JOINED_PREFIXES = frozenset(("co", "non", "re", "sub", "inter", "pre", "counter", "anti", "multi"))
"""«co-operation» and «cooperation», «non-refoulement» and «nonrefoulement» are one form."""
