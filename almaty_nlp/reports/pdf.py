"""Findings as highlights in the PDF itself, each with its note, on the exact words."""

from __future__ import annotations

from almaty_nlp.model.finding import Review, Severity
from almaty_nlp.model.message import Message, Ui
from almaty_nlp.reports._remarks import remark_lines, the_document

BINARY = True

AUTHOR = "almaty-nlp"
COLOURS = {
    Severity.ERROR: (1.0, 0.55, 0.5),
    Severity.WARNING: (1.0, 0.85, 0.35),
    Severity.STYLE: (0.6, 0.8, 1.0),
}
"""Red, yellow, blue: the tints of the other reports, strong enough for paper."""

NOT_PDF = Message(
    en="{path}: --format pdf puts highlights into a PDF; for this file choose docx, html or xlsx",
    ru="{path}: --format pdf ставит выделения в PDF; для этого файла выберите docx, html или xlsx",
)


def render(review: Review, ui: Ui = "en") -> bytes:
    """Return the reviewed PDF with a highlight and a note on every finding, coloured by severity.

    SettingsError unless exactly one document was reviewed, a .pdf.
    """
    from almaty_nlp.writers.pdf import Highlight, highlighted

    document = the_document(review, "pdf", NOT_PDF)
    marks = [
        Highlight(finding.place.span, "\n".join(remark_lines(review, finding, ui)), COLOURS[finding.severity])
        for finding in review.findings
    ]
    return highlighted(document, marks, author=AUTHOR)
