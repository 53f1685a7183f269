"""Edits, comments and redlines written into Word packages, on documents made up at random."""

from __future__ import annotations

import re
import zipfile
from io import BytesIO
from pathlib import Path
from xml.sax.saxutils import escape

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from almaty_nlp.comparison import diff
from almaty_nlp.comparison.words import compare_words
from almaty_nlp.errors import InputError
from almaty_nlp.model.document import Document, Span, View
from almaty_nlp.model.finding import Edit
from almaty_nlp.readers import read
from almaty_nlp.writers.docx import Signature, edited, write_edits
from almaty_nlp.writers.docx.comments import Remark, commented
from almaty_nlp.writers.docx.part import Part, extents
from almaty_nlp.writers.docx.redline import redlined

WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006/relationships"
TYPES = "http://schemas.openxmlformats.org/package/2006/content-types"
SIGNED = Signature("А. Редактор", "2025-03-14T09:30:00Z")
PARAGRAPH = re.compile(rb"<w:p>.*?</w:p>", re.DOTALL)
QUICK = settings(
    max_examples=40,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
WORDS = ("Стороны", "принимают", "план", "не", "позднее", "2025 года", "<и>", "&", "Диалог", "Секретариат")


def make(path: Path, paragraphs: list[list[str]], table: list[list[str]] | None = None) -> Path:
    """Write a package: each paragraph a list of runs, every second one bold; a table at the end."""

    def run(at: int, text: str) -> str:
        look = "<w:rPr><w:b/></w:rPr>" if at % 2 else ""
        return f'<w:r>{look}<w:t xml:space="preserve">{escape(text)}</w:t></w:r>'

    def paragraph(runs: list[str]) -> str:
        return "<w:p>" + "".join(run(at, text) for at, text in enumerate(runs)) + "</w:p>"

    rows = "".join(
        "<w:tr>" + "".join(f"<w:tc>{paragraph([cell])}</w:tc>" for cell in row) + "</w:tr>"
        for row in table or ()
    )
    body = "\n".join(map(paragraph, paragraphs)) + (f"<w:tbl>{rows}</w:tbl>" if rows else "")
    end = paragraph(["Конец документа."])
    with zipfile.ZipFile(path, "w") as package:
        package.writestr(
            "[Content_Types].xml",
            f'<Types xmlns="{TYPES}"><Default Extension="rels" ContentType="application/vnd.openxmlformats-'
            'package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/></Types>',
        )
        package.writestr(
            "_rels/.rels",
            f'<Relationships xmlns="{PACKAGE}"><Relationship Id="d" Type="{OFFICE}/officeDocument" '
            'Target="word/document.xml"/></Relationships>',
        )
        package.writestr(
            "word/document.xml", f'<w:document xmlns:w="{WORD}"><w:body>{body}{end}</w:body></w:document>'
        )
        package.writestr("word/media/kept.bin", bytes(range(256)))
    return path


def texts(path: Path, view: View = View.ACCEPTED) -> list[str]:
    return [block.text.strip() for block in read(path, view=view).blocks if block.text.strip()]


def member(data: bytes, name: str) -> bytes:
    with zipfile.ZipFile(BytesIO(data)) as package:
        return package.read(name)


def shown(document: Document, edits: list[Edit]) -> list[str]:
    held = {block.id: block.text for block in document.blocks}
    for edit in sorted(edits, key=lambda e: e.span, reverse=True):
        text = held[edit.span.block]
        held[edit.span.block] = text[: edit.span.start] + edit.text + text[edit.span.end :]
    return [text.strip() for text in held.values() if text.strip()]


runs = st.lists(st.sampled_from(WORDS).map(lambda word: f"{word} "), min_size=1, max_size=6)
bodies = st.lists(runs, min_size=1, max_size=6)
rows = st.lists(st.lists(st.sampled_from(WORDS), min_size=2, max_size=2), max_size=3)


@pytest.mark.parametrize("tracked", [False, True])
@QUICK
@given(paragraphs=bodies, data=st.data())
def test_edits_are_what_is_read_back(
    tmp_path: Path, tracked: bool, paragraphs: list[list[str]], data: st.DataObject
) -> None:
    path = make(tmp_path / "a.docx", paragraphs)
    document = read(path)
    edits = []
    for block in data.draw(st.lists(st.sampled_from(document.blocks), unique_by=lambda b: b.id, max_size=3)):
        start = data.draw(st.integers(0, len(block.text)))
        end = data.draw(st.integers(start, len(block.text)))
        edits.append(
            Edit(Span(block.id, start, end), data.draw(st.sampled_from(["", "новое", "а\tб", "<&>"])))
        )
    out = tmp_path / "b.docx"
    write_edits(document, out, edits, tracked=tracked, signature=SIGNED)
    assert texts(out) == shown(document, edits)
    if tracked:
        assert texts(out, View.ORIGINAL) == texts(path)
    written = out.read_bytes()
    assert member(written, "word/media/kept.bin") == bytes(range(256))
    before = PARAGRAPH.findall(member(path.read_bytes(), "word/document.xml"))
    touched = {edit.span.block for edit in edits}
    untouched = [raw for raw, block in zip(before, document.blocks, strict=True) if block.id not in touched]
    assert all(raw in member(written, "word/document.xml") for raw in untouched)


@QUICK
@given(old=bodies, new=bodies, table=rows, other=rows)
def test_accepted_a_redline_is_new_and_rejected_it_is_old(
    tmp_path: Path,
    old: list[list[str]],
    new: list[list[str]],
    table: list[list[str]],
    other: list[list[str]],
) -> None:
    shared = [["Общее положение о порядке работы совещания."], ["Второе общее положение о Секретариате."]]
    one = make(tmp_path / "one.docx", [*shared, *old], table)
    two = make(tmp_path / "two.docx", [*old[:2], *new, *shared], other)
    comparison = diff(read(one), read(two))
    data = redlined(comparison, lambda a, b: compare_words(a, b).words(), SIGNED)
    out = tmp_path / "redline.docx"
    out.write_bytes(data)
    assert texts(out) == texts(two)
    assert texts(out, View.ORIGINAL) == texts(one)
    document = read(out, view=View.MARKS)
    assert {(r.author, r.date) for r in document.revisions} <= {(SIGNED.author, SIGNED.date)}
    ids = re.findall(rb'<w:(?:ins|del|moveFrom|moveTo) w:id="(\d+)"', member(data, "word/document.xml"))
    assert len(ids) == len(set(ids))


def test_equal_versions_give_the_same_part_and_no_revision(tmp_path: Path) -> None:
    path = make(tmp_path / "a.docx", [["Одно положение "], ["другое положение"]], [["а", "б"]])
    comparison = diff(read(path), read(path))
    data = redlined(comparison, lambda a, b: compare_words(a, b).words(), SIGNED)
    assert member(data, "word/document.xml") == member(path.read_bytes(), "word/document.xml")


def test_comments_stand_on_the_exact_words(tmp_path: Path) -> None:
    path = make(tmp_path / "a.docx", [["Стороны ", "принимают план."], ["Второй пункт."]])
    document = read(path)
    first = document.blocks[0].id
    spans = [Span(first, 4, 11), Span(first, 8, 17), Span(first, 8, 8), Span(document.blocks[1].id, 0, 6)]
    remarks = [Remark(span, ("Замечание <&>", "второй абзац")) for span in spans]
    out = tmp_path / "b.docx"
    out.write_bytes(commented(document, remarks, SIGNED))
    found = read(out)
    assert [b.text for b in found.blocks] == [b.text for b in document.blocks]
    assert sorted(s for c in found.comments for s in c.spans) == sorted(spans)
    assert {(c.author, c.text) for c in found.comments} == {(SIGNED.author, "Замечание <&>\nвторой абзац")}
    again = tmp_path / "c.docx"
    again.write_bytes(commented(found, remarks[:1], SIGNED))
    assert [c.id for c in read(again).comments] == ["0", "1", "2", "3", "4"]


def test_overlapping_edits_are_refused(tmp_path: Path) -> None:
    document = read(make(tmp_path / "a.docx", [["Стороны принимают план."]]))
    block = document.blocks[0].id
    with pytest.raises(ValueError, match="overlap"):
        edited(document, [Edit(Span(block, 0, 5), "а"), Edit(Span(block, 4, 8), "б")])
    with pytest.raises(ValueError, match="outside"):
        edited(document, [Edit(Span(block, 0, 500), "а")])


def test_what_was_not_read_from_word_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "a.md"
    path.write_text("Пункт.\n", encoding="utf-8")
    document = read(path)
    with pytest.raises(InputError):
        edited(document, [Edit(document.blocks[0].span(0, 1), "п")])


def test_an_odd_but_valid_part_stays_as_it_is() -> None:
    data = (
        f"<?xml version='1.0'?>\n<w:document xmlns:w='{WORD}'><w:body ><w:p w:a='x > y'/>"
        "<w:p><w:r><w:t>a &amp; b<![CDATA[<w:p>]]></w:t></w:r></w:p >\n</w:body></w:document>"
    ).encode()
    part = Part(data, "a part")
    assert part.to_bytes() == data
    assert len(extents(data)) == len(list(part.root.iter()))
    part.touch(part.paragraphs[0])
    assert part.to_bytes() == data.replace(b"<w:p w:a='x > y'/>", b'<w:p w:a="x &gt; y"/>')
