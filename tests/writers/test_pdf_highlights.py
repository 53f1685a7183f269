"""Highlights in PDF: on the exact words, on turned pages too, with nothing of the file rewritten."""

from __future__ import annotations

from pathlib import Path

import pymupdf
import pytest

from almaty_nlp.errors import InputError
from almaty_nlp.model.document import Span
from almaty_nlp.readers import read
from almaty_nlp.writers.pdf import Highlight, highlighted

TEXT = "The Parties shall adopt the annual plan of work before the session."
NOTE = "A note, замечание"


def make(path: Path, turn: int) -> Path:
    pdf = pymupdf.open()
    page = pdf.new_page()
    page.insert_text((72, 100), TEXT, fontsize=11)
    page.set_rotation(turn)
    pdf.save(path)
    return path


@pytest.mark.parametrize("turn", [0, 90, 180, 270])
def test_the_highlight_covers_the_words(tmp_path: Path, turn: int) -> None:
    path = make(tmp_path / "a.pdf", turn)
    document = read(path)
    (block,) = document.blocks
    start = block.text.index("annual plan")
    span = Span(block.id, start, start + len("annual plan"))
    data = highlighted(document, [Highlight(span, NOTE)], author="almaty-nlp")
    assert data.startswith(path.read_bytes())
    (page,) = pymupdf.open(stream=data, filetype="pdf")
    (mark,) = page.annots()
    assert (mark.info["title"], mark.info["content"]) == ("almaty-nlp", NOTE)
    # the rounded ends of a highlight reach a little past its words
    inner = pymupdf.Rect(mark.rect.tl + pymupdf.Point(2, 2), mark.rect.br - pymupdf.Point(2, 2))
    held = [word[4] for word in page.get_text("words") if inner.intersects(pymupdf.Rect(word[:4]))]
    assert held == ["annual", "plan"]


def test_a_file_that_is_no_pdf_any_more_is_refused(tmp_path: Path) -> None:
    path = make(tmp_path / "a.pdf", 0)
    document = read(path)
    path.write_bytes(b"no PDF")
    with pytest.raises(InputError):
        highlighted(document, [], author="x")
