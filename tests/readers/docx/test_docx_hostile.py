"""Hostile and broken packages: read or refused with one line, whatever is in them."""

from __future__ import annotations

import io
import random
import zipfile
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from almaty_nlp.errors import InputError
from almaty_nlp.model.document import View
from almaty_nlp.model.views import derive
from almaty_nlp.readers import Limits, read
from almaty_nlp.readers.docx import read_docx

SMALL = Limits(max_member_bytes=1 << 20, ratio_from_bytes=1 << 16, max_ratio=50, max_members=40, seconds=20)
PARAGRAPH = "<w:p><w:r><w:t>Текст</w:t></w:r></w:p>"


def refusal(path: Path, limits: Limits = SMALL) -> str:
    """The English line of the refusal; both languages are one line."""
    with pytest.raises(InputError) as caught:
        read_docx(path, limits)
    message = caught.value.message
    assert "\n" not in message.en + message.ru
    assert message.en != message.ru
    return message.en


def rewrite(source: Path, target: Path, part: str, data: bytes | str) -> Path:
    """The package with one part put in the place of another, or added."""
    with zipfile.ZipFile(source) as old, zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            if name != part:
                new.writestr(name, old.read(name))
        new.writestr(part, data)
    return target


@pytest.mark.parametrize(
    ("data", "why"),
    [
        (b"", "empty"),
        (b"plain text", "not a Word document"),
        (b"%PDF-1.7\n", "PDF"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), "old format"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le"), "encrypted"),
        (b"PK\x03\x04" + bytes(100), "cut off"),
    ],
)
def test_what_is_no_package(tmp_path: Path, data: bytes, why: str) -> None:
    path = tmp_path / "draft.docx"
    path.write_bytes(data)
    assert why in refusal(path)


def test_missing_file(tmp_path: Path) -> None:
    assert "cannot be opened" in refusal(tmp_path / "none.docx")


def test_bomb_is_stopped_while_it_inflates(tmp_path: Path, write_docx) -> None:
    body = f"<w:document><w:body>{' ' * (1 << 19)}</w:body></w:document>"
    path = rewrite(write_docx(PARAGRAPH), tmp_path / "bomb.docx", "word/document.xml", body)
    assert "zip bomb" in refusal(path)
    assert "zip bomb" in refusal(path, replace(SMALL, max_ratio=10**6, max_member_bytes=1 << 18))
    assert "zip bomb" in refusal(path, replace(SMALL, max_ratio=10**6, max_unpacked_bytes=1 << 18))


def test_bomb_in_a_part_nobody_reads_is_left_alone(tmp_path: Path, write_docx) -> None:
    path = rewrite(write_docx(PARAGRAPH), tmp_path / "media.docx", "word/media/a.bin", bytes(1 << 22))
    assert [block.text for block in read_docx(path, SMALL).blocks] == ["Текст"]


def test_too_many_parts(tmp_path: Path, write_docx) -> None:
    path = write_docx(PARAGRAPH)
    with zipfile.ZipFile(path, "a") as package:
        for at in range(50):
            package.writestr(f"word/x{at}", "")
    assert "more parts" in refusal(path)


@pytest.mark.parametrize("part", ["word/document.xml", "word/styles.xml", "word/_rels/document.xml.rels"])
def test_document_type_declarations_are_refused(tmp_path: Path, write_docx, part: str) -> None:
    """No entity of a stranger is expanded, no outside file is looked at."""
    secret = tmp_path / "secret"
    secret.write_text("CANARY")
    evil = f'<!DOCTYPE x [<!ENTITY e SYSTEM "{secret.as_uri()}">]><x>&e;</x>'
    path = rewrite(write_docx(PARAGRAPH, styles=""), tmp_path / "evil.docx", part, evil)
    assert "DOCTYPE" in refusal(path)


