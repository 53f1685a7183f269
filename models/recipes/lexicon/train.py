"""IBM Model 1 (Brown et al. 1993) over stems, in both directions, as array arithmetic."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from almaty_nlp.lang.bilingual.words import stems

ROUNDS = 6
FEWEST = 2
"""A stem must occur this often, on its side, to be learnt."""
LONGEST_PAIR = 120
"""Stems of a side; longer pairs are cut off, they teach little and cost their square."""
CUT = 0.01
"""Pairs whose geometric mean of both probabilities is lower are not kept."""

Ints = NDArray[np.int32]
Floats = NDArray[np.float64]


@dataclass(frozen=True)
class Trained:
    """Word pairs with both probabilities, and how many texts each stem stands in."""

    russian: list[str]
    english: list[str]
    pairs: NDArray[np.int64]
    english_given_russian: Floats
    russian_given_english: Floats
    russian_counts: Ints
    english_counts: Ints


def train(texts: Sequence[tuple[str, str, float]]) -> Trained:
    """Return the lexicon of weighted pairs (Russian text, English text, weight)."""
    sides = [
        [stems(text[side], language)[:LONGEST_PAIR] for text in texts]
        for side, language in ((0, "ru"), (1, "en"))
    ]
    weights = np.array([text[2] for text in texts])
    vocabularies = [frequent(side, weights) for side in sides]
    lists = [
        [np.array([vocabulary[s] for s in dict.fromkeys(text) if s in vocabulary], np.int32) for text in side]
        for side, vocabulary in zip(sides, vocabularies, strict=True)
    ]
    size_ru, size_en = (len(v) for v in vocabularies)
    forward = model(lists[0], lists[1], size_ru, size_en, weights)
    backward = model(lists[1], lists[0], size_en, size_ru, weights)
    return kept(vocabularies, lists, forward, backward)


def frequent(side: Sequence[Sequence[str]], weights: Floats) -> dict[str, int]:
    """Return the stems that occur often enough, numbered in alphabetical order; well-weighted texts count
    fully.
    """
    counts: Counter[str] = Counter()
    for text, weight in zip(side, weights, strict=True):
        for stem in set(text):
            counts[stem] += 1 if weight <= 1 else FEWEST
    return {stem: at for at, stem in enumerate(sorted(s for s, n in counts.items() if n >= FEWEST))}


def model(
    given: list[Ints], made: list[Ints], size_given: int, size_made: int, weights: Floats
) -> dict[int, float]:
    """Return t(made | given) for every pair that occurs together, keyed given × size_made + made.

    Index `size_given` is the empty word, which may make any word.
    """
    keys, slots, slot_weight = cooccurrences(given, made, size_given, size_made, weights)
    unique, inverse = np.unique(keys, return_inverse=True)
    probability = np.full(len(unique), 1.0 / size_made)
    owner = unique // size_made
    for _ in range(ROUNDS):
        share = probability[inverse]
        total = np.bincount(slots, share)
        share *= (slot_weight / total)[slots]
        counts = np.bincount(inverse, share, len(unique))
        mass = np.bincount(owner, counts, size_given + 1)
        probability = counts / mass[owner]
    keep = (probability > CUT / 10) & (owner < size_given)
    return dict(zip(unique[keep].tolist(), probability[keep].tolist(), strict=True))


def cooccurrences(
    given: list[Ints], made: list[Ints], size_given: int, size_made: int, weights: Floats
) -> tuple[NDArray[np.int64], NDArray[np.int32], Floats]:
    """Return for every (given, made) of every pair its key and its slot (one a made word), and the slots'
    weights.
    """
    keys, slots, slot_weights, base = [], [], [], 0
    empty = np.array([size_given], np.int64)
    for source, target, weight in zip(given, made, weights, strict=True):
        if not len(target):
            continue
        words = np.concatenate((source.astype(np.int64), empty))
        keys.append((words[:, None] * size_made + target[None, :]).ravel())
        slots.append(np.tile(np.arange(base, base + len(target), dtype=np.int32), len(words)))
        slot_weights.append(np.full(len(target), weight))
        base += len(target)
    return np.concatenate(keys), np.concatenate(slots), np.concatenate(slot_weights)


def kept(
    vocabularies: Sequence[dict[str, int]],
    lists: Sequence[list[Ints]],
    forward: dict[int, float],
    backward: dict[int, float],
) -> Trained:
    """Join both directions and keep the pairs that both hold likely."""
    size_ru, size_en = (len(v) for v in vocabularies)
    found = []
    for key, ahead in forward.items():
        ru, en = divmod(key, size_en)
        back = backward.get(en * size_ru + ru, 0.0)
        if ahead * back >= CUT * CUT:
            found.append((ru, en, ahead, back))
    found.sort()
    columns = [np.array(column) for column in zip(*found, strict=True)]
    counts = [
        np.bincount(np.concatenate(side), minlength=len(v)).astype(np.int32)
        for side, v in zip(lists, vocabularies, strict=True)
    ]
    return Trained(
        list(vocabularies[0]),
        list(vocabularies[1]),
        np.stack(columns[:2], 1).astype(np.int64),
        columns[2],
        columns[3],
        counts[0],
        counts[1],
    )
