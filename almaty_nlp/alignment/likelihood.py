"""How well the words of units explain each other: log-likelihood ratios against unrelated text.

A word is explained by a text through IBM Model 1 mixed with the word's share of all text: ln(1 − λ + λ · Σ
p(word | other word) / (length · p(word))). λ is the share of the word's translations that the table knows,
less some noise; a word nobody can translate counts nothing. Both directions are added (after Moore 2002).
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from almaty_nlp.lang.bilingual.bag import Bag, ranges
from almaty_nlp.lang.bilingual.table import Table

Ints = NDArray[np.int64]
Floats = NDArray[np.float32]

OWN = 0.5
"""Share of a word's probability that comes from the text at hand; the rest comes from the lexicon's
training.
"""
ENOUGH = 500.0
"""Words of a text whose own shares are trusted half as much as those of a long one."""
TRAINING_LENGTH = 8.0
"""Words of a mean training text, which turns «texts that hold it» into «words that are it»."""
EMPTY_LENGTH = 4.0
"""Added to the length of the explaining text, which keeps one-word units from explaining anything wholly."""


@dataclass(frozen=True)
class Explained:
    """What units of the other side give to each word: entry k gives `value[k]` to word `keys[k] // units`
    from unit `keys[k] % units`; `scale` = λ / ((1 − λ) · p(word)), `base` = ln(1 − λ).
    """

    keys: Ints
    unit: Ints
    value: Floats
    units: int
    lengths: Floats
    scale: Floats
    base: Floats

    @cached_property
    def _by_unit(self) -> tuple[Ints, Ints, Floats]:
        order = np.argsort(self.unit, kind="stable")
        starts = np.searchsorted(self.unit[order], np.arange(self.units + 1))
        return starts, self.keys[order] // max(self.units, 1), self.value[order]

    def gift(self, unit: int) -> Floats:
        """Return what one unit of the other side gives to each word of this side's vocabulary."""
        starts, word, value = self._by_unit
        span = slice(starts[unit], starts[unit + 1])
        given = np.zeros(len(self.scale), np.float32)
        given[word[span]] = value[span]
        return given


@dataclass(frozen=True)
class Evidence:
    """Both sides counted, and what each gives to the words of the other."""

    source: Bag
    target: Bag
    of_source: Explained
    of_target: Explained


def evidence(
    source: Bag,
    target: Bag,
    known: Table,
    common: tuple[Floats, Floats],
    *,
    russian_source: bool,
    noise: float,
) -> Evidence:
    """Return the evidence between two sides; `known` is ordered by the Russian side, whichever that is.

    `common` = the probability of each word of the source and of the target in unrelated text.
    """
    ahead = _Way(known.russian, known.english, known.ahead, known.back)
    back = _Way(known.english, known.russian, known.back, known.ahead)
    first, second = (ahead, back) if russian_source else (back, ahead)
    return Evidence(
        source,
        target,
        _explained(source, target, first, common[0], noise),
        _explained(target, source, second, common[1], noise),
    )


def commonness(side: Bag, rarity: Floats) -> Floats:
    """Return the probability of each word: half its share of these texts, half that of the lexicon's
    training.
    """
    size = max(float(side.totals.sum()), 1.0)
    trust = OWN * size / (size + ENOUGH)
    shares: Floats = (trust * side.totals / size + (1 - trust) * np.exp(-rarity) / TRAINING_LENGTH).astype(
        np.float32
    )
    return shares


@dataclass(frozen=True)
class _Way:
    """The table seen from one side: `out` = p(other | word), `into` = p(word | other)."""

    word: Ints
    other: Ints
    out: Floats
    into: Floats


def _explained(side: Bag, other: Bag, way: _Way, common: Floats, noise: float) -> Explained:
    size = len(side.vocabulary)
    order = np.argsort(other.word, kind="stable")
    units, counts = other.text[order], other.count[order]
    starts = np.searchsorted(other.word[order], np.arange(len(other.vocabulary) + 1))
    at, pair = ranges(starts[way.other], starts[way.other + 1])
    keys, back = np.unique(way.word[pair] * other.size + units[at], return_inverse=True)
    value = np.bincount(back, way.into[pair] * counts[at], len(keys)).astype(np.float32)
    coverage = np.minimum(np.bincount(way.word, way.out, size), 1.0)
    share = ((1 - noise) * coverage).astype(np.float32)
    scale = (share / ((1 - share) * common)).astype(np.float32)
    base = np.log1p(-share).astype(np.float32)
    return Explained(
        keys,
        keys % other.size if other.size else keys,
        value,
        other.size,
        other.lengths + EMPTY_LENGTH,
        scale,
        base,
    )


def own_words(side: Bag, gift: Explained, unit: int, low: int, high: int, most: int) -> Floats:
    """Return how well the words of `unit` are explained by runs of the other side: [size − 1, last − low].

    Row s − 1, column c holds the run of s units that ends with unit low + c; runs that would start before
    `low` are cut off there.
    """
    span = slice(side.starts[unit], side.starts[unit + 1])
    word, count = side.word[span], side.count[span]
    width = high - low
    starts = np.searchsorted(gift.keys, word * gift.units + low)
    ends = np.searchsorted(gift.keys, word * gift.units + high)
    at, owner = ranges(starts, ends)
    given = np.zeros((len(word), width + 1), np.float32)
    given[owner, gift.unit[at] - low + 1] = gift.value[at]
    np.cumsum(given, axis=1, out=given)
    length = np.concatenate(([0.0], np.cumsum(gift.lengths[low:high]))).astype(np.float32)
    last = np.arange(1, width + 1)
    ratios = np.empty((most, width), np.float32)
    scale = gift.scale[word][:, None]
    steady = float(count @ gift.base[word])
    for size in range(1, most + 1):
        first = np.maximum(last - size, 0)
        share = (given[:, last] - given[:, first]) / (length[last] - length[first])
        ratios[size - 1] = count @ np.log1p(np.maximum(share, 0) * scale) + steady
    return ratios


def their_words(side: Bag, gift: Explained, given: Floats, low: int, high: int) -> Floats:
    """Return how well each unit [low, high) of `side` is explained by a text that gives `given` per word of
    its length.
    """
    span = slice(side.starts[low], side.starts[high])
    word = side.word[span]
    ratio = side.count[span] * (np.log1p(given[word] * gift.scale[word]) + gift.base[word])
    return np.bincount(side.text[span] - low, ratio, high - low).astype(np.float32)
