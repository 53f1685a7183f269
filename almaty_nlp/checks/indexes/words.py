"""Words of a text as the rules on repetition and agreement compare them: without marks, cheap to cut."""

from __future__ import annotations

import re
from functools import lru_cache

from rapidfuzz.distance import OSA

from almaty_nlp.lang.token import Token

WORD = re.compile(r"\w+(?:[-\u2010\u2011’']\w+|(?<=\d)[.,]\d+)*")
"""A word or number with its inner hyphens and apostrophes («19-го», «don’t») and decimal marks («5.2»)."""

_CUT = re.compile(f"({WORD.pattern})")
"""Parts a text into what stands between words and the words, in turn."""

NEW = tuple.__new__
"""Makes a Token without a call of Python code: there are as many as words."""


def words(text: str) -> tuple[Token, ...]:
    """Cut the words and numbers out of a text; marks and spaces are left out."""
    found: list[Token] = []
    add, end = found.append, 0
    pieces = _CUT.split(text)
    for between, word in zip(pieces[::2], pieces[1::2], strict=False):
        start = end + len(between)
        end = start + len(word)
        add(NEW(Token, (word, start, end, "word" if word.isalpha() or _lettered(word) else "number")))
    return tuple(found)


def _lettered(word: str) -> bool:
    return any(map(str.isalpha, word))


@lru_cache(maxsize=1 << 17)
def folded(word: str) -> str:
    """A word as it is compared: lower case, е for ё, one kind of hyphen and apostrophe."""
    return word.casefold().replace("ё", "е").replace("\u2010", "-").replace("\u2011", "-").replace("’", "'")


@lru_cache(maxsize=1 << 16)
def look_alike(one: str, two: str) -> bool:
    """True for two different words that differ by at most two letters inside, long enough for chance to be
    small.

    The first letter or the last three must agree: «невозвращения» and «невозражения», not «его» and «ее».
    """
    if one == two or min(len(one), len(two)) < 5 or abs(len(one) - len(two)) > 2:
        return False
    if one[0] != two[0] and one[-3:] != two[-3:]:
        return False
    return OSA.distance(one, two, score_cutoff=2) <= (1 if min(len(one), len(two)) < 8 else 2)
