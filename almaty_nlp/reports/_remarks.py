"""What a comment or a note in the document itself says about a finding."""

from __future__ import annotations

from almaty_nlp.errors import SettingsError
from almaty_nlp.model.document import Document
from almaty_nlp.model.finding import Finding, Fix, Review
from almaty_nlp.model.message import Message, Ui
from almaty_nlp.reports._shared import from_here, place_in_words, quote, some
from almaty_nlp.reports._words import FIX, SEE, SEVERITY

MOST_RELATED = 3


def remark_lines(review: Review, finding: Finding, ui: Ui) -> tuple[str, ...]:
    """Return the paragraphs of a remark: what is wrong, what to put instead, what to compare."""
    head = f"{finding.rule} ({SEVERITY[finding.severity].of(ui)}): {finding.message.of(ui)}"
    fixes = [f"{FIX.of(ui)}: {_fix(finding, fix, ui)}" for fix in finding.fixes]
    places, more = some(finding.related, ui, MOST_RELATED)
    related = [f"{SEE.of(ui)}: {place_in_words(review, place)}: «{quote(review, place)}»" for place in places]
    return (head, *fixes, *related, *([more] if more else []))


def the_document(review: Review, form: str, refusal: Message) -> Document:
    """Return the one document of a review, of the format `form`; SettingsError with `refusal` for another."""
    if len(review.documents) + len(review.unread) != 1:
        raise SettingsError(
            Message(
                en=f"--format {form}: the result is the document itself with remarks; check one at a time",
                ru=f"--format {form}: результат — сам документ с пометами; проверяйте документы по одному",
            )
        )
    (document,) = review.documents
    if document.format != form:
        path = from_here(document.path)
        raise SettingsError(Message(refusal.en.format(path=path), refusal.ru.format(path=path)))
    return document


def _fix(finding: Finding, fix: Fix, ui: Ui) -> str:
    """The title of a fix, with the new words where it only replaces what was found."""
    if len(fix.edits) == 1 and fix.edits[0].span == finding.place.span and fix.edits[0].text:
        return f"{fix.title.of(ui)} → «{fix.edits[0].text}»"
    return fix.title.of(ui)
