"""Findings in the document itself: comments of Word, notes of PDF, on the exact words."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import docx
import pymupdf
import pytest

from almaty_nlp import reports
from almaty_nlp.errors import SettingsError
from almaty_nlp.model.finding import Review
from almaty_nlp.readers import read
from almaty_nlp.review import check

SLIP = "Monday, 5 June 2013"
TEXT = f"The Parties meet on {SLIP}. They meet in in Almaty."
RULES = ("DAT001", "DBL001")


def reviewed(path: Path, text: str = TEXT) -> Review:
    """The review of a file of one paragraph with a wrong weekday and a doubled word."""
    if path.suffix == ".docx":
        package = docx.Document()
        package.core_properties.language = "en"
        package.add_paragraph(text)
        package.save(str(path))
    elif path.suffix == ".pdf":
        pdf = pymupdf.open()
        pdf.new_page().insert_text((72, 100), text, fontsize=10)
        pdf.save(path)
    else:
        path.write_text(text + "\n", encoding="utf-8")
    return check([path], select=RULES)


@pytest.mark.parametrize(
    ("ui", "words"),
    [
        ("en", ["This date is a Wednesday", "“in” stands twice in a row"]),
        ("ru", ["Эта дата — среда", "Слово «in» стоит дважды подряд"]),
    ],
)
def test_comments_of_word(tmp_path: Path, ui: Any, words: list[str]) -> None:
    review = reviewed(tmp_path / "draft.docx")
    out = tmp_path / "out.docx"
    data = reports.render("docx", review, ui)
    assert isinstance(data, bytes)
    out.write_bytes(data)
    document = read(out)
    assert [block.text for block in document.blocks] == [TEXT]
    assert [document.text(comment.spans[0]) for comment in document.comments] == [SLIP, "in in"]
    for comment, rule, message in zip(document.comments, RULES, words, strict=True):
        assert comment.text.startswith(rule)
        assert message in comment.text
        assert comment.author == "almaty-nlp"
    assert {"en": "fix: Delete", "ru": "исправить: Удалить"}[ui] in document.comments[1].text


def test_notes_of_pdf(tmp_path: Path) -> None:
    review = reviewed(tmp_path / "draft.pdf")
    data = reports.render("pdf", review, "ru")
    assert isinstance(data, bytes)
    (page,) = pymupdf.open(stream=data, filetype="pdf")
    notes = [mark.info["content"] for mark in page.annots()]
    assert [note[:6] for note in notes] == list(RULES)
    colours = [tuple(round(part, 2) for part in mark.colors["stroke"]) for mark in page.annots()]
    assert colours == [(1.0, 0.55, 0.5), (1.0, 0.85, 0.35)], "an error is red, a warning yellow"


@pytest.mark.parametrize("form", ["docx", "pdf"])
def test_remarks_need_one_document_of_their_format(tmp_path: Path, form: str) -> None:
    with pytest.raises(SettingsError, match=r"draft\.md"):
        reports.render(form, reviewed(tmp_path / "draft.md"))
    reviewed(tmp_path / f"one.{form}")
    reviewed(tmp_path / f"two.{form}")
    both = check([tmp_path / f"one.{form}", tmp_path / f"two.{form}"], select=RULES)
    with pytest.raises(SettingsError, match="one at a time"):
        reports.render(form, both)
