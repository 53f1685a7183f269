"""How like two provisions are, and which pairs are worth a look: an inverted index over their rare words."""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from heapq import nsmallest
from typing import NamedTuple

from rapidfuzz.distance import LCSseq

from almaty_nlp.comparison.provisions import Provision

POSTINGS = 60
"""A word that more provisions without a pair hold finds nobody."""
PHRASE = 5
"""Words of a phrase that, where one provision of each version has it, speaks for the two being one."""
PHRASE_BONUS = 0.02
PHRASES_MOST = 6
BEST = 12
"""Candidates of one provision that are compared word by word."""


class _Bag(NamedTuple):
    """The words of a provision with their counts, their weight together, and their numbers in order."""

    counts: Counter[str]
    size: float
    numbers: list[int]


class Candidates:
    """Weighs words by their rarity in both versions together."""

    def __init__(self, old: Sequence[Provision], new: Sequence[Provision]) -> None:
        self._old, self._new = old, new
        counts = Counter(word for side in (old, new) for provision in side for word in set(provision.words))
        total = len(old) + len(new)
        self._weight = {word: math.log(1 + total / count) for word, count in counts.items()}
        self._numbers = {word: number for number, word in enumerate(counts)}
        self._phrases: dict[tuple[int, int], int] = Counter()
        self._bags: tuple[dict[int, _Bag], dict[int, _Bag]] = ({}, {})

    def of(self, left: Sequence[int], right: Sequence[int]) -> Iterator[tuple[int, int, float]]:
        """Yield (old, new, likeness) of the pairs that share weighty words, likeness from 0 to 1."""
        self._phrases = _shared_phrases(self._old, self._new, left, right)
        holders: dict[tuple[str, str], list[int]] = defaultdict(list)
        for at in right:
            for word in set(self._new[at].words):
                holders[self._new[at].group, word].append(at)
        for one in left:
            shared: dict[int, float] = defaultdict(float)
            group = self._old[one].group
            for word in sorted(set(self._old[one].words)):
                found = holders.get((group, word), ())
                if len(found) <= POSTINGS:
                    weight = self._weight[word]
                    for two in found:
                        shared[two] += weight
            best = nsmallest(BEST, shared, key=lambda two: (-shared[two] / (20 + self._new[two].size), two))
            for two in sorted(best):
                yield one, two, self.likeness(one, two)

    def likeness(self, one: int, two: int) -> float:
        """Return how like two provisions are: shared words in any order and in order, weighed by rarity."""
        ours, theirs = self._bag(0, one), self._bag(1, two)
        few, many = (ours, theirs) if len(ours.counts) < len(theirs.counts) else (theirs, ours)
        other = many.counts
        same = sum(
            self._weight[word] * min(count, other[word])
            for word, count in few.counts.items()
            if word in other
        )
        if not same:
            return 0.0
        small, large = sorted((ours.size, theirs.size))
        dice = 2 * same / (small + large)
        order = LCSseq.similarity(ours.numbers, theirs.numbers)
        in_order = 2 * order / (len(ours.numbers) + len(theirs.numbers))
        part = same / small * 0.75 if min(len(ours.numbers), len(theirs.numbers)) >= 8 else 0.0
        bonus = PHRASE_BONUS * min(PHRASES_MOST, self._phrases.get((one, two), 0))
        return min(1.0, bonus + max(0.5 * (dice + in_order), part * min(1.0, 2.5 * small / large)))

    def _bag(self, side: int, at: int) -> _Bag:
        found = self._bags[side].get(at)
        if found is None:
            words = (self._new if side else self._old)[at].words
            counts = Counter(words)
            size = sum(self._weight[word] * count for word, count in counts.items())
            found = self._bags[side][at] = _Bag(counts, size, [self._numbers[word] for word in words])
        return found


def _shared_phrases(
    old: Sequence[Provision], new: Sequence[Provision], left: Sequence[int], right: Sequence[int]
) -> Counter[tuple[int, int]]:
    """Number of phrases that one provision of each side has and no other, by pair."""
    found: list[dict[tuple[str, ...], int]] = []
    for provisions, places in ((old, left), (new, right)):
        holders: dict[tuple[str, ...], int] = {}
        for at in places:
            words = provisions[at].words
            for phrase in {words[n : n + PHRASE] for n in range(len(words) - PHRASE + 1)}:
                holders[phrase] = -1 if phrase in holders else at
        found.append(holders)
    ours, theirs = found
    return Counter(
        (one, theirs[phrase]) for phrase, one in ours.items() if one >= 0 and theirs.get(phrase, -1) >= 0
    )
