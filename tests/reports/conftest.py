"""A review made by hand, with every kind of thing a report must cope with, hostile words among them."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from almaty_nlp.model.document import Anchor, Block, Cell, Document, Kind, Layer, Note, Run, Span, Table
from almaty_nlp.model.finding import (
    Edit,
    Finding,
    Fix,
    Place,
    Review,
    Safety,
    Severity,
    Suppressed,
)
from almaty_nlp.model.fingerprint import with_fingerprints
from almaty_nlp.model.message import Message
from almaty_nlp.model.origin import PdfLine, PdfOrigin, TextOrigin, TextPiece

HOSTILE = '<script>document.title="owned"</script><img src=x onerror=alert(1)> =1+1 {{ 7*7 }} %0A::error::x'


def at_line(number: int, column: int = 1) -> TextOrigin:
    return TextOrigin((TextPiece(0, number, column),))


TEXT = Document(
    "draft.md",
    "md",
    (
        Block("b0", Kind.TITLE, "Итоговый доклад", origin=at_line(1, 3)),
        Block(
            "b1",
            Kind.LIST_ITEM,
            "Стороны приняли доклад ЕБР и план.",
            label="1)",
            level=1,
            address="Приложение 2 › 1)",
            runs=(Run(8, 15, bold=True), Run(16, 22, link="javascript:alert(1)")),
            origin=at_line(3, 4),
        ),
        Block("b2", Kind.TABLE_CELL, "Доклад ЕАБР", cell=Cell(0, 0, 0), origin=at_line(5, 3)),
        Block("b3", Kind.TABLE_CELL, HOSTILE, cell=Cell(0, 0, 1), origin=at_line(5, 20)),
        Block("b4", Kind.PARAGRAPH, "=2+3 и ещё один план план.", origin=at_line(7)),
        Block("n1", Kind.FOOTNOTE, "Сноска о плане.", layer=Layer.NOTES, label="1", origin=at_line(9, 5)),
    ),
    "ru",
    footnotes=(Note("f1", "1", ("n1",), (Anchor("b4", 4),)),),
    tables=(Table(((("b2",), ("b3",)),)),),
)
PRINTED = Document(
    "draft.pdf",
    "pdf",
    (
        Block(
            "p0",
            Kind.PARAGRAPH,
            "The plan of action.",
            address="Annex 1",
            language="en",
            origin=PdfOrigin((PdfLine(0, 19, 4, (72, 100, 262, 112), [72 + 10 * n for n in range(20)]),)),
        ),
    ),
    "en",
)


def made(rule: str, severity: Severity, path: str, span: Span, *related: Span, fix: str = "") -> Finding:
    """Make a finding that says something hostile in both languages."""
    message = Message(f"A slip, {HOSTILE}", f"Ошибка, {HOSTILE}")
    fixes = (Fix(Message("Replace", "Заменить"), (Edit(span, fix),), Safety.ASK),) if fix else ()
    places = tuple(Place(path, other) for other in related)
    return Finding(rule, "a-name", severity, message, Place(path, span), places, fixes)


FOUND = (
    made("ACR001", Severity.ERROR, "draft.md", Span("b1", 23, 26), Span("b2", 7, 11), fix="ЕАБР"),
    made("TRM001", Severity.WARNING, "draft.md", Span("b1", 16, 26)),
    made("BUG001", Severity.STYLE, "draft.md", Span("b3", 0, 8)),
    made("DBL001", Severity.STYLE, "draft.md", Span("b4", 16, 25), Span("n1", 9, 14), fix="план"),
    made("SPL001", Severity.WARNING, "draft.pdf", Span("p0", 4, 8)),
)
MODEL = Review(
    (TEXT, PRINTED),
    (*with_fingerprints(TEXT, FOUND[:4]), *with_fingerprints(PRINTED, FOUND[4:])),
    (Message("A note.", "Примечание."),),
    (
        Suppressed(
            made("SPL001", Severity.WARNING, "draft.md", Span("b0", 0, 8)),
            "comment",
            f"a title {HOSTILE}",
            "A. Reviser",
            "2025-03-14",
        ),
    ),
)


@pytest.fixture
def review() -> Review:
    """Two documents, five findings, one suppressed."""
    return MODEL


@pytest.fixture
def many() -> Callable[[int], Review]:
    """Make a review of so many findings, every third an error."""

    def make(number: int) -> Review:
        span = Span("b1", 0, 7)
        severities = (Severity.STYLE, Severity.WARNING, Severity.ERROR)
        found = [made("TRM001", severities[at % 3], "draft.md", span) for at in range(number)]
        return Review((TEXT,), tuple(with_fingerprints(TEXT, found)))

    return make
