"""Reading text files from disk: formats, encodings, labels, places, and what is refused."""

from __future__ import annotations

import time
from pathlib import Path

import pytest

from almaty_nlp.errors import InputError, MissingEngine
from almaty_nlp.model.document import Document, Kind
from almaty_nlp.model.origin import TextOrigin
from almaty_nlp.readers import Limits, read
from almaty_nlp.readers.html import parse_html
from almaty_nlp.readers.markdown import parse_markdown


def put(folder: Path, name: str, content: str | bytes) -> Path:
    path = folder / name
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return path


def labelled(document: Document) -> list[tuple[str, str]]:
    return [(block.label, block.text) for block in document.blocks]


def places(document: Document) -> list[tuple[int, int]]:
    return [b.origin.place(0) for b in document.blocks if isinstance(b.origin, TextOrigin)]


def test_a_line_of_text_is_a_block_and_keeps_its_label(tmp_path: Path) -> None:
    document = read(put(tmp_path, "a.txt", "Решение\r\n\r\n  1) первый пункт\r\n2) второй\r\n"))
    assert labelled(document) == [("", "Решение"), ("1)", "1) первый пункт"), ("2)", "2) второй")]
    assert places(document) == [(1, 1), (3, 3), (4, 1)]
    assert [block.text[block.body :] for block in document.blocks] == ["Решение", "первый пункт", "второй"]
    assert document.language == "ru"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_unicode_encodings_read_alike(tmp_path: Path, encoding: str) -> None:
    document = read(put(tmp_path, "a.txt", "Решение\nсовета\n".encode(encoding)))
    assert (labelled(document), places(document)) == ([("", "Решение"), ("", "совета")], [(1, 1), (2, 1)])


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        ("a.txt", "Решение".encode("cp1251"), "byte 0"),
        ("a.md", b"abc\xff", "byte 3"),
        ("a.txt", b"abc\0def", "NUL character at byte 3"),
        ("a.txt", b"", "empty"),
        ("a.xyz", b"text", "kind of file"),
        ("a.docx", b"just text", "not a DOCX"),
        ("a.pdf", b"just text", "not a PDF"),
        ("a.md", ">" * 3000 + " a", "nested deeper"),
        ("a.html", "<html>" + "<div>" * 5000 + "x", "nested too deep"),
    ],
)
def test_what_cannot_be_read_is_refused_in_one_line(
    tmp_path: Path, name: str, content: str | bytes, said: str
) -> None:
    with pytest.raises(InputError) as caught:
        read(put(tmp_path, name, content))
    assert said in caught.value.message.en
    assert "\n" not in caught.value.message.en + caught.value.message.ru


def test_a_suffix_that_lies_is_told(tmp_path: Path) -> None:
    document = read(put(tmp_path, "a.docx", "<!DOCTYPE html><html><p>Решение</p></html>"))
    assert (document.format, [notice.code for notice in document.notices]) == ("html", ["wrong-suffix"])
    assert labelled(document) == [("", "Решение")]


@pytest.mark.libreoffice
def test_rtf_comes_through_libreoffice(tmp_path: Path) -> None:
    text = r"{\rtf1\ansi The first paragraph.\par 1. Typed.\par 2. Labels.\par}"
    document = read(put(tmp_path, "a.rtf", text))
    assert (document.format, [notice.code for notice in document.notices]) == ("rtf", ["converted"])
    found = [one for one in labelled(document) if any(one)]
    assert found == [("", "The first paragraph."), ("1.", "Typed."), ("2.", "Labels.")]


