"""Alignments written in every form, read back where a form can be read; links set by hand."""

from __future__ import annotations

import json
import re
from io import BytesIO
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from almaty_nlp.alignment.ready import ready
from almaty_nlp.errors import InputError, MissingEngine, SettingsError
from almaty_nlp.model.alignment import Alignment
from almaty_nlp.model.document import Block, Document, Kind
from almaty_nlp.readers.bitext import read_bitext
from almaty_nlp.reports import _alignment as forms
from almaty_nlp.reports._alignment._xml import plain
from almaty_nlp.review.pair import align_files

HOSTILE_RU = "=1+1 <script>alert(1)</script> & «кавычки» Государства подтверждают свои обязательства."
HOSTILE_EN = "=1+1 <script>alert(1)</script> & “quotes” States reaffirm their commitments."
RU = ["Заседание комитета", HOSTILE_RU, "Наблюдатели не участвуют в голосовании.", "Цена абрикосов выросла."]
EN = ["Meeting of the Committee", HOSTILE_EN, "Observers shall not take part in voting."]
PIECES = st.sampled_from(
    [
        "<bpt i='1'/>",
        "<g id='1'>x</g>",
        "&amp;",
        "]]>",
        "\t",
        "\u00a0",
        "\u200f",
        "שלום",
        "مرحبا",
        "\x0b",
        "\ud800",
        "«",
        "=1+1",
    ]
)
"""What exchange forms stumble over: mark-up as words, entities, tabs, no-break spaces, right to left,
characters that XML has no room for."""
LONG = "слово word " * 4000


def one_line(text: str) -> str:
    return re.sub("[ \t]*[\r\n][ \t\r\n]*", " ", text).strip(" \t\r\n")


SEGMENT = st.lists(PIECES | st.text(max_size=8), min_size=1, max_size=8).map("".join).map(one_line)
SEGMENTS = st.lists(st.tuples(*[SEGMENT.filter(str.strip)] * 2), min_size=1, max_size=6)


@pytest.fixture
def pair(tmp_path: Path) -> tuple[Path, Path]:
    ours, theirs = tmp_path / "a.ru.txt", tmp_path / "a.en.txt"
    ours.write_text("\n".join(RU), encoding="utf-8")
    theirs.write_text("\n".join(EN), encoding="utf-8")
    return ours, theirs


@pytest.fixture
def alignment(pair: tuple[Path, Path]) -> Alignment:
    return align_files(*pair)


def test_json_keeps_the_contract(alignment: Alignment) -> None:
    data = json.loads(forms.render("json", alignment))
    assert data["schema"] == "almaty-alignment/1"
    assert [unit["text"] for unit in data["source"]["units"]] == RU
    fixed, more = ("source", "target", "kind", "score", "moved"), {"sure", "origin", "reasons"}
    assert all(
        tuple(link)[: len(fixed)] == fixed and set(link) - set(fixed) <= more for link in data["links"]
    )
    assert {"source": [3], "target": [], "kind": "1-0", "score": 1.0, "moved": False} in data["links"]


@pytest.mark.parametrize("form", ["tmx", "xliff"])
def test_exchange_forms_read_back_the_same(form: str, alignment: Alignment, tmp_path: Path) -> None:
    path = tmp_path / f"memory.{form}"
    path.write_text(str(forms.render(form, alignment)), encoding="utf-8")
    again = read_bitext(path)
    texts = [
        (again.source.blocks[a].text, again.target.blocks[b].text)
        for a, b in again.pairs
        if a is not None and b is not None
    ]
    assert texts == list(zip(RU[:3], EN, strict=True))
    assert align_files(path).links[1].origin == "file"


def test_xliff_2_reads_back_the_same(alignment: Alignment, tmp_path: Path) -> None:
    path = tmp_path / "memory.xlf"
    path.write_text(str(forms.render("xliff", alignment, xliff="2.0")), encoding="utf-8")
    again = read_bitext(path)
    assert [block.text for block in again.source.blocks] == RU
    assert [block.text for block in again.target.blocks] == EN


@pytest.mark.parametrize("case", ["tmx", "xliff 1.2", "xliff 2.0"])
def test_the_translate_toolkit_reads_the_same_segments(case: str, alignment: Alignment) -> None:
    pytest.importorskip("translate", reason="needs the extra «cat», which this machine lacks")
    form, _, version = case.partition(" ")
    data = str(forms.render(form, alignment, xliff=version or "1.2")).encode()
    if form == "tmx":
        from translate.storage.tmx import tmxfile as reader
    elif version == "2.0":
        from translate.storage.xliff2 import Xliff2File as reader
    else:
        from translate.storage.xliff import xlifffile as reader
    store = reader.parsestring(data)
    found = [(str(unit.source), str(unit.target or "")) for unit in store.units if unit.istranslatable()]
    assert [pair for pair in found if pair[1]] == list(zip(RU, EN, strict=False))


