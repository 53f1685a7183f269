"""A small press: sets paragraphs line by line on real PDF pages, as word processors do."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import pymupdf
import pytest

from almaty_nlp.model.document import Block, Document, Layer
from almaty_nlp.readers.pdf import read_pdf

LEFT, RIGHT, TOP, BOTTOM = 72.0, 523.0, 90.0, 740.0
FONTS = {"plain": pymupdf.Font("helv"), "bold": pymupdf.Font("hebo"), "cyrillic": pymupdf.Font("cjk")}


class Press:
    """Pages in the making; `y` is the baseline of the last line set."""

    def __init__(self, folder: Path, keep_space: bool = True) -> None:
        self.document = pymupdf.open()
        self.folder, self.keep_space = folder, keep_space
        self.new_page()

    def new_page(self) -> None:
        """Begin a page of A4."""
        self.page = self.document.new_page(width=595, height=842)
        self.y = TOP - 14

    def put(self, x: float, y: float, text: str, size: float = 11, font: str = "plain") -> float:
        """Set text at a place; return where it ends."""
        writer = pymupdf.TextWriter(self.page.rect)
        _, end = writer.append((x, y), text, font=FONTS[font], fontsize=size)
        writer.write_text(self.page)
        return float(end.x)

    def rule(self, x0: float, y0: float, x1: float, y1: float) -> None:
        """Draw a thin line."""
        self.page.draw_line((x0, y0), (x1, y1), width=0.5)

    def lines(self, text: str, width: float, size: float, font: str, indent: float = 0) -> list[str]:
        """Break a text into lines as a word processor does; a word may be divided where «|» stands."""
        found, line = [], ""
        for word in text.split(" "):
            parts = word.split("|")
            for at, part in enumerate(parts):
                glue = " " if line and not at else ""
                hyphen = "-" if at < len(parts) - 1 else ""
                room = width - (0 if found else indent)
                if FONTS[font].text_length(line + glue + part + hyphen, size) > room:
                    found.append(line + ("-" if at else " " if self.keep_space else ""))
                    line = part
                else:
                    line += glue + part
        return [*found, line]

    def paragraph(
        self,
        text: str,
        *,
        x: float = LEFT,
        width: float = RIGHT - LEFT,
        size: float = 11,
        font: str = "plain",
        after: float = 0,
        indent: float = 0,
        turn_page: bool = True,
    ) -> None:
        """Set a paragraph below what stands on the page, going on at the head of the next page."""
        for at, line in enumerate(self.lines(text, width, size, font, indent)):
            self.y += 1.25 * size
            if turn_page and self.y > BOTTOM:
                self.new_page()
                self.y += 1.25 * size
            self.put(x + (indent if at == 0 else 0), self.y, line, size, font)
        self.y += after

    def justified(self, text: str, x: float = LEFT, size: float = 11) -> None:
        """Set one line from `x` to the right limit, its spaces stretched, without a space at its end."""
        words = text.split(" ")
        widths = [FONTS["plain"].text_length(word, size) for word in words]
        gap = (RIGHT - x - sum(widths)) / (len(words) - 1)
        self.y += 1.25 * size
        for at, (word, width) in enumerate(zip(words, widths, strict=True)):
            self.put(x, self.y, word + (" " if at < len(words) - 1 else ""), size)
            x += width + gap

    def save(self, name: str = "draft.pdf") -> Path:
        """Write the file."""
        path = self.folder / name
        self.document.save(path)
        return path

    def read(self, **options: Any) -> Document:
        """Write the file and read it."""
        return read_pdf(self.save(), **options)


@pytest.fixture
def press(tmp_path: Path) -> Press:
    """A press whose lines keep the space they were broken at."""
    return Press(tmp_path)


@pytest.fixture
def bare_press(tmp_path: Path) -> Press:
    """A press whose lines do not."""
    return Press(tmp_path, keep_space=False)


@pytest.fixture
def texts() -> Callable[[Document], list[str]]:
    """The texts of the body of a document."""
    return lambda document: [block.text for block in document.blocks if block.layer is Layer.BODY]


@pytest.fixture
def furniture() -> Callable[[Document], list[str]]:
    """The texts of headers and footers."""
    return lambda document: [block.text for block in document.blocks if block.layer is Layer.FURNITURE]


@pytest.fixture
def prose() -> Sequence[str]:
    """Paragraphs about an invented process."""
    return (
        "The Steppe Forum on Seasonal Mobility was opened by the two co-hosts, who recalled that the first "
        "round of talks had been held in a tent beside the lake and that nobody expected another.",
        "Delegations exchanged views on the draft timetable.",
        "It was agreed that the joint secretariat would circulate the tables on permits no later than "
        "four weeks before the next round; that the tables would be drawn up in both working languages, and "
        "that every delegation might append remarks to them without reopening what had been settled.",
        "Several speakers stressed that herders cross the river in both directions, often more than once "
        "in a year, and that the counting of crossings says little about the number of persons.",
        "The observers took note with appreciation.",
        "The meeting thanked the hosts for the warm reception, the interpreters for their patience, and "
        "the drivers for bringing everybody back over the pass before the first snow.",
    )


@pytest.fixture
def block_of() -> Callable[[Document, str], Block]:
    """The first block whose text holds a piece of text."""
    return lambda document, piece: next(block for block in document.blocks if piece in block.text)