def test_nesting_past_the_limit(write_docx) -> None:
    deep = "<w:sdt><w:sdtContent>" * 120 + PARAGRAPH + "</w:sdtContent></w:sdt>" * 120
    assert "nested deeper" in refusal(write_docx(deep))
    deep = "<w:smartTag>" * 240 + "<w:r><w:t>x</w:t></w:r>" + "</w:smartTag>" * 240
    assert "nested deeper" in refusal(write_docx(f"<w:p>{deep}</w:p>"))
    very = "<w:tbl><w:tr><w:tc>" * 5000 + PARAGRAPH + "</w:tc></w:tr></w:tbl>" * 5000
    assert "nested deeper" in refusal(write_docx(very))


def test_nesting_of_a_hundred_is_read(write_docx) -> None:
    deep = "<w:sdt><w:sdtContent>" * 100 + PARAGRAPH + "</w:sdtContent></w:sdt>" * 100
    assert [block.text for block in read_docx(write_docx(deep), Limits()).blocks] == ["Текст"]


def test_time_and_number_of_paragraphs_are_limited(write_docx) -> None:
    path = write_docx(PARAGRAPH * 5)
    assert "longer than the limit" in refusal(path, replace(SMALL, seconds=-1))
    assert "more paragraphs" in refusal(path, replace(SMALL, max_blocks=3))


def test_rings_of_styles_lists_and_notes(read_body) -> None:
    styles = "".join(
        f'<w:style w:type="paragraph" w:styleId="S{at}">'
        f'<w:name w:val="S{at}"/><w:basedOn w:val="S{(at + 1) % 3}"/></w:style>'
        for at in range(3)
    ) + "".join(
        f'<w:style w:type="numbering" w:styleId="L{at}"><w:pPr><w:numPr>'
        f'<w:numId w:val="{at + 1}"/></w:numPr></w:pPr></w:style>'
        for at in range(2)
    )
    numbering = "".join(
        f'<w:abstractNum w:abstractNumId="{at}"><w:numStyleLink w:val="L{1 - at}"/></w:abstractNum>'
        for at in range(2)
    ) + "".join(f'<w:num w:numId="{at + 1}"><w:abstractNumId w:val="{at}"/></w:num>' for at in range(2))
    body = (
        '<w:p><w:pPr><w:pStyle w:val="S0"/><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr><w:r><w:t>a</w:t>'
        '<w:footnoteReference w:id="1"/></w:r></w:p>'
    )
    note = (
        '<w:footnote w:id="1"><w:p><w:r><w:t>b</w:t><w:footnoteReference w:id="1"/></w:r></w:p></w:footnote>'
    )
    document = read_body(body, styles=styles, numbering=numbering, footnotes=note)
    assert [(block.text, block.label) for block in document.blocks] == [("a", ""), ("b", "1")]


def test_missing_and_broken_parts_are_told(tmp_path: Path, write_docx) -> None:
    path = rewrite(write_docx(PARAGRAPH, styles=""), tmp_path / "a.docx", "word/styles.xml", "<w:styles")
    document = read_docx(path, SMALL)
    assert [block.text for block in document.blocks] == ["Текст"]
    assert [notice.code for notice in document.notices] == ["missing-part"]
    path = rewrite(write_docx(PARAGRAPH), tmp_path / "b.docx", "word/document.xml", "<w:document")
    assert "damaged" in refusal(path)
    path = rewrite(write_docx(PARAGRAPH), tmp_path / "c.docx", "word/document.xml", "<html/>")
    assert "no Word document" in refusal(path)


def test_other_encodings(tmp_path: Path, write_docx) -> None:
    path = write_docx(PARAGRAPH)
    with zipfile.ZipFile(path) as package:
        text = package.read("word/document.xml").decode()
    data = f'<?xml version="1.0" encoding="UTF-16"?>{text}'.encode("utf-16")
    again = rewrite(path, tmp_path / "utf16.docx", "word/document.xml", data)
    assert [block.text for block in read_docx(again, SMALL).blocks] == ["Текст"]


