"""Findings as JSON, schema `almaty-findings/1`."""

from __future__ import annotations

import json
from typing import Any

from almaty_nlp.model.finding import Finding, Fix, Place, Review
from almaty_nlp.model.locate import Location
from almaty_nlp.model.message import Ui
from almaty_nlp.reports._shared import address, counts, location, quote, words

SCHEMA = "almaty-findings/1"


def render(review: Review, ui: Ui = "en") -> str:
    """Return the review as JSON text, messages in the language `ui`."""
    return json.dumps(as_data(review, ui), ensure_ascii=False, indent=1) + "\n"


def as_data(review: Review, ui: Ui = "en") -> dict[str, Any]:
    """Return the review as plain data in the shape of the schema."""
    summary: dict[str, Any] = dict(counts(review.findings))
    summary["suppressed"] = len(review.suppressed)
    return {
        "schema": SCHEMA,
        "documents": [
            {
                "path": document.path,
                "language": document.language,
                "format": document.format,
                "blocks": len(document.blocks),
                "words": words(document),
            }
            for document in review.documents
        ],
        "findings": [_finding(review, finding, ui) for finding in review.findings],
        "summary": summary,
        "notes": [note.of(ui) for note in review.notes],
        "unread": [{"path": one.path, "message": one.message.of(ui)} for one in review.unread],
    }


def _finding(review: Review, finding: Finding, ui: Ui) -> dict[str, Any]:
    return {
        "fingerprint": finding.fingerprint,
        "rule": finding.rule,
        "name": finding.name,
        "severity": finding.severity.word,
        "message": finding.message.of(ui),
        "path": finding.place.path,
        "location": location_data(location(review, finding.place)),
        "address": address(review, finding.place),
        "quote": quote(review, finding.place),
        "fixes": [_fix(review, finding, fix, ui) for fix in finding.fixes],
        "related": [_related(review, place) for place in finding.related],
    }


def _fix(review: Review, finding: Finding, fix: Fix, ui: Ui) -> dict[str, Any]:
    index = review.document(finding.place.path).index
    return {
        "title": fix.title.of(ui),
        "safety": fix.safety.name.lower(),
        "edits": [
            {
                "block": index[edit.span.block],
                "start": edit.span.start,
                "end": edit.span.end,
                "text": edit.text,
            }
            for edit in fix.edits
        ],
    }


def _related(review: Review, place: Place) -> dict[str, Any]:
    return {
        "path": place.path,
        "location": location_data(location(review, place)),
        "address": address(review, place),
        "quote": quote(review, place),
    }


def location_data(where: Location) -> dict[str, Any]:
    """Return a location as plain data; keys that the format does not have are left out."""
    data: dict[str, Any] = {"block": where.block, "start": where.start, "end": where.end}
    if where.line is not None:
        data.update(line=where.line, column=where.column)
    if where.page is not None:
        data["page"] = where.page
        if where.bbox is not None:
            data["bbox"] = [round(number, 2) for number in where.bbox]
    return data
