"""What several reports need: addresses of places in words, quotes in their context, counts."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from almaty_nlp.model.document import Document, Span
from almaty_nlp.model.finding import Finding, Place, Review, Severity
from almaty_nlp.model.locate import Location, locate

SEVERITIES = (Severity.ERROR, Severity.WARNING, Severity.STYLE)
"""From the gravest to the lightest: the order of every summary."""


@dataclass(frozen=True, slots=True)
class Excerpt:
    """A stretch of a block with the quote in the middle; «…» stands where the text was cut."""

    before: str
    quote: str
    after: str


def by_document(review: Review) -> Iterator[tuple[Document, list[Finding]]]:
    """Yield each document with its findings, in the order of the run."""
    for document in review.documents:
        yield document, [finding for finding in review.findings if finding.place.path == document.path]


def location(review: Review, place: Place) -> Location:
    """Return where a place stands in its document."""
    return locate(review.document(place.path), place.span)


def quote(review: Review, place: Place) -> str:
    """Return the exact characters of a place."""
    return review.document(place.path).text(place.span)


def address(review: Review, place: Place) -> str:
    """Return the address of the block a place stands in («Annex 4 › 29»)."""
    return review.document(place.path).block(place.span.block).address


def excerpt(document: Document, span: Span, width: int = 40) -> Excerpt:
    """Return the quote with up to `width` characters on either side, cut between words if possible."""
    text = document.block(span.block).text
    left, right = max(0, span.start - width), min(len(text), span.end + width)
    before, after = text[left : span.start], text[span.end : right]
    if left and " " in before:
        before = before.split(" ", 1)[1]
    if right < len(text) and " " in after:
        after = after.rsplit(" ", 1)[0]
    return Excerpt(
        ("…" if left else "") + before,
        text[span.start : span.end],
        after + ("…" if right < len(text) else ""),
    )


def counts(findings: tuple[Finding, ...]) -> dict[str, int]:
    """Return the number of findings of each severity, the gravest first, zeros included."""
    return {
        severity.word: sum(finding.severity is severity for finding in findings) for severity in SEVERITIES
    }


def words(document: Document) -> int:
    """Return the number of words of a document, as white space parts them."""
    return sum(len(block.text.split()) for block in document.blocks)
