"""A glossary as rows again, and as CSV or XLSX: what `load` reads back as the same concepts."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable, Sequence

from almaty_nlp.glossary.columns import DEFAULTS
from almaty_nlp.glossary.types import Concept, Term

COLUMNS = tuple(DEFAULTS)
LONGEST = 32_767
"""Characters a cell of a workbook may hold."""
FORMULA = ("=", "+", "-", "@", "\t", "\r")
"""Beginnings by which a spreadsheet takes the words of a CSV cell for a formula."""

Row = dict[str, str]

NUMBERS = frozenset(("count", "share"))
"""Columns of figures."""
WIDTH = 24
WIDTHS = {
    "concept_id": 20, "concept": 20, "known": 20, "status": 10, "count": 7, "share": 7, "places": 12,
    "part_of_speech": 15, "en_acronym": 12, "ru_acronym": 12, "scope": 8, "name_type": 9,
    "definition_en": 44, "note": 32, "en_line": 44, "ru_line": 44, "example": 60,
}  # fmt: skip
"""Characters across a column, where the usual width is not right."""
LINE, TALLEST = 15.0, 409.0
"""Points of a line and of the tallest row there may be."""
A4 = 9
"""Number of the paper (ECMA-376 part 1, 18.3.1.63)."""
_NUMBER = re.compile(r"\d+(?:\.\d+)?").fullmatch


def rows(concepts: Iterable[Concept]) -> list[Row]:
    """Return the rows of a glossary file, one for each pair of terms that stood in one row."""
    found = []
    for concept in concepts:
        by_row: dict[str, list[Term]] = {}
        for term in concept.terms:
            by_row.setdefault(term.source, []).append(term)
        found += [_row(concept, terms) for terms in by_row.values()]
    return found


def to_csv(table: Sequence[Row], columns: Sequence[str] = COLUMNS) -> str:
    """Return rows as CSV (RFC 4180, LF); a cell that a spreadsheet would run as a formula gets a quote
    before it.

    A lone «-» stays: it is the mark for «not applicable».
    """
    memory = io.StringIO()
    writer = csv.writer(memory, lineterminator="\n")
    writer.writerow(columns)
    writer.writerows([_safe(row.get(name, "")) for name in columns] for row in table)
    return memory.getvalue()


def to_xlsx(table: Sequence[Row], columns: Sequence[str] = COLUMNS) -> bytes:
    """Return rows as a workbook of one sheet that prints on one page across.

    A cell of words is a string, never a formula or a link; counts and shares are numbers, to sort by.
    """
    from xlsxwriter import Workbook

    memory = io.BytesIO()
    options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    with Workbook(memory, options) as book:
        sheet = book.add_worksheet("Glossary")
        bold = book.add_format({"bold": True, "bottom": 1})
        plain = book.add_format({"valign": "top", "text_wrap": True})
        for at, name in enumerate(columns):
            sheet.write_string(0, at, name, bold)
            sheet.set_column(at, at, WIDTHS.get(name, WIDTH))
        for number, row in enumerate(table, 1):
            sheet.set_row(number, _height(row, columns))
            for at, name in enumerate(columns):
                cell = row.get(name, "")
                if name in NUMBERS and _NUMBER(cell):
                    sheet.write_number(number, at, float(cell), plain)
                else:
                    sheet.write_string(number, at, cell[:LONGEST], plain)
        sheet.freeze_panes(1, 0)
        sheet.autofilter(0, 0, max(len(table), 1), len(columns) - 1)
        sheet.set_landscape()
        sheet.set_paper(A4)
        sheet.fit_to_pages(1, 0)
        sheet.repeat_rows(0)
    return memory.getvalue()


def _height(row: Row, columns: Sequence[str]) -> float:
    """Points of a row that shows every cell whole: not every program measures wrapped text by itself."""
    lines = max(len(row.get(name, "")) // WIDTHS.get(name, WIDTH) + 1 for name in columns)
    return min(lines * LINE, TALLEST)


def _safe(cell: str) -> str:
    return f"'{cell}" if cell.startswith(FORMULA) and cell != "-" else cell


def _row(concept: Concept, terms: Sequence[Term]) -> Row:
    first = terms[0]
    row = {
        "concept_id": concept.id,
        "status": first.status,
        "part_of_speech": first.part_of_speech,
        "subject_field": first.subject,
        "definition_en": concept.definition,
        "note": first.note,
        "source": first.source,
        "scope": first.scope,
        "name_type": first.name_type,
    }
    for term in terms:
        row[f"{term.language}_term"] = term.text
        row[f"{term.language}_acronym"] = term.acronym
    return {name: row.get(name, "") or "-" for name in COLUMNS}
