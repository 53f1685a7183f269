"""Vectors for stems out of pairs of texts: latent semantic analysis first, contrast against rivals then.

The start is the singular value decomposition of the tf-idf matrix whose rows hold the words of both texts of
a pair (cross-language LSI, Littman, Dumais and Landauer 1998). Then the vectors learn that the two texts of a
pair are nearer to each other than to the other texts of a batch (a softmax both ways over scaled cosines, as
in Henderson et al. 2017), by Adam (Kingma and Ba 2015). Batches are made of runs of neighbours: their texts
are of one subject, as the paragraphs of a document are.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from almaty_nlp.lang.bilingual.words import words

SIZE = 192
"""Numbers in a vector."""
FEWEST = 3
"""Texts that hold a stem which is learnt; one text of weight is enough."""
LONGEST = 200
"""Words of a text that are read."""
EPOCHS = 3
BATCH = 1024
"""Pairs of a batch."""
RUN = 8
"""Neighbours that stay together in the batches."""
SHARPNESS = 20.0
"""What cosines are multiplied by before the softmax."""
RATE = 0.01
"""The highest step of Adam; it grows over the first `WARM` batches, then falls to nothing."""
WARM = 50
DECAY = (0.9, 0.999)
"""How long Adam remembers gradients, and their squares."""

Floats = NDArray[np.float32]
Ints = NDArray[np.int64]
Text = tuple[str, str, float]


@dataclass(frozen=True)
class Counted:
    """The stems of either language in one row, and how often each pair of texts holds them: a sparse matrix
    (scipy CSR) a side, a row a pair, a column a stem.
    """

    stems: tuple[str, ...]
    sides: tuple[Any, Any]
    weights: Floats


def counted(texts: Sequence[Text]) -> Counted:
    """Count the stems of weighted pairs (Russian text, English text, weight); rare ones are left out."""
    from scipy.sparse import csr_matrix

    sides = [[_stems(text[side], language) for text in texts] for side, language in ((0, "ru"), (1, "en"))]
    held: Counter[str] = Counter()
    for side in sides:
        for found, (_, _, weight) in zip(side, texts, strict=True):
            for stem in set(found):
                held[stem] += 1 if weight <= 1 else FEWEST
    stems = tuple(sorted(stem for stem, times in held.items() if times >= FEWEST))
    numbers = {stem: number for number, stem in enumerate(stems)}
    made = []
    for side in sides:
        rows = [[numbers[stem] for stem in found if stem in numbers] for found in side]
        ends = np.cumsum([0, *map(len, rows)])
        flat = np.fromiter((number for row in rows for number in row), np.int64, int(ends[-1]))
        matrix = csr_matrix((np.ones(len(flat), np.float32), flat, ends), shape=(len(rows), len(stems)))
        matrix.sum_duplicates()
        made.append(matrix)
    return Counted(stems, (made[0], made[1]), np.array([text[2] for text in texts], np.float32))


def learnt(texts: Counted, *, seed: int = 0) -> Floats:
    """Return a vector of `SIZE` numbers for each stem; the length of a vector is the weight of the stem."""
    return contrasted(start(texts, seed), texts, seed)


def start(texts: Counted, seed: int) -> Floats:
    """Return the vectors of latent semantic analysis, as long as their stems are rare."""
    from scipy.sparse import diags
    from sklearn.utils.extmath import randomized_svd

    both = (texts.sides[0] + texts.sides[1]).astype(np.float32)
    both.data = 1 + np.log(both.data)
    rarity = np.log((both.shape[0] + 1) / np.bincount(both.indices, minlength=both.shape[1]))
    both = (both @ diags(rarity)).tocsr()
    lengths = np.sqrt(np.asarray(both.multiply(both).sum(1)).ravel()) + 1e-9
    size = min(SIZE, min(both.shape) - 1)
    _, _, found = randomized_svd(diags(texts.weights / lengths) @ both, size, n_iter=2, random_state=seed)
    vectors = found.T / np.maximum(np.linalg.norm(found.T, axis=1, keepdims=True), 1e-9)
    weighted = (vectors * rarity[:, None]).astype(np.float32)
    scaled: Floats = weighted / np.sqrt((weighted**2).sum(1).mean())
    return scaled


def contrasted(vectors: Floats, texts: Counted, seed: int) -> Floats:
    """Return the vectors after `EPOCHS` rounds of contrast; a pair of weight n is met n times a round."""
    dice = np.random.default_rng(seed)
    vectors = vectors.copy()
    first, second = np.zeros_like(vectors), np.zeros_like(vectors)
    full = np.flatnonzero(np.minimum(*(np.diff(side.indptr) for side in texts.sides)))
    pairs = np.repeat(full, np.rint(texts.weights[full]).astype(np.int64))
    total = EPOCHS * max(len(pairs) // BATCH, 1)
    done = 0
    for _ in range(EPOCHS):
        for batch in _batches(pairs, dice):
            slope = gradient(vectors, texts.sides[0][batch], texts.sides[1][batch])
            done += 1
            rate = RATE * min(1.0, done / WARM) * (1 - done / (total + 1))
            first += (1 - DECAY[0]) * (slope - first)
            second += (1 - DECAY[1]) * (slope * slope - second)
            spread = np.sqrt(second / (1 - DECAY[1] ** done)) + 1e-8
            vectors -= np.float32(rate / (1 - DECAY[0] ** done)) * (first / spread)
    return vectors


def gradient(vectors: Floats, russian: Any, english: Any) -> Floats:
    """Return the slope of the loss of a batch, counted texts of both sides, at these vectors."""
    (ours, our_lengths), (theirs, their_lengths) = (_embedded(side @ vectors) for side in (russian, english))
    scores = SHARPNESS * (ours @ theirs.T)
    pull = (_softmax(scores) + _softmax(scores.T).T) / (2 * len(scores))
    pull[np.diag_indices(len(scores))] -= 1 / len(scores)
    pull *= SHARPNESS
    slopes = [
        (slope - own * (slope * own).sum(1, keepdims=True)) / lengths
        for slope, own, lengths in (
            (pull @ theirs, ours, our_lengths),
            (pull.T @ ours, theirs, their_lengths),
        )
    ]
    found: Floats = russian.T @ slopes[0] + english.T @ slopes[1]
    return found


def quantised(vectors: Floats) -> tuple[NDArray[np.int8], Floats]:
    """Return rows of bytes and what each is multiplied by."""
    weights = (np.abs(vectors).max(1) / 127).astype(np.float32)
    rows = np.rint(vectors / np.maximum(weights, 1e-12)[:, None]).astype(np.int8)
    return rows, weights


def _stems(text: str, language: str) -> list[str]:
    """The words that have vectors, as `Embedding.embed` reads them."""
    return [word.removeprefix("@") for word in words(text, language)[:LONGEST] if word[0] != "#"]


def _batches(pairs: Ints, dice: np.random.Generator) -> Iterator[Ints]:
    """Runs of neighbours in a random order, cut into batches; a pair stands in a batch once."""
    runs = np.split(pairs, np.arange(int(dice.integers(RUN)) or RUN, len(pairs), RUN))
    order = np.concatenate([runs[number] for number in dice.permutation(len(runs))])
    for start in range(0, max(len(order) - BATCH, 0) + 1, BATCH):
        yield np.unique(order[start : start + BATCH])


def _embedded(sums: Floats) -> tuple[Floats, Floats]:
    lengths = np.linalg.norm(sums, axis=1, keepdims=True) + np.float32(1e-6)
    return sums / lengths, lengths


def _softmax(scores: Floats) -> Floats:
    raised = np.exp(scores - scores.max(1, keepdims=True))
    shares: Floats = raised / raised.sum(1, keepdims=True)
    return shares
