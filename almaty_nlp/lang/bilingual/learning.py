"""Words that the texts at hand teach: names, defined terms, whatever no lexicon can know beforehand."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from almaty_nlp.lang.bilingual.bag import Bag, ranges
from almaty_nlp.lang.bilingual.table import Pairs, Table

Ints = NDArray[np.int64]
Flags = NDArray[np.bool_]

FEWEST = 3
"""Linked texts in which two words must stand together, both without another partner there."""
LIKELY = 0.6
"""Share of the places of either word where the other answers it, from which they are a pair."""
SMOOTHING = 1.0
"""Added to the places of a word: three times out of three is less sure than ten out of ten."""
TRUST = 0.35
"""Probability that such a pair is given at most: formulas that open every article look like pairs too."""
EXPLAINED = 0.05
"""A word whose partner in the table, this likely or more, stands in the linked text is accounted for."""


def learnt(russian: Bag, english: Bag, known: Table, links: Sequence[tuple[int, int]]) -> Pairs:
    """Return pairs of words that answer each other in linked texts: (text of ours, text of theirs).

    Only words without a known partner in the linked text are looked at. Two of them are a pair when most
    places of either are places of the other (the lower Dice share of both directions).
    """
    if not links:
        return {}
    ours, theirs = (np.array(side, np.int64) for side in zip(*links, strict=True))
    size = max(len(english.vocabulary), 1)
    ru_at, ru_link = ranges(russian.starts[ours], russian.starts[ours + 1])
    en_at, en_link = ranges(english.starts[theirs], english.starts[theirs + 1])
    ru_word, en_word = russian.word[ru_at], english.word[en_at]
    all_ru, all_en = _together(ru_link, en_link, len(links))
    strong = (
        known.russian[_strength(known) >= EXPLAINED] * size + known.english[_strength(known) >= EXPLAINED]
    )
    paired = np.isin(ru_word[all_ru] * size + en_word[all_en], strong)
    free_ru, free_en = _unmarked(len(ru_word), all_ru[paired]), _unmarked(len(en_word), all_en[paired])
    ru_spread = np.bincount(ru_word[free_ru], minlength=len(russian.vocabulary))
    en_spread = np.bincount(en_word[free_en], minlength=size)
    both = free_ru[all_ru] & free_en[all_en]
    both &= (ru_spread >= FEWEST)[ru_word[all_ru]] & (en_spread >= FEWEST)[en_word[all_en]]
    keys, counts = np.unique(ru_word[all_ru[both]] * size + en_word[all_en[both]], return_counts=True)
    ru, en = np.divmod(keys, size)
    ahead, back = counts / (ru_spread[ru] + SMOOTHING), counts / (en_spread[en] + SMOOTHING)
    good = (counts >= FEWEST) & (np.minimum(ahead, back) >= LIKELY)
    pairs = zip(ru[good].tolist(), en[good].tolist(), strict=True)
    values = zip((TRUST * ahead[good]).tolist(), (TRUST * back[good]).tolist(), strict=True)
    return dict(zip(pairs, values, strict=True))


def _strength(known: Table) -> NDArray[np.float32]:
    strength: NDArray[np.float32] = np.sqrt(known.ahead * known.back)
    return strength


def _together(ru_link: Ints, en_link: Ints, links: int) -> tuple[Ints, Ints]:
    """Numbers of all (Russian entry, English entry) pairs that stand in one link."""
    starts = np.searchsorted(en_link, np.arange(links + 1))
    at, entry = ranges(starts[ru_link], starts[ru_link + 1])
    return entry, at


def _unmarked(size: int, marked: Ints) -> Flags:
    free = np.ones(size, np.bool_)
    free[marked] = False
    return free
