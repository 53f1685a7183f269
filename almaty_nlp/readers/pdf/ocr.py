"""Text recognition of pages that are pictures, through the program Tesseract (Russian and English)."""

from __future__ import annotations

import csv
import io
import shutil
import subprocess
from array import array
from collections import defaultdict
from statistics import median
from typing import Any

from almaty_nlp.errors import MissingEngine
from almaty_nlp.readers.pdf import messages
from almaty_nlp.readers.pdf.shapes import Face, Line, Page

PROGRAM, LANGUAGES = "tesseract", "rus+eng"
RESOLUTION = 300
"""Dots an inch that Tesseract is trained for."""
MOST_DOTS = 40_000_000
SECONDS = 120.0
SIZE, BELOW = 0.8, 0.22
"""Size of the type and depth of the baseline as shares of the height of a line's box."""
ROUNDING = 0.25
"""Sizes that differ from the page's usual one by less than this share are taken for it: boxes depend on
letters."""


def check_installed() -> None:
    """Raise MissingEngine when Tesseract or one of the languages is missing."""
    if shutil.which(PROGRAM) is None:
        raise MissingEngine(messages.no_tesseract(LANGUAGES))
    try:
        listed = subprocess.run(
            [PROGRAM, "--list-langs"], capture_output=True, text=True, timeout=SECONDS, check=False
        ).stdout.split()
    except (OSError, subprocess.TimeoutExpired) as error:
        raise MissingEngine(messages.no_tesseract(LANGUAGES)) from error
    if not set(LANGUAGES.split("+")) <= set(listed):
        raise MissingEngine(messages.no_tesseract(LANGUAGES))


def recognise(page: Any, found: Page, seconds: float) -> None:
    """Replace the lines of a page by what Tesseract reads in its picture; `found.recognised` is its
    confidence, 0–100."""
    page.set_rotation(0)
    width, height = page.rect.width, page.rect.height
    scale = min(RESOLUTION / 72, (MOST_DOTS / max(1.0, width * height)) ** 0.5)
    picture = page.get_pixmap(dpi=max(36, int(scale * 72)), colorspace="gray", alpha=False)
    table = _table(picture.tobytes("png"), min(SECONDS, seconds))
    shrink = width / picture.width
    words: dict[tuple[str, ...], list[dict[str, str]]] = defaultdict(list)
    for row in table:
        if row["level"] == "5" and row["text"].strip():
            words[row["block_num"], row["par_num"], row["line_num"]].append(row)
    lines = [_line(found.number, group, shrink) for group in words.values()]
    confidence = [float(row["conf"]) for group in words.values() for row in group]
    found.lines, found.turn = _even(lines), 0
    found.recognised = sum(confidence) / len(confidence) if confidence else 0.0


def _table(png: bytes, seconds: float) -> list[dict[str, str]]:
    """Run Tesseract on a picture; return its table of words with boxes in dots (the TSV form of its
    manual)."""
    try:
        done = subprocess.run(
            [PROGRAM, "stdin", "stdout", "-l", LANGUAGES, "tsv"],
            input=png,
            capture_output=True,
            timeout=seconds,
            check=True,
        )
    except (OSError, subprocess.SubprocessError):
        return []  # the page then keeps no text and confidence 0, which its notice says
    text = done.stdout.decode("utf-8", "replace")
    return list(csv.DictReader(io.StringIO(text), delimiter="\t", quoting=csv.QUOTE_NONE))


def _line(number: int, words: list[dict[str, str]], shrink: float) -> Line:
    """Build a line from its words; characters share the width of their word evenly."""
    text, edges, right = "", array("f"), 0.0
    tops, bottoms = [], []
    for word in words:
        left, width = int(word["left"]) * shrink, int(word["width"]) * shrink
        if text:
            text += " "
            edges.append(right)
        chars = word["text"].strip()
        edges.extend(left + width * at / len(chars) for at in range(len(chars)))
        right = left + width
        text += chars
        tops.append(int(word["top"]) * shrink)
        bottoms.append((int(word["top"]) + int(word["height"])) * shrink)
    edges.append(right)
    top, bottom = min(tops), max(bottoms)
    size = SIZE * (bottom - top)
    baseline = bottom - BELOW * (bottom - top)
    return Line(
        number,
        text,
        edges,
        top,
        bottom,
        baseline,
        size,
        (Face(0, len(text), size, baseline, 0, "recognised"),),
    )


def _even(lines: list[Line]) -> list[Line]:
    """Give lines of nearly the usual size just that size."""
    usual = median(line.size for line in lines) if lines else 0.0
    for line in lines:
        if abs(line.size - usual) < ROUNDING * usual:
            line.size = usual
            line.faces = tuple(face._replace(size=usual) for face in line.faces)
    return lines
