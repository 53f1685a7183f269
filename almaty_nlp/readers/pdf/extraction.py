"""One page of PyMuPDF to lines, rulings and the share of pictures."""

from __future__ import annotations

from array import array
from collections import Counter
from dataclasses import replace
from itertools import pairwise
from statistics import median
from typing import Any

from almaty_nlp.readers.pdf.dots import with_bullets
from almaty_nlp.readers.pdf.shapes import (
    BOLD,
    ITALIC,
    MONO,
    SUBSCRIPT,
    SUPERSCRIPT,
    UNSEEN,
    Face,
    Line,
    Page,
    Rule,
)

PRESERVE_WHITESPACE, CLIP = 2, 64
FLAGS = PRESERVE_WHITESPACE | CLIP
"""Ligatures are taken apart, no-break spaces kept, text outside the page is left out, words are never
joined."""

FONT_ITALIC, FONT_MONO, FONT_BOLD = 2, 8, 16
CHAR_BOLD, CHAR_FILLED, CHAR_STROKED = 8, 16, 32
THIN = 3.0
"""A filled box at most so thick (points) is a line; Word and LibreOffice draw borders as boxes."""
SHORTEST_RULE = 6.0
MOST_DRAWINGS = 20_000
"""A page with more drawings is a map or a plot, where ruled tables are not looked for."""
RAISED, SMALLER = 0.12, 0.85
"""A superscript stands so much (of the line's size) above the baseline and is so much smaller."""
SAMPLE = 12
LETTER_SPACED = 0.05
"""Letters set further apart than this share of the size are letter-spaced."""
WORD_SPACE = 0.15
"""A space between words widens the gap between letters by at least this share of the size."""
DETACHED = 0.05
"""A space stands by itself when it begins so far (sizes) behind the word before it."""


def extract(page: Any, number: int) -> Page:
    """Return the text, rulings and picture share of one `pymupdf.Page`; `number` from 1."""
    blocks = page.get_text("rawdict", flags=FLAGS)["blocks"]
    raw = [line for block in blocks if block["type"] == 0 for line in block["lines"]]
    turn = _prevailing_turn(raw)
    box = page.mediabox
    width, height = float(page.cropbox.width), float(page.cropbox.height)
    if turn % 2:
        width, height = height, width
    lines = _lines(raw, number, turn, width, height)
    found = Page(number, width, height, lines, turn=turn)
    if lines and not turn:
        _add_drawings(found, page)
    if page.get_images():
        found.pictured = _pictured(page, abs(box.width * box.height))
    return found


def _lines(raw: list[dict[str, Any]], number: int, turn: int, width: float, height: float) -> list[Line]:
    """Return the lines of a page; pieces with a printed space between them, far though they stand, are one
    line.

    Producers set the words of a much stretched line apart, each space by itself: a gap that holds a space is
    no gutter.
    """
    found: list[Line] = []
    space: tuple[float, float] | None = None
    for one in raw:
        line = _line(one, number, turn, width, height)
        if line is None:
            if found and not turn and one["bbox"][0] - found[-1].x1 > DETACHED * found[-1].size:
                space = one["bbox"][0], one["spans"][0]["origin"][1] if one["spans"] else 0.0
            continue
        if (
            space
            and abs(found[-1].baseline - space[1]) < 1 > abs(line.baseline - space[1])
            and line.x0 > space[0]
        ):
            found[-1] = _bridged(found[-1], line)
        else:
            found.append(line)
        space = None
    return found


def _bridged(before: Line, after: Line) -> Line:
    """Join two pieces of one line by a space that reaches from one to the other."""
    base = len(before.text) + 1
    faces = (
        *before.faces,
        *(face._replace(start=base + face.start, end=base + face.end) for face in after.faces),
    )
    main = before if before.size * len(before.text) >= after.size * len(after.text) else after
    return replace(
        before,
        text=f"{before.text} {after.text}",
        edges=before.edges + after.edges,
        top=min(before.top, after.top),
        bottom=max(before.bottom, after.bottom),
        baseline=main.baseline,
        size=main.size,
        faces=tuple(scripted(face, main.size, main.baseline) for face in faces),
        open_end=after.open_end,
    )


def _prevailing_turn(raw: list[dict[str, Any]]) -> int:
    """Return the quarter turns of most of the text, so that a sheet scanned or set sideways reads as
    upright."""
    turns: Counter[int] = Counter()
    for line in raw:
        turns[_turn(line["dir"])] += sum(len(span["chars"]) for span in line["spans"])
    return turns.most_common(1)[0][0] if turns else 0


