"""Which provisions moved: the fewest that have to, for the rest to be in order; short rather than long ones.

Pairs off the increasing subsequence with the greatest weight have moved. A provision weighs more by the root
of its words: a long one that crossed two short ones has moved, of two the short one. A heading weighs what
its section weighs, so that a paragraph which crossed it has moved, not the heading.
"""

from __future__ import annotations

from bisect import bisect_right
from math import sqrt

from almaty_nlp.comparison.pairs import Pairing


def rising(pairing: Pairing) -> list[tuple[int, int]]:
    """Return the pairs that kept their order, in order: the heaviest increasing subsequence, in O(n log
    n).
    """
    pairs = sorted(pairing.forth.items())
    weights = _weights(pairing)
    best: list[float] = []
    before: list[int] = []
    ends: list[int] = []  # new positions at which a chain may end, rising, with rising weights
    holders: list[int] = []
    for number, (one, two) in enumerate(pairs):
        place = bisect_right(ends, two)
        ahead = holders[place - 1] if place else -1
        weight = weights[one] + (best[ahead] if ahead >= 0 else 0.0)
        best.append(weight)
        before.append(ahead)
        stop = place
        while stop < len(ends) and best[holders[stop]] <= weight:
            stop += 1
        ends[place:stop] = [two]
        holders[place:stop] = [number]
    chain, number = [], holders[-1] if holders else -1
    while number >= 0:
        chain.append(pairs[number])
        number = before[number]
    return chain[::-1]


BASE = 4.0
"""What a provision weighs without its words."""
HEADING = 8.0
"""What a heading weighs besides its section: it is not the heading that crosses a paragraph."""


def _weights(pairing: Pairing) -> list[float]:
    """What each old provision weighs, for a heading its whole section too; never nothing."""
    weights = [BASE + sqrt(provision.size) for provision in pairing.old]
    sections = [0.0] * len(weights)
    for provision in reversed(pairing.old):
        if provision.parent >= 0:
            sections[provision.parent] += weights[provision.at] + sections[provision.at]
    return [
        weight + HEADING + 2 * section if provision.is_head else weight
        for provision, weight, section in zip(pairing.old, weights, sections, strict=True)
    ]
