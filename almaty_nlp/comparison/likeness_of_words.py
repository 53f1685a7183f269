"""Two words side by side: the same in another form, or one with a slip of the pen put right."""

from __future__ import annotations

from functools import lru_cache

from rapidfuzz.distance import OSA

from almaty_nlp.text.stems import english_stem, russian_stem

SLIP = 2
"""Letters that a slip of the pen changes at most."""
SLIP_LENGTH = 4
SUPPLETIVE = frozenset({frozenset(("год", "лет")), frozenset(("человек", "люд")), frozenset(("is", "are"))})
"""Stems of forms of one word that share nothing: «два года», «пять лет»."""
STEM = 5
"""Letters from which a stem that begins another is the same word in another form."""
SAME_START = 3
"""A slip leaves the first letters: «выезд» and «въезд», «migrant» and «immigrant» are no slips."""


@lru_cache(maxsize=131_072)
def stem(word: str) -> str:
    """Return the stem of a folded word of either language."""
    return russian_stem(word) if any("а" <= sign <= "я" for sign in word) else english_stem(word)


def stems(words: list[str]) -> tuple[str, ...]:
    """Return the stems of folded words."""
    return tuple(stem(word) for word in words)


def is_slip(one: str, two: str) -> bool:
    """Tell whether one word is the other with a slip of the pen or another ending."""
    if one == two:
        return True
    if min(len(one), len(two)) < SLIP_LENGTH or one[:SAME_START] != two[:SAME_START]:
        return False
    return OSA.distance(one, two, score_cutoff=SLIP) <= SLIP


def is_form(one: str, two: str) -> bool:
    """Tell whether two words are forms of one."""
    ours, theirs = stem(one), stem(two)
    short, long = sorted((ours, theirs), key=len)
    if len(short) >= STEM and long.startswith(short):  # «приглашены», «приглашать»
        return True
    return ours == theirs or frozenset((ours, theirs)) in SUPPLETIVE or is_slip(one, two)
