"""An alignment as a workbook: a link a row, both texts side by side.

Every text is written as a string, so that nothing in it is ever a formula or a link.
"""

from __future__ import annotations

from io import BytesIO

from almaty_nlp.model.alignment import Alignment
from almaty_nlp.model.message import Message, Ui
from almaty_nlp.reports._alignment._rows import Row, joined, rows

BINARY = True
LONGEST = 32_767
"""Characters a cell may hold (Excel specifications and limits)."""

SHEET = Message("Alignment", "Соответствия")
COLUMNS: tuple[tuple[Message, int], ...] = (
    (Message("No.", "№"), 6),
    (Message("Source", "Оригинал"), 70),
    (Message("Target", "Перевод"), 70),
    (Message("Kind", "Вид"), 8),
    (Message("Score", "Оценка"), 9),
    (Message("Remarks", "Примечания"), 30),
)
_A4 = 9
"""Number of the paper (ECMA-376 part 1, 18.3.1.63)."""
_LINE, _TALLEST = 15.0, 409.0
"""Points of a line and of the tallest row there may be."""
_ALONE, _MOVED, _UNSURE = "#FDE2E1", "#E2F0FB", "#FFF3CD"


def render(alignment: Alignment, ui: Ui = "en") -> bytes:
    """Return the workbook."""
    from xlsxwriter import Workbook

    memory = BytesIO()
    options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    with Workbook(memory, options) as book:
        sheet = book.add_worksheet(SHEET.of(ui))
        head = book.add_format({"bold": True, "bottom": 1, "valign": "top"})
        colours = ("", _ALONE, _MOVED, _UNSURE)
        styles = {c: {"text_wrap": True, "valign": "top"} | ({"bg_color": c} if c else {}) for c in colours}
        formats = {colour: book.add_format(style) for colour, style in styles.items()}
        for column, (name, width) in enumerate(COLUMNS):
            sheet.set_column(column, column, width)
            sheet.write_string(0, column, name.of(ui), head)
        sheet.freeze_panes(1, 0)
        sheet.set_landscape()
        sheet.set_paper(_A4)
        sheet.fit_to_pages(1, 0)
        sheet.repeat_rows(0)
        last = 0
        for row in rows(alignment):
            last = row.number
            shape = formats[_colour(row)]
            texts = (joined(row.source, "\n"), joined(row.target, "\n"))
            sheet.set_row(last, _height(texts))
            sheet.write_number(last, 0, last, shape)
            for column, text in enumerate((*texts, row.link.kind), 1):
                sheet.write_string(last, column, text[:LONGEST], shape)
            sheet.write_number(last, 4, row.link.score, shape)
            sheet.write_string(last, 5, "; ".join(row.remarks(ui)), shape)
        sheet.autofilter(0, 0, max(1, last), len(COLUMNS) - 1)
    return memory.getvalue()


def _height(texts: tuple[str, str]) -> float:
    """Points of a row that shows both texts whole: not every program measures wrapped text by itself."""
    width = COLUMNS[1][1]
    lines = max(sum(len(line) // width + 1 for line in text.split("\n")) for text in texts)
    return min(lines * _LINE, _TALLEST)


def _colour(row: Row) -> str:
    if not row.source or not row.target:
        return _ALONE
    return _MOVED if row.link.moved else "" if row.link.sure else _UNSURE
