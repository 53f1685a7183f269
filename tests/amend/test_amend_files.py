"""The cases of the instruments on files: written as Word, plain and tracked, and as Markdown; read back."""

from __future__ import annotations

import re
import zipfile
from pathlib import Path
from typing import Any
from xml.sax.saxutils import escape

import pytest
import yaml

from almaty_nlp.amend import apply
from almaty_nlp.amend.output import amended_file
from almaty_nlp.model.document import Document, View
from almaty_nlp.readers import read
from almaty_nlp.readers._finish import finish
from almaty_nlp.readers.markdown import parse_markdown

CASES: list[dict[str, Any]] = [
    case
    for name in ("apply", "provisions", "notes_and_tables")
    for case in yaml.safe_load(Path(__file__).with_name(f"{name}.yaml").read_text("utf-8"))
]
WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006"
NOTE = re.compile(r"\[\^(\w+)\]")
PARTS = {
    "styles": '<w:styles xmlns:w="{w}">'
    '<w:style w:type="paragraph" w:styleId="Heading1"><w:name w:val="heading 1"/></w:style>'
    '<w:style w:type="paragraph" w:styleId="Heading2"><w:name w:val="heading 2"/></w:style></w:styles>',
    "numbering": '<w:numbering xmlns:w="{w}"><w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0">'
    '<w:numFmt w:val="bullet"/><w:lvlText w:val="•"/></w:lvl></w:abstractNum>'
    '<w:abstractNum w:abstractNumId="1"><w:lvl w:ilvl="0">'
    '<w:numFmt w:val="decimal"/><w:lvlText w:val="%1."/></w:lvl></w:abstractNum>'
    '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>'
    '<w:num w:numId="2"><w:abstractNumId w:val="1"/></w:num></w:numbering>',
}


def run(text: str) -> str:
    """A run; note calls («[^1]») become references."""
    pieces = NOTE.split(text)
    return "".join(
        f'<w:r><w:footnoteReference w:id="{piece}"/></w:r>'
        if at % 2
        else f'<w:r><w:t xml:space="preserve">{escape(piece)}</w:t></w:r>'
        for at, piece in enumerate(pieces)
        if piece
    )


def paragraph(line: str, *, numbered: bool) -> str:
    """A paragraph of Markdown («## …», «- …»), or the rows of a table; «1. …» with its number typed, or
    `numbered` by Word.
    """
    if line.startswith("|"):
        rows = [row.strip("|").split("|") for row in line.split("\n") if set(row) - set("|-")]
        cells = ("".join(f"<w:tc><w:p>{run(cell.strip())}</w:p></w:tc>" for cell in row) for row in rows)
        return "<w:tbl><w:tblPr/>" + "".join(f"<w:tr>{row}</w:tr>" for row in cells) + "</w:tbl>"
    if head := re.match(r"(#+) ", line):
        look = f'<w:pStyle w:val="Heading{len(head[1])}"/>'
        return f"<w:p><w:pPr>{look}</w:pPr>{run(line[head.end() :])}</w:p>"
    if item := re.match(r"- |\d+\. " if numbered else "- ", line):
        look = f'<w:numPr><w:ilvl w:val="0"/><w:numId w:val="{1 if line[0] == "-" else 2}"/></w:numPr>'
        return f"<w:p><w:pPr>{look}</w:pPr>{run(line[item.end() :])}</w:p>"
    return f"<w:p>{run(line)}</w:p>"


