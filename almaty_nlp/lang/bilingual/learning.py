"""Words that the texts at hand teach: names, defined terms, whatever no lexicon can know beforehand."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from almaty_nlp.lang.bilingual.bag import Bag, ranges
from almaty_nlp.lang.bilingual.table import Pairs, Table

FEWEST = 2
"""Pairs of texts in which two words must stand together."""
LIKELY = 0.5
"""Share of the places of either word where the other answers it, smoothed, from which they are a pair."""
SMOOTHING = 1.0
"""Added to the places of a word: twice out of two is less sure than ten out of ten."""
LONGEST = 400
"""Word pairs of a pair of texts looked at; in longer texts only the rarest words are."""


def learnt(russian: Bag, english: Bag, known: Table, links: Sequence[tuple[int, int]]) -> Pairs:
    """Return pairs of words that answer each other in linked texts: (text of ours, text of theirs).

    Measure: the Dice share of common places (Melamed 2000 weighs co-occurrences alike), of the lower of both
    directions, for pairs the table does not hold for sure.
    """
    if not links:
        return {}
    ours, theirs = (np.array(side, np.int64) for side in zip(*links, strict=True))
    ru_at, ru_link = ranges(russian.starts[ours], russian.starts[ours + 1])
    en_at, en_link = ranges(english.starts[theirs], english.starts[theirs + 1])
    ru_word, en_word = russian.word[ru_at], english.word[en_at]
    ru_spread = np.bincount(ru_word, minlength=len(russian.vocabulary))
    en_spread = np.bincount(en_word, minlength=len(english.vocabulary))
    keep_ru, keep_en = (ru_spread >= FEWEST)[ru_word], (en_spread >= FEWEST)[en_word]
    keys = _together(ru_word[keep_ru], ru_link[keep_ru], en_word[keep_en], en_link[keep_en], len(en_spread))
    unique, counts = np.unique(keys, return_counts=True)
    ru, en = np.divmod(unique, max(len(en_spread), 1))
    ahead = counts / (ru_spread[ru] + SMOOTHING)
    back = counts / (en_spread[en] + SMOOTHING)
    good = (counts >= FEWEST) & (np.minimum(ahead, back) >= LIKELY)
    pairs = zip(ru[good].tolist(), en[good].tolist(), strict=True)
    values = zip(ahead[good].tolist(), back[good].tolist(), strict=True)
    return dict(zip(pairs, values, strict=True))


def _together(
    ru_word: np.ndarray, ru_link: np.ndarray, en_word: np.ndarray, en_link: np.ndarray, size: int
) -> np.ndarray:
    """The keys (ru × size + en) of all word pairs of all links."""
    links = int(max(ru_link.max(initial=-1), en_link.max(initial=-1))) + 1
    starts = np.searchsorted(en_link, np.arange(links + 1))
    at, entry = ranges(starts[ru_link], starts[ru_link + 1])
    return ru_word[entry] * size + en_word[at]
