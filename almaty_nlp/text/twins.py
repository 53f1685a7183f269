"""Letters of the Latin and Cyrillic alphabets that look alike, and words written in the wrong one.

The pairs follow Unicode's confusables (UTS 39) for upright type; the second table adds pairs that look alike
in italics or in some typefaces, and that people type when they imitate a letter.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping

LATIN = "aceopxyijsABCEHIJKMOPSTXY"
CYRILLIC = "асеорхуіјѕАВСЕНІЈКМОРЅТХУ"
"""Twins in upright type, place by place."""

TO_CYRILLIC = dict(zip(LATIN, CYRILLIC, strict=True))
TO_LATIN = dict(zip(CYRILLIC, LATIN, strict=True)) | {"Ү": "Y", "һ": "h", "Һ": "H"}

LOOSE_LATIN = "kmnutgrbhdwvz3"
LOOSE_CYRILLIC = "кмпитдгьнбшвзз"
"""Twins in italics or by imitation only."""

LOOSELY_TO_CYRILLIC = TO_CYRILLIC | dict(zip(LOOSE_LATIN, LOOSE_CYRILLIC, strict=True)) | {"i": "и", "s": "с"}


IS_LATIN = "A-Za-z"
IS_CYRILLIC = "Ѐ-ԯ"
SEAM = re.compile(rf"(?<=[{IS_LATIN}])(?=[{IS_CYRILLIC}])|(?<=[{IS_CYRILLIC}])(?=[{IS_LATIN}])")
"""A place inside a word where the alphabet changes."""

ROMAN = re.compile(r"[IVXLCDM]+")


def as_cyrillic(word: str) -> str | None:
    """Return a word with its Latin letters exchanged for their Cyrillic twins, None where a letter has none.

    >>> as_cyrillic("Kазахстан")
    'Казахстан'
    """
    return _exchanged(word, TO_CYRILLIC, _is_latin)


def as_latin(word: str) -> str | None:
    """Return a word with its Cyrillic letters exchanged for their Latin twins, None where a letter has none.

    >>> as_latin("ВОМСА")
    'BOMCA'
    """
    return _exchanged(word, TO_LATIN, _is_cyrillic)


def loosely_as_cyrillic(word: str) -> str | None:
    """Like `as_cyrillic`, with the letters that look alike in italics only."""
    return _exchanged(word, LOOSELY_TO_CYRILLIC, _is_latin)


def mixed(word: str) -> bool:
    """True for a word with letters of both alphabets."""
    return any(map(_is_latin, word)) and any(map(_is_cyrillic, word))


def _exchanged(word: str, table: Mapping[str, str], foreign: Callable[[str], bool]) -> str | None:
    letters = [table.get(letter, "") if foreign(letter) else letter for letter in word]
    return "".join(letters) if all(letters) else None


def _is_latin(letter: str) -> bool:
    # «бо́льший» typed with a Latin ó: an accent put on a vowel is no slip of the keyboard
    return letter.isascii() and letter.isalpha()


def _is_cyrillic(letter: str) -> bool:
    return "Ѐ" <= letter <= "ԯ"
