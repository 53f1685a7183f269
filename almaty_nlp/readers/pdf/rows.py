"""Pieces of text that stand on one baseline become one line."""

from __future__ import annotations

from array import array
from collections.abc import Sequence
from itertools import pairwise

from almaty_nlp.readers.pdf.extraction import scripted
from almaty_nlp.readers.pdf.shapes import Face, Line

SAME_BASELINE = 0.35
"""Pieces whose baselines differ by less than this share of the size are on one line (raised signs
included)."""
RAISED, RAISED_LABEL = 0.5, 4
"""Baselines of a raised label of so many characters at most and of its text differ by at most this share."""
TOUCHING = 0.12
"""A gap below this share of the size is no space."""
TAB = 2.0
"""A gap past so many sizes, and past what the line's own spaces are stretched to, is a tabulator."""

SET_OFF = 0.3
"""A label stands at least so many sizes before its text."""
LABEL = 12
"""Longest label, in characters."""


def rows(lines: Sequence[Line]) -> list[list[Line]]:
    """Group pieces by baseline, top to bottom, each group from left to right."""
    found: list[list[Line]] = []
    baseline = size = 0.0
    for line in sorted(lines, key=_reading):
        if found and line.baseline - baseline < _reach(found[-1], line) * max(size, line.size):
            found[-1].append(line)
            if line.size <= size:
                continue
        else:
            found.append([line])
        baseline, size = line.baseline, line.size
    for row in found:
        if len(row) > 1:
            row.sort(key=_left)
    return found


def _reach(row: Sequence[Line], line: Line) -> float:
    """Return how far apart, in sizes, the baselines of a row and a piece below it may be: a raised label that
    stands off from its text is further up than one within it."""
    first = row[0]
    label = len(row) == 1 and len(first.text) <= RAISED_LABEL and first.size < 0.9 * line.size
    return RAISED if label and first.edges[-1] <= line.edges[0] else SAME_BASELINE


def _reading(line: Line) -> tuple[float, float]:
    return line.baseline, line.edges[0]


def _left(line: Line) -> float:
    return line.edges[0]


def merged(row: Sequence[Line]) -> Line:
    """Join the pieces of one row into one line; gaps become a space, or a tabulator where they are wide."""
    if len(row) == 1:
        return row[0]
    main = max(row, key=lambda one: len(one.text) * one.size)
    gaps = [after.x0 - before.x1 for before, after in pairwise(row)]
    usual = _usual_space(row, gaps)
    head = 0
    text, edges, faces = "", array("f"), []
    for at, piece in enumerate(row):
        if text:
            joint = _joint(gaps[at - 1], main.size, usual)
            text += joint
            if not joint:
                edges.pop()
        start = len(text)
        if at == 1 and len(row[0].text) <= LABEL and gaps[0] > max(SET_OFF * main.size, 1.25 * usual):
            head = start
        text += piece.text
        edges.extend(piece.edges)
        faces += [Face(start + face.start, start + face.end, *face[2:]) for face in piece.faces]
    settled = tuple(scripted(face, main.size, main.baseline) for face in faces)
    top, bottom = min(one.top for one in row), max(one.bottom for one in row)
    return Line(
        main.page,
        text,
        edges,
        top,
        bottom,
        main.baseline,
        main.size,
        settled,
        row[-1].open_end,
        main.turned,
        head=head,
    )


def _joint(gap: float, size: float, usual: float) -> str:
    """Return what stands between two pieces that are `gap` apart."""
    if gap < TOUCHING * size:
        return ""
    return "\t" if gap > max(TAB * size, 2 * usual) else " "


def _usual_space(row: Sequence[Line], gaps: Sequence[float]) -> float:
    """Return the widest space inside the pieces, or the smallest gap of several: justified lines stretch them
    all."""
    widest = max(_widest_space(one) for one in row)
    return max(widest, min(gaps)) if len(gaps) > 1 else widest


def _widest_space(line: Line) -> float:
    """Return the width of the widest space of a line."""
    edges = line.edges
    return max((edges[at + 1] - edges[at] for at, char in enumerate(line.text) if char == " "), default=0.0)
