"""Findings as a workbook: one sheet of findings with filters, one with the counts by rule.

Every cell of the document's words is written as a string, so that nothing in it is ever a formula or a link.
"""

from __future__ import annotations

from collections import Counter
from io import BytesIO
from typing import TYPE_CHECKING

from almaty_nlp.model.finding import Finding, Review, Severity
from almaty_nlp.model.message import Message, Ui
from almaty_nlp.reports._shared import address, excerpt, location, place_in_words, quote
from almaty_nlp.reports._words import PAGE, SEVERITY

if TYPE_CHECKING:
    from xlsxwriter import Workbook
    from xlsxwriter.format import Format
    from xlsxwriter.worksheet import Worksheet

BINARY = True

LONGEST = 32_767
"""Characters a cell may hold (Excel specifications and limits)."""

COLUMNS: tuple[tuple[Message, int], ...] = (
    (Message("Severity", "Важность"), 16),
    (Message("Rule", "Правило"), 10),
    (Message("Name", "Название"), 22),
    (Message("Document", "Документ"), 24),
    (Message("Place", "Место"), 30),
    (Message("Quote", "Цитата"), 28),
    (Message("In context", "В тексте"), 60),
    (Message("What is wrong", "Что не так"), 50),
    (Message("What to do", "Что сделать"), 36),
    (Message("Compare", "Сравните"), 40),
    (Message("Suppressed because", "Почему скрыто"), 30),
    (Message("Fingerprint", "Отпечаток"), 24),
)
_TINTS = {Severity.ERROR: "#FDE2E1", Severity.WARNING: "#FFF3CD", Severity.STYLE: "#E2F0FB"}
_SHEETS = (Message("Findings", "Находки"), Message("Rules", "Правила"), Message("Not read", "Не прочитано"))


def render(review: Review, ui: Ui = "en") -> bytes:
    """Return the workbook."""
    from xlsxwriter import Workbook

    memory = BytesIO()
    with Workbook(
        memory, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    ) as book:
        _findings(book, review, ui)
        _rules(book, review, ui)
        if review.unread:
            _unread(book, review, ui)
    return memory.getvalue()


def _findings(book: Workbook, review: Review, ui: Ui) -> None:
    sheet = book.add_worksheet(_SHEETS[0].of(ui))
    _head(book, sheet, COLUMNS, ui)
    wrap = book.add_format({"text_wrap": True, "valign": "top"})
    tints = {s: book.add_format({"bg_color": t, "valign": "top"}) for s, t in _TINTS.items()}
    rows = [(finding, "") for finding in review.findings]
    rows += [(s.finding, s.reason or s.by) for s in review.suppressed]
    for number, (finding, why) in enumerate(rows, start=1):
        for column, text in enumerate(_row(review, finding, why, ui)):
            _write(sheet, number, column, text, tints[finding.severity] if column == 0 else wrap)
    sheet.autofilter(0, 0, max(1, len(rows)), len(COLUMNS) - 1)


def _row(review: Review, finding: Finding, why: str, ui: Ui) -> list[str]:
    document = review.document(finding.place.path)
    part = excerpt(document, finding.place.span, width=60)
    where = location(review, finding.place)
    place = [f"{where.line}:{where.column}"] if where.line is not None else []
    place += [f"{PAGE.of(ui)} {where.page}"] if where.page is not None else []
    return [
        SEVERITY[finding.severity].of(ui),
        finding.rule,
        finding.name,
        finding.place.path,
        " · ".join([*place, address(review, finding.place)]).strip(" ·"),
        quote(review, finding.place),
        f"{part.before}[{part.quote}]{part.after}",
        finding.message.of(ui),
        "\n".join(fix.title.of(ui) for fix in finding.fixes),
        "\n".join(f"{place_in_words(review, p)}: {quote(review, p)}" for p in finding.related),
        why,
        finding.fingerprint,
    ]


def _rules(book: Workbook, review: Review, ui: Ui) -> None:
    sheet = book.add_worksheet(_SHEETS[1].of(ui))
    _head(book, sheet, (*COLUMNS[1:3], (Message("Findings", "Находки"), 12)), ui)
    number = Counter((finding.rule, finding.name) for finding in review.findings)
    for row, ((rule, name), count) in enumerate(number.most_common(), start=1):
        sheet.write_string(row, 0, rule)
        sheet.write_string(row, 1, name)
        sheet.write_number(row, 2, count)


def _unread(book: Workbook, review: Review, ui: Ui) -> None:
    sheet = book.add_worksheet(_SHEETS[2].of(ui))
    _head(book, sheet, ((Message("Document", "Документ"), 40), (Message("Reason", "Причина"), 100)), ui)
    wrap = book.add_format({"text_wrap": True, "valign": "top"})
    for row, one in enumerate(review.unread, start=1):
        _write(sheet, row, 0, one.path, wrap)
        _write(sheet, row, 1, one.message.of(ui), wrap)


def _head(book: Workbook, sheet: Worksheet, columns: tuple[tuple[Message, int], ...], ui: Ui) -> None:
    bold = book.add_format({"bold": True, "bottom": 1})
    for column, (title, width) in enumerate(columns):
        sheet.set_column(column, column, width)
        sheet.write_string(0, column, title.of(ui), bold)
    sheet.freeze_panes(1, 0)
    sheet.set_landscape()
    sheet.fit_to_pages(1, 0)
    sheet.repeat_rows(0)


def _write(sheet: Worksheet, row: int, column: int, text: str, style: Format) -> None:
    sheet.write_string(row, column, text[:LONGEST], style)
