"""Which paragraph marks a redline says came or went: those that Word and LibreOffice resolve alike."""

from __future__ import annotations

import re
import zipfile
from pathlib import Path

import pytest

from almaty_nlp.comparison import diff
from almaty_nlp.comparison.words import compare_words
from almaty_nlp.model.document import View
from almaty_nlp.readers import read
from almaty_nlp.writers.docx import Signature
from almaty_nlp.writers.docx.redline import redlined

WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006"
MAIN = "application/vnd.openxmlformats-officedocument.wordprocessingml"
CELL = '<w:tc><w:tcPr><w:tcW w:w="2000" w:type="dxa"/></w:tcPr><w:p><w:r><w:t>{}</w:t></w:r></w:p></w:tc>'
CALL = '</w:t></w:r><w:r><w:footnoteReference w:id="{}"/></w:r><w:r><w:t>'

A = "Стороны ежегодно рассматривают доклад секретариата."
B = "Расходы распределяются поровну между участниками."
C = "Каждое государство назначает координатора."
GONE = "Координатор созывает группу экспертов† не позднее октября каждого второго года."
BARE = GONE.replace("†", "")
REWORDED = BARE.replace("второго", "третьего")
TABLE = "|Смета"


def _package(path: Path, texts: list[str]) -> Path:
    """Write paragraphs («†» calls a note, «|» begins a table of one cell) as a Word package."""
    calls = iter(range(2, 99))

    def shown(text: str) -> str:
        if text.startswith("|"):
            row = f"<w:tr>{CELL.format(text[1:])}</w:tr>"
            return f"<w:tbl><w:tblPr/><w:tblGrid><w:gridCol/></w:tblGrid>{row}</w:tbl>"
        inner = re.sub("†", lambda _: CALL.format(next(calls)), text)
        return f"<w:p><w:r><w:t>{inner}</w:t></w:r></w:p>"

    body = "".join(map(shown, texts))
    notes = "".join(
        f'<w:footnote w:id="{at}"><w:p><w:r><w:t>Примечание.</w:t></w:r></w:p></w:footnote>'
        for at in range(2, next(calls))
    )
    with zipfile.ZipFile(path, "w") as package:
        package.writestr(
            "[Content_Types].xml",
            f'<Types xmlns="{PACKAGE}/content-types"><Default Extension="rels" ContentType='
            '"application/vnd.openxmlformats-package.relationships+xml"/>'
            f'<Override PartName="/word/document.xml" ContentType="{MAIN}.document.main+xml"/>'
            f'<Override PartName="/word/footnotes.xml" ContentType="{MAIN}.footnotes+xml"/></Types>',
        )
        links = f'<Relationships xmlns="{PACKAGE}/relationships"><Relationship Id="r" Type="{OFFICE}/{{}}" '
        package.writestr(
            "_rels/.rels", links.format("officeDocument") + 'Target="word/document.xml"/></Relationships>'
        )
        package.writestr(
            "word/_rels/document.xml.rels",
            links.format("footnotes") + 'Target="footnotes.xml"/></Relationships>',
        )
        package.writestr(
            "word/document.xml", f'<w:document xmlns:w="{WORD}"><w:body>{body}</w:body></w:document>'
        )
        package.writestr("word/footnotes.xml", f'<w:footnotes xmlns:w="{WORD}">{notes}</w:footnotes>')
    return path


def _texts(path: Path, view: View) -> list[str]:
    return [block.text for block in read(path, view=view).blocks]


@pytest.mark.parametrize(
    ("old", "new", "marks"),
    [
        pytest.param(
            [A, GONE, B, C], [A, B, C], ["del", "", "", ""],
            id="LibreOffice forgets the mark beside the first note: the one before goes",
        ),
        pytest.param(
            [A, GONE, "Срок истекает весной.", B, C], [A, B, C], ["del", "", "del", "", ""],
            id="the mark beside the first note stays, not the last of those that go",
        ),
        pytest.param(
            [A + "†", B, GONE, C], [A + "†", B, C], ["", "", "del", ""],
            id="a later note leaves the paragraph before as it is",
        ),
        pytest.param(
            [BARE, A, B, C], [A, B, REWORDED, C], ["del", "", "", "ins", ""],
            id="a moved paragraph that was reworded comes and goes by plain marks",
        ),
        pytest.param(
            [BARE, A, B, C], [A, B, BARE, C], ["moveFrom", "", "", "moveTo", ""],
            id="a moved paragraph has moved marks",
        ),
        pytest.param(
            [BARE, A, B, C], [A, B, C, BARE], ["moveFrom", "", "", "ins", ""],
            id="moved to the end, where no paragraph follows to join it to",
        ),
        pytest.param(
            [A, BARE, TABLE, B, C], [A, TABLE, B, BARE, C], ["del", "", "", "", "moveTo", ""],
            id="moved away before a table",
        ),
    ],
)  # fmt: skip
def test_the_marks(tmp_path: Path, old: list[str], new: list[str], marks: list[str]) -> None:
    paths = _package(tmp_path / "old.docx", old), _package(tmp_path / "new.docx", new)
    signed = Signature("А. Редактор", "2025-03-14T09:30:00Z")
    out = tmp_path / "out.docx"
    out.write_bytes(redlined(diff(*map(read, paths)), lambda a, b: compare_words(a, b).words(), signed))
    with zipfile.ZipFile(out) as package:
        paragraphs = re.findall(r"<w:p\b.*?</w:p>", package.read("word/document.xml").decode(), re.DOTALL)
    found = [re.search(r"<w:pPr>(?:(?!</w:pPr>).)*?<w:rPr>\s*<w:(\w+) ", text) for text in paragraphs]
    assert [match[1] if match else "" for match in found] == marks
    own = [block for block in _texts(out, View.ORIGINAL) if block != "Примечание."]
    assert own == [block for block in _texts(paths[0], View.ACCEPTED) if block != "Примечание."]
    assert _texts(out, View.ACCEPTED)[: len(new)] == _texts(paths[1], View.ACCEPTED)[: len(new)]
