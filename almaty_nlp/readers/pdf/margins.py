"""The margins of the text: pages set to the same ones share them, pages set to others do not.

A page of short lines does not show its margins, so pages borrow the limits of wider ones. A document may
change its margins, though: a section of its own, notes at the end, left and right pages. Lines that were
broken tell: where the next word would fit within a limit, that limit is not theirs.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import groupby, pairwise

from almaty_nlp.readers.pdf.paragraphs import CLOSE, first_word
from almaty_nlp.readers.pdf.shapes import Region

LEAST = 4
"""So many broken lines must speak against a limit."""


@dataclass(slots=True)
class _Sheets:
    """Pages with the same margins: their regions, their limits, and where the next word of each broken line
    would have ended (sorted).
    """

    regions: list[Region]
    left: float
    right: float
    ends: list[float] = field(default_factory=list)

    def against(self, right: float) -> int:
        """Return how many broken lines would not have been broken within this limit."""
        return bisect_right(self.ends, right)

    def bears(self, right: float) -> bool:
        """Tell whether the lines may have been broken at a limit further right than their own."""
        return self.against(right) < LEAST + 2 * self.against(self.right)

    def take(self, page: _Sheets) -> None:
        self.regions += page.regions
        self.left, self.right = min(self.left, page.left), max(self.right, page.right)
        self.ends = sorted(self.ends + page.ends)


def settle(regions: Sequence[Region]) -> None:
    """Give each region of full width the limits of the widest pages that were set as its own."""
    found: list[_Sheets] = []
    for _, group in groupby(regions, key=lambda region: region.page):
        page = _sheet(list(group))
        like = next((sheets for sheets in reversed(found) if _agree(sheets, page)), None)
        if like is None:
            found.append(page)
        else:
            found.remove(like)
            found.append(like)  # the last used is the first that the next page is held against
            like.take(page)
    for sheets in found:
        for region in sheets.regions:
            region.left, region.right = sheets.left, sheets.right


def _agree(sheets: _Sheets, page: _Sheets) -> bool:
    right = max(sheets.right, page.right)
    return sheets.bears(right) and page.bears(right)


def _sheet(regions: list[Region]) -> _Sheets:
    """One page with the broken lines that a small letter after them shows."""
    ends = [
        above.x1 + above.tail + first_word(below) + CLOSE * below.size
        for region in regions
        for above, below in pairwise(region.lines)
        if below.text[:1].islower() and abs(above.size - below.size) < 1
    ]
    left, right = min(region.left for region in regions), max(region.right for region in regions)
    return _Sheets(regions, left, right, sorted(ends))
