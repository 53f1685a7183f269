"""Lines to paragraphs: where a line had to break it goes on, where it ended before it had to a paragraph
ended.

Nothing here knows a margin or a spacing beforehand: the pitch of lines within paragraphs and whether the
producer leaves the breaking space at a line's end are learnt from the document's own sure cases.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from statistics import median

from almaty_nlp.readers.pdf.shapes import BOLD, SUPERSCRIPT, SYMBOL_BULLETS, Line, Region
from almaty_nlp.text.labels import parse_label, split_label

SPACE = 0.23
"""Least width of a space between words, in sizes: justified lines squeeze it."""
CLOSE = 0.1
"""Where a word would fit by less than this share of the size, it may not have fitted."""
FULL = 0.4
"""A line with less room than this share of the size is full."""
LOOSE = 0.13
"""Lines further apart than the usual pitch by this share of the size are set apart on purpose."""
SPACED = 0.3
"""Lines so much further apart (sizes) are two paragraphs unless the line end says otherwise."""
APART = 0.75
"""Lines so much further apart (sizes) never belong to one paragraph."""
INDENT = 0.35
"""Left ends that differ by less than this share of the size are the same."""
STRETCHED = 0.03
"""Spaces that differ from the font's own by more than this share of the size were stretched or squeezed."""
ENOUGH, FEW_SPACES = 400, 10
"""Spaces of a font that are looked at, and that are needed to know its own."""
RESIZED = 0.06
"""Sizes that differ by more than this share are another style."""
MIDDLE = 4.0
"""A centred line stands off both limits by more than this (points)."""
FAR_RIGHT = 7.0
"""A line set to the right begins at least so far inside (sizes)."""
FAR_IN = 5.0
"""A line so far inside on both sides (sizes) is centred whatever its neighbours do."""
NUMBERED = re.compile(
    r"(?:№|No\.?|§|п\.)?\s?[(\[]?(?:\d+|[IVXLCivxlc]+)(?:[.-](?:\d+|[IVXLCivxlc]+|\w))*[.):\]]{0,2}"
)
"""Labels a word processor can be told to print («№ 07», «I.1»), where they stand off from their text."""
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
    """What a document does.

    `pitch`: distance of lines within a paragraph, by size. `open_goes_on`: the last line of a paragraph keeps
    no space at its end, so one that does was broken. `closed_ends`: a broken line keeps its space unless it
    is full, so one without was the last; with `full_open` full lines keep it too. `flush`: broken lines reach
    the right limit; `cells_flush`: those in cells do, which word processors and browsers leave ragged in
    justified text. `indent`: first lines of paragraphs stand so far inside (points; 0 when they do not).
    `spaces`: width of an unstretched space by font, in sizes.
    """

    pitch: dict[float, float] = field(default_factory=dict)
    open_goes_on: bool = False
    closed_ends: bool = False
    full_open: bool = False
    flush: bool = False
    cells_flush: bool = False
    indent: float = 0.0
    spaces: dict[str, float] = field(default_factory=dict)