def test_comments_over_the_whole_text_do_not_multiply(write_docx) -> None:
    """Ranges times paragraphs stay under a ceiling."""
    starts = "".join(f'<w:commentRangeStart w:id="{at}"/>' for at in range(400))
    ends = starts.replace("Start", "End")
    comments = "".join(f'<w:comment w:id="{at}"><w:p/></w:comment>' for at in range(400))
    path = write_docx(starts + PARAGRAPH * 1000 + ends, comments=comments)
    document = read_docx(path, Limits())
    assert len(document.comments) == 400
    assert sum(len(comment.spans) for comment in document.comments) <= 201_000


# fuzzing ----------------------------------------------------------------------------------------

WORDS = (
    "<w:p>", "</w:p>", "<w:r>", "</w:r>", "<w:t>а</w:t>", "<w:ins>", "</w:ins>", "<w:del>", "</w:del>",
    "<w:tbl>", "</w:tbl>", "<w:tr>", "</w:tr>", "<w:tc>", "</w:tc>", "<w:tab/>", "<w:sdt>", "</w:sdt>",
    "<w:sdtContent>", "</w:sdtContent>", '<w:sym w:char="110000"/>', '"-1"', '"99999999999"', "<w:vMerge/>",
    '<w:fldChar w:fldCharType="begin"/>', '<w:fldChar w:fldCharType="end"/>', "<mc:AlternateContent/>",
    '<w:footnoteReference w:id="1"/>', '<w:commentRangeEnd w:id="0"/>', "&#0;", "&x;",
    '<w:rPr><w:del w:author="A"/></w:rPr>', "<w:txbxContent><w:p/></w:txbxContent>",
)  # fmt: skip


@pytest.fixture(scope="module")
def rich(tmp_path_factory: pytest.TempPathFactory, request: pytest.FixtureRequest) -> bytes:
    """A package that has something of everything."""
    folder = tmp_path_factory.mktemp("fuzz")
    body = (
        '<w:p><w:pPr><w:pStyle w:val="H"/><w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr></w:pPr>'
        '<w:commentRangeStart w:id="0"/><w:r><w:t>a</w:t>'
        '<w:footnoteReference w:id="1"/></w:r><w:commentRangeEnd w:id="0"/>'
        '<w:ins w:author="A"><w:r><w:t>b</w:t></w:r></w:ins>'
        '<w:del w:author="A"><w:r><w:delText>c</w:delText></w:r></w:del>'
        '<w:r><w:fldChar w:fldCharType="begin"/>'
        '<w:instrText>TOC</w:instrText><w:fldChar w:fldCharType="separate"/>'
        '<w:t>d</w:t><w:fldChar w:fldCharType="end"/></w:r></w:p>'
        '<w:tbl><w:tr><w:trPr><w:del w:author="A"/></w:trPr><w:tc>'
        '<w:tcPr><w:gridSpan w:val="2"/><w:vMerge w:val="restart"/>'
        "</w:tcPr><w:p><w:r><w:t>e</w:t></w:r></w:p></w:tc></w:tr>"
        "<w:tr><w:tc><w:tcPr><w:vMerge/></w:tcPr><w:p/></w:tc></w:tr>"
        '</w:tbl><w:p><w:pPr><w:rPr><w:del w:author="A"/></w:rPr>'
        "</w:pPr><w:r><w:pict><v:textbox><w:txbxContent><w:p><w:r>"
        "<w:t>f</w:t></w:r></w:p></w:txbxContent></v:textbox></w:pict>"
        '</w:r></w:p><w:p/><w:sectPr><w:headerReference r:id="header"/></w:sectPr>'
    )
    make = request.getfixturevalue("make_docx")
    path = make(
        folder / "rich.docx",
        body,
        styles=(
            '<w:style w:type="paragraph" w:styleId="H">'
            '<w:name w:val="heading 1"/><w:basedOn w:val="H"/></w:style>'
        ),
        numbering=(
            '<w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0">'
            '<w:start w:val="1"/><w:lvlText w:val="%1."/></w:lvl>'
            '</w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>'
        ),
        footnotes='<w:footnote w:id="1"><w:p><w:r><w:t>g</w:t></w:r></w:p></w:footnote>',
        comments='<w:comment w:id="0" w:author="A"><w:p><w:r><w:t>h</w:t></w:r></w:p></w:comment>',
        header="<w:p><w:r><w:t>i</w:t></w:r></w:p>",
    )
    return path.read_bytes()


