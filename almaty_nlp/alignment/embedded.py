"""The opinion of an embedding on links: cosines of runs of units against those of their nearest rivals, in
nats.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from almaty_nlp.alignment.settings import MOST

Ints = NDArray[np.int64]
Floats = NDArray[np.float32]

MOST_TRUST = 0.5
"""Weight of the opinion of a model that tells all sure pairs from strangers; the words have the rest."""
CLEAR = 2.0
"""Standard deviations between sure pairs and strangers at which a model has half of that weight."""
FEWEST = 8
"""Sure pairs that it takes to judge a model; with fewer it has no say."""
STEEPEST = 120.0
"""Nats for a whole unit of cosine above the rivals, at most."""
RIVALS = 6
"""Nearest neighbours on each side that a link is set against."""
BLOCK = 512
"""Rows of cosines held at a time."""


@dataclass(frozen=True)
class Embedded:
    """Vectors of both sides, weighted by length so that sums stand for joined units, and what strangers
    reach.
    """

    source: Floats
    target: Floats
    source_rivals: Floats
    target_rivals: Floats
    weight: float
    """Share of the opinion in the score, 0 to `MOST_TRUST`."""
    slope: float
    """Nats for a whole unit of cosine above the rivals."""
    middle: float
    """Cosine above the rivals at which a pair and strangers are equally likely."""

    def take(self, ours: Ints, theirs: Ints) -> Embedded:
        """Return the same for some units of either side."""
        return replace(
            self,
            source=self.source[ours],
            target=self.target[theirs],
            source_rivals=self.source_rivals[ours],
            target_rivals=self.target_rivals[theirs],
        )

    def scores(self, start: int, end: int, low: int, high: int) -> Floats:
        """Return the opinion, in nats, on source units [start, end) with each run of target units: [m − 1,
        c].

        The run has m units and ends with unit low + c, as in `Scorer.rows`.
        """
        ours = self.source[start:end].sum(0)
        ours = ours / max(float(np.linalg.norm(ours)), 1e-9)
        sums = np.concatenate((np.zeros((1, len(ours)), np.float32), np.cumsum(self.target[low:high], 0)))
        rivals = np.concatenate(([0.0], np.cumsum(self.target_rivals[low:high])))
        last = np.arange(1, high - low + 1)
        found = np.empty((MOST, high - low), np.float32)
        for size in range(1, MOST + 1):
            first = np.maximum(last - size, 0)
            runs = sums[last] - sums[first]
            cosine = runs @ ours / np.maximum(np.linalg.norm(runs, axis=1), 1e-9)
            strange = (rivals[last] - rivals[first]) / (last - first)
            above = cosine - (strange + self.source_rivals[start:end].mean()) / 2
            found[size - 1] = self.slope * (above - self.middle)
        return found


def embedded(
    source: Floats,
    target: Floats,
    lengths: tuple[Sequence[float], Sequence[float]],
    sure: Sequence[tuple[int, int]],
) -> Embedded:
    """Return the opinion of unit vectors of both sides; `lengths` of the units weight them in sums.

    The pairs `sure`, which the words have found, tell what the model is worth: a linear discriminant between
    their cosines and those of strangers makes nats of cosines, and a model that cannot tell them apart has no
    weight.
    """
    best = np.zeros((0, RIVALS), np.float32)
    columns = np.full((len(target), RIVALS), -1.0, np.float32)
    for start in range(0, len(source), BLOCK):
        cosines = source[start : start + BLOCK] @ target.T
        rivals = min(RIVALS, len(target))
        best = np.concatenate((best, _widened(np.partition(cosines, -rivals, axis=1)[:, -rivals:])))
        both = np.concatenate((columns, cosines.T), axis=1)
        columns = np.partition(both, -RIVALS, axis=1)[:, -RIVALS:]
    columns = np.where(columns < 0, 0, columns)
    weights = [np.sqrt(np.asarray(side, np.float32))[:, None] for side in lengths]
    ours, theirs = best.mean(1), columns.mean(1)
    trust = _trust(source, target, ours, theirs, sure)
    return Embedded(source * weights[0], target * weights[1], ours, theirs, *trust)


def _trust(
    source: Floats, target: Floats, ours: Floats, theirs: Floats, sure: Sequence[tuple[int, int]]
) -> tuple[float, float, float]:
    """Weight, slope and middle out of the sure pairs, set against each other's partners for strangers."""
    if len(sure) < FEWEST:
        return 0.0, 0.0, 0.0
    left, right = np.array(sure, np.int64).T
    wrong = np.roll(right, len(right) // 2)
    pairs, strangers = (
        np.einsum("ij,ij->i", source[left], target[other]) - (ours[left] + theirs[other]) / 2
        for other in (right, wrong)
    )
    step = float(pairs.mean() - strangers.mean())
    variance = float(pairs.var() + strangers.var()) / 2
    apart = max(step, 0.0) / max(variance, 1e-9) ** 0.5
    slope = min(max(step, 0.0) / max(variance, 1e-9), STEEPEST)
    weight = MOST_TRUST * apart**2 / (apart**2 + CLEAR**2)
    return weight, slope, float(pairs.mean() + strangers.mean()) / 2


def _widened(rivals: Floats) -> Floats:
    """Rows of fewer rivals than usual, filled up with their mean."""
    missing = RIVALS - rivals.shape[1]
    mean = rivals.mean(1, keepdims=True)
    return np.concatenate((rivals, np.repeat(mean, missing, 1)), 1) if missing else rivals
