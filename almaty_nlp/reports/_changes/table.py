"""The comparative table (сравнительная таблица) that meetings work with, as a Word document.

One change a row: number, provision, text in force, proposed text, reason. Words that go are struck, words
that come are bold. Three or more versions have a column each.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from io import BytesIO
from typing import TYPE_CHECKING

from almaty_nlp.model.change import Change, ChangeKind, Comparison, History, Op, Place, Words
from almaty_nlp.model.document import Document
from almaty_nlp.model.message import Message, Ui
from almaty_nlp.reports._changes._names import KIND

if TYPE_CHECKING:
    from docx.document import Document as WordDocument
    from docx.table import Table, _Cell, _Row

BINARY = True

TITLE = Message("Comparative table", "Сравнительная таблица")
NUMBER = Message("No.", "№")
PROVISION = Message("Provision", "Структурный элемент")
IN_FORCE = Message("Text in force", "Действующая редакция")
PROPOSED = Message("Proposed text", "Предлагаемая редакция")
VERSION = Message("Version {}", "Редакция {}")
REASON = Message("Reason", "Обоснование")
ABSENT = Message("None.", "Отсутствует.")
REMOVED = Message("Deleted.", "Исключить.")
SAME = Message("No change.", "Без изменений.")
UNCHANGED = Message("There are no changes.", "Изменений нет.")

NUMBER_CM, PROVISION_CM, REASON_CM, WIDTH_CM = 1.2, 3.6, 4.4, 25.7
"""Widths of the columns, and of the print area of an A4 page on its side with margins of 2 cm."""
POINTS = 10

Words_ = tuple[Words, ...]


def render(comparison: Comparison, ui: Ui = "en", *, reasons: Mapping[str, str] | None = None) -> bytes:
    """Return the table of two versions, headings in the language of the new one.

    `reasons` are given by the address of the provision, or by the number of the row.
    """
    tongue = _tongue(comparison.new, ui)
    rows = [(change, [_before(change, tongue), _after(change, tongue)]) for change in comparison.changes]
    heads = [IN_FORCE.of(tongue), PROPOSED.of(tongue)]
    return _document((comparison.old, comparison.new), heads, rows, tongue, reasons or {})


def render_history(history: History, ui: Ui = "en", *, reasons: Mapping[str, str] | None = None) -> bytes:
    """Return the table of three or more versions, a column each."""
    documents = (history.comparisons[0].old, *(comparison.new for comparison in history.comparisons))
    tongue = _tongue(documents[-1], ui)
    heads = [VERSION.of(tongue).format(number) for number in range(1, len(documents) + 1)]
    rows = [(thread.last, _steps(thread.steps, tongue)) for thread in history.threads]
    return _document(documents, heads, rows, tongue, reasons or {})


def _tongue(document: Document, ui: Ui) -> Ui:
    return "ru" if document.language == "ru" else "en" if document.language == "en" else ui


def _before(change: Change, tongue: Ui) -> Words_:
    if change.old is None:
        return (Words(Op.EQUAL, ABSENT.of(tongue)),)
    held = tuple(word for word in change.words if word.op is not Op.INSERT)
    if change.kind is ChangeKind.DELETE or not held:
        held = _whole(change.old, Op.DELETE if change.kind is ChangeKind.DELETE else Op.EQUAL)
    return _labelled(change, change.old, held, Op.DELETE)


def _after(change: Change, tongue: Ui) -> Words_:
    if change.new is None:
        return (Words(Op.INSERT, REMOVED.of(tongue)),)
    held = tuple(word for word in change.words if word.op is not Op.DELETE)
    if change.kind is ChangeKind.INSERT or not held:
        held = _whole(change.new, Op.INSERT if change.kind is ChangeKind.INSERT else Op.EQUAL)
    return _labelled(change, change.new, held, Op.INSERT)


def _whole(place: Place, op: Op) -> Words_:
    return (Words(op, place.text),)


def _labelled(change: Change, place: Place, held: Words_, op: Op) -> Words_:
    """The words after the label of the provision, which is marked where it is another one."""
    if not place.label:
        return held
    other = change.old if op is Op.INSERT else change.new
    same = other is not None and other.label == place.label
    return (Words(Op.EQUAL if same else op, place.label), Words(Op.EQUAL, " "), *held)


def _steps(steps: Sequence[Change | None], tongue: Ui) -> list[Words_]:
    """The text of each version: of the first as it was, of each later one with what came with it."""
    first = next(change for change in steps if change is not None)
    cells = [_before(first, tongue) if first is steps[0] else _plain(first.old, tongue)]
    there = first.old is not None
    for step in steps:
        there = step.new is not None if step else there
        still = SAME if there else ABSENT
        cells.append(_after(step, tongue) if step else (Words(Op.EQUAL, still.of(tongue)),))
    return cells


def _plain(place: Place | None, tongue: Ui) -> Words_:
    if place is None:
        return (Words(Op.EQUAL, ABSENT.of(tongue)),)
    return (Words(Op.EQUAL, f"{place.label} {place.text}".strip()),)


def _document(
    documents: Sequence[Document],
    heads: Sequence[str],
    rows: Iterable[tuple[Change, list[Words_]]],
    tongue: Ui,
    reasons: Mapping[str, str],
) -> bytes:
    from docx import Document as new_document

    word = new_document()
    _page(word)
    word.add_heading(TITLE.of(tongue), level=1)
    table = word.add_table(rows=1, cols=len(heads) + 3)
    table.style, table.autofit = "Table Grid", False
    titles = [NUMBER.of(tongue), PROVISION.of(tongue), *heads, REASON.of(tongue)]
    for cell, title in zip(table.rows[0].cells, titles, strict=True):
        cell.paragraphs[0].add_run(title).bold = True
    _property(table.rows[0], "w:tblHeader")
    number = 0
    for number, (change, cells) in enumerate(rows, start=1):
        place = change.place
        reason = reasons.get(place.address) or reasons.get(str(number), "")
        said = place.address or place.label
        _add(table, [str(number), f"{said}\n({KIND[change.kind].of(tongue)})".strip()], cells, reason)
    _widths(table, len(heads))
    if not number:
        word.add_paragraph(UNCHANGED.of(tongue))
    memory = BytesIO()
    word.save(memory)
    return memory.getvalue()


def _page(word: WordDocument) -> None:
    from docx.enum.section import WD_ORIENT
    from docx.shared import Cm, Pt

    section = word.sections[0]
    section.orientation = WD_ORIENT.LANDSCAPE
    section.page_width, section.page_height = Cm(29.7), Cm(21)
    section.left_margin = section.right_margin = Cm(2)
    section.top_margin = section.bottom_margin = Cm(2)
    style = word.styles["Normal"]
    style.font.size = Pt(POINTS)
    style.paragraph_format.space_after = Pt(3)


def _add(table: Table, plain: Sequence[str], cells: Sequence[Words_], reason: str) -> None:
    made: _Row = table.add_row()  # type: ignore[no-untyped-call]
    for cell, text in zip(made.cells, plain, strict=False):
        cell.paragraphs[0].add_run(_allowed(text))
    for cell, words in zip(made.cells[len(plain) :], cells, strict=False):
        _fill(cell, words)
    made.cells[-1].paragraphs[0].add_run(_allowed(reason))


def _fill(cell: _Cell, words: Words_) -> None:
    paragraph = cell.paragraphs[0]
    for word in words:
        run = paragraph.add_run(_allowed(word.text))
        run.bold = word.op is Op.INSERT or None
        run.font.strike = word.op is Op.DELETE or None


def _allowed(text: str) -> str:
    return "".join(
        " " if sign != "\n" and unicodedata.category(sign) in ("Cc", "Cs") else sign for sign in text
    )


def _property(row: _Row, name: str) -> None:
    """Give a row a property: repeated at the head of each page (ECMA-376 part 1, 17.4.78)."""
    from docx.oxml.parser import OxmlElement

    row._tr.get_or_add_trPr().append(OxmlElement(name))


def _widths(table: Table, versions: int) -> None:
    from docx.shared import Cm

    each = (WIDTH_CM - NUMBER_CM - PROVISION_CM - REASON_CM) / versions
    widths = [NUMBER_CM, PROVISION_CM, *[each] * versions, REASON_CM]
    for column, width in zip(table.columns, widths, strict=True):
        column.width = Cm(width)
    for row in table._tbl.tr_lst:
        for cell, width in zip(row.tc_lst, widths, strict=True):
            cell.width = Cm(width)
