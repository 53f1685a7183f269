"""Where the aligner has to look: a band of the target for each source unit, round a chain of sure pairs."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from almaty_nlp.lang.bilingual.bag import Bag
from almaty_nlp.lang.bilingual.table import Table
from almaty_nlp.lang.bilingual.vectors import english_vectors, rows_of_products, russian_vectors

Ints = NDArray[np.int64]

LIKE = 0.2
"""Cosine from which two units may be an anchor."""
AHEAD = 1.15
"""How many times the best rival an anchor's cosine must be, in its row and in its column."""
REACH = 12
"""Units looked at beyond the anchors on either side."""
WIDEST = 400
"""Units of the band between anchors far apart; there it follows the diagonal."""
COMMON = 200
"""A word that more units hold brings nobody together."""


def anchors(source: Bag, target: Bag, known: Table, *, russian_source: bool) -> list[tuple[int, int]]:
    """Return the sure pairs (source unit, target unit) that lie on one rising chain, the longest there is."""
    russian, english = (source, target) if russian_source else (target, source)
    ours, theirs = russian_vectors(russian, english, known), english_vectors(english, known)
    pairs = _mutual(rows_of_products(ours, theirs, len(english.vocabulary), COMMON), english.size)
    return rising(pairs if russian_source else [(there, here) for here, there in pairs])


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


def _mutual(rows: Iterable[NDArray[np.float32]], size: int) -> list[tuple[int, int]]:
    """Pairs (row, column) that are each other's best by a clear step."""
    top, second = np.zeros(size, np.float32), np.zeros(size, np.float32)
    holder = np.full(size, -1, np.int64)
    best: list[tuple[int, int, float]] = []
    for row, values in enumerate(rows):
        better = values > top
        second = np.where(better, top, np.maximum(second, values))
        top[better] = values[better]
        holder[better] = row
        column = int(values.argmax())
        peak = float(values[column])
        values[column] = 0
        if peak >= LIKE and peak >= AHEAD * float(values.max()):
            best.append((row, column, peak))
    return [
        (row, column)
        for row, column, peak in best
        if holder[column] == row and peak >= AHEAD * float(second[column])
    ]


def rising(pairs: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """Return the longest chain of pairs that rises on both sides (patience sorting)."""
    pairs = sorted(pairs)
    tails: list[int] = []
    ends: list[int] = []
    before: list[int] = []
    for number, (_, target) in enumerate(pairs):
        place = bisect_left(tails, target)
        before.append(ends[place - 1] if place else -1)
        tails[place : place + 1] = [target]
        ends[place : place + 1] = [number]
    chain, number = [], ends[-1] if ends else -1
    while number >= 0:
        chain.append(pairs[number])
        number = before[number]
    return chain[::-1]
