"""Lines to paragraphs: where a line had to break it goes on, where it ended before it had to a paragraph ended.

Nothing here knows a margin or a spacing beforehand: the pitch of lines within paragraphs and whether the producer
leaves the breaking space at a line's end are learnt from the document's own sure cases.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from statistics import median

from almaty_nlp.readers.pdf.shapes import BOLD, Line, Region
from almaty_nlp.text.labels import parse_label, split_label

SPACE = 0.2
"""Least width of a space between words, in sizes: justified lines squeeze it."""
LOOSE = 0.13
"""Lines further apart than the usual pitch by this share of the size are set apart on purpose."""
APART = 0.75
"""Lines so much further apart (sizes) never belong to one paragraph."""
INDENT = 0.35
"""Left ends that differ by less than this share of the size are the same."""
RESIZED = 0.06
"""Sizes that differ by more than this share are another style."""
TERMINAL = re.compile(r"[.!?:;…][»”\"'’)\]]*$")
BREAKABLE = re.compile(r"[-\u00ad\u2010\u2011\u2012\u2013\u2014/]$")
"""A line may end without a space after these in the middle of a paragraph."""


@dataclass(slots=True)
class Paragraph:
    """Consecutive lines of one paragraph and the regions they stand in."""

    lines: list[Line]
    region: Region


@dataclass(slots=True)
class Habits:
    """What a document does: pitch of lines by size, and whether line ends keep the breaking space."""

    pitch: dict[float, float] = field(default_factory=dict)
    spaces_tell: bool = False
    indents: bool = False


def learn(regions: Iterable[Region]) -> Habits:
    """Learn the habits of a document from pairs of lines that surely are, or surely are not, one paragraph."""
    pitches: dict[float, list[float]] = defaultdict(list)
    tally: Counter[tuple[bool, bool]] = Counter()
    for region in regions:
        for above, below in pairwise(region.lines):
            if above.page != below.page or abs(above.size - below.size) > RESIZED * above.size:
                continue
            fits = room(above, region) >= first_word(below)
            if not BREAKABLE.search(above.text):
                tally[fits, above.open_end] += 1
            if not fits and below.text[:1].islower():
                pitches[key(below)].append(below.baseline - above.baseline)
    broken, ended = tally[False, True], tally[True, False]
    tells = broken > 9 * tally[False, False] and ended > 9 * tally[True, True] and broken >= 8
    return Habits({size: median(found) for size, found in pitches.items() if len(found) >= 2}, tells)


def key(line: Line) -> float:
    """Return the size a line counts under: half points."""
    return round(line.size * 2) / 2


def room(line: Line, region: Region) -> float:
    """Return the width left on a line, whichever way it is aligned."""
    before, after = line.x0 - region.left, region.right - line.x1 - line.tail
    if before > 2 * line.size and abs(before - after) < 0.5 * line.size + 2:
        return before + after
    if before > 7 * line.size and after < INDENT * line.size:
        return before
    return after


def first_word(line: Line) -> float:
    """Return the width of a space and the first word of a line."""
    end = next((at for at, char in enumerate(line.text) if char in " \t-\u2010/"), len(line.text))
    return line.edges[end] - line.x0 + SPACE * line.size


def labelled(line: Line) -> bool:
    """Tell whether a line begins with the label of a list item: by itself, or standing off from its text."""
    if line.head and parse_label(line.text[: line.head].strip()) is not None:
        return True
    return bool(split_label(line.text)[1])


def split(region: Region, habits: Habits) -> list[Paragraph]:
    """Cut the lines of one region into paragraphs."""
    found: list[Paragraph] = []
    for line in region.lines:
        if found and _continues(found[-1], line, region, habits):
            found[-1].lines.append(line)
        else:
            found.append(Paragraph([line], region))
    return found


def _continues(paragraph: Paragraph, line: Line, region: Region, habits: Habits) -> bool:
    """Tell whether a line goes on the paragraph above it."""
    above = paragraph.lines[-1]
    size = max(above.size, line.size)
    if abs(above.size - line.size) > RESIZED * size:
        return False
    gap = line.baseline - above.baseline
    pitch = habits.pitch.get(key(line), 1.25 * size)
    if gap > pitch + APART * size:
        return False
    fits = room(above, region) >= first_word(line)
    if habits.spaces_tell and not fits and above.open_end:
        return True
    if habits.spaces_tell and not above.open_end and not BREAKABLE.search(above.text):
        return False
    if fits and not _narrower(paragraph, line, region):
        return False
    return _same_shape(paragraph, line, gap > pitch + LOOSE * size)


def _same_shape(paragraph: Paragraph, line: Line, loose: bool) -> bool:
    """Tell by spacing, style, label and indent whether a full line above goes on in this one."""
    above = paragraph.lines[-1]
    ended = bool(TERMINAL.search(above.text))
    started = not line.text[:1].islower()
    if loose and (ended or started):
        return False
    if above.bits() & BOLD and not line.bits() & BOLD and started:
        return False
    if ended and labelled(line):
        return False
    return _same_indent(paragraph, line) or not (ended or started)


def _same_indent(paragraph: Paragraph, line: Line) -> bool:
    """Tell whether the left end of a line is that of the paragraph's lines after its first."""
    lines, tolerance = paragraph.lines, INDENT * line.size
    if len(lines) > 1:
        return abs(line.x0 - lines[-1].x0) <= tolerance
    indent = line.x0 - lines[0].x0
    return indent <= tolerance or labelled(lines[0])


