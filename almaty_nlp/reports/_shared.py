"""What several reports need: addresses of places in words, quotes in their context, counts."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from almaty_nlp.model.document import Document, Span
from almaty_nlp.model.finding import Finding, Place, Review, Severity
from almaty_nlp.model.locate import Location, locate
from almaty_nlp.model.message import Ui
from almaty_nlp.reports._words import COUNTED, MORE, NOTHING, SUPPRESSED, UNREAD

_BREAKING = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028\u2029]")
"""Control characters and the line and paragraph separators: they would break a line, or drive a terminal."""

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


def some(places: Sequence[Place], ui: Ui, most: int = 3) -> tuple[Sequence[Place], str]:
    """Return the first `most` places and a remark on how many more there are («» when all are shown)."""
    left = len(places) - most
    return places[:most], MORE.of(ui).format(left) if left > 0 else ""


def flat(text: str) -> str:
    """Return the text on one line: line breaks, tabs and other control characters become spaces."""
    return _BREAKING.sub(" ", text)


def excerpt(document: Document, span: Span, width: int = 40) -> Excerpt:
    """Return the quote on one line with up to `width` characters on either side, cut between words.

    A quote past `4 * width` characters is cut in the middle.
    """
    text = flat(document.block(span.block).text)
    left, right = max(0, span.start - width), min(len(text), span.end + width)
    before, after = text[left : span.start], text[span.end : right]
    if left and " " in before:
        before = before.split(" ", 1)[1]
    if right < len(text) and " " in after:
        after = after.rsplit(" ", 1)[0]
    cited = text[span.start : span.end]
    if len(cited) > 4 * width:
        cited = f"{cited[: 2 * width]} … {cited[-2 * width :]}"
    return Excerpt(("…" if left else "") + before, cited, after + ("…" if right < len(text) else ""))


def place_in_words(review: Review, place: Place) -> str:
    """Return `path:line:column`, `path:page` for PDF, else `path:address` (or the number of the block)."""
    where = location(review, place)
    if where.line is not None:
        return f"{place.path}:{where.line}:{where.column}"
    if where.page is not None:
        return f"{place.path}:{where.page}"
    return f"{place.path}:{address(review, place) or where.block}"


def from_here(path: str) -> str:
    """Return a path as seen from the working folder when it lies below it, with forward slashes; else as
    given.

    Code scanning and annotations know files by their place in the repository, where the run starts.
    """
    given = Path(path)
    if given.is_absolute() and given.is_relative_to(Path.cwd()):
        given = given.relative_to(Path.cwd())
    return given.as_posix()


def summary(review: Review, ui: Ui) -> str:
    """Return the line that ends a report: how many findings of each severity, how many are suppressed, and
    how many documents could not be read.
    """
    number = {s: sum(f.severity is s for f in review.findings) for s in SEVERITIES}
    parts = [f"{COUNTED[s].of(ui)}: {count}" for s, count in number.items() if count] or [NOTHING.of(ui)]
    if review.suppressed:
        parts.append(f"{SUPPRESSED.of(ui)}: {len(review.suppressed)}")
    if review.unread:
        parts.append(f"{UNREAD.of(ui)}: {len(review.unread)}")
    return ", ".join(parts)


def counts(findings: tuple[Finding, ...]) -> dict[str, int]:
    """Return the number of findings of each severity, the gravest first, zeros included."""
    return {s.word: sum(finding.severity is s for finding in findings) for s in SEVERITIES}


def words(document: Document) -> int:
    """Return the number of words of a document, as white space parts them."""
    return sum(len(block.text.split()) for block in document.blocks)


def version() -> str:
    """Return the version of the installed package."""
    from importlib.metadata import version

    return version("almaty-nlp")
