"""Amendments as a workbook: one change a row, changed words in colours, with filters; the counts on a
second sheet.

Every cell of the document's words is written as a string, so that nothing in it is ever a formula or a
link.
"""

from __future__ import annotations

from io import BytesIO
from typing import TYPE_CHECKING

from almaty_nlp.model.change import Change, ChangeKind, Comparison, Meaning, Op
from almaty_nlp.model.message import Message, Ui
from almaty_nlp.reports._changes._names import KIND, MEANING
from almaty_nlp.reports._changes._shared import where

if TYPE_CHECKING:
    from xlsxwriter import Workbook
    from xlsxwriter.format import Format
    from xlsxwriter.worksheet import Worksheet

BINARY = True
LONGEST = 32_767
"""Characters a cell may hold (Excel specifications and limits)."""

COLUMNS: tuple[tuple[Message, int], ...] = (
    (Message("No.", "№"), 6),
    (Message("Change", "Изменение"), 14),
    (Message("Meaning", "Значение"), 20),
    (Message("Old place", "Прежнее место"), 22),
    (Message("New place", "Новое место"), 22),
    (Message("Old text", "Прежний текст"), 60),
    (Message("New text", "Новый текст"), 60),
    (Message("Evidence", "Основание"), 40),
)
SHEETS = (Message("Changes", "Изменения"), Message("Counts", "Сводка"))


def render(comparison: Comparison, ui: Ui = "en") -> bytes:
    """Return the workbook, changes in the order of the new text."""
    from xlsxwriter import Workbook

    memory = BytesIO()
    options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    with Workbook(memory, options) as book:
        _changes(book, comparison, ui)
        _counts(book, comparison, ui)
    return memory.getvalue()


def _changes(book: Workbook, comparison: Comparison, ui: Ui) -> None:
    sheet = book.add_worksheet(SHEETS[0].of(ui))
    bold = book.add_format({"bold": True, "bottom": 1})
    cell = book.add_format({"text_wrap": True, "valign": "top"})
    looks = {
        Op.DELETE: book.add_format({"font_color": "#B42318", "font_strikeout": True}),
        Op.INSERT: book.add_format({"font_color": "#027A48", "bold": True}),
        Op.EQUAL: book.add_format({}),
    }
    for column, (title, width) in enumerate(COLUMNS):
        sheet.set_column(column, column, width)
        sheet.write_string(0, column, title.of(ui), bold)
    for row, change in enumerate(comparison.changes, start=1):
        sheet.write_number(row, 0, row, cell)
        senses = ", ".join(MEANING[meaning].of(ui) for meaning in change.meanings)
        plain = [KIND[change.kind].of(ui), senses, where(change.old, ui), where(change.new, ui)]
        for column, text in enumerate(plain, start=1):
            sheet.write_string(row, column, text[:LONGEST], cell)
        _text(sheet, row, 5, change, Op.DELETE, looks, cell)
        _text(sheet, row, 6, change, Op.INSERT, looks, cell)
        evidence = "\n".join(
            f"{MEANING[e.meaning].of(ui)}: {' → '.join(part or '∅' for part in (e.old, e.new))}"
            for e in change.evidence
        )
        sheet.write_string(row, 7, evidence[:LONGEST], cell)
    sheet.autofilter(0, 0, max(1, len(comparison.changes)), len(COLUMNS) - 1)
    sheet.freeze_panes(1, 0)
    sheet.set_landscape()
    sheet.fit_to_pages(1, 0)
    sheet.repeat_rows(0)


def _text(
    sheet: Worksheet,
    row: int,
    column: int,
    change: Change,
    side: Op,
    looks: dict[Op, Format],
    cell: Format,
) -> None:
    """The text of one side with its changed words marked; rich strings need two stretches at least."""
    place = change.old if side is Op.DELETE else change.new
    if place is None:
        sheet.write_blank(row, column, None, cell)
        return
    label = f"{place.label} " if place.label else ""
    parts: list[object] = [label] if label else []
    total = len(label)
    for word in change.words:
        if word.op in (side, Op.EQUAL) and word.text:
            parts += [looks[word.op], word.text]
            total += len(word.text)
    if len(parts) > 3 and total <= LONGEST:
        sheet.write_rich_string(row, column, *parts, cell)
    else:
        sheet.write_string(row, column, (label + place.text)[:LONGEST], cell)


def _counts(book: Workbook, comparison: Comparison, ui: Ui) -> None:
    sheet = book.add_worksheet(SHEETS[1].of(ui))
    sheet.set_column(0, 0, 24)
    rows = [(KIND[ChangeKind(kind)].of(ui), count) for kind, count in comparison.summary.items()]
    rows += [(MEANING[Meaning(meaning)].of(ui), count) for meaning, count in comparison.meanings.items()]
    for row, (name, count) in enumerate(rows):
        sheet.write_string(row, 0, name)
        sheet.write_number(row, 1, count)
