"""Which numbers of a series are out of step: plain functions of the numbers."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from rapidfuzz.distance import OSA

REACH = 9
"""Positions between two numbers that belong together: up to eight numbers in a row may be wrong."""

LOST = 2
"""Numbers that may be missing at the head of a right list."""

SKIPPED = 4
"""Numbers that may be missing between two numbers of a right series, or as many as stand between them: where
labels are damaged, some are not read as labels at all."""

SUPPORT = 3
"""Numbers that must be in step, and be more than half, before any other is said to be out of step."""

LONG, PART = 10, 0.4
"""In a long series that begins as lists do, fewer than half are enough: so many in step are no chance."""

BEGINNING = 4
"""What a number at its own place in the list («3» at the third, one or two lost) counts for at the head of a
chain: of two chains as long, the one that begins the list is right."""


def split_lists(numbers: Sequence[int]) -> list[list[int]]:
    """Deal the positions of numbers out to their lists: a 1 begins a list, which may stand inside another.

    >>> split_lists([1, 2, 1, 2, 3, 3])
    [[0, 1, 5], [2, 3, 4]]
    """
    lists: list[list[int]] = []
    open_lists: list[list[int]] = []
    for at, number in enumerate(numbers):
        depth = next(
            (d for d in range(len(open_lists) - 1, -1, -1) if numbers[open_lists[d][-1]] + 1 == number), None
        )
        if number == 1 or not open_lists:
            open_lists.append([at])
            lists.append(open_lists[-1])
        elif depth is None:
            open_lists[-1].append(at)
        else:
            del open_lists[depth + 1 :]
            open_lists[depth].append(at)
    return lists


def jumps(numbers: Sequence[int]) -> dict[int, int]:
    """Positions of the numbers of one list that are out of step → the number that is due there.

    The right numbers are the longest chain that counts on, with few left out; what stands between two of them
    is out of step, if there is room for it.

    >>> jumps([18, 29, 20, 21]), jumps([12, 2, 3, 4, 5])
    ({1: 19}, {0: 1})
    """
    chain = _chain(numbers)
    found: dict[int, int] = {}
    enough = PART if len(chain) >= LONG and _begins(numbers, chain[0]) else 0.5
    if len(chain) < SUPPORT or len(chain) <= enough * len(numbers):
        return found
    if _begins(numbers, chain[0]) and len(chain) > SUPPORT:  # the list begins with wrong numbers
        first = numbers[chain[0]] - chain[0]
        found = {
            at: _likest(numbers[at], range(at + 1, at + first + 1))
            for at in range(chain[0])
            if numbers[at] > numbers[chain[0]]
        }
    for one, two in pairwise(chain):
        for at in range(one + 1, two):
            lowest, highest = numbers[one] + at - one, numbers[two] - (two - at)
            if lowest < numbers[two] and not numbers[one] <= numbers[at] <= numbers[two]:
                found[at] = _likest(numbers[at], range(lowest, max(lowest, highest) + 1))
    return found


def _likest(number: int, candidates: Sequence[int]) -> int:
    """The candidate whose figures differ least from those of a number, the lowest of several."""
    return min(candidates, key=lambda candidate: OSA.distance(str(number), str(candidate)))


def _most(positions: int) -> int:
    """How much higher a number may be than the one so many positions before it."""
    return positions + max(SKIPPED, positions)


def _begins(numbers: Sequence[int], at: int) -> bool:
    return 1 <= numbers[at] - at <= 1 + LOST


def _chain(numbers: Sequence[int]) -> list[int]:
    """The positions of the longest chain, one that counts on without a gap before another as long."""
    best: list[tuple[float, int]] = []
    for here, number in enumerate(numbers):
        weight, before = 1.0 + BEGINNING * _begins(numbers, here), -1
        for there in range(max(0, here - REACH), here):
            more = number - numbers[there]
            if 0 < more <= _most(here - there):
                gain = best[there][0] + (1.0 if more == here - there else 0.6)
                weight, before = max((weight, before), (gain, there))
        best.append((weight, before))
    at = max(range(len(best)), key=lambda position: best[position][0], default=-1)
    chain: list[int] = []
    while at >= 0:
        chain.append(at)
        at = best[at][1]
    return chain[::-1]
