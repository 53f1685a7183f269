"""Pages of lines to the blocks of a document."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from pathlib import Path

from almaty_nlp.model.document import Block, Document, Kind, Layer
from almaty_nlp.readers.pdf import blocks, columns, hyphens, paragraphs
from almaty_nlp.readers.pdf.furniture import Row
from almaty_nlp.readers.pdf.opening import Clock
from almaty_nlp.readers.pdf.rows import merged, rows
from almaty_nlp.readers.pdf.shapes import Line, Page, Region


def document(
    path: Path,
    pages: Sequence[Page],
    edges: Sequence[tuple[list[Row], list[Row]]],
    metadata: Mapping[str, str],
    clock: Clock,
) -> Document:
    """Build the document from pages whose furniture is apart."""
    regions = [region for page in pages for region in flow(page)]
    settle_limits(regions)
    clock.check()
    habits = paragraphs.learn(regions)
    words = hyphens.vocabulary(line for region in regions for line in region.lines)
    found = paragraphs.joined([one for region in regions for one in paragraphs.split(region, habits)], habits)
    clock.check()
    sizes = {page.number: (page.width, page.height) for page in pages}
    made: list[Block] = []
    for at, paragraph in enumerate(found):
        text = blocks.draft(paragraph.lines, words, lambda word: True, sizes.__getitem__)
        made.append(
            Block(f"p{at}", Kind.PARAGRAPH, text.text, Layer.BODY, runs=text.runs(), origin=text.origin())
        )
    return Document(str(path), "pdf", tuple(made), metadata=metadata)


def flow(page: Page) -> list[Region]:
    """Return the regions of a page in reading order."""
    found = []
    for band in columns.bands(page.lines):
        for at, column in enumerate(band.columns):
            lines = [merged(row) for row in rows(column)]
            left, right = min(line.x0 for line in lines), max(line.x1 for line in lines)
            found.append(Region(lines, left, right, page.number, (at, len(band.columns))))
    return found


def settle_limits(regions: Sequence[Region]) -> None:
    """Give regions of one place in a band the limits of the widest of them, so that a page of short lines has some."""
    reach: dict[tuple[int, int, int], tuple[float, float]] = {}
    for region in regions:
        if region.cell is None:
            for near in _slots(region):
                left, right = reach.get(near, (region.left, region.right))
                reach[near] = min(left, region.left), max(right, region.right)
    for region in regions:
        if region.cell is None:
            region.left, region.right = reach[_slots(region)[1]]


def _slots(region: Region) -> list[tuple[int, int, int]]:
    """Return the keys under which a region and its like are found: its place in the band and its left end."""
    slot = round(region.left / 24) if region.column[1] > 1 else 0
    return [(*region.column, near) for near in (slot - 1, slot, slot + 1)]
