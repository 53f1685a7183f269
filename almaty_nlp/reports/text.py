"""Findings as lines of text: one a line for pipes and editors, the quote under it, a summary last."""

from __future__ import annotations

from collections.abc import Iterator

from almaty_nlp.model.finding import Finding, Review
from almaty_nlp.model.message import Ui
from almaty_nlp.reports._shared import address, by_document, counts, excerpt, location


def render(review: Review, ui: Ui = "en") -> str:
    """Return `path:line:column: severity RULE message`, the quote in its context under it, and a summary."""
    lines = [line for _, findings in by_document(review) for f in findings for line in _entry(review, f, ui)]
    return "\n".join([*lines, _summary(review, ui)]) + "\n"


def _entry(review: Review, finding: Finding, ui: Ui) -> Iterator[str]:
    yield f"{place_in_words(review, finding)}: {finding.severity.word} {finding.rule} {finding.message.of(ui)}"
    part = excerpt(review.document(finding.place.path), finding.place.span)
    yield f"    {part.before}[{part.quote}]{part.after}".replace("\n", " ")


def place_in_words(review: Review, finding: Finding) -> str:
    """Return `path:line:column`, `path:page` for PDF, `path:address` for DOCX."""
    where = location(review, finding.place)
    if where.line is not None:
        return f"{finding.place.path}:{where.line}:{where.column}"
    if where.page is not None:
        return f"{finding.place.path}:{where.page}"
    return f"{finding.place.path}:{address(review, finding.place) or where.block}"


def _summary(review: Review, ui: Ui) -> str:
    number = counts(review.findings)
    return ", ".join(f"{name}: {count}" for name, count in number.items())
