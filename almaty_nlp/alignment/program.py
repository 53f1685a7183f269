"""The best alignment by dynamic programming over links of up to four units a side: of all units in a band,
in order, or of the stretch anywhere that pays most.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from almaty_nlp.alignment.settings import MOST

Ints = NDArray[np.int64]
Floats = NDArray[np.float64]
Rows = Iterable[list[NDArray[np.float32]]]
"""For each source unit, the scores of the links that end with it: `scores[n − 1][m − 1, c]`."""

_START, _SKIP_SOURCE, _SKIP_TARGET = -3, -2, -1
"""Choices beside the links, which are numbered (n − 1) · MOST + m − 1."""


@dataclass(frozen=True, slots=True)
class Step:
    """A link of a path: the first units of both sides, how many units it takes of each, and its score."""

    source: int
    target: int
    ours: int
    theirs: int
    score: float


def best_path(rows: Rows, low: Ints, high: Ints, skip: float) -> list[Step]:
    """Return the links of the best path over all source units and the target units [0, high[-1]), in order.

    Row r scores the links that end with source unit r and a target unit of [low[r], high[r]); a unit left
    alone costs `skip`. Units between the links stay alone. Where a row starts beyond the end of the row
    above, the units in between are left alone.
    """
    starts, ends = [0, *low.tolist()], [int(high[0]), *high.tolist()]
    reach = [max(pair) for pair in zip(ends, [*starts[1:], 0], strict=True)]
    best = [skip * np.arange(ends[0] + 1.0)]
    chosen = [np.full(ends[0] + 1, _SKIP_TARGET, np.int8)]
    for row, scores in enumerate(rows):
        lo, hi = starts[row + 1], ends[row + 1]
        value = _states(best[row], starts[row], lo, hi + 1) + skip
        choice = np.full(hi + 1 - lo, _SKIP_SOURCE, np.int8)
        for ours, score in enumerate(scores, 1):
            before = _states(best[row + 1 - ours], starts[row + 1 - ours], lo + 1 - MOST, hi)
            _improve(value[1:], choice[1:], before, score, ours)
        beyond = reach[row + 1] - hi
        value = np.concatenate((value, np.full(beyond, -np.inf)))
        choice = np.concatenate((choice, np.full(beyond, _SKIP_TARGET, np.int8)))
        _skip_targets(value, choice, skip)
        best.append(value)
        chosen.append(choice)
    steps, row, at = [], len(best) - 1, ends[-1]
    while row > 0:
        choice_here = int(chosen[row][at - starts[row]])
        if choice_here >= 0:
            ours, theirs = _sizes(choice_here)
            gain = best[row][at - starts[row]] - best[row - ours][at - theirs - starts[row - ours]]
            steps.append(Step(row - ours, at - theirs, ours, theirs, float(gain)))
            row, at = row - ours, at - theirs
        elif choice_here == _SKIP_SOURCE:
            row -= 1
        else:
            at -= 1
    return steps[::-1]


def best_stretch(
    rows: Rows, size: int, skip: float, breaks: tuple[NDArray[np.bool_], NDArray[np.bool_]], gap: float
) -> tuple[float, list[Step]]:
    """Return the score and the links of the run of links that pays most (Smith and Waterman 1981).

    `size` = target units, all of which every row may use; a unit left alone inside the run costs `skip`,
    going on over a break of the source or the target costs `gap`.
    """
    source_tear = gap * breaks[0]
    target_tear = np.concatenate((gap * breaks[1], [0.0]))
    best = [np.zeros(size + 1)]
    chosen = [np.full(size + 1, _START, np.int8)]
    for row, scores in enumerate(rows):
        value, choice = best[row] + skip, np.full(size + 1, _SKIP_SOURCE, np.int8)
        for ours, score in enumerate(scores, 1):
            start = row + 1 - ours
            going_on = np.maximum(best[start] + target_tear + source_tear[start], 0.0)
            _improve(value[1:], choice[1:], _states(going_on, 0, 1 - MOST, size), score, ours)
        _skip_targets(value, choice, skip)
        choice[value <= 0] = _START
        best.append(np.maximum(value, 0.0))
        chosen.append(choice)
    row = max(range(len(best)), key=lambda at: float(best[at].max()))
    at = int(best[row].argmax())
    total, steps = float(best[row][at]), []
    while (choice_here := int(chosen[row][at])) != _START:
        if choice_here >= 0:
            ours, theirs = _sizes(choice_here)
            start, from_ = row - ours, at - theirs
            carried = float(best[start][from_] + target_tear[from_] + source_tear[start])
            steps.append(Step(start, from_, ours, theirs, float(best[row][at]) - max(carried, 0.0)))
            if carried <= 0:
                break
            row, at = start, from_
        else:
            row, at = (row - 1, at) if choice_here == _SKIP_SOURCE else (row, at - 1)
    return total, steps[::-1]


def _improve(
    value: Floats, choice: NDArray[np.int8], before: Floats, score: NDArray[np.float32], ours: int
) -> None:
    """Take the links of one number of source units where they are better.

    `before` holds the states from MOST − 1 before the first column to the last but one.
    """
    width = len(value)
    reached = np.stack([before[MOST - size : MOST - size + width] for size in range(1, MOST + 1)])
    reached += score
    theirs, top = reached.argmax(0), reached.max(0)
    better = top > value
    value[better] = top[better]
    choice[better] = ((ours - 1) * MOST + theirs)[better]


def _skip_targets(value: Floats, choice: NDArray[np.int8], skip: float) -> None:
    """Let target units be left alone: the best start of each run of them is a running maximum."""
    slope = skip * np.arange(len(value))
    level = value - slope
    top = np.maximum.accumulate(level)
    run = top > level
    value[run] = (top + slope)[run]
    choice[run] = _SKIP_TARGET


def _states(values: Floats, start: int, low: int, high: int) -> Floats:
    """The values of states [low, high) out of a row that starts at `start`; −∞ where it has none."""
    found = np.full(high - low, -np.inf)
    a, b = max(low, start), min(high, start + len(values))
    if a < b:
        found[a - low : b - low] = values[a - start : b - start]
    return found


def _sizes(choice: int) -> tuple[int, int]:
    ours, theirs = divmod(choice, MOST)
    return ours + 1, theirs + 1
