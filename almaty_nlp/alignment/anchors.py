"""Where the aligner has to look: a band of the target for each source unit, round a chain of sure pairs."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import pairwise, repeat

import numpy as np
from numpy.typing import NDArray

from almaty_nlp.lang.bilingual.bag import Bag
from almaty_nlp.lang.bilingual.table import Table
from almaty_nlp.lang.bilingual.vectors import (
    english_vectors,
    rows_of_products,
    russian_vectors,
    widest_spread,
)

Ints = NDArray[np.int64]

LIKE = 0.2
"""Cosine from which two units may be an anchor."""
NEAR = 0.85
"""Share of the best cosine of its row and of its column that an anchor must have."""
RIVALS = 16
"""Candidates of a unit, all near the best, from which on it says nothing: a formula repeated all over."""
REACH = 12
"""Units looked at beyond the anchors on either side."""
WIDEST = 400
"""Units of the band between anchors far apart; there it follows the diagonal."""
COMMON, PRODUCTS = 1_000, 10_000
"""A word that more units hold brings nobody together, unless all words up to it cost no more products a unit:
in a long text of few words the rarest are held by many.
"""


def anchors(source: Bag, target: Bag, known: Table, *, russian_source: bool) -> list[tuple[int, int]]:
    """Return the heaviest chain of pairs (source unit, target unit) that rises on both sides, by cosine.

    Units that are alike, as in a passage that comes back, stay candidates of each other: which of them meet
    is told by all the pairs that the chain can hold along with them (step 1 of Bertalign, Liu and Zhu 2022).
    """
    russian, english = (source, target) if russian_source else (target, source)
    ours, theirs = russian_vectors(russian, english, known), english_vectors(english, known)
    words = len(english.vocabulary)
    most = max(COMMON, widest_spread(ours, theirs, words, PRODUCTS * ours.size))
    pairs = _candidates(rows_of_products(ours, theirs, words, most), english.size)
    return heaviest(pairs if russian_source else [(there, here, value) for here, there, value in pairs])


def band(pairs: list[tuple[int, int]], source_size: int, target_size: int) -> tuple[Ints, Ints]:
    """Return for each source unit the target units [low, high) it may be linked with; neither edge ever
    falls.
    """
    low, high = np.zeros(source_size, np.int64), np.full(source_size, target_size)
    edges = [(-1, -1), *pairs, (source_size, target_size)]
    for (above, left), (below, right) in pairwise(edges):
        rows = np.arange(max(above, 0), min(below + 1, source_size))
        first: int | Ints = left - REACH
        end: int | Ints = right + 1 + REACH
        if right - left + 2 * REACH >= WIDEST:
            middle = left + (rows - above) * (right - left) // max(below - above, 1)
            first, end = middle - WIDEST // 2, middle + WIDEST // 2
        low[rows] = np.maximum(first, 0)
        high[rows] = np.minimum(end, target_size)
    low = np.minimum.accumulate(low[::-1])[::-1] if source_size else low
    high = np.maximum.accumulate(high) if source_size else high
    reach = np.minimum(np.arange(source_size) + REACH, source_size - 1)
    back = np.maximum(np.arange(source_size) - REACH, 0)
    return low[back], high[reach]


def _candidates(rows: Iterable[NDArray[np.float32]], size: int) -> list[tuple[int, int, float]]:
    """Triples (row, column, cosine) that are near the best of their row and of their column."""
    top = np.zeros(size, np.float32)
    near: list[tuple[int, int, float]] = []
    for row, values in enumerate(rows):
        np.maximum(top, values, out=top)
        peak = float(values.max(initial=0))
        if peak < LIKE:
            continue
        columns = np.flatnonzero(values >= max(LIKE, NEAR * peak))
        if len(columns) < RIVALS:
            near += zip(repeat(row), columns.tolist(), values[columns].tolist())
    return [(row, column, value) for row, column, value in near if value >= NEAR * float(top[column])]


def heaviest(pairs: Iterable[tuple[int, int, float]]) -> list[tuple[int, int]]:
    """Return the chain of pairs that rises on both sides and whose weights have the greatest sum.

    A Fenwick tree over the second members holds the heaviest chain that ends at or before each.
    """
    ordered = sorted(pairs, key=lambda pair: (pair[0], -pair[1]))
    size = max((column for _, column, _ in ordered), default=-1) + 1
    tree = [(0.0, -1)] * (size + 1)
    before: list[int] = []
    for number, (_, column, weight) in enumerate(ordered):
        at, best = column, (0.0, -1)
        while at > 0:
            best = max(best, tree[at])
            at &= at - 1
        before.append(best[1])
        here, at = (best[0] + weight, number), column + 1
        while at <= size:
            tree[at] = max(tree[at], here)
            at += at & -at
    number = max(tree, default=(0.0, -1))[1]
    chain = []
    while number >= 0:
        chain.append(ordered[number][:2])
        number = before[number]
    return chain[::-1]