def survives(path: Path) -> bool:
    """Read in all views, or refused in one line; anything else is an error of the test."""
    try:
        document = read_docx(path, replace(SMALL, max_members=1000))
    except InputError as error:
        return "\n" in error.message.en and pytest.fail("a refusal of several lines")
    for view in View:
        shown = derive(document, view)
        for block in shown.blocks:
            assert all(0 <= run.start < run.end <= len(block.text) for run in block.runs)
        ids = shown.index
        assert all(block in ids for note in (*shown.footnotes, *shown.endnotes) for block in note.blocks)
        assert all(
            block in ids for table in shown.tables for row in table.rows for cell in row for block in cell
        )
        spans = [span for r in (*shown.revisions, *shown.comments) for span in r.spans]
        assert all(0 <= span.start <= span.end <= len(shown.block(span.block).text) for span in spans)
    return True


def mutated(data: bytes, seed: int) -> bytes:
    """The package with pieces of XML put in, taken out or swapped in one of its parts."""
    dice = random.Random(seed)
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(out, "w") as new:
        chosen = dice.choice(
            [name for name in old.namelist() if dice.random() < 0.6] or ["word/document.xml"]
        )
        for name in old.namelist():
            text = old.read(name).decode()
            for _ in range(dice.randint(1, 3) if name == chosen else 0):
                at = [0, *(i for i, char in enumerate(text) if char in '<>"')]
                left, right = sorted((dice.choice(at), dice.choice(at)))
                kind = dice.random()
                if kind < 0.4:
                    text = text[:left] + dice.choice(WORDS) + text[left:]
                elif kind < 0.6:
                    text = text[:left] + text[right:] if right - left < 80 else text
                elif kind < 0.8:
                    text = text[:left] + text[left:right][:200] + text[left:]
                else:
                    text = text.replace(
                        f"w:{dice.choice(('p', 'r', 'tc', 'ins', 't'))}", dice.choice(("w:p", "w:sdt")), 2
                    )
            new.writestr(name, text)
    return out.getvalue()


@settings(max_examples=250, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(seed=st.integers(0, 2**32))
def test_mutated_xml_is_read_or_refused(tmp_path: Path, rich: bytes, seed: int) -> None:
    path = tmp_path / "fuzz.docx"
    path.write_bytes(mutated(rich, seed))
    survives(path)


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(cuts=st.lists(st.tuples(st.integers(0, 20_000), st.integers(0, 255)), min_size=1, max_size=8))
def test_flipped_bytes_are_read_or_refused(tmp_path: Path, rich: bytes, cuts: list[tuple[int, int]]) -> None:
    data = bytearray(rich)
    for at, byte in cuts:
        data[at % len(data)] = byte
    path = tmp_path / "fuzz.docx"
    path.write_bytes(data)
    survives(path)


@pytest.mark.parametrize("share", [10, 30, 50, 70, 90, 99])
def test_truncated_packages_are_refused(tmp_path: Path, rich: bytes, share: int) -> None:
    path = tmp_path / "cut.docx"
    path.write_bytes(rich[: len(rich) * share // 100])
    assert not survives(path)


def test_the_rich_package_itself_is_read(tmp_path: Path, rich: bytes) -> None:
    path = tmp_path / "rich.docx"
    path.write_bytes(rich)
    assert survives(path)


@pytest.mark.parametrize("suffix", ["docx", "odt"])
def test_a_damaged_stream_that_tells_the_kind_is_refused(tmp_path: Path, suffix: str) -> None:
    path = tmp_path / f"damaged.{suffix}"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as package:
        package.writestr("mimetype", "application/vnd.oasis.opendocument.text" * 40)
    data = bytearray(path.read_bytes())
    begin = data.index(b"mimetype") + len(b"mimetype")
    for at in range(begin, begin + 20):
        data[at] ^= 0xFF
    path.write_bytes(bytes(data))
    with pytest.raises(InputError):
        read(path)
