"""An alignment as a Word document in two columns, as bilingual editions are printed: a row a link."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from io import BytesIO
from typing import TYPE_CHECKING

from almaty_nlp.model.alignment import Alignment, Unit
from almaty_nlp.model.document import Document, Kind
from almaty_nlp.model.message import Message, Ui
from almaty_nlp.reports._alignment._rows import Row, languages, rows, text_of

if TYPE_CHECKING:
    from docx.document import Document as WordDocument
    from docx.table import Table, _Cell, _Row

BINARY = True

_NAMES = {"ru": Message("Russian", "Русский"), "en": Message("English", "Английский")}
_GREY = "EDEDED"
_MARGIN_CM = 2.0
_POINTS = 9.5


def render(alignment: Alignment, ui: Ui = "en") -> bytes:
    """Return the document: the head row is repeated on each page, what has no counterpart has a grey gap
    beside it.
    """
    from docx import Document as new_document

    word = new_document()
    _page(word)
    table = word.add_table(rows=1, cols=2)
    table.style = "Table Grid"
    for cell, tongue in zip(table.rows[0].cells, languages(alignment), strict=True):
        name = _NAMES[tongue].of(ui) if tongue in _NAMES else tongue
        cell.paragraphs[0].add_run(name).bold = True
    _repeat(table.rows[0])
    for row in rows(alignment):
        _add(table, alignment, row, ui)
    memory = BytesIO()
    word.save(memory)
    return memory.getvalue()


def _page(word: WordDocument) -> None:
    from docx.shared import Cm, Pt

    section = word.sections[0]
    section.page_width, section.page_height = Cm(21), Cm(29.7)
    section.left_margin = section.right_margin = Cm(_MARGIN_CM)
    section.top_margin = section.bottom_margin = Cm(_MARGIN_CM)
    style = word.styles["Normal"]
    style.font.size = Pt(_POINTS)
    style.paragraph_format.space_after = Pt(3)


def _add(table: Table, alignment: Alignment, row: Row, ui: Ui) -> None:
    made: _Row = table.add_row()  # type: ignore[no-untyped-call]
    _keep_whole(made)
    sides = ((alignment.source, row.source), (alignment.target, row.target))
    for cell, (document, units) in zip(made.cells, sides, strict=True):
        _fill(cell, document, units)
        if not units:
            _shade(cell)
            run = cell.paragraphs[0].add_run("; ".join(row.remarks(ui)))
            run.italic = True
    remarks = row.remarks(ui) if row.source and row.target else []
    if remarks:
        run = made.cells[1].add_paragraph().add_run(f"[{'; '.join(remarks)}]")
        run.italic = True


def _fill(cell: _Cell, document: Document, units: Sequence[Unit]) -> None:
    for at, unit in enumerate(units):
        paragraph = cell.paragraphs[0] if at == 0 else cell.add_paragraph()
        run = paragraph.add_run(_allowed(text_of(unit)))
        run.bold = document.block(unit.block).kind in (Kind.TITLE, Kind.HEADING)
        paragraph.paragraph_format.keep_with_next = run.bold


def _allowed(text: str) -> str:
    return "".join(" " if unicodedata.category(sign) in ("Cc", "Cs") else sign for sign in text)


def _repeat(row: _Row) -> None:
    """Repeat the row at the head of each page (ECMA-376 part 1, 17.4.78)."""
    from docx.oxml.parser import OxmlElement

    row._tr.get_or_add_trPr().append(OxmlElement("w:tblHeader"))


def _keep_whole(row: _Row) -> None:
    """Let no page end inside the row (ECMA-376 part 1, 17.4.6)."""
    from docx.oxml.parser import OxmlElement

    row._tr.get_or_add_trPr().append(OxmlElement("w:cantSplit"))


def _shade(cell: _Cell) -> None:
    from docx.oxml.ns import qn
    from docx.oxml.parser import OxmlElement

    shade = OxmlElement("w:shd")
    for name, value in (("val", "clear"), ("color", "auto"), ("fill", _GREY)):
        shade.set(qn(f"w:{name}"), value)
    cell._tc.get_or_add_tcPr().append(shade)