class Lessons:
    """Pairs of neighbouring lines, counted by what they show."""

    def __init__(self) -> None:
        self.pitches: dict[float, list[float]] = defaultdict(list)
        self.ends: Counter[tuple[bool, bool]] = Counter()
        self.flush: Counter[bool] = Counter()
        self.cells_flush: Counter[bool] = Counter()
        self.full: Counter[bool] = Counter()
        self.indents: Counter[int] = Counter()
        self.spaces: dict[str, list[float]] = defaultdict(list)

    def take(self, above: Line, below: Line, region: Region) -> None:
        """Learn from one pair."""
        space = room(above, region)
        fits = space >= first_word(below)
        sure = fits is not below.text[:1].islower()
        if sure and not full(above, space) and not BREAKABLE.search(above.text) and not above.centred:
            self.ends[fits, above.open_end] += 1
        if not fits and below.text[:1].islower():
            self.pitches[key(below)].append(below.baseline - above.baseline)
            if not BREAKABLE.search(above.text):
                (self.cells_flush if region.cell else self.flush)[full(above, space)] += 1
                if full(above, space):
                    self.full[above.open_end] += 1
        if fits and space > above.size and len(self.spaces[_font(above)]) < ENOUGH:
            self.spaces[_font(above)] += _spaces(above)
        if fits and not region.cell:
            self.indents[round((below.x0 - region.left) / 2)] += 1

    def habits(self) -> Habits:
        """Return what the pairs taught."""
        broken, ended = self.ends[False, True], self.ends[True, False]
        open_goes_on = ended >= 4 and ended > 9 * self.ends[True, True]
        closed_ends = broken >= 8 and broken > 9 * self.ends[False, False]
        flush, cells_flush = (
            seen[True] >= 8 and seen[True] > 9 * seen[False] for seen in (self.flush, self.cells_flush)
        )
        usual, count = self.indents.most_common(1)[0] if self.indents else (0, 0)
        indent = usual * 2.0 if usual >= 5 and count > 0.4 * self.indents.total() else 0.0
        pitch = {size: median(found) for size, found in self.pitches.items() if len(found) >= 2}
        full_open = open_goes_on and self.full[True] >= 2 and not self.full[False]
        spaces = {font: median(found) for font, found in self.spaces.items() if len(found) >= FEW_SPACES}
        spaces = spaces if flush else {}
        return Habits(pitch, open_goes_on, closed_ends, full_open, flush, cells_flush, indent, spaces)


def learn(regions: Iterable[Region]) -> Habits:
    """Learn the habits of a document from pairs of lines that surely are, or surely are not, one
    paragraph."""
    lessons = Lessons()
    for region in regions:
        mark_alignment(region)
        for above, below in pairwise(region.lines):
            if above.page == below.page and abs(above.size - below.size) <= RESIZED * above.size:
                lessons.take(above, below, region)
    return lessons.habits()


def full(line: Line, space: float) -> bool:
    """Tell whether a line leaves no room for even a space at its end."""
    return space < FULL * line.size


def stretched(line: Line, habits: Habits) -> bool:
    """Tell whether the spaces of a line are wider or narrower than the font's own: the last line of a
    justified paragraph is not made to fill its width.
    """
    usual = habits.spaces.get(_font(line))
    widths = [] if usual is None else _spaces(line)
    return usual is not None and bool(widths) and abs(median(widths) - usual) > STRETCHED


def _spaces(line: Line) -> list[float]:
    """Return the widths of the spaces between words of a line, in sizes."""
    edges, text = line.edges, line.text
    return [(edges[at + 1] - edges[at]) / line.size for at in range(line.head, len(text)) if text[at] == " "]


def _font(line: Line) -> str:
    """Return the font that most of a line is set in."""
    return max(line.faces, key=lambda face: face.end - face.start).font


def key(line: Line) -> float:
    """Return the size a line counts under: half points."""
    return round(line.size * 2) / 2


def room(line: Line, region: Region) -> float:
    """Return the width left on a line, whichever way it is aligned."""
    before, after = line.x0 - region.left, region.right - line.x1 - line.tail
    if line.centred:
        return before + after
    return before if line.ranged_right else after


def mark_alignment(region: Region) -> None:
    """Mark the lines that stand in the middle of their region or at its right.

    An indented line may end as far from the right limit by chance, or at it: its neighbours then begin where
    it does, or it is alone in being symmetric.
    """
    lines = region.lines
    even = [_symmetric(line, region) for line in lines]
    for at, line in enumerate(lines):
        ranged = _at_right(line, region)
        if not (even[at] or ranged):
            continue
        near = [other for other in (at - 1, at + 1) if 0 <= other < len(lines)]
        alike = any(_begin_alike(lines[other], line) for other in near)
        line.ranged_right = ranged and not alike
        line.centred = (
            even[at]
            and not alike
            and (line.x0 - region.left > FAR_IN * line.size or any(even[other] for other in near))
        )


def _at_right(line: Line, region: Region) -> bool:
    """Tell whether a line ends at the right limit and begins far inside."""
    after = region.right - line.x1 - line.tail
    return line.x0 - region.left > FAR_RIGHT * line.size and after < INDENT * line.size


