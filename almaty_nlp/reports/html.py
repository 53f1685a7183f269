"""Findings as one self-contained page: the document as read, each finding beside its place."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from almaty_nlp.checks.page import Page, pages
from almaty_nlp.model.document import Span
from almaty_nlp.model.finding import Finding, Place, Review
from almaty_nlp.model.message import Ui
from almaty_nlp.reports._html_words import WORDS
from almaty_nlp.reports._page import page
from almaty_nlp.reports._shared import (
    SEVERITIES,
    address,
    by_document,
    excerpt,
    flat,
    location,
    summary,
    version,
    words,
)
from almaty_nlp.reports._words import COUNTED, PAGE, SEVERITY

_FOLDER = Path(__file__).parent / "_html"
_RELATED_SHOWN = 2
_RELATED_MOST = 12


@dataclass(frozen=True, slots=True)
class _Card:
    """A finding as the page shows it beside its place.

    `again` = the same was said of an earlier place in the same block; `more` counts related places past
    the last that is shown.
    """

    number: int
    finding: Finding
    severity: str
    where: str
    message: str
    fixes: list[str]
    related: list[dict[str, str]]
    folded: list[dict[str, str]]
    more: int
    again: bool


def render(review: Review, ui: Ui = "en") -> str:
    """Return the page, in the interface language `ui`."""
    from almaty_nlp.reports._html_rows import rows

    ordered = [finding for _, found in by_document(review) for finding in found]
    numbered = dict(enumerate(ordered, start=1))
    documents = [
        {
            "name": Path(document.path).name,
            "path": document.path,
            "language": document.language or "",
            "words": f"{words(document):,}".replace(",", "\u202f"),
            "rows": list(rows(review, numbered, document, position)),
        }
        for position, document in enumerate(review.documents)
    ]
    return page(
        _FOLDER,
        ui=ui,
        say={name: message.of(ui) for name, message in WORDS.items()},
        title=", ".join(str(document["name"]) for document in documents) or "almaty",
        summary=summary(review, ui),
        version=version(),
        documents=documents,
        cards=_cards(review, numbered, ui),
        severities=_severities(review, ui),
        rules=_rules(review),
        pages=_pages(review, ui),
        suppressed=[_suppressed(review, at, ui) for at in range(len(review.suppressed))],
        unread=[one.message.of(ui) for one in review.unread],
        notes=[note.of(ui) for note in review.notes],
    )


def _cards(review: Review, numbered: Mapping[int, Finding], ui: Ui) -> dict[int, _Card]:
    said: set[tuple[Place, str]] = set()
    cards = {}
    for number, finding in numbered.items():
        block = Place(finding.place.path, Span(finding.place.span.block, 0, 0))
        key = (block, finding.rule + finding.message.of(ui))
        cards[number] = _card(review, number, finding, ui, again=key in said)
        said.add(key)
    return cards


def _card(review: Review, number: int, finding: Finding, ui: Ui, *, again: bool) -> _Card:
    places = [
        {"anchor": f"r{number}-{at}", "where": _where(review, place, ui), **_words(review, place)}
        for at, place in enumerate(finding.related[:_RELATED_MOST], start=1)
    ]
    return _Card(
        number,
        finding,
        SEVERITY[finding.severity].of(ui),
        _where(review, finding.place, ui),
        finding.message.of(ui),
        [fix.title.of(ui) for fix in finding.fixes],
        places[:_RELATED_SHOWN],
        places[_RELATED_SHOWN:],
        len(finding.related) - len(places),
        again,
    )


def _words(review: Review, place: Place) -> dict[str, str]:
    part = excerpt(review.document(place.path), place.span, width=32)
    return {"before": part.before, "quote": part.quote, "after": part.after}


def _where(review: Review, place: Place, ui: Ui) -> str:
    where = location(review, place)
    parts = [address(review, place)]
    if where.line is not None:
        parts.append(f"{where.line}:{where.column}")
    if where.page is not None:
        parts.append(f"{PAGE.of(ui)} {where.page}")
    return flat(" · ".join(part for part in parts if part))


def _severities(review: Review, ui: Ui) -> list[dict[str, Any]]:
    number = Counter(finding.severity for finding in review.findings)
    return [
        {"word": severity.word, "title": COUNTED[severity].of(ui), "count": number[severity]}
        for severity in SEVERITIES
        if number[severity]
    ]


def _rules(review: Review) -> list[dict[str, Any]]:
    """The rules that found something, the most frequent first, with the length of their bar (0 to 100)."""
    number = Counter((finding.rule, finding.name) for finding in review.findings)
    worst = {
        finding.rule: finding.severity.word for finding in sorted(review.findings, key=lambda f: f.severity)
    }
    most = max(number.values(), default=1)
    return [
        {
            "code": code,
            "name": name,
            "count": count,
            "bar": round(100 * count / most, 1),
            "severity": worst[code],
        }
        for (code, name), count in number.most_common()
    ]


def _pages(review: Review, ui: Ui) -> list[Page]:
    known = pages(ui)
    return [known[code] for code in sorted({finding.rule for finding in review.findings}) if code in known]


def _suppressed(review: Review, at: int, ui: Ui) -> dict[str, str]:
    one = review.suppressed[at]
    return {
        "rule": one.finding.rule,
        "where": _where(review, one.finding.place, ui),
        "message": one.finding.message.of(ui),
        "by": WORDS[f"by_{one.by}"].of(ui),
        "reason": " · ".join(part for part in (one.reason, one.author, one.date) if part),
        **_words(review, one.finding.place),
    }