def write(lines: list[str], path: Path, *, numbered: bool = False) -> Path:
    """Write a Word package of lines of Markdown."""
    notes = [line for line in lines if NOTE.match(line)]
    body = "".join(paragraph(line, numbered=numbered) for line in lines if line not in notes) + "<w:p/>"
    parts = {name: text.format(w=WORD) for name, text in PARTS.items()}
    parts["document"] = f'<w:document xmlns:w="{WORD}"><w:body>{body}<w:sectPr/></w:body></w:document>'
    held = "".join(
        f'<w:footnote w:id="{NOTE.match(line)[1]}"><w:p>{run(line.split(": ", 1)[1])}</w:p></w:footnote>'  # type: ignore[index]
        for line in notes
    )
    parts["footnotes"] = f'<w:footnotes xmlns:w="{WORD}">{held}</w:footnotes>'
    links = "".join(
        f'<Relationship Id="r{name}" Type="{OFFICE}/{name}" Target="{name}.xml"/>' for name in parts
    )
    start = f'<Relationships xmlns="{PACKAGE}/relationships">'
    lead = f'<Relationship Id="d" Type="{OFFICE}/officeDocument" Target="word/document.xml"/>'
    with zipfile.ZipFile(path, "w") as package:
        package.writestr("[Content_Types].xml", f'<Types xmlns="{PACKAGE}/content-types"/>')
        package.writestr("_rels/.rels", f"{start}{lead}</Relationships>")
        package.writestr("word/_rels/document.xml.rels", f"{start}{links}</Relationships>")
        for name, text in parts.items():
            package.writestr(f"word/{name}.xml", text)
    return path


def instrument(case: dict[str, Any]) -> Document:
    clauses = (f"{at}) {clause};" for at, clause in enumerate(case["clauses"], 1))
    return finish(parse_markdown("\n\n".join([*clauses, *case.get("annexes", [])]) + "\n"), View.ACCEPTED)


def shown(document: Document) -> list[tuple[str, str, str]]:
    """Label, text and cell of each paragraph, less those left empty; of a note the words before its calls."""
    calls = {
        block: " | ".join(document.block(a.block).text[: a.offset] for a in note.anchors)
        for note in document.footnotes
        for block in note.blocks
    }
    rows: tuple[list[tuple[str, str, str]], ...] = [], []
    for block in document.blocks:
        if block.text or block.cell:
            row = calls.get(block.id, block.label), block.text, str(block.cell)
            rows[block.id in calls].append(row)
    return rows[0] + sorted(rows[1])


def called(lines: list[str]) -> list[str]:
    return [call for line in lines if not NOTE.match(line) for call in NOTE.findall(line)]


WORDED = [case for case in CASES if len(set(called(case["base"]))) == len(called(case["base"]))]
"""Cases whose notes are called once each, as Word has it."""


@pytest.mark.parametrize("case", WORDED, ids=lambda case: case["name"])
def test_the_word_file_says_what_was_applied(case: dict[str, Any], tmp_path: Path) -> None:
    base = read(write(case["base"], tmp_path / "base.docx"))
    amended = apply(base, instrument(case))
    assert [outcome.op for outcome in amended.reported] == case.get("reported", [])
    out = tmp_path / "out.docx"
    out.write_bytes(amended_file(base, amended, "docx"))
    assert shown(read(out)) == shown(amended.document)
    out.write_bytes(amended_file(base, amended, "docx", tracked=True))
    assert shown(read(out)) == shown(amended.document)
    assert shown(read(out, view=View.ORIGINAL)) == shown(base)


COUNTED = [
    case
    for case in CASES
    if (found := [int(line.split(".")[0]) for line in case["base"] if re.match(r"\d+\. ", line)])
    and found == list(range(1, len(found) + 1))
]
"""Cases whose points count from 1 through the whole text, as Word would number them."""


@pytest.mark.parametrize("case", COUNTED, ids=lambda case: case["name"])
def test_numbers_that_word_gives_come_out_as_the_instrument_says(
    case: dict[str, Any], tmp_path: Path
) -> None:
    base = read(write(case["base"], tmp_path / "base.docx", numbered=True))
    amended = apply(base, instrument(case))
    out = tmp_path / "out.docx"
    out.write_bytes(amended_file(base, amended, "docx"))
    assert shown(read(out)) == shown(amended.document)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["name"])
def test_the_markdown_file_says_what_was_applied(case: dict[str, Any], tmp_path: Path) -> None:
    (tmp_path / "base.md").write_text("\n\n".join(case["base"]) + "\n", encoding="utf-8")
    base = read(tmp_path / "base.md")
    amended = apply(base, instrument(case))
    assert [outcome.op for outcome in amended.reported] == case.get("reported", [])
    out = tmp_path / "out.md"
    out.write_bytes(amended_file(base, amended, "md"))
    assert shown(read(out)) == shown(amended.document)
