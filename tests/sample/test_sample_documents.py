"""The Word files of the sample are what the recipe makes of the Markdown, and hold the same words."""

from __future__ import annotations

import re
import subprocess
import sys
import zipfile
from collections import Counter
from pathlib import Path

import pytest
from lxml import etree

ROOT = Path(__file__).parents[2]
SAMPLE = ROOT / "corpora" / "sample"
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
WORD = re.compile(r"[^\W\d_]{2,}")
DOCUMENTS = ["report", "draft", "modalities.v1", "modalities.v2"]


def part(name: str, member: str) -> etree._Element:
    with zipfile.ZipFile(SAMPLE / name) as archive:
        return etree.fromstring(archive.read(member))


def text_of(root: etree._Element, *, dropped: tuple[str, ...] = ()) -> str:
    """The text of a part, deleted text included, without what stands under the dropped elements."""
    return "".join(
        node.text or ""
        for node in root.iter(f"{W}t", f"{W}delText")
        if not any(parent.tag.removeprefix(W) in dropped for parent in node.iterancestors())
    )


def words_of_markdown(name: str) -> Counter[str]:
    text = (SAMPLE / name).read_text(encoding="utf-8").split("\n---\n", 1)[1]
    text = re.sub(r"\{#[\w-]+\}|\[\^\w+\]:?|<br>|(?m:^#+ [IVX]+\.|^\([ivxa-z]+\)|^[а-я]\))", " ", text)
    return Counter(WORD.findall(text))


def test_the_recipe_makes_the_committed_files(tmp_path: Path) -> None:
    recipe = ROOT / "corpora" / "recipes" / "sample" / "build.py"
    subprocess.run([sys.executable, "-B", str(recipe), str(tmp_path)], check=True)
    made = sorted(tmp_path.iterdir())
    assert len(made) >= 17
    stale = [path.name for path in made if path.read_bytes() != (SAMPLE / path.name).read_bytes()]
    assert not stale


@pytest.mark.parametrize("language", ["ru", "en"])
@pytest.mark.parametrize("document", DOCUMENTS)
def test_word_file_and_markdown_hold_the_same_words(document: str, language: str) -> None:
    name = f"{document}.{language}"
    written = Counter[str]()
    for member in ("word/document.xml", "word/footnotes.xml"):
        for paragraph in part(f"{name}.docx", member).iter(f"{W}p"):
            pieces = (node.text or " " for node in paragraph.iter(f"{W}t", f"{W}br", f"{W}tab"))
            written.update(WORD.findall("".join(pieces)))
    assert written == words_of_markdown(f"{name}.md")


def test_labels_are_automatic_and_the_slips_are_restarts() -> None:
    numbering = part("draft.ru.docx", "word/numbering.xml")
    starts = {int(node.get(f"{W}val", "0")) for node in numbering.iter(f"{W}startOverride")}
    assert {29, 7} <= starts  # «29.» after 18, «ж)» after «д)»
    body = text_of(part("draft.ru.docx", "word/document.xml"))
    assert "29. Евразийский" not in body


def test_rejecting_the_tracked_changes_gives_the_draft() -> None:
    added = ("ins", "moveTo")
    for member in ("word/document.xml", "word/footnotes.xml"):
        rejected = text_of(part("draft-tracked.ru.docx", member), dropped=added)
        assert rejected == text_of(part("draft.ru.docx", member))


def test_the_tracked_draft_has_every_sort_of_revision_and_a_reply() -> None:
    body = part("draft-tracked.ru.docx", "word/document.xml")
    tags = {node.tag.removeprefix(W) for node in body.iter() if node.get(f"{W}author")}
    assert {"ins", "del", "moveFrom", "moveTo", "rPrChange"} <= tags
    assert len({node.get(f"{W}author") for node in body.iter()} - {None}) == 2
    marks = body.findall(f".//{W}pPr/{W}rPr/{W}ins") + body.findall(f".//{W}pPr/{W}rPr/{W}del")
    assert len(marks) == 3
    threads = part("draft-tracked.ru.docx", "word/commentsExtended.xml")
    assert sum("paraIdParent" in str(name) for node in threads for name in node.attrib) == 1


@pytest.mark.parametrize("name", ["report.ru", "report.en", "draft.ru", "draft.en"])
def test_the_pdf_prints_the_text_of_today(name: str) -> None:
    import pymupdf

    with pymupdf.open(SAMPLE / f"{name}.pdf") as printed:
        words = Counter(WORD.findall(" ".join(page.get_text() for page in printed)))
        assert printed.page_count == 11
    missing = words_of_markdown(f"{name}.md") - words
    assert missing.total() == 0, missing


@pytest.mark.parametrize("path", sorted(SAMPLE.glob("*.docx")), ids=lambda path: path.name)
def test_bookmarks_and_revisions_have_identifiers_of_their_own(path: Path) -> None:
    body = part(path.name, "word/document.xml")
    names = [node.get(f"{W}name") for node in body.iter(f"{W}bookmarkStart")]
    assert len(names) == len(set(names))
    numbers = [node.get(f"{W}id") for node in body.iter() if node.get(f"{W}author")]
    assert len(numbers) == len(set(numbers))
    targets = {node.get(f"{W}anchor") for node in body.iter(f"{W}hyperlink")}
    assert targets <= set(names)


ORDERS = {
    "pPr": "pStyle keepNext keepLines pageBreakBefore numPr pBdr shd tabs spacing ind jc outlineLvl rPr",
    "rPr": "rStyle rFonts b bCs i iCs noProof color sz szCs vertAlign lang ins del moveFrom moveTo rPrChange",
    "lvl": "start numFmt lvlText lvlJc pPr",
    "style": "name basedOn next uiPriority semiHidden qFormat pPr rPr tblPr",
    "tblPr": "tblStyle tblW tblInd tblBorders tblLayout tblCellMar tblLook",
    "sectPr": "headerReference footerReference pgSz pgMar titlePg",
}
"""The order of children that ISO/IEC 29500-1 fixes (of those the sample uses); Word refuses any other."""


@pytest.mark.parametrize("path", sorted(SAMPLE.glob("*.docx")), ids=lambda path: path.name)
def test_children_stand_in_the_order_of_the_schema(path: Path) -> None:
    with zipfile.ZipFile(path) as archive:
        roots = [etree.fromstring(archive.read(name)) for name in archive.namelist() if "word/" in name]
    for parent in (node for root in roots for node in root.iter()):
        order = ORDERS.get(str(parent.tag).removeprefix(W), "").split()
        places = [order.index(str(child.tag).removeprefix(W)) for child in parent] if order else []
        assert places == sorted(places), etree.tostring(parent)[:300]
