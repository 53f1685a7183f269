"""A paragraph's lines to the text of a block, with its runs and the origin of every character."""

from __future__ import annotations

from array import array
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from almaty_nlp.model.document import Run
from almaty_nlp.model.origin import PdfLine, PdfOrigin
from almaty_nlp.readers.pdf.extraction import printed
from almaty_nlp.readers.pdf.hyphens import Joiner
from almaty_nlp.readers.pdf.shapes import BOLD, ITALIC, MONO, SUBSCRIPT, SUPERSCRIPT, Line

Sizes = Callable[[int], tuple[float, float]]
"""Width and height of a page (from 1) turned upright."""
SHOWN = BOLD | ITALIC | SUPERSCRIPT | SUBSCRIPT | MONO


@dataclass(slots=True)
class Draft:
    """Text in the making: characters, styles as (start, end, bits), printed lines, and calls of notes taken
    out."""

    text: str = ""
    styles: list[tuple[int, int, int]] = field(default_factory=list)
    lines: list[PdfLine] = field(default_factory=list)
    calls: list[tuple[int, str, int]] = field(default_factory=list)
    """Calls of notes: offset, label, page."""

    def runs(self) -> tuple[Run, ...]:
        """Return the formatting as runs; neighbours of one style, and the joints between them, are one
        run."""
        merged: list[list[int]] = []
        for start, end, bits in self.styles:
            if merged and merged[-1][2] == bits and not self.text[merged[-1][1] : start].strip():
                merged[-1][1] = end
            else:
                merged.append([start, end, bits])
        return tuple(
            Run(
                start,
                end,
                bold=bool(bits & BOLD),
                italic=bool(bits & ITALIC),
                superscript=bool(bits & SUPERSCRIPT),
                subscript=bool(bits & SUBSCRIPT),
                code=bool(bits & MONO),
            )
            for start, end, bits in merged
        )

    def origin(self) -> PdfOrigin:
        """Return where the characters stand."""
        return PdfOrigin(tuple(self.lines))


def draft(lines: Sequence[Line], joiner: Joiner, sizes: Sizes, skip: int = 0) -> Draft:
    """Join the lines of a paragraph, without its first `skip` characters."""
    made = Draft()
    for at, line in enumerate(lines):
        start = skip if at == 0 else 0
        drop, glue = joiner.joint(line.text, lines[at + 1].text) if at + 1 < len(lines) else (0, "")
        _add(made, line, start, len(line.text) - drop, sizes)
        made.text += glue
    return made


def _add(made: Draft, line: Line, start: int, end: int, sizes: Sizes) -> None:
    """Add the characters [start, end) of a line."""
    if start >= end:
        return
    base = len(made.text)
    made.text += line.text[start:end]
    made.calls += [(base + max(0, at - start), label, line.page) for at, label in line.calls]
    made.lines.extend(_places(line, base, start, end, sizes))
    for face in line.faces:
        bits, first, last = face.bits & SHOWN, max(face.start, start), min(face.end, end)
        if bits and first < last:
            made.styles.append((base + first - start, base + last - start, bits))


def _places(line: Line, base: int, start: int, end: int, sizes: Sizes) -> list[PdfLine]:
    """Return the printed line of a stretch; of turned text each character apart, since edges run along x
    only."""
    if not line.turned:
        edges = line.edges[start : end + 1]
        box = (edges[0], line.top, edges[-1], line.bottom)
        return [PdfLine(base, base + end - start, line.page, box, edges)]
    width, height = sizes(line.page)
    found = []
    for at in range(start, end):
        corners = [
            printed(line.edges[at], line.top, line.turned, width, height),
            printed(line.edges[at + 1], line.bottom, line.turned, width, height),
        ]
        xs, ys = sorted(corner[0] for corner in corners), sorted(corner[1] for corner in corners)
        place = base + at - start
        found.append(PdfLine(place, place + 1, line.page, (xs[0], ys[0], xs[1], ys[1]), array("f", xs)))
    return found
