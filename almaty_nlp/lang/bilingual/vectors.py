"""Texts as weighted vectors over English words, the Russian ones sent through the table; cosines of all
pairs.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from almaty_nlp.lang.bilingual.bag import Bag, ranges
from almaty_nlp.lang.bilingual.table import Table

Ints = NDArray[np.int64]
Floats = NDArray[np.float32]

OWN_SHARE = 0.5
"""How much of a word's rarity is that in the texts at hand; the rest is that in the language."""


@dataclass(frozen=True)
class Vectors:
    """Rows of unit length: the entries of row i are `starts[i]` to `starts[i + 1]`, sorted by `word`."""

    word: Ints
    weight: Floats
    starts: Ints

    @property
    def size(self) -> int:
        """Number of rows."""
        return len(self.starts) - 1


def english_vectors(english: Bag, table: Table) -> Vectors:
    """Return tf-idf vectors of the English texts."""
    weight = _damped(english.count) * _rarity(english, table.english_rarity)[english.word]
    return _unit(english.text, english.word, weight, english.size, len(english.vocabulary))


def russian_vectors(russian: Bag, english: Bag, table: Table) -> Vectors:
    """Return tf-idf vectors of the Russian texts over the words of the English ones."""
    sizes = len(russian.vocabulary), len(english.vocabulary)
    link = np.sqrt(table.ahead * table.back)
    rarity = _rarity(russian, table.russian_rarity)
    starts = np.searchsorted(table.russian, np.arange(sizes[0] + 1))
    at, entry = ranges(starts[russian.word], starts[russian.word + 1])
    weight = _damped(russian.count)[entry] * rarity[russian.word[entry]] * link[at]
    return _unit(russian.text[entry], table.english[at], weight, russian.size, sizes[1])


def rows_of_products(ours: Vectors, theirs: Vectors, words: int, most: int | None = None) -> Iterator[Floats]:
    """Yield for each of our rows its products with all of theirs.

    With `most`, words that more of their rows hold are passed over: what all have tells no candidates apart.
    """
    order = np.argsort(theirs.word, kind="stable")
    holder = np.repeat(np.arange(theirs.size), np.diff(theirs.starts))[order]
    worth = theirs.weight[order]
    ends = np.searchsorted(theirs.word[order], np.arange(words + 1))
    counts = np.diff(ends)
    usable = counts <= most if most is not None else counts > 0
    for row in range(ours.size):
        span = slice(ours.starts[row], ours.starts[row + 1])
        word, weight = ours.word[span], ours.weight[span]
        keep = usable[word]
        word, weight = word[keep], weight[keep]
        at, owner = ranges(ends[word], ends[word + 1])
        yield np.bincount(holder[at], weight[owner] * worth[at], theirs.size).astype(np.float32)


def widest_spread(ours: Vectors, theirs: Vectors, words: int, products: int) -> int:
    """Return how many of their rows a word may hold so that all words up to it cost no more `products`."""
    spread, met = np.bincount(theirs.word, minlength=words), np.bincount(ours.word, minlength=words)
    order = np.argsort(spread, kind="stable")
    dear = int(np.searchsorted(np.cumsum(spread[order] * met[order]), products, "right"))
    return int(spread[order[dear]]) - 1 if dear < words else int(spread.max(initial=0))


def _damped(count: Floats) -> Floats:
    return 1 + np.log(count)


def _rarity(side: Bag, general: Floats) -> Floats:
    own = np.log((side.size + 1) / (side.spread + 0.5)).astype(np.float32)
    return np.maximum((1 - OWN_SHARE) * general + OWN_SHARE * own, 0.0)


def _unit(text: Ints, word: Ints, weight: Floats, size: int, words: int) -> Vectors:
    keys, back = np.unique(text * max(words, 1) + word, return_inverse=True)
    sums = np.bincount(back, weight, len(keys))
    text, word = np.divmod(keys, max(words, 1))
    lengths = np.sqrt(np.bincount(text, sums * sums, size))
    scaled = (sums / np.maximum(lengths[text], 1e-9)).astype(np.float32)
    return Vectors(word, scaled, np.searchsorted(text, np.arange(size + 1)))
