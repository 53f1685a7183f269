"""What kept its order when a row of things was put into another one."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence


def rising(row: Sequence[int]) -> list[int]:
    """Return the positions of the longest rising chain of a row of numbers (Fredman 1975), in O(n log n).

    >>> rising([1, 2, 0, 3])
    [0, 1, 3]
    """
    tails: list[int] = []
    ends: list[int] = []
    before: list[int] = []
    for at, value in enumerate(row):
        place = bisect_left(tails, value)
        before.append(ends[place - 1] if place else -1)
        tails[place : place + 1] = [value]
        ends[place : place + 1] = [at]
    chain: list[int] = []
    at = ends[-1] if ends else -1
    while at >= 0:
        chain.append(at)
        at = before[at]
    return chain[::-1]
