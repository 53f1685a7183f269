"""Passages that stand in a text more than once, word for word or nearly: seeds and their greedy extension.

Every shingle of `SEED` tokens is looked up among the shingles before it (a table from shingle to its last
occurrences); a shared shingle is a seed that grows to both sides over equal tokens and over small
differences. Seed-and-extend is the scheme of BLAST (Altschul et al. 1990); shingles are those of Broder
(1997). Each shingle meets at most `RECENT` earlier places (fewer once it is a `FORMULA`) and each stretch is
grown once, so the cost grows with the length of the text.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

SEED = 5
"""Tokens of a shingle: the shortest stretch that must be shared word for word."""

RECENT = 6
"""Earlier places of a shingle that are kept and compared with the next."""

FORMULA = 3
"""The same once `RECENT` places are known: a formula is met at its last places only, for nearly every shingle
of a long report becomes one. Of 700 slips set into copied passages, two fewer are found than with all six.
"""

STEPS = ((1, 1), (0, 1), (1, 0), (1, 2), (2, 1), (2, 2))
"""Differences that extension may cross, as (tokens of the earlier, tokens of the later place), likeliest
first."""

ANCHOR = 2
"""Equal tokens (or the end of both units) that must follow a difference."""

REACH = max(max(step) for step in STEPS) + 1
"""Tokens past the equal ones that decide whether a difference can be crossed: those it replaces and the one
after.
"""

BITS = 120
"""Bits that tokens are spread over in `Unit.near`."""

EDGES = (1,) * REACH
"""The bit for the ground before and after a unit."""

NEW = tuple.__new__
"""Makes a named tuple without a call of Python code: a text of formulas has as many repeats as words."""

Tokens = Sequence[str]


class Unit(NamedTuple):
    """A unit made ready for comparison.

    `tokens` ends with the unit's number, which equals nothing in another unit: equal tokens can be followed
    to both sides (index -1 is before the first) without a look at the bounds. `near[i]` has the bits of the
    `REACH` tokens before token i, `near[i + REACH]` those of the tokens from i on (a Bloom filter, 1970): no
    difference can be crossed where two units have no bit in common.
    """

    tokens: Sequence[str | int]
    near: Sequence[int]


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
    bits: dict[str, int] = {}
    line = [_unit(number, tokens, bits) for number, tokens in enumerate(units)]
    seen: dict[tuple[str, ...], list[tuple[int, int]]] = {}
    for later, tokens in enumerate(units):
        grown: dict[int, list[Repeat]] = {}
        for at, shingle in enumerate(zip(*(tokens[i:] for i in range(SEED)), strict=False)):
            places = seen.get(shingle)
            if places is None:
                seen[shingle] = [(later, at)]
                continue
            for earlier, start in places if len(places) < RECENT else places[-FORMULA:]:
                if earlier == later and at - start < SEED:
                    continue
                before = grown.get(earlier)
                if before is None:
                    before = grown[earlier] = []
                else:
                    last = before[-1]  # nearly always the one that covers this place
                    if (at < last[5] and last[1] <= start < last[2]) or _covered(before, start, at):
                        continue
                repeat = _grow(line, earlier, start, later, at)
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


def _unit(number: int, tokens: Tokens, bits: dict[str, int]) -> Unit:
    """Make a unit ready; `bits` holds the bit of each token met so far."""
    for token in tokens:
        if token not in bits:
            bits[token] = 2 << len(bits) % BITS
    row = [*EDGES, *[bits[token] for token in tokens], *EDGES]
    windows = zip(*(row[i:] for i in range(REACH)), strict=False)
    return Unit([*tokens, number], [a | b | c for a, b, c in windows])


def _grow(line: Sequence[Unit], earlier: int, start: int, later: int, at: int) -> Repeat:
    one, two = line[earlier], line[later]
    end, later_end, first, later_start = start + SEED, at + SEED, start, at
    before: Sequence[Difference] = ()
    after: Sequence[Difference] = ()
    if earlier == later:
        end, later_end, after = _walk(one, end, at, two, later_end)
        first, later_start, before = _walk_back(one, first, two, later_start, end)
    else:
        left, near = one
        right, other_near = two
        while left[end] == right[later_end]:
            end += 1
            later_end += 1
        while left[first - 1] == right[later_start - 1]:
            first -= 1
            later_start -= 1
        if near[end + REACH] & other_near[later_end + REACH]:
            end, later_end, after = _walk(one, end, len(left) - 1, two, later_end)
        if near[first] & other_near[later_start]:
            first, later_start, before = _walk_back(one, first, two, later_start, 0)
    equal = later_end - later_start
    if not (before or after):
        return NEW(Repeat, (earlier, first, end, later, later_start, later_end, equal, ()))
    differences = (*reversed(before), *after)
    for difference in differences:
        equal -= difference.later_end - difference.later_start
    return NEW(Repeat, (earlier, first, end, later, later_start, later_end, equal, differences))


def _walk(one: Unit, i: int, stop: int, two: Unit, j: int) -> tuple[int, int, Sequence[Difference]]:
    """Go right from `i` and `j` over equal tokens and small differences; return how far, and the
    differences. `one` is not read from `stop` on.
    """
    left, near = one
    right, other_near = two
    end = len(right) - 1
    differences: list[Difference] = []
    while True:
        while i < stop and j < end and left[i] == right[j]:
            i, j = i + 1, j + 1
        if not (near[i + REACH] & other_near[j + REACH] or one is two):
            return i, j, differences
        for a, b in STEPS:
            x, y = i + a, j + b
            if x < stop and y < end:
                if left[x] != right[y]:
                    continue
                if left[x + 1 : min(x + ANCHOR, stop)] == right[y + 1 : min(y + ANCHOR, end)]:
                    break
            elif x == stop and y == end and a and b:
                break
        else:
            return i, j, differences
        differences.append(NEW(Difference, (i, x, j, y)))
        i, j = x, y


def _walk_back(one: Unit, i: int, two: Unit, j: int, floor: int) -> tuple[int, int, Sequence[Difference]]:
    """Go left from the tokens before `i` and `j`, as `_walk` goes right; `two` is not read below `floor`."""
    left, near = one
    right, other_near = two
    differences: list[Difference] = []
    while True:
        while i > 0 and j > floor and left[i - 1] == right[j - 1]:
            i, j = i - 1, j - 1
        if not (near[i] & other_near[j] or one is two):
            return i, j, differences
        for a, b in STEPS:
            x, y = i - a, j - b
            if x > 0 and y > floor:
                if left[x - 1] != right[y - 1]:
                    continue
                if left[max(x - ANCHOR, 0) : x - 1] == right[max(y - ANCHOR, floor) : y - 1]:
                    break
            elif x == 0 and y == floor and a and b:
                break
        else:
            return i, j, differences
        differences.append(NEW(Difference, (x, i, y, j)))
        i, j = x, y
