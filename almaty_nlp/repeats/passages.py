"""Passages that stand in a text more than once, word for word or nearly: seeds and their greedy extension.

Every shingle of `SEED` tokens is looked up among the shingles before it (a table from shingle to its last
occurrences); a shared shingle is a seed that grows to both sides over equal tokens and over small
differences. Seed-and-extend is the scheme of BLAST (Altschul et al. 1990); shingles are those of Broder
(1997). Each shingle meets at most `RECENT` earlier places and each stretch is grown once, so the cost grows
with the length of the text.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

SEED = 5
"""Tokens of a shingle: the shortest stretch that must be shared word for word."""

RECENT = 6
"""Earlier places a shingle is compared with; a formula that stands more often is met at its last places."""

STEPS = ((1, 1), (0, 1), (1, 0), (1, 2), (2, 1), (2, 2))
"""Differences that extension may cross, as (tokens of the earlier, tokens of the later place), likeliest
first."""

ANCHOR = 2
"""Equal tokens (or the end of both units) that must follow a difference."""

Tokens = Sequence[str]


class Difference(NamedTuple):
    """Tokens [earlier_start, earlier_end) of one place stand where [later_start, later_end) of the other
    stand.
    """

    earlier_start: int
    earlier_end: int
    later_start: int
    later_end: int


class Repeat(NamedTuple):
    """One passage in two places: token ranges of two units (`earlier` < `later`, or one unit twice) and
    what differs.

    Units are indexes into the sequence given to `repeats`; ranges are half-open token indexes; `equal` is
    the number of tokens that both places share.
    """

    earlier: int
    earlier_start: int
    earlier_end: int
    later: int
    later_start: int
    later_end: int
    equal: int
    differences: tuple[Difference, ...]


def repeats(units: Sequence[Tokens]) -> Iterator[Repeat]:
    """Yield every pair of places that share a shingle, each grown as far as it goes; later places in text
    order.

    `units` are token sequences already normalised (equal tokens are compared with ==).
    """
    seen: dict[tuple[str, ...], list[tuple[int, int]]] = {}
    for later, tokens in enumerate(units):
        grown: dict[int, list[Repeat]] = {}
        for at, shingle in enumerate(zip(*(tokens[i:] for i in range(SEED)), strict=False)):
            places = seen.get(shingle)
            if places is None:
                seen[shingle] = [(later, at)]
                continue
            for earlier, start in places:
                overlaps = earlier == later and at - start < SEED
                if not overlaps and not _covered(grown.get(earlier, ()), start, at):
                    repeat = _grow(units, earlier, start, later, at)
                    grown.setdefault(earlier, []).append(repeat)
                    yield repeat
            places.append((later, at))
            if len(places) > RECENT:
                del places[0]


def _covered(grown: Sequence[Repeat], start: int, at: int) -> bool:
    return any(
        repeat.later_start <= at < repeat.later_end and repeat.earlier_start <= start < repeat.earlier_end
        for repeat in grown
    )


def _grow(units: Sequence[Tokens], earlier: int, start: int, later: int, at: int) -> Repeat:
    one, two = units[earlier], units[later]
    same = earlier == later
    right, right_differences = _walk(one[start : at if same else None], two[at:])
    left, left_differences = _walk(one[:start][::-1], two[start + right[0] if same else 0 : at][::-1])
    differences = [
        Difference(start - d.earlier_end, start - d.earlier_start, at - d.later_end, at - d.later_start)
        for d in reversed(left_differences)
    ]
    differences += [
        Difference(start + d.earlier_start, start + d.earlier_end, at + d.later_start, at + d.later_end)
        for d in right_differences
    ]
    later_start, later_end = at - left[1], at + right[1]
    equal = later_end - later_start - sum(d.later_end - d.later_start for d in differences)
    return Repeat(
        earlier, start - left[0], start + right[0], later, later_start, later_end, equal, tuple(differences)
    )


def _walk(one: Tokens, two: Tokens) -> tuple[tuple[int, int], list[Difference]]:
    """Go over equal tokens and small differences from the start of both; return how far, and the
    differences.
    """
    i = j = 0
    differences: list[Difference] = []
    while True:
        while i < len(one) and j < len(two) and one[i] == two[j]:
            i, j = i + 1, j + 1
        step = next((step for step in STEPS if _anchored(one, two, i, j, step)), None)
        if step is None:
            return (i, j), differences
        differences.append(Difference(i, i + step[0], j, j + step[1]))
        i, j = i + step[0], j + step[1]


def _anchored(one: Tokens, two: Tokens, i: int, j: int, step: tuple[int, int]) -> bool:
    """True when equal tokens follow a difference at `i`, `j`, or its words stand at the very end of both."""
    i, j = i + step[0], j + step[1]
    if i > len(one) or j > len(two):
        return False
    if i == len(one) or j == len(two):
        return i == len(one) and j == len(two) and all(step)
    return list(one[i : i + ANCHOR]) == list(two[j : j + ANCHOR])