def _narrower(paragraph: Paragraph, line: Line, region: Region) -> bool:
    """Tell whether the paragraph is set narrower than its region: its lines end together, well inside."""
    above = paragraph.lines[-1]
    inset = region.right - above.x1
    if inset < 1.5 * line.size or above.x0 - region.left < 1.0 * line.size:
        return False
    return abs(above.x1 - line.x1) < 0.7 or (
        len(paragraph.lines) > 1 and abs(paragraph.lines[-2].x1 - above.x1) < 0.7
    )


def goes_on(before: Paragraph, after: Paragraph, habits: Habits) -> bool:
    """Tell whether a paragraph at the foot of a column or page goes on at the head of the next."""
    above, line = before.lines[-1], after.lines[0]
    if abs(above.size - line.size) > RESIZED * above.size or above.bits() & BOLD != line.bits() & BOLD:
        return False
    fits = room(above, before.region) >= first_word(line)
    if habits.spaces_tell:
        return above.open_end and (not fits or line.text[:1].islower()) or bool(BREAKABLE.search(above.text))
    if fits:
        return False
    lower = line.text[:1].islower()
    if labelled(line) and not lower:
        return False
    indent = line.x0 - after.region.left
    inside = before.lines[-1].x0 - before.region.left
    same = abs(indent - inside) <= INDENT * line.size or len(before.lines) == 1
    return lower or not TERMINAL.search(above.text) or (same and len(after.lines) > 1 and _flush(after))


def _flush(after: Paragraph) -> bool:
    """Tell whether a paragraph's first line stands where its second does: no indent marks a beginning."""
    return abs(after.lines[0].x0 - after.lines[1].x0) <= INDENT * after.lines[0].size


def joined(paragraphs: Sequence[Paragraph], habits: Habits) -> list[Paragraph]:
    """Join paragraphs that go on across columns and pages."""
    found: list[Paragraph] = []
    for paragraph in paragraphs:
        last = found[-1] if found else None
        if (
            last
            and last.region is not paragraph.region
            and _neighbours(last, paragraph)
            and goes_on(last, paragraph, habits)
        ):
            found[-1] = Paragraph(last.lines + paragraph.lines, paragraph.region)
        else:
            found.append(paragraph)
    return found


def _neighbours(before: Paragraph, after: Paragraph) -> bool:
    """Tell whether two paragraphs of running text meet at the end of a region and the start of the next."""
    if before.region.cell or after.region.cell:
        return False
    return before.lines[-1] is before.region.lines[-1] and after.lines[0] is after.region.lines[0]
