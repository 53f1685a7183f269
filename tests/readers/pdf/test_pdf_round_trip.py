"""A DOCX of ours through LibreOffice: the PDF reads as the paragraphs that were written."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest

from almaty_nlp.readers.pdf import read_pdf

NAMES = ("Aitmat", "Boris", "Chinara", "Dina", "Erlan", "Farida")


@pytest.mark.libreoffice
@pytest.mark.parametrize("justified", [False, True])
def test_what_was_written_is_read(tmp_path: Path, prose, texts, justified):
    from docx import Document as Word
    from docx.enum.text import WD_ALIGN_PARAGRAPH
    from docx.shared import Pt

    word = Word()
    word.sections[0].header.paragraphs[0].text = "Steppe Forum, second round"
    wanted: list[tuple[str, str]] = []
    word.add_heading("Report of the Steppe Forum", 0)
    wanted.append(("", "Report of the Steppe Forum"))
    for round_ in range(len(NAMES)):
        word.add_heading(f"Item {round_ + 1}", 2)
        wanted.append(("", f"Item {round_ + 1}"))
        for at, sentence in enumerate(prose):
            text = f"{NAMES[round_]} speaking. {sentence}"
            listed = at in (1, 4)
            paragraph = word.add_paragraph(text, style="List Bullet" if listed else None)
            paragraph.paragraph_format.space_after = Pt(0 if justified else 6)
            if justified:
                paragraph.alignment = WD_ALIGN_PARAGRAPH.JUSTIFY
                paragraph.paragraph_format.first_line_indent = None if listed else Pt(28)
            wanted.append(("•" if listed else "", text))
    table = word.add_table(2, 2)
    table.style = "Table Grid"
    for cell, name in zip(table._cells, ("State", "Permits", "Northland", "1,240"), strict=True):
        cell.text = name
        wanted.append(("", name))
    word.save(str(tmp_path / "draft.docx"))
    profile = f"-env:UserInstallation=file://{tmp_path}/profile"
    command = ["soffice", profile, "--headless", "--convert-to", "pdf", "--outdir", str(tmp_path)]
    subprocess.run([*command, str(tmp_path / "draft.docx")], check=True, capture_output=True, timeout=180)
    document = read_pdf(tmp_path / "draft.pdf")
    assert [(block.label, block.text) for block in document.blocks if block.layer.value == "body"] == wanted
