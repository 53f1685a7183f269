"""The best tree over the scores of all heads: Chu and Liu (1965), Edmonds (1967); one root, as UD asks."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float32]
Ints = NDArray[np.int64]

FORBIDDEN = -1e9


def best_heads(scores: Floats) -> Ints:
    """Return the head of each word: 0 for the one root, else the head's place + 1.

    `scores[i, h]`: how well word i goes under head h, column 0 being the root. The best head of each word is
    a tree most times; only otherwise is the search for one begun.
    """
    size = len(scores)
    square = np.full((size + 1, size + 1), FORBIDDEN)
    square[1:] = scores
    wide: NDArray[np.float64] = square[1:]
    wide[np.arange(size), np.arange(size) + 1] = FORBIDDEN
    heads: Ints = wide.argmax(1)
    roots = np.flatnonzero(heads == 0)
    if len(roots) == 1 and _cycle(heads, size) is None:
        return heads
    root = _root(wide, roots)
    keep = wide[root, 0]
    wide[:, 0] = FORBIDDEN
    wide[root] = FORBIDDEN
    wide[root, 0] = keep
    return _arborescence(square)[1:]


def _root(scores: NDArray[np.float64], candidates: Ints) -> int:
    """The word that loses most under its best other head (or gains most as root, where none is one)."""
    if len(candidates) == 0:
        candidates = np.arange(len(scores))
    loss = scores[candidates, 0] - scores[candidates, 1:].max(1)
    return int(candidates[loss.argmax()])


def _cycle(heads: Ints, size: int) -> list[int] | None:
    """Return the words of a cycle, or None."""
    state = [0] * (size + 1)
    state[0] = 2
    for start in range(1, size + 1):
        at, path = start, []
        while state[at] == 0:
            state[at] = 1
            path.append(at)
            at = int(heads[at - 1])
        if state[at] == 1:
            return path[path.index(at) :]
        for word in path:
            state[word] = 2
    return None


def _arborescence(scores: NDArray[np.float64]) -> Ints:
    """Heads of the nodes of a square matrix `scores[node, head]`, node 0 being the root."""
    size = len(scores) - 1
    np.fill_diagonal(scores, FORBIDDEN * 2)
    heads: Ints = scores.argmax(1)
    heads[0] = 0
    cycle = _cycle(heads[1:], size)
    if cycle is None:
        return heads
    inside = np.zeros(size + 1, dtype=bool)
    inside[cycle] = True
    outside = np.flatnonzero(~inside)
    ring = np.array(cycle)
    kept = scores[ring, heads[ring]]
    # One node, the last, stands for the ring: entering it costs the arc that is given up inside.
    small = np.full((len(outside) + 1, len(outside) + 1), FORBIDDEN)
    small[:-1, :-1] = scores[np.ix_(outside, outside)]
    entering = scores[np.ix_(ring, outside)] - kept[:, None]
    small[-1, :-1] = entering.max(0)
    leaving = scores[np.ix_(outside, ring)]
    small[:-1, -1] = leaving.max(1)
    found = _arborescence(small)
    result = heads.copy()
    last = len(outside)
    for at, node in enumerate(outside):
        if node:
            head = found[at]
            result[node] = ring[leaving[at].argmax()] if head == last else outside[head]
    head = found[last]
    result[ring[entering[:, head].argmax()]] = outside[head]
    return result
