"""What cannot be trusted is said: scans, fonts without a map, unseen layers; recognition on request."""

from __future__ import annotations

import pymupdf
import pytest

from almaty_nlp.errors import InputError, MissingEngine
from almaty_nlp.readers.pdf import ocr, read_pdf

RUSSIAN = "Степной форум принял график сезонных разрешений и поблагодарил секретариат. "


def scanned(path, upright, pages=None):
    """Write a copy of a file whose pages (all, or these) are pictures."""
    copy = pymupdf.open()
    with pymupdf.open(upright) as source:
        for number, page in enumerate(source):
            if pages is None or number in pages:
                picture = page.get_pixmap(dpi=200, colorspace="gray")
                copy.new_page(width=595, height=842).insert_image(page.rect, pixmap=picture)
            else:
                copy.insert_pdf(source, from_page=number, to_page=number)
    copy.save(path)
    return path


def codes(document):
    return [notice.code for notice in document.notices]


def test_a_scan_is_refused_with_the_way_out(press, prose, tmp_path):
    press.paragraph(prose[0])
    with pytest.raises(InputError, match="--ocr") as caught:
        read_pdf(scanned(tmp_path / "scan.pdf", press.save()))
    assert "--ocr" in caught.value.message.ru


def test_a_page_that_is_a_picture_is_named(press, prose, tmp_path):
    for text in prose:
        press.paragraph(text)
        press.new_page()
    document = read_pdf(scanned(tmp_path / "half.pdf", press.save(), pages={1, 2}))
    [notice] = document.notices
    assert (notice.code, notice.page) == ("picture-page", 2)
    assert "2–3" in notice.message.en


def test_an_empty_page_is_no_text(press):
    with pytest.raises(InputError, match="no text"):
        press.read()


def test_a_font_without_a_map_is_told(press, tmp_path):
    press.paragraph(RUSSIAN * 6, font="cyrillic")
    for xref in range(1, press.document.xref_length()):
        press.document.xref_set_key(xref, "ToUnicode", "null") if press.document.xref_get_key(
            xref, "ToUnicode"
        )[0] == "xref" else None
    document = press.read()
    assert set(codes(document)) & {"font-without-unicode", "text-layer-doubtful"}


def test_a_text_layer_of_nonsense_is_told(press):
    shifted = "".join(
        chr(ord(char) + 1) if char.isalpha() else char
        for char in "The forum adopted its plan for next year. "
    )
    other = "".join(
        chr(ord(char) + 2) if char.isalpha() else char
        for char in "Delegations welcomed warmly several tables. "
    )
    third = "".join(
        chr(ord(char) + 3) if char.isalpha() else char
        for char in "Drivers brought everybody home before snow fell. "
    )
    press.paragraph((shifted + other + third) * 4)
    assert codes(press.read()) == ["text-layer-doubtful"]


def test_letters_of_the_other_alphabet_are_told_when_many(press):
    press.paragraph(RUSSIAN.replace("е", "e").replace("о", "o") * 4, font="cyrillic")
    assert codes(press.read()) == ["mixed-alphabets"]


def test_sound_text_is_passed_without_a_word(press, prose):
    for text in prose:
        press.paragraph(text)
    press.paragraph(RUSSIAN * 5, font="cyrillic")
    assert codes(press.read()) == []


def test_an_unseen_layer_under_a_picture_is_told(press, prose, tmp_path):
    press.paragraph(prose[0])
    path = scanned(tmp_path / "scan.pdf", press.save())
    with pymupdf.open(path) as file:
        file[0].insert_text((72, 100), prose[0][:80], fontsize=11, render_mode=3)
        file.save(tmp_path / "layer.pdf")
    assert codes(read_pdf(tmp_path / "layer.pdf")) == ["recognised-layer"]


def test_recognition_without_tesseract_says_what_to_install(press, prose, tmp_path, monkeypatch):
    press.paragraph(prose[0])
    monkeypatch.setattr(ocr, "PROGRAM", "no-such-program")
    with pytest.raises(MissingEngine, match="rus"):
        read_pdf(scanned(tmp_path / "scan.pdf", press.save()), ocr=True)


@pytest.mark.ocr
def test_recognised_pages_are_marked_with_their_confidence(press, prose, texts, tmp_path):
    press.paragraph(prose[0], after=8)
    press.paragraph(RUSSIAN.strip(), font="cyrillic", size=13)
    document = read_pdf(scanned(tmp_path / "scan.pdf", press.save()), ocr=True)
    assert codes(document) == ["recognised-page"]
    assert "confidence" in document.notices[0].message.en
    found = " ".join(texts(document))
    assert "joint" not in found
    assert "Steppe Forum on Seasonal Mobility" in found
    assert "график сезонных разрешений" in found
    word = next(block for block in document.blocks if "Seasonal" in block.text)
    [(page, box)] = word.origin.boxes(word.text.index("Seasonal"), word.text.index("Seasonal") + 8)
    assert page == 1
    assert 72 < box[0] < box[2] < 523
