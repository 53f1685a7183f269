"""What `align` refuses, in both languages of the program, and what it makes of scans and unrelated texts."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

RU = """Устав Совета по водным путям

Председатель избирается членами Совета на два года.

Заместитель замещает Председателя в его отсутствие и отвечает за переписку.

Заседания созываются Председателем дважды в год.
"""
EN = """Charter of the Waterways Council

The Chair shall be elected by the members of the Council for two years.

The Deputy shall replace the Chair in the absence of the latter and be responsible for correspondence.

Meetings shall be convened by the Chair twice a year.
"""
FR = "Le Président est élu par les membres du Conseil pour deux ans. Il est responsable des réunions.\n"
CAKE = "Взять муку, яйца и сахар, перемешать и выпекать сорок минут.\n\nПодавать пирог теплым, со сметаной.\n"


@pytest.fixture
def texts(tmp_path: Path) -> Path:
    """A folder with texts that answer each other and texts that do not."""
    for name, text in {"ru": RU, "en": EN, "fr": FR, "cake": CAKE, "none": "", "blank": " \n\n"}.items():
        (tmp_path / f"{name}.txt").write_text(text, encoding="utf-8")
    return tmp_path


REFUSED = [
    (("ru.txt", "ru.txt"), "both are in Russian", "оба на русском языке"),
    (("en.txt", "en.txt"), "both are in English", "оба на английском языке"),
    (("ru.txt", "fr.txt"), "fr.txt: the language is neither", "fr.txt: язык не русский и не английский"),
    (("none.txt", "en.txt"), "none.txt: the file is empty", "none.txt: файл пуст"),
    (("ru.txt", "blank.txt"), "blank.txt: no text in it", "blank.txt: в файле нет текста"),
    (("ru.txt",), "name the text to align it with", "укажите и второй текст"),
    (("ru.txt", "gone.txt"), "gone.txt: the file cannot be opened", "gone.txt: файл не открывается"),
]


@pytest.mark.parametrize("tongue", ["en", "ru"])
@pytest.mark.parametrize(("names", "english", "russian"), REFUSED)
def test_what_cannot_be_aligned_is_one_line_and_leaves_no_file(
    almaty: Any, texts: Path, names: tuple[str, ...], english: str, russian: str, tongue: str
) -> None:
    out = texts / "out.json"
    told = almaty("align", *(texts / name for name in names), "--ui", tongue, "-o", out)
    assert (told.status, told.out) == (2, "")
    assert len(told.err.splitlines()) == 1
    assert (english if tongue == "en" else russian) in told.err
    assert not out.exists()


def test_unrelated_texts_have_no_links_and_a_line_says_so(almaty: Any, texts: Path) -> None:
    told = almaty("align", texts / "cake.txt", texts / "en.txt", "--format", "json")
    links = json.loads(told.out)["links"]
    assert told.status == 0
    assert len(links) == 6
    assert not any(link["source"] and link["target"] for link in links)
    assert "nothing in one text answers anything in the other" in told.err
    assert len(told.err.splitlines()) == 1


def test_a_translation_memory_gives_its_segments_as_they_are(almaty: Any, texts: Path) -> None:
    memory = texts / "m.tmx"
    assert almaty("align", texts / "ru.txt", texts / "en.txt", "-o", memory).status == 0
    told = almaty("align", memory, "--format", "json")
    found = json.loads(told.out)
    assert [(link["source"], link["target"]) for link in found["links"]] == [([at], [at]) for at in range(4)]
    assert [unit["text"] for unit in found["target"]["units"]] == EN.strip().split("\n\n")


@pytest.mark.parametrize("tongue", ["en", "ru"])
def test_a_memory_of_other_languages_is_refused(almaty: Any, texts: Path, tongue: str) -> None:
    memory = texts / "m.tmx"
    almaty("align", texts / "ru.txt", texts / "en.txt", "-o", memory)
    memory.write_text(memory.read_text("utf-8").replace('xml:lang="en"', 'xml:lang="fr"'), "utf-8")
    told = almaty("align", memory, "--ui", tongue)
    said = "no segments in Russian and English" if tongue == "en" else "нет сегментов на русском и английском"
    assert (told.status, told.out) == (2, "")
    assert said in told.err


def scanned(text: str, path: Path) -> Path:
    """A page of text turned into a picture, as a scanner makes it."""
    import pymupdf

    page = pymupdf.open().new_page(width=595, height=842)
    page.insert_htmlbox((72, 72, 523, 770), "".join(f"<p>{line}</p>" for line in text.split("\n\n")))
    picture = page.get_pixmap(dpi=200)
    scan = pymupdf.open()
    scan.new_page(width=595, height=842).insert_image((0, 0, 595, 842), pixmap=picture)
    scan.save(path)
    return path


@pytest.mark.parametrize("tongue", ["en", "ru"])
def test_a_scan_is_refused_unless_its_text_is_to_be_recognised(almaty: Any, texts: Path, tongue: str) -> None:
    scan = scanned(RU, texts / "scan.pdf")
    told = almaty("align", scan, texts / "en.txt", "--ui", tongue)
    assert (told.status, told.out) == (2, "")
    assert len(told.err.splitlines()) == 1
    assert "--ocr" in told.err
    assert ("pictures" if tongue == "en" else "изображения") in told.err


@pytest.mark.ocr
def test_a_scan_whose_text_is_recognised_is_aligned(almaty: Any, texts: Path) -> None:
    scan = scanned(RU, texts / "scan.pdf")
    told = almaty("align", scan, texts / "en.txt", "--ocr", "--format", "json")
    links = json.loads(told.out)["links"]
    assert told.status == 0
    assert [(link["source"], link["target"]) for link in links] == [([at], [at]) for at in range(4)]
    assert "recognised from a picture" in told.err
