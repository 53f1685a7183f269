"""Stretches of a text that a replacement takes as one: dates, numbers with their units, names of several
words.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from itertools import groupby

from almaty_nlp.text.dates import dates
from almaty_nlp.text.numbers import numbers

OPENERS = frozenset(
    {"The", "A", "An", "This", "These", "Each", "Any", "All", "In", "On", "At", "For", "If", "No"}
)
"""Words that begin a sentence before a name and are no part of it."""
UNIT_AFTER = 2
"""Pieces of a number at most, for the word after it to be shown with it."""
LONGEST_NAME = 4
"""A longer run of capitals is a heading, or a list of names without commas."""


def wholes(text: str, solid: Sequence[str]) -> list[tuple[int, int]]:
    """Return [start, end) of each such stretch, counted in the pieces of the text that are no white space."""
    starts: list[int] = []
    at = 0
    for piece in solid:
        at = text.index(piece, at)
        starts.append(at)
        at += len(piece)
    spans = [(d.start, d.end) for d in dates(text)] + [(n.start, n.end) for n in numbers(text)]
    found = [(bisect_left(starts, start), bisect_left(starts, end)) for start, end in spans]
    found = [(start, _with_unit(solid, start, end)) for start, end in found]
    return [span for span in (*found, *_names(solid)) if span[1] - span[0] > 1]


def _with_unit(solid: Sequence[str], start: int, end: int) -> int:
    """Take in the word after a number («30 дней», «два года»), which is counted by it."""
    if end >= len(solid) or end - start > UNIT_AFTER:
        return end
    unit = solid[end]
    return end + 1 if unit == "%" or (unit.isalpha() and unit.islower() and len(unit) > 2) else end


def _names(solid: Sequence[str]) -> list[tuple[int, int]]:
    """Runs of two to four words with a capital, none in capitals throughout."""
    out = []
    flags = [
        piece[0].isupper() and not (piece.isupper() and len(piece) > 1) and piece not in OPENERS
        for piece in solid
    ]
    at = 0
    for capital, run in groupby(flags):
        length = sum(1 for _ in run)
        if capital and 1 < length <= LONGEST_NAME:
            out.append((at, at + length))
        at += length
    return out