@pytest.mark.parametrize("case", ["tmx", "xliff 1.2", "xliff 2.0"])
@given(SEGMENTS)
@example([(LONG.strip(), LONG.strip())])
def test_any_segments_read_back_the_same(case: str, segments: list[tuple[str, str]]) -> None:
    form, _, version = case.partition(" ")
    made = of_segments(segments)
    data = str(forms.render(form, made, xliff=version or "1.2")).encode()
    with TemporaryDirectory() as folder:
        path = Path(folder, f"memory.{form}")
        path.write_bytes(data)
        again = read_bitext(path)
    for number, document in enumerate((again.source, again.target)):
        assert [block.text for block in document.blocks] == [plain(pair[number]) for pair in segments]


def of_segments(segments: list[tuple[str, str]]) -> Alignment:
    """An alignment of passages, each of one block."""
    sides = [
        Document(f"{tongue}.txt", "txt", tuple(blocks), language=tongue)
        for tongue, blocks in (
            (tongue, [Block(f"b{at}", Kind.PARAGRAPH, pair[side]) for at, pair in enumerate(segments)])
            for side, tongue in enumerate(("ru", "en"))
        )
    ]
    return ready(*sides, tuple((at, at) for at in range(len(segments))))


def test_cells_of_a_workbook_are_words(alignment: Alignment) -> None:
    from openpyxl import load_workbook

    data = forms.render("xlsx", alignment)
    assert isinstance(data, bytes)
    sheet = load_workbook(BytesIO(data)).worksheets[0]
    assert sheet["B3"].value == HOSTILE_RU
    assert {cell.data_type for row in sheet.iter_rows() for cell in row} <= {"s", "n"}


def test_the_page_runs_nothing_of_the_text(alignment: Alignment) -> None:
    page = str(forms.render("html", alignment))
    assert "<script>alert" not in page
    assert page.count("<script>") == 1
    assert 'class="gap"' in page


def test_the_word_document_has_two_columns(alignment: Alignment) -> None:
    from docx import Document

    data = forms.render("docx", alignment)
    assert isinstance(data, bytes)
    table = Document(BytesIO(data)).tables[0]
    assert [cell.paragraphs[0].text for cell in table.rows[2].cells] == [HOSTILE_RU, HOSTILE_EN]
    assert table.rows[4].cells[1].text == "no counterpart in the target"


def test_tsv_has_a_line_a_link(alignment: Alignment) -> None:
    lines = str(forms.render("tsv", alignment)).splitlines()
    assert lines[0].split("\t")[-2:] == ["ru", "en"]
    assert len(lines) == 1 + len(alignment.links)


def test_forms_are_chosen_by_name_or_ending() -> None:
    assert forms.form_for(None, Path("x.tmx")) == "tmx"
    assert forms.form_for(None, None) == "tsv"
    with pytest.raises(SettingsError):
        forms.form_for("xlsx", None)
    with pytest.raises(SettingsError):
        forms.form_for("odf", Path("x"))


def test_a_link_set_by_hand_is_kept(pair: tuple[Path, Path]) -> None:
    ours, theirs = pair
    links = {"schema": "almaty-links/1", "links": [hand(RU, [0], EN, [2]), hand(RU, [2], EN, [])]}
    (ours.parent / "a.ru--a.en.links.json").write_text(json.dumps(links), encoding="utf-8")
    found = align_files(ours, theirs)
    by_hand = {(link.source, link.target) for link in found.links if link.origin == "human"}
    assert by_hand == {((0,), (2,)), ((2,), ())}
    assert sorted(at for link in found.links for at in link.target) == [0, 1, 2]


def test_a_hand_link_whose_words_are_gone_is_let_go(pair: tuple[Path, Path], tmp_path: Path) -> None:
    path = tmp_path / "old.json"
    lost = {"source": [{"index": 0, "text": "этого больше нет"}], "target": []}
    path.write_text(json.dumps({"schema": "almaty-links/1", "links": [lost]}), encoding="utf-8")
    assert all(link.origin == "auto" for link in align_files(*pair, links=path).links)
    path.write_text("[]", encoding="utf-8")
    with pytest.raises(InputError):
        align_files(*pair, links=path)


def hand(ru: list[str], ours: list[int], en: list[str], theirs: list[int]) -> dict[str, object]:
    sides = (("source", ru, ours), ("target", en, theirs))
    return {name: [{"index": at, "text": texts[at]} for at in side] for name, texts, side in sides}


def test_a_model_that_is_not_there_is_named(pair: tuple[Path, Path], tmp_path: Path) -> None:
    with pytest.raises(MissingEngine, match="no sentence-transformers model"):
        align_files(*pair, model=str(tmp_path))
