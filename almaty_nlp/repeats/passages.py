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

NEW = tuple.__new__
"""Makes a named tuple without a call of Python code: a text of formulas has as many repeats as words."""

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
                if earlier == later and at - start < SEED:
                    continue
                before = grown.get(earlier)
                if before is None:
                    before = grown[earlier] = []
                else:
                    last = before[-1]  # nearly always the one that covers this place
                    if (at < last[5] and last[1] <= start < last[2]) or _covered(before, start, at):
                        continue
                repeat = _grow(units, earlier, start, later, at)
                before.append(repeat)
                yield repeat
            places.append((later, at))
            if len(places) > RECENT:
                del places[0]


def _covered(grown: Sequence[Repeat], start: int, at: int) -> bool:
    for _, earlier_start, earlier_end, _, later_start, later_end, _, _ in grown:
        if later_start <= at < later_end and earlier_start <= start < earlier_end:
            return True
    return False


def _grow(units: Sequence[Tokens], earlier: int, start: int, later: int, at: int) -> Repeat:
    one, two = units[earlier], units[later]
    stop = at if earlier == later else len(one)
    end, later_end, after = _walk(one, start + SEED, stop, two, at + SEED, len(two))
    floor = end if earlier == later else 0
    first, later_start, before = _walk_back(one, start, two, at, floor)
    equal = later_end - later_start
    if not (before or after):
        return NEW(Repeat, (earlier, first, end, later, later_start, later_end, equal, ()))
    differences = (*reversed(before), *after)
    for difference in differences:
        equal -= difference.later_end - difference.later_start
    return NEW(Repeat, (earlier, first, end, later, later_start, later_end, equal, differences))


def _walk(
    one: Tokens, i: int, stop: int, two: Tokens, j: int, end: int
) -> tuple[int, int, Sequence[Difference]]:
    """Go right from `i` and `j` over equal tokens and small differences; return how far, and the
    differences.
    """
    differences: list[Difference] = []
    while True:
        while i < stop and j < end and one[i] == two[j]:
            i, j = i + 1, j + 1
        for a, b in STEPS:
            x, y = i + a, j + b
            if x < stop and y < end:
                if one[x] != two[y]:
                    continue
                if one[x + 1 : min(x + ANCHOR, stop)] == two[y + 1 : min(y + ANCHOR, end)]:
                    break
            elif x == stop and y == end and a and b:
                break
        else:
            return i, j, differences
        differences.append(NEW(Difference, (i, x, j, y)))
        i, j = x, y


def _walk_back(one: Tokens, i: int, two: Tokens, j: int, floor: int) -> tuple[int, int, Sequence[Difference]]:
    """Go left from the tokens before `i` and `j`, as `_walk` goes right; `two` is not read below `floor`."""
    differences: list[Difference] = []
    while True:
        while i > 0 and j > floor and one[i - 1] == two[j - 1]:
            i, j = i - 1, j - 1
        for a, b in STEPS:
            x, y = i - a, j - b
            if x > 0 and y > floor:
                if one[x - 1] != two[y - 1]:
                    continue
                if one[max(x - ANCHOR, 0) : x - 1] == two[max(y - ANCHOR, floor) : y - 1]:
                    break
            elif x == 0 and y == floor and a and b:
                break
        else:
            return i, j, differences
        differences.append(NEW(Difference, (x, i, y, j)))
        i, j = x, y