def _turn(direction: tuple[float, float]) -> int:
    """Return how many clockwise quarter turns lead from upright text to this direction."""
    across, down = direction
    if abs(across) >= abs(down):
        return 0 if across >= 0 else 2
    return 1 if down > 0 else 3


def upright(x: float, y: float, turn: int, width: float, height: float) -> tuple[float, float]:
    """Return where a point of the page lies once the page is turned so that its text stands upright.

    `width` and `height` are those of the upright page.
    """
    if turn == 1:
        return y, height - x
    if turn == 2:
        return width - x, height - y
    if turn == 3:
        return width - y, x
    return x, y


def printed(x: float, y: float, turn: int, width: float, height: float) -> tuple[float, float]:
    """Return the point of the printed page that `upright` took to (x, y): its inverse."""
    if turn == 1:
        return height - y, x
    if turn == 2:
        return width - x, height - y
    if turn == 3:
        return y, width - x
    return x, y


def _line(raw: dict[str, Any], number: int, turn: int, width: float, height: float) -> Line | None:
    """Return one printed line without white space at its ends; None for an empty one."""
    text, edges, faces, right = "", array("f"), [], 0.0
    if turn == 0 and _turn(raw["dir"]) == 0:
        for span in raw["spans"]:
            chars = span["chars"]
            if not chars:
                continue
            start = len(text)
            if gap := _letter_gap(chars, span["size"]):
                chars = _unspaced(chars, gap, span["size"])
            text += "".join([char["c"] for char in chars])
            edges.extend([char["bbox"][0] for char in chars])
            right = chars[-1]["bbox"][2]
            faces.append(Face(start, len(text), span["size"], span["origin"][1], _bits(span), span["font"]))
        _, top, _, bottom = raw["bbox"]
    else:
        place = raw["bbox"]
        for span in raw["spans"]:
            start = len(text)
            for char in span["chars"]:
                corners = [
                    upright(x, y, turn, width, height) for x, y in (char["bbox"][:2], char["bbox"][2:])
                ]
                text += char["c"]
                edges.append(min(corner[0] for corner in corners))
                right = max(corner[0] for corner in corners)
            x, y = span["origin"]
            origin = upright(x, y, turn, width, height)
            faces.append(Face(start, len(text), span["size"], origin[1], _bits(span), span["font"]))
        ends = [upright(x, y, turn, width, height) for x, y in (place[:2], place[2:])]
        top, bottom = min(end[1] for end in ends), max(end[1] for end in ends)
    edges.append(right)
    return _trimmed(number, text, edges, top, bottom, faces, turn)


