"""Findings as comments in the Word document itself, each on the exact words."""

from __future__ import annotations

from almaty_nlp.model.finding import Review
from almaty_nlp.model.message import Message, Ui
from almaty_nlp.reports._remarks import remark_lines, the_document

BINARY = True


def render(review: Review, ui: Ui = "en") -> bytes:
    """Return the reviewed document with a comment on every finding, signed «almaty-nlp».

    SettingsError unless exactly one document was reviewed, a .docx: comments belong into the file itself.
    """
    from almaty_nlp.writers.docx.comments import Remark, commented
    from almaty_nlp.writers.docx.signature import Signature

    document = the_document(review, "docx", NOT_WORD)
    remarks = [Remark(finding.place.span, remark_lines(review, finding, ui)) for finding in review.findings]
    return commented(document, remarks, Signature())


NOT_WORD = Message(
    en="{path}: --format docx writes comments into a Word document; for this file choose html or xlsx",
    ru="{path}: --format docx пишет примечания в документ Word; для этого файла выберите html или xlsx",
)
