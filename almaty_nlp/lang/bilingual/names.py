"""Words of two languages that sound alike: names, and loans that no lexicon holds yet."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence

from almaty_nlp.text.translit import sound

SHORTEST = 4
"""Letters: shorter words are alike by chance."""
ENOUGH = 0.62
"""Share of common triples of letters (Dice) from which two words count as one name."""
TRUST = 0.6
"""Probability given to a pair that sounds the same."""


def alike(ours: Sequence[tuple[int, str]], theirs: Sequence[tuple[int, str]]) -> list[tuple[int, int, float]]:
    """Return (number, number, probability) for the words that sound alike, best partners first; several a
    word at most.
    """
    holders: dict[str, list[int]] = defaultdict(list)
    sizes: dict[int, int] = {}
    for number, word in theirs:
        grams = _grams(word)
        sizes[number] = len(grams)
        for gram in grams:
            holders[gram].append(number)
    found = []
    for number, word in ours:
        grams = _grams(word)
        shared: Counter[int] = Counter()
        for gram in grams:
            shared.update(holders.get(gram, ()))
        for other, count in shared.most_common(3):
            dice = 2 * count / (len(grams) + sizes[other])
            if dice >= ENOUGH:
                found.append((number, other, TRUST * dice))
    return found


def _grams(word: str) -> set[str]:
    """The triples of letters of a word's sound, its beginning marked; none of a short word."""
    if len(word) < SHORTEST:
        return set()
    form = f"^{sound(word)}"
    return {form[at : at + 3] for at in range(len(form) - 2)}
