"""Texts as counted words, in arrays."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from almaty_nlp.lang.bilingual.words import words

Ints = NDArray[np.int64]
Floats = NDArray[np.float32]


@dataclass(frozen=True)
class Bag:
    """The words of a row of texts: entry k says that text `text[k]` holds `vocabulary[word[k]]` `count[k]`
    times.

    Entries are sorted by text, then by word; those of text i are `starts[i]` to `starts[i + 1]`.
    """

    vocabulary: tuple[str, ...]
    text: Ints
    word: Ints
    count: Floats
    starts: Ints

    @property
    def size(self) -> int:
        """Number of texts."""
        return len(self.starts) - 1

    def take(self, texts: Ints) -> Bag:
        """Return the bag of some of the texts, in the order given; the vocabulary stays."""
        at, owner = ranges(self.starts[texts], self.starts[texts + 1])
        starts = np.searchsorted(owner, np.arange(len(texts) + 1))
        return Bag(self.vocabulary, owner, self.word[at], self.count[at], starts)

    def plus(self, words: Mapping[str, Sequence[int]]) -> Bag:
        """Return the bag with words that it lacks added once to each of the texts named, at the end of the
        vocabulary.
        """
        texts = np.array([text for places in words.values() for text in places], np.int64)
        added = np.repeat(np.arange(len(words)), [len(places) for places in words.values()])
        text = np.concatenate((self.text, texts))
        word = np.concatenate((self.word, len(self.vocabulary) + added))
        count = np.concatenate((self.count, np.ones(len(texts), np.float32)))
        order = np.lexsort((word, text))
        starts = np.searchsorted(text[order], np.arange(self.size + 1))
        return Bag((*self.vocabulary, *words), text[order], word[order], count[order], starts)

    @cached_property
    def lengths(self) -> Floats:
        """Words of each text."""
        return np.bincount(self.text, self.count, self.size).astype(np.float32)

    @cached_property
    def spread(self) -> Ints:
        """Number of texts that hold each word of the vocabulary."""
        return np.bincount(self.word, minlength=len(self.vocabulary))

    @cached_property
    def totals(self) -> Floats:
        """Times each word of the vocabulary occurs."""
        return np.bincount(self.word, self.count, len(self.vocabulary)).astype(np.float32)


def bag(texts: Sequence[str], language: str) -> Bag:
    """Count the words of texts of one language («ru», «en»)."""
    numbers: dict[str, int] = {}
    flat: list[int] = []
    ends = [0]
    for text in texts:
        flat += [numbers.setdefault(word, len(numbers)) for word in words(text, language)]
        ends.append(len(flat))
    return _counted(tuple(numbers), flat, ends)


def recounted(whole: Bag, numbers: Mapping[str, int], texts: Sequence[str], language: str) -> Bag:
    """Count the words of other texts in the vocabulary of a bag, `numbers` being its places; words that it
    lacks are left out.
    """
    flat: list[int] = []
    ends = [0]
    for text in texts:
        flat += [numbers[word] for word in words(text, language) if word in numbers]
        ends.append(len(flat))
    return _counted(whole.vocabulary, flat, ends)


def _counted(vocabulary: tuple[str, ...], flat: list[int], ends: list[int]) -> Bag:
    """The bag of words in a row by their numbers; text i holds those from `ends[i]` to `ends[i + 1]`."""
    size = max(len(vocabulary), 1)
    texts = np.repeat(np.arange(len(ends) - 1), np.diff(ends))
    keys, counts = np.unique(texts * size + np.array(flat, np.int64), return_counts=True)
    owner, word = np.divmod(keys, size)
    return Bag(
        vocabulary, owner, word, counts.astype(np.float32), np.searchsorted(owner, np.arange(len(ends)))
    )


def ranges(starts: Ints, ends: Ints) -> tuple[Ints, Ints]:
    """Return the numbers of all half-open ranges in a row, and for each the number of its range."""
    counts = ends - starts
    owner = np.repeat(np.arange(len(counts)), counts)
    shift = np.cumsum(counts) - counts
    return np.arange(len(owner)) - shift[owner] + starts[owner], owner
