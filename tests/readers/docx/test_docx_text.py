"""What a paragraph reads as: text, formatting, kinds, and where each character stands."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml
from lxml import etree

from almaty_nlp.model.document import Document, Kind, Layer, Run
from almaty_nlp.model.origin import DocxOrigin
from almaty_nlp.ooxml.names import BR, CR, SYM, P
from almaty_nlp.ooxml.nodes import CHARACTERS, text_nodes
from almaty_nlp.readers import Limits, read
from almaty_nlp.readers.docx import read_docx
from almaty_nlp.readers.docx.package import Package

CASES = yaml.safe_load((Path(__file__).parent / "text_cases.yaml").read_text(encoding="utf-8"))
STYLES = (
    '<w:style w:type="paragraph" w:default="1" w:styleId="N"><w:name w:val="Normal"/></w:style>'
    '<w:style w:type="paragraph" w:styleId="Bold"><w:name w:val="Bold"/><w:rPr><w:b/></w:rPr></w:style>'
    '<w:style w:type="paragraph" w:styleId="Child"><w:name w:val="Child"/>'
    '<w:basedOn w:val="Bold"/><w:rPr><w:i/></w:rPr></w:style>'
    '<w:style w:type="character" w:styleId="Strong"><w:name w:val="Strong"/><w:rPr><w:b/></w:rPr></w:style>'
)


def assert_origins(document: Document, path: Path) -> None:
    """Each character of each block is the character of the text node its piece names."""
    with Package(path, Limits()) as package:
        paragraphs: dict[str, list[etree._Element]] = {}
        for block in document.blocks:
            origin = block.origin
            assert isinstance(origin, DocxOrigin)
            if origin.part not in paragraphs:
                paragraphs[origin.part] = list(package.root(origin.part).iter(P))
            covered = 0
            for piece in origin.pieces:
                number = origin.paragraph if piece.paragraph is None else piece.paragraph
                node = list(text_nodes(paragraphs[origin.part][number]))[piece.node]
                shown = block.text[piece.start : piece.end]
                assert piece.start == covered
                covered = piece.end
                if node.tag in CHARACTERS or node.tag in (BR, CR, SYM):
                    assert len(shown) == 1
                else:
                    raw = node.text[piece.offset : piece.offset + len(shown)]
                    assert raw.translate(str.maketrans("\n\r\t", "   ")) == shown
            assert covered == len(block.text)


@pytest.mark.parametrize("case", CASES, ids=[case["name"] for case in CASES])
def test_inside_of_a_paragraph(case: dict[str, Any], write_docx) -> None:
    path = write_docx(f"<w:p>{case['xml']}</w:p>", styles=STYLES)
    document = read_docx(path, Limits())
    assert [block.text for block in document.blocks] == [case["text"]]
    runs = tuple(Run(start, end, **names) for start, end, names in case.get("runs", ()))
    assert document.blocks[0].runs == runs
    assert_origins(document, path)


def paragraph(text: str, properties: str = "") -> str:
    return f"<w:p><w:pPr>{properties}</w:pPr><w:r><w:t>{text}</w:t></w:r></w:p>"


def test_kinds_by_style_and_outline_level(read_body) -> None:
    """Built-in styles keep their English names (17.7.4.9); w:outlineLvl makes any paragraph a heading
    (17.3.1.20).
    """
    styles = STYLES + "".join(
        f'<w:style w:type="paragraph" w:styleId="{key}"><w:name w:val="{name}"/>{more}</w:style>'
        for key, name, more in (
            ("a1", "Title", ""),
            ("a2", "heading 3", ""),
            ("a3", "caption", ""),
            ("a4", "toc 2", ""),
            ("a5", "Раздел", '<w:pPr><w:outlineLvl w:val="1"/></w:pPr>'),
            ("a6", "Подраздел", '<w:basedOn w:val="a5"/>'),
        )
    )
    body = "".join(
        paragraph(key, f'<w:pStyle w:val="{key}"/>') for key in ("a1", "a2", "a3", "a4", "a5", "a6", "no")
    )
    body += paragraph("прямо", '<w:outlineLvl w:val="3"/>') + paragraph(
        "снято", '<w:pStyle w:val="a5"/><w:outlineLvl w:val="9"/>'
    )
    document = read_body(body, styles=styles)
    assert [(block.kind, block.level) for block in document.blocks] == [
        (Kind.TITLE, 0),
        (Kind.HEADING, 3),
        (Kind.CAPTION, 0),
        (Kind.TOC_ENTRY, 0),
        (Kind.HEADING, 2),
        (Kind.HEADING, 2),
        (Kind.PARAGRAPH, 0),
        (Kind.HEADING, 4),
        (Kind.PARAGRAPH, 0),
    ]
    assert document.blocks[1].style == "heading 3"


def test_contents_field_spans_paragraphs(read_body) -> None:
    """A TOC field opens in one paragraph and ends in another; what it shows are entries (17.16.5.68)."""
    begin = (
        '<w:r><w:fldChar w:fldCharType="begin"/><w:instrText> TOC \\o "1-3" </w:instrText>'
        '<w:fldChar w:fldCharType="separate"/></w:r>'
    )
    end = '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    body = f"<w:p>{begin}<w:r><w:t>I. Введение</w:t><w:tab/><w:t>1</w:t></w:r></w:p>" + paragraph("II. Итоги")
    document = read_body(body + f"<w:p>{end}</w:p>" + paragraph("Введение"))
    assert [(block.kind, block.text) for block in document.blocks] == [
        (Kind.TOC_ENTRY, "I. Введение\t1"),
        (Kind.TOC_ENTRY, "II. Итоги"),
        (Kind.PARAGRAPH, "Введение"),
    ]


def test_text_box_is_read_once(write_docx) -> None:
    """Word writes a box twice, for new readers and for old ones (part 3, 7.5)."""
    box = f"<w:txbxContent>{paragraph('В рамке')}</w:txbxContent>"
    body = (
        "<w:p><w:r><w:t>До</w:t></w:r><w:r><mc:AlternateContent>"
        "<mc:Choice Requires='wps'><w:drawing><wps:wsp><wps:txbx>"
        f"{box}</wps:txbx></wps:wsp></w:drawing></mc:Choice>"
        f"<mc:Fallback><w:pict><v:textbox>{box}</v:textbox></w:pict>"
        "</mc:Fallback></mc:AlternateContent></w:r><w:r><w:t> и после</w:t></w:r></w:p>"
    ).replace("<w:t> ", '<w:t xml:space="preserve"> ')
    path = write_docx(body)
    document = read_docx(path, Limits())
    assert [(block.kind, block.text) for block in document.blocks] == [
        (Kind.PARAGRAPH, "До и после"),
        (Kind.TEXT_BOX, "В рамке"),
    ]
    assert_origins(document, path)


def test_headers_and_footers_are_furniture(read_body) -> None:
    section = (
        '<w:sectPr><w:headerReference w:type="default" r:id="header"/>'
        '<w:footerReference w:type="default" r:id="footer"/></w:sectPr>'
    )
    body = paragraph("Текст", section) + paragraph("Ещё") + section
    document = read_body(body, header=paragraph("Проект"), footer=paragraph("стр. 1"))
    assert [(block.kind, block.layer, block.text) for block in document.blocks[2:]] == [
        (Kind.HEADER, Layer.FURNITURE, "Проект"),
        (Kind.FOOTER, Layer.FURNITURE, "стр. 1"),
    ]


def test_content_controls_round_blocks(read_body) -> None:
    body = (
        f"<w:sdt><w:sdtPr/><w:sdtContent>{paragraph('a')}<w:sdt>"
        f"<w:sdtContent>{paragraph('b')}</w:sdtContent></w:sdt></w:sdtContent></w:sdt>"
    )
    document = read_body(body + f"<w:customXml>{paragraph('c')}</w:customXml>")
    assert [block.text for block in document.blocks] == ["a", "b", "c"]


def test_strict_form(tmp_path: Path, write_docx) -> None:
    """ISO/IEC 29500 strict: the same document under other namespaces."""
    import zipfile

    transitional = write_docx(paragraph("Строгий вид", '<w:pStyle w:val="Bold"/>'), styles=STYLES)
    strict = tmp_path / "strict.docx"
    with zipfile.ZipFile(transitional) as source, zipfile.ZipFile(strict, "w") as target:
        for name in source.namelist():
            data = source.read(name)
            for old, new in (
                (
                    b"http://schemas.openxmlformats.org/wordprocessingml/2006/main",
                    b"http://purl.oclc.org/ooxml/wordprocessingml/main",
                ),
                (
                    b"http://schemas.openxmlformats.org/officeDocument/2006/relationships",
                    b"http://purl.oclc.org/ooxml/officeDocument/relationships",
                ),
            ):
                data = data.replace(old, new)
            target.writestr(name, data)
    document = read_docx(strict, Limits())
    assert [(block.text, block.runs[0].bold) for block in document.blocks] == [("Строгий вид", True)]


def test_foreign_chunk_is_told(read_body) -> None:
    document = read_body(paragraph("a") + '<w:altChunk r:id="x"/>')
    assert [notice.code for notice in document.notices] == ["foreign-content"]


def test_links_outside(read_body) -> None:
    link = '<Relationship Id="h" Type="x/hyperlink" Target="https://process.example/" TargetMode="External"/>'
    document = read_body('<w:p><w:hyperlink r:id="h"><w:r><w:t>сайт</w:t></w:r></w:hyperlink></w:p>', link)
    assert document.blocks[0].runs == (Run(0, 4, link="https://process.example/"),)


@pytest.mark.shared
def test_origins_of_real_files(shared: Path) -> None:
    """Every character of real documents leads back to its text node."""
    for path in sorted((shared / "corpora" / "robustness" / "docx").glob("*.docx")):
        if path.stat().st_size < 60_000 and path.with_suffix(".gold.json").exists():
            assert_origins(read_docx(path, Limits()), path)


def test_paragraphs_inside_a_paragraph_are_not_lost(read_body) -> None:
    """Not valid, but written: a content control of the line with whole paragraphs in it."""
    inner = f"<w:sdt><w:sdtContent>{paragraph('внутри')}{paragraph('ещё')}</w:sdtContent></w:sdt>"
    document = read_body(f"<w:p><w:r><w:t>снаружи</w:t></w:r>{inner}</w:p>")
    assert [block.text for block in document.blocks] == ["снаружи", "внутри", "ещё"]


@pytest.mark.parametrize("suffix", ["docx", "DOCX", "docm", "dotx", "dotm"])
def test_all_suffixes_of_the_family(write_docx, suffix: str) -> None:
    assert [block.text for block in read(write_docx(paragraph("a"), name=f"x.{suffix}")).blocks] == ["a"]
