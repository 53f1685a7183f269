"""Endnotes: the notes behind the text, called from anywhere in it.

What tells them is the text itself: raised labels that no footnote answers, one after the other from the
first, and behind the last of them lines that begin with the same labels in the same order.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby

from almaty_nlp.readers.pdf.columns import bands
from almaty_nlp.readers.pdf.notes import (
    SMALLER,
    Foot,
    Gathered,
    by_column,
    callable_labels,
    called_names,
    column_limits,
    far_called,
    raised_label,
)
from almaty_nlp.readers.pdf.paragraphs import Habits, joined, split
from almaty_nlp.readers.pdf.rows import merged, rows
from almaty_nlp.readers.pdf.shapes import Line, Page
from almaty_nlp.text.label_tables import LATIN
from almaty_nlp.text.labels import letter, roman

NUMBERINGS: tuple[Callable[[int], str], ...] = (
    roman,
    str,
    lambda number: letter(number, LATIN),
    lambda number: "*" * number,
)
"""How word processors can be told to number endnotes, their own choice first."""
LARGER = 1.02


@dataclass(slots=True)
class Endnote:
    """One endnote: its label, where the text starts in its first line, its lines top to bottom."""

    label: str
    start: int
    lines: list[Line]


def from_feet(pages: Sequence[Page], feet: list[Foot], size: float) -> list[Endnote]:
    """Take the endnotes out of `pages[…].lines` and, where they were taken for footnotes, out of `feet`."""
    by_number = {page.number: page for page in pages}
    doubtful = far_called(pages, feet)
    for foot in doubtful:
        by_number[foot.page].lines += foot.pieces
        feet.remove(foot)
    found = separate(pages, callable_labels(feet), size)
    for foot in () if found else reversed(doubtful):
        gone = {id(piece) for piece in foot.pieces}
        by_number[foot.page].lines = [line for line in by_number[foot.page].lines if id(line) not in gone]
        feet.append(foot)
    return found


def separate(pages: Sequence[Page], claimed: Mapping[int, frozenset[str]], size: float) -> list[Endnote]:
    """Take the endnotes out of `pages[…].lines`; `claimed` are the labels of footnotes by page, `size` is
    that of the running text.
    """
    free = [
        (page.number, name)
        for page in pages
        for line in page.lines
        for name in called_names(line)
        if name not in claimed.get(page.number, ())
    ]
    for numbering in NUMBERINGS:
        count = last = 0
        for number, name in free:
            if name == numbering(count + 1):
                count, last = count + 1, number
        if count and (found := _behind(pages, last, [numbering(at + 1) for at in range(count)], size)):
            gone = {id(piece) for _, row in found for piece in row}
            for page in pages:
                page.lines = [line for line in page.lines if id(line) not in gone]
            return _cut([merged(row) for _, row in found], [numbering(at + 1) for at in range(count)])
    return []


def _behind(
    pages: Sequence[Page], last: int, labels: Sequence[str], size: float
) -> list[tuple[int, list[Line]]]:
    """Return the rows (page, pieces) from the first label to the end of the text; none when the labels do not
    come in order, or a line is larger than the text."""
    behind = [
        (page.number, row)
        for page in pages
        if page.number >= last
        for band in bands(page.lines)
        for column in band.columns
        for row in rows(column)
    ]
    for at in range(len(behind) - 1, -1, -1):
        if not _head(merged(behind[at][1]), labels[0], size)[0]:
            continue
        found = behind[at:]
        if any(piece.size > LARGER * size for _, row in found for piece in row):
            return []
        heads = _heads([merged(row) for _, row in found], labels, size)
        if len(heads) == len(labels):
            return found
    return []


def _head(line: Line, label: str, size: float) -> tuple[str, int]:
    """Return (label, where the text starts) of a line that begins with this label, raised or before smaller
    text; ("", 0) without."""
    raised, end = raised_label(line)
    if raised == label:
        return raised, end
    plain = re.match(re.escape(label) + r"[.)]?\s+", line.text)
    small = max(line.faces, key=lambda face: face.end - face.start).size <= SMALLER * size
    return (label, plain.end()) if plain and small else ("", 0)


def _heads(lines: Sequence[Line], labels: Sequence[str], size: float) -> list[tuple[int, int]]:
    """Return (line, where its text starts) for each label in order, as far as they come."""
    found: list[tuple[int, int]] = []
    for at, line in enumerate(lines):
        if len(found) == len(labels):
            break
        label, start = _head(line, labels[len(found)], size)
        if label:
            found.append((at, start))
    return found


def _cut(lines: Sequence[Line], labels: Sequence[str]) -> list[Endnote]:
    heads = _heads(lines, labels, max(line.size for line in lines) / SMALLER)
    ends = [at for at, _ in heads[1:]] + [len(lines)]
    return [
        Endnote(label, start, list(lines[at:end]))
        for label, (at, start), end in zip(labels, heads, ends, strict=True)
    ]


def gathered(found: Sequence[Endnote], habits: Habits) -> Iterator[Gathered]:
    """Yield the endnotes with their paragraphs."""
    every = [line for note in found for line in note.lines]
    limits = {page: column_limits(list(lines)) for page, lines in groupby(every, key=lambda line: line.page)}
    for note in found:
        inside = [
            paragraph
            for page, lines in groupby(note.lines, key=lambda line: line.page)
            for region in by_column(list(lines), limits[page])
            for paragraph in split(region, habits)
        ]
        yield Gathered(note.lines[0].page, note.label, note.start, joined(inside, habits))
