"""What the networks read of a sentence: without its list marker, in ordinary case, long ones in parts."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache

from almaty_nlp.lang.russian import CACHED_WORDS, parses

LONG = 60
"""Words after which a sentence is cut at its semicolons: the networks were trained on news."""
SHORTEST = 4

_MARKER = re.compile(r"\d{1,3}|[a-zа-я]|[ivxlc]{1,6}|[IVXLC]{1,6}|[A-ZА-Я]")
_BULLETS = frozenset("•●▪■–—-*")
RESPECTED = 3
"""Everyday words with a capital, in a sentence, from which the capitals are taken for a manner of writing."""
_PROPER = frozenset(("Name", "Surn", "Patr", "Geox", "Orgn", "Abbr"))
_NAMES = frozenset(("Name", "Surn", "Patr", "Geox"))


def marker(words: Sequence[str]) -> int:
    """Return how many words at the start are a list marker: «1)», «(iv)», «а.», «–»; 0 when none is."""
    if len(words) < SHORTEST:
        return 0
    if words[0] in _BULLETS:
        return 1
    opened = words[0] == "("
    label, end = words[int(opened)], words[int(opened) + 1]
    closing = (")",) if opened else (")", ".")
    return 2 + opened if end in closing and _MARKER.fullmatch(label) else 0


def parts(words: Sequence[str], start: int) -> Iterator[tuple[int, int]]:
    """Yield the stretches [start, end) that are parsed on their own."""
    if len(words) - start > LONG:
        for at in range(start, len(words)):
            if words[at] == ";" and at + 1 - start >= SHORTEST and len(words) - at - 1 >= SHORTEST:
                yield start, at + 1
                start = at + 1
    yield start, len(words)


def ordinary_case(words: Sequence[str]) -> Sequence[str]:
    """Return the words of a heading in capitals as they would stand in running text; others unchanged."""
    letters = [word for word in words if word.isalpha() and len(word) > 2]
    if len(letters) < 2 or sum(map(str.isupper, letters)) < 0.8 * len(letters):
        return words
    return [_lowered(word, at == 0) for at, word in enumerate(words)]


def without_respect(words: Sequence[str]) -> Sequence[str]:
    """Return the words with small letters where a sentence writes everyday words with capitals, as in
    «Лицензируемые Материалы по настоящей Публичной Лицензии»; others unchanged.
    """
    found = {at for at in range(1, len(words)) if words[at][0].isupper() and _everyday(words[at])}
    if len(found) < RESPECTED:
        return words
    return [word.lower() if at in found else word for at, word in enumerate(words)]


@lru_cache(maxsize=CACHED_WORDS)
def _everyday(word: str) -> bool:
    """True for a dictionary word with one capital that is no name and in no name of a place or body."""
    found = parses(word)
    return word[1:].islower() and found[0].known and not any(parse.features & _PROPER for parse in found)


def _lowered(word: str, first: bool) -> str:
    if not word.isupper() or not word.isalpha():
        return word
    best = parses(word)[0]
    if not best.known or "Abbr" in best.features:
        return word if len(word) > 1 and not best.known and len(word) < 6 else word.lower()
    return word.capitalize() if first or best.features & _NAMES else word.lower()