def _begin_alike(one: Line, other: Line) -> bool:
    """Tell whether two lines, or their texts behind a label, begin at one place."""
    starts = [(line.x0, line.edges[line.head]) for line in (one, other)]
    return any(abs(first - second) < 1 for first in starts[0] for second in starts[1])


def _symmetric(line: Line, region: Region) -> bool:
    """Tell whether a line stands equally far from both limits."""
    before, after = line.x0 - region.left, region.right - line.x1 - line.tail
    return before > MIDDLE and abs(before - after) < 0.15 * line.size


def first_word(line: Line) -> float:
    """Return the width of a space and the first word of a line."""
    end = next((at for at, char in enumerate(line.text) if char in " \t"), len(line.text))
    return line.edges[end] - line.x0 + SPACE * line.size


def labelled(line: Line) -> bool:
    """Tell whether a line begins with the label of a list item: by itself, or standing off from its text."""
    if line.text[:1] in SYMBOL_BULLETS and len(line.text) > 1:
        return True
    return bool((line.head and is_label(line.text[: line.head].strip())) or split_label(line.text)[1])


def is_label(text: str) -> bool:
    """Tell whether text that stands off from what follows is the label of a list item."""
    return text in SYMBOL_BULLETS or parse_label(text) is not None or bool(NUMBERED.fullmatch(text))


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
    verdict = broken(above, line, region, habits)
    if verdict is None or (verdict is False and _narrower(paragraph, line, region)):
        if gap > pitch + SPACED * size:
            return False
        loose = gap > pitch + (SPACED if _raised(line) else LOOSE) * size
        return _same_shape(paragraph, line, loose, habits)
    if verdict and gap > pitch + SPACED * size and not (habits.open_goes_on and above.open_end):
        return not TERMINAL.search(above.text) or line.text[:1].islower()
    return verdict


def broken(above: Line, line: Line, region: Region, habits: Habits) -> bool | None:
    """Tell by its end alone whether a line was broken (True), ended (False) or may be either (None)."""
    space, needed = room(above, region), first_word(line)
    if habits.open_goes_on and above.open_end and space < needed + line.size:
        return True
    if space >= needed + CLOSE * line.size:
        return False
    if above.centred:
        return None
    if full(above, space) and stretched(above, habits):
        return True
    if BREAKABLE.search(above.text):
        return None
    if full(above, space):
        return False if habits.full_open and not above.open_end else None
    flush = habits.cells_flush if region.cell else habits.flush
    return False if flush or (habits.closed_ends and not above.open_end) else None


def _raised(line: Line) -> bool:
    """Tell whether a line holds raised text, for which a browser moves it down."""
    return bool(line.calls) or any(face.bits & SUPERSCRIPT for face in line.faces)


def _same_shape(paragraph: Paragraph, line: Line, loose: bool, habits: Habits) -> bool:
    """Tell by spacing, style, label and indent whether a full line above goes on in this one."""
    above = paragraph.lines[-1]
    ended = bool(TERMINAL.search(above.text))
    started = not line.text[:1].islower()
    if loose and (ended or started):
        return False
    if line.head and labelled(line):
        return False
    if above.bits() & BOLD and not line.bits() & BOLD and started:
        return False
    if started and above.text.endswith(";"):
        return False
    if ended and labelled(line):
        return False
    if above.centred and line.centred:
        return True
    if (
        habits.indent
        and abs(line.x0 - paragraph.region.left - habits.indent) < 2
        and above.x0 < line.x0 - 2
        and not _begin_alike(above, line)
    ):
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
    verdict = broken(above, line, before.region, habits)
    if verdict is not None:
        return verdict
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
    """Tell whether two paragraphs meet at the end of a region and the start of the next, of text or of one
    cell."""
    if not (before.lines[-1] is before.region.lines[-1] and after.lines[0] is after.region.lines[0]):
        return False
    first, second = before.region.cell, after.region.cell
    if first is None or second is None:
        return first is second
    return first.place() == second.place()
