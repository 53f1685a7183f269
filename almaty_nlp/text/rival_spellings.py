"""Spellings of one word that differ in ё or in a hyphen."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping


def rivals(counts: Mapping[str, int], bare: Mapping[str, str]) -> Mapping[str, str]:
    """Return the rarer spellings of a text → the usual one; equal counts have no usual one.

    `counts`: places of each spelling; `bare`: each spelling without what may differ («объединенных»).
    """
    families: dict[str, list[str]] = defaultdict(list)
    for word in counts:
        families[bare[word]].append(word)
    found: dict[str, str] = {}
    for family in families.values():
        usual = max(family, key=lambda word: counts[word])
        found.update({word: usual for word in family if counts[word] < counts[usual]})
    return found


def without_yo(words: Iterable[str]) -> dict[str, str]:
    """Map words, lower case, to their spelling with е."""
    return {word: word.replace("ё", "е") for word in words}


def without_hyphen(words: Iterable[str]) -> dict[str, str]:
    """Map words, lower case, to their spelling in one."""
    return {word: word.replace("-", "").replace("ё", "е") for word in words}