def test_without_libreoffice_one_line_says_so(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("almaty_nlp.readers.office.office_program", lambda: None)
    with pytest.raises(MissingEngine, match="LibreOffice"):
        read(put(tmp_path, "a.rtf", r"{\rtf1 x}"))


def test_a_missing_file_and_a_folder_are_told_apart(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="cannot be opened"):
        read(tmp_path / "none.md")
    with pytest.raises(InputError, match="a folder"):
        read(tmp_path)


def test_a_file_past_the_limit_is_refused(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="limit"):
        read(put(tmp_path, "a.txt", "слово " * 100), limits=Limits(max_text_bytes=100))


def test_labels_as_typed_in_markdown() -> None:
    text = "18. a\n29. b\n\n- c\n\n(iv) d\n\n5-1. e\n\n## 2. F {#f}\n\n1.1. g\n\nг. Алматы\n"
    assert labelled(parse_markdown(text)) == [
        ("18.", "a"),
        ("29.", "b"),
        ("•", "c"),
        ("(iv)", "d"),
        ("5-1.", "e"),
        ("2.", "F"),
        ("1.1.", "g"),
        ("", "г. Алматы"),
    ]


def test_front_matter_is_metadata_and_counts_as_lines() -> None:
    document = parse_markdown("---\ntitle: «Устав»\nlanguage: ru\n---\n\n# Устав\n")
    assert (document.metadata["title"], document.metadata["language"]) == ("«Устав»", "ru")
    assert places(document) == [(6, 3)]


def test_notes_stand_apart_with_their_anchors() -> None:
    document = parse_markdown("Сторона[^1] и орган[^1].\n\n[^1]: Пояснение.\n\n[^2]: Без вызова.\n")
    assert [(note.label, [a.offset for a in note.anchors]) for note in document.footnotes] == [
        ("1", [7, 15]),
        ("2", []),
    ]
    assert [block.kind for block in document.blocks] == [Kind.PARAGRAPH, Kind.FOOTNOTE, Kind.FOOTNOTE]


def test_html_lists_tables_and_places() -> None:
    page = (
        "<html lang='en'><title>T</title><script>x</script>\n<h2>A &amp; B</h2>\n"
        "<ol start=3 type=a><li>one<li>"
        "two"
        "<ul><li>in</ul></ol>\n<table><tr><th rowspan=2>p<th>q<tr><td>r</table>\n"
        "<p>(i) <b>x</b>;<br>y\n"
    )
    document = parse_html(page)
    assert labelled(document) == [
        ("", "A & B"),
        ("c.", "one"),
        ("d.", "two"),
        ("•", "in"),
        ("", "p"),
        ("", "q"),
        ("", "r"),
        ("(i)", "x;\ny"),
    ]
    assert places(document)[:3] == [(2, 5), (3, 24), (3, 31)]
    assert [(c.row, c.column) for b in document.blocks if (c := b.cell)] == [(0, 0), (0, 1), (1, 1)]
    assert document.metadata == {"title": "T"}


HTML = {
    "a list goes on after the one inside it": (
        "<ol><li>a<ul><li>x</li><li>y</li></ul></li><li>b</li></ol><p>c</p><ol start=4><li>d</li></ol>",
        [("1.", 1, "a"), ("•", 2, "x"), ("•", 2, "y"), ("2.", 1, "b"), ("", 0, "c"), ("4.", 1, "d")],
    ),
    "letters, and a number of its own": (
        "<ol type=a><li>a</li><li>b</li></ol><ol><li value=7>c</li><li>d</li></ol>",
        [("a.", 1, "a"), ("b.", 1, "b"), ("7.", 1, "c"), ("8.", 1, "d")],
    ),
    "paragraphs of an item, quotations, definitions": (
        "<ul><li><p>a</p><p>b</p></li></ul><blockquote>c</blockquote><dl><dt>d</dt><dd>e</dd></dl>",
        [("•", 1, "a"), ("", 1, "b"), ("", 0, "c"), ("", 0, "d"), ("", 0, "e")],
    ),
    "boxes inside boxes, and what is not text": (
        "<div>a<div>b<!-- no --></div>c<script>no</script></div><style>no</style>d &amp; e<br>f",
        [("", 0, "a"), ("", 0, "b"), ("", 0, "c"), ("", 0, "d & e\nf")],
    ),
}


@pytest.mark.parametrize(("page", "blocks"), HTML.values(), ids=HTML)
def test_html_blocks(page: str, blocks: list[tuple[str, int, str]]) -> None:
    assert [(block.label, block.level, block.text) for block in parse_html(page).blocks] == blocks


def test_html_cells_over_rows_and_columns() -> None:
    page = (
        "<table><tr><td rowspan=2 colspan=2>a</td><td>b</td></tr><tr><td>c</td></tr>"
        "<tr><td>d</td><td>e</td><td>f</td></tr></table>"
    )
    places = [(block.text, block.cell) for block in parse_html(page).blocks]
    assert [(text, c.row, c.column, c.rows, c.columns) for text, c in places if c] == [
        ("a", 0, 0, 2, 2),
        ("b", 0, 2, 1, 1),
        ("c", 1, 2, 1, 1),
        ("d", 2, 0, 1, 1),
        ("e", 2, 1, 1, 1),
        ("f", 2, 2, 1, 1),
    ]


HOSTILE = {
    "wrapped lines": "a: b\n",
    "stars": "*a ",
    "brackets": "[",
    "links": "[a](",
    "comments": "<!-- ",
    "tags": "<a ",
    "notes": "[^1] ",
    "entities": "&",
    "underscores": "a_",
    "ticks": "`a``",
    "bars": "|a\n|-\n",
    "quotes": "> > > a\n",
    "lists": "- a\n",
}


@pytest.mark.parametrize("piece", HOSTILE.values(), ids=HOSTILE)
def test_reading_stays_near_linear(piece: str) -> None:
    """Eight times the text takes far less than the 64-fold time of a quadratic reader."""
    short, long = (_seconds(piece * count) for count in (1500, 12000))
    assert long < 25 * short + 1.0


def _seconds(text: str) -> float:
    start = time.process_time()
    parse_markdown(text)
    return time.process_time() - start


def test_a_table_of_thousands_of_columns_is_text() -> None:
    wide = "\n".join(("|".join("a" * 3000), "|".join("-" * 3000), *["x|y"] * 300))
    document = parse_markdown(wide)
    assert (len(document.blocks), document.tables) == (1, ())
    assert len(parse_markdown("a|b\n-|-\nx|y").tables) == 1


def test_searching_for_entries_of_contents_stays_linear() -> None:
    text = "*a " * 60_000
    assert len(parse_markdown(text).blocks[0].text) == len(text) - 1
