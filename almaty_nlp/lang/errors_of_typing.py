"""How usual a typing error is: letters heard alike, doubled letters, swapped letters, keys side by side."""

from __future__ import annotations

from itertools import pairwise

_RUSSIAN_PAIRS = "ао еи ия еэ ыи оё дт бп вф гк жш зс гв щш ъь цс хг ую"
_ENGLISH_PAIRS = "ae ai ei ea ie io ou ao sc ck sz cs td bp vf iy gj"
HEARD_ALIKE = {"ru": frozenset(_RUSSIAN_PAIRS.split()), "en": frozenset(_ENGLISH_PAIRS.split())}
"""Pairs that writers confuse since they sound alike (unstressed vowels, voiced and unvoiced consonants)."""

ROWS = {"ru": ("йцукенгшщзхъ", "фывапролджэ", "ячсмитьбю"), "en": ("qwertyuiop", "asdfghjkl", "zxcvbnm")}
"""Rows of the keyboard; neighbours in a row are hit for each other."""

_BESIDE = {
    language: frozenset(frozenset(pair) for row in rows for pair in pairwise(row))
    for language, rows in ROWS.items()
}
_ALIKE = {language: frozenset(frozenset(pair) for pair in pairs) for language, pairs in HEARD_ALIKE.items()}


def plausibility(wrong: str, right: str, language: str) -> float:
    """Return how usual it is to write `wrong` for `right`, one edit away: from 0 (rare) to 2 (very usual)."""
    start = _shared(wrong, right)
    end = _shared(wrong[start:][::-1], right[start:][::-1])
    lost, put = right[start : len(right) - end], wrong[start : len(wrong) - end]
    at_start = -0.6 if start == 0 else 0.0
    if not lost or not put:
        letter = lost or put
        beside = wrong[max(0, start - 1) : start + 1] + right[start + len(lost) : start + len(lost) + 1]
        return at_start + (1.6 if letter and letter in beside else 0.8)
    if len(lost) == len(put) == 2 and lost == put[::-1]:
        return at_start + 1.4
    pair = frozenset((lost, put))
    if pair in _ALIKE[language]:
        return at_start + 1.2
    return at_start + (0.9 if pair in _BESIDE[language] else 0.4)


def _shared(one: str, two: str) -> int:
    """Number of letters two words share at their start."""
    count = 0
    for a, b in zip(one, two, strict=False):
        if a != b:
            break
        count += 1
    return count