def _letter_gap(chars: list[dict[str, Any]], size: float) -> float:
    """Return how far apart the letters of letter-spaced text are set, from a few in its middle; 0 for other
    text."""
    some = chars[len(chars) // 3 : len(chars) // 3 + SAMPLE] if len(chars) > SAMPLE else chars
    some = [char for char in some if not char["synthetic"]]
    gaps = [
        after["bbox"][0] - before["bbox"][2]
        for before, after in pairwise(some)
        if before["c"] != " " != after["c"]
    ]
    gap = median(gaps) if len(gaps) > 2 else 0.0
    return gap if gap > LETTER_SPACED * size else 0.0


def _unspaced(chars: list[dict[str, Any]], gap: float, size: float) -> list[dict[str, Any]]:
    """Leave out the spaces that were only inferred from gaps no wider than those of the letters."""
    return [
        char
        for char in chars
        if not (char["synthetic"] and char["bbox"][2] - char["bbox"][0] < gap + WORD_SPACE * size)
    ]


def _trimmed(
    number: int, text: str, edges: array[float], top: float, bottom: float, faces: list[Face], turn: int
) -> Line | None:
    """Cut white space off both ends, settle size and baseline, and mark what is raised or lowered."""
    body = text.rstrip()
    end = len(body)
    start = end - len(body.lstrip())
    if start == end:
        return None
    if start or end < len(text):
        edges = edges[start : end + 1]
        faces = [
            Face(max(face.start, start) - start, min(face.end, end) - start, *face[2:])
            for face in faces
            if face.start < end and face.end > start
        ]
    main = max(faces, key=lambda face: (face.end - face.start) * face.size)
    settled = faces if len(faces) == 1 else [scripted(face, main.size, main.baseline) for face in faces]
    return Line(
        number,
        body[start:],
        edges,
        top,
        bottom,
        main.baseline,
        main.size,
        tuple(settled),
        end < len(text),
        turn,
    )


def scripted(face: Face, size: float, baseline: float) -> Face:
    """Mark a face as superscript or subscript where it is smaller than the line's and off its baseline."""
    bits = face.bits & ~(SUPERSCRIPT | SUBSCRIPT)
    if face.size < SMALLER * size:
        if face.baseline < baseline - RAISED * size:
            bits |= SUPERSCRIPT
        elif face.baseline > baseline + RAISED / 2 * size:
            bits |= SUBSCRIPT
    return face if bits == face.bits else face._replace(bits=bits)


def _bits(span: dict[str, Any]) -> int:
    """Return the style bits of a raw span, from the font's flags and, where they are silent, its name."""
    flags, drawn, font = span["flags"], span["char_flags"], span["font"]
    bits = 0
    if flags & FONT_BOLD or drawn & CHAR_BOLD or "Bold" in font:
        bits |= BOLD
    if flags & FONT_ITALIC or "Italic" in font or "Oblique" in font:
        bits |= ITALIC
    if flags & FONT_MONO:
        bits |= MONO
    if not drawn & (CHAR_FILLED | CHAR_STROKED):
        bits |= UNSEEN
    return bits


def _add_drawings(found: Page, page: Any) -> None:
    """Collect what is drawn on the page: bullets; straight lines, thin boxes, the edges of stroked boxes."""
    drawings = page.get_cdrawings()
    if len(drawings) > MOST_DRAWINGS:
        return
    found.lines = with_bullets(found.lines, drawings)
    for drawing in drawings:
        stroked = drawing["type"] != "f"
        for item in drawing["items"]:
            if item[0] == "l":
                (x0, y0), (x1, y1) = item[1], item[2]
                if drawing["type"] != "f":
                    _add_rule(found, x0, y0, x1, y1)
            elif item[0] == "re":
                _add_box(found, item[1], stroked)
            elif item[0] == "qu":
                corners = item[1]
                xs, ys = [corner[0] for corner in corners], [corner[1] for corner in corners]
                _add_box(found, (min(xs), min(ys), max(xs), max(ys)), stroked)
        if drawing["type"] == "f":
            _add_box(found, drawing["rect"], False)
    found.across = sorted(set(found.across), key=lambda rule: (rule.y0, rule.x0))
    found.down = sorted(set(found.down))


def _add_box(found: Page, box: tuple[float, float, float, float], stroked: bool) -> None:
    """Add a thin box as one line, and the four edges of a stroked one."""
    x0, y0, x1, y1 = box
    if min(x1 - x0, y1 - y0) <= THIN:
        if x1 - x0 >= y1 - y0:
            _add_rule(found, x0, (y0 + y1) / 2, x1, (y0 + y1) / 2)
        else:
            _add_rule(found, (x0 + x1) / 2, y0, (x0 + x1) / 2, y1)
    elif stroked:
        _add_rule(found, x0, y0, x1, y0)
        _add_rule(found, x0, y1, x1, y1)
        _add_rule(found, x0, y0, x0, y1)
        _add_rule(found, x1, y0, x1, y1)


def _add_rule(found: Page, x0: float, y0: float, x1: float, y1: float) -> None:
    """Add a straight line as a horizontal or vertical rule; slanted and very short ones are no rules."""
    if abs(y1 - y0) <= 1 and abs(x1 - x0) >= SHORTEST_RULE:
        middle = round((y0 + y1) / 2, 1)
        found.across.append(Rule(round(min(x0, x1), 1), middle, round(max(x0, x1), 1), middle))
    elif abs(x1 - x0) <= 1 and abs(y1 - y0) >= SHORTEST_RULE:
        middle = round((x0 + x1) / 2, 1)
        found.down.append(Rule(middle, round(min(y0, y1), 1), middle, round(max(y0, y1), 1)))


def _pictured(page: Any, area: float) -> float:
    """Return the share of the page that its largest picture covers."""
    covered = 0.0
    for picture in page.get_image_info():
        x0, y0, x1, y1 = picture["bbox"]
        covered = max(covered, abs((x1 - x0) * (y1 - y0)))
    return min(1.0, covered / area) if area else 0.0
