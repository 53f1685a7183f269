"""Bullets that are drawn, not set: browsers paint the discs, rings and squares of lists as shapes."""

from __future__ import annotations

from array import array
from collections.abc import Iterable, Sequence
from typing import Any

from almaty_nlp.readers.pdf.shapes import Face, Line

SMALLEST, LARGEST = 1.5, 7.0
"""Sides of a bullet (points)."""
SQUARE = 0.6
"""Its sides differ by less (points)."""
NEAREST, FURTHEST = 0.2, 2.5
"""It ends so far (sizes) before its text."""
HEIGHT, OFF = 0.3, 0.25
"""Its middle is so far above the baseline (sizes), give or take."""
MOST = 2_000
"""With more small shapes on a page they are a pattern or a plot."""

Box = tuple[float, float, float, float]


def with_bullets(lines: Sequence[Line], drawings: Iterable[dict[str, Any]]) -> list[Line]:
    """Return the lines of a page with the bullets drawn before them, each as a piece of its own."""
    dots = [(drawing["rect"], _sign(drawing)) for drawing in drawings if _is_dot(drawing["rect"])]
    if not dots or len(dots) > MOST:
        return list(lines)
    before: dict[int, Line] = {}
    for box, sign in dots:
        near = [line for line in lines if _stands_before(box, line)]
        if near:
            first = min(near, key=lambda line: line.x0)
            before[id(first)] = _piece(box, sign, first)
    return [piece for line in lines for piece in (before.get(id(line)), line) if piece is not None]


def _is_dot(box: Box) -> bool:
    width, height = box[2] - box[0], box[3] - box[1]
    return SMALLEST <= width <= LARGEST and abs(width - height) < SQUARE


def _sign(drawing: dict[str, Any]) -> str:
    """The sign of a shape: a disc, a ring, or a square."""
    if any(item[0] == "c" for item in drawing["items"]):
        return "◦" if drawing["type"] == "s" else "•"
    return "▪"


def _stands_before(box: Box, line: Line) -> bool:
    gap = line.x0 - box[2]
    if line.turned or not NEAREST * line.size <= gap <= FURTHEST * line.size:
        return False
    return abs(line.baseline - HEIGHT * line.size - (box[1] + box[3]) / 2) < OFF * line.size


def _piece(box: Box, sign: str, line: Line) -> Line:
    face = Face(0, 1, line.size, line.baseline, 0, line.faces[0].font)
    edges = array("f", [box[0], box[2]])
    return Line(line.page, sign, edges, line.top, line.bottom, line.baseline, line.size, (face,))
