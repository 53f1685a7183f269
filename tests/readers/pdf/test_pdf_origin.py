"""Every character knows its place: what a report would mark is what is printed there."""

from __future__ import annotations

import re

import pymupdf
import pytest

from almaty_nlp.readers.pdf import read_pdf

WORD = re.compile(r"\w{5,}")


def marked(path, block, start: int, end: int) -> str:
    """Return the characters whose middle lies in the boxes of a span, as PyMuPDF reads them."""
    found = ""
    with pymupdf.open(path) as file:
        for page, box in block.origin.boxes(start, end):
            area = pymupdf.Rect(box)
            raw = file[page - 1].get_text("rawdict")
            for part in raw["blocks"]:
                for line in part.get("lines", ()):
                    for span in line["spans"]:
                        for char in span["chars"]:
                            middle = pymupdf.Rect(char["bbox"])
                            if area.contains(((middle.x0 + middle.x1) / 2, (middle.y0 + middle.y1) / 2)):
                                found += char["c"]
    return found


def check_words(path) -> int:
    """Check some words of each block; return how many."""
    count = 0
    for block in read_pdf(path).blocks:
        for match in list(WORD.finditer(block.text))[::9]:
            assert marked(path, block, *match.span()).replace("-", "") == match.group().replace("-", "")
            count += 1
    return count


def test_marked_words_are_those_printed(press, prose):
    for text in list(prose) * 4:
        press.paragraph(text, after=6)
    assert check_words(press.save()) > 40


@pytest.mark.parametrize("turn", [90, 180, 270])
def test_on_turned_pages_too(press, prose, turn):
    for text in prose:
        press.paragraph(text, after=6)
    press.page.set_rotation(turn)
    assert check_words(press.save()) > 10


@pytest.mark.parametrize("turn", [90, 180, 270])
def test_text_set_sideways_is_read_and_marked(press, prose, texts, turn):
    for text in prose:
        press.paragraph(text, after=6)
    upright = press.save("upright.pdf")
    sideways = pymupdf.open()
    page = sideways.new_page(width=842 if turn % 180 else 595, height=595 if turn % 180 else 842)
    with pymupdf.open(upright) as source:
        page.show_pdf_page(page.rect, source, 0, rotate=turn)
    path = press.folder / "sideways.pdf"
    sideways.save(path)
    assert texts(read_pdf(path)) == list(prose)
    assert check_words(path) > 10


def test_a_word_over_two_pages_has_a_box_on_each(press, block_of):
    press.y = 712
    press.paragraph("The delegations reached an under|stand|ing " * 3, width=200)
    block = block_of(press.read(), "understanding")
    pages = {page for page, _ in block.origin.boxes(0, len(block.text))}
    assert pages == {1, 2}
    assert block.origin.page(0) == 1
    assert block.origin.page(len(block.text) - 1) == 2
